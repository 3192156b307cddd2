"""Whether a PDF's page is no form, but only asks to wait for the one that a viewer would draw in its place (XFA)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from granskning_cli.model.layout import Page

# "Please wait... If this message is not eventually replaced" names where to get a viewer, in every language.
_VIEWER: Final = "adobe.com/go/"
MOST_WORDS: Final = 200


def stands_in(pages: Sequence[Page], *, must_render: bool, has_packets: bool) -> bool:
    """Whether to read the form's XML and not its pages. `must_render`: the document asks for it (/NeedsRendering)."""
    if any(page.widgets for page in pages):
        return False
    if must_render:
        return True
    if len(pages) != 1 or len(pages[0].words) > MOST_WORDS:
        return False
    return has_packets or any(_VIEWER in word.text for word in pages[0].words)
