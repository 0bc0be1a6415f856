from pathlib import Path

from build_site.drafting.draft_source import Drafting, draft_source
from build_site.drafting.row_codes import find_parents, propose_codes
from build_site.drafting.sources import Wanted


def parents(drafting: Drafting, tmp_path: Path, *rows: str) -> dict[str, str]:
    path = tmp_path / "report.txt"
    path.write_text("\n".join(("Verksamhet Utfall 2022 Budget 2023", *rows)), encoding="utf-8")
    (draft,) = draft_source(drafting, str(path), Wanted())
    names = [row.label for row in draft.rows]
    return {name: names[parent] if parent >= 0 else "" for name, parent in zip(names, find_parents(draft), strict=True)}


def test_a_sum_after_its_parts_and_a_sum_of_sums_are_found(drafting: Drafting, tmp_path: Path) -> None:
    found = parents(
        drafting,
        tmp_path,
        "Skola 10 11",
        "Teater 20 31",
        "Lek 30 42",
        "Mat 5 6",
        "Hyra 7 7",
        "Drift 12 13",
        "Allt 42 55",
    )
    assert found == {
        "Skola": "Lek",
        "Teater": "Lek",
        "Mat": "Drift",
        "Hyra": "Drift",
        "Lek": "Allt",
        "Drift": "Allt",
        "Allt": "",
    }


def test_a_sum_before_its_parts_is_found(drafting: Drafting, tmp_path: Path) -> None:
    found = parents(drafting, tmp_path, "Netto -10 -12", "Intäkter 30 28", "Kostnader -40 -40")
    assert found == {"Netto": "", "Intäkter": "Netto", "Kostnader": "Netto"}


def test_what_adds_up_in_one_column_only_is_no_sum(drafting: Drafting, tmp_path: Path) -> None:
    assert set(parents(drafting, tmp_path, "Skola 1 9", "Teater 2 8", "Lek 3 9").values()) == {""}


def test_codes_that_other_reports_give_the_same_row_are_proposed(drafting: Drafting, tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    text = "Verksamhet Utfall 2022 Budget 2023\nIntäkter 30 28\nKostnader -40 -40\nKvinnor 12 % 14 %\n"
    path.write_text(text, encoding="utf-8")
    (draft,) = draft_source(drafting, str(path), Wanted())
    income, cost, women = propose_codes(draft, drafting.known, drafting.codes, drafting.vocabulary)
    assert (income.flow, cost.flow) == ("income", "cost")
    assert (women.sex, women.unit) == ("women", "percent")


def test_a_kind_of_money_that_several_rows_would_have_and_a_total_of_no_sex_are_not_proposed(
    drafting: Drafting, tmp_path: Path
) -> None:
    path = tmp_path / "report.txt"
    rows = ("Intäkter 30 28", "Kostnader -40 -40", "Kostnader -50 -51", "Totalt -60 -63")
    text = "\n".join(("Verksamhet Utfall 2022 Budget 2023", *rows)) + "\n"
    path.write_text(text, encoding="utf-8")
    (draft,) = draft_source(drafting, str(path), Wanted())
    proposed = propose_codes(draft, drafting.known, drafting.codes, drafting.vocabulary)
    assert {one.flow for one in proposed} == {""}
    assert {one.sex for one in proposed} == {""}
