"""Documents of one HTML table, and what their questions say."""

from __future__ import annotations

from granskning_cli.model.questionnaire import Question, Questionnaire


def questions(result: Questionnaire) -> dict[str | None, Question]:
    """The questions by their numbers."""
    return {question.number: question for section in result.sections for question in section.questions}


def given(result: Questionnaire) -> dict[str | None, tuple[list[str], str | None]]:
    """Each question's marked labels and its answer's text."""
    return {
        number: ([option.label for option in question.answer.selected], question.answer.text)
        for number, question in questions(result).items()
        if question.answer is not None
    }


def warned(result: Questionnaire) -> list[str]:
    """The codes of all that is no info."""
    return [found.code for found in result.diagnostics if found.severity != "info"]


def table(*rows: str, above: str = "") -> bytes:
    """A document whose table has these rows of cells."""
    body = "".join([f"<tr>{row}</tr>" for row in rows])
    return f"<!DOCTYPE html><html><body><h1>Frågor</h1>{above}<table border=1>{body}</table></body></html>".encode()


def cells(text: str) -> str:
    """Cells written "1 | Finns en plan? | X |"."""
    return "".join([f"<td>{cell.strip()}</td>" for cell in text.split("|")])
