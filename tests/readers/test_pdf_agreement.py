"""Two readers of PDF, which share no reading, see the same document."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest
from program import ROOT, cases

from granskning_cli.model.layout import Page, Rule, Widget, Word
from granskning_cli.readers import pdfium, plumber

PDFS = [
    *[case / "source.pdf" for case in cases() if (case / "source.pdf").exists()],
    *sorted((ROOT.parent / "shared" / "typeset").glob("*.pdf")),
]
ASIDE = 0.5
BELOW = 3.0
# Rulings that lie on each other and meet are one to the eye.
NEAR = 1.5


def unmatched(mine: tuple[Word, ...], theirs: tuple[Word, ...]) -> list[str]:
    """The words that only one of the two has, or has elsewhere."""
    places: dict[str, list[Word]] = defaultdict(list)
    for word in theirs:
        places[word.text].append(word)
    lost: list[str] = []
    for word in mine:
        same = [
            other
            for other in places[word.text]
            if abs(other.bbox.x0 - word.bbox.x0) < ASIDE and abs(other.bbox.bottom - word.bbox.bottom) < BELOW
        ]
        if same:
            places[word.text].remove(same[0])
        else:
            lost.append(word.text)
    return lost + [word.text for words in places.values() for word in words]


def merged(rules: tuple[Rule, ...] | None) -> list[Rule]:
    """Rulings joined where they touch or overlap."""
    joined: list[Rule] = []
    for axis, position, start, end in sorted(rules or ()):
        for i, other in enumerate(joined):
            meets = start <= other.end + NEAR and end >= other.start - NEAR
            if axis == other.axis and abs(position - other.position) < NEAR and meets:
                joined[i] = other._replace(start=min(start, other.start), end=max(end, other.end))
                break
        else:
            joined.append(Rule(axis, position, start, end))
    return joined


def strange(mine: list[Rule], theirs: list[Rule]) -> list[Rule]:
    """The rulings of the one that the other has nowhere near."""
    return [
        rule
        for rule in mine
        if not any(
            rule.axis == other.axis
            and max(abs(a - b) for a, b in zip(rule[1:], other[1:], strict=True)) < NEAR
            for other in theirs
        )
    ]


def states(widgets: tuple[Widget, ...]) -> list[tuple[object, ...]]:
    """What the fields say, in an order of their own."""
    return sorted((w.name, w.kind, w.value, str(w.checked), *map(round, w.bbox)) for w in widgets)


@pytest.mark.parametrize("path", PDFS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_both_readers_see_the_same(path: Path) -> None:
    """The same words at the same places, the same rulings, boxes and marks, the same fields in the same state."""
    data = path.read_bytes()
    mine, theirs = pdfium.read(data).pages, plumber.read(data).pages
    assert len(mine) == len(theirs)
    for one, other in zip(mine, theirs, strict=True):
        assert (one.width, one.height) == pytest.approx((other.width, other.height), abs=0.01)
        assert unmatched(one.words, other.words) == []
        assert bold(one) == bold(other)
        rules, others = merged(one.rules), merged(other.rules)
        assert strange(rules, others) == strange(others, rules) == []
        assert (len(one.rects), len(one.strokes)) == (len(other.rects), len(other.strokes))
        assert states(one.widgets) == states(other.widgets)


def bold(page: Page) -> list[str]:
    """The words in bold type, which headings are known by."""
    return sorted(word.text for word in page.words if word.bold)
