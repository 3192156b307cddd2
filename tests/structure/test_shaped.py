"""Circles that are places to tick in one question are so in all that offer the same."""

from __future__ import annotations

from granskning_cli.pipeline import parse

ASKED = ("Är planerna aktuella?", "Är rutinerna kända?", "Har de följts upp?")
LABELS = ("I de flesta fall", "Hos några enheter", "Ingenstans alls")


def chosen(*full: int | None, table: bool) -> list[list[str]]:
    """What is selected where a full circle stands before one label of each question."""
    rows = []
    for number, (asked, at) in enumerate(zip(ASKED, full, strict=False), 1):
        lines = [f"{'●' if at == i else '○'} {label}" for i, label in enumerate(LABELS)]
        cells = f"{number}. {asked}", "<br>".join(lines), f"Not {number}."
        rows.append(
            "<tr>" + "".join(f"<td>{cell}" for cell in cells)
            if table
            else "<p>" + "<p>".join((cells[0], *lines))
        )
    head = "<table><tr><th>Område<th>Bedömning<th>Anteckning" if table else ""
    page = f"<!doctype html><html lang=sv><h1>Kontroll 2025</h1>{head}{''.join(rows)}"
    found = [one.answer for section in parse(page.encode()).sections for one in section.questions]
    return [[mark.label for mark in answer.selected] for answer in found if answer is not None]


def test_a_full_circle_above_hollow_ones() -> None:
    """It alone may be the bullet of a list with one within it, but not where another question shows what it is."""
    for table in (True, False):
        assert chosen(1, 0, None, table=table) == [[LABELS[1]], [LABELS[0]], []]
        assert all(marks == [] for marks in chosen(0, table=table))
