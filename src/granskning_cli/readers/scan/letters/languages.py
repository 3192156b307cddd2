"""Which language a page is in, by its common words, and which of Tesseract's data reads it.

Swedish reads all that is in no other language: its data knows the letters of English and Finnish too.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import Final

from granskning_cli.model.layout import Word
from granskning_cli.readers.scan.letters import tessdata
from granskning_cli.scales import entry, spoken

OWN: Final = "sv"
# The words of a page that say its language, whatever follows.
ENOUGH: Final = 60


def language_of(texts: Iterable[str]) -> str:
    """The language that words are in; Swedish where they do not say."""
    return spoken.language_of(texts, own=OWN) or OWN


def data_of(language: str) -> str:
    """The name of the data that reads a language, be it installed or not."""
    return str((entry(language) or {}).get("tesseract", tessdata.MAIN))


def data_for(language: str) -> str:
    """The same, the usual one where it is not installed."""
    named, folder = data_of(language), tessdata.folder()
    here = folder is not None and os.path.isfile(os.path.join(folder, f"{named}.traineddata"))
    return named if here else tessdata.MAIN


class OtherLanguage(Exception):
    """A page is in a language that other data reads, which is named."""

    def __init__(self, data: str) -> None:
        super().__init__(data)
        self.data = data


class Heard:
    """The words of a page so far: the first ones say its language, so that not all of it is read in a wrong one."""

    def __init__(self) -> None:
        self._texts: list[str] = []
        self._told = False

    def data(self, words: Iterable[Word]) -> str | None:
        """The data that reads their language, once, when there are enough of them."""
        self._texts += [word.text for word in words]
        if self._told or len(self._texts) < ENOUGH:
            return None
        self._told = True
        return data_for(language_of(self._texts))
