"""A form as a tool for surveys prints it: the options below each question, a tick before those that were chosen alone.

+----------------------------------+
| 1. Är ramen tillräcklig?         |
|     Ja                           |     nothing stands before an option that was not chosen
| ✔   Nej                          |
+----------------------------------+
"""

from __future__ import annotations

from html import escape

from typeset.form import Form, Question

_STYLE = """@page { size: A4; margin: 18mm 16mm }
body { font: 10pt 'Liberation Sans' } h1 { font-size: 15pt }
h2 { background: #1c3f60; color: #fff; padding: 1mm 2mm; font-size: 11pt }
.q { border: 0.3mm solid #ccd; margin: 3mm 0; padding: 2mm; break-inside: avoid } .t { font-weight: bold }
table { border-collapse: collapse; width: 100% } td { border-top: 0.3mm solid #eee; padding: 1mm }
.m { width: 6mm; text-align: center; font-family: 'DejaVu Sans' } .a { background: #f4f6f8; padding: 2mm }"""


def ticked_html(form: Form) -> str:
    """The document; an answer's text stands below its options."""
    out = [f"<h1>{escape(form.title or '')}</h1><p>{escape(form.sender)}</p>"]
    for section in form.sections:
        out.append(f"<h2>{escape(section.heading)}</h2>")
        out += [_question(question, section.scale or ()) for question in section.questions]
    return f"<!DOCTYPE html><meta charset='utf-8'><style>{_STYLE}</style>{''.join(out)}"


def _question(question: Question, scale: tuple[str, ...]) -> str:
    rows = "".join(
        f"<tr><td class='m'>{'✔' if label in question.marks else ''}<td>{escape(label)}"
        for label in question.options or scale
    )
    text = "<br>".join(map(escape, question.answer))
    given = f"<div class='a'>{text}</div>" if text else ""
    asked = f"{question.number} {question.wording}"
    return f"<div class='q'><div class='t'>{escape(asked)}</div><table>{rows}</table>{given}</div>"
