"""How facts are shown to a person."""

from __future__ import annotations

import pytest

from granskning_cli.facts.shown import shown
from granskning_cli.model.questionnaire import Fact


@pytest.mark.parametrize(
    ("kind", "value", "seen"),
    [
        ("date", "2025-12-16", "2025-12-16"),
        ("date", "--09-22", "09-22"),
        ("date", "2025-01/2025-03", "2025-01–2025-03"),
        ("decision", "2025-12-16 § 191", "2025-12-16 § 191"),
        ("decision", "2025-02-11 § 9/25", "2025-02-11 § 9/25"),
        ("decision", "--09-22 § 167", "09-22 § 167"),
        ("amount", "3100000", "3 100 000 kr"),
        ("amount", "950", "950 kr"),
        ("amount", "1234.5", "1 234.5 kr"),
        ("amount", "-250000", "-250 000 kr"),
        ("amount", "140000000/165000000", "140 000 000–165 000 000 kr"),
        ("amount", "1200000 EUR", "1 200 000 EUR"),
        ("percentage", "4.5", "4.5 %"),
        ("percentage", "2 pp", "2 pp"),
        ("percentage", "4/6", "4–6 %"),
        ("risk", "3x4", "3 × 4"),
        ("risk", "high", "high"),
        ("reference", "2.1", "2.1"),
    ],
)
def test_a_fact_as_a_person_reads_it(kind: str, value: str, seen: str) -> None:
    """With its unit, in groups of three digits, and never broken over two lines."""
    fact = Fact.model_validate({"kind": kind, "text": value, "value": value, "start": 0, "end": 1})
    assert shown(fact).replace("\u00a0", " ") == seen
    assert " " not in shown(fact)
