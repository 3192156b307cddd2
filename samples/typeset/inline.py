"""A form as running text, as a mail or a web page gives it: the options on a line, each behind its brackets.

2.3 Får nämnden löpande ekonomiska rapporter?
[X] Ja  [ ] Nej  [ ] Delvis

Rapporter lämnas varje månad.
"""

from __future__ import annotations

from typeset.form import BULLET, Form


def inline(form: Form, *, on: str = "[X]", off: str = "[ ]") -> str:
    """The whole text; a paragraph is one line, blank lines stand between everything."""
    out: list[str] = []
    if form.title is not None:
        out += [form.title, form.sender, "", *(line for p in form.intro for line in (p, ""))]
    for section in form.sections:
        out += [section.heading, ""]
        for question in section.questions:
            out.append(f"{question.label} {question.wording}".strip())
            cells = zip(section.cells(question), section.scale or (), strict=False)
            ticks = [f"{on if ticked else off} {label}" for ticked, label in cells]
            out += ["  ".join(ticks)] if ticks else []
            out += [f"{on if o in question.marks else off} {o}" for o in question.options or ()]
            out.append("")
            for block in question.answer:
                out += [f"• {block.removeprefix(BULLET)}" if block.startswith(BULLET) else block, ""]
    return "\n".join(out)
