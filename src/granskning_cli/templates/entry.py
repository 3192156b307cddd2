"""One template as a file: its name and its bytes, which are read as a questionnaire when it is needed."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from granskning_cli.model.questionnaire import Questionnaire

# Words of so many letters are seldom in two questionnaires that have nothing in common.
_RARE: Final = re.compile(r"[^\W\d_]{8,}")


@dataclass(frozen=True, slots=True)
class Entry:
    """A template: a plain value, so that it can be handed to a worker process."""

    name: str
    data: bytes

    @property
    def digest(self) -> str:
        """What tells two templates apart."""
        return hashlib.sha256(self.data).hexdigest()


@lru_cache(maxsize=256)
def rare(entry: Entry) -> frozenset[str]:
    """Its long words as printed, for a quick look before it is read: a text may be no template at all."""
    return frozenset(_RARE.findall(entry.data.decode("utf-8", "replace")))


@lru_cache(maxsize=64)
def questionnaire(entry: Entry) -> Questionnaire:
    """The questionnaire. Raises Unreadable R140 to R145."""
    from granskning_cli.data import from_data

    return from_data(entry.data)
