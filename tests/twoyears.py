"""The same board's questionnaire in two years, with every kind of change, and one whose texts mean harm."""

from __future__ import annotations

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

LABELS = {"yes": "Ja", "no": "Nej", "partly": "Delvis", "unknown": "Vet ej"}
LONG = (
    "Nämnden får en rapport varje månad som visar hur verksamheten ligger till i förhållande till målen. "
    "Rapporten behandlas av {} innan den går vidare till fullmäktige.\n\n"
    "Därutöver görs en genomlysning vartannat år, och resultatet av den {} i verksamhetsplanen för året därpå."
)
HOW = "Hur följer nämnden upp målen i verksamhetsplanen?"
HARM = (
    "=cmd|' /C calc'!A0 [bold red]x[/] \x1b[31mred\x9b0m <script>alert(1)</script> | `a` https://x.example @y"
)


def question(
    number: str, text: str, mark: str | None = None, said: str | None = None, instruction: str | None = None
) -> Question:
    """A question of the scale, or an open one where nothing is marked."""
    selected = (Selected(code=mark, label=LABELS[mark]),) if mark else ()
    state = "answered" if mark or said else "unanswered"
    answer = Answer(state=state, selected=selected, text=said)  # type: ignore[arg-type]
    kind = "choice" if mark else "open"
    return Question(number=number, text=text, instruction=instruction, kind=kind, answer=answer)  # type: ignore[arg-type]


def section(number: str, title: str, codes: str, *questions: Question) -> Section:
    """A section whose scale is of the codes."""
    options = tuple(Option(code=code, label=LABELS[code]) for code in codes.split())
    scale = Scale(id="-".join(codes.split()), options=options) if options else None
    return Section(number=number, title=title, scale=scale, questions=questions)


def year(number: int, *sections: Section, respondent: str | None = "Parknämnden") -> Questionnaire:
    """A questionnaire of that year."""
    source = Source(
        name=f"pn-{number}.pdf",
        sha256=f"{number}" * 16,
        media_type="application/pdf",
        pages=3,
        reader="pdfium",
    )
    return Questionnaire(
        respondent=respondent, organisation="Ekdala kommun", year=number, language="sv", source=source,
        sections=sections,
    )  # fmt: skip


def old() -> Questionnaire:
    """2024."""
    return year(
        2024,
        section(
            "1", "Styrning och uppföljning", "yes no",
            question("1.1", "Har nämnden antagit en verksamhetsplan för året?", "yes"),
            question("1.2", HOW, said=LONG.format("arbetsutskottet", "används")),
            question("1.3", "Redovisas alla avvikelser för nämnden?", "partly", None, "Ange vilka."),
            question("1.4", "Finns en plan för skötseln av lekplatserna i kommunens alla delar?", "no", "Den saknas ännu."),
        ),
        section(
            "2", "Intern kontroll", "yes no partly",
            question("2.1", "Finns en beslutad plan för den interna kontrollen?", "yes", "Beslutad i december."),
            question("2.2", "Har en riskanalys gjorts inför planen?", "yes"),
            question("2.3", "Är nämnden delaktig i riskanalysen?", "no"),
            question("2.4", "Har frågan om uthyrning av mark prövats?", "unknown"),
        ),
    )  # fmt: skip


def new() -> Questionnaire:
    """2025: renumbered, reworded, answered otherwise, one dropped, one new, one moved, another scale, another title."""
    return year(
        2025,
        section(
            "1", "Styrning och uppföljning", "yes no partly",
            question("1.1", "Har nämnden antagit en verksamhetsplan för året?", "no", "Den antas i mars."),
            question("1.2", HOW, said=LONG.format("presidiet", "tas om hand")),
            question("1.3", "Redovisas alla väsentliga avvikelser för nämnden?", "yes", None, "Ange vilka och när."),
        ),
        section(
            "2", "Intern kontroll och risker", "yes no partly",
            question("2.1", "Finns en beslutad plan för den interna kontrollen?", "yes", "Beslutad i december."),
            question("2.2", "Har nämnden fått utbildning i intern kontroll?", "partly", "Ordföranden och två ledamöter."),
            question("2.3", "Har en riskanalys gjorts inför planen?", "yes"),
            question("2.4", "Är nämnden delaktig i riskanalysen?", "unknown"),
        ),
        section(
            "3", "Övrigt", "yes no partly unknown",
            question("3.1", "Har frågan om uthyrning av mark prövats?", "unknown"),
        ),
    )  # fmt: skip


def harmful() -> tuple[Questionnaire, Questionnaire]:
    """Two years in which every text is an attempt: on a terminal, a spreadsheet, a browser, a table."""
    years = []
    for number, mark in ((2024, "yes"), (2025, "no")):
        asked = question("1.1", f"{HARM} frågan?", mark, f"{HARM} {number}\n\n=1+1", f"{HARM} ange {number}")
        new_one = [question("1.2", f"{HARM} helt ny fråga om annat", None, HARM)] if number == 2025 else []
        years.append(year(number, section("1", HARM, "yes no", asked, *new_one), respondent=HARM))
    return years[0], years[1]
