"""Letters that have been read in another encoding than they were written in: «fÃ¶r», «f├╢r», «f÷r», «f&ouml;r», «f?r».

UTF-8 read as one byte a letter gives signs that stand beside each other in no text («Ã¶», «â€“»); read again it gives
more of them. One byte a letter read as another such encoding gives a sign, or a capital, in the middle of a word. Where
it gives a letter that other languages have («fšr»), the commonest Swedish words tell. What may be a name isn't touched.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import permutations

_LETTERS = "åäöÅÄÖ"
# What UTF-8 writes as several bytes: all of Latin-1, which what is read wrongly several times ends in, and typography.
_PRINTED = "".join(map(chr, range(0xA0, 0x100))) + "–—‘’“”„•…€−≤≥≈"
# Western Europe, Windows and Latin-1; MS-DOS in America and Europe; Macs.
_ENCODINGS = ("cp1252", "latin-1", "cp437", "cp850", "mac_roman")
_QUOTED = "”„‚’‘“€"  # signs that stand before a word in ordinary texts
_MARKS = "ƒˆ"  # letters to Unicode, but of no word
_COMMON = (
    "på är för från så när där då även också får år året åren över går någon något några både två än här före gör göra "
    "högre lägre större måste själv fått ökar ökat ökade ökning nämnden nämndens mål målet män åtgärd åtgärder"
).split()
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{2,5}|#x[0-9a-fA-F]{2,4});")
_ESCAPED = re.compile(r"\\u[0-9a-fA-F]{4}|(?:%|=)C3(?:%|=)[89AB][0-9A-F]")
_LOST = re.compile(r"(?<![\w/?&=.-])[^\W\d_]+(?:\?[a-zåäö]+)+(?![\w/?&=])")  # but no address with a question
_ASCII = (_LOST, _ENTITY, _ESCAPED)


def _break(text: str) -> Iterator[str]:
    """What a text written in UTF-8 becomes by being read in another encoding, once and twice."""
    for encoding in _ENCODINGS:
        read = text
        for _ in range(2):
            try:
                read = read.encode().decode(encoding)
            except UnicodeDecodeError:
                break
            yield read


def _change(text: str) -> Iterator[str]:
    """What a text written in one byte a letter becomes by being read in another such encoding."""
    for written, read in permutations(_ENCODINGS, 2):
        try:
            changed = text.encode(written).decode(read)
        except UnicodeError:
            continue
        if changed != text:
            yield changed


def _join(forms: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(set(forms), key=lambda form: (-len(form), form))))


def _find_sequences() -> re.Pattern[str]:
    broken = {form for sign in _PRINTED for form in _break(sign)}
    first = re.escape("".join(sorted({form[0] for form in broken})))
    return re.compile(f"(?=[{first}])(?:{_join(broken)})")


def _find_signs() -> re.Pattern[str]:
    """Signs inside words or before them, and capitals of other languages, or letters of other scripts, inside words."""
    changed = {form for letter in _LETTERS for form in _change(letter)} - set(_LETTERS)
    signs = "".join(sorted(one for one in changed - {"…"} if not one.isalpha() or one > "\u036f" or one in _MARKS))
    before = "".join(sorted(set(signs) - set(_QUOTED)))
    capitals = "".join(sorted(one for one in changed if one.isupper()))
    return re.compile(
        rf"(?<=[a-zåäöA-ZÅÄÖ])[{re.escape(signs)}](?=[a-zåäö])|(?<!\w)[{re.escape(before)}](?=[^\W\d_])"
        rf"|(?<=[a-zåäö])[{re.escape(capitals)}](?=[a-zåäö])"
    )


def _find_words() -> re.Pattern[str]:
    forms = {form for word in _COMMON for case in (word, word.capitalize()) for form in _change(case)}
    return re.compile(rf"(?<!\w)(?:{_join(forms)})(?!\w)")


_OTHERS = (_find_sequences(), _find_signs(), _find_words(), *_ASCII)


def find_garbled(text: str) -> str:
    """The first piece of a text that has been read in a wrong encoding, with the letters around it, or ""."""
    for pattern in _ASCII if text.isascii() else _OTHERS:
        if found := pattern.search(text):
            before = re.findall(r"[^\W\d_]*$", text[: found.start()])[0]
            after = re.findall(r"^[^\W\d_]*", text[found.end() :])[0]
            return f"{before}{found[0]}{after}"
    return ""
