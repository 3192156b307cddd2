"""A form as a table that was copied cell by cell: every cell is a line, an unticked one an empty line.

2.3 Får nämnden löpande ekonomiska rapporter?
                    (Ja)
X                   (Nej)
                    (Delvis)
Rapporter lämnas varje månad.
"""

from __future__ import annotations

from typeset.form import BULLET, Form


def cells(form: Form, *, mark: str = "X") -> str:
    """The whole text; a paragraph is one line, and a line that holds nothing is a cell that holds nothing."""
    out: list[str] = []
    if form.title is not None:
        out += [form.title, form.sender, *form.intro]
    for section in form.sections:
        out += [section.heading, *(section.scale or ())]
        for question in section.questions:
            out.append(f"{question.label} {question.text}".strip())
            out += [question.instruction] if question.instruction else []
            out += [mark if ticked else "" for ticked in section.cells(question)]
            out += [f"{'[x]' if o in question.marks else '[ ]'} {o}" for o in question.options or ()]
            for block in question.answer:
                out.append(f"• {block.removeprefix(BULLET)}" if block.startswith(BULLET) else block)
            out += [] if question.answer else [""]
    return "\n".join(out) + "\n"
