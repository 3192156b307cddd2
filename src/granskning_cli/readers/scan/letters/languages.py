"""Which language a page is in, by its common words, and which of Tesseract's data reads it.

Swedish reads all that is in no other language: its data knows the letters of English and Finnish too.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable
from functools import cache
from typing import Final

from granskning_cli.readers.scan.letters import tessdata
from granskning_cli.scales import LANGUAGES, entry

OWN: Final = "sv"
# So many of its common words, so many times those of any other and of Swedish, say that a text is in a language: Danish
# shares half of its own with Swedish.
FEWEST: Final = 5
MORE: Final = 1.4


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


@cache
def _common(language: str) -> frozenset[str]:
    return frozenset((entry(language) or {}).get("common", ()))
