"""What most copies have; of equals what the first one has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from typing import TypeVar

Value = TypeVar("Value", bound=Hashable)


def most(values: Sequence[Value]) -> Value:
    """The most common value."""
    return Counter(values).most_common(1)[0][0]


def unanimous(values: Sequence[Value]) -> Value | None:
    """The value, where all have the same."""
    return values[0] if len(set(values)) == 1 else None
