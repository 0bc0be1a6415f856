"""The guide tells the editor the limits that the program has."""

from build_site.reading import limits
from tests.toy import PROJECT


def test_the_guide_tells_the_limits() -> None:
    guide = (PROJECT / "docs" / "om" / "lagg-till-rapport.md").read_text(encoding="utf-8").replace("\u00a0", " ")
    told = guide.partition("{ #granser }")[2].partition("\n###")[0]
    for line in (
        f"| {_say(limits.ROWS)} rader, {limits.COLUMNS} kolumner, {limits.PRINTED_BYTES // 1000} kB; dela annars upp",
        f"| {_say(limits.SHARED_ROWS)} rader, {limits.TABLE_BYTES // 1_000_000} MB |",
        f"| {_say(limits.CHARACTERS)} tecken, på en rad |",
        f"| {limits.DIGITS} siffror; fler bevaras inte i kalkylprogram |",
        f"| {limits.DESCRIPTION_BYTES // 1_000_000} MB, {limits.DEPTH} led av indrag |",
        f"| {limits.NAME_CHARACTERS} tecken |",
    ):
        assert line in told


def _say(number: int) -> str:
    return f"{number:,}".replace(",", " ")
