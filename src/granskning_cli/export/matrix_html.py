"""A matrix as one page: no script, nothing loaded from elsewhere, every text escaped; made for the screen and for paper.

Signs stand in coloured cells, so that it reads without colours as well. The header and the first column stay in sight.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Final

from granskning_cli.export.invisible import INVISIBLE
from granskning_cli.export.matrix_markdown import divides
from granskning_cli.model.matrix import Cell, Column, Matrix, Row
from granskning_cli.model.signs import STATES, bar, labels, sign, signs

PALETTE: Final = 8
_STYLE: Final = """
:root { color-scheme: light; }
body { font: 15px/1.45 system-ui, sans-serif; margin: 1.5rem; color: #1b1b1b; background: #fff; }
h1 { font-size: 1.3rem; } h2 { font-size: 1.05rem; margin: 1.6rem 0 .5rem; }
.scroll { overflow: auto; max-height: 85vh; border: 1px solid #bbb; width: fit-content; max-width: 100%; }
table { border-collapse: separate; border-spacing: 0; }
th, td { padding: .2rem .45rem; border: solid #d5d5d5; border-width: 0 1px 1px 0; vertical-align: top; text-align: left; }
thead th { position: sticky; top: 0; background: #eee; z-index: 2; vertical-align: bottom; }
tbody th { position: sticky; left: 0; background: #f7f7f7; z-index: 1; font-weight: 600;
  min-width: 9rem; max-width: 22rem; }
thead th:first-child { left: 0; z-index: 3; }
.m td.c { text-align: center; min-width: 1.3rem; } .n { text-align: right; font-variant-numeric: tabular-nums; }
.section { border-left: 2px solid #777; }
.t { text-decoration: underline dotted; text-underline-offset: 3px; }
.o0 { background: #cfe8fc; } .o1 { background: #ffddb8; } .o2 { background: #fff4b3; } .o3 { background: #e3d5f5; }
.o4 { background: #d5f0e3; } .o5 { background: #f7d4e5; } .o6 { background: #dde3ea; } .o7 { background: #e9e4c8; }
.ambiguous { background: #ff9c9c; font-weight: 700; } .missing { background: #d8d8d8; color: #555; }
.legend span { display: inline-block; padding: .1rem .5rem; margin: 0 .3rem .3rem 0; border: 1px solid #ccc; }
.spark { font-family: monospace; white-space: pre; letter-spacing: 1px; }
.error { color: #a40000; } dd { white-space: pre-wrap; margin: 0 0 .6rem 1.2rem; } dt { font-weight: 600; }
@media print { @page { size: A4 landscape; margin: 12mm; } body { margin: 0; font-size: 9px; }
  .scroll { overflow: visible; max-height: none; border: 0; width: auto; } thead { display: table-header-group; }
  thead th, tbody th { position: static; } tr { break-inside: avoid; } th, td { padding: .1rem .2rem; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; } }
"""


def dump(matrix: Matrix) -> bytes:
    """The page in UTF-8."""
    years = matrix.by == "year"
    title = "Questions by years" if years else "Respondents by questions"
    if years and matrix.rows:
        title = f"{next((row.respondent for row in matrix.rows if row.respondent), '') or title}"
    parts = [
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">',
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">",
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{_text(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<h1>{_text(title)}</h1>",
        *_legend(matrix),
        *(_by_year(matrix) if years else _by_respondent(matrix)),
        *_questions(matrix),
        *_texts(matrix),
        *_diagnostics(matrix),
        "</body>\n</html>\n",
    ]
    return "\n".join(parts).encode()


def _text(text: str) -> str:
    """Escaped, also within quotes; what a reader cannot see is left out."""
    text = "".join(c for c in INVISIBLE.sub("", text) if c.isprintable() or c in "\n\t")
    return escape(text.replace("\t", " "))


def _handle(column: Column, at: int) -> str:
    return _text(column.number or f"({at + 1})")


def _legend(matrix: Matrix) -> Iterator[str]:
    named = labels(matrix)
    yield '<p class="legend">'
    for at, (code, letter) in enumerate(signs(matrix).items()):
        yield f'<span class="o{at % PALETTE}">{_text(letter)} {_text(named[code])}</span>'
    states = {"?": "ambiguous", "-": "missing"}
    for letter, words in STATES.items():
        yield f'<span class="{states.get(letter, "plain")}">{letter} {words}</span>'
    yield "</p>\n<p>A small letter is a mark that a diagnostic warns of. A dotted line: a text belongs to it.</p>"


def _by_respondent(matrix: Matrix) -> Iterator[str]:
    draw = _Drawn(matrix)
    yield '<div class="scroll"><table class="m">\n<thead><tr><th>Respondent</th><th>Year</th>'
    starts = [
        at == 0
        or column.section != matrix.columns[at - 1].section
        or column.form != matrix.columns[at - 1].form
        for at, column in enumerate(matrix.columns)
    ]
    for at, column in enumerate(matrix.columns):
        look = ' class="section"' if starts[at] else ""
        yield f'<th{look} scope="col" title="{_text(column.text)}">{_handle(column, at)}</th>'
    yield "</tr></thead>\n<tbody>"
    for row in matrix.rows:
        cells = "".join(draw.cell(cell, starts[at]) for at, cell in enumerate(row.cells))
        yield f'<tr><th scope="row">{_text(row.label)}</th><td>{row.year or ""}</td>{cells}</tr>'
    yield "</tbody></table></div>"


def _by_year(matrix: Matrix) -> Iterator[str]:
    draw = _Drawn(matrix)
    ordered = any(column.levels for column in matrix.columns)
    yield '<div class="scroll"><table class="m">\n<thead><tr><th>Question</th>'
    yield "".join(f'<th scope="col">{_text(row.label)}</th>' for row in matrix.rows)
    yield f"{'<th>Course</th>' if ordered else ''}</tr></thead>\n<tbody>"
    for at, column in enumerate(matrix.columns):
        cells = "".join(draw.cell(row.cells[at], False) for row in matrix.rows)
        course = "".join(bar(row.cells[at], column) or sign(row.cells[at], draw.signs) for row in matrix.rows)
        drawn = f'<td class="spark">{_text(course) if column.levels else ""}</td>' if ordered else ""
        yield f'<tr><th scope="row">{_handle(column, at)} {_text(column.text)}</th>{cells}{drawn}</tr>'
    yield "</tbody></table></div>"


class _Drawn:
    """Cells with their signs, colours and texts."""

    def __init__(self, matrix: Matrix) -> None:
        self.signs = signs(matrix)
        self.labels = labels(matrix)
        self.colours = {code: f"o{at % PALETTE}" for at, code in enumerate(self.signs)}

    def cell(self, cell: Cell, first: bool) -> str:
        """One td; its title says all there is."""
        looks = ["c"] + ["section"] * first
        if cell.state in ("ambiguous", "missing"):
            looks.append(cell.state)
        elif len(cell.codes) == 1:
            looks.append(self.colours[cell.codes[0]])
        letter = _text(sign(cell, self.signs))
        told = [
            ", ".join(self.labels.get(code, code) for code in cell.codes),
            ", ".join(cell.doubts),
            cell.text or "",
        ]
        title = "\n".join(filter(None, told))
        said = f' title="{_text(title)}"' if title else ""
        inner = f'<span class="t">{letter}</span>' if cell.text else letter
        return f'<td class="{" ".join(looks)}"{said}>{inner}</td>'


def _questions(matrix: Matrix) -> Iterator[str]:
    of = signs(matrix)
    yield '<h2>Questions</h2>\n<div class="scroll"><table>\n<thead><tr><th>Question</th>'
    yield "".join(f'<th class="n">{_text(one)}</th>' for one in [*of.values(), "·", "?", "-", "divides"])
    yield "</tr></thead>\n<tbody>"
    for at, column in enumerate(matrix.columns):
        count = column.count
        marks = [str(count.marks.get(code, "")) for code in of]
        cells = [*marks, str(count.unanswered), str(count.ambiguous), str(count.missing), divides(column)]
        row = "".join(f'<td class="n">{cell}</td>' for cell in cells)
        yield f'<tr><th scope="row">{_handle(column, at)} {_text(column.text)}</th>{row}</tr>'
    yield "</tbody></table></div>"


def _texts(matrix: Matrix) -> Iterator[str]:
    yield "<h2>Texts</h2>"
    for at, column in enumerate(matrix.columns):
        written = [(row, row.cells[at].text) for row in matrix.rows if row.cells[at].text]
        if written:
            yield f"<details><summary>{_handle(column, at)} {_text(column.text)} ({len(written)})</summary><dl>"
            for row, text in written:
                yield f"<dt>{_text(_who(row))}</dt><dd>{_text(text or '')}</dd>"
            yield "</dl></details>"


def _who(row: Row) -> str:
    return row.label if row.year is None or row.label == str(row.year) else f"{row.label} {row.year}"


def _diagnostics(matrix: Matrix) -> Iterator[str]:
    if matrix.diagnostics:
        yield "<h2>Diagnostics</h2>\n<ul>"
        for one in matrix.diagnostics:
            yield f'<li class="{one.severity}">{one.severity} {one.code}: {_text(one.message)}</li>'
        yield "</ul>"
