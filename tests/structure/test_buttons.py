"""The buttons of a web form that was printed."""

from __future__ import annotations

import pytest

from granskning_cli.structure.answers.placeholders import is_placeholder
from granskning_cli.structure.language import vocabulary


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Föregående Skicka in", True),
        ("Previous Next Clear form", True),
        ("Zurück Absenden", True),
        ("Nästa", False),
        ("Nästa år", False),
        ("Skicka in rapporten", False),
    ],
)
def test_buttons_answer_nothing(text: str, expected: bool) -> None:
    """Two or more of them on a line are the form's; a word alone may be what somebody answered."""
    assert is_placeholder(text, vocabulary()) is expected
