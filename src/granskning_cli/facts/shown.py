"""A fact as a person reads it: "2025-12-16 § 191", "09-22", "3 100 000 kr", "4–6 %", "3 × 4".

The value is what is shown, in groups of three digits and with its unit: what is printed stands in the answer anyway.
"""

from __future__ import annotations

import re
from typing import Final

from granskning_cli.model.questionnaire import Fact

# A blank at which no line is broken.
_BLANK: Final = "\u00a0"
_WHOLE: Final = re.compile(r"(?<![\d.])\d{4,}")


def shown(fact: Fact) -> str:
    """Its value, which is the same whatever the language."""
    value = fact.value.removeprefix("--")  # a day without its year
    if fact.kind in ("amount", "percentage"):
        value = _WHOLE.sub(lambda number: f"{int(number[0]):,}".replace(",", _BLANK), value)
        if not value[-1:].isalpha():  # a currency's code, or "pp" for points, stands there
            value += f"{_BLANK}{'kr' if fact.kind == 'amount' else '%'}"
    if fact.kind == "risk":
        return re.sub(r"(?<=\d)x(?=\d)", f"{_BLANK}×{_BLANK}", value)
    return (value if fact.kind == "decision" else value.replace("/", "–")).replace(" ", _BLANK)
