"""Invented questions and answers, half of them traps: what a check must find, and what it must leave alone.

A line: what is asked, the instruction, the mark (None: an open question), the answer, the codes expected.
"""

from __future__ import annotations

from typing import Final, NamedTuple


class Pair(NamedTuple):
    """One question with its answer, and the codes of what is to be said of it."""

    asked: str
    instruction: str | None
    mark: str | None
    answer: str
    codes: str = ""


PLAN: Final = "Finns en antagen internkontrollplan för 2025?"
WHEN: Final = "Ange datum för beslutet."
COUNT: Final = "Ange antal kontrollmoment som ingår i planen."
FIVE: Final = "Redogör för nämndens utmaningar och risker (ange minst 5 områden)."

# fmt: off
PAIRS: Final[tuple[Pair, ...]] = (
    # a date is asked for
    Pair(PLAN, WHEN, "Ja", "Planen antogs av nämnden.", "F903"),
    Pair(PLAN, WHEN, "Ja", "Ja, planen är antagen och följs upp av förvaltningen.", "F903"),
    Pair(PLAN, WHEN, "Ja", "", "F903"),
    Pair(PLAN, "Om ja, ange datum för beslutet.", "Ja", "Den är antagen av nämnden i sin helhet.", "F903"),
    Pair("När antogs nämndens delegationsordning?", None, None, "Delegationsordningen antogs av nämnden.", "F903"),
    Pair("Har nämnden reviderat reglementet? Uppge datum.", None, "Ja", "Ja, hela reglementet.", "F903"),
    Pair(PLAN, WHEN, "Ja", "Antogs den 12 december 2024, § 140."),
    Pair(PLAN, WHEN, "Ja", "241212"),
    Pair(PLAN, WHEN, "Ja", "Nämnden antog planen i december."),
    Pair(PLAN, WHEN, "Ja", "Ja, 12/12 2024."),
    Pair(PLAN, WHEN, "Nej", "Planen är under arbete."),
    Pair(PLAN, WHEN, "Delvis", "Arbetet pågår."),
    Pair(PLAN, WHEN, "Ja", "Datum saknas."),
    Pair(PLAN, WHEN, "Ja", "Se bilaga."),
    Pair(PLAN, WHEN, "Ja", "Se svar på fråga 9.9."),
    Pair(PLAN, "Om nej, ange datum då planen ska vara klar.", "Ja", "Planen är antagen av nämnden."),
    Pair(PLAN, "Om planen har reviderats, ange datum för revideringen.", "Ja", "Planen gäller."),
    Pair(PLAN, "Ange datum för eventuell revidering.", "Ja", "Planen gäller."),
    Pair("När följs målen upp?", None, None, "Efter varje tertial."),
    Pair("När följs målen upp?", None, None, "Vid behov."),
    Pair("När följs målen upp?", None, None, "Målen följs upp löpande av förvaltningen."),
    Pair("När budgeten beslutas", None, "Ja", "Målen används av alla."),
    Pair("Redovisa de datum som gäller för budgetarbetet.", None, None, "Budgetarbetet har ingen fast ordning."),
    # a number is asked for
    Pair(PLAN, COUNT, "Ja", "Planen innehåller kontrollmoment för alla risker som finns i verksamheten i dag.", ""),
    Pair(PLAN, COUNT, "Ja", "Planen innehåller kontrollmoment inom ekonomi och personal.", "F904"),
    Pair("Hur många orosanmälningar har nämnden tagit emot?", None, None, "Anmälningarna har ökat kraftigt.", "F904"),
    Pair("Hur många ledamöter har utbildats?", None, None, "Utbildningen genomfördes den 3 mars 2025.", "F904"),
    Pair("Har nämnden gjort egna kontroller? Ange antal.", None, "Ja", "Ja, inom hemtjänst samt äldreboende.", "F904"),
    Pair(PLAN, COUNT, "Ja", "Planen innehåller elva kontrollmoment."),
    Pair(PLAN, COUNT, "Ja", "Planen innehåller tjugofem kontrollmoment."),
    Pair(PLAN, COUNT, "Ja", "Planen innehåller ett kontrollmoment inom ekonomi och personal."),
    Pair(PLAN, COUNT, "Ja", "12"),
    Pair(PLAN, COUNT, "Nej", "Planen är inte antagen."),
    Pair(PLAN, COUNT, "Ja", "Antalet framgår av planen."),
    Pair("Hur många avvikelser har rapporterats?", None, None, "Inga avvikelser har rapporterats."),
    Pair("Hur många avvikelser har rapporterats?", None, None, "Nämnden för ingen statistik."),
    Pair("Hur många ledamöter har utbildats?", None, None, "Samtliga ledamöter och ersättare."),
    Pair("Hur många besök gjordes?", None, None, "Cirka 2 000."),
    Pair("Hur arbetar nämnden med det stora antalet ärenden?", None, None, "Nämnden prioriterar bland ärendena."),
    # so many things are asked for
    Pair(FIVE, None, None, "- Kompetensförsörjning\n- Lokaler\n- Ekonomi", "F905"),
    Pair(FIVE, None, None, "Nämnden ser följande:\n\n1. Kompetensförsörjning\n2. Lokaler\n3. Digitalisering", "F905"),
    Pair(FIVE, None, None, "Kompetensförsörjning, lokaler och ekonomi.", "F905"),
    Pair(FIVE, None, None, "Kompetensförsörjning och ekonomi", "F905"),
    Pair("Nämn minst tre risker.", None, None, "Brand och inbrott.", "F905"),
    Pair(FIVE, None, None, "- Kompetens\n- Lokaler\n- Ekonomi\n- Hot och våld\n- IT"),
    Pair(FIVE, None, None, "- Kompetens och ledarskap\n- Lokaler\n- Ekonomi, skulder"),
    Pair(FIVE, None, None, "Kompetensförsörjning, lokaler, ekonomi, hot och våld."),
    Pair(FIVE, None, None, "Den första utmaningen är personalen. Den andra är lokalerna. Vi ser också ökade kostnader, "
         "fler ärenden och en äldre befolkning."),
    Pair(FIVE, None, None, "Kompetensförsörjning Lokaler Ekonomi Digitalisering Trygghet"),
    Pair(FIVE, None, None, "Se bilaga."),
    Pair("Följer nämnden upp målen minst 2 gånger per år?", None, "Ja", "Ja, i april samt september."),
    Pair("Ange om minst 50 procent av målen är uppfyllda.", None, None, "Målen är uppfyllda."),
    Pair("Ställer nämnden krav på minst tre anbud vid direktupphandling?", None, "Ja", "Ja, det framgår av riktlinjen."),
    # copies
    Pair("Hur säkerställer nämnden att besluten verkställs?", None, None,
         "Hur säkerställer nämnden att besluten verkställs?", "F901"),
    Pair("Beskriv hur nämnden arbetar med intern kontroll.", "Ge exempel.", None,
         "Beskriv hur nämnden arbetar med intern kontroll. Ge exempel.", "F901"),
    Pair("Har nämnden en antagen plan för intern kontroll?", None, "Ja",
         "Nämnden har en antagen plan för intern kontroll."),
    Pair("Har nämnden en antagen plan för intern kontroll?", None, "Ja",
         "Ja, nämnden har en antagen plan för intern kontroll."),
    Pair("Bedrivs verksamheten inom budget?", None, "Nej",
         "Frågan Bedrivs verksamheten inom budget? besvaras med nej för tredje året i följd."),
    # the date of a plan
    Pair(PLAN, WHEN, "Ja", "Planen antogs den 16 december 2025, § 191.", "F906"),
    Pair(PLAN, WHEN, "Ja", "2025-11-18, § 12", "F906"),
    Pair("Har nämnden fastställt en budget för 2025?", None, "Ja", "Ja, KF beslutade 2025-09-02 § 77.", "F906"),
    Pair(PLAN, WHEN, "Ja", "Planen antogs den 20 februari 2025, § 18."),
    Pair(PLAN, WHEN, "Ja", "Planen antogs den 11 december 2024 och reviderades den 3 november 2025."),
    Pair(PLAN, WHEN, "Ja", "Uppföljning av planen redovisades den 3 december 2025."),
    Pair(PLAN, WHEN, "Ja", "Internkontrollplanen för 2026 antogs den 16 december 2025, § 191."),
    Pair(PLAN, WHEN, "Nej", "Planen för intern kontroll antogs den 16 december 2025."),
    Pair("Har uppföljning skett av internkontrollplanen för 2025?", None, "Ja", "Ja, den 9 december 2025, § 130."),
    Pair("Har nämnden antagit budget och internkontrollplan för 2025?", None, "Ja", "Ja, beslut 2025-12-16."),
    # the mark
    Pair("Är målen uppföljningsbara?", None, "Nej", "Ja, alla mål har indikatorer.", "M504"),
    Pair("Är målen uppföljningsbara?", None, "Ja", "Nej. Indikatorer saknas.", "M504"),
    Pair("Är målen uppföljningsbara?", None, "Ja", "Delvis. Två mål saknar indikatorer.", "M504"),
    Pair("Är målen uppföljningsbara?", None, "Nej", "Vet ej, frågan har inte ställts.", "M504"),
    Pair("Är målen uppföljningsbara?", None, "Ja", "Delvis nya mål har antagits av nämnden."),
    Pair("Är målen uppföljningsbara?", None, "Delvis", "Ja, men två mål saknar indikatorer."),
    Pair("Är målen uppföljningsbara?", None, "Delvis", "Nej, inte alla."),
    Pair("Är målen uppföljningsbara?", None, "Ja", "Enligt styrmodellen ansvarar respektive nämnd för indikatorerna."),
)
# fmt: on
