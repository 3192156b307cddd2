"""A form as running text, as a mail or a web page gives it: the options on lines of their own, with something to tick.

2.3 Får nämnden löpande ekonomiska rapporter?
[X] Ja  [ ] Nej  [ ] Delvis

Rapporter lämnas varje månad.
"""

from __future__ import annotations

from collections.abc import Sequence

from typeset.form import BULLET, Form


def inline(
    form: Form,
    *,
    on: str = "[X]",
    off: str = "[ ]",
    after: bool = False,
    space: str = " ",
    between: str = "  ",
    same: bool = False,
) -> str:
    """The whole text; a paragraph is one line, blank lines stand between everything.

    `after`: the boxes follow their labels; `space` stands between the two, `between` parts the options;
    `same`: they stand on the question's line.
    """

    def printed(labels: Sequence[str], marks: Sequence[str]) -> list[str]:
        boxes = [on if label in marks else off for label in labels]
        pairs = zip(labels, boxes, strict=True) if after else zip(boxes, labels, strict=True)
        return [space.join(pair) for pair in pairs]

    out: list[str] = []
    if form.title is not None:
        out += [form.title, form.sender, "", *(line for p in form.intro for line in (p, ""))]
    for section in form.sections:
        out += [section.heading, ""]
        for question in section.questions:
            lines = [f"{question.label} {question.wording}".strip()]
            if section.cells(question):
                lines.append(between.join(printed(section.scale or (), question.marks)))
            lines += printed(question.options or (), question.marks)
            out += [" ".join(lines)] if same else lines
            out.append("")
            for block in question.answer:
                out += [f"• {block.removeprefix(BULLET)}" if block.startswith(BULLET) else block, ""]
    return "\n".join(out)
