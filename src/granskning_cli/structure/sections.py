"""Items -> sections with their questions.

A numbered item with numbers below it is a section, unless it asks something itself; one without is a question.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from granskning_cli.model.layout import BALLOT, TICKED, Row
from granskning_cli.model.questionnaire import Question, Section
from granskning_cli.structure.answers.drafts import without_number
from granskning_cli.structure.answers.paragraphs import Hyphens, paragraphs
from granskning_cli.structure.items.item import Item
from granskning_cli.structure.items.numbering import roman
from granskning_cli.structure.language import Vocabulary, scale_of
from granskning_cli.structure.lines.breaks import PARAGRAPH
from granskning_cli.structure.lines.pieces import Piece
from granskning_cli.structure.options.header import Header
from granskning_cli.structure.places import place_of


class Heading(NamedTuple):
    """A section before it is built: its title's pieces, its option header, what stands loose below the title."""

    number: str | None
    title: tuple[Piece, ...]
    header: Header | None
    questions: tuple[Item, ...]
    loose: tuple[int, ...]

    def section(self, built: Mapping[Item, Question], rows: Sequence[Row], hyphens: Hyphens) -> Section:
        """The section with its questions."""
        scale = scale_of(self.header.options) if self.header is not None and self.header.options else None
        section = Section(
            number=self.number,
            title=" ".join(paragraphs(self.title, hyphens)) or None,
            scale=scale,
            at=place_of(rows, self.title),
            questions=tuple([built[item] for item in self.questions]),
        )
        return _asking(section)


def arrange(items: Sequence[Item], pieces: Sequence[Piece], words: Vocabulary) -> list[Heading]:
    """The sections in order, with their questions."""
    deep = any(item.number is not None and len(item.number) > 1 for item in items)
    flags = [
        _is_heading(position, items, pieces, deep=deep) or _introduces(item, pieces, words)
        for position, item in enumerate(items)
    ]
    headings: list[Heading] = []
    current: list[Item] = []
    opened: Heading | None = None
    section: int | None = None  # of the template
    for item, heading in zip(items, flags, strict=True):
        if item.known is not None:
            begins = item.known.known.section != section and (not heading and bool(current))
            section = item.known.known.section
            if begins:
                headings.append(_close(opened, current, pieces))
                opened, current = None, []
        if heading:
            if opened is not None or current:
                headings.append(_close(opened, current, pieces))
            opened, current = _open(item, pieces), []
        else:
            current.append(item)
    if opened is not None or current:
        headings.append(_close(opened, current, pieces))
    return headings


def _is_heading(position: int, items: Sequence[Item], pieces: Sequence[Piece], *, deep: bool) -> bool:
    item = items[position]
    if item.title_of is not None or item.known is not None:
        return item.known is None or item.known.known.question is None
    if item.number is None or item.field:
        return False
    following = items[position + 1] if position + 1 < len(items) else None
    parent = (
        following is not None
        and following.number is not None
        and len(following.number) > len(item.number)  # 1 after 1 begins a count again
        and following.number[: len(item.number)] == item.number
    )
    if len(item.number) == 1 and isinstance(item.number[0], str):
        return not _lettered(item, items) and (parent or not _asking_count(item, items, pieces))
    bare = parent and following is not None and _lacks_boxes(item, following, pieces)
    asks = not bare and _asks(item, pieces)
    # a header that stands below a title is of the questions under it: "1 Styring" above "Nr | Spørsmål | Svar"
    own = [p for p in pieces[item.start : item.end] if p.role != "header"]
    if any(p.role == "answer" or (p.header is not None and p.header.roles) for p in own):
        return bare or (parent and not asks and _is_band(item, pieces))  # else the table says that it asks
    if parent:
        answered = any(p.role == "answer" and p.line is not None for p in pieces[item.start : item.end])
        if len(item.number) > 1 and (answered or not _title_only(item, pieces)):
            return False  # "2.1 Beskriv hur ..." with its answer, and 2.1.1 after it
        lettered = (
            following is not None
            and following.number is not None
            and isinstance(following.number[len(item.number)], str)
        )
        return not asks and not (lettered and len(item.number) > 1)
    if len(item.number) == 1 and deep and not asks:
        # "6 Övrigt" among sections: a heading without questions, unless something is answered below it
        return _title_only(item, pieces)
    header_here = any(p.role == "header" for p in pieces[item.start : item.end])
    # "1. Finns en plan? / Ja Nej / 2. ..." has lost its mark; a title that asks has questions without numbers below it
    alone = following is None or following.number is not None
    return header_here and _title_only(item, pieces) and not (asks and alone)


def _asking_count(item: Item, items: Sequence[Item], pieces: Sequence[Piece]) -> bool:
    """Whether most of the letters, or of the roman numbers, that an item counts with ask something."""
    counted = [
        i for i in items if i.number is not None and len(i.number) == 1 and isinstance(i.number[0], str)
    ]
    two = any(len(str(i.number[0])) > 1 for i in counted if i.number is not None)
    own = [i for i in counted if not two or _is_roman(i) == _is_roman(item)]
    return 2 * sum(_asks(i, pieces) for i in own) > len(own)


def _is_roman(item: Item) -> bool:
    return item.number is not None and roman(item.number[0]) is not None


def _lettered(item: Item, items: Sequence[Item]) -> bool:
    """Whether an item is one of those that count by small letters alone: "a) Finns en plan?", "b) Finns mål?"."""
    own = [one for one in items if one.number is not None]
    return (
        bool(item.printed and item.printed.relative)
        and len(own) > 1
        and all(
            one.printed is not None
            and one.printed.relative
            and one.number is not None
            and len(one.number) == 1
            for one in own
        )
    )


def _introduces(item: Item, pieces: Sequence[Piece], words: Vocabulary) -> bool:
    """Whether a numbered line is called what asks nothing: "1 Anvisningar"."""
    first = pieces[item.start].line
    if first is None or item.number is None or item.known is not None or item.printed is None:
        return False
    return words.has("introductions", first.text[item.printed.length :])


def _asks(item: Item, pieces: Sequence[Piece]) -> bool:
    """Whether an item holds a question of its own: a question mark in its first paragraph, or places to tick."""
    for at, piece in enumerate(pieces[item.start : item.end]):
        if piece.role == "header":
            return False
        if piece.role == "option":
            return True
        if piece.line is None:
            continue
        if at and (piece.gap >= PARAGRAPH or piece.divided) and piece.row != pieces[item.start].row:
            return False
        if piece.line.text.endswith("?"):
            return True
    return False


def _is_band(item: Item, pieces: Sequence[Piece]) -> bool:
    """Whether an item is one cell across its table, "1 Mål och uppdrag" above 1.1, and nothing else."""
    own = [piece for piece in pieces[item.start : item.end] if piece.line is not None]
    return all(piece.cell is own[0].cell and piece.cell.span > 1 for piece in own)


def _lacks_boxes(item: Item, following: Item, pieces: Sequence[Piece]) -> bool:
    """Whether a row asks nothing and has no box in any of its columns, and the row below it has one in each."""
    own = [p for p in pieces[item.start : item.end] if p.role != "header"]
    below = [p.line for p in pieces[following.start : following.end] if p.role == "option"]
    told = [p.line for p in own if p.line is not None]
    return (
        len(below) > 1
        and all(line is not None and line.text in (BALLOT, TICKED) for line in below)
        and any(p.role == "option" for p in own)
        and all(p.row == own[0].row and (p.line is None or p.role == "text") for p in own)
        and not any(line.text.endswith("?") for line in told)
    )


def _title_only(item: Item, pieces: Sequence[Piece]) -> bool:
    row = pieces[item.start].row
    return all(p.line is None or p.row == row or p.role == "header" for p in pieces[item.start : item.end])


def _open(item: Item, pieces: Sequence[Piece]) -> Heading:
    own = [(at, pieces[at]) for at in range(item.start, item.end)]
    if pieces[item.start].role == "section" or (
        item.title_of is not None and pieces[item.start].role != "header"
    ):
        row = pieces[item.start].row
        band = tuple(p for _, p in own if p.line is not None and p.row == row)
        return Heading(
            item.name,
            tuple(without_number(band, item)),
            item.title_of,
            (),
            tuple(at for at, p in own if p.line is not None and p.row != row and p.role == "text"),
        )
    header = item.title_of or next(
        (p.header for _, p in own if p.role == "header" and p.header is not None), None
    )
    header = header or next(
        (p.header for _, p in own if p.header is not None and p.header.row >= pieces[item.start].row), None
    )
    if item.known is not None:
        named = tuple(p for _, p in own if p.known == "asked")
        rest = tuple(at for at, p in own if p.line is not None and not p.known and p.role == "text")
        return Heading(item.name, named, header, (), rest)
    title: list[Piece] = []
    loose: list[int] = []
    headed = False  # the header row's own words are in the title
    for at, piece in own:
        if piece.line is None:
            continue
        if piece.role == "header":
            if header is not None and header.row == piece.row and not headed:
                title += [piece._replace(line=line) for line in header.title]
                headed = True
            continue
        if (
            not title
            or (piece.row == title[0].row)
            or (piece.gap < PARAGRAPH and not piece.divided and not loose and _goes_on(title[-1], piece))
        ):
            title.append(piece)
        else:
            loose.append(at)
    title = without_number(title, item)
    return Heading(item.name, tuple(title), header, (), tuple(loose))


def _goes_on(before: Piece, piece: Piece) -> bool:
    """Whether a title runs over to the next line: the line before was full."""
    return before.line is not None and not before.line.short and piece.line is not None and piece.first


def _close(opened: Heading | None, questions: list[Item], pieces: Sequence[Piece]) -> Heading:
    if opened is None:
        header = next(
            (p.header for i in questions for p in pieces[i.start : i.end] if p.header is not None), None
        )
        return Heading(None, (), header or _of_template(questions), tuple(questions), ())
    header = opened.header
    if header is None or not header.options:
        # a table whose labels stand above several sections, or in the second row of a header: "Svar" above "Ja | Nej"
        offered = (p.header for i in questions for p in pieces[i.start : i.end] if p.role == "option")
        header = next(offered, header)
    header = header or _of_template(questions)
    return opened._replace(questions=tuple(questions), header=header)


def _of_template(questions: Sequence[Item]) -> Header | None:
    """The scale of a section that only the template tells."""
    for item in questions:
        known = item.known.known if item.known is not None else None
        if (
            known is not None
            and known.question is not None
            and known.question.options is None
            and known.options
        ):
            return Header(-1, None, known.options, {}, frozenset(), (), True)
    return None


def _asking(section: Section) -> Section:
    """A title that is itself the question, "Intyget avser / ☐ A ☐ B": its boxes have no other label."""
    first = section.questions[0] if section.questions else None
    remark = first is not None and first.text.startswith("(") and first.text.endswith(")")
    if first is None or section.title is None or not (remark or not first.text):
        return section
    named = first.model_copy(
        update={"text": section.title, "instruction": first.text or None, "at": first.at or section.at}
    )
    return section.model_copy(update={"questions": (named, *section.questions[1:])})
