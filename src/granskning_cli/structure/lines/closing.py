"""The end of a form where it is dated and signed: no part of the last answer.

3.2 Har nämnden följt upp granskningen?
Det har inte hunnits med.

Lingtuna den 12 oktober 2023       a place and a date, a line to sign on or what it is for
______________________
Ordförande
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from granskning_cli.model.layout import BALLOT, FIELD, OPEN, TICKED
from granskning_cli.structure.items.numbers import read_number
from granskning_cli.structure.items.titles import heading_lines
from granskning_cli.structure.language import Language, Vocabulary, starts_with
from granskning_cli.structure.lines.breaks import PARAGRAPH
from granskning_cli.structure.lines.pieces import Piece

# So many lines at the most are a closing, none of more words than this.
MOST_LINES: Final = 14
MOST_WORDS: Final = 9
MOST_IN_GREETING: Final = 6
# Room to sign, in lines.
ROOM: Final = 2.0
_LINE: Final = re.compile(r"^(?:[._…]\s?){6,}")
# the line to sign on may stand behind what it is for
_ROOM: Final = re.compile(r"(?<![._…])(?<![._…]\s)(?:[._…]\s?){6,}+$")
# A day: 2023-10-12, 12/10 2023, den 12 oktober 2023; at the end of a line, or anywhere in it.
_A_DAY: Final = (
    r"\b(?:\d{4}-\d{2}-\d{2}|\d{1,2}[./]\s?\d{1,2}[./]\s?\d{4}"
    r"|\d{1,2}\.?(?:\s(?:de|of))?\s(?P<month>[^\W\d]{3,12})\s\d{4})"
)
_DATE: Final = re.compile(f"{_A_DAY}$")
_DAY: Final = re.compile(rf"{_A_DAY}\b")


def closing(pieces: Sequence[Piece], words: Vocabulary) -> set[int]:
    """The pieces of a document's end that date and sign it, none where it ends otherwise; and of its parts' ends."""
    fields = _fields_to_sign(pieces, words) or _thanks(pieces, words)
    if fields:
        return set(range(fields, len(pieces))) | _signed_parts(pieces, words)
    lines = _last_lines(pieces, len(pieces))
    for position, at in enumerate(lines):
        if at and (_greets(pieces, at, words) or _ends_with(pieces, lines[position:], words)):
            return set(range(at, len(pieces))) | _signed_parts(pieces, words)
    return _signed_parts(pieces, words)


def _signed_parts(pieces: Sequence[Piece], words: Vocabulary) -> set[int]:
    """The lines that sign a part right above the heading of another: "Ordförande" above "Bilaga 1"."""
    signs = [at for at, piece in enumerate(pieces) if piece.line is not None and _LINE.match(piece.line.text)]
    out: set[int] = set()
    headings = (
        [at for at in sorted(heading_lines(pieces, apart=False)) if not _counted(pieces[at])] if signs else []
    )
    for sign in signs:
        end = next((at for at in headings if at > sign), sign)
        lines = _last_lines(pieces, end)
        for position, at in enumerate(lines):
            if at <= sign < end and _ends_with(pieces, lines[position:], words):
                out.update(range(at, end))
                break
    return out


def _counted(piece: Piece) -> bool:
    """Whether a line begins with a number that may be a question's."""
    return piece.line is not None and any(not printed.word for printed in read_number(piece.line.text))


def _last_lines(pieces: Sequence[Piece], end: int) -> list[int]:
    """The lines above a place that may close what stands above them."""
    lines: list[int] = []
    for at in range(end - 1, -1, -1):
        if pieces[at].line is None and pieces[at].role == "text":
            continue
        if len(lines) == MOST_LINES or not _may_close(pieces[at]):
            break
        lines.append(at)
    return lines[::-1]


def may_close(questions: Sequence[Sequence[Piece]], words: Vocabulary) -> Piece | None:
    """The last line of the last question where it may say who handled the form, and when, and not what was asked.

    "Behandlat av kommunstyrelsen 2025-11-03" below more white space than any other answer has above it.
    """
    lines = [piece for piece in questions[-1] if piece.line is not None]
    last = lines[-1] if len(lines) > 1 else None
    if last is None or last.line is None or last.ruled or last.role != "text" or last.gap < PARAGRAPH:
        return None
    others = [piece.gap for pieces in questions for piece in pieces[1:] if piece is not last]
    found = _DAY.search(last.line.text)
    dated = found is not None and (found["month"] is None or words.has("months", found["month"]))
    said = found is not None and any(map(str.isalpha, last.line.text[: found.start()]))
    short = len(last.line.words) <= MOST_WORDS
    return last if dated and said and short and last.gap > max(others, default=0.0) + 0.1 else None


def _fields_to_sign(pieces: Sequence[Piece], words: Vocabulary) -> int:
    """Where the last rows begin that are fields to sign in, "Ort, datum [Tallåsa 2022-11-21]"; 0 where it ends otherwise.

    One row alone stands apart from what is above it.
    """
    rows, begin = 0, len(pieces)
    at = begin
    while at:
        end = at
        while at and pieces[at - 1].row == pieces[end - 1].row:
            at -= 1
        row = [piece for piece in pieces[at:end] if piece.line is not None]
        if not row:
            continue
        first, rest = row[0].line, row[1:]
        typed = any(
            word.font == FIELD for piece in rest if piece.line is not None for word in piece.line.words
        )
        if first is None or not typed or not _names_signing(first.text, words):
            break
        rows, begin = rows + 1, at
    apart = 0 < begin < len(pieces) and (rows > 1 or pieces[begin].gap >= PARAGRAPH or pieces[begin].divided)
    return begin if apart else 0


def _thanks(pieces: Sequence[Piece], words: Vocabulary) -> int:
    """Where the last lines begin in which the form thanks for the answers, apart from what is above; 0 where none do."""
    for at in range(len(pieces) - 1, max(0, len(pieces) - MOST_LINES), -1):
        line = pieces[at].line
        if pieces[at].role != "text":
            break
        if line is not None and any(starts_with(line.text, one.thanks) for one in words.languages):
            below = pieces[at - 1].ruled and not pieces[at].ruled
            apart = pieces[at].gap >= PARAGRAPH or pieces[at].divided
            return at if below or (apart and not _asks_above(pieces[at - 1])) else 0
    return 0


def _asks_above(piece: Piece) -> bool:
    """Whether a line is a question's first or last one: what stands below it may be an answer."""
    text = piece.line.text if piece.line is not None else ""
    return text.endswith("?") or any(not printed.relative for printed in read_number(text))


def _ends_with(pieces: Sequence[Piece], lines: Sequence[int], words: Vocabulary) -> bool:
    """Whether lines date and sign what stands above them."""
    return _begins(pieces, lines[0], words) and _signed(pieces, lines, words)


def _greets(pieces: Sequence[Piece], at: int, words: Vocabulary) -> bool:
    """Whether a line ends a letter, "Vänliga hälsningar": below it stands who wrote it."""
    line = pieces[at].line
    if line is None or len(line.words) > MOST_IN_GREETING or not line.text.rstrip(" ,!")[-1:].isalpha():
        return False
    apart = pieces[at].gap >= PARAGRAPH or pieces[at].divided or _ended(pieces[at - 1])
    return apart and any(starts_with(line.text, language.greetings) for language in words.languages)


def _ended(piece: Piece) -> bool:
    """Whether a line ends a sentence, and its author broke it."""
    return piece.line is not None and piece.line.short and piece.line.text[-1] in ".!?"


def _may_close(piece: Piece) -> bool:
    """Whether a line is short, asks nothing and is no place to fill in."""
    if piece.line is None or piece.role != "text" or len(piece.line.words) > MOST_WORDS:
        return False
    if any(word.font == FIELD or word.text in (BALLOT, TICKED, OPEN) for word in piece.line.words):
        return False
    return not piece.line.text.endswith("?")


def _begins(pieces: Sequence[Piece], at: int, words: Vocabulary) -> bool:
    """Whether a line stands apart from what is above it and is a date with its place, or a line to sign on."""
    line, above = pieces[at].line, pieces[at - 1]
    if line is None:
        return False
    placed = line.text[:1].isalpha() and _dated(line.text, words)  # at the top of a page nothing is above it
    if _to_sign(line.text, words):
        return True
    # where all paragraphs stand alike apart, the one above ends with its sentence
    apart = pieces[at].gap >= PARAGRAPH or pieces[at].divided or above.ruled
    spoken = _ended(above) and any(_for_body(line.text, language) for language in words.languages)
    if not (placed or apart or spoken):
        return False
    if any(not printed.relative for printed in read_number(line.text)) and not _dated(line.text, words):
        return False
    return bool(_LINE.match(line.text)) or _dated(line.text, words) or _names_signing(line.text, words)


def _dated(text: str, words: Vocabulary) -> bool:
    """Whether a line is a place and a date: it ends with the date and is no sentence."""
    found = _DATE.search(text)
    if found is None or any(sign in text[: found.start()] for sign in ";?()§"):
        return False
    month = found["month"]
    return month is None or words.has("months", month)


def _names_signing(text: str, words: Vocabulary) -> bool:
    return any(
        starts_with(text, language.signing) or _for_body(text, language) for language in words.languages
    )


def _for_body(text: str, language: Language) -> bool:
    """Whether a line says for whom is signed, "För kommunstyrelsen", as "För nämnden" does."""
    before, _, body = text.casefold().rpartition(" ")
    known = (phrase.rpartition(" ") for phrase in language.signing)
    return (
        any(before == head and last in language.bodies for head, _, last in known)
        and language.respondent.fullmatch(body) is not None
    )


def _to_sign(text: str, words: Vocabulary) -> bool:
    """Whether a line says who signs and leaves room to: "Ordförandens underskrift: ________"."""
    return _ROOM.search(text) is not None and _names_signing(text, words)


def _signed(pieces: Sequence[Piece], lines: Sequence[int], words: Vocabulary) -> bool:
    """Whether a closing holds a line to sign on, or says who signs and in what capacity."""
    texts = [line.text for at in lines if (line := pieces[at].line) is not None]
    if any(_LINE.match(text) or _to_sign(text, words) for text in texts):
        return True
    if len(texts) == 1 and any(role.casefold() == texts[0].casefold() for role in _roles(words)):
        return _far_below(pieces, lines[0])
    if len(texts) == 1 and _roles_alone(texts[0], words) > 1:
        return True
    parts = [part for text in texts for part in re.split(r"[,:/]\s*|\s{2,}", text)]
    return len(texts) > 1 and any(_names_signing(part, words) for part in parts)


def _roles(words: Vocabulary) -> Iterator[str]:
    """Who signs, or in what capacity, as the languages name them."""
    return (name for language in words.languages for name in language.signing)


def _roles_alone(text: str, words: Vocabulary) -> int:
    """How many roles a line consists of, "Styrelsens ordförande   Verkställande direktör"; 0 where it says more."""
    rest, count = f"{text.casefold()} ", 0
    roles = sorted((f"{role.casefold()} " for role in _roles(words)), key=len, reverse=True)
    while rest.strip():
        role = next((one for one in roles if rest.startswith(one)), None)
        if role is None:
            return 0
        rest, count = rest[len(role) :].lstrip(), count + 1
    return count


def _far_below(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a last line stands below a table or much white space: a role alone, with room to sign above it."""
    return pieces[at].divided or pieces[at - 1].ruled or pieces[at].gap >= ROOM
