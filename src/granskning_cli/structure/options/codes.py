"""Which column of a table holds codes for its questions, where the header calls it otherwise or not at all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from granskning_cli.model.layout import Row
from granskning_cli.structure.items.numbers import read_number
from granskning_cli.structure.language import Vocabulary
from granskning_cli.structure.options.header import Header
from granskning_cli.structure.options.labels import cell_text
from granskning_cli.structure.options.named import Column, name_columns

# Such as "ICP 1.1" and "KR-12", "ref. 3.2", "2023:4-1" or "B-1", and "§ 14".
_CODE: Final = re.compile(
    r"(?:(?:[^\W\d_]{1,8}|§)[.\s:/–-]{0,2}){0,2}\d{1,4}(?:[.:/–-]\d{1,4}){0,4}\s?[a-z]?[.):]?"
)
_DATE: Final = re.compile(r"(?:19|20)\d\d-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./](?:\d\d)?\d\d")
FEWEST: Final = 2


def is_code(text: str) -> bool:
    """Whether a text is nothing but a number, with the letters that stand before it."""
    return _CODE.fullmatch(text) is not None and _DATE.fullmatch(text) is None


def coded(row: Row, header: Header, below: Sequence[Row], words: Vocabulary) -> Header:
    """The header with its column of codes named: left of the questions, a different code in each of its cells."""
    roles = dict(header.roles)
    if not roles and header.columns:
        named = name_columns(row, words)
        roles = {} if named is None else {c: role for c, role in named[0].items() if c not in header.columns}
    unnamed = not roles
    if unnamed:
        roles = _in_two_columns(header, below)
    asks = [column for column, role in roles.items() if role == "question"]
    if not asks or "number" in roles.values():
        return header
    for column in sorted(c for c, role in roles.items() if role == "aside" and c < asks[0]):
        texts = [
            cell_text(c) for r in below for c in r.cells if c.column == column and c.span == 1 and c.lines
        ]
        if unnamed and all(map(_is_counted, texts)):
            continue
        if len(texts) >= FEWEST and len(set(texts)) == len(texts) and all(map(is_code, texts)):
            roles[column] = "number"
            written = frozenset(c for c in header.text_columns if roles.get(c) != "aside")
            return replace(header, roles=roles, text_columns=written, title=())
    return header
    for column in sorted(c for c, role in roles.items() if role == "aside" and c < asks[0]):
        texts = [
            cell_text(c) for r in below for c in r.cells if c.column == column and c.span == 1 and c.lines
        ]
        if len(texts) >= FEWEST and len(set(texts)) == len(texts) and all(map(is_code, texts)):
            roles[column] = "number"
            written = frozenset(c for c in header.text_columns if roles.get(c) != "aside")
            return replace(header, roles=roles, text_columns=written, title=())
    return header


def _in_two_columns(header: Header, below: Sequence[Row]) -> dict[int, Column]:
    """What two columns left of the options may be whose names tell nothing: "§ | Ärende | Bifall | Avslag"."""
    left = {
        cell.column for row in below for cell in row.cells if cell.column < min(header.columns, default=0)
    }
    return {0: "aside", 1: "question"} if left == {0, 1} else {}


def _is_counted(text: str) -> bool:
    """Whether a code is a number that an outline counts."""
    read = read_number(text)
    return bool(read) and read[0].length == len(text)
