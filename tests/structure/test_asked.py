"""Questionnaires in one type, without numbers: what ends with a question mark asks."""

from __future__ import annotations

from granskning_cli.pipeline import parse

ASKED = ("Finns en plan?", "Följs den upp?", "Är den känd?", "Är den ny?", "Har den ändrats?")


def test_a_line_in_capitals_between_an_answer_and_a_question_is_a_title() -> None:
    """ "EKONOMI" is no part of the answer above it; below a question it would be the answer."""
    parts = [f"{asked}\n\nSvar: Ja, i mars." for asked in ASKED]
    parts.insert(3, "EKONOMI")
    found = parse(("FRÅGOR\n\n" + "\n\n".join(parts)).encode())
    assert [(s.title, len(s.questions)) for s in found.sections][-1] == ("EKONOMI", 2)
    answers = [f"{asked}\n\n{'KANSLIET' if at % 2 else 'Ja, i mars.'}" for at, asked in enumerate(ASKED)]
    found = parse(("Frågor\n\n" + "\n\n".join(answers)).encode())
    assert [q.answer.text for s in found.sections for q in s.questions if q.answer][1] == "KANSLIET"
