"""What an audit found false or misleading on the site, each with the right sentence; and comparisons as told."""

import re

import pytest

from build_site.comparing.comparison import build_comparison
from build_site.saying.ledger import ANSWER, Ledger
from build_site.saying.site_claims import build_ledger
from tests.built import REAL, check


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    corpus = check(REAL).corpus
    return build_ledger(corpus, tuple(build_comparison(spec, corpus) for spec in corpus.comparisons))


AVUN_2020 = "kommuner/botkyrka/avun/2020-delar-2/"
AVUN_2023 = "kommuner/botkyrka/avun/2023-delar-2/"
SN_2022 = "kommuner/botkyrka/sn/2022-verksamhetsberattelse/"
AVN_2022 = "kommuner/eskilstuna/avn/2022-delar-1/"
SAID = {
    # the whole set is counted, not the rows that happen to be drawn
    f"{SN_2022}state_grants/": "Utfallet 2022 ligger över prognosen för 12 av de 19 bidragen, på samma nivå för 7.",
    f"{SN_2022}volumes/": "Utfallet 2022 ligger under budgeten för 7 av de 12 slagen av årsplatser, över för 5.",
    # chosen by what is said: per cent
    f"{AVUN_2023}unit_costs/": "17 795 kr/årsplats i prognosen för 2023 mot 29 960 i budgeten (−40,6 %)",
    f"{AVUN_2023}volumes/": "85 årsplatser i prognosen för 2023 mot 106 i budgeten (−19,8 %)",
    f"{AVUN_2020}summer_jobs_recalculation/": "2 410 tkr i prognosen för 2020 mot 1 600 i budgeten (+50,6 %)",
    f"{SN_2022}unit_costs/": "ligger över budgeten för 6 av de 12 styckkostnaderna i tkr/årsplats, under för 6.",
    f"{SN_2022}staff_employment/": "Årsarbetare tillsvidare minskade från 486 till 418 årsarbetare (−14,0 %)",
    f"{AVUN_2020}indicators_2_2/": "ökade från 40 till 100 procent (+60 procentenheter) mellan 2018 och 2019",
    f"{AVUN_2020}indicators_7_1/": "Frisknärvaro ökade från 92,9 till 94,5 procent",
    # what is expected is no surplus yet; an account that waits to be sorted is no service
    f"{AVUN_2023}operating_result/": "Störst väntat överskott för 2023 av de 8 posterna: Vuxenutbildning",
    f"{AVN_2022}income_statement/": "Störst negativ avvikelse januari–mars 2022 av de 7 posterna: Övriga kostnader",
    f"{SN_2022}forecast_change/": "Störst överskott år 2022 av de 9 verksamheterna: Barn och unga, +38,1 mnkr.",
    # a project that isn't finished is held against its budget by its forecast
    f"{AVUN_2023}investments_multi_year/": "ligger under budgeten för 1 av de 2 projekten, på samma nivå för 1.",
    f"{SN_2022}investments_summary/": "under budgeten för 1 av de 2 slagen av projekt, på samma nivå för 1.",
    # of what is printed in thousands, not of 1,6 and 4,1 million
    f"{AVUN_2023}investments_summary/": "Totalt: 2 545 tkr i prognosen för 2023 mot 4 095 i budgeten (−37,9 %).",
    # what a grant has been used for is no grant
    f"{SN_2022}grant_use_violence/": "Störst av de 12 delarna: Förvaltningsdag HRV 21 oktober, 149 251 av",
    # the cost of each place rose, and the places became fewer
    f"{AVUN_2020}unit_costs/": "Grundläggande vuxenutbildning, en ökning från 40 031 till 103 511 kr/årsplats",
    # one of each year, and three between them
    f"{SN_2022}indicators_2_2_1_2/": "Våldsutövare som får insats: 1 person både 2020 och 2022.",
    # of ten persons, two of whom are men, no share is told
    f"{AVN_2022}grades_exams/": "kvinnor 55,7 och män 75,6 procent, 19,9 procentenheter skiljer.",
    # shares that say how a group divides are no rivals of the others, doubted or not
    f"{AVUN_2020}indicators_4_1/": "kvinnor 81 och män 78 procent, 3 procentenheter skiljer.",
    f"{AVUN_2023}indicators_1_5/": "Män har högre andel än kvinnor i 3 av 6 jämförelser januari–augusti 2023,",
    # all groups, and the latest time first
    f"{SN_2022}staff_turnover/": "högst 29 år, en ökning från 25,49 till 50,60 procent",
    f"{AVN_2022}grades_upper_secondary/": "19,1 procentenheter skiljer",
    # the report's own time, not today's
    AVUN_2020: "I augusti 2020 räknade nämnden med 13,5 mnkr i överskott för 2020, 5,0 procent av budgeten.",
    SN_2022: "Nämnden fick 78,5 mnkr i överskott 2022, 11,0 procent av budgeten.",
    AVN_2022: "I mars 2022 räknade nämnden med 28,6 mnkr i underskott för 2022, 6,2 procent av budgeten.",
    # goals: from 43 it must rise, what adds up over the year isn't over, what can be judged is
    f"{AVUN_2020}mal/": "7 av de 13 mått som går att bedöma når målet så långt, till och med augusti 2020.",
    f"{AVUN_2023}mal/": "6 av 9 mål väntas nås i god utsträckning 2023, enligt nämndens prognos.",
    f"{SN_2022}mal/": "9 av de 31 mått som går att bedöma når målet.",
    # an index says that it is one, and its own time
    "jamfor/kommuner-bistand-utveckling/": "Ja: index 88 år 2022 mot 100 år 2021 (Botkyrka) och 90 januari–mars 2022",
    "jamfor/namnder-medarbetarenkat/": "Socialnämnden: index 78 år 2022 mot 77 för",
    "jamfor/komvux-arsplatser/": "Gymnasial nivå: en minskning från 808 till 648 årsplatser (−19,8 %) mellan",
    "jamfor/sn-2022-migrationsverket-prognos/": "Ukraina, 3,3 mnkr i utfallet 2022 mot 0,9 i prognosen",
    # comparisons answer their question: nothing across a break, no months against years, nothing doubted
    "jamfor/sfi-volymer/": "Ja: 1 148 årsplatser i augusti 2023 mot 1 063 i augusti 2022.",
    "jamfor/frisknarvaro/": "Ungefär lika: 93 procent år 2022 mot 92,9 år 2017.",
    "jamfor/sfi-tva-kurser/": "Nej: 33 procent år 2019 mot 36 år 2017.",
    "jamfor/synpunkter-i-tid/": "Ja: 100 procent år 2022 mot 90 år 2019.",
    "jamfor/kommuner-arbetsloshet/": "Ja: 12,3 procent i Eskilstuna mot 7,0 i riket, mars 2022.",
    "jamfor/socialforvaltningen-sjukfranvaro/": "Kvinnor: 7,9 procent år 2022 mot 4,1 för män.",
    "jamfor/unga-till-arbete/": "84 procent år 2022 mot 82 år 2021 (16–29 år) och 65 mot 40 (30–64 år)",
    "jamfor/sn-2022-prognoser/": "98,2 bättre än väntat efter april och 38,4 bättre än väntat efter augusti.",
    "jamfor/avun-nettokostnad-over-aren/": "Ja: 283,5 mnkr år 2022 mot 261,7 år 2019",
    "jamfor/sn-nettokostnad-over-aren/": "Nej: 634,7 mnkr år 2022 mot 681,2 år 2020.",
    "jamfor/bistand-per-hushall/": "Ja: 10 198 kr/hushåll och mån år 2022 mot 9 842 år 2019.",
    "jamfor/flyktinghushall/": "Ja: 31 hushåll år 2022 mot 72 år 2019.",
    "jamfor/kvinnor-man-betyg-eskilstuna/": "Kvinnor har högre andel i 3 av 4 jämförelser, och i 1 är det lika.",
    "jamfor/kvinnor-man-vidare-till-arbete/": "kvinnor 67 och män 86 procent, 19 procentenheter skiljer.",
    "jamfor/kommuner-bistand-mot-budget/": "Både ja och nej: Botkyrka ja (+9,7 procent av budgeten år 2022) och",
    "jamfor/sn-2022-intakter-per-omrade/": "Störst positiv avvikelse år 2022 av de 6 som jämförs: Barn och unga,",
}


@pytest.mark.parametrize("page", sorted(SAID))
def test_what_was_misleading_is_right(page: str, ledger: Ledger) -> None:
    assert SAID[page] in ledger.text(page, ANSWER).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("botkyrka-avun-2023-delar-2-kostnad", "+8,9 %, januari–augusti 2023"),
        ("botkyrka-sn-2022-verksamhetsberattelse-kostnad", "−6,4 %, 2022"),
        ("eskilstuna-avn-2022-delar-1-kostnad", "−7,8 %, januari–mars 2022"),  # without what the council gives
        ("botkyrka-avun-2023-delar-2-budget", "+12,0 mnkr, 3,9 %, prognos i augusti 2023"),
        ("botkyrka-sn-2022-verksamhetsberattelse-budget", "+78,5 mnkr, 11,0 %, utfall 2022"),
        ("eskilstuna-avn-2022-delar-1-budget", "−28,6 mnkr, 6,2 %, prognos i mars 2022"),
    ],
)
def test_start_page_tells_net_costs(cell: str, said: str, ledger: Ledger) -> None:
    assert ledger.text("", cell).replace("\u00a0", " ") == said


@pytest.mark.parametrize(
    "said",
    [
        "i ungdomsgarantin som går till studier: 43 procent januari–augusti 2020. Målet för 2020, mer än 43 procent,",
        "som går till arbete: 31 procent januari–augusti 2020, mot 58 procent år 2019. Målet för 2020, en ökning,",
    ],
)
def test_every_missed_goal_is_named(said: str, ledger: Ledger) -> None:
    assert said in ledger.text(f"{AVUN_2020}mal/", f"{ANSWER}-missade").replace("\u00a0", " ")


def test_no_sentence_of_the_old_kinds_is_left(ledger: Ledger) -> None:
    """Brott for a new series, plus and back for surplus and deficit, 1 with a plural, series that rise themselves."""
    stiff = (
        r"\bbrott i serien|mnkr (?:plus|back)|\b1 (?:siffror|personer|mål nås)\b|\d index\b"
        r"|^(?:Kvinnor|Män|Alla) (?:ökade|minskade)|Högst \d+ \(|alla 2 |för alla 1 |skiljer sig mest|\(0,0"
        r"|ej godtagbar,|AVUN gick"
    )
    told = [one.text.replace("\u00a0", " ") for one in ledger.placed]
    assert [text for text in told if re.search(stiff, text)] == []


def test_nothing_is_said_of_shares_that_a_finding_doubts(ledger: Ledger) -> None:
    """The men's shares of 2022 add up to 101,4 per cent, which no rounding explains."""
    assert ledger.at(f"{SN_2022}staff_full_time/", ANSWER) == ()


def test_what_is_not_comparable_is_never_claimed(ledger: Ledger) -> None:
    apart = [spec.id for spec in check(REAL).corpus.comparisons if spec.verdict == "not_comparable"]
    assert apart
    assert all(ledger.at(f"jamfor/{name}/", ANSWER) == () for name in apart)


def test_no_claim_compares_months_with_years(ledger: Ledger) -> None:
    for placed in ledger.placed:
        if placed.claim.kind == "trend":
            half = len(placed.claim.values) // 2
            for last, first in zip(placed.claim.values[:half], placed.claim.values[half:], strict=True):
                assert last.period is not None
                assert first.period is not None
                assert (last.period.start[1], last.period.end[1]) == (first.period.start[1], first.period.end[1])


def test_every_chart_of_a_comparison_bears_an_answer_where_one_is_asked_for(ledger: Ledger) -> None:
    """On the first base; a chart's title is what the page begins with."""
    for spec in check(REAL).corpus.comparisons:
        if spec.asks and spec.verdict != "not_comparable":
            (first, *_) = ledger.at(f"jamfor/{spec.id}/", ANSWER)
            assert first.claim.kind == "answer", spec.id
            placed = ledger.at(f"jamfor/{spec.id}/", "diagram-1-rubrik")
            assert [one.claim for one in placed] == [first.claim], spec.id


def test_no_large_figure_or_sentence_of_a_comparison_crosses_a_break_or_holds_months_against_a_year(
    ledger: Ledger,
) -> None:
    """Of all comparisons in time: what is said together is of the same months, since the last break."""
    for spec in check(REAL).corpus.comparisons:
        starts = [one.period.start for one in spec.breaks]
        for placed in ledger.at(f"jamfor/{spec.id}/", ANSWER):
            ends = {value.name: value.period.end for value in placed.claim.values if value.period}
            assert all(end >= start for end in ends.values() for start in starts), placed.text


def test_nothing_is_said_of_figures_that_a_comparison_doubts(ledger: Ledger) -> None:
    comparisons = [build_comparison(spec, check(REAL).corpus) for spec in check(REAL).corpus.comparisons]
    doubted = {id(one): comparison.spec.id for comparison in comparisons for one in comparison.doubted}
    assert len(doubted) >= 8
    for placed in ledger.placed:
        for figure in placed.claim.figures if placed.claim.kind != "stated" else ():  # an editor may say why
            assert placed.page != f"jamfor/{doubted.get(id(figure))}/", placed.text


@pytest.mark.parametrize(
    ("page", "said"),
    [
        (f"{AVN_2022}grades_exams/", "Mellan kvinnor och män skiljer som mest 19,9 procentenheter juli–december 2021"),
        (f"{AVN_2022}grades_upper_secondary/", ""),  # the counted comparisons are others than those drawn
        (f"{AVUN_2020}summer_jobs_recalculation/", "Störst skillnad mot budgeten, i procent: Övriga kostnader, 2 410"),
        # of the measures in per cent many more can be judged, but they only have to rise
        (f"{AVUN_2020}mal/", "1 av de 2 mått med ett procenttal som mål som går att bedöma når målet så långt"),
        (f"{AVUN_2020}unit_costs/", "Störst ändring, i procent: Grundläggande vuxenutbildning, en ökning"),
    ],
)
def test_a_chart_bears_only_what_it_shows_or_what_names_its_set(page: str, said: str, ledger: Ledger) -> None:
    title = ledger.text(page, "diagram-rubrik").replace("\u00a0", " ")
    assert title.startswith(said)
    assert bool(title) == bool(said)
