"""A form as a web page that was filled in and saved: a table per section, round buttons, boxes and text areas."""

from __future__ import annotations

from html import escape

from typeset.form import BULLET, Form, Question, Section

_STYLE = """
body { font: 14px sans-serif; max-width: 52em; margin: 2em auto }
table { border-collapse: collapse; width: 100%; margin: 1em 0 }
th, td { border: 1px solid #999; padding: .3em .5em; vertical-align: top; text-align: left }
textarea { width: 98%; height: 6em }
"""


def web(form: Form) -> str:
    """The page; its style sheet is for people only."""
    out = [f'<!DOCTYPE html>\n<html lang="{form.language}">\n<head><meta charset="utf-8">']
    out += [f"<title>{escape(form.title or '')}</title>\n<style>{_STYLE}</style></head>\n<body>"]
    if form.title is not None:
        out.append(f"<h1>{escape(form.title)}</h1>\n<p>{escape(form.sender)}")
        out += [f"<p>{escape(paragraph)}" for paragraph in form.intro]
    out.append("<form>")
    for section in form.sections:
        out += _section(section)
    out.append("<button>Send</button>\n</form>\n</body>\n</html>\n")
    return "\n".join(out)


def _section(section: Section) -> list[str]:
    scale = section.scale or ()
    labels = "".join(f"<th>{escape(label)}" for label in scale)
    out = [f"<table>\n<tr><th>{escape(section.heading)}{labels}"]
    for question in section.questions:
        out += _question(section, question, 1 + len(scale))
    return [*out, "</table>"]


def _question(section: Section, question: Question, columns: int) -> list[str]:
    name = f"q{question.number}"
    ticks = section.cells(question)
    text = f"{escape(question.label)} {escape(question.text)}"
    if question.instruction:
        text += f"<br>\n<em>{escape(question.instruction)}</em>"
    across = f' colspan="{columns}"'
    cells = "".join(
        f'<td><input type="radio" name="{name}"{" checked" if ticked else ""}>' for ticked in ticks
    )
    out = [f"<tr><td{'' if ticks else across}>{text}{cells}"]
    boxes = [
        f'<label><input type="checkbox"{" checked" if option in question.marks else ""}> {escape(option)}</label><br>'
        for option in question.options or ()
    ]
    lines = "\n".join([f"• {b.removeprefix(BULLET)}" if b.startswith(BULLET) else b for b in question.answer])
    out.append(f"<tr><td{across}>{''.join(boxes)}<textarea>{escape(lines)}</textarea>")
    return out
