"""What is wrong, on a terminal."""

from __future__ import annotations

from granskning_cli.display.findings import MOST, render
from granskning_cli.model.findings import Checked, Finding, Findings

HARM = "[bold red]x[/] \x1b[31mred\x9b0m :smile: " + "mycket text " * 100


def finding(code: str, severity: str, message: str = "något", **fields: object) -> Finding:
    return Finding.model_validate(
        {"code": code, "name": "name", "severity": severity, "message": message, **fields}
    )


def shown(*documents: Checked, width: int = 80) -> str:
    return render(Findings(documents=documents), width=width, colour=False)


def test_the_gravest_comes_first() -> None:
    """Errors, warnings, what is only noted; of each the codes in the order of the table, documents in their order."""
    first = Checked(source="b.txt", findings=(finding("M505", "info"), finding("M504", "warning")))
    second = Checked(source="a.txt", findings=(finding("M501", "error"), finding("M504", "warning")))
    lines = shown(first, second).splitlines()
    assert [line[:4] for line in lines if line[:1] == "M"] == ["M501", "M504", "M505"]
    assert [line.strip() for line in lines if line.endswith(".txt")] == ["a.txt", "b.txt", "a.txt", "b.txt"]
    assert lines[-1] == "2 documents, 1 error, 2 warnings, 1 noted"


def test_words_of_a_document_are_only_shown() -> None:
    """No markup and no escape code of it is obeyed, and it is cut; no line is wider than the window."""
    text = shown(
        Checked(source=HARM[:40], findings=(finding("M504", "warning", HARM, question="1.1", excerpt=HARM),))
    )
    assert "[bold red]x[/] \\x1b[31mred\\u009b0m" in text
    assert ":smile:" in text
    assert "\x1b" not in text
    assert len(text) < 1500
    assert max(map(len, text.splitlines())) <= 80


def test_of_one_code_a_hundred_are_shown() -> None:
    """The rest are counted."""
    many = Checked(source="a.txt", findings=(finding("M504", "warning", question="1.1"),) * (MOST + 20))
    text = shown(many)
    assert text.count("1.1") == MOST
    assert "and 20 more" in text
    assert text.startswith("M504 name  warning, 120 times\n")
