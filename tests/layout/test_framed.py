"""What was put into frames of a picture is told from the labels by its type, and only where most frames show it."""

from __future__ import annotations

from dataclasses import replace

from granskning_cli.layout.framed import in_frames
from granskning_cli.model.layout import BBox, Page, Rule, Word

HEIGHT = 40.0


def _word(text: str, x: float, top: float, size: float, *, bold: bool) -> Word:
    box = BBox(x, top, x + 5 * len(text), top + size)
    return Word(text, box, "", size, bold=bold, score=0.9)


def _page(frames: list[tuple[str, str, float, bool]]) -> Page:
    """Rows of two frames, the left ones with a bold label and an entry of a size."""
    words: list[Word] = []
    for at, (label, entry, size, bold) in enumerate(frames):
        words.append(_word(label, 60, 100 + at * HEIGHT + 4, 8.0, bold=True))
        words.append(_word(entry, 56, 100 + at * HEIGHT + 18, size, bold=bold))
    bottom = 100 + len(frames) * HEIGHT
    rules = [Rule("h", 100 + at * HEIGHT, 50, 500) for at in range(len(frames) + 1)]
    rules += [Rule("v", x, 100, bottom) for x in (50.0, 300.0, 500.0)]
    return Page(1, 595, 842, words=tuple(words), rules=tuple(rules))


FILLED = [
    ("Efternamn", "Olsson", 10.4, False),
    ("Bostadsadress", "Testgatan", 10.4, False),
    ("Postort", "Teststaden", 10.4, False),
    ("Befattning", "204510", 10.4, False),
]


def test_larger_type_below_a_bold_label_was_put_there() -> None:
    """Olsson in 10 points below Efternamn in bold 8 is what was put into the frame."""
    assert {word.text for word in in_frames(_page(FILLED))} == {"Olsson", "Testgatan", "Teststaden", "204510"}


def test_a_label_that_goes_on_in_its_own_type_is_no_entry() -> None:
    """A second line of the label's own size is left to be told otherwise, in one frame among others."""
    found = in_frames(_page([*FILLED, ("Om", "osäkert", 8.0, False)]))
    assert "osäkert" not in {word.text for word in found}
    assert len(found) == 4


def test_bold_type_below_a_label_is_print() -> None:
    """Large bold type in a frame is a heading, so the frame shows nothing, and three that do are too few."""
    assert in_frames(_page([*FILLED[:3], ("Del", "Underskrift", 12.0, True)])) == set()


def test_few_frames_among_many_show_nothing() -> None:
    """Where most frames hold two lines of one type, a larger one is chance."""
    same = [("Fråga", "Svar", 8.0, False)] * 6
    assert in_frames(_page([*FILLED, *same])) == set()


def test_a_date_in_the_type_of_its_label_was_put_there() -> None:
    """Beside boxes a date is measured as bold and small as they are; a year alone may be print."""
    found = in_frames(_page([*FILLED, ("Datum", "2016-12-31", 8.0, True), ("Val", "2016", 8.0, True)]))
    assert "2016-12-31" in {word.text for word in found}
    assert "2016" not in {word.text for word in found}


def test_a_date_on_a_line_with_boxes_was_put_there() -> None:
    """A frame around nothing else is no table, and a date behind a box's label there is no part of the label."""
    page = _page(FILLED)
    box = Word("☐", BBox(60, 400, 68, 408), "=pixels", 8.0)
    line = (box, _word("Nej", 72, 400, 8.0, bold=True), _word("2016-12-31", 110, 400, 8.0, bold=True))
    alone = _word("2018-12-01", 60, 500, 8.0, bold=True)
    found = {word.text for word in in_frames(replace(page, words=(*page.words, *line, alone)))}
    assert "2016-12-31" in found
    assert not found & {"Nej", "2018-12-01"}
