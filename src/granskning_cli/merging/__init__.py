"""A questionnaire without its answers, from one answered copy or from what several have in common.

    ks.txt  1.1 Beskriv läget Det är gott.       -> T.yaml  1.1 Beskriv läget
    bun.txt 1.1 Beskriv läget Målen är nådda.

Respondent and year go, since a template is for all boards and years; what is printed of them in titles and questions
stays. What the copies do not agree on is told by a diagnostic.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from granskning_cli.diagnostics import diagnostic
from granskning_cli.merging.agreed import most, unanimous
from granskning_cli.merging.groups import Group, join, members
from granskning_cli.merging.question import question
from granskning_cli.merging.required import has_legend
from granskning_cli.merging.words import Words
from granskning_cli.model.questionnaire import Diagnostic, Question, Questionnaire, Scale, Section

_NO_WORDS: Final = Words()
Key = tuple[str | None, str | None]


def template(
    first: Questionnaire, more: Iterable[Questionnaire] = (), words: Words = _NO_WORDS
) -> Questionnaire:
    """What is asked; `diagnostics` says what was doubtful about it. `more` are further copies, answered or not."""
    copies, found = [first], list[Diagnostic]()
    groups: list[Group] = [[member] for member in members(first, 0)]
    for copy in more:
        if join(groups, members(copy, len(copies)), copy.year):
            copies.append(copy)
        else:
            found.append(diagnostic("T521", name=_name(copy), first=_name(first)))
    kept = [group for group in groups if _is_kept(group, len(copies), found)]
    legend = has_legend(copies, words)
    sections: dict[Key, list[Question]] = {(section.number, section.title): [] for section in first.sections}
    for group in kept:
        key = most([(member.section.number, member.section.title) for member in group])
        asked, doubts = question(group, words, legend=legend)
        sections.setdefault(key, []).append(asked)
        found += doubts
    return Questionnaire(
        title=most([copy.title for copy in copies]),
        organisation=unanimous([copy.organisation for copy in copies]),
        language=most([copy.language for copy in copies]),
        source=first.source,
        sections=tuple(_section(key, asked, copies, found) for key, asked in sections.items()),
        diagnostics=tuple(found),
    )


def _name(copy: Questionnaire) -> str:
    return copy.source.name or copy.respondent or "-"


def _is_kept(group: Group, count: int, found: list[Diagnostic]) -> bool:
    """Half of the copies are enough: a question too many is taken out more easily than one that is missing is found."""
    kept = 2 * len(group) >= count
    if len(group) < count:
        number = group[0].question.number
        done = "it is kept" if kept else "it is left out"
        found.append(
            diagnostic(
                "T522", question=number, done=done, has=str(len(group)), count=str(count),
                asked=_cut(group[0].question.text),
            )
        )  # fmt: skip
    return kept


def _cut(text: str) -> str:
    return text if len(text) <= 80 else text[:79] + "…"


def _section(
    key: Key, asked: Sequence[Question], copies: Sequence[Questionnaire], found: list[Diagnostic]
) -> Section:
    """The section with the scale that most copies have."""
    scales: list[Scale | None] = [
        section.scale
        for copy in copies
        for section in copy.sections
        if (section.number, section.title) == key
    ]
    scale = most(scales) if scales else None
    if len({one and tuple(option.code for option in one.options) for one in scales}) > 1:
        found.append(diagnostic("T524", what=f"the scale of section {' '.join(filter(None, key))}"))
    return Section(number=key[0], title=key[1], scale=scale, questions=tuple(asked))


__all__ = ["Words", "template"]
