"""What a questionnaire asks, as items of a FHIR Questionnaire, each beside the question that it is made from."""

from __future__ import annotations

import re
from typing import Any, Final, NamedTuple
from urllib.parse import quote

from granskning_cli.export.answers import by_question, offered
from granskning_cli.model.questionnaire import Diagnostic, Option, Question, Questionnaire, Section, Selected

Tree = dict[str, Any]

# R4's strings hold blanks, tabs and line breaks, and no other white space or control character.
_BLANK: Final = re.compile(r"[^\S \r\n\t]")
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")


class Asked(NamedTuple):
    """An item, and the question that it is made from (None for a section) with what was remarked of it.

    `text_link` and `beside_links` are the linkIds of what is written below it, and beside each of its marks.
    """

    item: Tree
    question: Question | None = None
    remarks: tuple[Diagnostic, ...] = ()
    system: str = ""
    text_link: str = ""
    beside_links: tuple[str, ...] = ()
    below: tuple[Asked, ...] = ()


class Links:
    """linkIds: a question's number where no other has it, and always another."""

    def __init__(self) -> None:
        self.taken: set[str] = set()

    def new(self, wanted: str) -> str:
        """The one that is wanted, or that with a count behind it."""
        at, name = 1, wanted
        while name in self.taken:
            at += 1
            name = f"{wanted}#{at}"
        self.taken.add(name)
        return name


def said(text: str | None) -> str | None:
    """A text as R4 allows it; None where nothing is left."""
    if text is None:
        return None
    return _CONTROL.sub("\ufffd", _BLANK.sub(" ", text)) if text.strip() else None


def code(text: str) -> str:
    """A code has single blanks inside and none around."""
    return " ".join((said(text) or "-").split())


def extension(name: str, text: str) -> Tree:
    """Of ours, with a text."""
    return {"url": f"urn:granskning:{name}", "valueString": said(text) or "-"}


def asked(one: Questionnaire) -> list[Asked]:
    """A group a section; a section without questions is a heading to show, since a group must hold something."""
    links = Links()
    remarks = by_question(one)
    groups = []
    for at, section in enumerate(one.sections, 1):
        item = _item(links.new(f"section-{at}"), "group", section.number, section.title)
        below = tuple(_question(links, section, question, remarks) for question in section.questions)
        if below:
            item["item"] = [question.item for question in below]
            groups.append(Asked(item, below=below))
        elif "text" in item:
            groups.append(Asked(item | {"type": "display"}))
    return groups


def _item(link: str, kind: str, number: str | None, text: str | None) -> Tree:
    tree = {"linkId": link, "prefix": said(number), "text": said(text), "type": kind}
    return {key: value for key, value in tree.items() if value is not None}


def _question(
    links: Links, section: Section, question: Question, remarks: dict[str | None, tuple[Diagnostic, ...]]
) -> Asked:
    marks = question.answer.selected if question.answer else ()
    options: list[Option | Selected] = [*offered(section, question)]
    known = {option.code for option in options}
    options += [mark for mark in marks if mark.code not in known]
    link = links.new(code(question.number) if question.number else "question")
    item = _item(link, "text", question.number, question.text)
    system = _system(section, question)
    below = []
    if question.instruction and said(question.instruction):
        below.append(_item(links.new(f"{link}-instruction"), "display", None, question.instruction))
    text_link, beside = "", []
    if options:
        item["type"] = "open-choice" if _is_open(question) else "choice"
        if question.kind == "multiple" or len(marks) > 1:
            item["repeats"] = True
        item["answerOption"] = _options(system, options)
        text_link = links.new(f"{link}-text")
        beside = [links.new(f"{link}-text-{code(mark.code)}") if mark.text else "" for mark in marks]
        below += [
            _item(name, "text", None, mark.label) for name, mark in zip(beside, marks, strict=True) if name
        ]
        below.append({"linkId": text_link, "type": "text"})
    if below:
        item["item"] = below
    return Asked(item, question, remarks.get(question.number, ()), system, text_link, tuple(beside))


def _options(system: str, options: list[Option | Selected]) -> list[Tree]:
    """Each code once, as it is first printed."""
    codings: dict[str, Tree] = {}
    for option in options:
        codings.setdefault(option.code, coding(system, option.code, option.label))
    return [{"valueCoding": one} for one in codings.values()]


def coding(system: str, value: str, label: str) -> Tree:
    """An option; its label is what is printed."""
    tree = {"system": system, "code": code(value), "display": said(label)}
    return {key: text for key, text in tree.items() if text is not None}


def _is_open(question: Question) -> bool:
    answer = question.answer
    if answer is None:
        return False
    taken = answer.selected if answer.state == "answered" else ()
    return any(mark.text for mark in taken) or (not taken and bool(answer.text))


def _system(section: Section, question: Question) -> str:
    """The scale that the codes are of; options of a question's own have codes of no named scale."""
    own = question.options is not None or section.scale is None
    name = "own" if own or section.scale is None else section.scale.id
    return f"urn:granskning:scale:{quote(name, safe='-._')}"
