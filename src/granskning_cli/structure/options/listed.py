"""A column right of the questions in which each cell says one of a few known labels: "Status" above "Pågår".

Välj status i listan (Genomförd / Pågår / Ej påbörjad / Avvisad) och kommentera.
| Nr | Rekommendation          | Status    | Kommentar     |
| 1  | Säkerställ att avtal .. | Genomförd | Ny rutin i maj |
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from granskning_cli.model.layout import Row
from granskning_cli.model.questionnaire import Option
from granskning_cli.structure.language import Vocabulary, normal, slug
from granskning_cli.structure.options.header import Header
from granskning_cli.structure.options.labels import cell_text

FEWEST: Final = 2
LONGEST: Final = 30
# So many of the cells say a label that is known.
KNOWN: Final = 0.6
# The list of what may be chosen stands within so many rows above the table.
ABOVE: Final = 6
_LIST: Final = re.compile(r"[(:]([^():.]{3,160})[).]")
_PARTS: Final = re.compile(r"[/|;,]")


def listed(rows: Sequence[Row], header: Header, below: Sequence[Row], words: Vocabulary) -> Header:
    """The header with its column of labels as the place to choose, where it offers nothing else."""
    asks = [column for column, role in header.roles.items() if role == "question"]
    if header.options or not asks:
        return header
    for column in sorted(c for c, role in header.roles.items() if role == "aside" and c > asks[-1]):
        texts = [
            cell_text(c) for r in below for c in r.cells if c.column == column and c.span == 1 and c.lines
        ]
        known = sum(words.code_of(text) is not None for text in texts)
        if len(texts) < FEWEST or any(len(text) > LONGEST for text in texts):
            continue
        labels = _offered(rows[max(0, header.row - ABOVE) : header.row], texts)
        if not labels and known < max(FEWEST, KNOWN * len(texts)):
            continue
        labels = labels or list(dict.fromkeys(texts))
        options = [Option(code=words.code_of(label) or slug(label), label=label) for label in labels]
        if len({option.code for option in options}) == len(options):
            return replace(header, options=tuple(options), roles={**header.roles, column: "choice"})
    return header


def _offered(above: Sequence[Row], texts: Sequence[str]) -> list[str]:
    """The list above the table that holds all labels met in it: "(Genomförd / Pågår / Avvisad)"."""
    met = {normal(text) for text in texts}
    for row in reversed(above):
        for found in _LIST.findall(" ".join([cell_text(cell) for cell in row.cells])):
            parts = [part.strip() for part in _PARTS.split(found) if part.strip()]
            if met <= {normal(part) for part in parts} and len(parts) >= FEWEST:
                return parts
    return []
