"""A Comparison as one HTML file: no script, nothing loaded from elsewhere, every text escaped.

What went and what came is marked word by word with <del> and <ins>, which are struck through and underlined too.
"""

from __future__ import annotations

from html import escape
from itertools import groupby
from typing import TYPE_CHECKING, Final

from granskning_cli.export.changes import Row, each, named, numbers, rows, summary
from granskning_cli.export.invisible import visible
from granskning_cli.matching.words import Piece, pieces
from granskning_cli.model.comparison import Comparison

if TYPE_CHECKING:
    from granskning_cli.model.comparisons import Comparisons

_WORDED: Final = ("text", "wording", "instruction")
_ARROWS: Final = {"better": "▲ better", "worse": "▼ worse"}
_HEAD: Final = """\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>%s</title>
<style>
:root { color-scheme: light dark; --line: #8886; --gone: #d7333322; --come: #1a9a4a22; }
body { font: 15px/1.5 system-ui, sans-serif; max-width: 75rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.4rem; } h2 { font-size: 1.1rem; margin-top: 2rem; }
table { border-collapse: collapse; width: 100%%; table-layout: fixed; }
th, td { border-top: 1px solid var(--line); padding: .4rem .6rem; text-align: left; vertical-align: top;
  overflow-wrap: break-word; white-space: pre-line; }
th.number { width: 6rem; } th.change { width: 6.5rem; } th.question { width: 24%%; }
del { background: var(--gone); } ins { background: var(--come); }
.worse { color: #c62828; } .better { color: #18803c; } .worse, .better { font-weight: 600; }
@media (prefers-color-scheme: dark) { .worse { color: #ff8a80; } .better { color: #7ee2a0; } }
</style>
</head>
<body>
"""


def dump(result: Comparison | Comparisons) -> bytes:
    """One page; several comparisons follow each other."""
    found = each(result)
    title = " – ".join(named(side) for one in found[:1] for side in (one.old, one.new)) or "No comparison"
    return (_HEAD % _text(title) + "".join(map(_article, found)) + "</body>\n</html>\n").encode()


def _article(comparison: Comparison) -> str:
    parts = [f"<h1>{_text(named(comparison.old))} → {_text(named(comparison.new))}</h1>\n"]
    parts.append(f"<p>{_text(summary(comparison))}</p>\n")
    if comparison.diagnostics:
        parts.append("<ul>\n")
        for remark in comparison.diagnostics:
            of = f"question {remark.question}: " if remark.question else ""
            parts.append(f"<li>{remark.severity} {remark.code}: {_text(of + remark.message)}</li>\n")
        parts.append("</ul>\n")
    for section, found in groupby(rows(comparison), key=lambda row: row.section):
        parts.append(f"<h2>{_text(section or 'Without a title')}</h2>\n<table>\n<thead><tr>")
        parts.append(
            '<th class="number">No.</th><th class="question">Question</th><th class="change">Change</th>'
        )
        parts.append("<th>Before</th><th>After</th></tr></thead>\n<tbody>\n")
        parts += map(_row, found)
        parts.append("</tbody>\n</table>\n")
    return "".join(parts)


def _row(row: Row) -> str:
    change = row.change
    before, after = _text(row.before or ""), _text(row.after or "")
    if change.kind in _WORDED and row.before and row.after:
        found = pieces(row.before, row.after)
        before, after = _words(found, "gone", "del"), _words(found, "come", "ins")
    name = _text(row.name)
    if change.direction:
        name += f'\n<span class="{change.direction}">{_ARROWS[change.direction]}</span>'
    cells = (_text(numbers(change)), _text(change.text), name, before, after)
    return f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>\n"


def _words(found: list[Piece], kind: str, tag: str) -> str:
    """One side: the words that stayed, and those of that kind in their tag."""
    parts = []
    for piece in found:
        if piece.kind == kind:
            parts.append(f"<{tag}>{_text(piece.text)}</{tag}>")
        elif piece.kind == "same":
            parts.append(_text(piece.text))
    return " ".join(parts)


def _text(text: str) -> str:
    return escape(visible(text))
