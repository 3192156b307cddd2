"""A template as YAML that a person edits: what is asked, and nothing that says nothing.

    - number: "3.3"
      text: Är styrelsen delaktig i riskanalysen?
      kind: choice

What is left out is null; comments may be added, and are lost only where the template is made anew.
"""

from __future__ import annotations

from typing import Any, Final

from granskning_cli.export.as_yaml import to_text
from granskning_cli.model.questionnaire import Questionnaire

_HEAD: Final = """\
# A questionnaire without its answers, to read and check filled-in copies by:
#     granskning validate SOURCE... --template THIS
# Edit it by hand: numbers, texts, kind (choice, multiple, open), options, and `required: true`
# where an answer must be given. Text that begins like this line is a comment.
"""
_OF_QUESTION: Final = ("number", "printed", "text", "instruction", "kind", "options", "required")
_ALWAYS: Final = ("number", "text", "kind", "title")


def dump(result: Questionnaire) -> bytes:
    """Without places, answers and diagnostics."""
    tree = result.model_dump(mode="json")
    sections = [
        {
            **_said(section, ("number", "title", "scale")),
            "questions": [_said(q, _OF_QUESTION) for q in section["questions"]],
        }
        for section in tree["sections"]
    ]
    whole = {
        "schema_version": tree["schema_version"],
        **_said(tree, ("organisation", "language"), tree["title"]),
    }
    return (_HEAD + to_text({**whole, "sections": sections})).encode()


def _said(tree: dict[str, Any], names: tuple[str, ...], title: str | None = None) -> dict[str, Any]:
    """The fields that hold something, and those that a reader looks for."""
    head = {"title": title} if title is not None else {}
    return head | {name: tree[name] for name in names if name in _ALWAYS or tree.get(name) is not None}
