"""Which questions are paired, and which pairs are sure."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from granskning_cli.matching import Asked, Match, match

TEXTS = (
    "Har nämnden fastställt mål för sin verksamhet?",
    "Har nämnden fastställt mått för sin verksamhet?",
    "Har nämnden antagit en plan för 2024?",
    "Har nämnden antagit en plan för 2025?",
    "Följs planen upp?",
    "Följs planen upp varje år?",
    "Kommentar",
    "",
)
BRIEF = settings(max_examples=150, derandomize=True, deadline=None)


def asked(*questions: tuple[str | None, str, str], year: int | None = None) -> list[Asked]:
    """Questions of number, text and section, in order."""
    last = max(1, len(questions) - 1)
    return [Asked(n, text, section, at / last, year) for at, (n, text, section) in enumerate(questions)]


def pairs(found: list[Match]) -> list[tuple[int, int, bool]]:
    return [(one.old, one.new, one.sure) for one in found]


lists = st.lists(
    st.tuples(
        st.sampled_from((None, "1", "2", "3")),
        st.sampled_from(TEXTS),
        st.sampled_from(("", "Mål", "Ekonomi")),
    ),
    max_size=7,
).map(lambda questions: asked(*questions))


@given(old=lists, new=lists)
@example(
    old=asked((None, "Kommentar", ""), (None, "Kommentar", "")),
    new=asked((None, "Kommentar", ""), (None, "Kommentar", ""), (None, "Kommentar", "")),
)
@BRIEF
def test_turned_round_the_same_pairs_come_out(old: list[Asked], new: list[Asked]) -> None:
    """Copies, ties and empty texts too: the pairs, how alike they are, and whether they are sure."""
    there = sorted((m.old, m.new, m.similarity, m.sure) for m in match(old, new))
    back = sorted((m.new, m.old, m.similarity, m.sure) for m in match(new, old))
    assert there == back


@given(one=lists)
@BRIEF
def test_a_list_is_paired_with_itself(one: list[Asked]) -> None:
    """Every question goes with itself, and is sure, however often it is asked."""
    assert pairs(match(one, one)) == [(at, at, True) for at in range(len(one))]


@given(
    old=st.lists(st.sampled_from(TEXTS[:6]), unique=True, min_size=1).map(
        lambda texts: asked(*((str(at), text, "Mål") for at, text in enumerate(texts)))
    ),
    at=st.integers(0, 6),
)
@BRIEF
def test_a_question_about_something_else_disturbs_no_pair(old: list[Asked], at: int) -> None:
    """What was put in between, whatever is numbered otherwise by it, leaves all other pairs as they are."""
    questions = [(one.number, one.text, one.section) for one in old]
    questions.insert(at, ("99", "Ange kontaktperson, telefon samt e-post", "Mål"))
    new = asked(*((str(place), text, section) for place, (_, text, section) in enumerate(questions)))
    assert {(old[m.old].text, new[m.new].text) for m in match(old, new)} == {
        (one.text, one.text) for one in old
    }


def test_one_rare_word_makes_another_question() -> None:
    """Six words of seven are the same, and yet it may ask something else: never a sure pair."""
    old = asked(
        ("1", "Har ej verkställda beslut rapporterats till fullmäktige?", ""), ("2", "Följs planen upp?", "")
    )
    new = asked(("1", "Har ej verkställda beslut rapporterats till IVO?", ""), ("2", "Följs planen upp?", ""))
    assert pairs(match(old, new)) == [(0, 0, False), (1, 1, True)]


def test_near_copies_keep_apart() -> None:
    """Goals go with goals and measures with measures where the board is called otherwise throughout."""
    old = asked(
        ("1", TEXTS[0], "Mål"), ("2", TEXTS[1], "Mål"), ("3", "Är nämnden delaktig i riskanalysen?", "Risk")
    )
    new = asked(
        *((one.number, one.text.replace("nämnden", "styrelsen"), one.section) for one in reversed(old))
    )
    assert [(m.old, m.new) for m in match(old, new)] == [(2, 0), (1, 1), (0, 2)]


def test_years_go_on_with_the_questionnaire() -> None:
    """This year's and next year's plan of 2024 are those of 2025 and 2026, though "2025" stands in both."""
    plan = "Har nämnden antagit en plan för {}?".format
    old = asked(("1", plan(2024), "Plan"), ("2", plan(2025), "Plan"), year=2024)
    new = asked(("1", plan(2025), "Plan"), ("2", plan(2026), "Plan"), year=2025)
    assert pairs(match(old, new)) == [(0, 0, True), (1, 1, True)]


def test_years_far_away_are_names() -> None:
    """Agenda 2030 is the same agenda the year after."""
    old = asked(("1", "Hur arbetar nämnden med Agenda 2030?", ""), year=2024)
    assert [m.similarity for m in match(old, [old[0]._replace(year=2025)])] == [1.0]


def test_a_copy_in_another_section_is_not_sure() -> None:
    """One of two copies was dropped and the other moved: which it is cannot be told."""
    old = asked(
        ("1.1", "Följs planen upp?", "Mål"),
        ("2.1", "Följs planen upp?", "Ekonomi"),
        ("3.1", "Kommentar", "Övrigt"),
    )
    new = asked(("1.1", "Följs planen upp?", "Personal"), ("2.1", "Kommentar", "Övrigt"))
    found = match(old, new)
    assert [one.sure for one in found] == [False, True]


def test_copies_stay_in_their_sections() -> None:
    """Numbers moved on by one: the section tells which copy is which."""
    old = asked(
        ("1.1", "Följs planen upp?", "Mål"),
        ("1.2", "Kommentar", "Mål"),
        ("2.2", "Följs planen upp?", "Ekonomi"),
    )
    new = asked(
        ("1.1", "Kommentar", "Mål"),
        ("2.2", "Följs planen upp?", "Mål"),
        ("2.3", "Följs planen upp?", "Ekonomi"),
    )
    assert pairs(match(old, new)) == [(1, 0, True), (0, 1, True), (2, 2, True)]


def test_what_was_written_anew_is_found_by_its_neighbours() -> None:
    """Little alike, but between the same two questions: a pair that is not sure."""
    between = (
        ("1", "Bedriver nämnden verksamheten inom budget?"),
        ("3", "Får nämnden ekonomiska rapporter?"),
    )
    old = asked(
        (*between[0], ""),
        ("2", "Har nämnden fattat beslut om åtgärder med anledning av prognosen?", ""),
        (*between[1], ""),
    )
    new = asked(
        (*between[0], ""),
        ("2", "Har prognosen lett till att nämnden vidtagit åtgärder för en budget i balans?", ""),
        (*between[1], ""),
    )
    assert pairs(match(old, new)) == [(0, 0, True), (1, 1, False), (2, 2, True)]


def test_texts_without_blanks_are_compared_by_their_letters() -> None:
    """A script that parts no words has no rare words to go by."""
    old = asked(("1", "委員会は年間計画を採択しましたか", ""), ("2", "予算は承認されましたか", ""))
    new = asked(("1", "予算は承認されましたか", ""), ("2", "委員会は本年の年間計画を採択しましたか", ""))
    assert [(m.old, m.new) for m in match(old, new)] == [(1, 0), (0, 1)]


def test_nothing_is_paired_with_nothing() -> None:
    """Empty lists, on one side or both."""
    one = asked(("1", "Följs planen upp?", ""))
    assert match([], []) == match(one, []) == match([], one) == []


_REWRITTEN = (
    (
        "Har nämnden en behovsutredning som underlag för tillsynsplanen?",
        "Bygger tillsynsplanen på en utredning av tillsynsbehovet?",
    ),
    ("Genomfördes all planerad tillsyn?", "Har den tillsyn som planerats genomförts?"),
    ("Tas avgifter ut enligt taxan?", "Tillämpas taxan när avgifter tas ut?"),
    ("Hur många ärenden överklagades?", "Ange antalet överklagade ärenden"),
    ("Mäts nöjdheten hos företag?", "Mäts nöjdheten hos företag och enskilda?"),
    ("Vilka är nämndens tre största risker?", "Vilka tre risker bedömer nämnden vara störst?"),
)  # fmt: skip


def test_a_form_that_was_written_anew_all_through() -> None:
    """Where most questions are alike and have the same number below the same title, they are paired, and few are sure."""
    old = asked(*[(str(at), text, "Tillsyn") for at, (text, _) in enumerate(_REWRITTEN, 1)])
    new = asked(*[(str(at), text, "Tillsyn") for at, (_, text) in enumerate(_REWRITTEN, 1)])
    found = match(old, new)
    assert [(one.old, one.new) for one in found] == [(at, at) for at in range(6)]
    assert sum(one.sure for one in found) <= 1
    elsewhere = [one._replace(number=str(9 - at)) for at, one in enumerate(new)]
    assert len(match(old, elsewhere)) <= 1
