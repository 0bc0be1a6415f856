"""What reading can say of files and folders, for the guide's table of messages."""

from build_site.problems import Message, Section

MESSAGES = (
    Message(
        "file-no-description",
        Section.FILES,
        "Paketets beskrivning saknas.",
        "Lägg till den; sidan om hur man lägger till en rapport visar hur.",
        "Lägg `datapackage.yaml` i mappen.",
    ),
    Message(
        "file-misplaced",
        Section.FILES,
        "Paketet ligger på fel plats och läses inte.",
        "Flytta mappen till reports/<kommun>/<nämnd>/<period>/.",
        "Flytta mappen till tre nivåer under `reports`: kommun, nämnd, period.",
    ),
    Message(
        "file-missing",
        Section.FILES,
        "Filen saknas eller är tom.",
        "Lägg till den, med rubrikrad, eller ta bort den ur datapackage.yaml.",
        "Lägg till CSV-filen, eller ta bort tabellen ur `resources`.",
    ),
    Message(
        "file-stray",
        Section.FILES,
        "Filen hör inte till någon tabell i paketet.",
        "Beskriv den i datapackage.yaml eller ta bort den.",
        "Beskriv den i `resources` eller ta bort den. Kalkylprogrammens låsfiler räknas också.",
    ),
    Message(
        "file-no-comparison",
        Section.FILES,
        "Filen är ingen jämförelse.",
        "Låt namnet sluta på .yaml.",
        "Låt namnet sluta på `.yaml`, eller flytta filen från `comparisons`.",
    ),
    Message(
        "file-encoding",
        Section.FILES,
        "Filen är inte sparad som UTF-8.",
        "Spara den med teckenkodning UTF-8.",
        "Spara om med teckenkodningen UTF-8.",
    ),
    Message(
        "file-yaml",
        Section.FILES,
        "Filen går inte att läsa som YAML.",
        "Kontrollera indrag, kolon och citattecken på raden och raden ovanför.",
        "Titta på raden och raden ovanför: indrag, mellanslag efter kolon, citattecken. Text med kolon "
        "ska stå inom citattecken.",
    ),
    Message(
        "file-empty",
        Section.FILES,
        "Filen beskriver ingenting.",
        "Skriv «namn: värde», en uppgift per rad.",
    ),
    Message(
        "file-twice",
        Section.FILES,
        "«{name}» står två gånger.",
        "Ta bort den ena.",
        "Ta bort den ena egenskapen.",
    ),
    Message(
        "file-header",
        Section.FILES,
        "Kolumnrubrikerna stämmer inte med datapackage.yaml: här står «{label}», väntat «{expected}».",
        "Ge kolumnerna samma namn och ordning på båda ställena.",
        "Ge samma namn och ordning i CSV och `fields`. Står hela rubrikraden i samma «…» är filen sparad"
        " med semikolon; spara om med komma.",
    ),
    Message(
        "file-unreadable",
        Section.FILES,
        "Filen kan inte läsas ({kind}: {note}).",
        "Rätta filen.",
        "Öppna filen i en textredigerare. Hela tabellen ska vara vanlig text med kommatecken mellan cellerna.",
    ),
    Message(
        "file-link-nowhere",
        Section.FILES,
        "Länken leder ingenstans.",
        "Lägg en vanlig fil där, eller ta bort det som ligger där.",
    ),
    Message(
        "file-link-out",
        Section.FILES,
        "Länken leder ut ur mappen med data.",
        "Lägg själva filen där i stället för en länk till den.",
    ),
    Message(
        "file-no-file",
        Section.FILES,
        "Här ligger {kind} där en fil ska ligga.",
        "Lägg en vanlig fil där, eller ta bort det som ligger där.",
    ),
    Message("file-large", Section.FILES, "Filen är {size} stor.", "Den får vara högst {limit}. Dela upp den."),
    Message(
        "file-closed",
        Section.FILES,
        "Filen går inte att öppna.",
        "Lägg en vanlig fil där, eller ta bort det som ligger där.",
    ),
    Message(
        "file-name",
        Section.FILES,
        "Filens namn kan inte bli en adress.",
        "Använd små bokstäver a–z, siffror och bindestreck, högst {most} tecken.",
    ),
    Message(
        "yaml-reference",
        Section.FILES,
        "Filen hänvisar till sig själv med * eller &.",
        "Skriv ut uppgiften, och text som börjar med * eller & inom citattecken.",
    ),
    Message(
        "yaml-tag",
        Section.FILES,
        "Märkningen med utropstecken kan inte stå här.",
        "Skriv text som börjar med ! inom citattecken.",
    ),
    Message(
        "yaml-deep",
        Section.FILES,
        "Uppgifterna ligger i varandra i fler än {depth} led.",
        "Titta på exemplet: så djupt behöver ingen uppgift ligga.",
    ),
    Message(
        "yaml-name",
        Section.FILES,
        "Namnet på uppgiften är ingen text.",
        "Skriv ett namn; yes, no, on, off och null ska stå inom citattecken.",
    ),
    Message(
        "yaml-number",
        Section.FILES,
        "Talet går inte att använda.",
        "Skriv ett tal med högst {digits} siffror, eller sätt det inom citattecken om det är text.",
    ),
    Message("table-long", Section.FILES, "Tabellen har fler än {most} rader.", "Dela upp den i flera tabeller."),
    Message("table-wide", Section.FILES, "Raden har {cells} celler.", "Högst {most} får plats."),
    Message(
        "table-quotes",
        Section.FILES,
        "Raden går inte att dela upp i celler.",
        "Kontrollera citattecknen; ett citattecken inne i en text skrivs dubbelt.",
    ),
)
