"""One item's pieces -> a Question with its marks, text and answer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, Literal

from granskning_cli.diagnostics import diagnostic
from granskning_cli.model.layout import Row
from granskning_cli.model.questionnaire import Answer, Diagnostic, Option, Provenance, Question, Selected
from granskning_cli.structure.answers.boundaries import cut
from granskning_cli.structure.answers.cuts import Cut, Habits, Text
from granskning_cli.structure.answers.drafts import Draft
from granskning_cli.structure.answers.labelled import label
from granskning_cli.structure.answers.legend import with_legend, without_legend
from granskning_cli.structure.answers.manner import Manner
from granskning_cli.structure.answers.marks import Mark, Run
from granskning_cli.structure.answers.order import column_of
from granskning_cli.structure.answers.paragraphs import Hyphens, joined
from granskning_cli.structure.answers.placeholders import placeholders
from granskning_cli.structure.answers.prompts import without_label, without_prompt
from granskning_cli.structure.answers.several import exclusive, of_two_scales
from granskning_cli.structure.answers.tables import texts_of
from granskning_cli.structure.answers.wording import last_sentence, worded
from granskning_cli.structure.items.item import Item
from granskning_cli.structure.language import Vocabulary, starts_with
from granskning_cli.structure.lines.breaks import imperative
from granskning_cli.structure.lines.pieces import Piece
from granskning_cli.structure.options.header import Header
from granskning_cli.structure.options.labels import holds_mark
from granskning_cli.structure.places import may_hold_answer, place_of, provenance, unsure_labels, unsure_words
from granskning_cli.structure.template.letters import right_letters

MOST_NAMED: Final = 8  # words in one diagnostic
SHORT: Final = 2  # a question without a field among fields has no more lines, or its answer is among them

Kind = Literal["choice", "multiple", "open"]


class Builder:
    """Makes questions; holds what is the same for all of a document's."""

    def __init__(
        self, rows: Sequence[Row], words: Vocabulary, habits: Habits, hyphens: Hyphens, manner: Manner
    ) -> None:
        self._usual, self._per_line = manner
        self._rows, self._words, self._habits, self._hyphens = rows, words, habits, hyphens
        self.diagnostics: list[Diagnostic] = []
        self.set_aside: list[Piece] = []  # placeholders in answers

    def question(self, draft: Draft) -> Question:
        """The finished question; what was inferred is noted in `diagnostics`."""
        item, name, found = draft.item, draft.item.name, draft.found
        where = Cut(0, "none")
        if draft.pieces:
            where = self._cut(draft)
        asked = without_prompt(without_legend(draft.pieces[: where.at]), self._words, self.set_aside)
        wording, instruction = with_legend(
            worded(item, asked, self._hyphens, self._words), draft.pieces, self._hyphens
        )
        known = item.known.known.question if item.known is not None else None
        if not wording and found.options and len(found.options) == 1:
            wording = found.options[0].label  # a lone box: what stands beside it is the question
        place = place_of(self._rows, asked) if asked else None
        if place is not None and (where.rule == "template" and not asked[0].ruled):
            place = place.model_copy(update={"basis": "template"})
        if known is not None and place is not None and place.basis == "ocr":
            wording, instruction, place = _as_known(known, wording, instruction, place)
        mixed = draft.header is not None and draft.header.mixed
        if not where.sure or mixed or may_hold_answer(name, asked, draft.pieces):
            self._note("Q302", name, place)
        if item.skipped:
            self._note("Q311" if item.late else "Q301", name, place)
        if any(holds_mark(piece.line) for piece in draft.pieces if piece.line is not None):
            self._note("M509", name, place)
        marks, offered, ambiguous = self._marks(draft, name, place, wording)
        if place is not None and place.score is not None:
            self._note_unsure(draft, marks, name, place)
        offered = offered or (known is not None and known.kind != "open")
        kind = self._kind(draft, marks, asked, name, place) if offered else "open"
        ambiguous = ambiguous or (len(marks) > 1 and kind == "choice")
        answer = self._answer(draft, where.at, marks, ambiguous=ambiguous)
        if offered and not marks and not ambiguous and answer.text:
            self._note("M503", name, place)
        printed = self._printed(item, draft)
        header = draft.header
        own = known is not None and known.options is not None  # they need not be the section's
        same = not own and (
            found.options and header and [o.code for o in found.options] == [o.code for o in header.options]
        )
        return Question(
            number=name,
            printed=printed if printed != name else None,
            text=wording,
            instruction=instruction,
            kind=kind,
            options=None if same else found.options or _told(draft),
            at=place,
            answer=answer,
        )

    def _cut(self, draft: Draft) -> Cut:
        """Where the answer begins; not before the row with the places to tick, nor in print where fields are."""
        pieces, floor = draft.pieces, draft.floor
        if draft.item.known is not None:
            return self._known_cut(draft, draft.item.known.sure)
        if (below := draft.below_number()) is not None:
            where = self._cut(below)
            return where._replace(at=where.at + 1)
        text = Text(
            pieces, draft.marks_at, draft.asked, draft.named, self._habits, self._words, draft.together
        )
        if self._habits.fields and not any(p.role == "answer" for p in pieces):
            # what was written in a frame that runs over the page, which a reader of pictures does not see
            return label(text) or Cut(len(pieces), "fields", sure=len(pieces) <= SHORT)
        where = cut(text)
        if where.at >= floor:
            return where
        rest = cut(text._replace(pieces=pieces[floor - 1 :]))
        return rest._replace(at=rest.at + floor - 1)

    def _known_cut(self, draft: Draft, sure: bool) -> Cut:
        """Behind the known wording; rulings around it say better what else is asked in its cell."""
        pieces, end = draft.pieces, draft.asked or 0
        if pieces[0].ruled:
            where = cut(Text(pieces, draft.marks_at, draft.asked, draft.named, self._habits, self._words))
            if where.rule in ("own-cell", "row") and where.at >= end:
                return where
        following = pieces[end].line if end + 1 < len(pieces) else None
        told = following is not None and imperative(
            following.text, self._words
        )  # "Ange datum." that is new here
        return Cut(end, "template", end == len(pieces) or (sure and not told))

    def _kind(
        self,
        draft: Draft,
        marks: Sequence[Mark],
        asked: Sequence[Piece],
        name: str | None,
        at: Provenance | None,
    ) -> Kind:
        """Whether one option may be marked or several; two marks where one may be are noted."""
        known = draft.item.known.known.question if draft.item.known is not None else None
        if known is not None and known.kind == "multiple":
            return "multiple"
        options, allowed = draft.found.options, self._allows_several(asked)
        free = options is not None and (len(marks) > 1 or allowed) and not exclusive(options, self._words)
        if free or of_two_scales(marks):
            if not allowed:
                self._note("M508", name, at, labels=_labels(marks))
            return "multiple"
        if len(marks) > 1:
            self._note("M501", name, at, labels=_labels(marks))
        return "choice"

    def _answer(self, draft: Draft, begin: int, marks: Sequence[Mark], *, ambiguous: bool) -> Answer:
        """What was given; a placeholder ("Klicka här för att ange text") is no answer and is set aside."""
        written: list[Piece] = []
        pieces = without_legend(draft.pieces[begin:])
        own = list(without_label(pieces, self._words, self._habits.labels, self.set_aside))
        empty = placeholders(own, self._words)
        for at, piece in enumerate(own):
            (self.set_aside if at in empty else written).append(piece)
        table = self._rows[draft.own[0].row].table if draft.own else None
        text = joined(texts_of(written, table, self._rows, self._hyphens))
        given: Literal["answered", "unanswered"] = "answered" if marks or text else "unanswered"
        return Answer(
            state="ambiguous" if ambiguous else given,
            selected=tuple(self._selected(mark) for mark in marks if mark.option is not None),
            text=text,
            at=place_of(self._rows, written) if written else None,
        )

    def _printed(self, item: Item, draft: Draft) -> str | None:
        if item.known is not None:
            found = (item.known.printed or "").strip()
            return found if found and found.rstrip(".):") != item.name else item.name
        if item.printed is None or item.name is None or not draft.pieces:
            return item.name
        for piece in draft.pieces:
            if piece.line is not None and item.printed.length <= len(piece.line.text):
                found = piece.line.text[: item.printed.length].strip()
                return found if found.rstrip(".):") != item.name else item.name
        return item.name

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
        if found.doubt and (found.marks or found.doubt in ("M513", "M516")):
            self._note(found.doubt, name, place, labels=_labels(found.marks))
        if found.unsure:
            self._note("M510", name, place)
            return [], True, True
        if found.run is not None and (header is None or not header.options):
            self._note("M502", name, place, labels="its options")
            return [], True, True
        if found.run is not None and header is not None:
            return self._ordered(draft, found.run, header, name, place)
        offered = found.offered
        if not offered and header is not None and header.options and not header.columns:
            # a text that shows no empty cells: a question that asks for yes or no has lost its mark
            offered = text.rstrip().endswith("?") and not self._is_open(last_sentence(text))
        if not found.offered and header is not None and header.columns and header.table is not None:
            offered = offered and not self._is_open(text)
        return list(found.marks), offered, found.doubt in ("M512", "M517")

    def _is_open(self, text: str) -> bool:
        """Whether a question asks for text: "Hur ...", "Inom ramen för sin uppsiktsplikt, hur följer ..."."""
        clauses = [text, *re.split(r"[,:–]\s+", text)[1:]]
        return any(starts_with(clause, self._words.open_words) for clause in clauses)

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
        if columns:
            self._note("M505", name, place, labels=", ".join(header.options[c].label for c in columns))
        marks = [
            Mark(header.options[column], row, box, "ordered" if header.row >= 0 else "template")
            for column, (row, box) in zip(columns, draft.places, strict=True)
        ]
        return marks, True, False

    def _selected(self, mark: Mark) -> Selected:
        assert mark.option is not None
        row = self._rows[mark.page_row]
        return Selected(
            code=mark.option.code,
            label=mark.option.label,
            text=mark.text,
            at=provenance(row, mark.bbox, mark.basis, mark.score),
        )

    def _allows_several(self, asked: Sequence[Piece]) -> bool:
        text = " ".join([p.line.text for p in asked if p.line is not None]).casefold()
        return any(map(text.__contains__, self._words.several))

    def _note_unsure(self, draft: Draft, marks: Sequence[Mark], name: str | None, place: Provenance) -> None:
        """Names the words that were read from a picture and are not sure, those of a marked label too."""
        unsure = unsure_words(draft.pieces)
        labels = {word for mark in marks if mark.option is not None for word in mark.option.label.split()}
        header = draft.header
        above = self._rows[header.row : header.row + header.rows] if header and header.row >= 0 else ()
        read = [*unsure_words(draft.own), *unsure_labels(above)]
        unsure += [word for word in read if word in labels and word not in unsure]
        if unsure:
            more = f" and {len(unsure) - MOST_NAMED} more" if len(unsure) > MOST_NAMED else ""
            self._note("R156", name, place, words=", ".join(map(repr, unsure[:MOST_NAMED])) + more)

    def _note(self, code: str, question: str | None, at: Provenance | None, **values: str) -> None:
        self.diagnostics.append(diagnostic(code, question=question, at=at, **values))


def _told(draft: Draft) -> tuple[Option, ...] | None:
    """The options of its own that only a template tells."""
    known = draft.item.known.known.question if draft.item.known is not None else None
    return known.options if known is not None else None


def _labels(marks: Sequence[Mark]) -> str:
    return ", ".join([mark.option.label for mark in marks if mark.option is not None])


def _as_known(
    known: Question, wording: str, instruction: str | None, place: Provenance
) -> tuple[str, str | None, Provenance]:
    """A question read from a picture, with the template's letters where nothing but letters differs."""
    text, further = right_letters(wording, known.text), right_letters(instruction, known.instruction)
    if (text or wording, further or instruction) == (wording, instruction):
        return wording, instruction, place
    return text or wording, further or instruction, place.model_copy(update={"basis": "template"})
