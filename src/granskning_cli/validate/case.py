"""A question with its answer, as the checks look at it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from granskning_cli.model.questionnaire import Diagnostic, Option, Question, Questionnaire
from granskning_cli.validate.words import Words, words_of

_WORD: Final = re.compile(r"\w+(?:[-./]\w+)*|%")
# "den 3. oktober" and "3. juni" end no sentence
_SENTENCE_END: Final = re.compile(r"(?<!\d)[.](?=\s|$)|[.](?=\s+[A-ZÅÄÖÆØÜ]|\s*$)|[?!](?=\s|$)|[(\n]")

# "Search strategy and eligibility criteria"
POINTER: Final = 8
LONGEST_POINTER: Final = 120


class Case(NamedTuple):
    """What was asked, in lower case, and what was answered."""

    section: object  # tells its question 1 from another section's
    question: Question
    asked: str
    text: str
    options: tuple[Option, ...]

    @property
    def lowered(self) -> str:
        """The answer in lower case; most checks look at the question first and never at a long answer."""
        return self.text.casefold()

    @property
    def offered(self) -> frozenset[str]:
        """The codes of what could be marked."""
        return frozenset(option.code for option in self.options)

    @property
    def codes(self) -> frozenset[str]:
        """The codes of what is marked."""
        answer = self.question.answer
        return frozenset(one.code for one in answer.selected) if answer else frozenset()


class Given(NamedTuple):
    """What a check looks at; `words` is None where the language is not known."""

    cases: tuple[Case, ...]
    words: Words | None
    leading: dict[str, str]
    year: int | None
    told: tuple[Diagnostic, ...] = ()


def given(result: Questionnaire, leading: dict[str, str]) -> Given:
    """The questions with their answers, in order."""
    cases = []
    for section in result.sections:
        shared = section.scale.options if section.scale else ()
        for question in section.questions:
            text = (question.answer.text if question.answer else None) or ""
            asked = f"{question.text} {question.instruction}" if question.instruction else question.text
            options = question.options if question.options is not None else shared
            where = (section.number, section.title)
            cases.append(Case(where, question, asked.casefold(), text, options))
    return Given(tuple(cases), words_of(result.language), leading, result.year, result.diagnostics)


def words_in(text: str) -> list[str]:
    """The words of a text without punctuation."""
    return _WORD.findall(text)


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Where sentences and lines begin and end."""
    start = 0
    for found in _SENTENCE_END.finditer(text):
        yield start, found.start()
        start = found.end()
    if start < len(text):
        yield start, len(text)


def asks(case: Case, phrases: tuple[str, ...], words: Words) -> str | None:
    """The sentence of the question that holds one of these phrases, if it speaks to this respondent.

    "Om ja, ange datum" does where Ja is marked; "Ange datum om planen har ändrats" may or may not.
    """
    if not any(phrase in case.asked for phrase in phrases):
        return None
    for start, end in sentences(case.asked):
        sentence = case.asked[start:end].strip()
        phrase = next((one for one in phrases if one in sentence), None)
        if phrase is not None and _whole(sentence, phrase) and _concerns(case, sentence, words):
            return sentence
    return None


def _whole(sentence: str, phrase: str) -> bool:
    at = sentence.find(phrase)
    end = at + len(phrase)
    return not sentence[max(0, at - 1) : at].isalnum() and not sentence[end : end + 1].isalnum()


def _concerns(case: Case, sentence: str, words: Words) -> bool:
    """Whether a sentence asks something of who marked this; nothing is asked of who marked Nej or Vet ej."""
    codes = case.codes
    said_yes = bool(codes) and codes <= {"yes", "yes-fully"}
    condition = sentence
    for phrase in words.lists["if_yes"]:
        if sentence.startswith(phrase):
            condition = sentence[len(phrase) :]
            if not said_yes:
                return False
    if any(sentence.startswith(phrase) for phrase in words.lists["if_no"]):
        return False
    if not words.sets["if_at_all"].isdisjoint(words_in(condition)):
        return False
    return said_yes or (case.question.kind == "open" and not codes)


def is_pointer(case: Case) -> bool:
    """Whether a few words without a full stop answer an open question: they name where the answer stands."""
    answer = case.text.rstrip()
    if len(answer) > LONGEST_POINTER:
        return False
    few = len(answer.split()) <= POINTER and not answer.endswith((".", "!", ")"))
    return case.question.kind == "open" and few and "\n" not in answer


def says_none(case: Case, words: Words) -> bool:
    """Whether the answer says that there is none, or where it stands instead."""
    said = set(words_in(case.lowered))
    return not (words.sets["negations"].isdisjoint(said) and words.sets["elsewhere"].isdisjoint(said))
