"""The lines of the pages' running headers, each once: what they name may stand nowhere else."""

from __future__ import annotations

from collections.abc import Sequence

from granskning_cli.layout.lines import group
from granskning_cli.model.layout import Page


def running_lines(pages: Sequence[Page], hidden: Sequence[set[int]]) -> tuple[str, ...]:
    """The lines of what is furniture in the upper half of the pages, from the first page on."""
    found: dict[str, None] = {}
    for page, out in zip(pages, hidden, strict=True):
        words = [page.words[at] for at in sorted(out) if page.words[at].bbox.bottom < page.height / 2]
        for line in group(words):
            found[" ".join([word.text for word in line])] = None
    return tuple(found)
