"""Pictures of every kind, and pages of every state: each gives data or a code."""

from __future__ import annotations

import io
import struct
import zlib
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from program import ROOT
from rasters import Way, as_file, drawn, scanned, spoilt

from granskning_cli import Questionnaire, parse
from granskning_cli.diagnostics import Unreadable
from granskning_cli.readers import read
from granskning_cli.readers.scan.pages import MOST_PIXELS, _scaled
from granskning_cli.readers.scan.picture import Picture

FORM = ROOT / "samples/bun-2025--word/source.pdf"


@cache
def page() -> Any:
    """The upper half of a form at 200 dots an inch."""
    return drawn(FORM, 200)[0][:1250]


def saved(picture: Image.Image, kind: str, **more: Any) -> bytes:
    """The bytes of a picture."""
    out = io.BytesIO()
    picture.save(out, kind, dpi=(200, 200), **more)
    return out.getvalue()


def read_off(result: Questionnaire) -> dict[str | None, list[str]]:
    """The marks of each question."""
    return {
        q.number: [one.label for one in q.answer.selected] if q.answer else []
        for section in result.sections
        for q in section.questions
    }


@cache
def expected() -> dict[str | None, list[str]]:
    """What the first page gives in grey."""
    return read_off(parse(saved(Image.fromarray(page()), "PNG")))


def code(data: bytes) -> str:
    """What it is refused with."""
    with pytest.raises(Unreadable) as refusal:
        parse(data)
    return refusal.value.code


def sixteen() -> Image.Image:
    """The page with sixteen bits a pixel."""
    return Image.fromarray(page().astype(np.uint16) * 257)


def clear() -> Image.Image:
    """Black on nothing: only the alpha tells what is ink."""
    grey = Image.fromarray(page())
    black = Image.new("L", grey.size, 0)
    return Image.merge("LA", (black, Image.fromarray(255 - page())))


def turned_by_exif() -> bytes:
    """Laid on its side, and the file says so."""
    exif = Image.Exif()
    exif[0x0112] = 6
    return saved(Image.fromarray(np.rot90(page(), 1)), "JPEG", exif=exif, quality=85)


KINDS = {
    "palette": lambda: saved(Image.fromarray(page()).convert("P"), "PNG"),
    "alpha": lambda: saved(clear(), "PNG"),
    "16 bit": lambda: saved(sixteen(), "PNG"),
    "16 bit TIFF": lambda: saved(sixteen(), "TIFF"),
    "1 bit G4": lambda: saved(
        Image.fromarray(page()).convert("1", dither=Image.Dither.NONE), "TIFF", compression="group4"
    ),
    "CMYK JPEG": lambda: saved(Image.fromarray(page()).convert("CMYK"), "JPEG", quality=80),
    "CMYK TIFF": lambda: saved(Image.fromarray(page()).convert("CMYK"), "TIFF", compression="tiff_lzw"),
    "turned by EXIF": turned_by_exif,
    "upside down": lambda: saved(Image.fromarray(np.rot90(page(), 2)), "PNG"),
    "on its side": lambda: saved(Image.fromarray(np.rot90(page(), 1)), "PNG"),
}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_picture_gives_the_same_marks(kind: str) -> None:
    """Whatever its colours are made of and however it lies, a page says the same."""
    assert len(expected()) > 3
    assert read_off(parse(KINDS[kind]())) == expected()


def bomb(width: int, height: int) -> bytes:
    """A PNG of a few kilobytes that says it has so many pixels."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(bytes(100_000)))
        + chunk(b"IEND", b"")
    )


def animated() -> bytes:
    """Two frames of a GIF."""
    frames = [Image.new("P", (700, 900), colour) for colour in (0, 1)]
    return saved(frames[0], "GIF", save_all=True, append_images=frames[1:])


def landscape() -> bytes:
    """A photograph of something else: hills of grey without a word."""
    y, x = np.mgrid[0:900, 0:1300]
    hills = 120 + 60 * np.sin(x / 190) + 40 * np.cos(y / 130 + x / 400)
    noise = np.random.default_rng(3).normal(0, 12, hills.shape)
    return saved(Image.fromarray(np.clip(hills + noise, 0, 255).astype(np.uint8)), "JPEG", quality=80)


REFUSED = {
    "R105": animated,
    "R152": lambda: bomb(60_000, 60_000),
    "R153": lambda: saved(Image.fromarray(page()), "JPEG", quality=80)[:9_000],
}


@pytest.mark.parametrize("wanted", REFUSED)
def test_what_is_no_picture_of_a_page_is_refused(wanted: str) -> None:
    """R105 an animation, R152 a bomb before it is unpacked, R153 one cut short: never half a page in silence."""
    assert code(REFUSED[wanted]()) == wanted


def test_a_photograph_of_something_else_is_refused() -> None:
    """R109 or Q390: nothing to read, or no question in what was read."""
    assert code(landscape()) in {"R109", "Q390"}


@pytest.mark.parametrize("size", [(5_000_000, 1), (1, 400_000), (60_000, 40)])
def test_a_sliver_is_a_picture_of_nothing(size: tuple[int, int]) -> None:
    """R109 where a picture has a side of hardly a pixel, or none once it is made smaller."""
    assert code(saved(Image.new("L", size, 255), "PNG")) == "R109"


def test_a_sheet_as_large_as_a_house_is_not_blown_up() -> None:
    """A coarse picture is made sharper only as far as memory allows."""
    wide = Picture(np.full((3_000, 5_000), 255, np.uint8), 4.0)
    assert _scaled(wide).grey.size <= MOST_PIXELS * 1.01
    assert _scaled(Picture(wide.grey[:700, :500], 60.0)).dpi == 190.0


def test_a_blank_page_between_others_is_nothing() -> None:
    """The back of a sheet that was fed through gives no word and no note of an unreadable page."""
    blank = np.clip(np.random.default_rng(1).normal(250, 3, page().shape), 0, 255).astype(np.uint8)
    document = read(as_file([page(), blank], Way(200)))
    assert [bool(one.words) for one in document.pages] == [True, False]
    assert not {note.code for note in document.notes} & {"R157"}


def test_pages_with_text_and_pages_that_are_pictures_are_one_document(tmp_path: Path) -> None:
    """The first page keeps its own text, the second is read from its picture, and each value says which it was."""
    import pypdfium2

    mixed, native = pypdfium2.PdfDocument.new(), pypdfium2.PdfDocument(FORM)
    picture = pypdfium2.PdfDocument(as_file([spoilt(drawn(FORM, 200)[1], Way(200, 0.5, 4))], Way(200)))
    mixed.import_pages(native, [0])
    mixed.import_pages(picture)
    mixed.save(tmp_path / "mixed.pdf")
    result, wanted = parse(tmp_path / "mixed.pdf"), parse(FORM)
    assert read_off(result) == read_off(wanted)
    told = {q.at.basis for section in result.sections for q in section.questions if q.at}
    assert "ocr" in told
    assert told - {"ocr"}


def test_a_photograph_of_a_form_is_made_flat() -> None:
    """Seen at an angle, on a dark table, in uneven light: the same marks, or the question is said to be unsure."""
    result = parse(scanned(FORM, Way(250, photo=True, noise=4, blur=0.6, jpeg=75)))
    wanted = read_off(parse(FORM))
    unsure = {one.question for one in result.diagnostics if one.severity != "info"}
    found = read_off(result)
    assert [number for number in wanted if found.get(number) != wanted[number] and number not in unsure] == []
    assert sum(found.get(number) == marks for number, marks in wanted.items()) >= 0.8 * len(wanted)
