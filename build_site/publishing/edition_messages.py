"""What the reading of editions and of their register can say, for the guide's table of messages."""

from build_site.problems import Message, Section

_RESTORE = "En publicerad utgåva ändras aldrig. Hämta tillbaka filen ur versionshanteringen och rätta i paketen."
_FETCH = "Hämta tillbaka filen ur versionshanteringen."
# What is wrong with an edition that is no longer as it was published, by the message's anchor.
_CHANGED = {
    "edition-unreadable": "Utgåvan går inte att läsa.",
    "edition-content": "Innehållet är ett annat än det som publicerades.",
    "edition-file-missing": "Filen saknas i utgåvan.",
    "edition-file-extra": "Filen hör inte till utgåvan.",
    "edition-file-doubled": "Filen finns {count} gånger i utgåvan.",
    "edition-other-version": "Filen säger att den är utgåva {version}.",
    "edition-previous": "Utgåvan före saknas eller är en annan än den som publicerades.",
    "edition-archive": "Zip-filen är en annan än den som publicerades.",
    "edition-manifest": "Beskrivningen är en annan än den som publicerades.",
    "edition-date": "Datumet är {date}, men {registered} i register.csv.",
    "edition-comments": "Zip-filen har kommentarer eller tillägg.",
    "edition-encrypted": "Zip-filen är krypterad.",
    "edition-empty": "Zip-filen är tom.",
    "edition-large-file": "Zip-filen är större än {number} MB.",
    "edition-large-content": "Innehållet är större än {number} MB uppackat.",
    "edition-ratio": "Innehållet är mer än {number} gånger så stort som zip-filen.",
    "edition-many-files": "Zip-filen innehåller fler än {number} filer.",
}
_REGISTER_RESTORE = "Hämta tillbaka filen ur versionshanteringen. Registret skrivs bara av «build-site publish»."
_REGISTER = {
    "register-unreadable": "Registret går inte att läsa.",
    "register-no-file": "Registret är ingen vanlig fil.",
    "register-heading": "Rubrikraden ska vara {columns}.",
    "register-row": "Raden är ingen utgåva.",
    "register-doubled": "Utgåva {version} står två gånger.",
}
MESSAGES = (
    *(Message(key, Section.VERSIONS, said, _RESTORE, _FETCH) for key, said in _CHANGED.items()),
    *(Message(key, Section.VERSIONS, said, _REGISTER_RESTORE, _FETCH) for key, said in _REGISTER.items()),
    Message(
        "edition-unregistered",
        Section.VERSIONS,
        "Utgåvan står inte i register.csv.",
        "Avbröts en publicering tar du bort zip-filen och kör «build-site publish» igen. Annars hämtar du tillbaka "
        "register.csv ur versionshanteringen.",
        "Avbröts en publicering: ta bort zip-filen och kör `publish` igen. Annars: hämta tillbaka `register.csv`.",
    ),
    Message(
        "edition-file-gone",
        Section.VERSIONS,
        "Utgåva {version} saknas i mappen.",
        "Hämta tillbaka zip-filen ur versionshanteringen.",
        "Hämta tillbaka zip-filen ur versionshanteringen.",
    ),
    Message(
        "edition-none",
        Section.VERSIONS,
        "Filen är ingen utgåva.",
        "Flytta den. Här ligger bara utgåvor, som 1.0.0.zip, och register.csv; «build-site publish» skriver dem.",
        "Flytta den från `datasets/editions/`.",
    ),
)
