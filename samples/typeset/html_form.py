"""A form as one HTML page with a print style sheet; WeasyPrint and Chromium make PDFs of it.

manner      what the page looks like
ruled       a grid per section, the answer in a row across it
single      one grid for the whole form: labels once at its top, a section's title in a row across
numbered    the same as ruled, the number in a column of its own
comment     the answer in a column to the right of the marks, the paper laid sideways
lines       horizontal rulings only
bare        no rulings at all
running     no table: the question in bold, its options on a line, the answer below
"""

from __future__ import annotations

from dataclasses import replace
from html import escape
from typing import Literal

from typeset.form import BULLET, COMMENT, Form, Question, Section

Manner = Literal["ruled", "single", "numbered", "comment", "lines", "bare", "running"]
Marks = tuple[str, str]  # what stands in a ticked cell and in one that is not

_RULES = {
    "lines": "td, th { border-bottom: 0.6pt solid #000 }",
    "bare": "td, th { border: none }",
    "running": "",
}
_STYLE = """
@page {{ size: {paper}; margin: 22mm 20mm;
  @top-right {{ content: "{header}"; font: 8pt {font} }}
  @bottom-center {{ content: counter(page) " (" counter(pages) ")"; font: 8pt {font} }} }}
body {{ font: 10pt {font}; margin: 0; {hyphens} }}
h1 {{ font-size: 15pt; margin: 0 0 4pt }} h2 {{ font-size: 11.5pt; margin: 12pt 0 4pt }}
p {{ margin: 0 0 5pt }} p:last-child {{ margin-bottom: 0 }} ul {{ margin: 2pt 0 5pt; padding-left: 16pt }}
table {{ border-collapse: collapse; width: 100%; margin: 0 0 12pt }}
th {{ text-align: left; hyphens: manual }} th, td {{ vertical-align: top; padding: 2.5pt 4pt }}
th {{ background: {shade} }}
th.o, td.o {{ text-align: center; width: {option}pt }} td.o {{ vertical-align: {valign} }}
td.n, th.n {{ width: 24pt }} td.c, th.c {{ width: 38% }}
.i {{ font-style: italic }} .q {{ font-weight: bold; margin-top: 8pt }}
{rules}
"""


def html(
    form: Form,
    manner: Manner = "ruled",
    *,
    marks: Marks = ("X", ""),
    middle: bool = False,
    font: str = "Liberation Sans",
    header: str = "",
    hyphens: bool = False,
) -> str:
    """The whole page.

    `middle` centres a mark in its row, so that it may stand between two lines of the question; `hyphens`
    breaks words at the ends of lines, in columns set flush on both sides.
    """
    rules = _RULES.get(manner, "td, th { border: 0.6pt solid #000 }")
    style = _STYLE.format(
        header=header,
        paper="A4 landscape" if manner == "comment" else "A4",
        font=font,
        shade="none" if manner == "bare" else "#e3ebd9",
        option=34 if any(len(s.scale or ()) > 4 for s in form.sections) else 44,
        hyphens="hyphens: auto; text-align: justify" if hyphens else "",
        valign="middle" if middle else "top",
        rules=rules,
    )
    body = [_heading(form)]
    if manner == "single":
        body.append(_single(form, marks))
    elif manner == "running":
        body += [_running(section, marks) for section in form.sections]
    else:
        body += [_table(section, manner, marks, form.language) for section in form.sections]
    head = f'<meta charset="utf-8"><title>{escape(form.title or "")}</title><style>{style}</style>'
    start = f'<!doctype html>\n<html lang="{form.language}"><head>{head}</head><body>\n'
    return start + "\n".join(body) + "\n</body></html>\n"


def _heading(form: Form) -> str:
    if form.title is None:
        return ""
    lines = [f"<h1>{escape(form.title)}</h1>", f"<p>{escape(form.sender)}</p>"]
    return "\n".join(lines + [f"<p>{escape(p)}</p>" for p in form.intro])


def _blocks(answer: tuple[str, ...]) -> str:
    out: list[str] = []
    listed = False
    for block in answer:
        item = block.startswith(BULLET)
        if item != listed:
            out.append("<ul>" if item else "</ul>")
        listed = item
        text = escape(block.removeprefix(BULLET)).replace("\n", "<br>")
        out.append(f"<li>{text}</li>" if item else f"<p>{text}</p>")
    return "".join(out) + ("</ul>" if listed else "")


def _asked(question: Question, *, label: bool = True) -> str:
    text = escape(f"{question.label} {question.text}".strip() if label else question.text)
    return text + (
        f'<br><span class="i">{escape(question.instruction)}</span>' if question.instruction else ""
    )


def _own_options(question: Question, marks: Marks) -> str:
    """Options of the question's own, one a line, always with a box."""
    on, off = marks if marks[1] else ("☒", "☐")
    lines = [f"<p>{on if o in question.marks else off} {escape(o)}</p>" for o in question.options or ()]
    return "".join(lines)


def _table(section: Section, manner: Manner, marks: Marks, language: str) -> str:
    scale = section.scale or ()
    own = manner in ("numbered", "lines")
    comment = manner == "comment"
    head = (
        f'<th class="n">{escape(section.number or "")}</th><th>{escape(section.title)}</th>'
        if own
        else f"<th>{escape(section.heading)}</th>"
    )
    head += "".join(f'<th class="o">{escape(label)}</th>' for label in scale)
    head += f'<th class="c">{COMMENT[language]}</th>' if comment else ""
    rows = [_question_rows(section, question, own, comment, marks) for question in section.questions]
    return f"<table><thead><tr>{head}</tr></thead><tbody>\n" + "\n".join(rows) + "\n</tbody></table>"


def _single(form: Form, marks: Marks) -> str:
    """One table; every section that has columns must have the same."""
    scale = next(section.scale for section in form.sections if section.scale)
    head = "<th></th>" + "".join(f'<th class="o">{escape(label)}</th>' for label in scale)
    rows: list[str] = []
    for section in form.sections:
        rows.append(f'<tr><td colspan="{1 + len(scale)}"><b>{escape(section.heading)}</b></td></tr>')
        for question in section.questions:
            shown = question if section.scale else replace(question, kind="open")
            rows.append(_question_rows(replace(section, scale=scale), shown, False, False, marks))
    return f"<table><thead><tr>{head}</tr></thead><tbody>\n" + "\n".join(rows) + "\n</tbody></table>"


def _question_rows(section: Section, question: Question, own: bool, comment: bool, marks: Marks) -> str:
    cells = section.cells(question)
    width = len(section.scale or ()) if not cells else 0
    row = f'<td class="n">{escape(question.label)}</td>' if own else ""
    row += f'<td colspan="{1 + width}">{_asked(question, label=not own)}</td>'
    row += "".join(f'<td class="o">{marks[0] if ticked else marks[1]}</td>' for ticked in cells)
    body = _own_options(question, marks) + _blocks(question.answer)
    if comment:
        return f'<tr>{row}<td class="c">{body}</td></tr>'
    whole = 1 + len(section.scale or ()) + own
    return f'<tr>{row}</tr>\n<tr><td colspan="{whole}">{body or "&nbsp;"}</td></tr>'


def _running(section: Section, marks: Marks) -> str:
    out = [f"<h2>{escape(section.heading)}</h2>"]
    for question in section.questions:
        out.append(f'<p class="q">{_asked(question)}</p>')
        cells = section.cells(question)
        on, off = marks if marks[1] else ("☒", "☐")
        if cells:
            labels = zip(cells, section.scale or (), strict=True)
            out.append(
                "<p>" + " &nbsp; ".join(f"{on if t else off} {escape(label)}" for t, label in labels) + "</p>"
            )
        out.append(_own_options(question, marks) + _blocks(question.answer))
    return "\n".join(out)
