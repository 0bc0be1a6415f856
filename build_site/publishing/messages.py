"""What the reading of editions can say, for the guide's table of messages."""

from build_site.problems import Message, Section

MESSAGES = (
    Message(
        "edition-unreadable",
        Section.VERSIONS,
        "Utgåvan går inte att läsa.",
        "En publicerad utgåva ändras aldrig. Hämta tillbaka filen ur versionshanteringen och rätta i paketen.",
        "Hämta tillbaka filen ur versionshanteringen.",
    ),
    Message(
        "edition-content",
        Section.VERSIONS,
        "Innehållet är ett annat än det som publicerades.",
        "En publicerad utgåva ändras aldrig. Hämta tillbaka filen ur versionshanteringen och rätta i paketen.",
        "Hämta tillbaka filen ur versionshanteringen.",
    ),
    Message(
        "edition-file-missing",
        Section.VERSIONS,
        "Filen saknas i utgåvan.",
        "En publicerad utgåva ändras aldrig. Hämta tillbaka filen ur versionshanteringen och rätta i paketen.",
        "Hämta tillbaka filen ur versionshanteringen.",
    ),
    Message(
        "edition-file-extra",
        Section.VERSIONS,
        "Filen hör inte till utgåvan.",
        "En publicerad utgåva ändras aldrig. Hämta tillbaka filen ur versionshanteringen och rätta i paketen.",
        "Hämta tillbaka filen ur versionshanteringen.",
    ),
    Message(
        "edition-other-version",
        Section.VERSIONS,
        "Filen säger att den är utgåva {version}.",
        "En publicerad utgåva ändras aldrig. Hämta tillbaka filen ur versionshanteringen och rätta i paketen.",
        "Hämta tillbaka filen ur versionshanteringen.",
    ),
    Message(
        "edition-previous",
        Section.VERSIONS,
        "Utgåvan före saknas eller är en annan än den som publicerades.",
        "En publicerad utgåva ändras aldrig. Hämta tillbaka filen ur versionshanteringen och rätta i paketen.",
        "Hämta tillbaka filen ur versionshanteringen.",
    ),
    Message(
        "edition-none",
        Section.VERSIONS,
        "Filen är ingen utgåva.",
        "Flytta den. Här ligger bara utgåvor, som 1.0.0.zip; «build-site publish» skriver dem.",
        "Flytta den från `datasets/editions/`.",
    ),
)
