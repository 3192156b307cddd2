"""What a caller says of templates -> the templates to look for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias

from granskning_cli.templates.entry import Entry
from granskning_cli.templates.folders import known
from granskning_cli.templates.load import load

if TYPE_CHECKING:
    from granskning_cli.model.questionnaire import Questionnaire

# A template or its path; many of which one may fit; None for all that are known, "none" for none.
Asked: TypeAlias = "Questionnaire | Entry | tuple[Entry, ...] | str | Path | None"

WITHOUT: Final = "none"


def asked(template: Asked) -> tuple[tuple[Entry, ...], bool]:
    """The templates, and whether it is one that was chosen by the caller. Raises Unreadable as `load` does."""
    if template is None:
        return known(), False
    if isinstance(template, Entry):
        return (template,), True
    if isinstance(template, tuple):
        return template, False
    if template == WITHOUT:
        return (), False
    if isinstance(template, (str, Path)):
        return (load(template),), True
    name = template.source.template or template.source.name or "template"
    return (Entry(name, template.model_dump_json().encode()),), True
