"""What was answered, as items of a FHIR QuestionnaireResponse; a question without an answer is there without one."""

from __future__ import annotations

from granskning_cli.export.fhir_items import Asked, Tree, coding, extension, said
from granskning_cli.model.questionnaire import Answer


def responses(groups: list[Asked]) -> list[Tree]:
    """The groups with their questions."""
    return [
        _headed(group) | {"item": [_response(question) for question in group.below]}
        for group in groups
        if group.below
    ]


def _headed(asked: Asked) -> Tree:
    return {key: asked.item[key] for key in ("linkId", "text") if key in asked.item}


def _response(asked: Asked) -> Tree:
    """Beside the answer what was remarked, and what was seen where it is ambiguous."""
    tree = _headed(asked)
    answer = asked.question.answer if asked.question else None
    notes = [extension("diagnostic", f"{one.severity} {one.code}: {one.message}") for one in asked.remarks]
    if answer is not None and answer.state == "ambiguous":
        seen = ", ".join(": ".join(filter(None, (mark.label, mark.text))) for mark in answer.selected)
        notes.insert(0, extension("ambiguous", seen))
    if notes:
        tree["extension"] = notes
    answers = _answers(asked, answer) if answer is not None else []
    if answers:
        tree["answer"] = answers
    return tree


def _answers(asked: Asked, answer: Answer) -> list[Tree]:
    """A coding a mark, what is written nested in it; a text alone where there is no mark to be trusted."""
    marks = answer.selected if answer.state == "answered" else ()
    text = said(answer.text)
    if not marks:
        return [{"valueString": text}] if text else []
    found = []
    for mark, link in zip(marks, asked.beside_links, strict=True):
        tree: Tree = {"valueCoding": coding(asked.system, mark.code, mark.label)}
        beside = said(mark.text)
        below = [_text(link, beside)] if beside else []
        if text and mark is marks[-1]:
            below.append(_text(asked.text_link, text))
        if below:
            tree["item"] = below
        found.append(tree)
    return found


def _text(link: str, text: str) -> Tree:
    return {"linkId": link, "answer": [{"valueString": text}]}
