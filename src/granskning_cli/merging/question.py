"""One question of the template, from what the copies have of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from granskning_cli.diagnostics import diagnostic
from granskning_cli.merging.agreed import most
from granskning_cli.merging.groups import Group
from granskning_cli.merging.required import is_required
from granskning_cli.merging.shared import said, settle
from granskning_cli.merging.words import Words, without_label
from granskning_cli.model.questionnaire import Diagnostic, Question

_SENTENCE: Final = re.compile(r"(?:(?<=[.?!:])|(?<=[.?!:][)\"”]))\s+(?=[(\"“”»]?[A-ZÅÄÖÆØÉÜ])")


def question(group: Group, words: Words, *, legend: bool) -> tuple[Question, list[Diagnostic]]:
    """The question, and what is doubtful about it."""
    copies = [said(member.question, sure=not member.doubtful) for member in group]
    settled = settle(copies, words)
    whole = copies[settled.of].words
    end = without_label(whole[: settled.end], words)
    like = group[settled.of].question
    text, instruction = _parted(like, whole[:end], words)
    asked = [member.question for member in group]
    made = Question(
        number=most([one.number for one in asked]),
        printed=like.printed,
        text=text,
        instruction=instruction,
        kind=most([one.kind for one in asked]),
        options=most([one.options for one in asked]),
    )
    if is_required(made, words, legend=legend):
        made = made.model_copy(update={"required": True})
    found = []
    if settled.others:
        count = str(len(group) - len(settled.others))
        found.append(diagnostic("T523", question=made.number, has=count, count=str(len(group))))
    if not settled.sure:
        found.append(diagnostic("T525", question=made.number))
    if len({(one.kind, one.options) for one in asked}) > 1:
        found.append(diagnostic("T524", question=made.number, what="what may be marked"))
    return made, found


def _parted(like: Question, whole: Sequence[str], words: Words) -> tuple[str, str | None]:
    """Question and instruction as the copy has them, or by their sentences where it ends elsewhere."""
    text = like.text.split()
    own = [*text, *(like.instruction or "").split()]
    if len(whole) == len(own) or (
        text[-1:] and text[-1].rstrip('"”)* ').endswith("?") and len(whole) >= len(text)
    ):
        return " ".join(whole[: len(text)]), " ".join(whole[len(text) :]) or None
    sentences = _SENTENCE.split(" ".join(whole))
    asks = [at for at, one in enumerate(sentences, 1) if one.rstrip('"”)* ').endswith("?")]
    told = [at for at, one in enumerate(sentences) if at and _tells(one, words)]
    end = asks[-1] if asks else told[0] if told else len(sentences)
    return " ".join(sentences[:end]), " ".join(sentences[end:]) or None


def _tells(sentence: str, words: Words) -> bool:
    plain = f"{sentence.casefold().lstrip('(-– •')} "
    return any(plain.startswith(f"{word} ") for word in words.imperatives)
