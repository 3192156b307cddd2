"""Invented questionnaires for tables: boards and years that answer the same few questions."""

from __future__ import annotations

from collections.abc import Sequence

from granskning_cli.model.matrix import Matrix
from granskning_cli.model.questionnaire import (
    Answer,
    Option,
    Question,
    Questionnaire,
    Scale,
    Section,
    Selected,
    Source,
)
from granskning_cli.model.signs import sign, signs

JNDV = {"J": ("yes", "Ja"), "N": ("no", "Nej"), "D": ("partly", "Delvis"), "V": ("unknown", "Vet ej")}
SCALE = Scale(
    id="yes-no-partly-unknown", options=tuple(Option(code=code, label=label) for code, label in JNDV.values())
)
ASKED = (
    ("1.1", "Har nämnden fastställt mål för verksamheten?"),
    ("1.2", "Följer nämnden upp att målen nås under året?"),
    ("2.1", "Finns en internkontrollplan för året?"),
    ("2.2", "Har kontrollerna i planen genomförts?"),
    ("2.10", "Beskriv nämndens största utmaningar."),
)
BOARDS = (
    ("Kommunstyrelsen", "JJJJ*"),
    ("Barn- och utbildningsnämnden", "JNJD*"),
    ("Miljönämnden", "JNNV·"),
    ("Socialnämnden", "JDJ?*"),
)


def questionnaire(
    marks: str,
    respondent: str | None = "Kommunstyrelsen",
    year: int | None = 2025,
    asked: Sequence[tuple[str | None, str]] = ASKED,
    text: str = "Se bilaga 2.",
    **more: object,
) -> Questionnaire:
    """A sign a question: J N D V a mark, * a text, · nothing, ? two marks, a small letter a mark with a text."""
    sections: dict[str, list[Question]] = {}
    for mark, (number, wording) in zip(marks, asked, strict=True):
        kind = "open" if wording.startswith("Beskriv") else "choice"
        question = Question(number=number, text=wording, kind=kind, answer=_answer(mark, text))  # type: ignore[arg-type]
        sections.setdefault((number or "1").split(".")[0], []).append(question)
    name = f"{(respondent or 'okänd').lower()}-{year}.pdf"
    source = Source(name=name, sha256="0" * 64, media_type="application/pdf", pages=1, reader="pdfium")
    whole = tuple(
        Section(number=number, title=f"Del {number}", scale=SCALE, questions=tuple(questions))
        for number, questions in sections.items()
    )
    base = Questionnaire(respondent=respondent, year=year, language="sv", source=source, sections=whole)
    return base.model_copy(update=more)


def _answer(mark: str, text: str) -> Answer:
    if mark == "·":
        return Answer(state="unanswered")
    if mark == "*":
        return Answer(state="answered", text=text)
    if mark == "?":
        return Answer(state="ambiguous", selected=(_selected("J"), _selected("N")))
    return Answer(
        state="answered", selected=(_selected(mark.upper()),), text=text if mark.islower() else None
    )


def _selected(mark: str) -> Selected:
    code, label = JNDV[mark]
    return Selected(code=code, label=label)


def boards() -> list[Questionnaire]:
    """Four boards and five questions."""
    return [questionnaire(marks, board) for board, marks in BOARDS]


def years() -> list[Questionnaire]:
    """Kommunstyrelsen in 2022, 2023 and 2025; 2025 has one question more, so that two have other numbers."""
    new = (*ASKED[:2], ("2.1", "Har nämnden fått utbildning i intern kontroll?"), ("2.2", ASKED[2][1]))
    new = (*new, ("2.3", "Har kontrollerna i planen genomförts under året?"), ASKED[4])
    old = [questionnaire("NDVN*", year=2022), questionnaire("DJJN*", year=2023)]
    return [*old, questionnaire("JJNJJ*", asked=new)]


def drawn(matrix: Matrix) -> dict[str, str]:
    """The signs of each row."""
    of = signs(matrix)
    return {row.label: "".join(sign(cell, of) for cell in row.cells) for row in matrix.rows}
