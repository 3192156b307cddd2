"""A form's questions as a template: what a person wrote down, without the answers."""

from __future__ import annotations

from collections.abc import Sequence

from typeset.form import Form

from granskning_cli import Questionnaire
from granskning_cli.model.questionnaire import Option, Question, Scale, Section, Source
from granskning_cli.structure.language import slug, vocabulary


def template_of(form: Form) -> Questionnaire:
    """The template of a form."""
    source = Source(name="form.yaml", sha256="0" * 64, media_type="application/yaml", pages=1, reader="none")
    return Questionnaire(language=form.language, source=source, sections=tuple(map(_section, form.sections)))


def _section(section: object) -> Section:
    options = _options(section.scale)  # type: ignore[attr-defined]
    return Section(
        number=section.number,  # type: ignore[attr-defined]
        title=section.title,  # type: ignore[attr-defined]
        scale=Scale(id="scale", options=options) if options else None,
        questions=tuple(
            Question(
                number=q.number,
                text=q.text,
                instruction=q.instruction,
                kind=q.kind,
                options=_options(q.options),
            )
            for q in section.questions  # type: ignore[attr-defined]
        ),
    )


def _options(labels: Sequence[str] | None) -> tuple[Option, ...] | None:
    words = vocabulary()
    return (
        tuple(Option(code=words.code_of(label) or slug(label), label=label) for label in labels)
        if labels
        else None
    )


def without_answers(result: Questionnaire) -> Questionnaire:
    """A result as a template."""
    sections = tuple(
        section.model_copy(
            update={"questions": tuple(q.model_copy(update={"answer": None}) for q in section.questions)}
        )
        for section in result.sections
    )
    return result.model_copy(update={"sections": sections})
