"""The data of scales/*.yaml: every label means one code, and languages that share a label agree on it."""

from __future__ import annotations

from collections import defaultdict
from typing import Final

import pytest
from program import ROOT

from granskning_cli.scales import entry
from granskning_cli.scales.spoken import language_of
from granskning_cli.structure.language import BUILT_IN, vocabulary

# What municipal auditors' forms offer, in whatever language; so that years and languages can be compared.
CORE: Final = frozenset(
    [
        "yes",
        "yes-fully",
        "yes-partly",
        "no",
        "no-planned",
        "partly",
        "unknown",
        "not-applicable",
        "no-opinion",
        "other",
        "fully",
        "very-largely",
        "mostly",
        "in-essence",
        "somewhat",
        "slightly",
        "not-at-all",
        "strongly-agree",
        "mostly-agree",
        "agree",
        "partly-agree",
        "neutral",
        "partly-disagree",
        "disagree",
        "strongly-disagree",
        "always",
        "usually",
        "often",
        "sometimes",
        "seldom",
        "never",
        "very-satisfied",
        "satisfied",
        "rather-satisfied",
        "neither-satisfied",
        "rather-dissatisfied",
        "dissatisfied",
        "very-dissatisfied",
        "very-good",
        "rather-good",
        "good",
        "acceptable",
        "rather-poor",
        "poor",
        "very-poor",
        "very-low",
        "low",
        "medium",
        "high",
        "very-high",
        "unlikely",
        "less-likely",
        "possible",
        "likely",
        "very-likely",
        "negligible",
        "minor",
        "noticeable",
        "serious",
        "green",
        "yellow",
        "orange",
        "red",
        "met",
        "partly-met",
        "not-met",
        "approved",
        "partly-approved",
        "not-approved",
        "done",
        "ongoing",
        "not-started",
        "adequate",
        "partly-adequate",
        "inadequate",
    ]
)
LANGUAGES = vocabulary().languages
# What one form prints side by side, each label with a code of its own.
TOGETHER = (
    ("Ja", "Nej", "Delvis", "Vet ej", "Ej aktuellt"),
    ("Ja, helt", "Ja, delvis", "Nej", "Vet inte"),
    ("Ja", "I allt väsentligt", "Delvis", "Nej"),
    ("Helt", "Till stor del", "Delvis", "I liten utsträckning", "Inte alls"),
    ("I mycket hög grad", "I hög grad", "I viss mån", "I låg grad", "Inte alls"),
    ("Instämmer helt", "Instämmer delvis", "Varken eller", "Instämmer inte", "Instämmer inte alls"),
    ("Alltid", "Oftast", "Ofta", "Ibland", "Sällan", "Aldrig"),
    ("Mycket nöjd", "Ganska nöjd", "Varken nöjd eller missnöjd", "Ganska missnöjd", "Mycket missnöjd"),
    ("Mycket bra", "Ganska bra", "Varken bra eller dåligt", "Ganska dåligt", "Mycket dåligt"),
    ("Mycket låg", "Låg", "Medel", "Hög", "Mycket hög"),
    ("Osannolik", "Mindre sannolik", "Möjlig", "Sannolik"),
    ("Försumbar", "Lindrig", "Kännbar", "Allvarlig"),
    ("Grön", "Gul", "Röd"),
    ("Uppfyllt", "Delvis uppfyllt", "Ej uppfyllt"),
    ("Godkänd", "Ej godkänd"),
    ("To a great extent", "To some extent", "To a small extent", "Not at all"),
    ("Strongly agree", "Somewhat agree", "Neither agree nor disagree", "Somewhat disagree", "Strongly disagree"),
    ("I svært stor grad", "I stor grad", "I noen grad", "I liten grad", "Ikke i det hele tatt"),
    ("Heilt einig", "Delvis einig", "Verken einig eller ueinig", "Delvis ueinig", "Heilt ueinig"),
    ("I meget høj grad", "I høj grad", "I nogen grad", "I mindre grad", "Slet ikke"),
    ("Täysin samaa mieltä", "Jokseenkin samaa mieltä", "Jokseenkin eri mieltä", "Täysin eri mieltä"),
    ("Trifft voll zu", "Trifft eher zu", "Trifft eher nicht zu", "Trifft gar nicht zu"),
    ("Oui", "Non", "En partie", "Sans objet", "Ne sait pas"),
    ("Tout à fait d’accord", "Plutôt d’accord", "Plutôt pas d’accord", "Pas du tout d’accord"),
    ("Ja", "Nee", "Deels", "N.v.t.", "Weet niet"),
    ("Helemaal mee eens", "Mee eens", "Neutraal", "Mee oneens", "Helemaal mee oneens"),
    ("Sí", "No", "En parte", "No procede", "No sabe"),
    ("Totalmente de acuerdo", "De acuerdo", "Neutral", "En desacuerdo", "Totalmente en desacuerdo"),
)  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_every_language_has_the_core_codes(language: object) -> None:
    """A scale of one language has its like in every other."""
    codes = set(language.options.values())  # type: ignore[attr-defined]
    assert codes >= CORE, CORE - codes


def test_a_label_is_written_once_in_its_language() -> None:
    """A label that stands under two codes would mean the one that comes last."""
    import yaml

    for name in BUILT_IN:
        path = ROOT / "src" / "granskning_cli" / "scales" / f"{name}.yaml"
        options = yaml.safe_load(path.read_text("utf-8"))["options"]
        labels = [str(label).casefold() for found in options.values() for label in found]
        assert sorted({label for label in labels if labels.count(label) > 1}) == [], name
        assert all(isinstance(one, str) for found in (options, *options.values()) for one in found), name


def test_languages_that_share_a_label_agree_on_its_code() -> None:
    """ "Delvis" is partly in Swedish, Norwegian and Danish: which language a document is in changes no code."""
    codes: dict[str, set[str]] = defaultdict(set)
    for language in LANGUAGES:
        for label, code in language.options.items():
            codes[label].add(code)
    assert {label: found for label, found in codes.items() if len(found) > 1} == {}


@pytest.mark.parametrize("labels", TOGETHER, ids=lambda labels: labels[0])
def test_the_steps_of_a_scale_are_told_apart(labels: tuple[str, ...]) -> None:
    """Every label of a usual scale is known, and no two of them have one code."""
    codes = [vocabulary().code_of(label) for label in labels]
    assert None not in codes
    assert len(set(codes)) == len(labels)


@pytest.mark.parametrize(
    ("text", "own", "language"),
    [
        ("Ja Ja Ja Ja Ja Ja", None, None),
        ("en en en en", None, None),
        ("Onko lautakunta arvioinut riskejä, ja miten?", None, "fi"),
        ("Kas vald on seda hinnanud ja ei ole? Jah, on.", None, None),
        ("Comment on the plan, and on how it went.", None, "en"),
        ("det er ikke aftalt af den", None, "da"),
        ("det er ikke aftalt", "sv", "sv"),
        ("det er ikke aftalt og den er af udvalget, til på og af", "sv", "da"),
    ],
)
def test_what_tells_a_language(text: str, own: str | None, language: str | None) -> None:
    """Several common words, not one again and again; many more where the text is taken to be in a language."""
    assert language_of(text.split(), own=own) == language


@pytest.mark.parametrize("name", BUILT_IN)
def test_every_common_word_is_a_word(name: str) -> None:
    """YAML reads `on` without quotes as a truth value, and an English text lost its "on"."""
    assert all(isinstance(word, str) for word in (entry(name) or {})["common"])
