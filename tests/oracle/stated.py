"""Recomputes the sentences that editors have written: no code is shared with what wrote or checked them.

The arithmetic of a claim says of each number in the sentence how it is got: `9 = {a/b/c/d} - {e/f/g/h}`. Here it is
reckoned with fractions, and kronor are kept apart from shares by their own dimension.
"""

import re
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

Find = Callable[[str], tuple[Decimal, str, Decimal]]  # address → value in the base unit, base unit, the unit's factor
WORDS = {"två": 2, "tre": 3, "fyra": 4, "fem": 5, "sex": 6, "sju": 7, "åtta": 8, "nio": 9, "tio": 10, "elva": 11,
         "tolv": 12, "femton": 15, "tjugo": 20}  # fmt: skip
MONTH = "januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december"
# Digits that are no figures, in the order in which they are taken away: quoted words, dates and years, references,
# ages, codes, grades and the groups of part-time work.
APART = (
    r"«[^»]*[a-zåäö][^»]*»",
    rf"(?:\d\d? )?(?:{MONTH})? ?(?<!\d)(?:19|20)\d\d(?:[–-]\d\d(?:\d\d)?)*(?!\d|[:,]\d)",
    rf"\d\d? (?:{MONTH})",
    r"(?:avsnitt|punkt|delår|kvartal|område|konto|årskurs|fotnot|ärende|tabell|steg|dag|källrad) "
    r"[\d.:]+(?:(?:, | och |[–-])[\d.:]+)*",
    r"(?:rir|sn|avn|avun) \d[\d:]+|\w+/\d{4}:\d+",
    r"(?<![\d,])\d\d?(?:[–-]\d\d?)? års?\b|från \d\d till \d\d år|[<>]=?\d\d",
    r"\b[a-z]\d+\b|\b\d\. [a-zåäö]+|deltid(?:en)? \d+–\d+ procent",
)  # fmt: skip
WRITTEN = re.compile(
    r"(?:(?<![\w–-])[+−-])?(?<![\d,])\d{1,3}(?:[ \u00a0]\d{3})+(?!\d)(?:,\d+)?"
    r"|(?:(?<![\w–-])[+−-])?(?<![\d,])\d+(?:,\d+)?"
    rf"|\b(?:{'|'.join(WORDS)})(?= (?:miljon|miljard|tusen |procent\b|kronor))",
    re.IGNORECASE,
)


def check_arithmetic(text: str, arithmetic: str, find: Find, count_rows: Callable[[str, str], int]) -> list[str]:
    """What is wrong with a sentence and the arithmetic of its numbers."""
    steps = [step.split(" = ", 1) for step in re.split(r"; (?=[^;{}()]* = )", arithmetic)]
    problems = []
    written = find_written(text)
    if [said for said, _ in steps] != [said for said, _ in written]:
        return [f"{written} are written"]
    for (said, formula), (_, end) in zip(steps, written, strict=True):
        if re.match(r"printed\(.+:\d+|definition\(.{5,}\)", formula):
            continue  # the report's text isn't published; the data check compares it
        if counted := re.fullmatch(r"rows\((.+)/(.+)\)", formula):
            problems += [] if count_rows(*counted.groups()) == _parse(said) else ["rows"]
            continue
        problems += [found for part in formula.split("&") if (found := _check_part(text, said, end, part, find))]
    return problems


def find_written(text: str) -> list[tuple[str, int]]:
    """The figures that are written in a sentence, in order, each with where it ends."""
    for pattern in APART:
        text = re.sub(pattern, lambda found: "#" * len(found[0]), text, flags=re.IGNORECASE)
    return [(found[0], found.end()) for found in WRITTEN.finditer(text)]


def _parse(said: str) -> Fraction:
    if said.lower() in WORDS:
        return Fraction(WORDS[said.lower()])
    return Fraction(re.sub(r"[ \u00a0+]", "", said).replace("−", "-").replace(",", "."))


def _check_part(text: str, said: str, end: int, formula: str, find: Find) -> str:
    value, money, factor = _Reckoner(formula, find).reckon()
    after = text[end:].lstrip(" \u00a0")
    if re.match(r"miljon|mnkr|tusen|tkr|kronor", after) and money != 1:
        return f"{said} is no money"
    if after.startswith("procent") and money:
        return f"{said} is no share"
    exact = value / (_scale(text, end) or factor) if money == 1 else value / factor
    return "" if _tells(said, exact, text[: end - len(said)]) else f"{float(exact):.4g} is not {said}"


def _scale(text: str, end: int) -> int:
    found = list(re.finditer(r"\b(miljoner(?:na)?(?: kronor)?|mnkr|tusen kronor|tkr|tusen|kronor)\b", text))
    after = [one for one in found if one.start() >= end]
    chosen = after[0] if after else [one for one in found if one.end() <= end][-1] if found else None
    if chosen is None:
        return 0
    return 1_000_000 if chosen[0][0] == "m" else 1_000 if chosen[0][0] == "t" else 1


def _tells(said: str, exact: Fraction, before: str) -> bool:
    number = _parse(said)
    if said[0] not in "+−-":
        number, exact = abs(number), abs(exact)
    last = re.findall(r"\w+", before.lower())[-1:]
    if last in (["omkring"], ["ungefär"], ["cirka"]):
        return abs(number - exact) * 10 <= abs(exact)
    if last in (["över"], ["drygt"], ["minst"], ["än"]) and exact > number:
        return (exact - number) * 10 <= exact
    if last in (["knappt"], ["nästan"], ["högst"], ["under"]) and exact < number:
        return (number - exact) * 10 <= exact
    power = 10 ** len(said.partition(",")[2])
    size = abs(exact) * power
    rounded = Fraction(int(size + Fraction(1, 2)), power)
    return (rounded if exact >= 0 else -rounded) == number


class _Reckoner:
    """Reckons a formula from left to right with the usual order; kronor are counted as a dimension."""

    def __init__(self, formula: str, find: Find) -> None:
        self.left = re.findall(r"\{[^}]*\}|\d+|count|[-+*/(),]", formula)
        self.find = find
        self.factor: Fraction | None = None  # of the first figure
        self.is_plain = True

    def reckon(self) -> tuple[Fraction, int, Fraction]:
        """The value in base units, its power of kronor, and the factor of the unit that it is said in."""
        value, money = self._sum()
        assert not self.left, self.left
        keeps = (self.is_plain or money == 1) and self.factor is not None
        return value, money, self.factor if keeps and self.factor else Fraction(1)

    def _sum(self) -> tuple[Fraction, int]:
        value, money = self._product()
        while self.left and self.left[0] in "+-":
            sign = 1 if self.left.pop(0) == "+" else -1
            value += sign * self._product()[0]
        return value, money

    def _product(self) -> tuple[Fraction, int]:
        value, money = self._one()
        while self.left and self.left[0] in "*/":
            self.is_plain = False
            times = self.left.pop(0) == "*"
            other, others = self._one()
            value, money = (value * other, money + others) if times else (value / other, money - others)
        return value, money

    def _one(self) -> tuple[Fraction, int]:
        piece = self.left.pop(0)
        if piece == "-":
            value, money = self._one()
            return -value, money
        if piece == "(":
            inner = self._sum()
            assert self.left.pop(0) == ")"
            return inner
        if piece == "count":
            self.is_plain = False
            end = self.left.index(")")
            size = sum(one.startswith("{") for one in self.left[:end])
            del self.left[: end + 1]
            return Fraction(size), 0
        if piece.isdigit():
            return Fraction(piece), 0
        found, unit, factor = self.find(piece[1:-1])
        self.factor = Fraction(factor) if self.factor is None or (unit == "kr" and not self.factor) else self.factor
        return Fraction(found), int(unit.startswith("kr"))
