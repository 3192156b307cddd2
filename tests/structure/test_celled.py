"""Options that have a cell each, with their own mark in it."""

from __future__ import annotations

from granskning_cli.model.questionnaire import Questionnaire
from granskning_cli.pipeline import parse

HEAD = "<!DOCTYPE html><meta charset=utf-8><h1>Egenkontroll 2025</h1>"


def marks(found: Questionnaire) -> dict[str | None, tuple[str, ...]]:
    asked = [q for s in found.sections for q in s.questions]
    return {q.number: tuple(one.label for one in q.answer.selected) for q in asked if q.answer}


def asked(number: int, text: str, mark: str) -> str:
    cells = "".join(f"<td>{o}<br>{'X' if o == mark else ''}" for o in ("Ja", "Nej", "Ej aktuellt"))
    return f"<table border><tr><td>{number}. {text}{cells}<tr><td colspan=4>Kommentar: Se bilaga.</table>"


def test_a_mark_below_the_label_in_its_cell_chooses_it() -> None:
    """Such a row is no header, whichever of its cells is marked, and none is where others of its kind show it."""
    forms = [
        ("Finns en plan?", "Ja"),
        ("Följs den?", "Nej"),
        ("Är den ny?", "Ej aktuellt"),
        ("Är den känd?", ""),
    ]
    found = parse((HEAD + "".join(asked(at, *one) for at, one in enumerate(forms, 1))).encode())
    assert marks(found) == {"1": ("Ja",), "2": ("Nej",), "3": ("Ej aktuellt",), "4": ()}
    assert [q.answer.text for s in found.sections for q in s.questions] == ["Se bilaga."] * 4


def test_a_header_without_marks_is_one() -> None:
    """Labels in cells of their own name the columns below them where no mark stands in their cells."""
    rows = "<tr><td>Styrning<td>Ja<td>Nej<tr><td>1. Finns en plan?<td>X<td><tr><td>2. Följs den?<td><td>X"
    assert marks(parse(f"{HEAD}<table border>{rows}</table>".encode())) == {"1": ("Ja",), "2": ("Nej",)}
