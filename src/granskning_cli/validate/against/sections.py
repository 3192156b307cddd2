"""Questions that stand in another section, and sections with another title."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from granskning_cli.diagnostics import diagnostic
from granskning_cli.matching import plain
from granskning_cli.model.questionnaire import Diagnostic, Section
from granskning_cli.validate.against.pairs import Here, Pairs

_UNTITLED: Final = "without a title"
Key = tuple[str | None, str | None]


def check(pairs: Pairs) -> Iterator[Diagnostic]:
    """A section is the template's section that most of its questions stand in."""
    counts = Counter((_key(found), _key(wanted)) for found, wanted in pairs.both)
    same: dict[Key, Key] = {}
    for (found, wanted), _ in counts.most_common():
        if found not in same and wanted not in same.values():
            same[found] = wanted
    told = set()
    for here, there in pairs.both:
        now, then = here.section, there.section
        if same.get(_key(here)) != _key(there):
            if _titled(now) != _titled(then):
                yield diagnostic(
                    "T535",
                    question=here.question.number,
                    at=here.question.at,
                    now=_name(now),
                    then=_name(then),
                )
        elif _titled(now) != _titled(then) and _key(here) not in told:
            told.add(_key(here))
            yield diagnostic("T544", at=now.at, now=_name(now), then=_name(then))


def _key(one: Here) -> Key:
    return one.section.number, one.section.title


def _titled(section: Section) -> str:
    return plain(section.title or "").casefold()


def _name(section: Section) -> str:
    return f'"{section.title}"' if section.title else _UNTITLED
