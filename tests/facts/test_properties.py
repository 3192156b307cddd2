"""Facts that are made, printed in every form, and found again."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from granskning_cli.facts import facts_of
from granskning_cli.facts.words import words_of

WORDS = words_of(("sv",))
MONTHS = (
    "januari februari mars april maj juni juli augusti september oktober november december".split()  # noqa: SIM905
)
DAYS = st.dates(date(1950, 1, 1), date(2079, 12, 31))
AROUND = st.sampled_from(["", "Antogs ", "(", "Enligt nämndens beslut av ", "Se "])
AFTER = st.sampled_from(["", ".", ",", ")", " och följs upp", "\n\nNästa stycke"])


def found(text: str) -> list[tuple[str, str]]:
    """Kind and value of each fact."""
    return [(one.kind, one.value) for one in facts_of(text, WORDS, frozenset())]


@given(DAYS, AROUND, AFTER, st.sampled_from(["iso", "long", "slash", "dots", "short"]))
def test_a_date_in_every_form(day: date, before: str, after: str, form: str) -> None:
    """Its value is the ISO date whatever the form."""
    printed = {
        "iso": day.isoformat(),
        "long": f"den {day.day} {MONTHS[day.month - 1]} {day.year}",
        "slash": f"den {day.day}/{day.month} {day.year}",
        "dots": f"{day.day}.{day.month}.{day.year}",
        "short": f"{day.day} {MONTHS[day.month - 1][:3] if day.month != 3 else 'mars'} {day.year}",
    }[form]
    assert found(f"{before}{printed}{after}") == [("date", day.isoformat())]


DECISIONS = st.sampled_from(["{} § {}", "{}, § {}", "{} (§ {})", "§ {1}, {0}", "KS {} § {}"])
UNITS = st.sampled_from([("mnkr", 6), ("miljoner kronor", 6), ("mdkr", 9), ("tkr", 3)])


@given(DAYS, st.integers(1, 999), AROUND, AFTER, DECISIONS)
def test_a_decision_in_every_form(day: date, number: int, before: str, after: str, form: str) -> None:
    """The date and the paragraph, whichever stands first."""
    for printed in (day.isoformat(), f"{day.day} {MONTHS[day.month - 1]} {day.year}"):
        assert found(before + form.format(printed, number) + after) == [
            ("decision", f"{day.isoformat()} § {number}")
        ]


@given(st.integers(1, 999_999_999), st.sampled_from(["kr", "kronor"]), st.sampled_from(["", "-", "−"]))
def test_whole_kronor(amount: int, unit: str, sign: str) -> None:
    """With blanks between thousands or without, with a minus or without."""
    for printed in (f"{amount:,}".replace(",", " "), f"{amount:,}".replace(",", "\u00a0"), str(amount)):
        value = f"-{amount}" if sign else str(amount)
        assert found(f"Utfall {sign}{printed} {unit}.") == [("amount", value)]


@given(st.decimals(Decimal("0.1"), Decimal("999.9"), places=1), UNITS)
def test_amounts_of_many_kronor(amount: Decimal, unit: tuple[str, int]) -> None:
    """A decimal comma or point before a unit that multiplies."""
    value = f"{amount.scaleb(unit[1]):f}".split(".", maxsplit=1)[0]
    for printed in (str(amount).replace(".", ","), str(amount)):
        assert found(f"Underskott {printed} {unit[0]}.") == [("amount", value)]


@given(st.integers(0, 100), st.sampled_from(["%", " %", " procent"]))
def test_percentages(share: int, unit: str) -> None:
    """The sign or the word."""
    assert found(f"Andelen är {share}{unit}.") == [("percentage", str(share))]


PIECES = [
    *"0123456789 .,-–/§()%:=\nabkrmÅİß²٣",
    "den ",
    " mars ",
    " kr",
    " procent",
    "2025",
    "risk: hög",
    "mellan ",
]


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
def test_any_text(text: str) -> None:
    """Facts lie in the text, in its order, and do not overlap."""
    facts = facts_of(text, WORDS, frozenset(["1", "2.3"]))
    end = 0
    for one in facts:
        assert end <= one.start < one.end <= len(text)
        assert text[one.start : one.end] == text[one.start : one.end].strip()
        assert one.value
        end = one.end
