"""Filled questionnaires to checked data: `parse(path) -> Questionnaire`.

The names are imported when they are first used, so that `granskning --help` loads no model and no reader.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from granskning_cli.model.questionnaire import Questionnaire
    from granskning_cli.pipeline import parse

__all__ = ["Questionnaire", "__version__", "parse"]
__version__ = "0.1.0"


def __getattr__(name: str) -> object:
    if name == "parse":
        from granskning_cli.pipeline import parse

        return parse
    if name == "Questionnaire":
        from granskning_cli.model.questionnaire import Questionnaire

        return Questionnaire
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
