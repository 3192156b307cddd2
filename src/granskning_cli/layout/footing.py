"""What stands far below all else on the last page of a text: the version of a form, its number in a register.

    vissa frågor om ersättningar återstår.



    Version 1.2
"""

from __future__ import annotations

from typing import Final

from granskning_cli.layout.lines import group
from granskning_cli.model.layout import Page

# So many blank lines lie above it, and it has no more words than this.
FAR: Final = 4.0
MOST_WORDS: Final = 6


def foot_of(page: Page) -> set[int]:
    """The positions of its words in a page of text, none where the last line may be an answer."""
    lines = group(page.words)
    if page.unit != "char" or len(lines) < 2:
        return set()
    last = lines[-1]
    text = " ".join([word.text for word in last])
    far = last[0].bbox.top - lines[-2][0].bbox.bottom >= FAR
    if not far or len(last) > MOST_WORDS or text[-1] in ".,:;?!_" or not any(map(str.isdecimal, text)):
        return set()
    own = set(map(id, last))
    return {at for at, word in enumerate(page.words) if id(word) in own}
