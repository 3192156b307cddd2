"""What a form prints before the place for an answer: "Svar:", "Kommentar:", "Motivera ditt svar:"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from granskning_cli.model.layout import FIELD
from granskning_cli.structure.language import Vocabulary, normal, starts_with
from granskning_cli.structure.lines.breaks import PARAGRAPH, asks
from granskning_cli.structure.lines.pieces import Piece

# A prompt that tells the respondent what to write has no more words than this.
LONGEST: Final = 6
# Signs that point to where the answer stands: "→ Den 3 mars".
ARROWS: Final = frozenset(("→", "⇒", "➔", "➜", "➝", "⟶", "⇨", "->", "=>", "-->", "==>"))


def without_label(
    pieces: Sequence[Piece], words: Vocabulary, labels: frozenset[str], aside: list[Piece]
) -> list[Piece]:
    """An answer's pieces without the labels that lead to it, which go to `aside`; `labels`: the document's own."""
    out = _without_arrow(pieces)
    while (left := _without_first(out, words, labels, aside)) is not None:
        alone, out = len(left) < len(out), left
        if not alone:  # behind "Svar:" and its boxes may stand "Kommentar: ..."
            break
    first = out[0].line if out else None
    if first is not None and words.code_of(first.text) is not None:  # "Ja" above "Kommentar: Sedan i maj."
        return out[:1] + without_label(out[1:], words, labels, aside)
    return [left for piece in out for left in _without_follow_up(piece, words, aside)]


def _without_follow_up(piece: Piece, words: Vocabulary, aside: list[Piece]) -> list[Piece]:
    """A line of an answer without "Om nej, motivera:", which stands below the option that was chosen."""
    end = follow_up(piece.line.text, words) if piece.line is not None else 0
    if not end or piece.line is None:
        return [piece]
    label, rest = piece.line.words[:end], piece.line.words[end:]
    aside.append(piece._replace(line=replace(piece.line, words=label)))
    return [piece._replace(line=replace(piece.line, words=rest))] if rest else []


def _without_arrow(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces without an arrow that points to the answer: "→ Ja, i mars."."""
    out = list(pieces)
    at = next((i for i, piece in enumerate(out) if piece.line is not None), None)
    line = out[at].line if at is not None else None
    if at is not None and line is not None and line.words[0].text in ARROWS:
        rest = line.words[1:]
        out[at : at + 1] = [out[at]._replace(line=replace(line, words=rest))] if rest else []
    return out


def _without_first(
    pieces: Sequence[Piece], words: Vocabulary, labels: frozenset[str], aside: list[Piece]
) -> list[Piece] | None:
    """The pieces without a label that they begin with, None where they begin with none."""
    out = list(pieces)
    at = next((i for i, piece in enumerate(out) if piece.line is not None), None)
    line = out[at].line if at is not None else None
    if at is None or line is None:
        return None
    end = follow_up(line.text, words)
    end = end or next((i for i, word in enumerate(line.words[:LONGEST], 1) if word.text.endswith(":")), 0)
    if not end and _titles(out[at:], words):
        end = len(line.words)
    end = end or int(normal(line.words[0].text) in labels)  # "Svar   Ja, i mars."
    label = " ".join([word.text for word in line.words[:end]])
    known = normal(label) in labels or bool(follow_up(label, words))
    if not end or not (known or _is_label(label, end == len(line.words), words)):
        return None
    aside.append(out[at]._replace(line=replace(line, words=line.words[:end])))
    rest = line.words[end:]
    out[at : at + 1] = [out[at]._replace(line=replace(line, words=rest))] if rest else []
    return out


def follow_up(text: str, words: Vocabulary) -> int:
    """How many words of a line ask for more in one case: "Om nej, motivera:", "Si non, pourquoi ?"; 0 for other lines."""
    case = next((one for one in words.cases if starts_with(text, (one,))), None)
    rest = text.casefold().lstrip("(")[len(case or "") :].lstrip(" ,")
    more = (
        rest[:1] in (":", "?") or starts_with(rest, words.imperatives) or starts_with(rest, words.open_words)
    )
    if case is None or not more:  # "Om ja ges i maj: se protokollet" is what somebody wrote
        return 0
    head = text.split(" ")
    end = next((at for at, word in enumerate(head[:LONGEST], 1) if word[-1:] in (":", "?")), 0)
    bare = normal(" ".join(head[:end])) in words.cases and end < len(head)
    goes_on = asks(text) or (bare and head[end][0].islower())  # "Om nej: hur prioriteras" / "ärendena?"
    return 0 if goes_on and end < len(head) else end


def without_prompt(asked: Sequence[Piece], words: Vocabulary, aside: list[Piece]) -> Sequence[Piece]:
    """A question's pieces without the label of the place below it, "Kommentar:" above a field, which goes to `aside`."""
    last = asked[-1].line if len(asked) > 1 else None
    if last is None or not words.has("answer_columns", last.text.rstrip(" :")):
        return asked
    ends = asked[-1].gap < PARAGRAPH or last.text[0].islower() or last.text.endswith(".")
    if not last.text.endswith(":") and ends:
        return asked  # the end of a sentence, maybe
    aside.append(asked[-1])
    return asked[:-1]


def _titles(pieces: Sequence[Piece], words: Vocabulary) -> bool:
    """Whether a line without a colon is all that a label is: in a cell, above a field, or in type not the answer's."""
    first, beside = pieces[0].line, next((p for p in pieces[1:] if p.line is not None), None)
    below = beside.line if beside is not None else None
    if first is None or beside is None or below is None or not words.has("answer_columns", first.text):
        return False
    if pieces[0].row == beside.row and pieces[0].cell is not beside.cell:
        return True  # "Response | (1) Local plan examination"
    one, other = first.words[0], below.words[0]
    if one.font != FIELD and other.font == FIELD:
        return True  # "Kommentar" above the field for it
    return abs(one.size - other.size) > 0.5 or (one.bold, one.italic) != (other.bold, other.italic)


def _is_label(label: str, alone: bool, words: Vocabulary) -> bool:
    """Whether words before a colon name an answer, or tell to write one: alone on their line, or a single word."""
    if words.has("answer_columns", label):
        return True
    return starts_with(label, words.imperatives) and (alone or normal(label) in words.imperatives)
