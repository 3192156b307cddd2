"""Which sections somebody means who names one."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from granskning_cli.matching.wording import plain
from granskning_cli.model.questionnaire import Section


def chosen(sections: Collection[Section], wanted: str) -> Iterator[int]:
    """Their places. A number must be the whole number; of a title a part is enough."""
    form = plain(wanted).casefold()
    for at, section in enumerate(sections):
        title = plain(section.title or "").casefold()
        if section.number == wanted.rstrip(".") or (form and not form.isdecimal() and form in title):
            yield at
