"""A known question's pieces -> its draft: what a template tells to be its wording is neither answer nor option."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from granskning_cli.structure.answers.drafts import Draft, drafted
from granskning_cli.structure.answers.marks import NOTHING
from granskning_cli.structure.items.item import Item
from granskning_cli.structure.language import Vocabulary
from granskning_cli.structure.lines.pieces import Piece
from granskning_cli.structure.options.header import Header


def known_draft(
    item: Item, pieces: Sequence[Piece], words: Vocabulary, section: Header | None, following: float
) -> Draft:
    """The draft of a question whose wording is known."""
    own = pieces[item.start : item.end]
    table = any(p.role in ("option", "answer") for p in own) and any(p.header is not None for p in own)
    given = [p for p in own if not p.known]
    wording = [p for p in own if p.known in ("asked", "instruction")]
    if given and table:
        out = drafted(item, list(own), words, section, following)
    elif given:
        # the wording's last line before it: blanks are counted from there
        out = drafted(item, [*wording[-1:], *given], words, section, following)
    else:
        out = Draft(item, [], None, NOTHING)
    header = out.header or section or _of_template(item)
    beside = [p for p in out.pieces[: out.asked or 0] if not p.known and p.ruled] if table else []
    taken = {id(p) for p in beside}
    rest = [p for p in out.pieces if not p.known and id(p) not in taken]
    return replace(out, pieces=[*wording, *beside, *rest], header=header, asked=len(wording) + len(beside))


def _of_template(item: Item) -> Header | None:
    """The options that only the template tells."""
    options = item.known.known.options if item.known is not None else ()
    return Header(-1, None, options, {}, frozenset(), (), True) if options else None
