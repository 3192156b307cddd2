"""Several comparisons as one result. By itself, since pydantic's RootModel is slow to import and two files need none."""

from __future__ import annotations

from pydantic import RootModel

from granskning_cli.model.comparison import Comparison


class Comparisons(RootModel[tuple[Comparison, ...]]):
    """Those of two folders, one for each pair; as data they are a list."""
