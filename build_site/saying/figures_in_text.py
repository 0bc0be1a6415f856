"""Which sentences hold figures, and how their numbers are written: the grammar of what an editor must vouch for.

Times, references and ages are no figures. Everything else that is written with digits is, and so are amounts and shares
whose number is a word («sju miljoner», «tio procent»).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

_MONTHS = "januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december"
_YEAR = r"(?:19|20)\d\d"
# What digits stand in without being figures.
NO_FIGURES = {
    "tider": rf"\b(?:\d{{1,2}} )?(?:(?:{_MONTHS})(?:[–-](?:{_MONTHS}))? )?"
    rf"{_YEAR}(?:[–-](?:\d\d){{1,2}}){{0,2}}(?!\d|[:,]\d)"
    rf"|\b\d{{1,2}} (?:{_MONTHS})\b",
    "hänvisningar": r"\b(?:avsnitt|punkt|delår|delårsrapport|kvartal|område|konto|årskurs|fotnot|ärende|tabell|steg"
    r"|utgåva|version|dag|källrad|källraderna|RiR|SN|AVN|AVUN) \d[\d.:]*(?:(?:, | och |[–-])\d[\d.:]*)*"
    rf"|\b\w+/{_YEAR}:\d+|\b(?-i:[A-Z])+\d[\w.]*|\bkonto [A-ZÅÄÖ]\w* \d+",
    "åldrar": r"(?<![\d,])\d{1,2}(?:[–-]\d{1,2})? års?\b|[<>]=?\d\d|\b(?:mellan|från) \d\d (?:och|till) \d\d års?\b",
    "grader och grupper": r"\b\d\. (?-i:[A-ZÅÄÖ])\w+|\bdeltid(?:en)? \d+–\d+ procent",
    "namn": r"«[^»]*[A-Za-zÅÄÖåäö][^»]*»",  # what is quoted in words: a heading, a name
}
_MASK = re.compile("|".join(f"(?:{pattern})" for pattern in NO_FIGURES.values()), re.IGNORECASE)
_WORDS = {
    "två": 2, "tre": 3, "fyra": 4, "fem": 5, "sex": 6, "sju": 7, "åtta": 8, "nio": 9, "tio": 10, "elva": 11, "tolv": 12,
    "femton": 15, "tjugo": 20,
}  # fmt: skip
_NUMBER = re.compile(
    r"(?<![\w,.])(?<![\d–-])(?P<sign>[+\u2212-]?)(?P<digits>\d{1,3}(?:[ \u00a0]\d{3})+(?!\d)(?:,\d+)?|\d+(?:,\d+)?)"
    r"|(?<=\d[–-])(?P<end>\d{1,3}(?:[ \u00a0]\d{3})+(?!\d)(?:,\d+)?|\d+(?:,\d+)?)"
    rf"|\b(?P<word>{'|'.join(_WORDS)})(?= (?:miljon|miljard|tusen |procent\b|kronor))",
    re.IGNORECASE,
)
_MONEY = re.compile(r"\b(?:(miljoner(?:na)?(?: kronor)?|mnkr|mkr)|(tusen kronor|tkr|tusen)|(kronor|kr))\b")
_SENTENCE_END = re.compile(r"(?<=[.!?])(?<! \d\.)\s+(?=[A-ZÅÄÖ«\d])")  # «4. Mycket stor» goes on
_ABOUT = ("omkring", "ungefär", "cirka")
_MORE = ("över", "drygt", "minst", "än")  # «mer än»
_LESS = ("knappt", "nästan", "högst", "under")
_NEAR = Decimal("0.1")  # how far from the figure a number may be that is said to be about it


@dataclass(frozen=True, slots=True)
class SaidNumber:
    """A number in a sentence.

    Attributes:
        text: as it is written.
        amount: what it is, with its sign.
        signed: whether a sign is written.
        scale: what an amount of money is counted in, in kronor, by the words around it; None where none says.
        is_money, is_share: whether the word after it says so: «miljoner kronor», «procent».
        hedge: the word before it: «omkring», «över»; "" where it is said as it is.
    """

    text: str
    amount: Decimal
    signed: bool
    scale: Decimal | None
    hedge: str
    is_money: bool = False
    is_share: bool = False

    def tells(self, exact: Decimal) -> bool:
        """Whether the number says `exact`, rounded halves away from zero, as the words before it promise."""
        said, true = (self.amount, exact) if self.signed else (abs(self.amount), abs(exact))
        if self.hedge in _ABOUT:
            return abs(said - true) <= _NEAR * abs(true)
        if self.hedge in (*_MORE, *_LESS) and said != true:
            return (true > said) == (self.hedge in _MORE) and abs(said - true) <= _NEAR * abs(true)
        step = Decimal(1).scaleb(int(said.as_tuple().exponent))
        return true.quantize(step, ROUND_HALF_UP) == said


def split_sentences(text: str) -> list[str]:
    """The sentences of a text, with single spaces."""
    return _SENTENCE_END.split(" ".join(text.split()))


def find_numbers(sentence: str) -> tuple[SaidNumber, ...]:
    """The numbers of a sentence that are figures, in order."""
    return tuple(_find_numbers(sentence))


def _find_numbers(sentence: str) -> Iterator[SaidNumber]:
    masked = _MASK.sub(lambda found: "·" * len(found[0]), sentence)
    for found in _NUMBER.finditer(masked):
        word = found["word"]
        digits = str(_WORDS[word.lower()]) if word else found["digits"] or found["end"]
        amount = Decimal(re.sub(r"[ \u00a0]", "", digits).replace(",", "."))
        minus = bool(found["sign"]) and found["sign"] in "-\u2212"
        before = re.findall(r"\w+", masked[: found.start()].casefold())
        hedge = before[-1] if before and before[-1] in (*_ABOUT, *_MORE, *_LESS) else ""
        scale = _find_scale(masked, found.end())
        rest = masked[found.end() :].lstrip(" \u00a0")
        is_money, is_share = _MONEY.match(rest) is not None, rest.startswith("procent")
        yield SaidNumber(found[0], -amount if minus else amount, bool(found["sign"]), scale, hedge, is_money, is_share)


def _find_scale(sentence: str, end: int) -> Decimal | None:
    """What money is counted in: the next word that says it, or else the last before."""
    after = _MONEY.search(sentence, end)
    before = list(_MONEY.finditer(sentence, 0, end))
    found = after or (before[-1] if before else None)
    if found is None:
        return None
    return Decimal(10) ** (6 if found[1] else 3 if found[2] else 0)
