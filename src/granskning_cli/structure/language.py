"""What is known of languages: option labels and the words that tell a question from an answer (scales/*.yaml).

An unknown label is no error: a header is taken as printed, with a slug for its code.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Final

from granskning_cli.model.questionnaire import Option, Scale
from granskning_cli.model.raised import without_marks
from granskning_cli.scales import LANGUAGES, entry

BUILT_IN: Final = LANGUAGES
_NAMES: Final = (
    "answer_columns",
    "answers_alone",
    "questions_alone",
    "sections_alone",
    "question_columns",
    "number_columns",
    "section_columns",
    "aside_columns",
    "months",
    "conjunctions",
    "placeholders",
    "buttons",
    "respondents",
    "filled_by",
    "bodies",
    "introductions",
    "decisions",
    "auditors",
    "totals",
)
# The number at the end of a label that holds a letter: "svar 2", "a2".
_COUNT: Final = re.compile(r"(?<=[^\W\d])(\s?)\d{1,3}(?:\.\d{1,3}){0,3}$")
_EDGE: Final = re.compile(r"^[\s\W_]+|(?<![\s:.*?_])[\s:.*?_]++$")


@dataclass(frozen=True, slots=True)
class Language:
    """One language's entry."""

    code: str
    options: Mapping[str, str]  # normal label -> code
    answer_columns: frozenset[str]
    answers_alone: frozenset[str]
    questions_alone: frozenset[str]
    sections_alone: frozenset[str]
    question_columns: frozenset[str]
    number_columns: frozenset[str]
    section_columns: frozenset[str]
    aside_columns: frozenset[str]
    imperatives: tuple[str, ...]
    open_words: tuple[str, ...]
    several: tuple[str, ...]
    cases: tuple[str, ...]
    months: frozenset[str]
    conjunctions: frozenset[str]
    placeholders: frozenset[str]
    buttons: frozenset[str]
    respondents: frozenset[str]
    filled_by: frozenset[str]
    bodies: frozenset[str]
    of: re.Pattern[str] | None  # what stands between a body and whose it is
    introductions: frozenset[str]
    decisions: frozenset[str]
    auditors: frozenset[str]
    totals: frozenset[str]
    required: tuple[str, ...]
    respondent: re.Pattern[str]
    organisation: re.Pattern[str]
    sections: tuple[str, ...]
    questions: tuple[str, ...]
    titles: tuple[str, ...]
    years: tuple[str, ...]
    signing: tuple[str, ...]
    greetings: tuple[str, ...]
    thanks: tuple[str, ...]
    enclitics: frozenset[str]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Several languages at once: a document may mix them ("Vet ej / Don't know")."""

    languages: tuple[Language, ...]
    options: dict[str, str] = field(default_factory=dict)
    names: dict[str, frozenset[str]] = field(
        default_factory=dict
    )  # the sets of all languages in one, by kind
    endings: frozenset[str] = frozenset()  # the last words of all labels: a line that ends otherwise has none
    imperatives: tuple[
        str, ...
    ] = ()  # of all languages in one: a sentence is asked about once and not for each
    open_words: tuple[str, ...] = ()
    several: tuple[str, ...] = ()
    cases: tuple[str, ...] = ()

    def code_of(self, label: str) -> str | None:
        """The code of a printed label, None where no language has it; "Ja / Yes" says it in two."""
        code = self.options.get(normal(label))
        if code is None and " / " in label:
            codes = {self.options.get(normal(part)) for part in label.split(" / ")}
            code = codes.pop() if len(codes) == 1 else None
        return code

    def enclitics(self, language: str | None) -> frozenset[str]:
        """The words that the language of that code writes behind a hyphen."""
        return next((one.enclitics for one in self.languages if one.code == language), frozenset())

    def has(self, kind: str, text: str) -> bool:
        """Whether `text` is in the set named `kind` (answer_columns, months, ...) of any language."""
        return normal(text) in self.names[kind]


@lru_cache(maxsize=1024)
def normal(text: str) -> str:
    """Lower case, single spaces, no punctuation at the end and no marks of notes: what labels are compared by."""
    # a document asks three times for each of its words and labels
    return " ".join(without_marks(text).casefold().split()).strip(" :.*?_") or text.strip()


def uncounted(label: str) -> str:
    """A label as `normal` has it, with its number as a sign: "Svar 2:" and "Svar 3:" are one."""
    return _COUNT.sub("#", normal(label))


def slug(text: str) -> str:
    """A code for an unknown label: "Helt nöjd" -> "helt-nojd"."""
    plain = unicodedata.normalize("NFKD", without_marks(text).casefold()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "option"


@lru_cache(maxsize=8)
def vocabulary(names: tuple[str, ...] = BUILT_IN) -> Vocabulary:
    """The languages named, those that have an entry."""
    languages = [_language(data) for name in names if (data := entry(name)) is not None]
    merged: dict[str, str] = {}
    for language in languages:
        for label, code in language.options.items():
            merged.setdefault(label, code)
    sets = {kind: frozenset().union(*(getattr(lang, kind) for lang in languages)) for kind in _NAMES}
    return Vocabulary(
        tuple(languages),
        merged,
        sets,
        frozenset(label.split()[-1] for label in merged),
        tuple(dict.fromkeys(word for lang in languages for word in lang.imperatives)),
        tuple(dict.fromkeys(word for lang in languages for word in lang.open_words)),
        tuple(dict.fromkeys(phrase for lang in languages for phrase in lang.several)),
        tuple(dict.fromkeys(phrase for lang in languages for phrase in lang.cases)),
    )


def _language(data: Mapping[str, Any]) -> Language:
    def words(key: str) -> list[str]:
        return [normal(str(word)) for word in data.get(key, ())]

    alone = data.get("columns_alone", {})
    return Language(
        code=data["language"],
        options={normal(label): code for code, labels in data["options"].items() for label in labels},
        answer_columns=frozenset(words("answer_columns")),
        answers_alone=frozenset(map(normal, alone.get("answer", ()))),
        questions_alone=frozenset(map(normal, alone.get("question", ()))),
        sections_alone=frozenset(map(normal, alone.get("section", ()))),
        question_columns=frozenset(words("question_columns")),
        number_columns=frozenset(words("number_columns")),
        section_columns=frozenset(words("section_columns")),
        aside_columns=frozenset(words("aside_columns")),
        imperatives=tuple(words("imperatives")),
        open_words=tuple(words("open_words")),
        several=tuple(words("several")),
        cases=tuple(words("cases")),
        months=frozenset(words("months")),
        conjunctions=frozenset(words("conjunctions")),
        placeholders=frozenset(words("placeholders")),
        buttons=frozenset(words("buttons")),
        respondents=frozenset(words("respondents")),
        filled_by=frozenset(words("filled_by")),
        introductions=frozenset(words("introductions")),
        decisions=frozenset(words("decisions")),
        auditors=frozenset(words("auditors")),
        totals=frozenset(words("totals")),
        bodies=frozenset(
            (*words("bodies"), *map(normal, map(str, data.get("checks", {}).get("bodies", ()))))
        ),
        of=re.compile(rf"\s({'|'.join(data['of'])})\s(?=[^\W\d_a-z])") if "of" in data else None,
        required=tuple(words("required")),
        respondent=re.compile(data["respondent"]),
        organisation=re.compile(data["organisation"]),
        sections=tuple(words("sections")),
        questions=tuple(words("questions")),
        titles=tuple(words("titles")),
        years=tuple(words("years")),
        signing=tuple(words("signing")),
        greetings=tuple(words("greetings")),
        thanks=tuple(words("thanks")),
        enclitics=frozenset(words("enclitics")),
    )


def scale_of(options: Sequence[Option]) -> Scale:
    """A scale named by its codes: yes-no-partly-unknown; 1-5 where they are consecutive numbers."""
    codes = [option.code for option in options]
    if len(codes) > 2 and all(code.isdecimal() for code in codes):
        return Scale(id=f"{codes[0]}-{codes[-1]}", options=tuple(options))
    return Scale(id="-".join(codes), options=tuple(options))


def starts_with(text: str, words: tuple[str, ...]) -> bool:
    """Whether a sentence begins with one of the words (or phrases), as whole words."""
    lowered = text.casefold().lstrip('(-– •"”»')
    return lowered.startswith(words) and any(
        lowered.startswith(word) and not lowered[len(word) : len(word) + 1].isalnum() for word in words
    )
