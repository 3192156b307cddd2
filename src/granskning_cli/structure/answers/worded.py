"""Answers given as a word where there is nothing to tick: the option is selected, and a text of one piece stays whole.

1.1 Finns en plan? (Ja/Nej)        the question names its options
Ja, den antogs i maj.
1.2 Is it followed?                or the form is answered so throughout
Answer: [Yes]
Kontakt med patienten              or the label stands on a line of its own, with a text below: that text is the rest
Ja
Per telefon
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from granskning_cli.diagnostics import diagnostic
from granskning_cli.model.layout import Row
from granskning_cli.model.questionnaire import Answer, Diagnostic, Option, Question, Selected
from granskning_cli.structure.answers.same_line import on_same_line
from granskning_cli.structure.items.item import Item
from granskning_cli.structure.language import Vocabulary, starts_with
from granskning_cli.structure.lines.pieces import Piece

# A form is answered in words where at least so many answers, and such a share of them, begin with a label.
FEWEST: Final = 3
SHARE: Final = 0.75
# A word that is the whole answer is a mark only where it can be nothing else: "Pågående" says what goes on.
CLOSED: Final = ("yes", "no")
_NAMED: Final = re.compile(r"[(\[]?((?:[\w ]{1,30}/){1,5}[\w ]{1,30})[)\]]?\s*[.?:]?$")
_WORD: Final = re.compile(r"[\[(]?([^\W\d][\w /]{0,30}?)[\])]?\s*(?:[.,:;!\n–]|$)")

Built = dict[Item, Question]


def worded(
    built: Mapping[Item, Question], pieces: Sequence[Piece], rows: Sequence[Row], words: Vocabulary
) -> tuple[Built, list[Diagnostic]]:
    """The questions, those answered on their own line with answers, those answered with a word as choices; what says so."""
    built, behind = on_same_line(built, pieces, rows, words)
    begun = {
        item: found
        for item, q in built.items()
        if (found := _begins(q, _first_in_column(item, pieces), words)) is not None
    }
    asked = [q for q in built.values() if _could_choose(q, words)]
    throughout: dict[str, Option] = {}
    if len(begun) >= FEWEST and len(begun) >= SHARE * len(asked):
        for option in begun.values():
            throughout.setdefault(option.code, option)
    out, told = dict(built), behind
    for item, question in built.items():
        headed = _headed(question, _first_line(item, pieces), words)
        if headed is not None:
            out[item] = headed
            label = headed.answer.selected[0].label if headed.answer is not None else ""
            told.append(diagnostic("M514", question=question.number, at=question.at, labels=label))
            continue
        own = {option.code: option for option in _named(question, words)}
        options = own or (throughout if item in begun and len(throughout) > 1 else {})
        chosen = begun.get(item)
        if question.kind != "open" or not options or (chosen and chosen.code not in options):
            continue
        out[item] = _choice(question, tuple(options.values()), chosen)
        if chosen is not None:
            told.append(diagnostic("M514", question=question.number, at=question.at, labels=chosen.label))
        elif question.answer is not None and question.answer.text:
            told.append(diagnostic("M503", question=question.number, at=question.at))
    return out, told


def _first_line(item: Item, pieces: Sequence[Piece]) -> str:
    """The first line of an answer whose finder knows where it begins, "" otherwise."""
    line = pieces[item.answer].line if item.answer is not None and item.answer < item.end else None
    return line.text if line is not None else ""


def _first_in_column(item: Item, pieces: Sequence[Piece]) -> str:
    """The first line of an answer in a column of its own where it was ended on purpose: "Ja" above "Antagen i maj"."""
    own = (p.line for p in pieces[item.start : item.end] if p.role == "answer" and p.line is not None)
    line = next(own, None)
    return line.text if line is not None and line.short else ""


def _headed(question: Question, head: str, words: Vocabulary) -> Question | None:
    """The question whose answer has a label for its first line, perhaps with more below: "Ja / Sedan maj 2024"."""
    text = (question.answer.text or "") if question.answer is not None else ""
    rest = text[len(head) :].strip()
    code = words.code_of(head)
    if (
        not _could_choose(question, words)
        or not code
        or code == "other"
        or not (rest or code in CLOSED)
        or head != text[: len(head)]
    ):
        return None
    option = Option(code=code, label=head.strip(" .,:;!"))
    chosen = _choice(question, (option,), option)
    answer = chosen.answer and chosen.answer.model_copy(update={"text": rest or None})
    return chosen.model_copy(update={"answer": answer})


def _could_choose(question: Question, words: Vocabulary) -> bool:
    """Whether a question has a written answer and does not ask for text: "Hur ..."."""
    answered = question.kind == "open" and question.answer is not None and question.answer.text
    return bool(answered) and not starts_with(question.text, words.open_words)


def _begins(question: Question, head: str, words: Vocabulary) -> Option | None:
    """The option that an answer begins with: "Ja", "Svar: Ja", "[Yes]", "Nej, inte ännu"; or its line `head` is."""
    if not _could_choose(question, words) or question.answer is None:
        return None
    text = question.answer.text or ""
    if words.code_of(head):
        text = head
    label, colon, rest = text.partition(":")
    if colon and words.has("answer_columns", label):
        text = rest.strip()
    found = _WORD.match(text)
    label = found[1].strip() if found else ""
    code = words.code_of(label)
    return Option(code=code, label=label) if code else None


def _named(question: Question, words: Vocabulary) -> list[Option]:
    """The options that a question names at its end: "(Ja/Nej)"."""
    text = question.instruction or question.text
    found = _NAMED.search(text) if "/" in text else None
    labels = [one.strip() for one in found[1].split("/")] if found else []
    codes = [words.code_of(label) for label in labels]
    if len(labels) < 2 or not all(codes) or len(set(codes)) < len(codes):
        return []
    return [Option(code=code, label=label) for code, label in zip(codes, labels, strict=True) if code]


def _choice(question: Question, options: tuple[Option, ...], chosen: Option | None) -> Question:
    answer = question.answer or Answer(state="unanswered")
    if chosen is not None:
        at = answer.at.model_copy(update={"basis": "inline"}) if answer.at else None
        answer = answer.model_copy(
            update={"selected": (Selected(code=chosen.code, label=chosen.label, at=at),)}
        )
    return question.model_copy(update={"kind": "choice", "options": options, "answer": answer})
