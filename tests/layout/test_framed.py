"""What was put into frames of a picture is told from the labels by its type, and only where most frames show it."""

from __future__ import annotations

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
