"""Whose a body is, where its name says it: "Styrelsen för Hedvalla Energi AB", "Aufsichtsrat der Stadtwerke Waldau GmbH".

A body that bears the name of every body is nobody's without what follows it. One with a name of its own has a name that
goes on only where several share it: of "Socialnämnden i Ekby" the place is another fact.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import Final

from granskning_cli.structure.language import Language, Vocabulary

# A word of these says that a name is a company's.
_COMPANY: Final = re.compile(
    r"(?<!\w)(?:AB|HB|KB|AS|A/S|ApS|Oyj?|Ab|ry|GmbH|AG|AöR|Ltd|PLC|plc|LLP|Inc|BV|NV|SA)(?!\w)"
)
# on a line like "Lindvalla Energi AB, styrelsen" and "Lindvalla Energi AB:s styrelse"
_BESIDE: Final = re.compile(
    r"(?P<one>[^,–]+)(?:,|\s[–-]|(?<=\w):[sn])\s(?P<other>[^,–]+?)(?:,?\s(?:19|20)\d\d)?"
)

_YEAR: Final = re.compile(r"(?:19|20)\d\d")
# What a name may hold between words with a capital letter is as short: "Hjälpmedel i Väst", "Kunst & Kultur".
_PARTICLE: Final = 3
# Behind one of these a name is at its end.
_ENDS: Final = ("–", "—", "-", "|", "·", "•", "(", "/")


def body_of(text: str, words: Vocabulary) -> str | None:
    """The name, up to where a comma, a dash, a year or the line ends it; None where something else follows."""
    for language in words.languages:
        for link in language.of.finditer(text) if language.of is not None else ():
            start = _start(text[: link.start()], language)
            name = _name(text[link.end() :].split(), language)
            if start is None or name is None or _only_place(name, words):
                continue
            body = text[start : link.start()]
            if body.casefold() in language.bodies or _shared(name, language):
                return f"{body} {link[1]} {name}"
    return None


def board_of(text: str, words: Vocabulary) -> str | None:
    """A line that is nothing but a company and its body, in either order."""
    found = _BESIDE.fullmatch(text.strip())
    if found is None:
        return None
    for body, company in ((found["other"], found["one"]), (found["one"], found["other"])):
        if words.has("bodies", body) and _COMPANY.search(company):
            return text.strip()[: found.end("other")]
    return None


def _start(before: str, language: Language) -> int | None:
    """Where the body's name begins that ends here."""
    word = before[before.rfind(" ") + 1 :]
    if not word.casefold().endswith(tuple(language.bodies)):
        return None
    known = [one for one in language.respondent.finditer(before) if one.end() == len(before)]
    return known[0].start(1) if known else len(before) - len(word)


def _name(tokens: Sequence[str], language: Language) -> str | None:
    """As many of the words as are a name; None where no end of it comes behind them."""
    found: list[str] = []
    for at, token in enumerate(tokens):
        if token.startswith(_ENDS) or _YEAR.fullmatch(token.strip(",.")):
            break
        if not _in_name(token, found, tokens[at + 1 : at + 2]):
            return None
        found.append(token)
        if token[-1] in ",;:." and not (token[-1] == "," and _lists(tokens[at + 1 :], language)):
            break
    return " ".join(found).rstrip(",;:. ") or None


def _in_name(token: str, before: Sequence[str], after: Sequence[str]) -> bool:
    if token[0].isupper() or token[0].isdigit():
        return True
    short = token == "&" or (token.isalpha() and len(token) <= _PARTICLE)
    return short and bool(before) and any(one[0].isupper() for one in after)


def _lists(tokens: Sequence[str], language: Language) -> bool:
    """Whether names and a conjunction follow: "Ekby, Tallåsa och Hedvalla"."""
    names = list(takewhile(lambda one: one[0].isupper(), tokens))
    return bool(names) and any(one in language.conjunctions for one in tokens[len(names) : len(names) + 1])


def _shared(name: str, language: Language) -> bool:
    return any(word in language.conjunctions for word in name.split())


def _only_place(name: str, words: Vocabulary) -> bool:
    """Whether it is an organisation, which is a fact of its own: "Formannskapet i Fjellvik kommune"."""
    return any(language.organisation.fullmatch(name) for language in words.languages)
