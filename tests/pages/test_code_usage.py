"""Where each code is used: the counts are those of the tidy database."""

import pytest

from build_site.pages.code_usage import MOST_TABLES, build_usage
from tests.built import REAL, collect_data, make_site, parse_csv
from tests.toy import Toy


@pytest.mark.parametrize("kind", ["toy", "real"])
def test_figures_that_use_a_code_are_those_of_the_tidy_database(kind: str, checked_toy: Toy) -> None:
    datasets = REAL if kind == "real" else checked_toy.datasets
    site = make_site(datasets)
    rows = parse_csv(collect_data(datasets)["data/observations.csv"])
    usage = build_usage(site)
    for name, column in {"units": "unit", "indicators": "indicator", "measures": "measure", "sexes": "sex"}.items():
        for code in {row[column] for row in rows} - {""}:
            figures = [row for row in rows if row[column] == code and (row["value"] or row["value_text"])]
            empty = [row for row in rows if row[column] == code and not (row["value"] or row["value_text"])]
            found = usage[name, code]
            assert found.count == len(figures or empty), (name, code)
            assert sum(place.count for place in found.places) == found.count
            assert found.noun == (("siffra", "siffror") if figures else ("tom cell", "tomma celler"))
    for (name, _), found in usage.items():
        assert len(found.places) <= MOST_TABLES or name in ("directions", "verdicts", "bases", "reasons", "topics")


def test_an_indicator_leads_to_the_tables_it_stands_in(checked_toy: Toy) -> None:
    site = make_site(checked_toy.datasets)
    figures = [figure for report in site.corpus.reports for figure in report.figures if figure.indicator]
    code = figures[0].indicator
    tables = {
        f"kommuner/{'/'.join(report.folder.split('/')[1:])}/{figure.table}/"
        for report in site.corpus.reports
        for figure in report.figures
        if figure.indicator == code and not figure.is_empty
    }
    assert {place.address for place in build_usage(site)["indicators", code].places} == tables
