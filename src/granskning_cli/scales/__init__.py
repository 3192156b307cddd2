"""The data of the languages, one file each; what each list is for is said in sv.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Final

import yaml

# In this order a text that two languages explain as well is taken for the first.
LANGUAGES: Final = ("sv", "en", "nb", "nn", "da", "fi", "de", "fr", "nl", "es", "it")


@cache
def entry(language: str) -> Mapping[str, Any] | None:
    """A language's file as it stands, None where there is none. Read once."""
    found = files(__name__).joinpath(f"{language}.yaml")
    if not found.is_file():
        return None
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    data: Mapping[str, Any] = yaml.load(found.read_text("utf-8"), Loader=loader)
    return data
