"""The option `--lang`, and what diagnostics say in the language that it names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Final, TypeVar

import typer

from granskning_cli.cli.choice import one_of

if TYPE_CHECKING:
    from granskning_cli.model.findings import Finding
    from granskning_cli.model.questionnaire import Diagnostic

    Remark = TypeVar("Remark", Diagnostic, Finding)

LANGUAGES: Final = ["sv", "en"]
ENGLISH: Final = "en"

Language = Annotated[
    str,
    typer.Option(
        metavar="|".join(LANGUAGES), callback=one_of(LANGUAGES), autocompletion=lambda: LANGUAGES,
        help="Of what it says itself.",
    ),
]  # fmt: skip


def codes(language: str) -> dict[str, Any]:
    """What each code means, and what to do, by the code; English is in the table of diagnostics."""
    if language == ENGLISH:
        return {}
    from granskning_cli.report.texts import texts

    told: dict[str, Any] = texts(language)["codes"]
    return told


def in_language(remark: Remark, language: str, *, alone: bool) -> Remark:
    """The same with its message in that language, as far as anybody can say it.

    `alone`: what its code means is not said beside it, and stands before a message that stays English.
    """
    if language == ENGLISH:
        return remark
    from granskning_cli.report.texts.details import translated

    told = translated(remark.code, remark.message, language)
    if told is None and alone:
        told = f"{codes(language)[remark.code][0]} ({remark.message})"
    return remark if told is None else remark.model_copy(update={"message": told})
