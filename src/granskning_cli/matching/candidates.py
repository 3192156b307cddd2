"""Which of the questions that are not told by their wording alone come into question as pairs, and what each is worth.

What two wordings have in common is the mean of two measures: letters (`likeness`) see what was respelled or hardly
touched, words by their rarity (`Words`) see what is asked about. Unrelated Swedish questions are 45 % alike by their
letters, because all of them are about the board and its plans, and hardly ever above 20 % by their words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from granskning_cli.matching.asked import Asked
from granskning_cli.matching.rarity import Words
from granskning_cli.matching.wording import Spelled

# All these figures are from benchmarks/pairs.py: in its years of known truth they give the fewest pairs that are
# wrong and sure, then the fewest missed. Two wordings with less in common are no pair; less where their number is the same.
ALIKE: Final = 0.5
ALIKE_IN_NUMBER: Final = 0.45
# The least for questions beside the same neighbour, which are looked at last and never sure. At 0.35 a quarter more
# pairs are missed; at 0.25 hardly fewer, and more of what came in is taken for what was dropped there.
ALIKE_BESIDE: Final = 0.3
# Words with a smaller share in common are not compared by their letters, where the number is another.
GLANCE: Final = 0.15
# From this on a pair is sure, or from the second where number and section are the same ...
SURE: Final = 0.65
SURE_IN_PLACE: Final = 0.6
# ... unless so much was said in place of something else: "mål" and "mått", "kort sikt" and "lång sikt".
EXCHANGED: Final = 0.12
EXCHANGED_IN_PLACE: Final = 0.15
# What counts beside the wording (which counts 1): the number, the section's title, the place in the document.
NUMBER: Final = 0.1
SECTION: Final = 0.2
PLACE: Final = 0.2
# In lists longer than this a question is compared with no more than so many others, which its rarest words or its
# number lead to. No known form is a third as long.
MOST: Final = 400
# A number that more of a long list have than this leads nowhere.
FEW: Final = 20
# Titles of sections that are so much alike are the same.
SAME_TITLE: Final = 0.8


class Candidate(NamedTuple):
    """What makes two questions a pair."""

    likeness: float
    common: float
    least: float
    worth: float
    sure: bool


def candidates(old: Sequence[Asked], new: Sequence[Asked]) -> dict[tuple[int, int], Candidate]:
    """Every pair that may be one."""
    words = Words([one.text for one in old], [one.text for one in new])
    spelled = Spelled([one.text for one in old], [one.text for one in new])
    titles = Spelled([one.section for one in old], [one.section for one in new])
    found = {}
    for i, j, shared in _looked_at(old, new, words):
        same = old[i].number is not None and old[i].number == new[j].number
        least = ALIKE_IN_NUMBER if same else ALIKE
        lone = words.lone(i, j)
        alike = spelled.likeness(i, j, ALIKE_BESIDE if lone else 2 * ALIKE_BESIDE - shared)
        common = alike if lone else (alike + shared) / 2
        if common < ALIKE_BESIDE:
            continue
        said = old[i].text and new[j].text
        title = titles.likeness(i, j) if old[i].section and new[j].section else 0.5
        near = (
            1 - (old[i].place - new[j].place) ** 2
        )  # squared, so that of equals the first goes with the first
        placed = same and title >= SAME_TITLE
        found[i, j] = Candidate(
            alike if said else float(same),
            common,
            least,
            common + NUMBER * same + SECTION * title + PLACE * near,
            common >= (SURE_IN_PLACE if placed else SURE)
            and words.exchanged(i, j) <= (EXCHANGED_IN_PLACE if placed else EXCHANGED),
        )
    return found


def _looked_at(old: Sequence[Asked], new: Sequence[Asked], words: Words) -> Iterator[tuple[int, int, float]]:
    """Pairs with words in common, with the same number, or of single words, and what words they share."""
    numbered: dict[str, list[int]] = {}
    for j, one in enumerate(new):
        if one.number is not None:
            numbered.setdefault(one.number, []).append(j)
    many = max(len(old), len(new)) > MOST
    alone = [] if many else words.lone_new()
    for i, one in enumerate(old):
        shared = dict(words.rarest(i, MOST) if many else words.shared(i))
        close = {j for j, share in shared.items() if share >= GLANCE}
        close.update(range(len(new)) if words.is_lone(i) and not many else alone)
        beside = numbered.get(one.number or "", [])
        close.update(beside if not many or len(beside) <= FEW else [])
        for j in sorted(close):
            yield i, j, shared.get(j, 0.0)
