"""Filled questionnaires to checked data: `parse(path) -> Questionnaire`, `compare(old, new) -> Comparison`.

The names are imported when they are first used, so that `granskning --help` loads no model and no reader.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from granskning_cli.diff import compare
    from granskning_cli.model.comparison import Comparison
    from granskning_cli.model.questionnaire import Questionnaire
    from granskning_cli.pipeline import parse

__all__ = ["Comparison", "Questionnaire", "__version__", "compare", "parse"]
__version__ = "0.1.0"
_PLACES = {
    "parse": "pipeline",
    "compare": "diff",
    "Questionnaire": "model.questionnaire",
    "Comparison": "model.comparison",
}


def __getattr__(name: str) -> object:
    if name in _PLACES:
        from importlib import import_module

        return getattr(import_module(f"{__name__}.{_PLACES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
