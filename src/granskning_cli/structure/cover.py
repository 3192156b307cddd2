"""What stands before the first question: title, respondent, organisation, year. Nothing is made up."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from granskning_cli.model.raised import without_marks
from granskning_cli.structure.items.item import Item
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
    r"([^|·•;:(]{2,90}?)(?=\s[|·•;(]|\.\s|\s[^\W\d][\w/-]*:|\s[A-ZÅÄÖÆØÜ][\w/-]*\s[\w/-]+:|\s?$)"
)
_WHEN: Final = re.compile(r",\s(?=[^,]{0,20}\b(?:19|20)\d\d)")  # "Tekninen lautakunta, vuosi 2025"
_PARTS: Final = re.compile(r"\s[–—|·•-]\s|[,;.]\s")
LONGEST_TITLE: Final = 160
# Type larger by so many points is another's.
LARGER: Final = 0.6
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
    # "Nr | Fråga | Svar" names columns
    names = [
        i for i, p in enumerate(pieces) if p.role == "header" and p.header is not None and p.header.roles
    ]
    blocks = [block for block in _blocks(pieces) if not set(block) & set(names)]
    title_block = _title(blocks, pieces, words)
    used: set[int] = set(title_block or ())
    title = " ".join([_text(pieces, at) for at in title_block]) if title_block else None
    beside = _beside(pieces)
    # a line of its own says it better than the title: "Revisorernas frågor till direktionen"
    order = [(_said(pieces, at), at) for at in range(len(pieces)) if at not in used]
    order += [(without_marks(title or ""), at) for at in sorted(used)]
    respondent = next((name for text in beside.values() if (name := _named(text, words))), None)
    organisation = None
    for text, at in order:
        body, place = _respondent(text, words), _organisation(text, words)
        fact = _is_fact(text, body, place) or at in used
        if body and fact and not _bare(body, words) and respondent in (None, body):
            respondent = body
            used.add(at)
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


def below_title(items: list[Item], pieces: Sequence[Piece], words: Vocabulary) -> list[Item]:
    """The items without a first heading that another follows at once: below a letterhead stands the document's title.

    It says what kind of document it heads, in larger type than what stands above it and in the headings below.
    """
    if len(items) < 2 or items[0].number is not None or items[0].title_of is None:
        return items
    own = range(items[0].start, items[0].end)
    title = [at for at in own if pieces[at].line and pieces[at].role != "header"]
    above = [at for at in range(items[0].start) if pieces[at].line and pieces[at].role != "aside"]
    heads = [item.start for item in items[1:] if item.title_of is not None and pieces[item.start].line]
    if not title or not _names_form(" ".join([_text(pieces, at) for at in title]), words):
        return items
    size = _size(pieces, title)
    return items[1:] if all(size > _size(pieces, [at]) + LARGER for at in (*above, *heads)) else items


def _said(pieces: Sequence[Piece], at: int) -> str:
    return without_marks(_text(pieces, at))


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


def _text(pieces: Sequence[Piece], at: int) -> str:
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
    sizes = [_size(pieces, block) for block in blocks]
    usual = min(sizes, default=0.0)
    for index, block in enumerate(blocks):
        text = " ".join([_text(pieces, at) for at in block])
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
    may_be = [place for place, at in enumerate(lines) if _may_head(_text(pieces, at), words)]
    named = [place for place in may_be if _names_form(_text(pieces, lines[place]), words)]
    for place in (named or may_be)[:1]:
        end = place + 1
        while (
            end < len(lines) and pieces[lines[end]].gap < 0.5 and _goes_on(pieces, lines[end - 1], lines[end])
        ):
            end += 1
        return lines[place:end]
    return None


def _may_head(text: str, words: Vocabulary) -> bool:
    if _SENTENCE.search(text) or len(text) > LONGEST_TITLE:
        return False
    return _names_form(text, words) or not _is_fact(
        text, _respondent(text, words), _organisation(text, words)
    )


def _names_form(text: str, words: Vocabulary) -> bool:
    """Whether a line says what kind of document it heads: "Grundläggande granskning 2025", "Nämndsenkät"."""
    ends = tuple(name for language in words.languages for name in language.titles)
    return any(word.endswith(ends) for word in re.findall(r"[\w-]+", text.casefold()))


def _goes_on(pieces: Sequence[Piece], above: int, at: int) -> bool:
    """Whether a line of a text goes on with the title above it: "... inför dialogmöte med kultur- och | fritidsnämnden"."""
    text = _text(pieces, at)
    return not _SENTENCE.search(_text(pieces, above)) and (text[:1].islower() or bool(_YEAR.match(text)))


def _size(pieces: Sequence[Piece], block: Sequence[int]) -> float:
    line = pieces[block[0]].line
    return line.words[0].size if line is not None else 0.0


def _bold(pieces: Sequence[Piece], block: Sequence[int]) -> bool:
    line = pieces[block[0]].line
    return line is not None and all(word.bold for word in line.words)


def _segment(text: str, words: Vocabulary) -> str | None:
    """A name that is all that stands between two commas or dashes: "Nya Hedås kommun, Krisledningsnämnden, 2025"."""
    for part in _PARTS.split(text[:LONGEST_LINE]):
        found = _respondent(part, words)
        if found is not None and found == part.strip() and not _bare(found, words):
            return found
    return None


def _respondent(text: str, words: Vocabulary) -> str | None:
    patterns = [language.respondent for language in words.languages]
    found = _search(text, patterns)
    first, _, rest = (found or "").partition(" ")
    # "Checklista för valnämnden": what kind of document it is is no part of the name
    return (_search(rest, patterns) or found) if rest and _names_form(first, words) else found


def _named(text: str, words: Vocabulary) -> str | None:
    """Who answers by a label of theirs: "Svarande: Bildningsnämnden", "Completed by: Meadowlea Homes – Board of Trustees".

    "Ifylld av: Anna Berg" is a person.
    """
    for match in _LABELLED.finditer(text[:LONGEST_LINE]):
        label, value = match[1], _WHEN.split(match[2])[0].strip(" ,.")
        if words.has("respondents", label) or (words.has("filled_by", label) and _respondent(value, words)):
            return value if any(map(str.isalpha, value)) else None
    return None


def _bare(body: str, words: Vocabulary) -> bool:
    """Whether a name is the kind of body alone: "frågor till nämnden" names none."""
    return body[:1].islower() and words.has("bodies", body)


def _organisation(text: str, words: Vocabulary) -> str | None:
    return _search(text, [language.organisation for language in words.languages])


def _search(text: str, patterns: Sequence[re.Pattern[str]]) -> str | None:
    for pattern in patterns:
        if match := pattern.search(text[:LONGEST_LINE]):
            return match[1].strip()
    return None


def _is_fact(text: str, body: str | None, place: str | None) -> bool:
    """Whether a line says who answers and little else: "Socialnämnden, Tallåsa kommun", "Nämnd: ..."."""
    rest = text
    for part in (body, place):
        if part:
            rest = rest.replace(part, " ")
    if rest == text:
        return False
    return len(re.findall(r"\w+", rest)) <= 3 and not _SENTENCE.search(text)
