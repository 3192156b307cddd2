"""What changed in one question that both questionnaires have, or in one section."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from granskning_cli.diff.content import codes, labels, offered, same, same_case, scale_labels, written
from granskning_cli.diff.direction import Direction, direction
from granskning_cli.model.comparison import Change
from granskning_cli.model.questionnaire import Option, Question, Section


class Beside(NamedTuple):
    """A question of both years with its sections.

    `languages`: they differ, so that wordings tell nothing. `answers`: both have them; a template has none to compare.
    """

    old: Question
    new: Question
    section_old: Section
    section_new: Section
    similarity: float
    position_old: int
    position_new: int
    languages: bool
    answers: bool

    def change(
        self, kind: str, before: object, after: object, *, answers: bool = False, way: Direction | None = None
    ) -> Change:
        """One entry; `answers`: its places are those of the answers."""
        old_at, new_at = self.old.at, self.new.at
        if answers:
            old_at = self.old.answer.at if self.old.answer and self.old.answer.at else old_at
            new_at = self.new.answer.at if self.new.answer and self.new.answer.at else new_at
        return Change(
            kind=kind,  # type: ignore[arg-type]
            number_old=self.old.number,
            number_new=self.new.number,
            section_old=self.section_old.title,
            section_new=self.section_new.title,
            before=before,
            after=after,
            similarity=self.similarity,
            text=self.new.text,
            at_old=old_at,
            at_new=new_at,
            position_old=self.position_old,
            position_new=self.position_new,
            direction=way,
        )


def in_question(pair: Beside, *, moved: bool) -> Iterator[Change]:
    """The changes of one question, where it stands first and what was answered last."""
    old, new = pair.old, pair.new
    if moved:
        yield pair.change("moved", _place(pair.section_old), _place(pair.section_new))
    elif old.number != new.number:
        yield pair.change("renumbered", old.number, new.number)
    if not pair.languages:
        if not same_case(old.text, new.text):
            yield pair.change("wording", old.text, new.text)
        if not same_case(old.instruction, new.instruction):
            yield pair.change("instruction", old.instruction, new.instruction)
    if _scale_changed(pair, moved=moved):
        before, after = offered(old, pair.section_old), offered(new, pair.section_new)
        yield pair.change("scale", [o.label for o in before] or None, [o.label for o in after] or None)
    if not pair.answers:
        return
    if codes(old) != codes(new):
        could = (_codes(offered(old, pair.section_old)), _codes(offered(new, pair.section_new)))
        way = direction(codes(old), codes(new), could)
        yield pair.change("answer", labels(old), labels(new), answers=True, way=way)
    if not same(written(old), written(new)):
        yield pair.change("text", written(old), written(new), answers=True)


def in_section(old: Section, new: Section, first: tuple[int, int], *, languages: bool) -> Iterator[Change]:
    """The changes of a section that both have: title and shared options. `first`: its first questions."""

    def change(kind: str, before: object, after: object) -> Change:
        return Change(
            kind=kind,  # type: ignore[arg-type]
            number_old=old.number,
            number_new=new.number,
            section_old=old.title,
            section_new=new.title,
            before=before,
            after=after,
            text=new.title or "",
            at_old=old.at,
            at_new=new.at,
            position_old=first[0],
            position_new=first[1],
        )

    if not languages and not same_case(old.title, new.title):
        yield change("wording", old.title, new.title)
    if old.scale and new.scale and _codes(old.scale.options) != _codes(new.scale.options):
        yield change("scale", scale_labels(old), scale_labels(new))


def _scale_changed(pair: Beside, *, moved: bool) -> bool:
    """Whether other options are offered, and that is not said of the whole section."""
    old, new = pair.old, pair.new
    if old.kind != new.kind:
        return True
    whole = pair.section_old.scale and pair.section_new.scale
    if whole and not (moved or old.options or new.options):
        return False
    return _codes(offered(old, pair.section_old)) != _codes(offered(new, pair.section_new))


def _codes(options: Iterable[Option]) -> list[str]:
    return [option.code for option in options]


def _place(section: Section) -> str | None:
    return section.title or section.number
