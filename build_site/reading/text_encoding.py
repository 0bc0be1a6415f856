"""What a file is that should hold text in UTF-8 and doesn't: saved in another encoding, or a workbook."""

from build_site.problems import Message, Problem, Section

_SAVE = "Spara om den: i Excel som «CSV UTF-8», i en textredigerare med teckenkodningen UTF-8."
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # .xlsx and .ods are zip files; .xls is older
_MAC = (b"\x80", b"\x81", b"\x85", b"\x8a", b"\x8c", b"\x9a")  # Ä Å Ö ä å ö as old Macs wrote them
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")

ENCODING = Message(
    "file-encoding",
    Section.FILES,
    "Filen är inte sparad som UTF-8: {where} står ett tecken i {encoding}.",
    _SAVE,
    "Spara om med teckenkodningen UTF-8.",
)
WORKBOOK = Message(
    "file-workbook",
    Section.FILES,
    "Filen är en arbetsbok från ett kalkylprogram, fast den heter .{ending}.",
    "Öppna den i kalkylprogrammet och spara bladet som CSV med komma och teckenkodningen UTF-8.",
    "Det räcker inte att byta namn på filen. Spara bladet som CSV.",
)
WIDE = Message(
    "file-wide",
    Section.FILES,
    "Filen är sparad som UTF-16 («Unicode-text»), inte som UTF-8.",
    _SAVE,
    "Spara om med teckenkodningen UTF-8.",
)
MESSAGES = (ENCODING, WORKBOOK, WIDE)


def explain_bytes(content: bytes, shown: str) -> list[Problem]:
    """What is wrong with a file's bytes; nothing when they are text in UTF-8.

    Args:
        content: all of the file.
        shown: its name in messages.
    """
    if content.startswith(_WORKBOOKS):
        return [WORKBOOK.at(shown, 0, "", ending=shown.rpartition(".")[2])]
    if content.startswith(_UTF_16) or (content[:200].count(0) > len(content[:200]) // 4):
        return [WIDE.at(shown)]
    try:
        content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return [_explain(content, error.start, shown)]
    return []


def _explain(content: bytes, place: int, shown: str) -> Problem:
    before, byte = content[:place], content[place : place + 1]
    line, position = before.count(b"\n") + 1, len(before) - before.rfind(b"\n")
    word = before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")[-15:]
    encoding = "Macs gamla teckenkodning" if byte in _MAC else "ANSI (Windows-1252)"
    where = f"efter «{word}»" if word.strip() else f"på plats {position}"
    return ENCODING.at(shown, line, "", where=where, encoding=encoding)
