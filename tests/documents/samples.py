"""A made-up meeting with everything a protocol can hold."""

from samradapp.domain.protocol import (
    AttendanceList,
    AttendanceRow,
    AttendanceTable,
    Fact,
    Notice,
    PrintedBallot,
    PrintedDecision,
    PrintedItem,
    PrintedList,
    PrintedPart,
    PrintedSignature,
    PrintedVote,
    Protocol,
    SchedulePart,
    ScheduleRow,
)
from samradapp.domain.text import Block, BlockStyle, Run, Text, bullet, paragraph

HEADER = "Samråd hälsa och omsorg, protokoll 8 maj 2026"
FACTS = (
    Fact("Datum och tid", "fredag 8 maj 2026 kl. 09.30–15.00"),
    Fact("Plats", "Teams"),
    Fact("Ärenden", "15–26"),
    Fact("Ordförande", "Ylva Åhedén (C), Granfors kommun"),
    Fact("Sekreterare", "Gunvor Tallbrink"),
    Fact("Justerare", "Sigbritt Lavskog (S) och Bertil Åslund (L)"),
    Fact("Justerat", "13 maj 2026"),
)


def numbered(text: str, level: int = 1) -> Block:
    return Block(BlockStyle.NUMBERED, (Run(text),), level)


BALLOTS = tuple(
    PrintedBallot(*row.split("|"))
    for row in (
        "Ylva Åhedén (C)|Granfors kommun|Ja",
        "Sigbritt Lavskog (S)|Region Nordanå|Ja",
        "Bertil Åslund (L)|Bjursunds kommun|Ja",
        "Disa Ripnäs (M)|Bjursunds kommun|Nej",
        "Elsa Björkfall (S)|Granfors kommun|Ja",
        "Hillevi Kvarnmark (V)|Kvarnås kommun|Ja",
        "Orvar Sundrot (S)|Hällsjö kommun|Ja",
        "Sixten Ripnäs (S)|Hällsjö kommun|Ja",
        "Tage Lövnäs (M)|Region Nordanå|Avstår",
        "Vendla Gransäter (KD)|Tallviks kommun|Nej",
    )
)

FIRST_ITEMS = (
    PrintedItem(
        "i15",
        "15.",
        "Mötet öppnas och upprop",
        text=(
            paragraph(
                "Ordföranden öppnade mötet och hälsade alla välkomna. Vid uppropet var tolv av fjorton platser besatta."
                " Föredragningslistan godkändes utan ärende 25."
            ),
        ),
        decisions=(
            PrintedDecision(
                "d15", "Samrådet utsåg Sigbritt Lavskog (S) och Bertil Åslund (L) att justera protokollet."
            ),
        ),
    ),
    PrintedItem(
        "i16",
        "16.",
        "Föregående protokoll",
        text=(
            paragraph(
                "Protokollet från den 6 februari 2026 gicks igenom. Tre av fyra uppdrag är klara, och det fjärde tas"
                " upp igen i höst."
            ),
        ),
        decisions=(PrintedDecision("d16", "Samrådet lade protokollet till handlingarna."),),
    ),
    PrintedItem(
        "i17",
        "17.",
        "Nytt från huvudmännen",
        "Informationsärende",
        "Föredragande: Sigbritt Lavskog (S) och Bo Tjärnhed, Kvarnås kommun",
        text=(
            paragraph(
                "Bjursund har öppnat ett korttidsboende med åtta platser. Kvarnås ser över hemtjänstens restider."
                " Regionen har samlat frågor om provtagning i hemmet på en gemensam telefonlinje. Samtalen har hittills"
                " varit färre än väntat."
            ),
        ),
        decisions=(PrintedDecision("d17", "Samrådet godkände informationen."),),
    ),
    PrintedItem(
        "i18",
        "18.",
        "Gemensam bemanningspool i hemtjänsten",
        "Dialogärende",
        "Föredragande: Cilla Forsnäs, verksamhetschef, Granfors kommun",
        text=(
            paragraph(
                "Sju huvudmän vill pröva en gemensam pool under sommaren. Innan den kan starta behöver tre saker vara"
                " på plats, i denna ordning:"
            ),
            numbered("ett avtal om vem som är arbetsgivare under passen"),
            numbered("en gemensam introduktion på två dagar, med samma innehåll oavsett kommun"),
            numbered("en överenskommelse om reseersättning"),
            paragraph(
                "I diskussionen framfördes att försöket bör börja i liten skala och att personalen ska få besked i god"
                " tid."
            ),
        ),
        decisions=(
            PrintedDecision(
                "d18",
                "Samrådet enades om inriktningen att pröva en gemensam bemanningspool sommaren 2027. Inriktningen"
                " förankras hos respektive huvudman.",
            ),
        ),
    ),
    PrintedItem(
        "i19",
        "19.",
        "Trygg hemgång efter sjukhusvistelse",
        "Informationsärende",
        "Föredragande: Maj Tallvret, Region Nordanå, och Sixten Ripnäs (S), Hällsjö kommun",
        text=(
            paragraph(
                "Maj Tallvret beskrev hur trygg hemgång har prövats i Granfors och Tallvik under vintern. Teamet möter"
                " den enskilde redan på avdelningen och följer med hem det första dygnet. Erfarenheterna hittills:"
            ),
            bullet("48 personer har fått stöd under januari–mars"),
            bullet("tre av fyra kunde vara kvar hemma utan ny inskrivning inom 30 dagar"),
            bullet("anhöriga uppger att de vet vem de ska ringa, även nattetid"),
            paragraph(
                "Sixten Ripnäs lyfte att modellen kräver bemanning även på helger, och att de mindre kommunerna behöver"
                " kunna dela på ett team."
            ),
        ),
        decisions=(
            PrintedDecision("d19a", "Samrådet godkände informationen."),
            PrintedDecision(
                "d19b",
                "Samrådet beslutade att uppdra åt ledningsgruppen att ta fram ett förslag till gemensam modell för"
                " trygg hemgång.",
                follow_up="Ansvarig: ledningsgruppen. Åter senast: 9 oktober 2026.",
            ),
        ),
    ),
    PrintedItem(
        "i20",
        "20.",
        "Digital larmkedja nattetid",
        "Beslutsärende",
        "Föredragande: Ellen Snöfors, socialchef, Bjursunds kommun",
        text=(
            paragraph(
                "Tre kommuner har gemensamt prövat en larmkedja där nattpersonalen ser vilket team som är närmast."
                " Svarstiden sjönk från elva till sju minuter. Driften kostar 212\u00a0000 kronor per år och delas"
                " efter invånarantal."
            ),
            paragraph(
                "Försöket har följts av en arbetsgrupp med nattpersonal från alla tre kommunerna. Gruppen föreslår att"
                " larmkedjan byggs ut i två steg, först i hemtjänsten och sedan på särskilda boenden."
            ),
        ),
        notes=("Elis Forsvall (C), Tallviks kommun, deltog inte i ärendet på grund av jäv.",),
        motions=(
            (
                "Ylva Åhedén (C) yrkade bifall till förslaget. Vendla Gransäter (KD) yrkade att ärendet återremitteras"
                " för en ny kostnadsberäkning."
            ),
        ),
        votes=(
            PrintedVote(
                "Ja betyder att ärendet avgörs i dag, nej att det återremitteras. Med 7 ja, 2 nej och 1 som avstår"
                " beslutade samrådet att avgöra ärendet i dag.",
                BALLOTS,
                "Omröstning i paragraf 20: hur var och en röstade",
            ),
        ),
        decisions=(
            PrintedDecision(
                "d20",
                "Samrådet beslutade",
                (
                    "att rekommendera huvudmännen att införa den digitala larmkedjan under 2027,",
                    "att driftkostnaden fördelas efter invånarantal,",
                    "att ledningsgruppen följer upp svarstiderna efter sex månader.",
                ),
                "Ansvarig: ledningsgruppen. Åter senast: 18 juni 2027.",
            ),
        ),
        reservations=("Vendla Gransäter (KD) reserverade sig mot beslutet.",),
    ),
    PrintedItem(
        "i21",
        "21.",
        "Ärenden till ledningsgruppen",
        text=(
            bullet("Gemensam modell för trygg hemgång (ärende 19), åter senast 9 oktober 2026"),
            bullet("Uppföljning av svarstider i larmkedjan (ärende 20), åter senast 18 juni 2027"),
        ),
    ),
    PrintedItem("i22", "22.", "Övriga frågor", text=(paragraph("Inga övriga frågor."),)),
    PrintedItem(
        "i23",
        "23.",
        "Sammanfattning av beslut",
        text=(
            bullet("Ärende 16: Protokollet lades till handlingarna."),
            bullet("Ärende 17: Informationen godkändes."),
            bullet("Ärende 18: Inriktning om en gemensam bemanningspool sommaren 2027."),
            bullet("Ärende 19: Informationen godkändes. Ledningsgruppen tar fram en modell."),
            bullet("Ärende 20: Huvudmännen rekommenderas att införa den digitala larmkedjan."),
        ),
    ),
)

LAST_ITEMS = (
    PrintedItem(
        "i24",
        "24.",
        "Brukarenkäten i vår: uppföljning",
        "Dialogärende",
        "Föredragande: Gunvor Tallbrink, samordnare",
        text=(
            paragraph(
                "Enkäten besvarades av 1\u00a0340 personer. Svaren är goda i fråga om bemötande men svagare i fråga om"
                " kontinuitet. Grupperna samtalade länsdelsvis om vad som kan göras före sommaren."
            ),
        ),
        decisions=(
            PrintedDecision(
                "d24",
                "Ledningsgruppen beslutade att Birgit Myrheden sammanställer förslagen.",
                follow_up="Ansvarig: Birgit Myrheden. Klart senast: 4 september 2026.",
            ),
        ),
    ),
    PrintedItem("i25", "25.", "Kompetensplan 2027–2029", notes=("Ärendet utgick.",)),
    PrintedItem(
        "i26",
        "26.",
        "Nästa möte",
        text=(
            bullet("Samråd hälsa och omsorg: fredag 9 oktober 2026 kl. 09.30–15.00, Teams"),
            bullet("Ledningsgruppen: tisdag 16 juni 2026 kl. 13.00–16.00, Granfors"),
            paragraph("Ordföranden avslutade mötet kl. 14.50."),
        ),
    ),
)

ATTENDANCE = (
    PrintedList(
        "Samråd hälsa och omsorg",
        (
            "Ylva Åhedén (C), Granfors kommun, ordförande",
            "Sigbritt Lavskog (S), Region Nordanå, vice ordförande och justerare",
            "Bertil Åslund (L), Bjursunds kommun, justerare",
            "Disa Ripnäs (M), Bjursunds kommun, ersättare för Ingvar Mossvik",
            "Elis Forsvall (C), Tallviks kommun, ej ärende 20 (jäv)",
            "Elsa Björkfall (S), Granfors kommun",
            "Hillevi Kvarnmark (V), Kvarnås kommun",
            "Orvar Sundrot (S), Hällsjö kommun",
            "Rutger Isdal (M), Kvarnås kommun, ärende 15–19",
            "Sixten Ripnäs (S), Hällsjö kommun",
            "Tage Lövnäs (M), Region Nordanå",
            "Vendla Gransäter (KD), Tallviks kommun",
        ),
    ),
    PrintedList("Frånvarande", ("Ingvar Mossvik (M), Bjursunds kommun", "Jorunn Älgnäs (S), Tallviks kommun")),
    PrintedList("Adjungerade", ("Bo Tjärnhed, utvecklingsledare, Kvarnås kommun",)),
)

SIGNATURES = (
    PrintedSignature("Gunvor Tallbrink", "sekreterare"),
    PrintedSignature("Ylva Åhedén (C)", "ordförande"),
    PrintedSignature("Sigbritt Lavskog (S)", "justerare"),
    PrintedSignature("Bertil Åslund (L)", "justerare"),
)

PROTOCOL = Protocol(
    "Protokoll Samråd hälsa och omsorg",
    "SHO 12:2-2026",
    HEADER,
    "Gunvor Tallbrink",
    FACTS,
    (
        PrintedPart("p1", "", "", FIRST_ITEMS),
        PrintedPart(
            "p2", "Samrådet tillsammans med ledningsgruppen", "kl. 13.00–15.00, ledningsgruppen beslutar", LAST_ITEMS
        ),
    ),
    ATTENDANCE,
    signature_line="Protokoll SHO 12:2-2026, ärende 15–26, justerat 13 maj 2026",
    signatures=SIGNATURES,
)


def protocol_with(text: Text) -> Protocol:
    """Give a protocol of one item with this text."""
    item = PrintedItem("item1", "1.", "Ett ärende", text=text)
    return Protocol("Protokoll", "Dnr 1", "Organ", "Sekreterare", (), (PrintedPart("p1", "", "", (item,)),), ())


NOTICE = Notice(
    "Kallelse till Samråd hälsa och omsorg",
    "SHO 12:2-2026",
    "Samråd hälsa och omsorg, kallelse 8 maj 2026",
    "Gunvor Tallbrink",
    (*FACTS[:2], Fact("Förhinder", "meddelas Gunvor Tallbrink senast den 4 maj")),
    (
        SchedulePart(
            "",
            "",
            (
                ScheduleRow("09.30", "15.", "Mötet öppnas och upprop", presenters="Ylva Åhedén"),
                ScheduleRow("09.40", "16.", "Föregående protokoll", presenters="Ylva Åhedén"),
                ScheduleRow(
                    "09.50", "17.", "Nytt från huvudmännen", "Informationsärende", "Sigbritt Lavskog, Bo Tjärnhed"
                ),
                ScheduleRow("10.20", "18.", "Gemensam bemanningspool i hemtjänsten", "Dialogärende", "Cilla Forsnäs"),
            ),
        ),
        SchedulePart(
            "Samrådet tillsammans med ledningsgruppen",
            "kl. 13.00–15.00",
            (ScheduleRow("13.00", "24.", "Brukarenkäten i vår: uppföljning", "Dialogärende", "Gunvor Tallbrink"),),
        ),
    ),
)

ATTENDANCE_LIST = AttendanceList(
    "Närvarolista Samråd hälsa och omsorg",
    "SHO 12:2-2026",
    "Samråd hälsa och omsorg, närvarolista 8 maj 2026",
    "Gunvor Tallbrink",
    (*FACTS[:2], Fact("Närvarande", "12 av 14 platser besatta vid mötets början")),
    (
        AttendanceTable(
            "Samråd hälsa och omsorg",
            (
                AttendanceRow("Ylva Åhedén (C)", "Granfors kommun", "Närvarande, ordförande"),
                AttendanceRow("Disa Ripnäs (M)", "Bjursunds kommun", "Ersättare för Ingvar Mossvik", exception=True),
                AttendanceRow("Ingvar Mossvik (M)", "Bjursunds kommun", "Frånvarande", exception=True),
            ),
        ),
        AttendanceTable(
            "Ledningsgruppen kl. 13.00–15.00", (AttendanceRow("Alrik Stensele", "Region Nordanå", "Närvarande"),)
        ),
    ),
)
