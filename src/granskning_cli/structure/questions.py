"""One item's pieces -> a Question with its marks, text and answer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, Literal, NamedTuple

from granskning_cli.diagnostics import diagnostic
from granskning_cli.model.layout import BBox, Row
from granskning_cli.model.questionnaire import Answer, Diagnostic, Option, Provenance, Question, Selected
from granskning_cli.structure.answers import Hyphens, joined, paragraphs
from granskning_cli.structure.boundaries import Cut, Habits, Text, cut
from granskning_cli.structure.drafts import Draft, without_number
from granskning_cli.structure.headers import Header
from granskning_cli.structure.items import Item
from granskning_cli.structure.language import Vocabulary, starts_with
from granskning_cli.structure.marks import Mark, Run, column_of
from granskning_cli.structure.pieces import Piece

_SENTENCE: Final = re.compile(r"(?<=[.?!:])[)\"”]*\s+(?=[(\"“”»]?[A-ZÅÄÖÆØ])")


Kind = Literal["choice", "multiple", "open"]


class Manner(NamedTuple):
    """How a text that lost its columns shows empty cells: how many blanks for each, or a line for each cell."""

    usual: int | None
    per_line: bool


class Builder:
    """Makes questions; holds what is the same for all of a document's."""

    def __init__(
        self, rows: Sequence[Row], words: Vocabulary, habits: Habits, hyphens: Hyphens, manner: Manner
    ) -> None:
        self._usual, self._per_line = manner
        self._rows, self._words, self._habits, self._hyphens = rows, words, habits, hyphens
        self.diagnostics: list[Diagnostic] = []

    def question(self, draft: Draft) -> Question:
        """The finished question; what was inferred is noted in `diagnostics`."""
        item, name = draft.item, draft.item.name
        where = (
            cut(Text(draft.pieces, draft.marks_at, draft.asked, draft.named, self._habits, self._words))
            if draft.pieces
            else Cut(0, "none")
        )
        asked, answered = draft.pieces[: where.at], draft.pieces[where.at :]
        text, instruction = self._wording(item, asked)
        place = place_of(self._rows, asked) if asked else None
        if not where.sure:
            self._note("Q302", name, place)
        if item.skipped:
            self._note("Q301", name, place)
        marks, offered, ambiguous = self._marks(draft, name, place, text)
        body = [p for p in answered if not (p.line is not None and self._is_placeholder(p.line.text))]
        answer_text = joined(paragraphs(body, self._hyphens))
        several = len(marks) > 1 or self._allows_several(asked)
        kind: Kind = (
            "multiple"
            if several and draft.found.options and not _exclusive(draft.found.options, self._words)
            else "choice"
        )
        if len(marks) > 1 and kind == "choice":
            ambiguous = True
            self._note("M501", name, place, labels=_labels(marks))
        elif len(marks) > 1 and not self._allows_several(asked):
            self._note("M508", name, place, labels=_labels(marks))
        if offered and not marks and not ambiguous and answer_text:
            self._note("M503", name, place)
        state = "ambiguous" if ambiguous else "answered" if marks or answer_text else "unanswered"
        answer = Answer(
            state=state,  # type: ignore[arg-type]
            selected=tuple(self._selected(mark) for mark in marks if mark.option is not None),
            text=answer_text,
            at=place_of(self._rows, body) if body else None,
        )
        options = draft.found.options
        if (
            options is not None
            and draft.header is not None
            and [o.code for o in options] == [o.code for o in draft.header.options]
        ):
            options = None
        printed = self._printed(item, draft)
        return Question(
            number=name,
            printed=printed if printed != name else None,
            text=text,
            instruction=instruction,
            kind=kind if offered else "open",
            options=options,
            at=place,
            answer=answer,
        )

    def _printed(self, item: Item, draft: Draft) -> str | None:
        if item.printed is None or not draft.pieces:
            return item.name
        for piece in draft.pieces:
            if piece.line is not None and item.printed.length <= len(piece.line.text):
                found = piece.line.text[: item.printed.length].strip()
                return found if found.rstrip(".):") != item.name else item.name
        return item.name

    def _wording(self, item: Item, asked: Sequence[Piece]) -> tuple[str, str | None]:
        """The question and the further sentences to the respondent."""
        cut_off = 0 if item.printed is None else item.printed.length
        parts = (
            paragraphs(without_number(asked, item), self._hyphens)
            if cut_off
            else paragraphs(asked, self._hyphens)
        )
        if not parts:
            return "", None
        sentences = [s for part in parts for s in _SENTENCE.split(part)]
        end = self._question_end(sentences)
        rest = " ".join(sentences[end:])
        return " ".join(sentences[:end]), rest or None

    def _question_end(self, sentences: Sequence[str]) -> int:
        asks = [i for i, s in enumerate(sentences) if s.rstrip('"”)* ').endswith("?")]
        if asks:
            return asks[-1] + 1
        for index in range(1, len(sentences)):
            if any(starts_with(sentences[index], language.imperatives) for language in self._words.languages):
                return index
        return len(sentences)

    def _marks(
        self, draft: Draft, name: str | None, place: Provenance | None, text: str
    ) -> tuple[list[Mark], bool, bool]:
        """Marks with their options, whether the question offers any, whether they are ambiguous."""
        found, header = draft.found, draft.header
        if found.stray:
            self._note("M506", name, place)
        if found.between:
            self._note("M507", name, place)
            return list(found.marks), True, True
        if found.run is not None and (header is None or not header.options):
            self._note("M502", name, place, labels="its options")
            return [], True, True
        if found.run is not None and header is not None:
            return self._ordered(draft, found.run, header, name, place)
        offered = found.offered
        if not offered and header is not None and not header.columns:
            # a text that shows no empty cells: a question that asks for yes or no has lost its mark
            offered = text.rstrip().endswith("?") and not self._is_open(_last_question(text))
        if not found.offered and header is not None and header.columns and header.table is not None:
            offered = offered and not self._is_open(text)
        return list(found.marks), offered, False

    def _is_open(self, text: str) -> bool:
        """Whether a question asks for text: "Hur ...", "Inom ramen för sin uppsiktsplikt, hur följer ..."."""
        clauses = [text, *re.split(r"[,:–]\s+", text)[1:]]
        return any(starts_with(c, language.open_words) for c in clauses for language in self._words.languages)

    def _ordered(
        self, draft: Draft, run: Run, header: Header, name: str | None, place: Provenance | None
    ) -> tuple[list[Mark], bool, bool]:
        columns = None
        if self._per_line and draft.found.lines is not None:
            columns = (
                list(draft.found.lines.marks) if draft.found.lines.length == len(header.options) else None
            )
        elif not self._per_line:
            columns = column_of(run, len(header.options), self._usual)
        if columns is None:
            self._note("M502", name, place, labels=" / ".join(o.label for o in header.options))
            return [], True, True
        self._note("M505", name, place, labels=", ".join(header.options[c].label for c in columns))
        marks = [
            Mark(header.options[column], row, box, "ordered")
            for column, (row, box) in zip(columns, draft.places, strict=True)
        ]
        return marks, True, False

    def _selected(self, mark: Mark) -> Selected:
        assert mark.option is not None
        row = self._rows[mark.page_row]
        return Selected(
            code=mark.option.code, label=mark.option.label, at=_provenance(row, mark.bbox, mark.basis)
        )

    def _allows_several(self, asked: Sequence[Piece]) -> bool:
        text = " ".join([p.line.text for p in asked if p.line is not None]).casefold()
        return any(phrase in text for language in self._words.languages for phrase in language.several)

    def _is_placeholder(self, text: str) -> bool:
        return self._words.has("placeholders", text) or not text.strip("._…-– ")

    def _note(self, code: str, question: str | None, at: Provenance | None, **values: str) -> None:
        self.diagnostics.append(diagnostic(code, question=question, at=at, **values))


def _exclusive(options: Sequence[Option], words: Vocabulary) -> bool:
    """Whether options exclude each other whatever the form says: those of a known scale, or its steps."""
    known = sum(words.code_of(option.label) is not None for option in options)
    return known > 1 or sum(option.code.isdigit() for option in options) > 2


def _labels(marks: Sequence[Mark]) -> str:
    return ", ".join([mark.option.label for mark in marks if mark.option is not None])


def _last_question(text: str) -> str:
    sentences = _SENTENCE.split(text)
    return sentences[-1] if sentences else text


def place_of(rows: Sequence[Row], pieces: Sequence[Piece]) -> Provenance | None:
    """The rectangle around lines, on the page where they begin."""
    lines = [(p.row, p.line) for p in pieces if p.line is not None]
    if not lines:
        return None
    row = rows[lines[0][0]]
    boxes = [line.bbox for index, line in lines if rows[index].page == row.page]
    box = BBox(
        min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes)
    )
    return _provenance(row, box, row.basis)


def _provenance(row: Row, box: BBox, basis: str) -> Provenance:
    bbox = (round(box[0], 1), round(box[1], 1), round(box[2], 1), round(box[3], 1))
    return Provenance(page=row.page, bbox=bbox, unit=row.unit, basis=basis)  # type: ignore[arg-type]
