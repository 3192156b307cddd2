"""samples/<form>--<maker>/source.* says what samples/forms/<form>.yaml says, whatever maker printed it.

expected.yaml pins the whole result and is written by the program; the forms are written by people, and the
documents are made from them, so that what is wrong cannot become what is expected.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest
from program import ROOT, cases
from typeset.form import Form, load
from typeset.seed import seed

from granskning_cli import Questionnaire, parse
from granskning_cli.model.questionnaire import Question, Section

CASES = [case for case in cases() if "--" in case.name]


def plain(text: str | None) -> str | None:
    """The words of a text, however it was wrapped, and whatever stands before the items of its lists."""
    if text is None:
        return None
    words = normalize("NFC", text).replace("•", "-").split()
    return " ".join(word for word in words if word != "-")


def said(form: Form) -> dict[str, Any]:
    """What a form says, in the shape that `read` gives."""
    return {
        "head": (form.title, form.respondent, form.organisation, form.year, form.language),
        "sections": [(s.number, s.title) for s in form.sections],
        "scales": [(q.number, list(q.options or s.scale or ())) for s, q in form.asked if q.marks],
        "questions": [(q.number, plain(q.wording)) for q in form.questions],
        "marks": [(q.number, q.state, list(q.marks)) for q in form.questions],
        "answers": [(q.number, plain("\n\n".join(q.answer)) or None) for q in form.questions],
    }


def read(result: Questionnaire) -> dict[str, Any]:
    """The same of a result."""
    asked = [(s, q, q.answer) for s in result.sections for q in s.questions]
    return {
        "head": (result.title, result.respondent, result.organisation, result.year, result.language),
        "sections": [(s.number, s.title) for s in result.sections],
        "scales": [(q.number, offered(s, q)) for s, q, a in asked if a and a.selected],
        "questions": [(q.number, plain(f"{q.text} {q.instruction or ''}")) for _, q, _ in asked],
        "marks": [(q.number, a and a.state, [o.label for o in a.selected] if a else []) for _, q, a in asked],
        "answers": [(q.number, plain(a.text) if a else None) for _, q, a in asked],
    }


def offered(section: Section, question: Question) -> list[str]:
    """The labels that could be ticked, in the order printed: the question's own or the section's."""
    scale = section.scale.options if section.scale else ()
    return [option.label for option in question.options or scale]


@cache
def result_of(case: Path) -> dict[str, Any]:
    """Each source is parsed once for all its tests."""
    return read(parse(next(case.glob("source.*"))))


@pytest.mark.parametrize("part", ["head", "sections", "scales", "questions", "marks", "answers"])
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_sample_says_what_its_form_says(case: Path, part: str) -> None:
    """Head, sections, what could be ticked, questions, marks, states and answers are what was printed."""
    form = load(ROOT / "samples" / "forms" / f"{case.name.split('--')[0]}.yaml")
    assert result_of(case)[part] == said(form)[part]


def test_every_form_is_printed_somewhere() -> None:
    """A form that no sample shows would pin nothing."""
    forms = {path.stem for path in (ROOT / "samples" / "forms").glob("*.yaml")}
    assert forms == {case.name.split("--")[0] for case in CASES}


def test_the_real_text_holds_the_words_of_its_form() -> None:
    """ks-2025.yaml was copied from the real text by eye: printed in its manner it gives the same words."""
    text = (ROOT / "samples" / "ks-2025--seed" / "source.txt").read_text(encoding="utf-8")
    assert seed(load(ROOT / "samples" / "forms" / "ks-2025.yaml")).split() == text.split()
