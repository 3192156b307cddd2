"""The best whole outline: which lines that begin with a number are questions."""

from __future__ import annotations

from granskning_cli.structure.items.numbering import Candidate, outline
from granskning_cli.structure.items.numbers import label, read_number


def chosen(*lines: tuple[str, float]) -> list[str]:
    """The full numbers of the lines that are taken; each line comes with its weight."""
    candidates = []
    for at, (text, weight) in enumerate(lines):
        candidates += [Candidate(at, printed, weight) for printed in read_number(text)]
    return [label(one.number) for one in outline(candidates)]


def test_ten_follows_nine() -> None:
    """1.10 comes after 1.9 and is no 1.1."""
    lines = [(f"1.{n} Fråga", 2.0) for n in range(1, 12)]
    assert chosen(("1 Ekonomi", 2.0), *lines)[-2:] == ["1.10", "1.11"]


def test_an_amount_at_the_start_of_a_line_is_passed_over() -> None:
    """ "3.1 miljoner" stands between 2.2 and 2.3, and the true 3.1 comes later."""
    lines = [
        ("2 Ekonomi", 2.0),
        ("2.1 A", 2.0),
        ("2.2 B", 2.0),
        ("3.1 miljoner", -0.2),
        ("2.3 C", 2.0),
        ("3 Kontroll", 2.0),
        ("3.1 D", 2.0),
    ]
    assert chosen(("1 Mål", 2.0), *lines) == ["1", "2", "2.1", "2.2", "2.3", "3", "3.1"]


def test_a_list_in_an_answer_is_no_outline() -> None:
    """1. 2. 3. inside the answer to 3.2 are printed otherwise than the sections, and 3.3 follows."""
    items = [(f"{n}. Steg", 0.8) for n in range(1, 5)]
    assert chosen(("3 Kontroll", 2.0), ("3.1 A", 2.0), ("3.2 B", 2.0), *items, ("3.3 C", 2.0)) == [
        "3",
        "3.1",
        "3.2",
        "3.3",
    ]


def test_letters_hang_below_the_question_before_them() -> None:
    """a) and b) after 6 are 6a and 6b, i) below them is roman."""
    assert chosen(("5 A", 2.0), ("6 B", 2.0), ("a) C", 2.0), ("b) D", 2.0), ("7 E", 2.0))[1:] == [
        "6",
        "6a",
        "6b",
        "7",
    ]


def test_an_appendix_comes_after_the_numbered_sections() -> None:
    """A, A.1 and A.2 follow 2.1."""
    assert chosen(
        ("1 A", 2.0), ("2 B", 2.0), ("2.1 C", 2.0), ("A Bilaga", 2.0), ("A.1 D", 2.0), ("A.2 E", 2.0)
    )[3:] == [
        "A",
        "A.1",
        "A.2",
    ]


def test_a_first_number_printed_otherwise_hides_none_of_those_after_it() -> None:
    """A scan lost the stop of "1.": 2. to 6. go on from it, and are no list within its answer."""
    rest = [(f"{n}. Påstående", 1.3) for n in range(2, 7)]
    assert chosen(("1 Påstående", 2.7), *rest) == ["1", "2", "3", "4", "5", "6"]
