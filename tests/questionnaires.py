"""Invented questionnaires for Hypothesis, as the forms that samples/typeset prints."""

from __future__ import annotations

from hypothesis import strategies as st
from phrases import LANGUAGES, Phrases
from typeset.form import BULLET, Form, Question, Section


@st.composite
def forms(draw: st.DrawFn, languages: tuple[Phrases, ...] = LANGUAGES) -> Form:
    """A filled form: two to four sections of one to twelve questions in one of the languages."""
    words = draw(st.sampled_from(languages))
    title, respondent, organisation = words.head
    titles = draw(st.lists(st.sampled_from(words.titles), min_size=2, max_size=4, unique=True))
    sections = tuple(draw(_section(words, str(at), heading)) for at, heading in enumerate(titles, 1))
    year = int(next(word for word in title.split() if word.isdigit()))
    return Form(title, respondent, organisation, year, words.language, (), sections)


@st.composite
def _section(draw: st.DrawFn, words: Phrases, number: str, title: str) -> Section:
    scale = draw(st.none() | _scale(words))
    # most sections have a handful of questions, few have a dozen
    count = draw(st.integers(1, 3) | st.integers(4, 12))
    questions = tuple(draw(_question(words, f"{number}.{at}", scale)) for at in range(1, count + 1))
    return Section(number, title, scale, questions)


@st.composite
def _scale(draw: st.DrawFn, words: Phrases) -> tuple[str, ...]:
    """Two to five labels in any order."""
    whole = draw(st.sampled_from(words.scales))
    return tuple(draw(st.permutations(whole)))[: draw(st.integers(2, len(whole)))]


@st.composite
def _question(draw: st.DrawFn, words: Phrases, number: str, scale: tuple[str, ...] | None) -> Question:
    answer = draw(answers(words))
    if scale is None or draw(st.integers(0, 5)) == 0:
        return Question(number, draw(st.sampled_from(words.tells)), kind="open", answer=answer)
    how_many = draw(st.sampled_from((1, 1, 1, 1, 1, 0, 2)))
    ticked = draw(st.lists(st.sampled_from(scale), min_size=how_many, max_size=how_many, unique=True))
    marks = tuple(label for label in scale if label in ticked)
    # "See appendix 2." and "Lista över åtgärder finns." are answers and begin like instructions: a sentence to the
    # respondent that no answer follows cannot be told from an answer
    instruction = draw(st.none() | st.sampled_from(words.instructions)) if answer else None
    return Question(number, draw(st.sampled_from(words.asks)), instruction, "choice", marks, answer)


@st.composite
def answers(draw: st.DrawFn, words: Phrases) -> tuple[str, ...]:
    """None to three blocks: paragraphs, a bulleted list, a numbered list."""
    blocks: list[str] = []
    for kind in draw(st.lists(st.sampled_from("ppbn"), max_size=3)):
        if kind == "p":
            blocks.append(draw(_paragraph(words)))
            continue
        items = draw(st.lists(st.sampled_from(words.items), min_size=2, max_size=4, unique=True))
        blocks.append(draw(st.sampled_from(words.leads)))
        blocks += [f"{BULLET if kind == 'b' else f'{at}. '}{item}" for at, item in enumerate(items, 1)]
    return tuple(blocks)


@st.composite
def _paragraph(draw: st.DrawFn, words: Phrases) -> str:
    """One to four sentences; one may be broken by its writer so that a line begins with a number."""
    sentences = draw(st.lists(st.sampled_from(words.sentences), min_size=1, max_size=4, unique=True))
    if draw(st.integers(0, 3)) == 0:
        sentences.append("\n".join(draw(st.sampled_from(words.pairs))))
    return " ".join(sentences)
