"""Stamps and names in coloured ink over what is printed, and what is written in colour and no stamp."""

from __future__ import annotations

from io import BytesIO

import cv2
import numpy as np
import pytest
from papers import INKS, MARKERS, cast, marker, signed, stamp
from pens import DPI, MARKED, OPTIONS, UNIT, form, marked, middle
from PIL import Image
from program import ROOT
from rasters import Way, drawn, scanned, spoilt

from granskning_cli import Questionnaire, parse
from granskning_cli.model.layout import BBox
from granskning_cli.readers.scan.picture import Picture, Place
from granskning_cli.readers.scan.places.ink import states
from granskning_cli.readers.scan.places.stamped import under_stamps
from granskning_cli.readers.scan.sheet.stamps import in_grey

WAY = Way(DPI, 0.4, 5, 0, 70)


def told(result: Questionnaire) -> dict[str | None, tuple[list[str], str]]:
    return {
        q.number: ([one.label for one in q.answer.selected], q.answer.state)
        for section in result.sections for q in section.questions if q.answer
    }  # fmt: skip


def page() -> np.ndarray:
    """A form without answers, in colours."""
    return np.repeat(form(boxes=False)[..., None], 3, axis=2)


def seen(colour: np.ndarray) -> Picture:
    return in_grey(np.ascontiguousarray(spoilt(colour, WAY)[..., ::-1]), DPI)


@pytest.mark.parametrize("colour", ["blue", "red", "violet", "green"])
def test_what_is_below_a_stamp_is_as_black_as_before(colour: str) -> None:
    """Of the stamp hardly a trace of ink is left, of what is printed hardly a trace is gone."""
    plain = page()
    stamped = stamp(plain, colour, UNIT, np.random.default_rng(2), (0.6, 0.3))
    before, after = seen(plain).grey < 150, seen(stamped)
    assert after.stamps is not None
    lost = before & ~cv2.dilate((after.grey < 150).astype(np.uint8), np.ones((3, 3))).astype(bool)
    left = (after.grey < 150) & ~cv2.dilate(before.astype(np.uint8), np.ones((3, 3))).astype(bool)
    ink = int((after.stamps < 128).sum())
    assert ink > 3000
    assert left.sum() < 0.03 * ink
    assert lost.sum() < 0.03 * before.sum()


def in_blue(text: str, x: float, y: float, colour: np.ndarray) -> None:
    place = round(x * UNIT), round(y * UNIT)
    cv2.putText(
        colour, text, place, cv2.FONT_HERSHEY_SCRIPT_SIMPLEX, 0.4 * UNIT, INKS["blue"], 3, cv2.LINE_AA
    )


def written_in_blue(colour: np.ndarray) -> np.ndarray:
    """Answers below each other in an empty part of the page."""
    for row in range(5):
        in_blue("Planen antogs av namnden den 4 mars", 60, 350 + 14 * row, colour)
    return colour


def ruled_in_blue(colour: np.ndarray) -> np.ndarray:
    """A table with black type in its cells, some of which touches its lines."""
    for row in range(4):
        for column in range(4):
            corners = [
                (round((60 + 110 * (column + by)) * UNIT), round((400 + 30 * (row + by)) * UNIT))
                for by in (0, 1)
            ]
            cv2.rectangle(colour, *corners, INKS["blue"], 3)
            cv2.putText(
                colour,
                "Nej",
                (corners[0][0] + 30, corners[1][1] - 30),
                0,
                0.36 * UNIT,
                (0, 0, 0),
                2,
                cv2.LINE_AA,
            )
    return colour


def marked_in_blue(colour: np.ndarray) -> np.ndarray:
    for row, column in MARKED:
        x, y = middle(row, column)
        for side in (-1, 1):
            ends = [(round((x + by * 12) * UNIT), round((y + by * side * 11) * UNIT)) for by in (-1, 1)]
            cv2.line(colour, *ends, INKS["blue"], 4, cv2.LINE_AA)
    return colour


def framed_in_blue(colour: np.ndarray) -> np.ndarray:
    """A box to write in, as straight as the page, with what was written in it."""
    cv2.rectangle(
        colour, (round(60 * UNIT), round(400 * UNIT)), (round(250 * UNIT), round(460 * UNIT)), INKS["blue"], 3
    )
    cv2.putText(
        colour, "Namn", (round(66 * UNIT), round(420 * UNIT)), 0, 0.36 * UNIT, (0, 0, 0), 2, cv2.LINE_AA
    )
    in_blue("Namnden antog planen", 66, 440, colour)
    return colour


@pytest.mark.parametrize(
    "of",
    [
        written_in_blue,
        ruled_in_blue,
        marked_in_blue,
        framed_in_blue,
        *[lambda colour, tone=tone: marker(colour, tone, UNIT, np.random.default_rng(1)) for tone in MARKERS],
        *[lambda colour, tone=tone: cast(colour, tone, UNIT, np.random.default_rng(1)) for tone in ("warm", "yellowed")],
    ],
)  # fmt: skip
def test_what_is_no_stamp_stays(of: object) -> None:
    """Answers, marks, tables and boxes in blue, a highlighter's stripes and yellowed paper."""
    assert seen(of(page())).stamps is None  # type: ignore[operator]


def test_a_name_goes_over_print_and_beside_it_it_stays() -> None:
    """Over the rows it is taken off; in an empty part of the page it is what somebody wrote there."""
    chance = np.random.default_rng(1)
    printed = drawn(ROOT / "samples/bun-2024--boxes/source.pdf", DPI, colour=True)[0]
    assert seen(signed(printed, "blue", UNIT, chance)).stamps is not None
    assert seen(signed(page(), "blue", UNIT, chance, (0.2, 0.7))).stamps is None


def test_a_stamp_hides_marks_where_they_are_made_in_its_colour() -> None:
    """An empty cell below it is in doubt where somebody wrote in blue, and empty where marks are black and show."""
    stamps = np.full((1000, 1000), 255, np.uint8)
    cv2.circle(stamps, (300, 300), 150, 0, 8)
    box, marked_box = BBox(50, 95, 90, 115), BBox(300, 300, 340, 320)
    places = [Place(1, "cell", box, 0.0, 0.0), Place(1, "cell", marked_box, 0.12, 0.9, marked_box)]
    below = [Place(1, "box", box, 0.0, 0.0, box), Place(1, "box", marked_box, 0.4, 0.9, marked_box)]
    for written, first in ((True, None), (False, False)):
        picture = Picture(np.full_like(stamps, 255), DPI, stamps, written)
        for kind in (places, below):
            assert states(under_stamps(picture, 0.0, kind)) == [first, True]
    assert under_stamps(Picture(stamps, DPI, stamps), 0.0, places[:1])[0].crowded


def test_a_stamped_form_is_read_below_its_stamps() -> None:
    """No mark is other than without them, and the page says that they were taken off."""
    path = ROOT / "samples/oppvekst-2025-nb--comment/source.pdf"
    result = parse(scanned(path, WAY._replace(paper="stamp:blue")))
    assert told(result) == told(parse(path))
    assert "R166" in {one.code for one in result.diagnostics}


@pytest.mark.parametrize("kind", ["PNG", "TIFF", "JPEG", "PDF"])
def test_pictures_in_colour_of_every_kind_are_cleaned(kind: str) -> None:
    """The form is marked in black, and its stamp reads as none of its marks."""
    grey = form(boxes=False)
    marked(grey, "cross", 7, 6, MARKED)
    colour = stamp(np.repeat(grey[..., None], 3, axis=2), "red", UNIT, np.random.default_rng(3), (0.66, 0.2))
    more = {"resolution": DPI} if kind == "PDF" else {"dpi": (DPI, DPI)}
    out = BytesIO()
    Image.fromarray(spoilt(colour, WAY)).save(out, kind, **more)
    result = parse(out.getvalue())
    wanted = {f"1.{row + 1}": ([OPTIONS[column]], "answered") for row, column in MARKED}
    assert told(result) == wanted
    assert "R166" in {one.code for one in result.diagnostics}
