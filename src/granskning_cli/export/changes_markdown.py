"""A Comparison as Markdown (GitHub's, with tables): a heading a section, a row a change.

Document text is escaped, so that none of it is a table's bar, a tag, a link or a heading.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, Final

from granskning_cli.export.changes import Row, each, named, numbers, rows, summary
from granskning_cli.export.invisible import visible
from granskning_cli.model.comparison import Comparison

if TYPE_CHECKING:
    from granskning_cli.model.comparisons import Comparisons

# "#", "-", "+" and "1." mean something only where a line begins, and none of these texts begins one.
_MEANS: Final = re.compile(r"([\\`*_{}\[\]|~$])")
_ARROWS: Final = {"better": " ▲ better", "worse": " ▼ worse", None: ""}


def dump(result: Comparison | Comparisons) -> bytes:
    """One document; several comparisons follow each other."""
    return "\n".join(_page(comparison) for comparison in each(result)).encode()


def _page(comparison: Comparison) -> str:
    lines = [
        f"# {_text(named(comparison.old))} → {_text(named(comparison.new))}", "", f"{summary(comparison)}.",
    ]  # fmt: skip
    for remark in comparison.diagnostics:
        of = f"question {remark.question}: " if remark.question else ""
        lines += ["", f"> **{remark.code}** {_text(of + remark.message)}"]
    for section, found in groupby(rows(comparison), key=lambda row: row.section):
        lines += ["", f"## {_text(section or 'Without a title')}", ""]
        lines += ["| No. | Question | Change | Before | After |", "|---|---|---|---|---|"]
        lines += map(_row, found)
    return "\n".join(lines) + "\n"


def _row(row: Row) -> str:
    change = row.change
    cells = [numbers(change), change.text, row.name, row.before or "", row.after or ""]
    texts = [_text(cell) for cell in cells]
    texts[2] += _ARROWS[change.direction]
    return f"| {' | '.join(texts)} |"


def _text(text: str) -> str:
    """One line that means nothing but its words."""
    text = visible(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    text = _MEANS.sub(r"\\\1", text)
    # a bare address or a user's name would become a link
    text = text.replace("://", "&#58;//").replace("@", "&#64;").replace("www.", "www&#46;")
    return "<br>".join(line.strip() for line in re.split(r"\n+", text))
