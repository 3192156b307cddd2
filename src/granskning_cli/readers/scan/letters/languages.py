"""Which language a page is in, by its common words, and which of Tesseract's data reads it.

Swedish reads all that is in no other language: its data knows the letters of English and Finnish too.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable
from functools import cache
from typing import Final

from granskning_cli.model.layout import Word
from granskning_cli.readers.scan.letters import tessdata
from granskning_cli.scales import LANGUAGES, entry

OWN: Final = "sv"
# So many of its common words, so many times those of any other and of Swedish, say that a text is in a language: Danish
# shares half of its own with Swedish.
FEWEST: Final = 5
MORE: Final = 1.4
# The words of a page that say its language, whatever follows.
ENOUGH: Final = 60


def language_of(texts: Iterable[str]) -> str:
    """The language that words are in; Swedish where they do not say."""
    counted = Counter(text.lower().strip(".,:;?()") for text in texts)
    found = {code: sum(counted[word] for word in _common(code)) for code in LANGUAGES}
    best = max(found, key=lambda code: found[code])
    return best if found[best] >= max(FEWEST, MORE * found[OWN]) else OWN


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


@cache
def _common(language: str) -> frozenset[str]:
    return frozenset((entry(language) or {}).get("common", ()))
