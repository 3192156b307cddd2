"""What may be an answer in a title or a question that was read from a picture, whose fields are not to be seen in it.

Orsak till dröjsmål: Två vakanser        the shade that showed the field is lost where the scan is black and white
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from granskning_cli.diagnostics import diagnostic
from granskning_cli.model.questionnaire import Diagnostic, Provenance, Section

# A title without a number that goes on behind its colon, and a question that does behind its mark without a stop.
_TITLE: Final = re.compile(r"\w{3}[:?] \w")
_ASKED: Final = re.compile(r"\? +[^?.!:]+$")


def answers_behind(sections: Sequence[Section]) -> Iterator[Diagnostic]:
    """Q315 for each of them."""
    for section in sections:
        title = section.title or ""
        if section.number is None and _is_read(section.at) and _TITLE.search(title):
            yield diagnostic("Q315", at=section.at, text=title)
        for one in section.questions:
            if one.number is None and _is_read(one.at) and _ASKED.search(one.text):
                yield diagnostic("Q315", at=one.at, text=one.text)


def _is_read(at: Provenance | None) -> bool:
    """Whether it was read from a picture."""
    return at is not None and at.basis == "ocr"
