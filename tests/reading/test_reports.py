import pytest

from build_site.periods import Period
from tests.toy import ESKILSTUNA, Toy

PERIOD = 'Skriv 2022, 2023-01/2023-08, 2022-08 eller 2023-03-31, eller "" för summan av ett flerårigt projekt.'


def test_a_report_says_who_and_when(toy: Toy) -> None:
    report = toy.report()
    assert (report.municipality, report.committee, report.year, report.kind) == ("0127", "avun", 2019, "delar-1")
    assert report.period == Period.parse("2019-01/2019-04")
    assert (report.source.title, report.source.date) == ("Leksaksrapport 1 2019", "2019-05-15")
    assert report.keywords == ("leksaker",)
    assert toy.report(ESKILSTUNA).keywords == ()
    assert report.source.diary_number == "LEK/2019:1"
    assert len(report.figures) == sum(len(table.figures) for table in report.tables)


def test_what_does_not_exist_is_not_found(toy: Toy) -> None:
    corpus = toy.read()
    report = toy.report()
    table = toy.table("grades")
    assert (corpus.report("x"), report.table("x"), table.row("x"), table.column("x")) == (None, None, None, None)
    assert table.figure("alla", "x") is None


@pytest.mark.parametrize(
    ("old", "new", "problems"),
    [
        (
            'uppf:municipality: "0127"',
            'uppf:municipality: "0128"',
            [
                "uppf:municipality: «0128» finns inte i kodlistan. "
                "Välj en kod ur codelists/municipalities.csv eller lägg till den där."
            ],
        ),
        (
            "uppf:committee: avun",
            "uppf:committee: avn",
            [
                "uppf:committee: Botkyrka (0127) har ingen nämnd «avn» i kodlistan. Mappen säger «avun»: skriv det. "
                "Kommunens nämnder är avun, sn. Rätta koden, eller lägg till nämnden i codelists/committees.csv.",
            ],
        ),
        (
            'uppf:municipality: "0127"',
            'uppf:municipality: "0484"',
            [
                "uppf:municipality: Mappen ligger under «botkyrka», men uppf:municipality är 0484 (Eskilstuna). "
                'Skriv uppf:municipality: "0127", eller lägg mappen under reports/eskilstuna/.',
            ],
        ),
        (
            "uppf:committee: avun",
            "uppf:committee: sn",
            [
                "uppf:committee: Mappen ligger under «avun», men uppf:committee är sn. "
                "Skriv uppf:committee: avun, eller lägg mappen under reports/botkyrka/sn/.",
            ],
        ),
        (
            "name: botkyrka-avun-2019-delar-1",
            "name: botkyrka-avun-2019",
            ["name: Namnet «botkyrka-avun-2019» följer inte mappen. Skriv name: botkyrka-avun-2019-delar-1."],
        ),
    ],
)
def test_folder_name_and_properties_of_a_package_must_agree(toy: Toy, old: str, new: str, problems: list[str]) -> None:
    toy.edit("datapackage.yaml", old, new)
    assert toy.reading_problems() == [f"datapackage.yaml, {problem}" for problem in problems]


def test_a_finding_of_an_unknown_unit_is_a_problem(toy: Toy) -> None:
    toy.edit("findings.csv", ",tkr,", ",<b>tkr,")
    assert toy.reading_problems() == [
        "findings.csv, rad 3, kolumn unit: «<b>tkr» finns inte i kodlistan. "
        "Välj en kod ur codelists/units.csv eller lägg till den där."
    ]


def test_a_findings_source_line_too_large_to_be_any_is_a_problem(toy: Toy) -> None:
    toy.edit("findings.csv", ",13,", f",{'9' * 4900},")
    assert toy.reading_problems() == [
        "findings.csv, rad 3, kolumn lines: Ett radnummer har fler än 6 siffror. Skriv radnumret i källtexten."
    ]
