"""Questionnaires that hold anything, for Hypothesis, and what they say in the plainest form."""

from __future__ import annotations

from typing import NamedTuple

from hypothesis import strategies as st

from granskning_cli.diagnostics import TABLE
from granskning_cli.model.questionnaire import (
    Answer,
    Diagnostic,
    Option,
    Provenance,
    Question,
    Questionnaire,
    Scale,
    Section,
    Selected,
    Source,
)

HOSTILE = (
    "=1+1", "+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", " =1", "a;=1+1", "<script>alert(1)</script>", "a|b\n# c", "<r>x</r>",
    "_x0041_", "noll\x00", "\x1b[31m", "vänd\u202etxet", "\u2028", "halv\udce5", "https://example.org", "mailto:a@b.se",
    "1.10", "NULL", "null", "]]>&amp;", "'x", "\"x\"", "%s{}", "😀", "1. a\n2. b", "- a\n- b\n\nslut", " ", "\n", "", "no",
)  # fmt: skip


def texts() -> st.SearchStrategy[str]:
    """Plain words, what is meant to do harm, and any characters."""
    return st.sampled_from(HOSTILE) | st.text(max_size=12) | st.sampled_from(("Ja", "Nej", "Vet ej"))


def _places() -> st.SearchStrategy[Provenance | None]:
    return st.none() | st.builds(
        Provenance,
        page=st.integers(1, 9),
        bbox=st.tuples(*[st.floats(0, 600, width=16)] * 4),
        basis=st.sampled_from(("ruled", "ordered", "inline")),
    )


_OPTIONS = st.lists(st.builds(Option, code=texts(), label=texts()), max_size=3).map(tuple)
_MARKS = st.lists(
    st.builds(Selected, code=texts(), label=texts(), text=st.none() | texts(), at=_places()), max_size=2
)
_ANSWERS = st.builds(
    Answer,
    state=st.sampled_from(("answered", "unanswered", "ambiguous")),
    selected=_MARKS.map(tuple),
    text=st.none() | texts(),
    at=_places(),
)
_QUESTIONS = st.builds(
    Question,
    number=st.none() | texts() | st.sampled_from(("1.1", "1.2", "1.10")),
    text=texts(),
    instruction=st.none() | texts(),
    kind=st.sampled_from(("choice", "multiple", "open")),
    options=st.none() | _OPTIONS,
    at=_places(),
    answer=st.none() | _ANSWERS,
)
_SECTIONS = st.builds(
    Section,
    number=st.none() | texts(),
    title=st.none() | texts(),
    scale=st.none() | st.builds(Scale, id=texts(), options=_OPTIONS),
    questions=st.lists(_QUESTIONS, max_size=3).map(tuple),
)


@st.composite
def _diagnostics(draw: st.DrawFn) -> Diagnostic:
    entry = draw(st.sampled_from([TABLE[code] for code in ("M501", "M503", "M505", "Q304")]))
    number = draw(st.none() | st.sampled_from(("1.1", "1.2", "9")))
    message = draw(texts())
    return Diagnostic(
        code=entry.code, name=entry.name, severity=entry.severity, message=message, question=number, at=draw(_places())
    )  # fmt: skip


def questionnaires() -> st.SearchStrategy[Questionnaire]:
    """Whole results."""
    source = st.builds(
        Source,
        name=st.none() | texts(),
        sha256=st.sampled_from(("0" * 64, "a" * 64)),
        media_type=st.just("application/pdf"),
        pages=st.integers(1, 9),
        reader=st.just("pdfium"),
    )
    return st.builds(
        Questionnaire,
        title=st.none() | texts(),
        respondent=st.none() | texts(),
        organisation=st.none() | texts(),
        year=st.none() | st.integers(1900, 2100),
        language=st.none() | st.sampled_from(("sv", "en")) | texts(),
        source=source,
        sections=st.lists(_SECTIONS, max_size=3).map(tuple),
        diagnostics=st.lists(_diagnostics(), max_size=3).map(tuple),
    )


class Said(NamedTuple):
    """A question, its marks and its text: what every table must hold."""

    number: str | None
    text: str
    state: str
    codes: tuple[str, ...]
    labels: tuple[str, ...]
    beside: tuple[str | None, ...]
    answer: str | None


def said(one: Questionnaire) -> list[Said]:
    """Its questions in their order, half characters as U+FFFD; told from the model alone."""
    found = []
    for section in one.sections:
        for question in section.questions:
            answer = question.answer or Answer(state="unanswered")
            marks = answer.selected
            found.append(
                Said(
                    whole(question.number), whole(question.text) or "", answer.state,
                    tuple(whole(mark.code) or "" for mark in marks), tuple(whole(mark.label) or "" for mark in marks),
                    tuple(whole(mark.text) for mark in marks), whole(answer.text),
                )
            )  # fmt: skip
    return found


def whole(text: str | None) -> str | None:
    """The text with U+FFFD for half a surrogate pair."""
    return text if text is None else "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)
