"""A header that names its columns and offers labels that nobody knows."""

from __future__ import annotations

from granskning_cli.pipeline import parse

HEAD = "<!DOCTYPE html><html lang=fi><meta charset=utf-8><h1>Ympäristöitsearviointi 2025</h1><table border>"


def test_marks_below_labels_beside_named_columns_choose_them() -> None:
    """The labels are as printed; a column of text behind them is no option, and one that nobody marked is."""
    rows = [
        "<tr><td>Nro<td>Väittämä<td>Pitää paikkansa<td>Jossain määrin<td>Lainkaan ei<td>Lisätietoja",
        "<tr><td>1.1<td>Jätteet lajitellaan<td>X<td><td><td>Kaikki.",
        "<tr><td>1.2<td>Energiaa seurataan<td><td><td>X<td>",
        "<tr><td>1.3<td>Kemikaalit on luetteloitu<td>X<td><td><td>Luettelo on uusi.",
    ]
    found = parse((HEAD + "".join(rows) + "</table>").encode())
    asked = [q for section in found.sections for q in section.questions]
    assert [(q.number, q.answer.selected[0].label, q.answer.text) for q in asked if q.answer] == [
        ("1.1", "Pitää paikkansa", "Kaikki."),
        ("1.2", "Lainkaan ei", None),
        ("1.3", "Pitää paikkansa", "Luettelo on uusi."),
    ]
    scale = found.sections[0].scale
    assert scale is not None
    assert [one.label for one in scale.options] == ["Pitää paikkansa", "Jossain määrin", "Lainkaan ei"]


def test_a_label_that_nobody_knows_behind_columns_without_a_name_is_an_option() -> None:
    """Nothing is printed above numbers and questions: what follows "Ja" and "Nej" is no section's title."""
    rows = [
        "<tr><td><td><td>Ja<td>Nej<td>Saknar grund<td>Kommentar",
        "<tr><td>1.<td>Finns en plan?<td>☒<td>☐<td>☐<td>Antagen i maj",
        "<tr><td>2.<td>Följs planen upp?<td>☐<td>☒<td>☐<td>",
        "<tr><td>3.<td>Är planen känd?<td>☐<td>☐<td>☒<td>",
    ]
    found = parse((HEAD.replace("fi", "sv") + "".join(rows) + "</table>").encode())
    asked = [q for section in found.sections for q in section.questions]
    assert [(q.number, q.text, [one.label for one in q.answer.selected]) for q in asked if q.answer] == [
        ("1", "Finns en plan?", ["Ja"]),
        ("2", "Följs planen upp?", ["Nej"]),
        ("3", "Är planen känd?", ["Saknar grund"]),
    ]


def test_a_row_without_boxes_among_rows_with_them_is_a_title() -> None:
    """ "1. Bygglov" above a. and b. has empty cells where these have boxes; where it asks it is a question."""
    rows = [
        "<tr><td><td><td>Ja<td>Nej<td>Kommentar",
        "<tr><td>1.<td>Bygglov<td><td><td>",
        "<tr><td>a.<td>Finns en plan?<td>☒<td>☐<td>Antagen i maj",
        "<tr><td>b.<td>Följs planen upp?<td>☐<td>☒<td>",
        "<tr><td>2.<td>Finns tillsyn?<td><td><td>",
        "<tr><td>a.<td>Är planen känd?<td>☐<td>☒<td>",
    ]
    found = parse((HEAD.replace("fi", "sv") + "".join(rows) + "</table>").encode())
    assert [section.title for section in found.sections][-1] == "Bygglov"
    assert [q.number for section in found.sections for q in section.questions] == ["1a", "1b", "2", "2a"]
