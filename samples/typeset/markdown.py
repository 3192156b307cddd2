"""A form as Markdown, as a project keeps its checklists: questions in bold with their options as a list of tasks,
or a table for each section.

**2.1 Er budgettet vedtaget?**     | 2 Budget                     | Ja | Nej | Kommentar       |
                                   |---|---|---|---|
- [x] Ja                           | 2.1 Er budgettet vedtaget?   | x  |     | Den 28. oktober |
- [ ] Nej
"""

from __future__ import annotations

from typeset.form import COMMENT, Form, Question, Section


def markdown(form: Form) -> str:
    """The whole text."""
    out: list[str] = []
    if form.title is not None:
        out += [f"# {form.title}", form.sender, *form.intro]
    for section in form.sections:
        out.append(f"## {section.heading}")
        for question in section.questions:
            out += _question(section, question)
    return "\n\n".join(out) + "\n"


def _question(section: Section, question: Question) -> list[str]:
    out = [f"**{question.label} {question.text}**"]
    if question.instruction:
        out.append(f"*{question.instruction}*")
    options = question.options or (section.scale if section.cells(question) else None) or ()
    if options:
        out.append(
            "\n".join(f"- [{'x' if option in question.marks else ' '}] {option}" for option in options)
        )
    return [*out, *question.answer]


def markdown_table(form: Form) -> str:
    """A pipe table a section; a cell holds one line, so that paragraphs are parted by <br>."""
    out: list[str] = []
    if form.title is not None:
        out += [f"# {form.title}", form.sender, *form.intro]
    for section in form.sections:
        scale = section.scale or ()
        head = [section.heading, *scale, COMMENT[form.language]]
        lines = [_bars(head), "|" + "---|" * len(head)]
        for question in section.questions:
            ticks = section.cells(question) or (False,) * len(scale)
            marks = ["x" if ticked else "" for ticked in ticks]
            asked = f"{question.label} {question.wording}"
            lines.append(_bars([asked, *marks, "<br><br>".join(question.answer)]))
        out.append("\n".join(lines))
    return "\n\n".join(out) + "\n"


def _bars(cells: list[str]) -> str:
    return "| " + " | ".join([cell.replace("|", "\\|").replace("\n", "<br>") for cell in cells]) + " |"
