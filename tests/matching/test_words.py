"""Texts word by word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from granskning_cli.matching.words import Piece, pieces, shortened

TEXTS = st.lists(st.sampled_from(("a", "b", "c", "och", "\n\n", "\n- ")), max_size=30).map(" ".join)


def words(found: list[Piece], *kinds: str) -> list[str]:
    """The words of the pieces of these kinds."""
    return [word for piece in found if piece.kind in kinds for word in piece.words if word.strip()]


@given(TEXTS, TEXTS)
def test_both_texts_are_in_the_pieces(old: str, new: str) -> None:
    """What stayed with what went is the old text, with what came it is the new one: no word is lost."""
    found = pieces(old, new)
    assert words(found, "same", "gone") == old.split()
    assert words(found, "same", "come") == new.split()


@given(TEXTS, TEXTS, st.integers(0, 5))
def test_only_what_stayed_is_left_out(old: str, new: str, context: int) -> None:
    """Shortening touches no change, and counts what it leaves out."""
    found = pieces(old, new)
    short = shortened(found, context)
    assert [p for p in short if p.kind in ("gone", "come")] == [
        p for p in found if p.kind in ("gone", "come")
    ]
    count = sum(len(p.words) for p in found if p.kind == "same")
    assert sum(len(p.words) for p in short if p.kind == "same") + sum(p.left_out for p in short) == count


def test_a_lone_word_between_changes_goes_with_them() -> None:
    """ "den 3 mars" to "ett 3 april" is one change, not two around a figure."""
    found = pieces("Den antogs den 3 mars i fjol", "Den antogs ett 3 april i fjol")
    assert [(p.kind, p.text) for p in found] == [
        ("same", "Den antogs"), ("gone", "den 3 mars"), ("come", "ett 3 april"), ("same", "i fjol"),
    ]  # fmt: skip


def test_quotes_and_breaks_of_lines_are_no_difference() -> None:
    """Another kind of quote, a text broken otherwise: nothing went and nothing came."""
    assert {p.kind for p in pieces('Se "plan"\nför året', "Se ”plan” för\nåret")} == {"same"}


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        ("Vilka risker finns?", "Vilka risker¹ finns?", True),
        ("Vilka risker¹ finns?", "Vilka risker²) finns?", True),
        ("Ytan är 60 m2.", "Ytan är 60 m².", True),
        ("Ytan är 60 m².", "Ytan är 60 m³.", False),
        ("Kostnaden är 10⁶.", "Kostnaden är 106.", False),
        ("Kostnaden är 10⁶.", "Kostnaden är 10³.", False),
    ],
)
def test_a_mark_of_a_note_is_no_word(old: str, new: str, same: bool) -> None:
    """A wording with a mark is the one without it; a power is a part of its number."""
    assert all(piece.kind == "same" for piece in pieces(old, new)) == same
