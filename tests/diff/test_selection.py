"""Parts of a comparison."""

from __future__ import annotations

from twoyears import new, old

from granskning_cli.diff import compare, selection
from granskning_cli.model.comparison import Comparison


def told(one: Comparison | None) -> tuple[list[str], int]:
    """The kinds of changes, and how many questions did not change."""
    assert one is not None
    return [change.kind for change in one.changes], one.unchanged


def test_only_marks() -> None:
    """Three marks changed; of seven questions that both years have four are then unchanged."""
    assert told(selection.only(compare(old(), new()), ["marks"])) == (["answer"] * 3, 4)


def test_only_what_was_asked() -> None:
    """New, dropped, moved and reworded questions, scales and titles; no answer is among them."""
    kinds, _ = told(selection.only(compare(old(), new()), ["questions"]))
    assert {"added", "removed", "moved", "renumbered", "wording", "instruction", "scale"} == set(kinds)


def test_a_section_by_number_and_by_title() -> None:
    """A number must be whole; of a title, the older or the newer, a part is enough."""
    whole = compare(old(), new())
    by_number = selection.in_section(whole, old(), new(), "2")
    assert by_number == selection.in_section(whole, old(), new(), "intern kontroll")
    kinds, unchanged = told(by_number)
    assert (kinds.count("added"), kinds.count("removed"), unchanged) == (1, 0, 1)
    assert selection.in_section(whole, old(), new(), "9") is None


def test_no_question_is_counted_twice_or_lost() -> None:
    """The unchanged, the changed and the new ones of all sections are the questions of NEW."""
    whole = compare(old(), new())
    parts = [selection.in_section(whole, old(), new(), number) for number in ("1", "2", "3")]
    assert sum(part.unchanged for part in parts if part) == whole.unchanged
