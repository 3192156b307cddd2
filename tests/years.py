"""Two years of one questionnaire: an invented form as a Questionnaire, and what a year does to it."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st
from questionnaires import forms
from typeset.form import Form
from typeset.form import Question as Printed

from granskning_cli.model.questionnaire import (
    Answer,
    Option,
    Question,
    Questionnaire,
    Scale,
    Section,
    Selected,
    Source,
)
from granskning_cli.structure import vocabulary
from granskning_cli.structure.language import slug

SOURCE = Source(name="a.pdf", sha256="0" * 64, media_type="application/pdf", pages=1, reader="pdfium")
WORDS = ("nämndens", "årliga", "samtliga", "under året", "enligt reglementet", "skriftligt")


def option(label: str) -> Option:
    return Option(code=vocabulary().code_of(label) or slug(label), label=label)


def questionnaire(form: Form) -> Questionnaire:
    """The form as a parse would give it, without places."""
    sections = []
    for section in form.sections:
        scale = tuple(map(option, section.scale)) if section.scale else None
        questions = tuple(map(_question, section.questions))
        whole = Scale(id="-".join(o.code for o in scale), options=scale) if scale else None
        sections.append(Section(number=section.number, title=section.title, scale=whole, questions=questions))
    return Questionnaire(language=form.language, source=SOURCE, sections=tuple(sections))


def _question(printed: Printed) -> Question:
    selected = tuple(Selected(code=option(mark).code, label=mark) for mark in printed.marks)
    text = "\n\n".join(printed.answer) or None
    return Question(
        number=printed.number,
        text=printed.text,
        instruction=printed.instruction,
        kind=printed.kind,
        options=tuple(map(option, printed.options)) if printed.options else None,
        answer=Answer(state=printed.state, selected=selected, text=text),
    )


def renumbered(sections: Sequence[tuple[Section, Sequence[Question]]]) -> tuple[Section, ...]:
    """The sections with these questions, counted anew from 1."""
    out = []
    for at, (section, questions) in enumerate(sections, 1):
        numbered = [q.model_copy(update={"number": f"{at}.{i}"}) for i, q in enumerate(questions, 1)]
        out.append(section.model_copy(update={"number": str(at), "questions": tuple(numbered)}))
    return tuple(out)


@st.composite
def years(draw: st.DrawFn) -> tuple[Questionnaire, Questionnaire]:
    """A questionnaire and the same a year later: questions dropped, new, moved, reworded, answered otherwise."""
    old = questionnaire(draw(forms()))
    spare = [q for s in questionnaire(draw(forms())).sections for q in s.questions]
    lists = [list(section.questions) for section in old.sections]
    for _ in range(draw(st.integers(0, 5))):
        at = draw(st.integers(0, len(lists) - 1))
        here = lists[at]
        what = draw(st.sampled_from(["drop", "new", "move", "swap", "word", "mark", "text"]))
        if what == "new":
            here.insert(draw(st.integers(0, len(here))), draw(st.sampled_from(spare)))
        elif here:
            which = draw(st.integers(0, len(here) - 1))
            if what == "drop":
                del here[which]
            elif what == "move":
                lists[draw(st.integers(0, len(lists) - 1))].append(here.pop(which))
            elif what == "swap":
                here[0], here[which] = here[which], here[0]
            else:
                here[which] = draw(_changed(here[which], what))
    new = old.model_copy(
        update={"sections": renumbered([(s, q) for s, q in zip(old.sections, lists, strict=True) if q])}
    )
    return old, new


@st.composite
def _changed(draw: st.DrawFn, question: Question, what: str) -> Question:
    if what == "word":
        words = question.text.split()
        words.insert(draw(st.integers(0, len(words))), draw(st.sampled_from(WORDS)))
        return question.model_copy(update={"text": " ".join(words)})
    assert question.answer is not None
    if what == "text":
        text = draw(
            st.none() | st.sampled_from(("Nej, inte i år.", "Se bilaga 2.", "Planen antogs den 3 mars."))
        )
        return question.model_copy(update={"answer": question.answer.model_copy(update={"text": text})})
    label = draw(st.sampled_from(("Ja", "Nej", "Delvis")))
    selected = (Selected(code=option(label).code, label=label),)
    answer = question.answer.model_copy(update={"selected": selected, "state": "answered"})
    return question.model_copy(update={"answer": answer})
