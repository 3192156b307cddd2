"""Page furniture: running headers, footers and page numbers.

    Tallåsa kommun          Bilaga 2.1        the same words at the same height on most pages
    3 (12)   Sida 3 av 12   - 3 -             a number that counts with the pages

A table's header row repeated on the next page is furniture too; it is found once rows are known (see `repeated`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from granskning_cli.layout.footing import PAGE_NUMBER, edges_of
from granskning_cli.layout.further import OUTLINE, SAME_HEIGHT, further_in, in_table
from granskning_cli.layout.grid import Grid
from granskning_cli.layout.lines import group
from granskning_cli.model.layout import Page

# How many lines from the top and from the bottom of a page may be furniture.
DEPTH: Final = 4
# Nothing of a form stands nearer to the edge than this share of the page's height.
MARGIN: Final = 0.065
# ... nor than this many points, however tall the page.
WIDEST: Final = 56.0
# From a line to the next of the same paragraph, and of the same text, in sizes of type.
TIGHT: Final = 1.6
CLOSE: Final = 2.6
# White space between a running header and the text, in sizes of the header's type.
BELOW: Final = 1.2
# A document may be part of a longer one, whose pages are counted on.
FURTHEST: Final = 500
_NUMBER_MARK: Final = "\x00"
_NUMBER: Final = re.compile(r"(?<![\w.,/-])\d+(?![\w.,/-])")
# A sentence or an item of a list.
_SAID: Final = (tuple("•●▪■◦‣·∙➢►▸\uf0b7-"), tuple(".:;,?!"))  # what it begins or ends with


_Edge = tuple[str, float, list[int]]  # a line's text, its bottom, the positions of its words


def find_furniture(pages: Sequence[Page], grids: Sequence[Sequence[Grid]]) -> list[set[int]]:
    """For each page the positions in `page.words` of the words that are furniture.

    What stands in a table is none, but for page numbers: two answers may well be alike, and a header row that
    each page repeats is needed once (see `repeated`).
    """
    if all(page.flowed for page in pages):
        return [set() for _ in pages]
    out = _repeating(pages, grids)
    for at, words in edges_of(pages):
        out[at] |= words
    return out


def _repeating(pages: Sequence[Page], grids: Sequence[Sequence[Grid]]) -> list[set[int]]:
    if len(pages) == 1 and pages[0].unit == "char":
        return [_counted(pages[0])]
    edges = [_edges(page) for page in pages]
    offset = _offset(pages, edges)
    bands = [_bands(page, lines) for page, lines in zip(pages, edges, strict=True)]
    read = [
        [_readings(text, page.number, offset) for text, _, _ in lines]
        for page, lines in zip(pages, edges, strict=True)
    ]
    shows = _shows(pages, read, bands)
    counted = [
        [(_shown_most(texts, band, shows), line[1], line[2]) for texts, band, line in zip(*page, strict=True)]
        for page in zip(read, bands, edges, strict=True)
    ]
    # every page, or all but the first and the last, which often go without
    # a text has no edges to tell the margin by, so there more is asked for
    enough = max(2, len(pages) - (1 if pages[0].unit == "char" else 2), (len(pages) + 1) // 2)
    out: list[set[int]] = []
    for page, lines, tables, places in zip(pages, counted, grids, bands, strict=True):
        counts = [shows[text, band] for (text, _, _), band in zip(lines, places, strict=True)]
        again = [
            count >= enough and not OUTLINE.match(text) and not in_table(page, words, tables)
            for count, (text, _, words) in zip(counts, lines, strict=True)
        ]
        hidden: list[bool] = []
        for at, (text, _, _) in enumerate(lines):
            # "Nej." may well end two pages: a text's furniture is no sentence, and on all pages or apart from others
            common = counts[at] == len(pages) > 2 or _apart(lines, again, at)
            if page.unit == "char":
                sure = common and not _is_said(text)
            else:  # two answers may well be alike and end two pages
                everywhere = counts[at] == len(pages) > 2 and not text[0].islower()
                sure = not _is_said(text) or (everywhere and _spaced(page, lines, again, at))
            numbered = _NUMBER_MARK in text and PAGE_NUMBER.match(text.replace(_NUMBER_MARK, "1"))
            hidden.append((again[at] and sure) or bool(numbered))
        outer = _without_text(page, lines, hidden) if page.unit == "pt" else _from_edges(hidden)
        found = {i for (_, _, words), gone in zip(lines, outer, strict=True) if gone for i in words}
        out.append(found | _margin(page, lines))
    if len(pages) > 2 and pages[0].unit == "pt":
        further_in(pages, grids, out, enough)
    for index, words in _in_turn(pages, edges, grids) if len(pages) > 2 and pages[0].unit == "pt" else ():
        out[index].update(words)
    return out


def _is_said(text: str) -> bool:
    begins, ends = _SAID
    return text.startswith(begins) or text.endswith(ends)


def _in_turn(
    pages: Sequence[Page], edges: Sequence[Sequence[_Edge]], grids: Sequence[Sequence[Grid]]
) -> Iterator[tuple[int, list[int]]]:
    """Headers and footers that change with the section, or from left to right pages: (page, positions of words).

    They stand at the same height and apart from the text on all pages but perhaps the first, and most of them come
    more than once.
    """
    for first in (True, False):
        found: list[tuple[int, str, int, list[int]]] = []
        for index, (page, lines, tables) in enumerate(zip(pages, edges, grids, strict=True)):
            text = [line for line in lines if not PAGE_NUMBER.match(line[0])]
            at = _outermost(page, text, first=first)
            if at is not None and not _is_said(text[at][0]) and not in_table(page, text[at][2], tables):
                found.append((index, text[at][0], round(text[at][1] / SAME_HEIGHT), text[at][2]))
        for band in {band for _, _, band, _ in found}:
            here = [line for line in found if abs(line[2] - band) <= 1]
            sizes = [pages[index].words[words[0]].size for index, _, _, words in here]
            if max(sizes) - min(sizes) > 1:
                continue  # a title on the first page
            texts = Counter(text for _, text, _, _ in here)
            repeated_on = sum(count for count in texts.values() if count > 1)
            if len(here) >= max(3, len(pages) - 1) and 2 * repeated_on >= len(here):
                for index, _, _, words in here:
                    yield index, words


def _outermost(page: Page, lines: Sequence[_Edge], *, first: bool) -> int | None:
    """The first (or last) line of a page, where white space parts it from the text."""
    half = [at for at, line in enumerate(lines) if (line[1] < page.height / 2) == first]
    if not half:
        return None
    at = half[0] if first else half[-1]
    inner = at + 1 if first else at - 1
    if inner not in half:
        return at  # the text does not reach into the margin
    upper, lower = (at, inner) if first else (inner, at)
    top = min(page.words[i][1][1] for i in lines[lower][2])
    return at if top - lines[upper][1] > BELOW * page.words[lines[at][2][0]][3] else None


def _without_text(page: Page, lines: Sequence[_Edge], hidden: list[bool]) -> list[bool]:
    """Without lines of a paragraph that goes on further in: two pages may well end alike."""
    half = next((at for at, line in enumerate(lines) if line[1] > page.height / 2), len(lines))
    out = list(hidden)
    for at, inner in [(at, at + 1) for at in range(half - 2, -1, -1)] + [
        (at, at - 1) for at in range(half + 1, len(lines))
    ]:
        size = page.words[lines[at][2][0]][3]
        if out[at] and not out[inner] and abs(lines[inner][1] - lines[at][1]) < TIGHT * size:
            out[at] = bool(PAGE_NUMBER.match(lines[at][0].replace(_NUMBER_MARK, "1")))
    return out


def _from_edges(hidden: Sequence[bool]) -> list[bool]:
    """What is furniture up to the first line from each edge of a text that is none."""
    first = next((at for at, gone in enumerate(hidden) if not gone), len(hidden))
    last = next((at for at in reversed(range(len(hidden))) if not hidden[at]), -1)
    return [at < first or at > last for at in range(len(hidden))]


def _shows(
    pages: Sequence[Page], read: Sequence[Sequence[Sequence[str]]], bands: Sequence[Sequence[int]]
) -> dict[tuple[str, int], int]:
    """How many pages show each reading of their lines in each band."""
    seen: dict[tuple[str, int], set[int]] = {}
    for page, lines, places in zip(pages, read, bands, strict=True):
        for texts, band in zip(lines, places, strict=True):
            for text in texts:
                seen.setdefault((text, band), set()).add(page.number)
    return {one: _pages_with(seen, *one) for one in seen}


def _pages_with(seen: dict[tuple[str, int], set[int]], text: str, band: int) -> int:
    """How many pages show a text in a band or in one beside it."""
    here = seen[text, band]
    return max(len(here | seen.get((text, other), here)) for other in (band - 1, band + 1))


def _bands(page: Page, lines: Sequence[_Edge]) -> list[int]:
    """Where lines stand: their height; in a text, whose pages differ in length, their place from the nearer edge."""
    if page.unit == "pt":
        return [round(height / SAME_HEIGHT) for _, height, _ in lines]
    half = (len(lines) + 1) // 2
    return [at if at < half else 2 * DEPTH + len(lines) - at for at in range(len(lines))]


def _apart(lines: Sequence[_Edge], again: Sequence[bool], at: int) -> bool:
    """Whether a blank line stands between a line of a text, with those that come again too, and what is further in."""
    step, half = (1, (len(lines) + 1) // 2) if at < (len(lines) + 1) // 2 else (-1, len(lines) // 2 - 1)
    while at + step != half:
        if abs(lines[at + step][1] - lines[at][1]) > 1:
            return True
        at += step
        if not again[at]:
            return False
    # what stands further in was not looked at, or is the other edge of a short page
    return len(lines) < 2 * DEPTH and not (0 <= half < len(lines) and abs(lines[half][1] - lines[at][1]) <= 1)


def _spaced(page: Page, lines: Sequence[_Edge], again: Sequence[bool], at: int) -> bool:
    """Whether a line at the edge of a page stands well apart from the text."""
    step = 1 if lines[at][1] < page.height / 2 else -1
    while 0 <= at + step < len(lines):
        size = page.words[lines[at][2][0]].size
        if abs(lines[at + step][1] - lines[at][1]) > CLOSE * size:
            return True
        at += step
        if not again[at]:
            return False
    return True


def _offset(pages: Sequence[Page], edges: Sequence[Sequence[_Edge]]) -> int | None:
    """What printed page numbers have more than the count of pages; None where there are none."""
    numbered: Counter[int] = Counter()
    for page, lines in zip(pages, edges, strict=True):
        for text, _, _ in lines:
            if (match := PAGE_NUMBER.match(text)) and (len(pages) > 1 or match[1] != text):
                numbered[int(match[1]) - page.number] += 1
    best, count = numbered.most_common(1)[0] if numbered else (0, 0)
    if best > len(pages) + FURTHEST and count < 2:
        best = 0  # "2025" alone on a line is a year
    return best if numbered or len(pages) > 1 else None


def _readings(text: str, page: int, offset: int | None) -> list[str]:
    """The line with the page's own number as a mark, so that "Dnr 2025/118 1" and "... 2" are the same.

    On page 3 both figures of "3 (3)" might be it, and on page 2 that of "Bilaga 2": each alone, and none, is read too.
    """
    own = "" if offset is None else str(page + offset)
    at = [found.span() for found in _NUMBER.finditer(text) if found[0] == own]
    marked = text
    for start, end in reversed(at):
        marked = marked[:start] + _NUMBER_MARK + marked[end:]
    single = [text[:start] + _NUMBER_MARK + text[end:] for start, end in at] if len(at) > 1 else []
    return [marked, *single, text] if at else [text]


def _shown_most(texts: Sequence[str], band: int, shows: dict[tuple[str, int], int]) -> str:
    return max(texts, key=lambda text: shows[text, band])


def _margin(page: Page, lines: Sequence[_Edge]) -> set[int]:
    """Lines in the outermost margin with clear space between them and the rest of the page."""
    if page.unit == "char" or (
        len(lines) < 2 and sum(len(words) for _, _, words in lines) == len(page.words)
    ):
        return set()  # one line alone on its page stands apart from nothing
    found: set[int] = set()
    outer = min(MARGIN * page.height, WIDEST)
    for at, (_, height, words) in enumerate(lines):
        top = min([page.words[i][1][1] for i in words])
        above = lines[at - 1][1] if at else 0.0
        below = min([page.words[i][1][1] for i in lines[at + 1][2]]) if at + 1 < len(lines) else page.height
        space = max(1.0, 2 * page.words[words[0]][3])
        if (height < outer and below - height > space) or (top > page.height - outer and top - above > space):
            found.update(words)
    return found


def _edges(page: Page) -> list[_Edge]:
    """The first and last lines of a page: text, bottom, the positions of their words."""
    # only the margins are looked at: grouping a whole page into lines costs time and is done later
    high, low = (page.height * 0.14, page.height * 0.86) if page.unit == "pt" else (page.height, 0.0)
    edge = [(i, w) for i, w in enumerate(page.words) if w[1][3] < high or w[1][1] > low]
    order = {id(word): index for index, word in edge}
    lines = group([word for _, word in edge])
    if page.unit == "char" and len(lines) > 2 * DEPTH:
        lines = lines[:DEPTH] + lines[-DEPTH:]
    return [(" ".join([w.text for w in line]), line[0][1][3], [order[id(w)] for w in line]) for line in lines]


def _counted(page: Page) -> set[int]:
    """Page numbers inside a text that has lost its page breaks: "1 (3)", "2 (3)", "3 (3)" alone on lines."""
    order = {id(word): index for index, word in enumerate(page.words)}
    found: set[int] = set()
    expected = 1
    totals = 0  # numbers that say how many pages there are: "1 (1)"
    run: list[list[int]] = []
    for line in group(page.words):
        text = " ".join([w.text for w in line])
        match = PAGE_NUMBER.match(text)
        if match and match[1] != text and int(match[1]) == expected and not text.endswith("-"):
            run.append([order[id(w)] for w in line])
            expected += 1
            totals += match["total"] is not None and "(" in match["total"]
    if len(run) > 1 or (run and totals):
        for indexes in run:
            found.update(indexes)
    return found
