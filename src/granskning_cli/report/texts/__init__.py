"""What the report says, in one file a language beside this one."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any, Final

import yaml

from granskning_cli.model.questionnaire import Questionnaire

LANGUAGES: Final = ("sv", "en")
# Of a language that there are no texts in; its neighbours read Swedish better than English.
NEIGHBOURS: Final = {"nb": "sv", "nn": "sv", "no": "sv", "da": "sv"}


@cache
def texts(language: str) -> dict[str, Any]:
    """Every text by its key; `codes` holds what each diagnostic means."""
    data = files(__package__).joinpath(f"{language}.yaml").read_text(encoding="utf-8")
    loaded: dict[str, Any] = yaml.load(data, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return loaded


def language_of(documents: Iterable[Questionnaire]) -> str:
    """The language that most documents are in, as far as there are texts in it."""
    counts = dict.fromkeys(LANGUAGES, 0)
    for one in documents:
        named = NEIGHBOURS.get(one.language or "", one.language or "")
        counts[named if named in counts else "en"] += 1
    return max(LANGUAGES, key=counts.__getitem__)
