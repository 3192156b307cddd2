"""A questionnaire as FHIR R4: a Bundle (collection) of a Questionnaire and a QuestionnaireResponse, as JSON.

A question that offers options is a `choice`, or an `open-choice` where something was written instead of or beside an
option; other questions are of type `text`. What is written below a mark is an item nested in the answer, since R4 has the
items below a question there. An ambiguous answer gives no coding: a program that does not know our extension would take
what was seen for what was answered. The labels stand in the extension `urn:granskning:ambiguous` of its item.
"""

from __future__ import annotations

import hashlib
import json
import uuid
from typing import TYPE_CHECKING, Any, Final

from granskning_cli.export.fhir_items import Asked, Tree, asked, code, extension, said
from granskning_cli.export.fhir_response import responses
from granskning_cli.export.invisible import escaped

if TYPE_CHECKING:
    from granskning_cli.model.questionnaire import Questionnaire

_NAMESPACE: Final = uuid.uuid5(uuid.NAMESPACE_URL, "urn:granskning")


def dump(result: Questionnaire) -> bytes:
    """Two spaces a step; of a template there is no response."""
    groups = asked(result)
    form = _questionnaire(result, groups)
    resources = [form]
    if any(question.answer is not None for section in result.sections for question in section.questions):
        resources.append(_response(result, groups, form["url"]))
    entries = [{"fullUrl": _address(resource), "resource": resource} for resource in resources]
    bundle = {"resourceType": "Bundle", "type": "collection", "entry": entries}
    return f"{escaped(json.dumps(bundle, ensure_ascii=False, indent=2))}\n".encode()


def _questionnaire(one: Questionnaire, groups: list[Asked]) -> Tree:
    """Its url is made from what it asks, so that the same form has the same."""
    items = [group.item for group in groups]
    key = hashlib.sha256(json.dumps(items, sort_keys=True).encode()).hexdigest()[:32]
    tree: Tree = {
        "resourceType": "Questionnaire",
        "url": f"urn:granskning:questionnaire:{key}",
        "language": one.language and code(one.language),
        "title": said(one.title),
        "status": "active",
        "item": items,
    }
    return filled(tree)


def _response(one: Questionnaire, groups: list[Asked], url: str) -> Tree:
    general = [extension("diagnostic", remark) for remark in _general(one, groups)]
    who = said(", ".join(filter(None, (one.respondent, one.organisation))))
    source = {"system": "urn:granskning:sha256", "value": one.source.sha256}
    tree: Tree = {
        "resourceType": "QuestionnaireResponse",
        "language": one.language and code(one.language),
        "extension": general,
        "identifier": source,
        "questionnaire": url,
        "status": "in-progress" if _open(one) else "completed",
        "author": {"type": "Organization", "display": who} if who else None,
        "item": responses(groups),
    }
    return filled(tree)


def filled(tree: Tree) -> Tree:
    """Without what is empty, which FHIR has no sign for."""
    return {key: value for key, value in tree.items() if value not in (None, "", [], {})}


def _general(one: Questionnaire, groups: list[Asked]) -> list[str]:
    """What was remarked of no question that is there."""
    numbers = {item.question.number for group in groups for item in group.below if item.question is not None}
    return [
        f"{remark.severity} {remark.code}: {remark.message}"
        for remark in one.diagnostics
        if remark.question is None or remark.question not in numbers
    ]


def _open(one: Questionnaire) -> bool:
    """Whether an answer is missing, or one is not to be trusted."""
    answers = (question.answer for section in one.sections for question in section.questions)
    return any(answer is None or answer.state != "answered" for answer in answers) or any(
        remark.severity == "error" for remark in one.diagnostics
    )


def _address(resource: dict[str, Any]) -> str:
    return f"urn:uuid:{uuid.uuid5(_NAMESPACE, json.dumps(resource, sort_keys=True))}"
