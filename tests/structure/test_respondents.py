"""Who answers, by the headings that forms bear: a body of its own name, a body of somebody, a label and its value."""

from __future__ import annotations

from io import BytesIO
from typing import Final

import docx
import pytest
from setlines import SOURCE
from sheets import document, line, page

from granskning_cli import Questionnaire, parse
from granskning_cli.layout import lay_out
from granskning_cli.structure import structure

_QUESTIONS: Final = {
    "sv": (
        "1. Har nämnden antagit en plan för året?\n"
        "Ja [X] Nej [ ]\n\n"
        "2. Hur följs planen upp?\n"
        "Den följs upp varje kvartal.\n\n"
        "3. Finns rutiner för uppföljning?\n"
        "Ja [ ] Nej [X]\n"
    ),
    "nb": (
        "1. Har utvalget vedtatt en plan for året?\n"
        "Ja [X] Nei [ ]\n\n"
        "2. Hvordan følges planen opp?\n"
        "Den følges opp hvert kvartal.\n\n"
        "3. Finnes det rutiner for oppfølging?\n"
        "Ja [ ] Nei [X]\n"
    ),
    "da": (
        "1. Har udvalget vedtaget en plan for året?\n"
        "Ja [X] Nej [ ]\n\n"
        "2. Hvordan følges planen op?\n"
        "Den følges op hvert kvartal.\n\n"
        "3. Er der regler for opfølgning?\n"
        "Ja [ ] Nej [X]\n"
    ),
    "fi": (
        "1. Onko lautakunta hyväksynyt suunnitelman?\n"
        "Kyllä [X] Ei [ ]\n\n"
        "2. Miten suunnitelmaa seurataan?\n"
        "Sitä seurataan neljännesvuosittain.\n\n"
        "3. Onko ohjeet laadittu?\n"
        "Kyllä [ ] Ei [X]\n"
    ),
    "de": (
        "1. Wurde ein Plan für das Jahr beschlossen?\n"
        "Ja [X] Nein [ ]\n\n"
        "2. Wie wird der Plan überwacht?\n"
        "Er wird jedes Quartal überprüft.\n\n"
        "3. Gibt es Regeln für die Kontrolle?\n"
        "Ja [ ] Nein [X]\n"
    ),
    "en": (
        "1. Has the board adopted a plan for the year?\n"
        "Yes [X] No [ ]\n\n"
        "2. How is the plan followed up?\n"
        "It is followed up every quarter.\n\n"
        "3. Are there rules for it?\n"
        "Yes [ ] No [X]\n"
    ),
    "nn": (
        "1. Har utvalget vedtatt en plan for året?\n"
        "Ja [X] Nei [ ]\n\n"
        "2. Korleis blir følgt planen opp?\n"
        "Den blir følgt opp kvart kvartal.\n\n"
        "3. Finst det rutiner for oppfølging?\n"
        "Ja [ ] Nei [X]\n"
    ),
}
_HEADINGS: Final = (
    ("sv", "Enkät 2025\nLindvalla Energi AB, styrelsen", "Lindvalla Energi AB, styrelsen"),
    ("sv", "Enkät 2025\nStyrelsen, Lindvalla Energi AB", "Styrelsen, Lindvalla Energi AB"),
    ("sv", "Enkät 2025\nLindvalla Energi AB:s styrelse", "Lindvalla Energi AB:s styrelse"),
    (
        "sv",
        "Granskning av ekonomi 2025\nStyrelsen för Lindvalla Energi AB",
        "Styrelsen för Lindvalla Energi AB",
    ),
    ("sv", "Granskning av intern kontroll 2025\n\nStyrelse: Lindvalla Bostäder AB", "Lindvalla Bostäder AB"),
    ("sv", "Enkät 2025\n\nNämnd/bolag: Tekniska nämnden", "Tekniska nämnden"),
    (
        "sv",
        "Enkät om ställföreträdare 2025\n\nÖverförmyndarnämnden i Ekhamra och Tallåsa",
        "Överförmyndarnämnden i Ekhamra och Tallåsa",
    ),
    (
        "sv",
        "Kommunrevisionen\nLindvalla kommun\n\nTill: Socialnämnden\n\nGrundläggande granskning 2025",
        "Socialnämnden",
    ),
    (
        "sv",
        "Lindvalla kommun\nRevisorerna\n2025-11-03\n\nKommunstyrelsen\n\nFrågor inför granskningen",
        "Kommunstyrelsen",
    ),
    (
        "sv",
        "Grundläggande granskning\n\nGemensamma överförmyndarnämnden för Ekhamra, Tallåsa och Lindvalla",
        "Gemensamma överförmyndarnämnden för Ekhamra, Tallåsa och Lindvalla",
    ),
    ("sv", "Enkät om styrning\n\nSvar från: Miljö- och byggnadsnämnden", "Miljö- och byggnadsnämnden"),
    ("sv", "Enkät om beredskap\n\nDirektionen för Räddningstjänstförbundet Norra Åsen", "Direktionen"),
    ("sv", "Självskattning 2025 – Krisledningsnämnden", "Krisledningsnämnden"),
    ("sv", "Frågeformulär 2025\n\nAvser: Valnämnden", "Valnämnden"),
    ("sv", "Grundläggande granskning 2025\nKommunstyrelsens arbetsutskott", "Kommunstyrelsens arbetsutskott"),
    ("sv", "Enkät\n\nStiftelse: Stiftelsen Lindvalla Museum", "Stiftelsen Lindvalla Museum"),
    (
        "sv",
        "Lekmannarevisorernas frågor 2025\nStyrelsen i Lindvalla Vatten och Avfall AB",
        "Styrelsen i Lindvalla Vatten och Avfall AB",
    ),
    ("sv", "Granskning 2025\nRegionstyrelsen, Region Norrvik", "Regionstyrelsen"),
    (
        "sv",
        "Frågor till styrelsen för Lindvalla Parkering AB\n\nGranskning 2025",
        "styrelsen för Lindvalla Parkering AB",
    ),
    ("sv", "Kommunrevisionen i Lindvalla\n\nGrundläggande granskning av nämndernas verksamhet 2025", None),
    ("sv", "Lindvalla Revision AB\n\nGrundläggande granskning 2025\nBildningsnämnden", "Bildningsnämnden"),
    (
        "sv",
        "Revisorerna i Lindvalla kommun\nEnkät till Kultur- och fritidsnämnden 2025",
        "Kultur- och fritidsnämnden",
    ),
    ("sv", "Uppföljning 2025\n\nBolagets namn: Lindvalla Hamn AB", "Lindvalla Hamn AB"),
    ("sv", "Uppföljning 2025\n\nNämnd eller styrelse: Vård- och omsorgsnämnden", "Vård- och omsorgsnämnden"),
    ("sv", "Uppföljning 2025\n\nGranskad verksamhet: Lindvalla gymnasium", "Lindvalla gymnasium"),
    (
        "sv",
        "Enkät 2025\n\nNämnd: Gymnasie- och\nvuxenutbildningsnämnden",
        "Gymnasie- och vuxenutbildningsnämnden",
    ),
    (
        "sv",
        "Enkät om styrning\n\nKultur-, idrotts- och\nfritidsnämnden\n2025-11-03",
        "Kultur-, idrotts- och fritidsnämnden",
    ),
    ("sv", "Enkät om styrning\n\nNämnd: Samhällsbyggnads-\nnämnden", "Samhällsbyggnadsnämnden"),
    ("sv", "Enkät till nämnder och\nstyrelsen för bolaget\n\nNämnd: Valnämnden", "Valnämnden"),
    (
        "nb",
        "Spørreskjema 2025\n\nTil: Kontrollutvalget i Fjordvik kommune",
        "Kontrollutvalget i Fjordvik kommune",
    ),
    ("nb", "Spørreskjema 2025\nStyret i Fjordvik Eiendom AS", "Styret i Fjordvik Eiendom AS"),
    ("nb", "Spørreskjema 2025\nHovedutvalg for oppvekst og kultur", "Hovedutvalg for oppvekst og kultur"),
    ("nb", "Spørreskjema 2025\n\nUtvalg: Plan og miljø", "Plan og miljø"),
    ("nn", "Spørjeskjema 2025\nFormannskapet i Fjellvik kommune", "Formannskapet"),
    ("nb", "Egenvurdering 2025\n\nSelskap: Fjordvik Vann AS", "Fjordvik Vann AS"),
    (
        "da",
        "Spørgeskema 2025\nBestyrelsen for Sandløse Forsyning A/S",
        "Bestyrelsen for Sandløse Forsyning A/S",
    ),
    ("da", "Spørgeskema 2025\nBørne- og Ungdomsudvalget", "Børne- og Ungdomsudvalget"),
    ("da", "Spørgeskema 2025\n\nUdvalg: Teknik- og Miljøudvalget", "Teknik- og Miljøudvalget"),
    ("da", "Sandløse Kommune\nØkonomiudvalget\n\nSpørgeskema 2025", "Økonomiudvalget"),
    ("da", "Spørgeskema 2025\n\nSelskab: Sandløse Havn A/S", "Sandløse Havn A/S"),
    ("fi", "Kysely 2025\n\nVastaaja: Tekninen lautakunta", "Tekninen lautakunta"),
    ("fi", "Kysely 2025\nKoivulan Vesi Oy:n hallitus", "Koivulan Vesi Oy:n hallitus"),
    (
        "fi",
        "Koivulan kaupunki\nSosiaali- ja terveyslautakunta\n\nKysely 2025",
        "Sosiaali- ja terveyslautakunta",
    ),
    ("fi", "Kysely 2025\n\nYhtiö: Koivulan Satama Oy", "Koivulan Satama Oy"),
    (
        "de",
        "Fragebogen 2025\nAufsichtsrat der Stadtwerke Waldhain GmbH",
        "Aufsichtsrat der Stadtwerke Waldhain GmbH",
    ),
    ("de", "Fragebogen 2025\nAusschuss für Umwelt und Verkehr", "Ausschuss für Umwelt und Verkehr"),
    ("de", "Fragebogen 2025\n\nGremium: Jugendhilfeausschuss", "Jugendhilfeausschuss"),
    ("de", "Fragebogen 2025\nVorstand des Zweckverbands Nordtal", "Vorstand des Zweckverbands Nordtal"),
    ("de", "Fragebogen 2025\n\nGesellschaft: Waldhainer Verkehrs GmbH", "Waldhainer Verkehrs GmbH"),
    (
        "en",
        "Questionnaire 2025\nBoard of Directors of Meadowlea Housing Ltd",
        "Board of Directors of Meadowlea Housing Ltd",
    ),
    ("en", "Questionnaire 2025\n\nAudited body: Planning Committee", "Planning Committee"),
    (
        "en",
        "Questionnaire 2025\n\nTo: The Governing Body of Meadowlea School",
        "The Governing Body of Meadowlea School",
    ),
    ("en", "Self-assessment 2025\nBoard of Trustees, Meadow Trust", "Board of Trustees"),
    ("en", "Self-assessment 2025\n\nCompany: Meadowlea Water Ltd", "Meadowlea Water Ltd"),
    ("en", "Meadowlea Internal Audit\n\nQuestionnaire to the Planning Committee 2025", "Planning Committee"),
)
_LETTERHEAD: Final = "LINDVALLA KOMMUN\nKOMMUNREVISIONEN\n\nGRUNDLÄGGANDE GRANSKNING 2025\nSOCIALNÄMNDEN"
# Where a body is named in passing, nobody knows who answers.
_IN_PASSING: Final = (
    "Granskning 2025\n\nRevisorerna har haft flera möten med styrelsen för Lindvalla Energi AB under året.",
    "Granskning 2025\n\nStyrelsen för Lindvalla Energi AB har fått frågorna per post.",
    "Granskning 2025\n\nKommunen äger bolag vilkas styrelser i Lindvalla och Tallåsa granskas.",
    "Granskning 2025\n\nFrågorna gäller styrelsen för ett bolag.",
    "Fragebogen 2025\n\nDer Aufsichtsrat der Gesellschaft wird jedes Jahr geprüft.",
    "Questionnaire 2025\n\nThe board of a company is asked every year what it has decided.",
    "Spørreskjema 2025\n\nStyret i selskapet skal svare på alle spørsmål.",
)


def _form(language: str, heading: str) -> bytes:
    return f"{heading}\n\n{_QUESTIONS[language]}".encode()


@pytest.mark.parametrize(("language", "heading", "respondent"), _HEADINGS)
def test_who_answers(language: str, heading: str, respondent: str | None) -> None:
    """A heading names who answers, to its last word, and never a letterhead's owner."""
    assert parse(_form(language, heading)).respondent == respondent


@pytest.mark.parametrize("heading", _IN_PASSING)
def test_a_sentence_names_nobody(heading: str) -> None:
    """A body in the middle of a sentence of the introduction is not who answers."""
    assert parse(_form("sv", heading)).respondent is None


def test_the_place_of_a_body_is_the_organisation() -> None:
    """What is an organisation of its own is no part of the body's name."""
    read = parse(_form("sv", "Enkät 2025\n\nSocialnämnden i Lindvalla kommun"))
    assert (read.respondent, read.organisation) == ("Socialnämnden", "Lindvalla kommun")
    read = parse(_form("sv", "Enkät 2025\n\nDirektionen för Räddningstjänstförbundet Norra Åsen"))
    assert (read.respondent, read.organisation) == ("Direktionen", "Räddningstjänstförbundet Norra Åsen")


def test_a_letterhead_in_capitals_heads_no_question() -> None:
    """Lines in capital letters that say where, to what and who are the cover's, and given as printed."""
    read = parse(_form("sv", _LETTERHEAD))
    assert (read.respondent, read.organisation, read.year) == ("SOCIALNÄMNDEN", "LINDVALLA KOMMUN", 2025)
    assert [(section.title, len(section.questions)) for section in read.sections] == [(None, 3)]


def test_a_heading_below_the_letterhead_stays_one() -> None:
    """What follows the cover's facts heads the questions below it, also where it is a body that others follow."""
    read = parse(_form("sv", "LINDVALLA KOMMUN\nGRUNDLÄGGANDE GRANSKNING 2025\n\nEKONOMI"))
    assert [section.title for section in read.sections] == ["EKONOMI"]
    two = _form("sv", "LINDVALLA KOMMUN\n\nSOCIALNÄMNDEN") + _form("sv", "\n\nKOMMUNSTYRELSEN")
    assert [section.title for section in parse(two).sections] == ["SOCIALNÄMNDEN", "KOMMUNSTYRELSEN"]
    assert parse(two).respondent is None


def test_headings_without_facts_stay() -> None:
    """A part's heading above a section's is no letterhead."""
    read = parse(_form("sv", "DEL A\nUPPFÖLJNING"))
    assert [section.title for section in read.sections] == ["DEL A", "UPPFÖLJNING"]


@pytest.mark.parametrize(
    ("line", "respondent"),
    [
        (
            "Gremium: Ausschuss für Soziales und Senioren Prüfungsjahr: 2025",
            "Ausschuss für Soziales und Senioren",
        ),
        ("Enhet: Styret i Fjordvik legevakt IKS Revisjonsår: 2025", "Styret i Fjordvik legevakt IKS"),
        ("Svarande: Servicenämnden Avser år: 2025", "Servicenämnden"),
        ("Vilken nämnd svarar? Äldrenämnden", "Äldrenämnden"),
        ("Antwortendes Gremium: Werksausschuss Stadtwerke Waldhain", "Werksausschuss Stadtwerke Waldhain"),
    ],
)
def test_a_label_ends_the_value_before_it(line: str, respondent: str) -> None:
    """What stands behind a label goes to the next one, and a line of labels right above the questions is no section."""
    read = parse(_form("sv", f"Enkät 2025\n\n{line}"))
    assert read.respondent == respondent
    assert [section.title for section in read.sections] == [None]


def test_parts_for_several_stay_sections() -> None:
    """Where each part names another unit behind the same label, each heads its questions."""
    two = _form("sv", "Enhet: Biblioteket") + _form("sv", "\n\nEnhet: Badhuset")
    assert len(parse(two).sections) == 2


def headed(*headers: str) -> Questionnaire:
    """A Word form of two pages with a section for each of the headers."""
    form = docx.Document()
    for at, header in enumerate(headers):
        section = form.sections[0] if not at else form.add_section()
        section.header.is_linked_to_previous = False
        section.header.paragraphs[0].text = header
        form.add_paragraph(f"{at + 1}. Finns plan {at + 1}?")
        form.add_paragraph("Ja, sedan i maj.")
    out = BytesIO()
    form.save(out)
    return parse(out.getvalue())


@pytest.mark.parametrize(
    ("headers", "respondent", "organisation"),
    [
        (["Gullbergs kommun\tUtbildningsnämnden"], "Utbildningsnämnden", "Gullbergs kommun"),
        (["Utbildningsnämnden", "Utbildningsnämnden"], "Utbildningsnämnden", None),
        (["Utbildningsnämnden", "Socialnämnden"], None, None),
        (["Rossfjord kommune, Kontrollutvalget"], None, "Rossfjord kommune"),
        (["Frågor som Utbildningsnämnden ska besvara före den 1 mars"], None, None),
    ],
)
def test_who_answers_may_stand_in_the_running_header_alone(
    headers: list[str], respondent: str | None, organisation: str | None
) -> None:
    """One name that all headers agree on, of a body that does not examine others, is taken, and Q321 says from where."""
    read = headed(*headers)
    assert (read.respondent, read.organisation) == (respondent, organisation)
    assert ("Q321" in [one.code for one in read.diagnostics]) == (respondent is not None)


def test_a_running_header_of_printed_pages_names_who_answers() -> None:
    """A PDF's furniture is read as a Word form's header is; what the first page says goes before it."""

    def read(first: str) -> Questionnaire:
        pages = [
            page(
                line("Socialnämnden", 60, 40),
                line(first if number == 1 else "Det är klart.", 60, 120),
                *[line(f"{number}. Finns plan {number}?", 60, 160), line("Ja, sedan i maj.", 60, 180)],
                number=number,
            )
            for number in (1, 2, 3)
        ]
        return structure(lay_out(document(*pages)), SOURCE)

    assert read("Enkät 2025").respondent == "Socialnämnden"
    assert read("Kulturnämnden").respondent == "Kulturnämnden"


def test_an_address_is_no_title() -> None:
    """The lines above a mail name who wrote to whom; its subject may head it."""
    head = "From: clerk@hexley.example\nTo: audit@hexley.example\n\n"
    mail = f"{head}1. Is there a plan?\n\nYes, of May.\n\n2. Is it known?\n\nYes.\n"
    assert parse(mail.encode()).title is None
