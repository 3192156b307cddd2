"""Headings that head nothing: a letterhead above the document's title, and lines of the cover that are set as headings.

LINDVALLA KOMMUN
KOMMUNREVISIONEN
GRUNDLÄGGANDE GRANSKNING 2025
SOCIALNÄMNDEN
1. Har nämnden antagit en plan?
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import Final

from granskning_cli.structure.cover import (
    is_fact,
    named_in,
    names_form,
    organisation_in,
    respondent_in,
    size_of,
    text_of,
)
from granskning_cli.structure.items.item import Item
from granskning_cli.structure.language import Vocabulary
from granskning_cli.structure.lines.pieces import Piece

# Type larger by so many points is another's.
_LARGER: Final = 0.6
_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def below_letterhead(items: list[Item], pieces: Sequence[Piece], words: Vocabulary) -> list[Item]:
    """The items without the headings at their beginning that are lines of the cover."""
    return below_title(_below_facts(items, pieces, words), pieces, words)


def _below_facts(items: list[Item], pieces: Sequence[Piece], words: Vocabulary) -> list[Item]:
    """Of headings that follow each other at once, those down to the last that says who answers, where, or to what.

    One alone is a section of what it names, unless a label says that it answers: "Svarande: Servicenämnden".
    """
    first = list(takewhile(lambda one: one.number is None and one.title_of is not None, items))
    texts = [_heading(pieces, one) for one in first]
    facts = [at for at, text in enumerate(texts) if _names_who(text, words)]
    labelled = any(named_in(text, words) for text in texts)
    if not facts or (len(first) < 2 and not labelled):
        return items
    facts += [at for at, text in enumerate(texts) if names_form(text, words) and _YEAR.search(text)]
    end = max(facts) + 1
    # a form that has a part for each body begins with the first one's
    others = [one for one in items[len(first) :] if one.title_of is not None]
    if end == len(first) and any(_names_who(_heading(pieces, one), words) for one in others):
        end -= 1
    return items[end:] or items


def _names_who(text: str, words: Vocabulary) -> bool:
    return named_in(text, words) is not None or is_fact(
        text, respondent_in(text, words), organisation_in(text, words)
    )


def _heading(pieces: Sequence[Piece], item: Item) -> str:
    return text_of(pieces, item.start)


def below_title(items: list[Item], pieces: Sequence[Piece], words: Vocabulary) -> list[Item]:
    """The items without a first heading that another follows at once: below a letterhead stands the document's title.

    It says what kind of document it heads, in larger type than what stands above it and in the headings below.
    """
    if len(items) < 2 or items[0].number is not None or items[0].title_of is None:
        return items
    own = range(items[0].start, items[0].end)
    title = [at for at in own if pieces[at].line and pieces[at].role != "header"]
    above = [at for at in range(items[0].start) if pieces[at].line and pieces[at].role != "aside"]
    heads = [item.start for item in items[1:] if item.title_of is not None and pieces[item.start].line]
    if not title or not names_form(" ".join([text_of(pieces, at) for at in title]), words):
        return items
    size = size_of(pieces, title)
    return items[1:] if all(size > size_of(pieces, [at]) + _LARGER for at in (*above, *heads)) else items
