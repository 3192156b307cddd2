"""A form as Markdown, as a project keeps its checklists: questions in bold, options as a list of tasks.

**2.1 Er budgettet vedtaget?**

- [x] Ja
- [ ] Nej
"""

from __future__ import annotations

from typeset.form import Form, Question, Section


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
