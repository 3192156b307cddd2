"""Options that stand in an outline each: a tick or a filled shape in one of them chooses it."""

from __future__ import annotations

from dataclasses import replace

from granskning_cli.layout.emphasis import emphasised
from granskning_cli.model.layout import BALLOT, LINED, RINGED, BBox, Page, Rect, Word


def page(options: list[list[str]], filled: int | None = None) -> Page:
    """A line of options, each in a round outline; the one at `filled` in a painted one too."""
    words: list[Word] = []
    rects: list[Rect] = []
    x = 50.0
    for at, texts in enumerate(options):
        x0 = x
        x += 8
        for text in texts:
            words.append(Word(text, BBox(x, 100, x + 6 * len(text), 111), "Body", 11.0))
            x += 6 * len(text) + 3
        box = BBox(x0, 97, x + 5, 114)
        rects += [Rect(box, True, False, True)] if at == filled else []
        rects.append(Rect(box, False, True, True))
        x += 15
    return Page(1, 500, 700, words=tuple(words), rules=(), rects=tuple(rects))


def told(page: Page) -> list[str]:
    """The words from the left, with what is drawn at each."""
    found = sorted(emphasised(page).words, key=lambda word: word.bbox.x0)
    return [f"{word.font if word.font in (LINED, RINGED) else ''}{word.text}" for word in found]


def test_outlines_with_a_tick_in_one_are_boxes() -> None:
    """( ✓ Ja ) ( Nej ) ( Delvis ): the outlines that hold no tick are empty boxes, and none is a ring."""
    assert told(page([["✓", "Ja"], ["Nej"], ["Delvis"]])) == ["✓", "Ja", BALLOT, "Nej", BALLOT, "Delvis"]


def test_the_filled_one_of_several_outlines_is_highlighted() -> None:
    """Where no outline holds a tick, the one that is filled is told as a highlight is; the others are bare."""
    assert told(page([["Ja"], ["Nej"], ["Delvis"]], filled=1)) == ["Ja", f"{LINED}Nej", "Delvis"]


def test_one_outline_is_a_ring() -> None:
    """A line around one word of several is an answer that was circled."""
    one = page([["Ja"], ["Nej"]])
    assert told(replace(one, rects=one.rects[:1])) == [f"{RINGED}Ja", "Nej"]
