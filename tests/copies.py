"""Answered copies of one invented form, printed so flat that only line breaks part question and answer."""

from __future__ import annotations

from dataclasses import replace
from textwrap import wrap

from hypothesis import strategies as st
from phrases import LANGUAGES, Phrases
from questionnaires import answers
from typeset.form import Form, Question, Section


@st.composite
def copies(draw: st.DrawFn, count: int = 3) -> tuple[Form, ...]:
    """Copies with the same questions, of which many have no question mark, and answers of their own."""
    words = draw(st.sampled_from(LANGUAGES))
    titles = draw(st.lists(st.sampled_from(words.titles), min_size=2, max_size=3, unique=True))
    texts = draw(st.permutations([*words.tells, *words.asks]))
    each = len(texts) // len(titles)
    sections = tuple(
        Section(str(at), title, None, tuple(
            draw(_asked(words, f"{at}.{i}", text)) for i, text in enumerate(texts[(at - 1) * each : at * each], 1)
        ))
        for at, title in enumerate(titles, 1)
    )  # fmt: skip
    form = Form(None, None, None, None, words.language, (), sections)
    return tuple(draw(_filled(form, words)) for _ in range(count))


@st.composite
def _asked(draw: st.DrawFn, words: Phrases, number: str, text: str) -> Question:
    text = text.rstrip("?") if draw(st.booleans()) else text
    instruction = draw(st.none() | st.sampled_from(words.instructions)) if text.endswith("?") else None
    return Question(number, text, instruction, "open")


@st.composite
def _filled(draw: st.DrawFn, form: Form, words: Phrases) -> Form:
    def filled(question: Question) -> Question:
        return replace(question, answer=draw(answers(words)))

    return replace(
        form, sections=tuple(replace(s, questions=tuple(map(filled, s.questions))) for s in form.sections)
    )


def flat(form: Form) -> str:
    """Without a blank line, a mark or an indentation."""
    out: list[str] = []
    for section in form.sections:
        out += ["", section.heading, ""]
        for question in section.questions:
            out += wrap(f"{question.label} {question.wording}", 60)
            out += [
                line for block in question.answer for part in block.split("\n") for line in wrap(part, 60)
            ]
    return "\n".join(out) + "\n"
