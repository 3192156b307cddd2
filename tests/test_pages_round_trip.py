"""An invented questionnaire parses back to itself whatever its pages look like."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings
from phrases import FURTHER
from questionnaires import forms
from setter import Setter
from test_round_trip import told
from test_samples_truth import read, said
from typeset.form import Form, Question

from granskning_cli import Questionnaire
from granskning_cli.diagnostics import Unreadable
from granskning_cli.layout import lay_out
from granskning_cli.model.layout import Document
from granskning_cli.model.questionnaire import Source
from granskning_cli.structure import structure

HALVES = ((50.0, 235.0), (320.0, 235.0))
EDGES = (60.0, 270.0, 540.0)
NAMES = {
    "sv": ("Fråga", "Svar"),
    "en": ("Question", "Answer"),
    "fi": ("Kysymys", "Vastaus"),
    "de": ("Frage", "Antwort"),
    "nb": ("Spørsmål", "Svar"),
    "da": ("Spørgsmål", "Svar"),
    "fr": ("Question", "Réponse"),
    "nl": ("Vraag", "Antwoord"),
    "es": ("Pregunta", "Respuesta"),
    "it": ("Domanda", "Risposta"),
}


def open_questions(form: Form) -> Form:
    """The form with all its questions answered by text alone."""

    def plain(question: Question) -> Question:
        return replace(question, kind="open", marks=(), instruction=None)

    sections = [replace(s, scale=None, questions=tuple(map(plain, s.questions))) for s in form.sections]
    return replace(form, sections=tuple(sections))


def running(setter: Setter, form: Form) -> Setter:
    """Questions in bold below each other, answers in regular type."""
    setter.paragraph(form.title or "", bold=True, size=15)
    setter.paragraph(form.sender)
    for section in form.sections:
        setter.paragraph(section.heading, bold=True, size=12, above=14)
        for question in section.questions:
            setter.paragraph(f"{question.number} {question.wording}", bold=True, above=10)
            for block in question.answer:
                setter.paragraph(block)
    return setter


def table(form: Form, *, ruled: bool) -> Setter:
    """Questions without numbers on the left, answers on the right."""
    setter = Setter()
    setter.paragraph(form.title or "", bold=True, size=15)
    setter.paragraph(form.sender)
    setter.y += 20
    setter.row(NAMES[form.language], EDGES, ruled=ruled, bold=True)
    for question in form.questions:
        setter.row((question.wording, "\n\n".join(question.answer)), EDGES, ruled=ruled)
    return setter


def numbered(form: Form, every: int) -> Setter:
    setter = running(Setter(), form)
    setter.number_lines(every)
    return setter


def after_a_paper(form: Form) -> Setter:
    setter = Setter()
    setter.paragraph("Evaluation 2025", bold=True, size=15)
    for at, title in enumerate(("Introduction", "Methods", "Results"), 1):
        setter.paragraph(f"{at} {title}", bold=True, size=12, above=14)
        for _ in range(4):
            setter.paragraph("The work went on as planned and what differed was dealt with. " * 3)
    setter.next_page()
    return running(setter, form)


MANNERS: dict[str, Callable[[Form], Setter]] = {
    "columns": lambda form: running(Setter(HALVES), form),
    "every-line": lambda form: numbered(form, 1),
    "every-fifth": lambda form: numbered(form, 5),
    "paper": after_a_paper,
    "table": lambda form: table(form, ruled=True),
    "loose": lambda form: table(form, ruled=False),
}


def parsed(document: Document) -> Questionnaire:
    """What the stages after the reader make of a document; Unreadable where the layout says that it is not sure."""
    source = Source(
        name=None, sha256="0" * 64, media_type="application/pdf", reader="by hand", pages=len(document.pages)
    )
    layout = lay_out(document)
    for note in layout.notes:
        raise Unreadable(note.code, note.message)
    return structure(layout, source)


def closed(form: Form) -> Form:
    """The form with an answer to its last question: without rulings, text below a table looks like a question."""
    last = form.sections[-1]
    question = last.questions[-1]
    answered = replace(question, answer=question.answer or ("2025-12-01",))
    section = replace(last, questions=(*last.questions[:-1], answered))
    return replace(form, sections=(*form.sections[:-1], section))


def expected(form: Form, manner: str) -> Form:
    """The form as that manner prints it: a table has neither numbers nor sections."""
    if manner not in ("table", "loose"):
        return form
    questions = tuple(replace(question, number=None) for question in form.questions)
    return replace(form, sections=(replace(form.sections[0], number=None, title="", questions=questions),))


def few_beside(setter: Setter) -> bool:
    """Whether a page's second column holds so few lines that they tell no column."""
    beside = [sum(words[0].bbox.x0 >= HALVES[1][0] for words in page) for page in setter.pages]
    return any(0 < count < 3 for count in beside)


@pytest.mark.parametrize("manner", list(MANNERS))
@given(form=forms())
@settings(
    max_examples=25,
    derandomize=True,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.generate],
)
def test_pages_parse_back(manner: str, form: Form) -> None:
    """Questions and answers are what was printed, or a diagnostic names the question."""
    _back(manner, form)


# two columns that nothing rules are told by their words, and long ones in these languages are not told yet
@pytest.mark.parametrize("manner", [one for one in MANNERS if one != "loose"])
@given(form=forms(FURTHER))
@settings(
    max_examples=25,
    derandomize=True,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.generate],
)
def test_pages_in_a_further_language_parse_back(manner: str, form: Form) -> None:
    """The same in French, Dutch, Spanish and Italian."""
    _back(manner, form)


def _back(manner: str, form: Form) -> None:
    form = closed(open_questions(form))
    setter = MANNERS[manner](form)
    if manner == "every-fifth":
        assume(len(setter.pages[0]) >= 20)  # a lone 5 in the margin counts nothing yet
    if manner == "columns":
        assume(not few_beside(setter))
    try:
        result = parsed(setter.document())
    except Unreadable:
        assert manner == "loose"  # a handful of lines without rulings does not tell a table
        return
    found, wanted, loud = read(result), said(expected(form, manner)), told(result)
    assert found["questions"] == wanted["questions"]
    wrong = [a for a, truth in zip(found["answers"], wanted["answers"], strict=True) if a != truth]
    assert [answer for answer in wrong if answer[0] not in loud] == []
