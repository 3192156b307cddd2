"""Questionnaires -> pictures of how large a share each option has, as SVG that stands alone or in a page.

    by section      every section that asks for marks
    by respondent   every document, where there are several
    by year         every year of those of whom there are several

A mark that is not sure (ambiguous) counts for no option. A question without a mark counts for none either; how many marks
a bar stands for is written at its end.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from granskning_cli.charts.bars import Bar, Kind, bars
from granskning_cli.charts.tones import TONES, tones
from granskning_cli.model.questionnaire import Question, Questionnaire, Section

# More rows than these are no picture any more; the table shows them all.
MOST_ROWS: Final = 400
# Options beyond these are one.
MOST_OPTIONS: Final = len(TONES)


class Chart(NamedTuple):
    """A picture; `name` is that of its file, without an ending."""

    name: str
    svg: str


def charts(documents: Sequence[Questionnaire], said: Mapping[str, str]) -> list[Chart]:
    """Those that there is something to show in; `said` holds their titles."""
    options = options_of(documents)
    if not options:
        return []
    found = [("sections", _by_section(documents))]
    if len(documents) > 1:
        found.append(("respondents", _by_respondent(documents)))
    years = list(_by_year(documents))
    if years:
        found.append(("years", years))
    codes = list(options) if len(options) <= MOST_OPTIONS else list(options)[: MOST_OPTIONS - 1]
    of = tones(options)
    kinds = [Kind(options[code], of[code]) for code in codes]
    if len(codes) < len(options):
        kinds.append(Kind(said["other"], of[list(options)[-1]]))
    drawn = []
    for name, groups in found:
        rows = [Bar(label, _shares(counts, codes)) for label, counts in groups][:MOST_ROWS]
        if any(row.total for row in rows):
            drawn.append(Chart(name, bars(said[name], kinds, rows, said)))
    return drawn


Group = tuple[str, Counter[str]]


def _marked(questions: Iterable[Question]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for question in questions:
        if question.answer is not None and question.answer.state == "answered":
            counts.update({mark.code for mark in question.answer.selected if question.kind == "choice"})
    return counts


def _sections(documents: Iterable[Questionnaire]) -> Iterator[Section]:
    for one in documents:
        yield from one.sections


def options_of(documents: Sequence[Questionnaire]) -> dict[str, str]:
    """Codes and labels of what is marked, those that most questions offer first."""
    offered: Counter[str] = Counter()
    labels: dict[str, str] = {}
    order: dict[str, int] = {}
    for section in _sections(documents):
        for question in section.questions:
            if question.kind != "choice":
                continue
            scale = question.options or (section.scale.options if section.scale else ())
            for at, option in enumerate(scale):
                offered[option.code] += 1
                labels.setdefault(option.code, option.label)
                order.setdefault(option.code, at)
    marked = _marked(question for section in _sections(documents) for question in section.questions)
    common = sorted(
        (code for code in offered if marked[code]), key=lambda code: (-offered[code], order[code])
    )
    first = sorted(common[:MOST_OPTIONS], key=lambda code: order[code])
    return {code: labels[code] for code in (*first, *common[MOST_OPTIONS:])}


def _shares(counts: Counter[str], codes: Sequence[str]) -> tuple[int, ...]:
    """One number an option, and the last for all others."""
    known = [counts[code] for code in codes]
    return (*known, counts.total() - sum(known))


def _by_section(documents: Sequence[Questionnaire]) -> list[Group]:
    """Sections of one number and title are one, whoever answered."""
    found: dict[str, Counter[str]] = {}
    for section in _sections(documents):
        label = " ".join(part for part in (section.number, section.title) if part) or "–"
        found.setdefault(label, Counter()).update(_marked(section.questions))
    return [(label, counts) for label, counts in found.items() if counts]


def _by_respondent(documents: Sequence[Questionnaire]) -> list[Group]:
    return sorted(((_name(one), _of(one)) for one in documents), key=lambda group: group[0].casefold())


def _by_year(documents: Sequence[Questionnaire]) -> Iterator[Group]:
    """Those of whom there are several years."""
    years: dict[str, list[Questionnaire]] = {}
    for one in documents:
        if one.year is not None and (one.respondent or one.organisation):
            years.setdefault(f"{one.organisation}\n{one.respondent}".casefold(), []).append(one)
    for many in years.values():
        if len({one.year for one in many}) > 1:
            for one in sorted(many, key=lambda one: one.year or 0):
                yield _name(one), _of(one)


def _of(one: Questionnaire) -> Counter[str]:
    return _marked(question for section in one.sections for question in section.questions)


def _name(one: Questionnaire) -> str:
    who = one.respondent or one.organisation or one.source.name or "–"
    return f"{who} {one.year}" if one.year is not None else who


__all__ = ["Chart", "charts", "options_of", "tones"]
