"""A template is written, edited and read back."""

from __future__ import annotations

from hypothesis import HealthCheck, Phase, given, settings
from questionnaires import forms
from twoyears import new
from typeset.form import Form
from years import questionnaire

from granskning_cli.cli.template import words
from granskning_cli.data import from_data
from granskning_cli.export import export
from granskning_cli.merging import template
from granskning_cli.model.questionnaire import Questionnaire


def questions(found: Questionnaire) -> list[object]:
    """All that is asked, with its section."""
    return [
        (
            section.number,
            section.title,
            section.scale,
            q.number,
            q.text,
            q.instruction,
            q.kind,
            q.options,
            q.required,
        )
        for section in found.sections
        for q in section.questions
    ]


@given(form=forms())
@settings(
    max_examples=60, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.generate]
)  # fmt: skip
def test_what_is_asked_is_kept(form: Form) -> None:
    """As YAML and as JSON the template gives back the questions of the questionnaire it was made of, and no answer."""
    whole = questionnaire(form)
    made = template(whole, (), words())
    for name in ("yaml", "json"):
        read = from_data(export(made, name, "template"))
        assert questions(read) == questions(whole)
        assert all(q.answer is None for section in read.sections for q in section.questions)
        assert questions(template(read, (), words())) == questions(whole)


def test_a_template_holds_no_noise() -> None:
    """A head comment that says how to use it; no place, no answer, no null, no diagnostic; always the same bytes."""
    text = export(template(new()), "yaml", "template").decode()
    assert text.startswith("# A questionnaire without its answers")
    assert "--template" in text.split("schema_version")[0]
    for noise in ("at:", "answer", "null", "diagnostics", "unplaced", "source", "respondent", "year:"):
        assert noise not in text.split("sections:")[1]
    assert text == export(template(new()), "yaml", "template").decode()


def test_what_a_person_adds_is_read() -> None:
    """Comments, and `required: true` behind a question."""
    text = export(template(new()), "yaml", "template").decode()
    edited = text.replace("  kind: choice\n", "  kind: choice  # asked since 2019\n    required: true\n", 1)
    assert edited != text
    read = from_data(edited.encode())
    assert read.sections[0].questions[0].required is True
    again = export(read, "yaml", "template").decode()
    assert "required: true" in again
