"""A third municipality in the toy corpus: its committees have the same codes as others' committees.

Simrishamn gets an `sn` (a plain table, as Eskilstuna's report) and an `avun` (everything that a package can say, as
Botkyrka's), with invented figures like the rest of the toy.
"""

import re
import shutil
from pathlib import Path

from tests.toy import BOTKYRKA, ESKILSTUNA, FOLDERS, Toy

MUNICIPALITY, SLUG, NAME = "1291", "simrishamn", "Simrishamn"
SN, AVUN = f"{SLUG}-sn-2019-delar-1", f"{SLUG}-avun-2019-delar-1"
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
