"""An invented questionnaire set as DOCX, ODT, HTML and Markdown parses back to itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from phrases import FURTHER
from program import ROOT
from questionnaires import forms
from test_samples_truth import read, said
from typeset.controls import controls_docx
from typeset.form import Form, load
from typeset.html_form import html
from typeset.listed import listed_docx
from typeset.markdown import markdown, markdown_table
from typeset.opendocument import opendocument
from typeset.web import web
from typeset.word import word_docx

from granskning_cli import parse

Setter = Callable[[Form], bytes | str]

MANNERS: dict[str, Setter] = {
    "docx-table": word_docx,
    "docx-numbers": partial(word_docx, manner="numbered"),
    "docx-comments": partial(word_docx, manner="comment"),
    "docx-list": listed_docx,
    "docx-controls": controls_docx,
    "odt": opendocument,
    "html-table": html,
    "html-running": partial(html, manner="running"),
    "html-form": web,
    "markdown-tasks": markdown,
    "markdown-table": markdown_table,
}
# A pipe table has no room for options of a question's own.
OWN_OPTIONS = [manner for manner in MANNERS if manner != "markdown-table"]
FEW = settings(
    max_examples=8,
    derandomize=True,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.generate],
)
PARTS = ("sections", "scales", "questions", "marks", "answers")


def with_own_options(form: Form) -> Form:
    """The form with its options printed below each question instead of in columns."""
    sections = [
        replace(
            section,
            scale=None,
            questions=tuple(
                question if question.kind == "open" else replace(question, options=section.scale)
                for question in section.questions
            ),
        )
        for section in form.sections
    ]
    return replace(form, sections=tuple(sections))


def parsed(form: Form, manner: str) -> tuple[dict[str, object], dict[str, object]]:
    """What was read and what was set."""
    source = MANNERS[manner](form)
    found, wanted = read(parse(source.encode() if isinstance(source, str) else source)), said(form)
    return {part: found[part] for part in PARTS}, {part: wanted[part] for part in PARTS}


@pytest.mark.parametrize("manner", MANNERS)
@given(form=forms())
@FEW
def test_a_form_with_columns_parses_back_to_itself(manner: str, form: Form) -> None:
    """Sections, questions, marks and answers are what was set, whatever kind of document holds them."""
    found, wanted = parsed(form, manner)
    assert found == wanted


@pytest.mark.parametrize("manner", OWN_OPTIONS)
@given(form=forms())
@FEW
def test_a_form_with_options_below_its_questions_parses_back_to_itself(manner: str, form: Form) -> None:
    """The answer below the boxes stays an answer, also where boxes and answer share a cell of the table."""
    found, wanted = parsed(with_own_options(form), manner)
    assert found == wanted


@pytest.mark.parametrize("name", ["audit-2025-en", "bun-2024", "ks-2025"])
@pytest.mark.parametrize("manner", ["docx-list", "docx-comments", "odt", "html-running", "html-form"])
def test_a_long_form_parses_back_to_itself(name: str, manner: str) -> None:
    """A question that takes two lines in bold is one question; "6)" alone on a line is no number of a page."""
    found, wanted = parsed(load(ROOT / "samples" / "forms" / f"{name}.yaml"), manner)
    assert found == wanted


@pytest.mark.parametrize("manner", MANNERS)
@given(form=forms(FURTHER))
@FEW
def test_a_form_in_a_further_language_parses_back_to_itself(manner: str, form: Form) -> None:
    """The same in French, Dutch, Spanish and Italian."""
    found, wanted = parsed(form, manner)
    assert found == wanted
