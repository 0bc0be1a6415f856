"""Comparisons that nobody has written."""

from dataclasses import replace

from build_site.comparing.found_comparisons import find_comparisons
from build_site.comparing.subjects import gather_subjects
from build_site.model import Corpus
from build_site.periods import Period
from tests.built import REAL, check
from tests.toy import ESKILSTUNA, Toy


def find(corpus: Corpus) -> dict[str, tuple[tuple[str, ...], str, int]]:
    found = find_comparisons(gather_subjects(corpus), corpus.comparability.rules)
    return {one.id: (one.kinds, one.judgement.verdict, len(one.observations)) for one in found}


def test_the_same_quantity_in_two_municipalities_is_found_with_its_verdict(toy: Toy) -> None:
    found = find(toy.read())
    between = {name: one for name, one in found.items() if "municipalities" in one[0]}
    assert between
    assert {verdict for _, verdict, _ in between.values()} == {"reservations"}


def test_a_new_report_enters_without_a_line_written(toy: Toy) -> None:
    corpus = toy.read()
    before, old = find(corpus), corpus.report(ESKILSTUNA)
    assert old is not None
    later = tuple(
        replace(
            table,
            report="ny",
            figures=tuple(
                replace(figure, report="ny", period=Period.parse(figure.period.text.replace("2019", "2020")))
                for figure in table.figures
                if figure.period
            ),
        )
        for table in old.tables
    )
    new = replace(old, id="ny", tables=later)
    after = find(replace(corpus, reports=(*corpus.reports, new)))
    more = {name for name in after if after[name][2] > before.get(name, ((), "", 0))[2]}
    assert more
    assert any("years" in after[name][0] for name in more)


def test_the_real_ones_have_names_of_their_own_and_all_verdicts_say_why() -> None:
    corpus = check(REAL).corpus
    found = list(find_comparisons(gather_subjects(corpus), corpus.comparability.rules))
    assert len({one.id for one in found}) == len(found) > 300
    assert sum("municipalities" in one.kinds for one in found) > 10
    for one in found:
        assert bool(one.judgement.rules) == (one.judgement.verdict != "comparable")
        assert len({(each.figure.measure, each.facts.thing, each.facts.length) for each in one.observations}) == 1
