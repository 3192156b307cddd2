"""Questionnaires that are hard to show: many columns, long labels, wide characters, corrections, an empty form."""

from __future__ import annotations

from twoyears import HARM, question, year

from granskning_cli.diagnostics import diagnostic
from granskning_cli.model.questionnaire import (
    Answer,
    Correction,
    Option,
    Provenance,
    Question,
    Questionnaire,
    Scale,
    Section,
    Selected,
    Unplaced,
)

TALE = (
    "Nämnden arbetar med detta i tre steg:\n\n- kartläggning av alla verksamheter, som görs av förvaltningen under "
    "våren och redovisas i maj\n- åtgärder\n10. uppföljning tillsammans med de fackliga organisationerna i "
    "samverkansgruppen\n\n"
    "内部統制は毎年見直されている。監査委員会は四半期ごとに報告を受け、必要に応じて改善を求める。 "
    "Nu\u0308rnberg 👩\u200d💻 👍🏽 hottentottententententoonstellingsterreinbewakingsdienstmedewerkersvergaderingsnotulen "
    "slut."
)


def at(page: int, basis: str = "ruled") -> Provenance:
    """A place on that page."""
    return Provenance(page=page, bbox=(72.0, 80.0, 520.0, 94.0), basis=basis)  # type: ignore[arg-type]


def scale(*labels: str) -> Scale:
    """A scale of these labels."""
    return Scale(id="odd", options=tuple(Option(code=f"o{n}", label=label) for n, label in enumerate(labels)))


def marked(number: str, text: str, *marks: Selected, said: str | None = None, **more: object) -> Question:
    """A question with marks; `more` are fields of its answer."""
    answer = Answer.model_validate(
        {"state": "answered" if marks or said else "unanswered", "selected": marks, "text": said, **more}
    )
    return Question(number=number, text=text, kind="choice", at=at(2), answer=answer)


def mark(n: int, label: str, text: str | None = None, basis: str = "ruled") -> Selected:
    """The n-th option."""
    return Selected(code=f"o{n}", label=label, text=text, at=at(2, basis))


def sections() -> tuple[Section, ...]:
    """Eleven columns; long labels; options of a question's own; words of all kinds."""
    changed = Correction(
        field="selected", old=("Nej",), new=("Ja",), who="Revisionskontoret", why="nytt protokoll"
    )
    own = Question(
        number="3.1", text="Vilka rapporter behandlas?", kind="multiple", at=at(3),
        options=tuple(Option(code=f"o{n}", label=one) for n, one in enumerate(
            ("Månadsrapport", "Delårsrapport med uppföljning av målen", "Årsredovisning", "Annat, nämligen"))),
        answer=Answer(state="answered", selected=(mark(0, "Månadsrapport"), mark(3, "Annat, nämligen", "Protokoll " * 9))),
    )  # fmt: skip
    agree = ("Instämmer inte alls", "Instämmer delvis", "Varken eller", "Instämmer helt", "Ingen uppfattning")
    return (
        Section(
            number="1", title="Hur väl fungerar styrningen?", scale=scale(*map(str, range(11))), at=at(1),
            questions=(
                marked("1.1", "Målen är kända i hela verksamheten.", mark(7, "7"), said=TALE),
                marked(
                    "1.2", "Uppföljningen leder till beslut om åtgärder när målen inte nås.",
                    mark(10, "10", None, "ordered"),
                ),
                marked("1.3", "Resurserna räcker.", mark(2, "2"), mark(3, "3"), state="ambiguous"),
            ),
        ),
        Section(
            number="2", title="I vilken grad instämmer nämnden i att den interna kontrollen är tillräcklig?",
            scale=scale(*agree), at=at(2),
            questions=(
                marked("2.1", "Planen följs.", mark(3, "Instämmer helt", None, "corrected"), corrections=(changed,)),
                marked("2.2", "Riskanalysen är dokumenterad.", Selected(code="x", label="")),
                marked("2.3", "Avvikelser rapporteras."),
            ),
        ),
        Section(number=None, title=None, questions=(own, question("3.2", HARM + " \u202egnäv\u200b", said=HARM))),
    )  # fmt: skip


def odd() -> Questionnaire:
    """All of it in one document."""
    remarks = (
        diagnostic("M501", question="1.3", at=at(1), message="more than one option is marked: 2, 3"),
        diagnostic("M505", question="1.2", at=at(1), message="the mark's column (10) was told by counting the blanks"),
        diagnostic("R110", at=at(3), page="3"),
        diagnostic("V601", question="9.9", at=at(3)),
    )  # fmt: skip
    whole = year(2025, *sections())
    return whole.model_copy(
        update={"unplaced": (Unplaced(text="Tack för er medverkan!", at=at(3)),), "diagnostics": remarks}
    )


def template() -> Questionnaire:
    """The same form with nothing filled in."""
    whole = odd()
    empty = tuple(
        one.model_copy(
            update={"questions": tuple(asked.model_copy(update={"answer": None}) for asked in one.questions)}
        )
        for one in whole.sections
    )
    return whole.model_copy(update={"sections": empty, "diagnostics": (), "unplaced": ()})
