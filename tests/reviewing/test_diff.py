"""What differs between two states of the data, as a reviewer reads it."""

import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown  # type: ignore[import-untyped] # MkDocs' own; it has no types

from build_site.__main__ import main
from build_site.problems import DataError
from build_site.reviewing.differences import CellChange, ChangeKind, TableChange, compare_snapshots
from build_site.reviewing.markdown import describe_changes, quote
from build_site.reviewing.snapshots import read_snapshot
from tests.toy import BOTKYRKA, ESKILSTUNA, FOLDERS, Toy, replace_once


def copy_before(toy: Toy) -> Path:
    before = toy.datasets.parent / "before"
    shutil.copytree(toy.datasets, before)
    return before


def diff(toy: Toy, before: Path) -> list[TableChange]:
    return compare_snapshots(*(read_snapshot(str(folder), toy.datasets) for folder in (before, toy.datasets)))


def test_a_changed_value_code_and_text_are_each_told_as_what_they_are(toy: Toy) -> None:
    before = copy_before(toy)
    toy.edit("operating_result.csv", "-4.0,-16.0", "-4.0,-61.0", ESKILSTUNA)
    toy.edit(
        "operating_result.csv", "Dockteater,totalt,adult_education", "Dockteatern,totalt,labour_market", ESKILSTUNA
    )
    (change,) = diff(toy, before)
    assert (change.package, change.table, change.state) == (ESKILSTUNA, "operating_result", "ändrad")
    assert set(change.changes) == {
        CellChange(ChangeKind.VALUE, "lekstuga", "budget_2019", "-16.0", "-61.0"),
        CellChange(ChangeKind.TEXT, "dockteater", "label", "Dockteater", "Dockteatern"),
        CellChange(ChangeKind.CODE, "dockteater", "service", "adult_education", "labour_market"),
    }


def test_rows_columns_tables_and_properties_that_come_or_go_are_told(toy: Toy) -> None:
    before = copy_before(toy)
    toy.edit("assessments.csv", "sagostund,Sagostund,Svag,Böckerna är slut,51\n", "ny,Nytt,Bra,Mer,52\n")
    toy.edit("datapackage.yaml", "uppf:unit: employees", "uppf:unit: persons")
    path = toy.path("datapackage.yaml")
    text = path.read_text(encoding="utf-8")
    start, end = text.index("  - name: investments\n"), text.index("  - name: key_figures\n")
    path.write_text(text[:start] + text[end:], encoding="utf-8")
    found = {change.table: change for change in diff(toy, before)}
    assert list(found["assessments"].new_rows) == ["ny"]
    assert list(found["assessments"].lost_rows) == ["sagostund"]
    assert found["staff"].changes == (CellChange(ChangeKind.CODE, "", "uppf:unit", "employees", "persons"),)
    assert (found["investments"].state, found["investments"].rows, found["investments"].figures) == ("borttagen", 1, 3)


def test_what_stands_beside_the_packages_is_compared_too(toy: Toy) -> None:
    before = copy_before(toy)
    replace_once(toy.datasets / "comparisons" / "leksaker.yaml", "Vad kostar leksakerna?", "Vad kostar de?")
    (change,) = diff(toy, before)
    assert change.package == "comparisons/leksaker.yaml"
    assert change.changes == (CellChange(ChangeKind.TEXT, "", "question", "Vad kostar leksakerna?", "Vad kostar de?"),)


def test_data_with_errors_are_compared_as_far_as_they_can_be_read(toy: Toy) -> None:
    before = copy_before(toy)
    toy.path("staff.csv").write_bytes(b"\xff\xfe")
    toy.edit("operating_result.csv", "-4.0,-16.0", "-4.0,mycket", ESKILSTUNA)
    snapshot = read_snapshot(str(toy.datasets), toy.datasets)
    assert snapshot.unread == (f"{FOLDERS[BOTKYRKA]}/staff.csv",)
    text = describe_changes(diff(toy, before), snapshot.unread)
    assert "Gick inte att läsa" in text
    assert "| `lekstuga` | `budget_2019` | `-16.0` | `mycket` |" in text


def test_a_git_revision_is_compared_without_touching_the_files(toy: Toy, capsys: pytest.CaptureFixture[str]) -> None:
    folder = toy.datasets.parent
    for command in (["init", "-q"], ["add", "datasets"], ["commit", "-qm", "x"]):
        subprocess.run(["git", "-c", "user.name=x", "-c", "user.email=x@example.org", *command], cwd=folder, check=True)  # noqa: S603, S607
    toy.edit("operating_result.csv", "-4.0,-16.0", "-4.0,-61.0", ESKILSTUNA)
    assert main(["diff", "--datasets", str(toy.datasets)]) == 0
    said = capsys.readouterr().out
    assert "1 ändrade värden, 0 koder och 0 texter" in said
    assert "| `lekstuga` | `budget_2019` | `-16.0` | `-61.0` |" in said
    assert main(["diff", "HEAD", "HEAD", "--datasets", str(toy.datasets)]) == 0
    assert "Ingenting har ändrats." in capsys.readouterr().out


@pytest.mark.parametrize("place", ["finns-inte", "--output=x", "9.9.9"])
def test_a_state_that_is_none_is_told(toy: Toy, place: str) -> None:
    with pytest.raises(DataError, match="inga data att jämföra med"):
        read_snapshot(place, toy.datasets)


def render(text: str) -> str:
    return str(Markdown(extensions=["tables"]).convert(text))


HOSTILE = (
    "<img src=x onerror=alert(1)>",
    "[länk](javascript:alert(1))",
    "a | b | c",
    "`kod` och ``mer``",
    "rad\n\n# Rubrik\n<script>alert(1)</script>",
    "@someone #1 !important",
    "\u202etxet",
    "```\n</code></td></tr></table>",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_what_the_data_hold_is_nothing_but_text_in_the_comment(text: str) -> None:
    change = TableChange("p", "t", "ändrad", changes=(CellChange(ChangeKind.TEXT, text, text, text, text),))
    html = render(describe_changes([change], [text]))
    tags = {part.split(">")[0].split(" ")[0].strip("/") for part in html.split("<")[1:]}
    assert tags <= {"h2", "h3", "h4", "p", "strong", "em", "code", "table", "thead", "tbody", "tr", "th", "td"}
    assert html.count("<tr>") == 2
    assert html.count("<td>") == 4


@given(st.text(max_size=200))
def test_a_quoted_text_is_one_line_and_one_piece_of_code(text: str) -> None:
    quoted = quote(text)
    assert "\n" not in quoted
    fence = len(quoted) - len(quoted.lstrip("`"))
    inner = quoted[fence:-fence]
    assert "`" * fence not in inner.replace("\\|", "|").strip("`") or fence > max(map(len, inner.split(" ")), default=0)
    assert not any(one == "|" and inner[place - 1 : place] != "\\" for place, one in enumerate(inner))


def test_a_comment_is_never_longer_than_it_may_be() -> None:
    many = tuple(CellChange(ChangeKind.VALUE, f"rad-{number}", "k", "1" * 100, "2" * 100) for number in range(60))
    text = describe_changes([TableChange("p", f"t{number}", "ändrad", changes=many) for number in range(40)], [])
    assert len(text) < 65_536
    assert text.endswith("Kör `build-site diff` för att se allt.\n")
