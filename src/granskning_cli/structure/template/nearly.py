"""A wording that stands in the document nearly so: in parts, with other words between them, a word changed or misread.

WORDING   Har nämnden antagit en plan för intern kontroll? Ange datum.
DOCUMENT  Har styrelsen antagit en plan     Ja, den 4 maj.            parts: "Har", "antagit en plan", "för intern ..."
          för intern kontrol1? Ange datum.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from granskning_cli.structure.template.stream import Stream

# Less than this is another wording: what is there less what is not, as a share of the wording.
LEAST: Final = 0.5
# What it costs to go on in another piece: for each passed over, and where a part begins in its middle.
PASSED: Final = 0.15
MIDDLE: Final = 1.5
# A word of so many letters may have one misread, a longer one two, a very long one three.
ONE_MISREAD, TWO_MISREAD, THREE_MISREAD = 4, 8, 12

Pairs = tuple[tuple[int, int], ...]


class Part(NamedTuple):
    """Words of the wording from `at` that stand in a row from `start`, all in one piece."""

    at: int
    start: int
    length: int


def nearly(wording: Sequence[str], asked: int, words: Stream, start: int, end: int) -> tuple[Pairs, float]:
    """The best chain of parts between two places of the stream, and its worth; () where it is another wording.

    `asked`: so many words are the question, which must be there; an instruction may be left out.
    """
    end = min(end, len(words.tokens))
    texts = _as_worded(wording, [token[0] for token in words.tokens[start:end]])
    parts = _parts(wording, texts, words, start)
    if not parts:
        return (), 0.0
    best = _chains(parts, words)
    ends = [
        score - 0.7 * max(0, asked - part.at - part.length)
        for (score, _, _), part in zip(best, parts, strict=True)
    ]
    at = max(range(len(ends)), key=ends.__getitem__)
    pairs: list[tuple[int, int]] = []
    worth = ends[at]
    while at >= 0:
        part, (_, before, cut) = parts[at], best[at]
        pairs[:0] = [(part.at + i, part.start + i) for i in range(cut, part.length)]
        at = before
    told = sum(i < asked for i, _ in pairs)
    share = min(1.0, worth / (asked if pairs[-1][0] < asked else len(wording)))
    return (tuple(pairs), share) if share >= LEAST and told >= LEAST * asked else ((), 0.0)


def _chains(parts: Sequence[Part], words: Stream) -> list[tuple[float, int, int]]:
    """For each part what the best chain up to it is worth, the part before it, and how many of its words that one has.

    "... en plan för intern kontroll / kontroll för 2023?": the second line begins with a word of the column beside it.
    """
    best: list[tuple[float, int, int]] = []
    for index, part in enumerate(parts):
        found = (part.length - 0.7 * part.at, -1, 0)
        for before in range(index):
            other = parts[before]
            cut = max(0, other.at + other.length - part.at)
            if cut >= part.length or other.at >= part.at + cut:
                continue
            rest = Part(part.at + cut, part.start + cut, part.length - cut)
            cost = _cost(other, rest, words)
            if cost is not None and best[before][0] + rest.length - cost > found[0]:
                found = (best[before][0] + rest.length - cost, before, cut)
        best.append(found)
    return best


def _cost(before: Part, part: Part, words: Stream) -> float | None:
    """What it costs to go on from one part to another, None where that is impossible."""
    skipped = part.at - before.at - before.length
    between = part.start - before.start - before.length
    if skipped < 0 or between < 0:
        return None
    here, there = words.tokens[before.start + before.length - 1], words.tokens[part.start]
    if here.last_piece == there.piece:
        return float(max(skipped, between)) if between <= skipped + 3 else None
    passed = there.piece - here.last_piece - 1
    middle = MIDDLE if words.edges[there.piece][0] != part.start and part.start > 0 else 0.0
    if (
        middle
        and words.edges[there.piece][0] == part.start - 1
        and words.tokens[part.start - 1].text.isdecimal()
    ):
        middle = 0.0
    return skipped * 0.8 + PASSED * passed + middle


def _parts(wording: Sequence[str], texts: Sequence[str], words: Stream, start: int) -> list[Part]:
    """Runs of the same words in one piece, in the order of the document."""
    spots: dict[str, list[int]] = {}
    for i, word in enumerate(wording):
        spots.setdefault(word, []).append(i)
    open_runs: dict[int, Part] = {}  # by the place in the wording that would go on
    out: list[Part] = []
    for j, text in enumerate(texts):
        going: dict[int, Part] = {}
        token = words.tokens[start + j]
        new_line = j > 0 and words.tokens[start + j - 1].last_piece != token.piece
        if new_line:
            out += open_runs.values()
            open_runs = {}
        for i in spots.get(text, ()):
            run = open_runs.pop(i, None)
            going[i + 1] = run._replace(length=run.length + 1) if run is not None else Part(i, start + j, 1)
        out += open_runs.values()
        open_runs = going
    out += open_runs.values()
    return sorted(out, key=lambda part: (part.start, part.at))


def _as_worded(wording: Sequence[str], texts: Sequence[str]) -> list[str]:
    """The document's words, those misread in a letter or two as the wording has them."""
    missing = [word for word in set(wording).difference(texts) if len(word) >= ONE_MISREAD]
    if not missing:
        return list(texts)
    from rapidfuzz.distance import Levenshtein

    known = set(wording)
    misread: dict[str, str] = {}
    for text in set(texts) - known:
        for word in missing:
            most = 1 + (len(word) >= TWO_MISREAD) + (len(word) >= THREE_MISREAD)
            if (
                abs(len(text) - len(word)) <= most
                and Levenshtein.distance(text, word, score_cutoff=most) <= most
            ):
                misread[text] = word
    return [misread.get(text, text) for text in texts]
