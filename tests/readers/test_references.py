"""Character references of any length are characters or U+FFFD, never an exception."""

from __future__ import annotations

import pytest

from granskning_cli.readers import read
from granskning_cli.readers.references import resolved
from granskning_cli.readers.widget_state import plain_text


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("&#167; 12 &amp; 13", "§ 12 & 13"),
        (f"&#{'0' * 5000}65;", "A"),
        (f"x&#{'9' * 5000};y", "x\ufffdy"),
        (f"x&#{'9' * 12}y", "x\ufffdy"),
    ],
)
def test_a_reference_of_any_length(written: str, said: str) -> None:
    """Leading zeros count nothing, and what is too large is no character."""
    assert resolved(written) == said


def test_every_reader_that_resolves_them() -> None:
    """HTML, Markdown and the rich text of a PDF's field."""
    long = f"&#{'9' * 5000};"
    for page in (f"<p>Ja {long}", f"<p>Ja {long} eller</p>", f"<p title='{long}'>Ja</p>"):
        assert read(f"<!doctype html>{page}".encode()).pages[0].words
    assert read(f"# Mål\n\n- [x] Ja {long}\n".encode(), reader="markdown").pages[0].words
    assert plain_text(f"<p>Ja {long}</p>") == "Ja \ufffd"
