"""What invented questionnaires are made of: titles, questions and sentences of answers in nine languages."""

from __future__ import annotations

from typing import NamedTuple


class Phrases(NamedTuple):
    """One language. `asks` are answered with a mark, `tells` with a text; `scales` are the labels of columns.

    `items` are what lists hold; `pairs` are two halves of a sentence that its writer broke between them, so that
    the second half begins a line with a number, a date or a mark of quotation.
    """

    language: str
    head: tuple[str, str, str]  # title, respondent, organisation
    titles: tuple[str, ...]
    asks: tuple[str, ...]
    tells: tuple[str, ...]
    instructions: tuple[str, ...]
    sentences: tuple[str, ...]
    items: tuple[str, ...]
    pairs: tuple[tuple[str, str], ...]
    leads: tuple[str, ...]  # what stands before a list
    scales: tuple[tuple[str, ...], ...]


SWEDISH = Phrases(
    "sv",
    ("Grundläggande granskning 2025 – frågor till nämnderna", "Socialnämnden", "Tallåsa kommun"),
    (
        "Mål och uppdrag",
        "Ekonomi",
        "Intern kontroll och IT-säkerhet",
        "Verksamhetsstyrning och uppföljning av beslut",
        "Utmaningar på kort och lång sikt",
    ),
    (
        "Har nämnden antagit en verksamhetsplan?",
        "Får nämnden löpande ekonomiska rapporter?",
        "Bedriver nämnden sin verksamhet inom beslutad budgetram enligt den senaste prognosen?",
        (
            "Har nämnden under året följt upp att verksamheten bedrivs i enlighet med de beslut som fullmäktige, "
            "kommunstyrelsen och nämnden själv har fattat, och att besluten har verkställts i tid?"
        ),
        "Finns dokumenterade rutiner för IT-säkerhet samt barn- och elevhälsa?",
        "Är målen uppföljningsbara?",
    ),
    (
        "Hur säkerställer nämnden att rapporteringen är tillräcklig?",
        "Vilka är nämndens största utmaningar (ange minst 5 områden)?",
        "Inom ramen för sin uppsiktsplikt, hur följer nämnden upp de verksamheter som drivs av andra utförare?",
        "Vad har nämnden gjort med anledning av revisorernas granskning 2024?",
    ),
    (
        "Ange datum för beslutet.",
        "Motivera svaret.",
        "Beskriv vilka åtgärder som vidtagits och när de följs upp.",
    ),
    (
        "Ja, planen antogs den 24 januari 2025, § 7.",
        "Nej.",
        "Delvis, men arbetet fortsätter under hösten.",
        "Nämnden beslutade den 18 september 2025 (dnr 2025/118) om åtgärder för en budget i balans.",
        "Uppföljning sker ärende för ärende, se även svaret på fråga 1.1 och punkt 3.2.",
        "Antalet ärenden ökade med 12 % jämfört med föregående år.",
        "Förvaltningen beskriver läget som ”ansträngt men hanterbart” i sin delårsrapport.",
        "Underskottet beror på skolskjutsar, placeringar och tilläggsbelopp.",
        "Har målen nåtts?",
        "Två av fem mål bedöms bli uppfyllda.",
    ),
    (
        "Kompetensförsörjning, särskilt legitimerade lärare i matematik och svenska som andraspråk",
        "Lokaler",
        "Ökad skolfrånvaro i årskurs 7–9",
        "Vakanta tjänster återbesätts inte under året.",
    ),
    (
        ("Behovet av lokaler beräknas öka fram till", "2030 och nämnden har därför begärt en plan."),
        ("Prognosen visar ett underskott om", "3.1 miljoner kronor, vilket är mer än året innan."),
        ("Planen antogs av nämnden den", "12 december 2024 och gäller tills vidare."),
        ("I rapporten står det att läget är", "”ansträngt” och att det kräver åtgärder."),
        ("Nämnden redovisar sina mål enligt", "4 kap. i reglementet."),
    ),
    ("Nämnden vill lyfta fram följande områden:", "Följande åtgärder har beslutats:"),
    (
        ("Ja", "Nej", "Delvis", "Vet ej"),
        ("Ja", "Nej", "Ej aktuellt"),
        ("Helt", "Till stor del", "I viss utsträckning", "Inte alls", "Vet ej"),
        ("Stämmer helt", "Stämmer delvis", "Stämmer inte"),
    ),
)

ENGLISH = Phrases(
    "en",
    ("Internal Control Self-Assessment 2025", "Harbour and Parks Committee", "Fernleigh Borough Council"),
    ("Governance", "Financial control", "Risks and challenges", "Reporting to the council"),
    (
        "Has the committee approved its terms of reference?",
        "Are budget variances above 5% explained in writing?",
        (
            "Have all audit recommendations from last year been implemented within the time that was agreed with the "
            "auditors, and has the committee been told of those that have not?"
        ),
        "Does the committee oversee any wholly-owned company?",
    ),
    (
        "How does the committee monitor its objectives?",
        "What are the main risks that face the committee in the coming year?",
        "Is there anything else the auditors should know, and which documents show it?",
    ),
    ("Please give the date of the review.", "Describe the measures taken and when they will be followed up."),
    (
        "Yes, approved on 14 May 2025 (minute 32).",
        "No.",
        "Six of eight are complete; see also our answer to question 1.2.",
        "The auditors called the plan “sound but late” in their letter.",
        "Spending was £1.2 million above the budget at the end of June.",
        "Was this foreseen?",
        "The committee has asked for a report in the autumn.",
    ),
    ("Deterioration of the east quay wall", "Storm damage, which is only partly covered", "Cyber-security"),
    (
        ("The previous review took place in", "2022 and the next one is planned for March."),
        ("The deficit is expected to be", "1.4 million pounds by the end of the year."),
        ("The document was approved on", "26 February 2025 and is in force."),
    ),
    ("The committee follows a yearly cycle:", "We see these risks:"),
    (
        ("Yes", "No"),
        ("Yes", "No", "N/A"),
        ("Yes", "Partly", "No", "Don't know"),
        ("Always", "Often", "Never"),
    ),
)

FINNISH = Phrases(
    "fi",
    ("Tarkastuslautakunnan kysely 2024", "Sivistyslautakunta", "Koivurannan kunta"),
    ("Tavoitteet ja seuranta", "Talous", "Sisäinen valvonta"),
    (
        "Onko riskit arvioitu?",
        "Pysyikö lautakunta talousarviossa?",
        "Toteutuivatko tavoitteet suunnitelman mukaisesti ja raportoitiinko poikkeamista lautakunnalle viipymättä?",
    ),
    ("Mitkä ovat tärkeimmät haasteet lähivuosina?", "Miten lautakunta seuraa tavoitteiden toteutumista?"),
    ("Perustele vastaus.", "Ilmoittakaa päätöksen päivämäärä."),
    (
        "Kyllä, tavoitteet hyväksyttiin 17.1.2024, § 4.",
        "Ei.",
        "Valvontasuunnitelma on laatimatta, ks. kohta 1.1.",
        "Kuusi kahdeksasta tavoitteesta toteutui.",
        "Poikkeamat koskivat varhaiskasvatuksen henkilöstöä ja kouluverkkoa.",
    ),
    ("Syntyvyyden lasku", "Sisäilmaongelmat kahdessa koulussa", "Pätevien opettajien saatavuus"),
    (
        ("Ylitys oli noin", "1.2 miljoonaa euroa ja johtui kuljetuksista."),
        ("Väestö kasvaa vuoteen", "2030 asti ennusteen mukaan."),
    ),
    ("Lautakunta nostaa esiin seuraavat asiat:",),
    (
        ("Kyllä", "Ei"),
        ("Kyllä", "Ei", "Osittain", "En osaa sanoa"),
        ("Täysin", "Pääosin", "Osittain", "Ei lainkaan"),
    ),
)

GERMAN = Phrases(
    "de",
    ("Fragebogen zur Prüfung 2025", "Bauausschuss", "Gemeinde Lindental"),
    ("Ziele und Auftrag", "Haushalt", "Interne Kontrolle und IT-Sicherheit"),
    (
        "Wurden die Ziele erreicht?",
        "Liegt ein Plan für die interne Kontrolle vor?",
        (
            "Hat der Ausschuss im Laufe des Jahres geprüft, ob die Beschlüsse des Rates und der Verwaltung rechtzeitig "
            "umgesetzt wurden und den Vorgaben entsprechen?"
        ),
    ),
    ("Wie verfolgt der Ausschuss seine Ziele?", "Welche Risiken sieht der Ausschuss bis zum Jahr 2030?"),
    ("Bitte begründen Sie die Antwort.", "Nennen Sie das Datum des Beschlusses."),
    (
        "Ja, am 4. März 2025 beschlossen.",
        "Nein.",
        "Sechs von acht Zielen wurden erreicht, siehe auch die Antwort auf Frage 1.1.",
        "Der Ausschuss wird im Herbst erneut berichten.",
        "Die Verwaltung nennt die Lage „angespannt“.",
    ),
    ("Fehlende Fachkräfte", "Steigende Kosten der Kinder- und Jugendhilfe", "Sanierung der Schulen"),
    (
        ("Der Fehlbetrag beträgt voraussichtlich", "1,4 Millionen Euro und wird ausgeglichen."),
        ("Der Ausschuss hat beschlossen, dass", "12 Schulen saniert werden."),
        ("Der Plan gilt bis zum Jahr", "2030 und wird jährlich geprüft."),
    ),
    ("Der Ausschuss nennt die folgenden Punkte:",),
    (
        ("Ja", "Nein"),
        ("Ja", "Nein", "Teilweise", "Weiß nicht"),
        ("Immer", "Oft", "Manchmal", "Selten", "Nie"),
    ),
)

FRENCH = Phrases(
    "fr",
    ("Questionnaire d’audit 2025", "Commission des finances", "Commune de Valmorin"),
    ("Objectifs et missions", "Budget", "Contrôle interne et sécurité informatique"),
    (
        "Les objectifs ont-ils été atteints ?",
        "Existe-t-il un plan de contrôle interne ?",
        (
            "La commission a-t-elle vérifié au cours de l’année que les décisions du conseil et de l’administration ont "
            "été mises en œuvre dans les délais et conformément aux règles ?"
        ),
    ),
    ("Comment la commission suit-elle ses objectifs ?", "Quels risques la commission voit-elle d’ici 2030 ?"),
    ("Veuillez justifier la réponse.", "Indiquez la date de la décision."),
    (
        "Oui, adopté le 4 mars 2025.",
        "Non.",
        "Six objectifs sur huit ont été atteints, voir aussi la réponse à la question 1.1.",
        "La commission présentera un nouveau rapport à l’automne.",
        "Le service juge la situation « tendue ».",
    ),
    ("Manque de personnel qualifié", "Hausse du coût de l’énergie", "Rénovation des écoles"),
    (
        ("Le déficit devrait atteindre", "1,4 million d’euros et sera compensé."),
        ("La commission a décidé que", "12 écoles seront rénovées."),
        ("Le plan est valable jusqu’en", "2030 et fait l’objet d’un bilan annuel."),
    ),
    ("La commission relève les points suivants :",),
    (
        ("Oui", "Non"),
        ("Oui", "Non", "En partie", "Ne sait pas"),
        ("Toujours", "Souvent", "Parfois", "Rarement", "Jamais"),
    ),
)

DUTCH = Phrases(
    "nl",
    ("Vragenlijst onderzoek 2025", "Auditcommissie", "Gemeente Lindenrade"),
    ("Doelen en opdracht", "Begroting", "Interne controle en informatiebeveiliging"),
    (
        "Zijn de doelen behaald?",
        "Is er een plan voor de interne controle?",
        (
            "Heeft de commissie in de loop van het jaar nagegaan of de besluiten van de raad en het college op tijd zijn "
            "uitgevoerd en aan de voorschriften voldoen?"
        ),
    ),
    ("Hoe volgt de commissie haar doelen?", "Welke risico's ziet de commissie tot het jaar 2030?"),
    ("Geef een toelichting op het antwoord.", "Vermeld de datum van het besluit."),
    (
        "Ja, vastgesteld op 4 maart 2025.",
        "Nee.",
        "Zes van de acht doelen zijn behaald, zie ook het antwoord op vraag 1.1.",
        "De commissie rapporteert in het najaar opnieuw.",
        "De dienst noemt de situatie “gespannen”.",
    ),
    ("Tekort aan personeel", "Stijgende kosten van de jeugdzorg", "Renovatie van de scholen"),
    (
        ("Het tekort bedraagt naar verwachting", "1,4 miljoen euro en wordt gedekt."),
        ("De commissie heeft besloten dat", "12 scholen worden gerenoveerd."),
        ("Het plan geldt tot het jaar", "2030 en wordt jaarlijks herzien."),
    ),
    ("De commissie noemt de volgende punten:",),
    (
        ("Ja", "Nee"),
        ("Ja", "Nee", "Gedeeltelijk", "Weet niet"),
        ("Altijd", "Vaak", "Soms", "Zelden", "Nooit"),
    ),
)

SPANISH = Phrases(
    "es",
    ("Cuestionario de auditoría 2025", "Comisión de Hacienda", "Ayuntamiento de Valdelinda"),
    ("Objetivos y misión", "Presupuesto", "Control interno y seguridad informática"),
    (
        "¿Se han alcanzado los objetivos?",
        "¿Existe un plan de control interno?",
        (
            "¿Ha comprobado la comisión durante el año que los acuerdos del pleno y de la administración se han ejecutado "
            "a tiempo y conforme a las normas?"
        ),
    ),
    ("¿Cómo hace la comisión el seguimiento de sus objetivos?", "¿Qué riesgos ve la comisión hasta 2030?"),
    ("Justifique la respuesta.", "Indique la fecha del acuerdo."),
    (
        "Sí, aprobado el 4 de marzo de 2025.",
        "No.",
        "Se han alcanzado seis de los ocho objetivos, véase también la respuesta a la pregunta 1.1.",
        "La comisión volverá a informar en otoño.",
        "El servicio califica la situación de «tensa».",
    ),
    ("Falta de personal cualificado", "Aumento del coste de la energía", "Reforma de los colegios"),
    (
        ("El déficit será previsiblemente de", "1,4 millones de euros y se compensará."),
        ("La comisión ha acordado que", "12 colegios se reformarán."),
        ("El plan es válido hasta el año", "2030 y se revisa cada año."),
    ),
    ("La comisión señala los siguientes puntos:",),
    (
        ("Sí", "No"),
        ("Sí", "No", "En parte", "No sabe"),
        ("Siempre", "A menudo", "A veces", "Rara vez", "Nunca"),
    ),
)

ITALIAN = Phrases(
    "it",
    ("Questionario di verifica 2025", "Commissione Bilancio", "Comune di Vallelinda"),
    ("Obiettivi e compiti", "Bilancio", "Controllo interno e sicurezza informatica"),
    (
        "Gli obiettivi sono stati raggiunti?",
        "Esiste un piano per il controllo interno?",
        (
            "La commissione ha verificato nel corso dell'anno che le delibere del consiglio e della giunta siano state "
            "attuate nei tempi previsti e in conformità alle norme?"
        ),
    ),
    ("Come segue la commissione i propri obiettivi?", "Quali rischi vede la commissione fino al 2030?"),
    ("Motivare la risposta.", "Indicare la data della delibera."),
    (
        "Sì, approvato il 4 marzo 2025.",
        "No.",
        "Sei degli otto obiettivi sono stati raggiunti, vedi anche la risposta alla domanda 1.1.",
        "La commissione riferirà di nuovo in autunno.",
        "Il servizio definisce la situazione «tesa».",
    ),
    ("Mancanza di personale qualificato", "Aumento dei costi dell'energia", "Ristrutturazione delle scuole"),
    (
        ("Il disavanzo sarà presumibilmente di", "1,4 milioni di euro e verrà compensato."),
        ("La commissione ha deciso che", "12 scuole saranno ristrutturate."),
        ("Il piano è valido fino all'anno", "2030 e viene rivisto ogni anno."),
    ),
    ("La commissione segnala i seguenti punti:",),
    (
        ("Sì", "No"),
        ("Sì", "No", "In parte", "Non so"),
        ("Sempre", "Spesso", "A volte", "Raramente", "Mai"),
    ),
)

NORWEGIAN = Phrases(
    "nb",
    ("Egenkontroll 2025 – spørsmål til utvalgene", "Utvalg for oppvekst", "Bjørnvik kommune"),
    ("Mål og oppfølging", "Økonomi", "Risiko og beredskap"),
    (
        "Har utvalget vedtatt en plan for internkontroll?",
        "Er avvik rapportert til utvalget uten opphold?",
        (
            "Har utvalget i løpet av året fulgt opp at vedtakene er satt i verk innen den tiden som ble bestemt, og at "
            "virksomheten drives i samsvar med dem?"
        ),
    ),
    ("Hvordan følger utvalget opp målene?", "Hvilke utfordringer ser utvalget fram mot 2030?"),
    ("Oppgi datoen for vedtaket.", "Begrunn svaret."),
    (
        "Ja, planen ble vedtatt 12. mars 2025, sak 14.",
        "Nei.",
        "Fire av seks mål er nådd, se også svaret på spørsmål 1.2.",
        "Utvalget har bedt om en ny rapport til høsten.",
    ),
    ("Mangel på lærere", "Økte utgifter til spesialundervisning", "Vedlikehold av barnehager"),
    (
        ("Merforbruket ventes å bli", "2.5 millioner kroner ved årets slutt."),
        ("Elevtallet vil øke fram til", "2030 og deretter flate ut."),
    ),
    ("Utvalget vil nevne følgende:",),
    (("Ja", "Nei"), ("Ja", "Nei", "Delvis", "Vet ikke"), ("Alltid", "Ofte", "Sjelden", "Aldri")),
)

DANISH = Phrases(
    "da",
    ("Spørgeskema om budgetopfølgning 2025", "Børneudvalget", "Lyngsted Kommune"),
    ("Budget og opfølgning", "Risici", "Intern kontrol"),
    (
        "Har udvalget behandlet budgetopfølgningen?",
        "Er der truffet beslutning om kompenserende besparelser, hvis forbruget ventes at overstige budgettet for året?",
        "Får udvalget en forklaring på større afvigelser?",
    ),
    ("Hvilke risici ser udvalget frem mod 2030?", "Hvordan følger udvalget op på målene?"),
    ("Angiv beløbsgrænsen.", "Begrund svaret."),
    (
        "Ja, på mødet den 28. oktober 2025, punkt 6.",
        "Nej.",
        "Der er truffet beslutning for skoleområdet, men ikke for dagtilbud.",
        "I 2024 var grænsen 500.000 kr.",
    ),
    ("Mangel på pædagoger", "Stigende udgifter til specialundervisning", "Børne- og ungeområdet"),
    (
        ("Merforbruget ventes at blive", "1.4 millioner kroner i år."),
        ("Tallet ventes at stige frem mod", "2030 og derefter falde."),
    ),
    ("Udvalget vil nævne følgende:",),
    (("Ja", "Nej"), ("Ja", "Nej", "Delvist", "Ved ikke"), ("Altid", "Ofte", "Sjældent", "Aldrig")),
)

LANGUAGES = (SWEDISH, ENGLISH, FINNISH, GERMAN, NORWEGIAN, DANISH)
FURTHER = (FRENCH, DUTCH, SPANISH, ITALIAN)
