"""A form as HTML in which nothing but type tells what is what: no numbers, no table.

FÖRBEREDELSER                    larger
Ordinarie vallokaler             half bold
11                               regular, or italic where `slanted`
"""

from __future__ import annotations

from html import escape

from typeset.form import Form

_STYLE = """@page { size: A4; margin: 22mm 20mm }
body { font: 10pt/1.5 'Liberation Sans' }
h1 { font-size: 15pt; margin: 0 0 4mm } h2 { font-size: 12pt; font-weight: normal; margin: 7mm 0 1mm }
p { margin: 0 } .asked { font-weight: bold; margin-top: 1mm }"""


def typed_html(form: Form, *, slanted: bool = False) -> str:
    """The document; every instruction is a line of its own in the type of the question."""
    out = [f"<h1>{escape(form.title)}</h1>"] if form.title else []
    out += [f"<p>{escape(line)}</p>" for line in (form.sender, *form.intro) if line]
    for section in form.sections:
        out.append(f"<h2>{escape(section.heading)}</h2>")
        for question in section.questions:
            asked = [question.text, *([question.instruction] if question.instruction else [])]
            out += [
                f'<p class="asked">{escape(asked[0])}</p>',
                *[f"<p><b>{escape(a)}</b></p>" for a in asked[1:]],
            ]
            out += [f"<p>{'<i>' if slanted else ''}{escape(block)}</p>" for block in question.answer]
    return f"<!DOCTYPE html><meta charset='utf-8'><style>{_STYLE}</style>{''.join(out)}"
