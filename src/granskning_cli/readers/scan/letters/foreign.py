"""Letters that no language of the reading has: a word that questionnaires in other languages are built on is put right.

Sporgsmål, Spergsmål -> Spørgsmål        where the words around it are Danish, and nowhere else: färdig is Swedish
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, Final

from granskning_cli.model.layout import Word
from granskning_cli.readers.scan.letters.languages import language_of
from granskning_cli.scales import entry

# What a letter is read as where it is not known.
_TAKEN: Final = {
    "ø": "(?:[oöegaåø]{1,2}|[0-9])", "æ": "(?:[aeäæ]{1,3}|ge)", "ü": "(?:[uäöiaü]{1,2})", "ß": "(?:[Bß8]|fs|ss)",
    "é": "[eéö]", "è": "[eé&ö]", "ê": "[eéö]", "à": "[aåä]", "ç": "[cg]",
}  # fmt: skip
_OTHERS: Final = {
    "da": ("da", "nb", "nn"),
    "nb": ("nb", "nn", "da"),
    "nn": ("nn", "nb", "da"),
    "de": ("de",),
    "fr": ("fr",),
}
_WORD: Final = re.compile(r"\w+")
_WHOLE: Final = re.compile(r"(\W*)(.*?)(\W*)")
SHORTEST: Final = 5
SURE: Final = 0.9


def spelt(pages: Sequence[Sequence[Word]]) -> list[list[Word]]:
    """The words of a document, with those that are not sure written as the known word that they were misread from."""
    language = language_of(word.text for words in pages for word in words)
    if not has_own_letters(language):
        return [list(words) for words in pages]
    return [[_put_right(word, language) for word in words] for words in pages]


def has_own_letters(language: str) -> bool:
    """Whether a language is written with letters that the usual data does not know."""
    return language in _OTHERS


def _put_right(word: Word, language: str) -> Word:
    if word.font or (word.score or 1.0) >= SURE or len(word.text) < SHORTEST:
        return word
    before, text, behind = _WHOLE.fullmatch(word.text).groups()  # type: ignore[union-attr]
    known = next((one for form, one in _forms(language) if form.fullmatch(text)), None)
    if known is None or known == text.lower():
        return word
    known = known.upper() if text.isupper() else known.capitalize() if text[0].isupper() else known
    return word._replace(text=f"{before}{known}{behind}")


@cache
def _forms(language: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """The words of a language that hold such letters, each with what it may be read as."""
    words = {word for one in _OTHERS[language] for word in _words(entry(one) or {})}
    return tuple(
        (re.compile("".join(_TAKEN.get(letter, letter) for letter in word), re.IGNORECASE), word)
        for word in sorted(words)
    )


def _words(value: Any) -> Iterator[str]:
    """The words in the lists of a language's data; what holds a backslash is a pattern."""
    if isinstance(value, str):
        if "\\" not in value:
            found = (word.lower() for word in _WORD.findall(value))
            yield from (word for word in found if len(word) >= SHORTEST and set(word) & set(_TAKEN))
    elif isinstance(value, dict):
        for one in value.values():
            yield from _words(one)
    elif isinstance(value, list):
        for one in value:
            yield from _words(one)
