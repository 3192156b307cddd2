"""What a reflow changes is no change."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from years import SOURCE, option

from granskning_cli.diff import compare
from granskning_cli.model.questionnaire import Answer, Question, Questionnaire, Scale, Section, Selected

PIECES = (
    "Barn- och elevhälsan", "uppföljningsbara", "internkontrollplanen", '"god ordning"', "år 2024–2026", "\n\n- Brand",
    "\n\n- IT-säkerhet", "7–9", "§ 41", "nämndens", "it's",
)  # fmt: skip
texts = st.lists(st.sampled_from(PIECES), min_size=1, max_size=8).map(lambda found: " ".join(found).strip())
BULLETS = ("- ", "• ", "– ", "* ", "▪ ")


@st.composite
def reflowed(draw: st.DrawFn, text: str) -> str:
    """The same text as another page would give it."""
    text = text.replace("\n\n- ", "\n\n" + draw(st.sampled_from(BULLETS)))
    text = text.replace("–", draw(st.sampled_from("–—-")))
    text = text.replace(
        '"god ordning"', draw(st.sampled_from(('"god ordning"', "”god ordning”", "»god ordning«")))
    )
    text = text.replace("'", draw(st.sampled_from("'’")))
    text = text.replace(
        "uppföljningsbara",
        draw(st.sampled_from(("uppföljningsbara", "uppfölj-\nningsbara", "uppfölj\u00adningsbara"))),
    )
    text = text.replace("Barn- och", draw(st.sampled_from(("Barn- och", "Barn-\noch", "Barn-\u00a0och"))))
    out = ""
    for at, letter in enumerate(text):
        lone = (
            letter == " " and text[at - 1] not in "\n-•–*▪" and text[at + 1 : at + 2] not in ("-", "–", "—")
        )
        out += draw(st.sampled_from((" ", "\n", "  "))) if lone else letter
    return out


def one(text: str, label: str) -> Questionnaire:
    answer = Answer(state="answered", selected=(Selected(code="yes", label=label),), text=text)
    asked = Question(number="1", text=text, instruction=text, kind="choice", answer=answer)
    scale = Scale(id="yes", options=(option(label),))
    return Questionnaire(
        source=SOURCE, sections=(Section(number="1", title="Mål", scale=scale, questions=(asked,)),)
    )


@given(data=st.data(), text=texts)
@settings(max_examples=150, derandomize=True, deadline=None)
def test_a_reflow_is_no_change(data: st.DataObject, text: str) -> None:
    """Breaks, hyphens at them, kinds of quotes, dashes and bullets, and capitals of labels tell nothing apart."""
    found = compare(one(text, "Ja"), one(data.draw(reflowed(text)), "JA"))
    assert (found.changes, found.unchanged) == ((), 1)


@given(text=texts, other=texts)
@settings(max_examples=80, derandomize=True, deadline=None)
def test_another_text_is_a_change(text: str, other: str) -> None:
    """Where the words are others, the answer is."""
    kinds = {change.kind for change in compare(one(text, "Ja"), one(other, "Ja")).changes}
    assert bool(kinds) == (text.split() != other.split())
