"""Which language words are in, by the commonest words of each language (`common` in its file)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cache
from typing import Final

from granskning_cli.scales import LANGUAGES, entry

# So many common words tell: one or two may be another language's, "en" is an article here and a verb there.
FEWEST: Final = 3
# So many, and so many times those of the language that a text is taken to be in, say that it is in another: Danish
# shares half of its common words with Swedish.
FEWEST_OTHERS: Final = 5
MORE: Final = 1.4
# Languages name more or fewer common words; what is counted is taken as if each named so many.
USUAL: Final = 16


def language_of(texts: Iterable[str], known: Iterable[str] = LANGUAGES, own: str | None = None) -> str | None:
    """The language among those known whose common words are met most; `own` where they do not clearly tell of another."""
    counted = Counter(text.casefold().strip(".,:;?()") for text in texts)
    met = {code: _met(counted, code) for code in known}
    best = max(met, key=lambda code: met[code], default=own)
    if best is None or best == own:
        return own
    enough = FEWEST if own is None else max(FEWEST_OTHERS, MORE * met.get(own, 0))
    return best if met[best] >= enough else own


def _met(counted: Counter[str], code: str) -> float:
    common = _common(code)
    found = [word for word in common if counted[word]]
    # one word again and again is none: "Ja" in every row is no Finnish "and"
    return sum([counted[word] for word in found]) * USUAL / len(common) if len(found) > 1 else 0.0


@cache
def _common(code: str) -> frozenset[str]:
    return frozenset(str(word).casefold() for word in (entry(code) or {}).get("common", ()))
