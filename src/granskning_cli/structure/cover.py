"""What stands before the first question: title, respondent, organisation, year. Nothing is made up."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from granskning_cli.model.raised import without_marks
from granskning_cli.structure.bodies import board_of, body_of
from granskning_cli.structure.language import Vocabulary
from granskning_cli.structure.lines.pieces import Piece

_YEAR: Final = re.compile(r"(?<![\d-])(?:19|20)\d\d(?![\d-])")
# "Socialnämnden 2024", "Ekhamra kommun – år 2024"; a day is of the form and not of what it asks
_SAYS_YEAR: Final = re.compile(r"(?:^|[^\d\s.,/-][,:]?\s)(?:[-–]\s)?(?:19|20)\d\d$")
# A line that ends like this is a sentence of the introduction, not a title.
_SENTENCE: Final = re.compile(r"[.:;,!?]$")
# A label with a colon, and what stands behind it up to the next one or to what parts facts on a line.
_LABELLED: Final = re.compile(
    r"(?:^|(?<=[|·•;,–-]\s)|(?<=\s))((?:[^\W\d][\w/-]{0,30}\s){0,2}[^\W\d][\w/-]{0,30})\s?:\s"
    r"([^|·•;:(]{2,90}?)(?=\s[|·•;(]|\.\s|\s[^\W\d][\w/-]*:|\s[A-ZÅÄÖÆØÜ][\w/-]*\s[^\WA-ZÅÄÖÆØÜ\d][\w/-]*:|\s?$)"
)
_WHEN: Final = re.compile(r",\s(?=[^,]{0,20}\b(?:19|20)\d\d)")  # "Tekninen lautakunta, vuosi 2025"
_ASKED: Final = re.compile(r"([^?]{5,80})\?\s(.{3,90})")  # "Vilken nämnd svarar? Äldrenämnden"
_PARTS: Final = re.compile(r"\s[–—|·•-]\s|[,;.]\s")
LONGEST_TITLE: Final = 160
# A name is looked for in so much of a line: what finds names takes a time that grows with the square of it.
LONGEST_LINE: Final = 1000


class Cover(NamedTuple):
    """The facts, and the pieces they were read from."""

    title: str | None
    respondent: str | None
    organisation: str | None
    year: int | None
    used: frozenset[int]


def read_cover(pieces: Sequence[Piece], words: Vocabulary) -> Cover:
    """Facts printed before the first heading; pieces that are used whole are no longer unplaced."""
    pieces = [piece._replace(line=None) if piece.role == "aside" else piece for piece in pieces]
    # "Nr | Fråga | Svar" names columns
    names = [
        i for i, p in enumerate(pieces) if p.role == "header" and p.header is not None and p.header.roles
    ]
    blocks = [block for block in _blocks(pieces) if not set(block) & set(names)]
    title_block = _title(blocks, pieces, words)
    used: set[int] = set(title_block or ())
    title = " ".join([text_of(pieces, at) for at in title_block]) if title_block else None
    beside = _beside(pieces)
    joined_names(beside, words)
    # a line of its own says it better than the title: "Revisorernas frågor till direktionen"
    whole = {at: _said(pieces, at) for at in range(len(pieces)) if at not in used}
    ends = joined_names(whole, words)
    order = [(text, at) for at, text in whole.items()]
    order += [(without_marks(title or ""), at) for at in sorted(used)]
    respondent = next((name for text in beside.values() if (name := named_in(text, words))), None)
    organisation = None
    for text, at in order:
        body, place = respondent_in(text, words), organisation_in(text, words)
        fact = is_fact(text, body, place) or at in used
        if body and fact and not _bare(body, words) and respondent in (None, body):
            respondent = body
            used.update(range(at, ends.get(at, at) + 1))
        elif respondent is not None and text.endswith(respondent) and named_in(text, words) == respondent:
            used.update(range(at, ends.get(at, at) + 1))
        respondent = respondent or _segment(text, words)
        if organisation is None and place and fact:
            organisation = place
            used.add(at)
    called = [year for text in beside.values() for year in _called(text, words)]
    alone = [
        part
        for text in beside.values()
        for part in _PARTS.split(text[:LONGEST_LINE])
        if _YEAR.fullmatch(part)
    ]
    named = [text for at in used if _SAYS_YEAR.search(text := _said(pieces, at))]
    return Cover(title, respondent, organisation, _year([title or ""], named, called, alone), frozenset(used))


def _said(pieces: Sequence[Piece], at: int) -> str:
    return without_marks(text_of(pieces, at))


def _beside(pieces: Sequence[Piece]) -> dict[int, str]:
    """The text of each row, a label in a cell of its own with a colon: "Organ | Valnämnden" is "Organ: Valnämnden"."""
    out: dict[int, str] = {}
    last: Piece | None = None
    for at, piece in enumerate(pieces):
        text, before = _said(pieces, at), out.get(piece.row, "")
        apart = last is not None and last.cell is not piece.cell and not before.endswith(":")
        out[piece.row] = f"{before}{':' if apart else ''} {text}" if before and text else before or text
        last = piece
    return out


def joined_names(lines: dict[int, str], words: Vocabulary) -> dict[int, int]:
    """Joins lines that a name goes on in, "Nämnd: Gymnasie- och" / "vuxenutbildningsnämnden"; gives their last ones.

    A body's name that is broken ends with a hyphen or a conjunction, and goes on in small letters without a label.
    """
    ends: dict[int, int] = {}
    places = list(lines)
    for at, below in zip(reversed(places[:-1]), reversed(places[1:]), strict=True):
        text, more = lines[at], lines[below]
        last = text.split(" ")[-1]
        open_ = last.endswith("-") or words.has("conjunctions", last)
        if not open_ or not more[:1].islower() or ":" in more or respondent_in(more, words) is None:
            continue
        cut = last.endswith("-") and not words.has("conjunctions", more.split(" ")[0])
        lines[at] = f"{text[:-1]}{more}" if cut else f"{text} {more}"
        lines[below] = ""
        ends[at] = ends.get(below, below)
    return ends


def _year(*sources: Sequence[str]) -> int | None:
    """The year that the first of some texts say which say any; None where they say several."""
    for texts in sources:
        years = sorted({year for text in texts for year in _YEAR.findall(text)})
        if years:
            return int(years[0]) if len(years) == 1 else None
    return None


def _called(text: str, words: Vocabulary) -> list[str]:
    """The years that stand behind a word for it: "Räkenskapsåret 2024", "Enkäten avser år 2023"."""
    ends = tuple(name for language in words.languages for name in language.years)
    found = re.findall(r"([^\W\d]+)(?:\s?:)?\s((?:19|20)\d\d)\b(?![\d/-])", text[:LONGEST_LINE].casefold())
    return [year for word, year in found if word.endswith(ends)]


def text_of(pieces: Sequence[Piece], at: int) -> str:
    line = pieces[at].line
    return line.text if line is not None else ""


def _blocks(pieces: Sequence[Piece]) -> list[list[int]]:
    """Lines of the same type that follow each other without white space."""
    out: list[list[int]] = []
    size = 0.0
    for at, piece in enumerate(pieces):
        if piece.line is None:
            continue
        here = piece.line.words[0].size
        if out and piece.gap < 0.5 and abs(here - size) < 0.6 and pieces[out[-1][-1]].line is not None:
            out[-1].append(at)
        else:
            out.append([at])
        size = here
    return out


def _title(blocks: Sequence[list[int]], pieces: Sequence[Piece], words: Vocabulary) -> list[int] | None:
    """The block in the largest type; where all are alike, the first line that is no sentence and no name."""
    best: tuple[float, int] | None = None
    sizes = [size_of(pieces, block) for block in blocks]
    usual = min(sizes, default=0.0)
    for index, block in enumerate(blocks):
        text = " ".join([text_of(pieces, at) for at in block])
        rank = sizes[index] + (1.0 if _bold(pieces, block) else 0.0)
        if len(text) > LONGEST_TITLE or not any(c.isalpha() for c in text):
            continue
        if best is None or rank > best[0] + 0.6:
            best = (rank, index)
    if best is None:
        return None
    if best[0] > usual + 0.6:
        return list(blocks[best[1]])
    lines = [at for block in blocks for at in block]
    may_be = [place for place, at in enumerate(lines) if _may_head(text_of(pieces, at), words)]
    named = [place for place in may_be if names_form(text_of(pieces, lines[place]), words)]
    for place in (named or may_be)[:1]:
        end = place + 1
        while (
            end < len(lines) and pieces[lines[end]].gap < 0.5 and _goes_on(pieces, lines[end - 1], lines[end])
        ):
            end += 1
        return lines[place:end]
    return None


def _may_head(text: str, words: Vocabulary) -> bool:
    if _SENTENCE.search(text) or len(text) > LONGEST_TITLE or "@" in text:
        return False
    return names_form(text, words) or not is_fact(
        text, respondent_in(text, words), organisation_in(text, words)
    )


def names_form(text: str, words: Vocabulary) -> bool:
    """Whether a line says what kind of document it heads: "Grundläggande granskning 2025", "Nämndsenkät"."""
    ends = tuple(name for language in words.languages for name in language.titles)
    return any(word.endswith(ends) for word in re.findall(r"[\w-]+", text.casefold()))


def _goes_on(pieces: Sequence[Piece], above: int, at: int) -> bool:
    """Whether a line of a text goes on with the title above it: "... inför dialogmöte med kultur- och | fritidsnämnden"."""
    text = text_of(pieces, at)
    return not _SENTENCE.search(text_of(pieces, above)) and (text[:1].islower() or bool(_YEAR.match(text)))


def size_of(pieces: Sequence[Piece], block: Sequence[int]) -> float:
    line = pieces[block[0]].line
    return line.words[0].size if line is not None else 0.0


def _bold(pieces: Sequence[Piece], block: Sequence[int]) -> bool:
    line = pieces[block[0]].line
    return line is not None and all(word.bold for word in line.words)


def _segment(text: str, words: Vocabulary) -> str | None:
    """A name that is all that stands between two commas or dashes: "Nya Hedås kommun, Krisledningsnämnden, 2025"."""
    for part in _PARTS.split(text[:LONGEST_LINE]):
        found = respondent_in(part, words)
        if found is not None and found == part.strip() and not _bare(found, words):
            return found
    return None


def respondent_in(text: str, words: Vocabulary) -> str | None:
    line = text[:LONGEST_LINE]
    patterns = [language.respondent for language in words.languages]
    found = board_of(line, words) or body_of(line, words) or _search(text, patterns)
    first, _, rest = (found or "").partition(" ")
    # "Checklista för valnämnden": what kind of document it is is no part of the name
    return (_search(rest, patterns) or found) if rest and names_form(first, words) else found


def named_in(text: str, words: Vocabulary) -> str | None:
    """Who answers by a label of theirs: "Svarande: Bildningsnämnden", "Completed by: Meadowlea Homes – Board of Trustees".

    "Ifylld av: Anna Berg" is a person.
    """
    for match in _LABELLED.finditer(text[:LONGEST_LINE]):
        label, value = match[1], _WHEN.split(match[2])[0].strip(" ,.")
        if _is_theirs(label, words) or (words.has("filled_by", label) and respondent_in(value, words)):
            return value if any(map(str.isalpha, value)) else None
    asked = _ASKED.fullmatch(text)
    if asked is not None and any(words.has("bodies", word) for word in re.findall(r"\w+", asked[1])):
        return asked[2] if respondent_in(asked[2], words) == asked[2] else None
    return None


def _is_theirs(label: str, words: Vocabulary) -> bool:
    """Whether a label stands before the name of who answers, or several such: "Nämnd/bolag", "Nämnd eller styrelse"."""
    parts = [part for part in re.split(r"[/\s]", label) if part and not words.has("conjunctions", part)]
    return words.has("respondents", label) or (
        len(parts) > 1 and all(words.has("respondents", part) for part in parts)
    )


def _bare(body: str, words: Vocabulary) -> bool:
    """Whether a name is the kind of body alone: "frågor till nämnden" names none."""
    return body[:1].islower() and words.has("bodies", body)


def organisation_in(text: str, words: Vocabulary) -> str | None:
    return _search(text, [language.organisation for language in words.languages])


def _search(text: str, patterns: Sequence[re.Pattern[str]]) -> str | None:
    text = text[:LONGEST_LINE]
    # "SOCIALNÄMNDEN", "LINDVALLA KOMMUN" are written as a sentence would, and given as printed
    plain = small if text.isupper() and len(small := text.capitalize()) == len(text) else text
    for pattern in patterns:
        if match := pattern.search(plain):
            return text[match.start(1) : match.end(1)].strip()
    return None


def is_fact(text: str, body: str | None, place: str | None) -> bool:
    """Whether a line says who answers and little else: "Socialnämnden, Tallåsa kommun", "Nämnd: ..."."""
    rest = text
    for part in (body, place):
        if part:
            rest = rest.replace(part, " ")
    if rest == text:
        return False
    return len(re.findall(r"[^\W\d]\w*", rest)) <= 3 and not _SENTENCE.search(text)
