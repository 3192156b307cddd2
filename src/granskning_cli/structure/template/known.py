"""A template's titles and questions as words to look for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from granskning_cli.model.questionnaire import Option, Question, Questionnaire
from granskning_cli.structure.template.stream import plain

# A wording of fewer words may stand anywhere: it tells nothing of which questionnaire this is.
TELLING: Final = 4


@dataclass(frozen=True, eq=False)
class Known:
    """A title (`question` is None) or a question, `order` its place, `words` its wording, the instruction last."""

    order: int
    section: int
    number: str | None
    words: tuple[str, ...]
    asked: int  # so many of the words are the question, the rest is its instruction
    question: Question | None
    options: tuple[Option, ...]

    @property
    def telling(self) -> bool:
        """Whether finding it says which questionnaire a document is."""
        return self.question is not None and self.asked >= TELLING


@dataclass(frozen=True, eq=False)
class Template:
    """A questionnaire, the name that a result calls it by, and long words of it for a cheap look before it is loaded."""

    name: str
    load: Callable[[], Questionnaire]
    rare: frozenset[str] = frozenset()

    @cached_property
    def questionnaire(self) -> Questionnaire:
        """Its answers count for nothing. Raises Unreadable where it is broken."""
        return self.load()

    @cached_property
    def known(self) -> tuple[Known, ...]:
        """The titles and questions in order."""
        return tuple(self._known())

    def _known(self) -> Iterator[Known]:
        order = 0
        for at, section in enumerate(self.questionnaire.sections):
            options = section.scale.options if section.scale is not None else ()
            title = _words(section.title)
            if title:
                yield Known(order, at, section.number, title, len(title), None, options)
                order += 1
            for question in section.questions:
                asked = _words(question.text)
                if asked:
                    own = question.options if question.options is not None else options
                    words = (*asked, *_words(question.instruction))
                    yield Known(order, at, question.number, words, len(asked), question, own)
                    order += 1


def _words(text: str | None) -> tuple[str, ...]:
    return tuple(filter(None, map(plain, (text or "").split())))
