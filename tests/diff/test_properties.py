"""What holds of every comparison."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from years import years

from granskning_cli.diff import compare
from granskning_cli.diff.apply import apply, content
from granskning_cli.model.questionnaire import Questionnaire

quick = settings(max_examples=60, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))
TURNED = {"added": "removed", "removed": "added"}


@given(pair=years())
@quick
def test_a_comparison_put_on_the_old_year_gives_the_new(pair: tuple[Questionnaire, Questionnaire]) -> None:
    """Nothing that changed is left out of a comparison, and nothing is in it that did not."""
    old, new = pair
    assert apply(old, compare(old, new)) == content(new)


@given(pair=years())
@quick
def test_a_questionnaire_does_not_differ_from_itself(pair: tuple[Questionnaire, Questionnaire]) -> None:
    """The same twice gives no change, and every question counts as unchanged."""
    for one in pair:
        found = compare(one, one)
        assert (found.changes, found.diagnostics) == ((), ())
        assert found.unchanged == sum(len(section.questions) for section in one.sections)


@given(pair=years())
@quick
def test_turned_round_the_same_pairs_come_out(pair: tuple[Questionnaire, Questionnaire]) -> None:
    """What is added one way is removed the other way, and as many questions are unchanged."""
    old, new = pair
    there, back = compare(old, new), compare(new, old)
    one_way = sorted((c.kind, c.text) for c in there.changes if c.kind in TURNED)
    other = sorted((TURNED[c.kind], c.text) for c in back.changes if c.kind in TURNED)
    assert one_way == other
