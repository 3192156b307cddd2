"""One item's pieces -> its marks and its lines of text, before the document's habits are known."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace

from granskning_cli.model.layout import BALLOT, FIELD, BBox, Line
from granskning_cli.structure.answers.inline import found_inline, lone_box
from granskning_cli.structure.answers.marks import (
    NOTHING,
    Found,
    by_order,
    in_columns,
    line_run,
    replace_run,
    runs,
)
from granskning_cli.structure.answers.written import is_written, written
from granskning_cli.structure.items.item import Item
from granskning_cli.structure.items.typed import with_breaks
from granskning_cli.structure.language import Vocabulary
from granskning_cli.structure.lines.pieces import Piece
from granskning_cli.structure.options.header import Header
from granskning_cli.structure.options.labels import MARKS


@dataclass(slots=True)
class Draft:
    """A question on its way: what is known of it before the document's habits are."""

    item: Item
    pieces: list[Piece]  # without marks and empty boxes
    header: Header | None
    found: Found
    places: list[tuple[int, BBox]] = field(default_factory=list)
    marks_at: int | None = None
    asked: int | None = None
    named: bool = False  # the table's header says which cell asks
    together: bool = False  # the table's header says that one cell asks and answers
    floor: int = 0  # so many pieces ask at the least: those up to the row with the places to tick
    astray: Found | None = None  # what its lone box is, if it has lost its column
    own: Sequence[Piece] = ()  # all of it, the labels of its options too

    def below_number(self) -> Draft | None:
        """The same without its first line where that is nothing but the number: "Fråga 1" above what is asked."""
        first, printed = self.pieces[0].line if len(self.pieces) > 1 else None, self.item.printed
        if first is None or printed is None or not printed.length or self.pieces[1].row == self.pieces[0].row:
            return None
        if first.text[printed.length :].strip(" .:") or self.marks_at == 0:
            return None
        asked, marks_at = [at - 1 if at else None for at in (self.asked, self.marks_at)]
        below = replace(self, pieces=self.pieces[1:], floor=max(0, self.floor - 1))
        below.asked, below.marks_at = asked or None, marks_at
        return below


def settle_lone_boxes(drafts: Collection[Draft]) -> None:
    """A box alone behind its question, where more questions have a choice of options, is a mark without its column."""
    alone = [one for one in drafts if one.astray is not None]
    choosing = sum(
        len(one.found.options or ()) > 1 or bool(one.header and one.header.columns) for one in drafts
    )
    for one in alone if len(alone) < choosing else ():
        one.found = one.astray or one.found


def draft(item: Item, pieces: Sequence[Piece], words: Vocabulary, section: Header | None) -> Draft:
    """Takes the marks out of an item's pieces. `section` is the option header of its section, if it has one."""
    own = list(pieces[item.start : item.end])
    return replace(_draft(item, pieces, own, words, section), own=own)


def _draft(
    item: Item, pieces: Sequence[Piece], own: list[Piece], words: Vocabulary, section: Header | None
) -> Draft:
    following = pieces[item.end].gap if item.end < len(pieces) else 0.0
    if item.known is not None:
        from granskning_cli.structure.answers.known import known_draft

        return known_draft(item, pieces, words, section, following)
    if item.answer is not None:
        label = _text_only(with_breaks(pieces[item.start : item.answer]))
        given = list(pieces[item.answer : item.end])
        found = found_inline(given, words, first=True) or NOTHING
        rest = [*label, *_text_only(_without(given, found.used))]
        return Draft(item, rest, None, found, asked=len(label), named=True)
    return drafted(item, own, words, section, following)


def drafted(
    item: Item, own: list[Piece], words: Vocabulary, section: Header | None, following: float
) -> Draft:
    """The draft of a question whose answer must be told from how it stands; `following` is the gap below it."""
    header = next((p.header for p in own if p.header is not None), None)
    if item.field:
        return _in_form(item, own, header, words)
    if header is not None and not header.columns and header.title and header is not section:
        header = None  # labels at the end of another section's title
    in_cells = any(p.role in ("option", "answer") for p in own)
    boxes = found_inline(own, words, first=item.known is not None) if not in_cells else None
    if header is not None and header.roles and not in_cells and boxes is None:
        rest = _text_only(own)
        if header.together or header.columns:  # one cell over all that the header names
            found = by_order(own, header) or NOTHING
            return Draft(item, _text_only(_without(own, found.used)), header, found, together=True)
        asked = sum(p.row == own[0].row for p in rest)
        return Draft(item, rest, header, NOTHING, asked=asked, named=True)
    if header is not None and in_cells:
        return _in_table(item, own, header, words)
    if boxes is None and in_cells:
        boxes = found_inline(own, words, first=item.known is not None)
    if boxes is not None:
        return Draft(
            item,
            _text_only(_without(own, boxes.used)),
            header,
            boxes,
            [],
            _after(own, boxes.used),
        )
    if header is not None and header.columns:
        found = by_order(own, header) or NOTHING  # a row whose cells no ruling parts: "Finns mål? ☐ ☒ ☐"
        return Draft(item, _text_only(_without(own, found.used)), header, found)
    return _without_columns(item, own, header, following)


def _without_columns(item: Item, own: list[Piece], header: Header | None, following: float) -> Draft:
    """Marks on lines of their own, or at the end of one: told by their order, or alone."""
    own, trailing = _split_trailing(own)
    places: list[tuple[int, BBox]] = []
    found, astray = by_order(own, header), None
    if found is None:
        run, used, places = runs(own)
        by_line = line_run(own, following) if run is not None else None
        found = Found((), run is not None, None, used, (), run, by_line)
        lone = lone_box(own, used) if header is None else None
        if lone is not None:  # before a question it ticks it off; behind it a column may be lost
            places = []
            astray = found if lone.marks and min(used) > 0 else None
            found = lone
    rest = _text_only(_without(own, found.used))
    return Draft(item, rest, header, found, places, _after(own, found.used - trailing), astray=astray)


def _in_form(item: Item, own: Sequence[Piece], header: Header | None, words: Vocabulary) -> Draft:
    """A label with places to fill in: boxes beside their labels or below a header's, fields with text."""
    found = found_inline(own, words, first=True) or NOTHING
    if header is not None and header.columns and any(p.role == "option" for p in own):
        found = in_columns(own, header, "aligned")
    rest = [
        p for at, p in enumerate(own) if at not in found.used and p.line is not None and p.role != "option"
    ]
    below = min(found.used, default=len(own))
    after = {id(p) for at, p in enumerate(own) if at > below}
    if not any(p.role == "answer" for p in rest) and any(id(p) not in after for p in rest):
        asked = sum(id(p) not in after for p in rest)  # what is written below the boxes answers
        return Draft(item, rest, header, found, asked=asked, named=True)
    label = [p for p in rest if p.role != "answer"]
    ordered = label + [p for p in rest if p.role == "answer"]
    return Draft(item, ordered, header, found, asked=len(label), named=True)


def _in_table(item: Item, own: Sequence[Piece], header: Header, words: Vocabulary) -> Draft:
    """A question in a table: its row asks, and so does what a page break cut off from it; other rows answer."""
    ruled = any(p.ruled for p in own) and (not header.roles or bool(header.columns))
    boxes = (
        found_inline(own, words, first=item.known is not None)
        if not any(p.role == "option" and p.line is not None for p in own)
        else None
    )
    if is_written(header):
        found = written(own, header, words)
    else:
        found = boxes or in_columns(own, header, "ruled" if ruled else "aligned")
    places: list[tuple[int, BBox]] = []
    if not ruled and not found.marks and header.columns:
        own, trailing = _split_trailing(own)  # a text whose lines have slipped out of their columns
        found = by_order(own, header) or found
        if trailing and not found.marks:
            run, used, places = runs([p for p in own if p.role == "text"])
            own = [p for at, p in enumerate(own) if at not in trailing]
            found = replace_run(in_columns(own, header, "aligned"), run) if used else found
    rest = _text_only(
        [p for at, p in enumerate(own) if at not in found.used and (p.role != "option" or at in found.stray)]
    )
    if ruled:
        # a field in a row of its own answers, with the paragraphs that follow it there
        columns = [p for p in own if p.role == "option" or (p.role == "answer" and not is_field(p))]
        asking = {own[0].row, *[p.row for p in columns]}
    elif any(p.role == "answer" for p in own) or is_written(header):
        asking = {p.row for p in own if not (p.cell.span > 1 and header.roles and p.row != own[0].row)}
    else:
        last = max((p.row for p in own if p.role == "option"), default=-1)
        floor = sum(p.row <= last for p in rest)
        return Draft(item, rest, header, found, places, floor=floor)
    asked = [p for p in rest if p.role == "text" and p.row in asking]
    rest = asked + [p for p in rest if not (p.role == "text" and p.row in asking)]
    return Draft(item, rest, header, found, asked=len(asked) or None, named=bool(header.roles))


def _without(own: Sequence[Piece], used: frozenset[int]) -> list[Piece]:
    """The pieces but those used; a ruling above one that is gone lies above the next."""
    out: list[Piece] = []
    divided = False
    for at, piece in enumerate(own):
        if at in used:
            divided = divided or piece.divided
            continue
        out.append(piece._replace(divided=True) if divided else piece)
        divided = False
    return out


def is_field(piece: Piece) -> bool:
    """Whether a piece is the text of a form field."""
    return piece.line is not None and piece.line.words[0].font == FIELD


def _text_only(pieces: Sequence[Piece]) -> list[Piece]:
    """Lines, without header rows inside and with white space above a lone blank kept as a gap."""
    out: list[Piece] = []
    blank = 0.0
    for piece in pieces:
        if piece.line is None:
            blank = max(blank, 1.0) if piece.role == "blank" else blank
            continue
        if piece.role in ("section", "aside") or (piece.role == "header" and not _asks_in_header(piece)):
            continue
        out.append(piece._replace(gap=max(piece.gap, blank)) if blank else piece)
        blank = 0.0
    return out


def _asks_in_header(piece: Piece) -> bool:
    """Whether a header's cell is what the question itself says: "1 Finns en plan? | Ja | Nej"."""
    return piece.header is not None and piece.line in piece.header.title


def _after(own: Sequence[Piece], used: frozenset[int]) -> int | None:
    """How many lines of text stand before the first mark, where marks stand on lines of their own."""
    if not used:
        return None
    return sum(1 for at in range(min(used)) if own[at].line is not None)


def _split_trailing(own: Sequence[Piece]) -> tuple[list[Piece], frozenset[int]]:
    """ "... mål? X" at the end of a line: the mark becomes a piece of its own. Also the positions of such pieces."""
    out: list[Piece] = []
    split: set[int] = set()
    for piece in own:
        line = piece.line
        start = len(line.words) if line is not None else 0
        while line is not None and start > 1 and line.words[start - 1].text in (*MARKS, BALLOT):
            start -= 1
        if line is not None and start > 1 and piece.role == "text" and start < len(line.words):
            out.append(piece._replace(line=_shorter(line, slice(0, start))))
            split.add(len(out))
            out.append(piece._replace(line=_shorter(line, slice(start, None)), first=False, gap=0.0))
        else:
            out.append(piece)
    return out, frozenset(split)


def _shorter(line: Line, part: slice) -> Line:
    return replace(line, words=line.words[part])


def without_number(pieces: Sequence[Piece], item: Item) -> list[Piece]:
    """The pieces without the words that are the number."""
    if item.printed is None:
        return list(pieces)
    out: list[Piece] = []
    left = item.printed.length
    for piece in pieces:
        if left and piece.line is not None and piece.line.text[: item.printed.length].strip():
            count = 0
            taken = 0
            for word in piece.line.words:
                if taken >= left:
                    break
                taken += len(word.text) + 1
                count += 1
            left = 0
            rest = piece.line.words[count:]
            if rest:
                out.append(piece._replace(line=_shorter(piece.line, slice(count, None))))
            continue
        out.append(piece)
    return out
