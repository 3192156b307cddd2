"""A known title or question and where it begins among the pieces."""

from __future__ import annotations

from typing import NamedTuple

from granskning_cli.structure.template.known import Known


class Begun(NamedTuple):
    """`printed` is its number as printed, `name` the number itself, `told` that only the template tells it.

    `sure`: its end is known; `mixed`: other text stands between its words; `moved` and `again` as in `Paired`.
    """

    start: int
    known: Known
    printed: str | None
    sure: bool
    mixed: bool
    moved: bool
    again: bool
    name: str | None = None
    told: bool = False
