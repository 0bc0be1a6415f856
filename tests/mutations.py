"""Changes that people, programs and wicked people make to the files of a dataset; each kind takes three numbers.

The numbers choose file, place and what to write there, so that a property test can draw and shrink them.
"""

import csv
import io
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

TEXTS = (
    "",
    " ",
    " Alfa",
    "Alfa\u00a0",
    "0",
    "-0.0",
    "007",
    "1e5",
    "NaN",
    "Infinity",
    "-",
    "9" * 40,
    "-" + "9" * 40 + ".25",
    "0." + "0" * 39 + "1",
    "0000",
    "2019",
    "2019-04",
    "2019-01/2019-04",
    "9999-12-31",
    "2024-13-45",
    "Alfa\x00Beta",
    "Alfa\x02Beta",
    "Alfa\x0bBeta",
    "Alfa\ufffeBeta",
    "Alfa\u202eateB",
    "Alfa\u200bBeta",
    "Alfa\nBeta",
    "Alfa\rBeta",
    "Alfa\ud800Beta",
    "\U0001f9f8",
    "A\u030a",
    '"><script>alert(1)</script>',
    "Alfa & <b>Beta</b>",
    "=1+1",
    "a/b/../c",
    "..",
    "CON",
    "Alfa " * 60,
    "x" * 3000,
    "[länk](javascript:alert(1))",
    "{{ config }}",
    "{% raw %}",
    "javascript:alert(1)",
    "file:///etc/passwd",
    "totalt",
    "net",
    "cost",
    "income",
    "tkr",
    "percent",
    "persons",
    "outcome",
    "budget",
    "forecast",
    "status",
    "deviation_forecast",
    "women",
    "men",
    "total",
    "good",
    "not_reported",
    "per_row",
    "7",
    "1-999999999",
    "9-3",
    "1;2;3",
)
VALUES: tuple[Any, ...] = (
    *TEXTS,
    None,
    True,
    False,
    0,
    1,
    -1,
    100,
    2019,
    10**40,
    1.5,
    float("nan"),
    float("inf"),
    [],
    {},
    [[]],
    {"a": 1},
    ["a", "a"],
    {None: 1},
    {1: {2: 3}},
)
_CHARTS = ("deviation", "bars", "parts", "panels", "bullet", "targets", "dumbbell", "lines", "slope")
_MEASURES = "per_row outcome budget forecast target deviation_forecast deviation_outcome change status other".split()
_PERIODS = (2018, 2019, "2019-04", "2019-01/2019-04", "2019-03-31", "", "0000", "0000-01", 9999)


@dataclass(frozen=True)
class Mutation:
    """One change: its kind (a number into KINDS) and the three numbers that choose where and what."""

    kind: int
    where: int
    place: int
    what: int

    def apply(self, datasets: Path) -> str:
        """Change the files, and say what was done."""
        kind = KINDS[self.kind % len(KINDS)]
        try:
            return f"{kind.__name__}: {kind(datasets, self.where, self.place, self.what)}"
        except (AttributeError, KeyError, TypeError, ValueError, OSError, yaml.YAMLError):
            # An earlier change has spoilt what this one would change; a test asserts that no kind fails by itself.
            return f"{kind.__name__}: nothing"


def change_cell(datasets: Path, where: int, place: int, what: int) -> str:
    """Another text in a cell of a CSV file, the header included."""
    path = _pick(_files(datasets, "*.csv"), where)
    rows = _read(path)
    places = [(row, column) for row, cells in enumerate(rows) for column in range(len(cells))]
    if not places:
        return "nothing"
    row, column = _pick(places, place)
    rows[row][column] = _pick(TEXTS, what)
    _write(path, rows)
    return f"{path.relative_to(datasets)} {row + 1} {column} {_pick(TEXTS, what)!r:.60}"


def move_cell(datasets: Path, where: int, place: int, what: int) -> str:
    """A cell's text in another cell of the same column: what stands there can mostly stand here."""
    path = _pick(_files(datasets, "*.csv"), where)
    rows = _read(path)
    if len(rows) < 3:
        return "nothing"
    to, column = _pick(rows[1:], place), place % len(rows[0])
    if column < len(to):
        to[column] = _pick(rows[1:], what)[column]
    _write(path, rows)
    return f"{path.relative_to(datasets)} {column}"


def change_rows(datasets: Path, where: int, place: int, what: int) -> str:
    """A row is gone, stands twice, or changes place."""
    path = _pick(_files(datasets, "*.csv"), where)
    rows = _read(path)
    if not rows:
        return "nothing"
    at = place % len(rows)
    row = rows.pop(at)
    if what % 3 == 1:
        rows[at:at] = [row, row]
    elif what % 3 == 2:
        rows.append(row)
    _write(path, rows)
    return f"{path.relative_to(datasets)} row {at + 1} way {what % 3}"


def change_column(datasets: Path, where: int, place: int, what: int) -> str:
    """A column is gone from the table, and often from its description too."""
    described = _pick(_files(datasets, "datapackage.yaml"), where)
    content = _load(described)
    resource = _pick(content["resources"], place)
    path, fields = described.parent / resource["path"], resource["schema"]["fields"]
    at = what % len(fields)
    if path.is_file():
        _write(path, [row[:at] + row[at + 1 :] for row in _read(path)])
    if what % 4:
        del fields[at]
        _dump(described, content)
    return f"{path.relative_to(datasets)} column {at}"


def change_value(datasets: Path, where: int, place: int, what: int) -> str:
    """Another value somewhere in a description: a text, a number, a list, nothing."""
    path = _pick(_files(datasets, "*.yaml"), where)
    content = _load(path)
    holder, key = _pick(list(_places(content)), place)
    holder[key] = _pick(VALUES, what)
    _dump(path, content)
    return f"{path.relative_to(datasets)} {key} {_pick(VALUES, what)!r:.60}"


def drop_value(datasets: Path, where: int, place: int, what: int) -> str:
    """A property or an item of a list is gone, or an item stands twice."""
    path = _pick(_files(datasets, "*.yaml"), where)
    content = _load(path)
    holder, key = _pick(list(_places(content)), place)
    if isinstance(holder, list) and what % 3 == 0:
        holder.append(holder[key])
    else:
        del holder[key]
    _dump(path, content)
    return f"{path.relative_to(datasets)} {key}"


def change_meaning(datasets: Path, where: int, place: int, what: int) -> str:
    """Another measure, period, unit or sex of a column: what a description may well say."""
    path = _pick(_files(datasets, "reports/*/*/*/datapackage.yaml"), where)
    content = _load(path)
    resource = _pick(content["resources"], place)
    columns = [one for one in resource["schema"]["fields"] if "uppf:measure" in one]
    if not columns:
        return "nothing"
    column = _pick(columns, place // 7)
    name, values = _pick(
        (
            ("uppf:measure", _MEASURES),
            ("uppf:period", _PERIODS),
            ("uppf:unit", ("tkr", "mnkr", "percent", "persons", "index", "text")),
            ("uppf:sex", ("women", "men", "total")),
            ("type", ("string", "number")),
            ("uppf:service", ("sfi", "whole_committee")),
            ("uppf:decimals", (0, 2, 30, 10**9)),
        ),
        what,
    )
    column[name] = _pick(values, what // 7)
    _dump(path, content)
    return f"{resource['name']} {column['name']} {name} {column[name]!r}"


def change_chart(datasets: Path, where: int, place: int, what: int) -> str:
    """Another kind of chart, of other columns, rows or unit."""
    path = _pick(_files(datasets, "reports/*/*/*/datapackage.yaml"), where)
    content = _load(path)
    resource = _pick(content["resources"], place)
    names = [one["name"] for one in resource["schema"]["fields"] if "uppf:measure" in one]
    chart = {"kind": _pick(_CHARTS, what), "columns": names[: 1 + what // 9 % max(len(names), 1)]}
    rows = [row[0] for row in _read(path.parent / resource["path"])[1:] if row]
    if what // 27 % 3 and rows:
        chart["rows"] = rows[what // 81 % len(rows) :][: 1 + what // 243 % 4]
    if what // 729 % 4 == 0:
        chart["unit"] = "mnkr"
    resource["uppf:chart"] = chart
    _dump(path, content)
    return f"{resource['name']} {chart}"


def change_comparison(datasets: Path, where: int, place: int, what: int) -> str:
    """Another group, verdict, base or way of drawing of a comparison, or fewer points."""
    path = _pick(_files(datasets, "comparisons/*.yaml"), where)
    if not path:
        return "nothing"
    content = _load(path)
    name, value = _pick(
        (
            ("slope", True),
            ("cost", True),
            ("featured", True),
            ("bases", ["index"]),
            ("bases", ["per_inhabitant"]),
            ("bases", ["total", "index", "per_inhabitant"]),
            ("group", "forecasts"),
            ("group", "committees"),
            ("group", "years"),
            ("group", "municipalities"),
            ("verdict", "comparable"),
            ("verdict", "not_comparable"),
            ("reasons", []),
            ("breaks", [{"period": _pick(_PERIODS, place), "text": "Ny serie."}]),
            ("topics", ["ekonomi"]),
            ("series", content["series"][:1]),
        ),
        what,
    )
    content[name] = value
    _dump(path, content)
    return f"{path.stem} {name} {value!r:.60}"


def change_file(datasets: Path, where: int, _: int, what: int) -> str:
    """A file is gone, empty, a folder, a link, a pipe, of bytes or in another encoding."""
    path = _pick(_files(datasets, "*"), where)
    content = path.read_bytes()
    path.unlink()
    way = what % 12
    spoil: dict[int, Callable[[], object]] = {
        1: lambda: path.write_bytes(b""),
        2: path.mkdir,
        3: lambda: path.symlink_to("nowhere"),
        4: lambda: path.symlink_to("/etc/hostname"),
        5: lambda: os.mkfifo(path),
        6: lambda: path.write_bytes(bytes(range(256))),
        7: lambda: path.write_bytes(content.decode().encode("utf-16")),
        8: lambda: path.write_bytes(b"\xef\xbb\xbf" + content),
        9: lambda: path.write_bytes(content.replace(b"\n", b"\r")),
        10: lambda: path.with_name(path.name.upper()).write_bytes(content),
        11: lambda: path.with_name(f"a <b> {path.name}").write_bytes(content),
    }
    spoil.get(way, lambda: None)()
    return f"{path.relative_to(datasets)} way {way}"


def drop_much(datasets: Path, where: int, place: int, what: int) -> str:
    """All reports, all comparisons, all indicators or a whole code list are gone."""
    del place
    way = where % 5
    if way == 0:
        for path in _files(datasets, "comparisons/*.yaml"):
            path.unlink()
    elif way == 1:
        for path in _files(datasets, "reports/**/*"):
            path.unlink()
        for path in sorted(datasets.glob("reports/**/*"), reverse=True):
            path.rmdir()
    elif way == 2:
        for path in _files(datasets, "reports/*/*/*/*.csv"):
            rows = _read(path)
            if "indicator" in rows[0]:
                at = rows[0].index("indicator")
                _write(path, [rows[0], *([*row[:at], "", *row[at + 1 :]] for row in rows[1:])])
    else:
        path = _pick(_files(datasets, "codelists/*.csv"), what)
        _write(path, _read(path)[:1])
    return f"way {way}"


# What could well stand in a column of the files that reports share, besides any of TEXTS.
_LIKELY: dict[str, tuple[str, ...]] = {
    "municipality": ("0127", "0484", "0180", ""),
    "committee": ("avun", "avn", "sn", ""),
    "kind": ("delar-1", "delar-2", "verksamhetsberattelse"),
    "fate": ("renamed", "merged", "split", "withdrawn"),
    "old": (
        "botkyrka/avun/2019-delar-1",
        "botkyrka/avun/2019-delar-1/staff",
        "botkyrka/avun/2018-delar-1",
        "a/b/c/d/e",
    ),
    "new": ("botkyrka/avun/2019-delar-1", "eskilstuna/avn/2019-delar-1 botkyrka/avun/2019-delar-1", ""),
    "date": ("2018-12-31", "2026-11-01", "2019-04-01"),
    "through": ("1", "4", "12", "13"),
    "first_year": ("2018", "2019", "2026"),
    "last_year": ("", "2018", "2019", "2030"),
    "due": ("", "05", "05-20", "02-29", "13-01"),
    "report": ("botkyrka-avun-2019-delar-1", "eskilstuna-avn-2019-delar-1", ""),
    "lines": ("1", "1-2", "1;2", ""),
    "service": ("", "sfi", "whole_committee", "dockteatern"),
    "indicator": ("", "net", "income"),
    "account": ("", "net", "cost"),
    "measure": ("", "outcome", "budget", "forecast"),
    "from": ("", "2018", "2019", "2019-04"),
    "to": ("", "2018", "2019", "2020"),
    "way": ("", "monthly-average", "within-period"),
    "over_time": ("", "average", "sum"),
    "verdict": ("comparable", "not_comparable", "with_care"),
    "unit": ("tkr", "mnkr", "percent"),
    "of": ("kr", "tkr", "percent"),
}


def add_shared_row(datasets: Path, where: int, place: int, what: int) -> str:
    """A further row in a table that reports share, most of it likely: a break, an event, a rhythm, a rule."""
    paths = [*_files(datasets, "definitions/*.csv"), *_files(datasets, "reference/*.csv")]
    path = _pick(paths, where)
    rows = _read(path)
    template = _pick(rows[1:], place) or [f"{path.stem}-{what % 9}"] * len(rows[0])
    row = []
    for at, name in enumerate(rows[0]):
        draw = (place * 31 + what * 17 + at * 101) % 97
        likely = _LIKELY.get(name, ())
        row.append(_pick(TEXTS, draw + what) if draw < 6 else _pick(likely, draw) if likely else template[at])
    row[0] = row[0] if rows[0][0] in _LIKELY else f"ny-{what % 9}"
    _write(path, [*rows, row])
    return f"{path.relative_to(datasets)} {row!r:.200}"


_ORIGINS = (
    "40 = {volumes/deltagare/target_2019}",
    "40 = {volumes/deltagare/target_2019} / ({volumes/deltagare/target_2019} - {volumes/deltagare/target_2019})",
    "40 = {saknas/saknas/saknas}",
    "40 = 1/0",
    "40 = 9**9**9",
    "40 = " + "(" * 500,
    "40 = __import__('os')",
    "40 = {volumes/deltagare}",
    "= ",
    "40",
    "40 = {grades/" + "a" * 500 + "/b}",
    "40 = -{volumes/deltagare/target_2019}",
)


def change_statement(datasets: Path, where: int, place: int, what: int) -> str:
    """Another origin of a number in an editor's sentence, or another sentence."""
    path = _pick(_files(datasets, "statements/*.yaml"), where)
    content = _load(path)
    sentence = _pick(content["sentences"], place)
    if what % 4:
        sentence["numbers"] = [_pick(_ORIGINS, what // 4)]
    else:
        sentence["text"] = f"{sentence['text']} {_pick(TEXTS, what // 4)}"
    _dump(path, content)
    return f"{path.stem} {sentence!r:.200}"


_QUESTIONS = (
    "-- Hur många?\n-- Så här.\nSELECT 1\n",
    "-- Hur många?\n-- Så här.\nSELECT 1; DROP TABLE a\n",
    "-- Hur många?\n-- Så här.\nSELECT '" + "x" * 3000 + "'\n",
    "-- Hur många?\n-- Så här.\nSELECT '</code></pre><script>pwned()</script>'\n",
    "-- Hur många?\n-- Så här.\nSELECT\n\n\n  1\n\n```\n~~~\n# rubrik\n",
    "-- ?\n-- .\nSELECT\t1\r\n",
    "SELECT 1",
    "-- {{ site }}?\n-- {% raw %} [x](javascript:a) *a* `b`\nSELECT {{ 1 }}\n",
)


def add_question(datasets: Path, where: int, place: int, what: int) -> str:
    """A further question to the data page, under a name that it may have or not."""
    folder = datasets / "questions"
    folder.mkdir(exist_ok=True)
    names = (
        "1-fraga.sql",
        "2-fraga.sql",
        "01-a.sql",
        "999999999999999999999-a.sql",
        "1-Fråga.sql",
        "fraga.sql",
        "1-b.txt",
    )
    name = _pick(names, where)
    (folder / name).write_text(_pick(_QUESTIONS, place + what), encoding="utf-8")
    return f"{name} {_pick(_QUESTIONS, place + what)!r:.60}"


def declare_texts(datasets: Path, where: int, place: int, what: int) -> str:
    """What a report says of its own texts and names: rewordings, lines left out, its own words, former names."""
    path = _pick(_files(datasets, "reports/*/*/*/datapackage.yaml"), where)
    content = _load(path)
    resource = _pick(content["resources"], place)
    rows = _read(path.parent / resource["path"])
    row, text = (_pick(rows[1:], what) or [""])[0], _pick(TEXTS, what // 5)
    former = {
        "name": _pick(("gammal", "botkyrka/avun/2018-delar-1", row, text), what),
        "date": "2026-11-01",
        "reason": "x",
    }
    holder, name, value = _pick(
        (
            (resource, "uppf:reworded", [{"label": _pick(_pick(rows, what) or [""], 1), "printed": text}]),
            (resource, "uppf:omitted_lines", {"1": text}),
            (resource, "uppf:omitted_lines", {_pick(("1-999999999", "9-3", "x", ""), what): "en rad"}),
            (content, "uppf:own_words", [text, "leksak"]),
            (resource, "uppf:formerly", [former]),
            (resource, "uppf:formerly", [{**former, "row": row}]),
            (content, "uppf:formerly", [{**former, "name": "botkyrka/avun/2018-delar-1"}]),
        ),
        place + what,
    )
    holder[name] = value
    _dump(path, content)
    return f"{resource['name']} {name} {value!r:.100}"


KINDS: tuple[Callable[[Path, int, int, int], str], ...] = (
    change_cell,
    move_cell,
    change_rows,
    change_column,
    change_value,
    drop_value,
    change_meaning,
    change_chart,
    change_comparison,
    change_file,
    drop_much,
    add_shared_row,
    change_statement,
    add_question,
    declare_texts,
)


def _pick(choices: Any, number: int) -> Any:
    return choices[number % len(choices)] if choices else None


def _files(datasets: Path, pattern: str) -> list[Path]:
    return sorted(path for path in datasets.rglob(pattern) if path.is_file() and not path.is_symlink())


def _read(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="", errors="replace") as file:
        return list(csv.reader(line.replace("\0", "") for line in file))


def _write(path: Path, rows: list[list[str]]) -> None:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerows(rows)
    path.write_bytes(buffer.getvalue().encode("utf-8", "surrogatepass"))


def _load(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


def _dump(path: Path, content: Any) -> None:
    text = yaml.dump(content, allow_unicode=True, sort_keys=False, Dumper=_Dumper)
    path.write_bytes(text.encode("utf-8", "surrogatepass"))


class _Dumper(yaml.SafeDumper):
    """YAML without anchors, which the project refuses."""

    def ignore_aliases(self, _: object) -> bool:
        """Whatever stands twice is written twice."""
        return True


def _places(content: Any) -> Iterator[tuple[Any, Any]]:
    """Every holder and key below a value."""
    items = content.items() if isinstance(content, dict) else enumerate(content) if isinstance(content, list) else ()
    for key, value in list(items):
        yield content, key
        yield from _places(value)
