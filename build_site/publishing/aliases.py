"""Old addresses of what has a new name: copies of files for any host, and what hosts that can redirect should redirect.

A page at an old address says what has happened (`pages/moved_pages.py`). A program that reads a file asks nobody, so it
gets the file itself.
"""

from collections.abc import Iterator, Mapping

from build_site.addresses import DATA, EDITIONS, MUNICIPALITIES, place_address
from build_site.model import Corpus, Place
from build_site.model.life import REPORT_DEPTH, TABLE_DEPTH, name_report

_PAGES = (MUNICIPALITIES, f"{DATA}ordbok/", EDITIONS)  # pages of their own answer there; editions never change
_COMMITTEE_DEPTH = 2


def list_renamed(corpus: Corpus) -> dict[Place, Place]:
    """Where everything stands now that has had one other address and has one now, the innermost first."""
    former = corpus.register.list_former(corpus.places)
    single = {old: now[0] for old, now in former.items() if len(now) == 1 and len(old) == len(now[0])}
    return dict(sorted(single.items(), key=lambda one: (-len(one[0]), one[0])))


def list_redirects(corpus: Corpus) -> tuple[tuple[str, str], ...]:
    """Old and new address of the pages of each thing that has a new name, with all that lies below it."""
    renamed = list_renamed(corpus)
    return tuple(
        (place_address(old), place_address(new))
        for old, new in renamed.items()
        if len(old) <= TABLE_DEPTH
        and (renamed.get(old[:-1]), old[-1]) != (new[:-1], new[-1])  # goes with what it lies in
    )


def alias_files(files: Mapping[str, bytes], corpus: Corpus) -> dict[str, bytes]:
    """The files with data, answers and pictures under the names that they had; a name that is taken again is left."""
    renamed = list_renamed(corpus)
    found: dict[str, bytes] = {}
    for path in files if renamed else ():
        if not path.startswith(_PAGES) and not path.endswith(".md"):
            for old in _list_old_paths(path, renamed, corpus):
                if old not in files:
                    found[old] = files[path]
    return found


def _list_old_paths(path: str, renamed: Mapping[Place, Place], corpus: Corpus) -> Iterator[str]:
    codes = {one.slug: code for code, one in corpus.codes.municipalities.items()}
    for old, new in renamed.items():
        if len(old) == _COMMITTEE_DEPTH:
            names = ("-".join(new), "-".join(old))
            yield from _swap_stem(path, f"{DATA}committees/", *names)
            yield from _swap_stem(path, f"api/v1/committees/{codes.get(new[0], '')}/", new[1], old[1])
            yield from _swap_stem(path, "api/v1/committees/", new[1], old[1])
        elif len(old) == REPORT_DEPTH:
            yield from _swap_report(path, name_report(new), name_report(old))
        elif len(old) == TABLE_DEPTH:
            yield from _swap_table(path, new, old)


def _swap_stem(path: str, folder: str, new: str, old: str) -> Iterator[str]:
    """A file of a folder that is named after something, whatever its ending: `x.csv`, `x-excel-sv.csv`."""
    name = path.removeprefix(folder)
    if path.startswith(folder) and "/" not in name and name.startswith((f"{new}.", f"{new}-excel")):
        yield f"{folder}{old}{name.removeprefix(new)}"


def _swap_report(path: str, new: str, old: str) -> Iterator[str]:
    """The files in a report's folders, some of which are named after it too, and the report's own answer."""
    folder, _, inside = path.partition(f"/{new}/")
    if inside:
        *above, name = inside.split("/")
        renamed = f"{old}{name.removeprefix(new)}" if name.startswith((f"{new}.", f"{new}-")) else name
        yield "/".join((folder, old, *above, renamed))
    yield from _swap_stem(path, "api/v1/reports/", new, old)


def _swap_table(path: str, new: Place, old: Place) -> Iterator[str]:
    """A table's files; its pictures lie in a folder and carry the report's name as well."""
    report, former = name_report(new), name_report(old)
    for folder in (DATA, "api/v1/tables/"):
        for swapped in _swap_stem(path, f"{folder}{report}/", new[-1], old[-1]):
            yield swapped.replace(f"/{report}/", f"/{former}/")
    folder, _, name = path.partition(f"/{report}/{new[-1]}/")
    if name:
        yield f"{folder}/{former}/{old[-1]}/{name.replace(f'{report}-{new[-1]}', f'{former}-{old[-1]}')}"
