"""Topics: which tables and comparisons belong to them."""

from dataclasses import replace

import pytest

from build_site.codes import Topic
from build_site.comparing.topic_tables import belongs_to
from build_site.model import Report, Table
from build_site.pages.site import Site
from build_site.pages.topic_pages import build_pages, build_topic_page, build_topics_page, present_topic
from tests.built import get_table

TOPIC = Topic("sagor", "Sagor", "Allt om sagor", frozenset(), frozenset({"adult_education"}), ("berättelser",))


@pytest.fixture
def result(botkyrka: Report) -> Table:
    """Nine rows: three about adult education, three about the labour market, three about the whole committee."""
    return replace(get_table(botkyrka, "operating_result"), group="economy")


def only(table: Table, *rows: str) -> Table:
    return replace(table, figures=tuple(figure for figure in table.figures if figure.row.id in rows))


@pytest.mark.parametrize(
    ("rows", "belongs"),
    [
        (("sagostund-netto",), True),
        (("sagostund-netto", "sagostund-kostnader", "totalt-netto"), True),  # two of three
        (("sagostund-netto", "totalt-netto"), False),  # a half is not most
        (("sagostund-netto", "verkstad-netto", "totalt-netto"), False),
        (("totalt-netto",), False),
    ],
)
def test_a_table_belongs_to_the_topic_that_most_of_its_rows_are_about(
    result: Table, rows: tuple[str, ...], belongs: bool
) -> None:
    assert belongs_to(only(result, *rows), TOPIC) is belongs


def test_one_row_is_enough_in_a_table_about_services_but_not_none(result: Table) -> None:
    services = replace(result, group="services")
    assert belongs_to(services, TOPIC)
    assert not belongs_to(only(services, "totalt-netto", "verkstad-netto"), TOPIC)


def test_a_table_of_the_topic_s_group_belongs_whatever_its_rows_are_about(result: Table) -> None:
    topic = replace(TOPIC, groups=frozenset({"economy"}), services=frozenset())
    assert belongs_to(result, topic)
    assert not belongs_to(replace(result, group="staff"), topic)


def test_topics_that_nothing_is_said_of_have_no_page(toy_site: Site) -> None:
    said, empty = (
        replace(TOPIC, services=frozenset({"labour_market"})),
        replace(TOPIC, code="rymd", services=frozenset()),
    )
    codes = replace(toy_site.corpus.codes, topics={"sagor": said, "rymd": empty})
    site = replace(toy_site, corpus=replace(toy_site.corpus, codes=codes), comparisons=())
    assert [said.topic.code for said in build_topics_page(site)] == ["sagor"]
    assert [page.address for page in build_pages(site)] == ["amnen/", "amnen/sagor/"]


def test_comparisons_that_the_start_page_may_show_come_first(toy_site: Site) -> None:
    first, *rest = toy_site.comparisons
    about = [
        replace(one, spec=replace(one.spec, topics=("sagor",), featured=one is not first)) for one in (first, *rest)
    ]
    said = build_topic_page(replace(toy_site, comparisons=tuple(about)), TOPIC)
    assert [one.comparison.spec.featured for one in said.comparisons] == [True] * len(rest) + [False]


def test_topic_is_found_by_other_words_and_high_up(toy_site: Site) -> None:
    page = present_topic(build_topic_page(toy_site, TOPIC))
    assert page.search is not None
    assert (page.search.kind, page.search.words, page.search.level) == ("Ämne", ("berättelser",), 1)
    assert page.description == "Allt om sagor."
