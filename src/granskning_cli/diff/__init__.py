"""Two questionnaires -> a Comparison: what was asked and answered otherwise, and what was not.

    pairs of questions (matching) --> sections that belong together --> changes in the order of NEW

The Comparison is a value; it does not print. A pair that is not sure is compared all the same, and a diagnostic says so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from granskning_cli.diagnostics import diagnostic
from granskning_cli.diff.changes import Beside, in_question, in_section
from granskning_cli.diff.content import Entry, entries, is_template, shared, whole
from granskning_cli.diff.order import moved, pair_sections
from granskning_cli.matching import Asked, Match, match, plain
from granskning_cli.model.comparison import Change, Comparison, Side
from granskning_cli.model.questionnaire import Diagnostic, Questionnaire

# A question that holds so much of another one's words may have been split off from it.
SPLIT: Final = 0.9
SHORTEST: Final = 20
# The other part of a question that was split holds so much of its words.
SHARES: Final = 0.7


def compare(old: Questionnaire, new: Questionnaire) -> Comparison:
    """What changed from `old` to `new`."""
    old, new = shared(old), shared(new)
    before, after = entries(old), entries(new)
    templates = is_template(old) != is_template(new)
    languages = bool(old.language and new.language and old.language != new.language)
    matches = match(_asked(old, before), _asked(new, after), wordings=not languages)
    pairs = [(before[one.old], after[one.new]) for one in matches]
    sections = pair_sections(old.sections, new.sections, pairs)
    steady = [sections.get(a.section) == b.section for a, b in pairs]
    elsewhere = moved(matches, steady)
    found: list[tuple[float, int, Change]] = []
    unchanged = 0
    for one, (a, b), still in zip(matches, pairs, steady, strict=True):
        beside = Beside(
            a.question, b.question, old.sections[a.section], new.sections[b.section],
            one.similarity, a.at, b.at, languages, not templates,
        )  # fmt: skip
        renumbered = still and a.question.number != b.question.number
        changes = list(in_question(beside, moved=one.new in elsewhere and not renumbered))
        found += [(b.at, 1, change) for change in changes]
        unchanged += not changes
    found += _only_new(new, after, {one.new for one in matches})
    found += _only_old(old, before, matches)
    found += _sections(old, new, (before, after), sections, languages=languages)
    found.sort(key=lambda entry: entry[:2])
    return Comparison(
        old=_side(old),
        new=_side(new),
        changes=tuple(change for _, _, change in found),
        unchanged=unchanged,
        diagnostics=(
            *([diagnostic("D705")] * templates),
            *_doubts(old, "OLD"),
            *_doubts(new, "NEW"),
            *_remarks(before, after, matches, languages=languages),
        ),
    )


def _side(of: Questionnaire) -> Side:
    return Side(name=of.source.name, respondent=of.respondent, year=of.year, sha256=of.source.sha256)


def _doubts(of: Questionnaire, side: str) -> Iterator[Diagnostic]:
    """What the questionnaire itself says not to trust, by its codes: "M501, 2 x Q302"."""
    counts = Counter(one.code for one in of.diagnostics if one.severity != "info")
    if counts:
        codes = ", ".join(f"{count} x {code}" if count > 1 else code for code, count in counts.items())
        yield diagnostic("D708", name=f"{side} ({of.source.name})" if of.source.name else side, codes=codes)


def _asked(of: Questionnaire, questions: Sequence[Entry]) -> list[Asked]:
    last = max(1, len(questions) - 1)
    return [
        Asked(q.question.number, q.question.text, of.sections[q.section].title or "", q.at / last, of.year)
        for q in questions
    ]


def _only_new(
    new: Questionnaire, questions: Sequence[Entry], matched: set[int]
) -> Iterator[tuple[float, int, Change]]:
    for entry in questions:
        if entry.at not in matched:
            question = entry.question
            yield (
                entry.at,
                1,
                Change(
                    kind="added",
                    number_new=question.number,
                    section_new=new.sections[entry.section].title,
                    after=whole(question, new.sections[entry.section]),
                    text=question.text,
                    at_new=question.at,
                    position_new=entry.at,
                ),
            )


def _only_old(
    old: Questionnaire, questions: Sequence[Entry], matches: Sequence[Match]
) -> Iterator[tuple[float, int, Change]]:
    """Removed questions stand where they stood: behind the question of NEW that went before them in OLD."""
    places = {one.old: one.new for one in matches}
    last = -1.0
    for entry in questions:
        if entry.at in places:
            last = places[entry.at]
            continue
        question = entry.question
        change = Change(
            kind="removed",
            number_old=question.number,
            section_old=old.sections[entry.section].title,
            before=whole(question, old.sections[entry.section]),
            text=question.text,
            at_old=question.at,
            position_old=entry.at,
        )
        yield last, 2, change


def _sections(
    old: Questionnaire,
    new: Questionnaire,
    questions: tuple[Sequence[Entry], Sequence[Entry]],
    pairs: dict[int, int],
    *,
    languages: bool,
) -> Iterator[tuple[float, int, Change]]:
    first_old, first_new = map(_firsts, questions)
    for a, b in pairs.items():
        first = (first_old[a], first_new[b])
        for change in in_section(old.sections[a], new.sections[b], first, languages=languages):
            yield first_new[b], 0, change


def _firsts(questions: Sequence[Entry]) -> dict[int, int]:
    """The first question of each section."""
    return {entry.section: entry.at for entry in reversed(questions)}


def _remarks(
    old: Sequence[Entry], new: Sequence[Entry], matches: Sequence[Match], *, languages: bool
) -> Iterator[Diagnostic]:
    """What is to be said of the pairs: those that are not sure, and questions that may have been split or joined."""
    if old and new and not matches:
        yield diagnostic("D702")
    if languages:
        yield diagnostic("D703")
    for one in matches:
        question = new[one.new].question
        if not one.sure and not languages:
            number = old[one.old].question.number or "-"
            yield diagnostic(
                "D701", question=question.number, at=question.at,
                number=number, similarity=f"{100 * one.similarity:.0f} %",
            )  # fmt: skip
    yield from _split(old, new, matches)
    yield from _joined(old, new, matches)


def _joined(old: Sequence[Entry], new: Sequence[Entry], matches: Sequence[Match]) -> Iterator[Diagnostic]:
    """Questions that are asked within another one now: "Finns en instruktion och en arbetsordning?"."""
    paired = {one.old for one in matches}
    for entry in (entry for entry in old if entry.at not in paired):
        for one in matches:
            whole_one = new[one.new]
            if _part_of(entry, whole_one) and not _part_of(entry, old[one.old]):
                number, question = entry.question.number or "-", whole_one.question
                yield diagnostic("D710", question=question.number, at=question.at, number=number)
                break


def _split(old: Sequence[Entry], new: Sequence[Entry], matches: Sequence[Match]) -> Iterator[Diagnostic]:
    """New questions that were a part of an older one."""
    paired = {one.old: one.new for one in matches}
    alone = [entry for entry in new if entry.at not in paired.values()]
    for entry in alone:
        for one in matches:
            if _part_of(entry, old[one.old]) and not _part_of(entry, new[one.new]):
                number = old[one.old].question.number or "-"
                yield diagnostic("D704", question=entry.question.number, at=entry.question.at, number=number)
                break
    for one in matches if alone else ():  # the second half of a question may be what it was paired with
        entry = new[one.new]
        beside = [other for other in alone if abs(other.at - entry.at) == 1]
        whole_one = old[one.old]
        if any(_part_of(other, whole_one) or not _shares(other, whole_one) for other in beside) or not beside:
            continue
        if _part_of(entry, whole_one):
            number = old[one.old].question.number or "-"
            yield diagnostic("D704", question=entry.question.number, at=entry.question.at, number=number)


def _shares(part: Entry, whole: Entry) -> bool:
    from rapidfuzz import fuzz

    return fuzz.token_set_ratio(part.question.text, whole.question.text) >= 100 * SHARES


def _part_of(part: Entry, whole: Entry) -> bool:
    from rapidfuzz import fuzz

    a, b = plain(part.question.text).casefold().rstrip("?"), plain(whole.question.text).casefold()
    return SHORTEST <= len(a) < len(b) and fuzz.partial_ratio(a, b) >= 100 * SPLIT


__all__ = ["compare"]
