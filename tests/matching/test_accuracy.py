"""Next years of known truth: most pairs are found, few wrongly, and hardly any wrongly without a word."""

from __future__ import annotations

from collections import Counter

from pairs import count


def test_pairs_are_found_and_the_wrong_ones_are_told_of() -> None:
    """Over questionnaires of 40 to 60 questions, from calm years to rough ones, in every manner of counting."""
    total: Counter[str] = Counter()
    for row in count(range(500, 508), show=False).values():
        total += row
    truth = total["truth"]
    assert truth > 3000
    assert total["silent"] < 0.004 * truth
    assert total["missed"] < 0.016 * truth
    assert total["wrong"] < 0.03 * truth
    assert total["unsure"] < 0.13 * truth
