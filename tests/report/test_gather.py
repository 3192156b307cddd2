"""What goes into a report before it is a page: pictures and how many, data that cannot break out, texts."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw
from program import ROOT
from reportlab.pdfgen.canvas import Canvas

from granskning_cli.diagnostics import TABLE
from granskning_cli.model.layout import Document, Page
from granskning_cli.readers import read
from granskning_cli.readers.pictures import MOST_PIXELS, encoded, pictures
from granskning_cli.report.budget import STEPS, Budget
from granskning_cli.report.embed import embedded
from granskning_cli.report.texts import LANGUAGES, texts

SAMPLES = ROOT / "samples"


def shown(path: Path, dots: int = 144) -> list[Image.Image | None]:
    data = path.read_bytes()
    return [
        Image.open(BytesIO(one.data)) if one else None for one in pictures(data, read(data), lambda: dots)
    ]


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*/source.pdf")), ids=lambda path: path.parent.name)
def test_words_stand_on_ink(path: Path) -> None:
    """In the picture of a page nine of ten words lie on something dark: pictures and places are of one page."""
    data = path.read_bytes()
    document = read(data)
    for page, picture in zip(document.pages, shown(path), strict=True):
        if picture is None:
            continue
        grey = picture.convert("L")
        scale = grey.width / page.width
        assert abs(grey.height / grey.width - page.height / page.width) < 0.01
        words = [word for word in page.words if len(word.text) > 2 and not word.font.startswith("=")]
        dark = [
            grey.crop(tuple(round(v * scale) for v in word.bbox)).getextrema()[0] < 140  # type: ignore[operator]
            for word in words
        ]
        assert sum(dark) >= 0.9 * len(dark)


def test_what_a_viewer_alone_draws_is_not_shown() -> None:
    """A dynamic form's page that only asks to wait has no picture: the form is drawn from its XML."""
    assert shown(SAMPLES / "mbn-2025--xfa" / "source.pdf") == [None]


def test_a_grey_page_is_grey_and_a_coloured_one_is_not() -> None:
    """Sixteen greys where nothing is coloured; a small red stamp makes it a picture in colours."""
    page = Image.new("RGB", (800, 1000), "white")
    ImageDraw.Draw(page).rectangle((100, 100, 300, 130), fill=(40, 42, 40))
    grey = Image.open(BytesIO(encoded(page).data))
    assert (grey.mode, len(grey.getcolors() or ())) == ("P", 2)
    assert grey.convert("RGB").getpixel((0, 0)) == (255, 255, 255)
    ImageDraw.Draw(page).rectangle((500, 700, 560, 730), fill=(200, 20, 20))
    red = Image.open(BytesIO(encoded(page).data)).convert("RGB").getpixel((530, 715))
    assert isinstance(red, tuple)
    assert red[0] > 150 > red[1]


def test_a_photograph_is_no_png() -> None:
    """Noise, as of a scan, takes less as WebP."""
    found = encoded(Image.effect_noise((1000, 1400), 60).convert("RGB"))
    assert found.media_type == "image/webp"
    assert len(found.data) < 700_000


def test_a_page_of_any_size_has_so_many_pixels() -> None:
    """A page of five metres is drawn smaller, not refused."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=(14_000, 14_000))
    canvas.drawString(72, 72, "1.1 Finns en plan?")
    canvas.save()
    data = out.getvalue()
    (picture,) = pictures(data, read(data), lambda: 144)
    assert picture is not None
    assert picture.width * picture.height <= 1.01 * MOST_PIXELS


def test_a_picture_file_is_shown() -> None:
    """Each of its pictures on the page of its shape; where the page has another shape (a sheet cut out) there is none."""
    sheets = [Image.new("RGB", size, "white") for size in ((1654, 2339), (1654, 2339), (2339, 1654))]
    for sheet in sheets:
        ImageDraw.Draw(sheet).rectangle((100, 100, 300, 130), fill="black")
    out = BytesIO()
    sheets[0].save(out, "TIFF", save_all=True, append_images=sheets[1:])
    pages = tuple(Page(number, 595.0, 842.0) for number in (1, 2, 3))
    found = list(pictures(out.getvalue(), Document(pages, "image/tiff", "scan"), lambda: 108))
    assert [one and (one.width, one.height) for one in found] == [(892, 1262), (892, 1262), None]


def test_the_budget() -> None:
    """Sharp first, then less, then none; the pages of a long document go down by themselves."""
    budget = Budget()
    budget.begin()
    dots = [budget.resolution() for _ in range(500)]
    assert [dots[0], dots[40], dots[120], dots[400]] == [144, 108, 72, 0]
    assert (budget.coarser, budget.left_out) == (360, 100)
    budget.spend(STEPS[0][0])
    budget.begin()
    assert (budget.resolution(), budget.coarser, budget.left_out) == (108, 1, 0)
    assert Budget(pictures=False).resolution() == 0


def test_a_long_document_says_so() -> None:
    """Pages that are less sharp are E803, pages without a picture E804, with how many they are."""
    from granskning_cli.report import gather
    from granskning_cli.sources import Item

    out = BytesIO()
    canvas = Canvas(out, pagesize=(200, 100))
    for number in range(1, 411):
        canvas.drawString(10, 60, f"{number}. Finns en plan för {number}?")
        canvas.drawString(10, 40, "Ja.")
        canvas.showPage()
    canvas.save()
    gathered = gather([Item("long.pdf", out.getvalue, None)])
    assert [(one.code, one.message) for one in gathered.remarks] == [
        ("E803", "long.pdf: 360 pages are shown less sharp, so that the report stays small"),
        ("E804", "long.pdf: 10 pages are shown without their picture, because the report would be too large"),
    ]
    (document,) = gathered.documents
    assert [page["picture"] is None for page in document.pages] == [False] * 400 + [True] * 10
    assert document.pages[409]["words"][0][4] == "410."


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(
    st.dictionaries(st.text(max_size=20), st.lists(st.text(max_size=40) | st.none(), max_size=4), max_size=4)
)
def test_data_stays_data(value: object) -> None:
    """Whatever is embedded reads back the same and holds no "<" that could end its element."""
    text = str(embedded(value))
    assert json.loads(text) == value
    assert not set(text) & set("<>&\u2028\u2029\u202e")


def test_every_language_says_everything() -> None:
    """The same keys in each, with the same values to fill in, and a code is one of the table with two sentences."""

    def keys(tree: object, path: str = "") -> dict[str, set[str]]:
        if isinstance(tree, dict):
            return {k: v for key, one in tree.items() for k, v in keys(one, f"{path}.{key}").items()}
        return {path: {part.split("}")[0] for part in str(tree).split("{")[1:]}}

    said = {
        language: {k: v for k, v in texts(language).items() if k not in ("codes", "values")}
        for language in LANGUAGES
    }
    assert keys(said["sv"]) == keys(said["en"])
    for language in LANGUAGES:
        for code, sentences in texts(language).get("codes", {}).items():
            assert code in TABLE
            assert all(isinstance(one, str) and one.endswith(".") for one in sentences[:2]), code


def test_every_text_of_the_scripts_is_there() -> None:
    """A key that a script asks for is in the texts; of those that it puts together the beginning is."""
    import re

    said = texts("sv")
    scripts = ROOT / "src" / "granskning_cli" / "report" / "script"
    asked = {
        key for path in scripts.glob("*.js") for key in re.findall(r"""\bt\(["`]([\w.]+)""", path.read_text())
    }
    assert len(asked) > 60
    for key in asked:
        found: object = said
        for part in filter(None, key.split(".")):
            assert isinstance(found, dict), key
            names = [
                name
                for name in found
                if name == part or (key.endswith(("_", part)) and name.startswith(part))
            ]
            assert names, key
            found = found.get(part, found)
