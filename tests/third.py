"""A third municipality in the toy corpus: its committees have the same codes as others' committees.

Simrishamn gets an `sn` (a plain table, as Eskilstuna's report) and an `avun` (everything that a package can say, as
Botkyrka's), with invented figures like the rest of the toy.
"""

import re
import shutil
from pathlib import Path

from build_site.pipeline import publish_edition, verify_datasets
from tests.toy import BOTKYRKA, ESKILSTUNA, FOLDERS, Toy, replace_once

MUNICIPALITY, SLUG, NAME = "1291", "simrishamn", "Simrishamn"
SN, AVUN = f"{SLUG}-sn-2019-delar-1", f"{SLUG}-avun-2019-delar-1"
TERTIAL = f"{SLUG}-sn-2019-tertial-1"
DAY, LATER = "2026-12-01", "2026-12-01T00:00:00Z"
THIRD_FOLDERS = {SN: f"reports/{SLUG}/sn/2019-delar-1", AVUN: f"reports/{SLUG}/avun/2019-delar-1"}


def add_third(toy: Toy) -> Toy:
    """Add the municipality, its two committees and a report from each, as an editor would, without a line of code."""
    lists = toy.datasets / "codelists"
    _append(lists / "municipalities.csv", f"{MUNICIPALITY},{NAME},{NAME}s,{SLUG},municipality,")
    _append(lists / "committees.csv", f"sn,{MUNICIPALITY},Socialnämnden,SN,Leksaker för vuxna")
    _append(lists / "committees.csv", f"avun,{MUNICIPALITY},Arbetsmarknadsnämnden,AVUN,Leksaker i arbete")
    _copy_report(toy, ESKILSTUNA, SN)
    _copy_report(toy, BOTKYRKA, AVUN)
    return toy


def _append(path: Path, row: str) -> None:
    text = path.read_text(encoding="utf-8")
    path.write_text(f"{text.rstrip()}\n{row}\n", encoding="utf-8")


def _copy_report(toy: Toy, old: str, new: str) -> None:
    """A report's package and its text under another committee's name."""
    folder = toy.datasets / THIRD_FOLDERS[new]
    shutil.copytree(toy.datasets / FOLDERS[old], folder)
    (folder / "verified.csv").unlink(missing_ok=True)
    description = folder / "datapackage.yaml"
    text = description.read_text(encoding="utf-8").replace(f"name: {old}\n", f"name: {new}\n", 1)
    text = re.sub(r"^uppf:municipality: .*$", f'uppf:municipality: "{MUNICIPALITY}"', text, count=1, flags=re.MULTILINE)
    text = re.sub(r"^uppf:committee: .*$", f"uppf:committee: {new.split('-')[1]}", text, count=1, flags=re.MULTILINE)
    description.write_text(
        re.sub(r"^(title: .*, )\w+$", rf"\g<1>{NAME}", text, count=1, flags=re.MULTILINE), encoding="utf-8"
    )
    shutil.copy(toy.sources / f"{old}.txt", toy.sources / f"{new}.txt")
    statements = toy.datasets / "statements" / f"{old}.yaml"
    if statements.exists():
        told = statements.read_text(encoding="utf-8").replace(f"report: {old}\n", f"report: {new}\n", 1)
        statements.with_name(f"{new}.yaml").write_text(told, encoding="utf-8")


def publish_third(toy: Toy) -> Toy:
    """Record and publish everything as the first edition."""
    verify_datasets(toy.datasets, toy.sources, record=True)
    publish_edition(toy.datasets)
    return toy


def rename_report(toy: Toy, *, declared: bool = True) -> None:
    """The socialnämnd's report turns out to be a tertial report; nothing else in it changes."""
    old = toy.datasets / THIRD_FOLDERS[SN]
    new = old.with_name("2019-tertial-1")
    old.rename(new)
    (toy.sources / f"{SN}.txt").rename(toy.sources / f"{TERTIAL}.txt")
    description = new / "datapackage.yaml"
    replace_once(description, f"name: {SN}\n", f"name: {TERTIAL}\n")
    replace_once(description, "uppf:kind: delar-1\n", "uppf:kind: tertial-1\n")
    if declared:
        told = f'uppf:formerly: [{{name: {SLUG}/sn/2019-delar-1, date: "{DAY}", reason: Det är en tertialrapport}}]\n'
        replace_once(description, "uppf:kind: tertial-1\n", f"uppf:kind: tertial-1\n{told}")
        _raise(description, "1.0.1")


def rename_municipality(toy: Toy) -> None:
    """The municipality gets another name and address; its code stays."""
    replace_once(
        toy.datasets / "codelists" / "municipalities.csv", f"{NAME},{NAME}s,{SLUG},", "Österlen,Österlens,osterlen,"
    )
    _raise(toy.datasets / "codelists" / "datapackage.yaml", "")
    (toy.datasets / "reports" / SLUG).rename(toy.datasets / "reports" / "osterlen")
    for path in sorted(toy.sources.glob(f"{SLUG}-*.txt")):
        path.rename(path.with_name(path.name.replace(SLUG, "osterlen")))
    for statements in sorted((toy.datasets / "statements").glob(f"{SLUG}-*.yaml")):
        text = statements.read_text(encoding="utf-8").replace(f"report: {SLUG}-", "report: osterlen-", 1)
        statements.with_name(statements.name.replace(SLUG, "osterlen")).write_text(text, encoding="utf-8")
        statements.unlink()
    for description in sorted((toy.datasets / "reports" / "osterlen").glob("*/*/datapackage.yaml")):
        text = description.read_text(encoding="utf-8")
        description.write_text(text.replace(f"name: {SLUG}-", "name: osterlen-", 1), encoding="utf-8")
        _raise(description, "1.0.1")
    declare(toy, f"{DAY},renamed,{SLUG},osterlen,Kommunen har bytt namn")


def withdraw_reports(toy: Toy) -> None:
    """The municipality takes both its reports back."""
    shutil.rmtree(toy.datasets / "reports" / SLUG)
    for report in THIRD_FOLDERS.values():
        place = report.removeprefix("reports/")
        declare(toy, f"{DAY},withdrawn,{place},,Kommunen har dragit tillbaka rapporten")
    for report in THIRD_FOLDERS:
        (toy.sources / f"{report}.txt").unlink()
        (toy.datasets / "statements" / f"{report}.yaml").unlink(missing_ok=True)


def rename_table(toy: Toy) -> None:
    """A table gets another id, which its package says."""
    description = toy.datasets / THIRD_FOLDERS[AVUN] / "datapackage.yaml"
    told = f'uppf:formerly: [{{name: grades, date: "{DAY}", reason: Ett bättre namn}}]'
    replace_once(description, "  - name: grades\n", f"  - name: betyg\n    {told}\n")
    _raise(description, "2.0.0")
    _record(toy)


def rename_row(toy: Toy) -> None:
    """A row gets another id, which its table says."""
    folder = toy.datasets / THIRD_FOLDERS[AVUN]
    replace_once(folder / "grades.csv", "kvinnor,Kvinnor", "flickor,Kvinnor")
    told = f'uppf:formerly: [{{name: kvinnor, row: flickor, date: "{DAY}", reason: Ett bättre namn}}]'
    replace_once(folder / "datapackage.yaml", "  - name: grades\n", f"  - name: grades\n    {told}\n")
    replace_once(folder / "datapackage.yaml", "rows: [kvinnor, man]", "rows: [flickor, man]")
    _raise(folder / "datapackage.yaml", "2.0.0")
    _record(toy)


def rename_committee(toy: Toy) -> None:
    """The socialnämnd becomes the arbets- och socialnämnd, with another code and folder; its report keeps the rest."""
    lists, place = toy.datasets / "codelists", f"reports/{SLUG}"
    replace_once(
        lists / "committees.csv",
        f"sn,{MUNICIPALITY},Socialnämnden,SN,",
        f"asn,{MUNICIPALITY},Arbets- och socialnämnden,ASN,",
    )
    _raise(lists / "datapackage.yaml", "3.0.0")  # a code that others may use is gone
    (toy.datasets / place / "sn").rename(toy.datasets / place / "asn")
    description, new = toy.datasets / place / "asn" / "2019-delar-1" / "datapackage.yaml", f"{SLUG}-asn-2019-delar-1"
    replace_once(description, f"name: {SN}\n", f"name: {new}\n")
    replace_once(description, "uppf:committee: sn\n", "uppf:committee: asn\n")
    _raise(description, "1.0.1")
    (toy.sources / f"{SN}.txt").rename(toy.sources / f"{new}.txt")
    declare(toy, f"{DAY},renamed,{SLUG}/sn,{SLUG}/asn,Nämnden har fått ett större uppdrag")


def merge_reports(toy: Toy) -> None:
    """What the socialnämnd reported stands in the other committee's report from now on."""
    shutil.rmtree(toy.datasets / THIRD_FOLDERS[SN])
    (toy.sources / f"{SN}.txt").unlink()
    new = THIRD_FOLDERS[AVUN].removeprefix("reports/")
    declare(toy, f"{DAY},merged,{SLUG}/sn/2019-delar-1,{new},Nämnderna redovisar tillsammans")


def split_report(toy: Toy) -> None:
    """The socialnämnd's report is divided: a tertial report of its own, and the rest in the other committee's."""
    rename_report(toy, declared=False)
    _raise(toy.datasets / f"reports/{SLUG}/sn/2019-tertial-1/datapackage.yaml", "1.0.1")
    parts = f"{SLUG}/sn/2019-tertial-1 {SLUG}/avun/2019-delar-1"
    declare(toy, f"{DAY},split,{SLUG}/sn/2019-delar-1,{parts},Rapporten är delad i två")


def _record(toy: Toy) -> None:
    """Compare everything with its source again, as an editor does after a change."""
    verify_datasets(toy.datasets, toy.sources, record=True)


def declare(toy: Toy, row: str) -> None:
    """Add a row to the register, and raise the version of what it stands in."""
    register = toy.datasets / "reference" / "events.csv"
    if len(register.read_text(encoding="utf-8").splitlines()) == 1:
        _raise(register.with_name("datapackage.yaml"), "1.1.0")
    _append(register, row)


def _raise(description: Path, version: str) -> None:
    """A new version ("" leaves it to the last number), and a later time."""
    text = description.read_text(encoding="utf-8")
    first, second, third = re.search(r"^version: (\d+)\.(\d+)\.(\d+)$", text, re.MULTILINE).groups()  # type: ignore[union-attr]
    version = version or f"{first}.{second}.{int(third) + 1}"
    text = re.sub(r"^version: .*$", f"version: {version}", text, count=1, flags=re.MULTILINE)
    text = re.sub(r"^created: .*$", f'created: "{LATER}"', text, count=1, flags=re.MULTILINE)
    description.write_text(text, encoding="utf-8")
