"""What is to be said of a document that was read with a template."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from granskning_cli.diagnostics import diagnostic
from granskning_cli.model.layout import Row
from granskning_cli.model.questionnaire import Diagnostic
from granskning_cli.structure.answers.drafts import Draft
from granskning_cli.structure.items.item import Item
from granskning_cli.structure.lines.pieces import Piece
from granskning_cli.structure.places import place_of
from granskning_cli.structure.template.centred import centred
from granskning_cli.structure.template.known import Template


def remarks(
    items: Sequence[Item], drafts: Mapping[Item, Draft], pieces: Sequence[Piece], rows: Sequence[Row]
) -> Iterator[Diagnostic]:
    """What stands twice, elsewhere than the template has it, or side by side with something else."""
    doubtful = centred(items, pieces, rows)
    bare = _bare(items, drafts)
    for item in items:
        if item.known is None or item not in drafts:
            continue
        place = place_of(rows, drafts[item].pieces[: drafts[item].asked])
        if item.known.again:
            yield diagnostic("T502", question=item.name, at=place)
        if item.known.moved:
            yield diagnostic("T503", question=item.name, at=place)
        if item in doubtful:
            yield diagnostic("T504", question=item.name, at=place)
        if item in bare:
            yield diagnostic("T505", question=item.name, at=place)


def _bare(items: Sequence[Item], drafts: Mapping[Item, Draft]) -> set[Item]:
    """The questions with nothing below them, where most have lost even their places to tick."""
    empty: set[Item] = set()
    lost = offering = marked = 0
    for item in items:
        known = item.known.known.question if item.known is not None else None
        if known is None or item not in drafts:
            continue
        found = drafts[item]
        bare = len(found.pieces) == found.asked and not found.found.offered and found.found.run is None
        if bare:
            empty.add(item)
        offering += known.kind != "open"
        lost += bare and known.kind != "open"
        marked += bool(found.found.marks) or found.found.run is not None
    return empty if 2 * lost > offering or (lost and not marked) else set()


def unfit(templates: Sequence[Template]) -> Diagnostic:
    """That the template which was asked for is another questionnaire's."""
    return diagnostic("T501", name=", ".join([one.name for one in templates]))


def about(template: Template) -> Iterator[Diagnostic]:
    """What is odd in a template itself."""
    sections = template.questionnaire.sections
    if any(question.answer is not None for section in sections for question in section.questions):
        yield diagnostic("T506")
    for section in sections:
        numbers = Counter(question.number for question in section.questions if question.number)
        for number, count in numbers.items():
            if count > 1:
                yield diagnostic("T507", question=number, number=number)
