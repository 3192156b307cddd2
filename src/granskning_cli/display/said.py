"""What a screen says itself: English stands where it is said, other languages beside it here.

"{n} page | {n} pages" has a form for one and a form for several.
"""

from __future__ import annotations

from typing import Final

_SWEDISH: Final = {
    "Respondent": "Svarande",
    "Organisation": "Organisation",
    "Year": "År",
    "Document": "Dokument",
    "Questions": "Frågor",
    "Diagnostics": "Anmärkningar",
    "Signs": "Tecken",
    "Shown": "Visas",
    "not said": "inte angivet",
    "no name": "utan namn",
    "{n} page | {n} pages": "{n} sida | {n} sidor",
    "language {language}": "språk {language}",
    "unknown": "okänt",
    "template {name}": "mall {name}",
    "an empty form": "ett tomt formulär",
    "{n} answered": "{n} besvarad | {n} besvarade",
    "{n} unanswered": "{n} obesvarad | {n} obesvarade",
    "{n} ambiguous": "{n} tvetydig | {n} tvetydiga",
    "answered": "besvarad",
    "unanswered": "obesvarad",
    "ambiguous": "tvetydig",
    "{n} flagged": "{n} flaggad | {n} flaggade",
    "corrected by a person": "rättat av en person",
    "inferred, not read": "härlett, inte läst",
    "found in the text": "hittat i texten",
    "(no title)": "(utan rubrik)",
    "(no label)": "(utan etikett)",
    "(required)": "(obligatorisk)",
    "(none)": "(inget)",
    "p. {n}": "s. {n}",
    "page {n}": "sida {n}",
    "question {number}": "fråga {number}",
    "line {line}": "rad {line}",
    "line {line}, column {column}": "rad {line}, tecken {column}",
    "date": "datum",
    "decision": "beslut",
    "amount": "belopp",
    "share": "andel",
    "risk": "risk",
    "question": "fråga",
    "mark corrected": "markeringen rättad",
    "text corrected": "texten rättad",
    "mark told by the blanks around it": "markeringen härledd ur mellanrummen omkring",
    "mark told by text recognition": "markeringen läst med teckenläsning",
    "text told by the blanks around it": "texten härledd ur mellanrummen omkring",
    "text told by text recognition": "texten läst med teckenläsning",
    " by {who}": " av {who}",
    "text corrected{by}, was: {old}{why}": "texten rättad{by}, var: {old}{why}",
    "mark corrected{by}: {change}{why}": "markeringen rättad{by}: {change}{why}",
    "In no question": "I ingen fråga",
    "About the document": "Om dokumentet",
    "none": "inga",
    " or ": " eller ",
    "nothing: no questions here": "inget: här finns inga frågor",
    "nothing: no question here is {state}": "inget: ingen fråga här är {state}",
    "{count} of {n} questions": "{count} av {n} frågor",
    "{count} of {n} questions, those {state}": "{count} av {n} frågor, de som är {state}",
    "error": "fel",
    "warning": "varning",
    "info": "upplysning",
    "{n} error | {n} errors": "{n} fel",
    "{n} warning | {n} warnings": "{n} varning | {n} varningar",
    "{n} info | {n} infos": "{n} upplysning | {n} upplysningar",
    "{n} noted": "{n} upplysning | {n} upplysningar",
    "{n} times": "{n} gånger",
    "and {n} more": "och {n} till",
    "{n} document | {n} documents": "{n} dokument",
    "{n} not read": "{n} kunde inte läsas",
    "nothing found": "inget att anmärka på",
}
LANGUAGES: Final = {"en": dict[str, str](), "sv": _SWEDISH}


def said(text: str, language: str = "en", /, **values: str | int) -> str:
    """The English text in that language, with its values filled in; `n` chooses among its forms."""
    forms = LANGUAGES[language].get(text, text).split(" | ")
    return forms[0 if values.get("n") == 1 else -1].format(**values)
