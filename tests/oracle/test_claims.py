"""Every sentence of the site recomputed from the published files, by code that shares nothing with what wrote them."""

import re
from collections.abc import Mapping
from dataclasses import replace

import pytest

from tests.built import REAL, collect_data
from tests.oracle.goals import check_measures, list_measures
from tests.oracle.recompute import NUMBER, Claim, Database, check_claim, read_claims


@pytest.fixture(scope="module")
def database() -> Database:
    return Database(collect_data(REAL))


@pytest.fixture(scope="module")
def claims(database: Database) -> list[Claim]:
    return read_claims(database)


def test_there_are_claims_of_every_kind(claims: list[Claim]) -> None:
    kinds = {claim.kind for claim in claims}
    assert kinds == set("level difference trend extreme rank share count threshold stated answer".split())
    assert len(claims) > 1000


def test_every_claim_is_true(database: Database, claims: list[Claim]) -> None:
    wrong = {
        f"{claim.page}#{claim.place}: {claim.text}": found
        for claim in claims
        if (found := check_claim(claim, database))
    }
    assert wrong == {}


def test_every_place_is_its_own(claims: list[Claim]) -> None:
    assert len({(claim.page, claim.place) for claim in claims}) == len(claims)


def test_every_set_holds_the_figures_that_carry_the_claim(database: Database, claims: list[Claim]) -> None:
    for claim in {claim.where: claim for claim in claims if claim.addresses}.values():
        found = database.select(claim.where)
        places = set(zip(found["report"], found["table"], found["row"], strict=True))
        carried = {tuple(address.split("/")[:3]) for address in claim.addresses}
        assert carried <= places, claim


CHANGES: Mapping[str, tuple[str, str, str]] = {
    "a rise told as a fall": ("trend", "ökade", "minskade"),
    "a fall told as a rise": ("trend", "minskade", "ökade"),
    "a surplus told as a deficit": ("share", "överskott", "underskott"),
    "over told as under": ("count", " över ", " under "),
    "reached told as not reached": ("threshold", "nås.", "nås inte."),
    "points told as per cent": ("difference", "procentenheter skiljer", "procent skiljer"),
    "most told as least": ("rank", "Högst", "Lägst"),
    "yes told as no": ("answer", "Ja: ", "Nej: "),
    "some told as all": ("answer", "Både ja och nej: ", "Ja: "),
    "better told as worse": ("answer", "bättre", "sämre"),
    "women told as men": ("answer", "Kvinnor har", "Män har"),
    "what is expected told as what has happened": ("extreme", "väntat överskott", "överskott"),
    "what has happened told as expected": ("extreme", "Störst överskott", "Störst väntat överskott"),
    "the other sex left out": ("count", ", män i 1", ""),
    "a share told as an amount": ("count", "högre andel", "högre värde"),
    "another year": ("extreme", "mellan 2018", "mellan 2019"),
    "other months": ("extreme", "januari–augusti 2022", "januari–april 2022"),
    "a forecast told at another time": ("share", "I augusti 2020", "I april 2020"),
    "a count of the site's own work": ("count", "samband mellan dem", "1 samband mellan dem"),
}


@pytest.mark.parametrize("name", sorted(CHANGES))
def test_one_changed_word_is_noticed(name: str, database: Database, claims: list[Claim]) -> None:
    kind, old, new = CHANGES[name]
    claim = next(one for one in claims if one.kind == kind and one.text.count(old) and not check_claim(one, database))
    assert check_claim(claim.change(text=claim.text.replace(old, new, 1)), database)


def test_a_changed_basis_is_noticed(database: Database, claims: list[Claim]) -> None:
    claim = next(one for one in claims if one.kind == "extreme" and one.basis == "percent")
    assert check_claim(claim.change(basis="absolute"), database)


def test_a_set_with_something_larger_is_noticed(database: Database, claims: list[Claim]) -> None:
    claim = next(one for one in claims if one.kind == "extreme" and len(one.addresses) == 1 and one.unit == "persons")
    winner = database.cell(claim.addresses[0])
    others = database.select(claim.where)
    number = others[others["row"] != winner.row]["number"].iloc[0]
    changed = database.observations.copy()
    changed.loc[changed["number"] == number, ["value", "value_base"]] = str(winner.value * 9)
    assert check_claim(claim, database.with_observations(changed))


def test_a_changed_digit_in_the_sentence_is_noticed(database: Database, claims: list[Claim]) -> None:
    unnoticed = []
    for claim in claims[:: max(1, len(claims) // 60)]:
        digits = list(re.finditer(r"\d(?=[,\u00a0 ])", claim.text))
        if not digits:
            continue
        place = digits[-1].start()
        # By three: figures on another base are published with two decimals, so that halves may be told either way.
        changed = str((int(claim.text[place]) + 3) % 10)
        text = claim.text[:place] + changed + claim.text[place + 1 :]
        if not re.search(r"(19|20)\d\d$", claim.text[: place + 1]) and not check_claim(
            claim.change(text=text), database
        ):
            unnoticed.append((claim.text, text))
    assert unnoticed == []


SETS: Mapping[str, tuple[str, str]] = {
    "the largest change of a part of its set": ("extreme", "Störst ändring av de "),
    "the largest difference of a part of its set": ("extreme", "Störst skillnad av de "),
    "the largest surplus of a part of its set": ("extreme", "Störst överskott år 2022 av de "),
    "the largest part of a part of its set": ("share", "av totalt"),
}


@pytest.mark.parametrize("name", sorted(SETS))
def test_a_set_that_leaves_something_out_is_noticed(name: str, database: Database, claims: list[Claim]) -> None:
    kind, start = SETS[name]
    claim = next(one for one in claims if one.kind == kind and start in one.text and len(one.addresses) < 4)
    left_out = next(
        row for row in database.select(claim.where)["row"] if row not in {_row(one) for one in claim.addresses}
    )
    assert check_claim(claim.change(where=f"({claim.where}) AND \"row\" <> '{left_out}'"), database)


def _row(address: str) -> str:
    return address.split("/")[2]


@pytest.mark.parametrize(
    ("kind", "words"),
    [("trend", "ökade"), ("difference", " i prognosen "), ("extreme", "Störst ändring"),
     ("rank", "Lägst"), ("answer", "Ja: ")],
)  # fmt: skip
def test_figures_that_have_changed_places_are_noticed(
    kind: str, words: str, database: Database, claims: list[Claim]
) -> None:
    """The same figures in the other order: what was before comes after."""
    claim = next(one for one in claims if one.kind == kind and words in one.text and len(one.addresses) == 2)
    assert not check_claim(claim, database)
    assert check_claim(replace(claim, addresses=claim.addresses[::-1]), database)


def test_titles_say_what_leads_say_of_the_same_thing(claims: list[Claim]) -> None:
    """A chart's title is the sentence of a claim that the page makes, or of one that it leaves to the chart.

    Two claims of one set, kind, basis and figures never have different numbers or directions.
    """
    leads: dict[tuple[object, ...], set[str]] = {}
    for claim in claims:
        if "-rubrik" not in claim.place:
            leads.setdefault(_about(claim), set()).add(claim.text)
    titles = [claim for claim in claims if "-rubrik" in claim.place]
    found = [claim for claim in titles if _about(claim) in leads]
    assert len(found) > len(titles) * 0.7
    for claim in found:
        assert any(_says_less(claim.text, text) for text in leads[_about(claim)]), (claim.text, leads[_about(claim)])


def _about(claim: Claim) -> tuple[object, ...]:
    return claim.kind, claim.basis, claim.unit, claim.where, claim.addresses


DIRECTIONS = (
    "ökade", "minskade", "en ökning från", "en minskning från", " över ", " under ", "överskott", "underskott",
    "nås inte", "Ja", "Nej", "Kvinnor har", "Män har",
)  # fmt: skip


def _says_less(title: str, text: str) -> bool:
    """Whether a title has no number and no direction that the sentence hasn't, but how many are alike."""
    counted = re.sub(r"\d av \d (?:serier|höll sin budget)|Alla \d höll", "", title)  # the oracle counts them itself
    return set(NUMBER.findall(counted)) <= set(NUMBER.findall(text)) and all(
        word in text for word in DIRECTIONS if word in title
    )


def test_every_measure_is_judged_as_its_printed_cells_say(database: Database) -> None:
    assert check_measures(database) == []
    assert len(list_measures(database)) > 50


@pytest.mark.parametrize("result", ["reached", "not_reached", "at_limit", "not_rated"])
def test_a_measure_judged_otherwise_is_noticed(result: str, database: Database) -> None:
    changed = database.read("goals").copy()
    place = changed.index[changed["result"] == result][0]
    changed.loc[place, "result"] = "reached" if result != "reached" else "not_reached"
    other = Database({**database.files, "data/goals.csv": changed.to_csv(index=False).encode()})
    assert len(check_measures(other)) == 1


@pytest.mark.parametrize(
    ("kind", "old", "new"),
    [
        ("count", "7 av de 13 mått", "8 av de 13 mått"),
        ("count", "7 av de 13 mått", "7 av de 12 mått"),
        ("count", " så långt, till och med augusti 2020", ""),
        ("count", "22 inte nådda", "21 inte nådda"),
        ("count", "6 av 9 mål väntas nås", "7 av 9 mål väntas nås"),
        ("threshold", "en ökning, nås inte", "en ökning, nås"),
        ("threshold", "en ökning", "en minskning"),
        ("threshold", "mer än 43", "43"),
        ("threshold", "nås inte så långt", "nås inte"),
    ],
)
def test_goals_told_otherwise_are_noticed(
    kind: str, old: str, new: str, database: Database, claims: list[Claim]
) -> None:
    claim = next(one for one in claims if one.kind == kind and old in one.text)
    assert not check_claim(claim, database)
    assert check_claim(claim.change(text=claim.text.replace(old, new, 1)), database)


def test_results_add_up(claims: list[Claim]) -> None:
    """Each measure has one result, so that those told of a report are all of its measures."""
    told: dict[tuple[str, str], list[Claim]] = {}
    for claim in claims:
        if "-resultat-" in claim.place:
            told.setdefault((claim.page, claim.place.rpartition("-")[0]), []).append(claim)
    assert told
    for found in told.values():
        assert sum(int(claim.text.split()[0]) for claim in found) == len(found[0].addresses)


def test_what_an_editor_subtracts_is_alike(database: Database, claims: list[Claim]) -> None:
    """Two figures can differ by a number by chance: a difference is of the same thing, or of the same column's."""
    frame = database.observations.drop_duplicates(["report", "table", "row"]).set_index(["report", "table", "row"])
    found = 0
    for claim in claims:
        for places in re.findall(r"\{([^}]*)\}\)? - \(?\{([^}]*)\}(?! \*)", claim.arithmetic):
            one, other = (place.split("/") for place in places)
            if one[0] == "population":
                continue
            about, apart = (frame.loc[tuple(place[:3])] for place in (one, other))
            same = one[2] == other[2] or (about["indicator"] == apart["indicator"] != "")
            alike = about["flow"] == apart["flow"] and (one[3] == other[3] or about["service"] == apart["service"])
            assert same or alike, claim.text
            found += 1
    assert found > 10
