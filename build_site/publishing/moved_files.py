"""Files that are no longer made because another holds the same: where a host that can redirect sends those who ask.

Only what has been published at the old address is here, so the list doesn't grow with the site.
"""

from collections.abc import Collection, Iterator, Sequence

from build_site.addresses import DATA
from build_site.downloads.endpoint import ROOT
from build_site.model import Corpus, Place
from build_site.model.life import REPORT_DEPTH, TABLE_DEPTH, name_report
from build_site.publishing.aliases import list_renamed
from build_site.publishing.editions import Edition
from build_site.publishing.withdrawn import list_published

Redirects = tuple[tuple[str, str], ...]

_COMMITTEE_DEPTH = 2


def list_moved_files(files: Collection[str], corpus: Corpus, editions: Sequence[Edition]) -> Redirects:
    """Old and new address of each file.

    Args:
        files: the addresses that there are.
        editions: all that have been published.
    """
    renamed = list_renamed(corpus)
    published = list_published(editions)
    moved = [one for place in published for one in _list_of_place(place, renamed.get(place, place), corpus)]
    moved += [one for spec in corpus.comparisons for one in _list_of_comparison(spec.id)] if published else []
    moved += _list_of_codes(corpus, renamed)
    return tuple((old, new) for old, new in dict(moved).items() if old not in files and new in files)


def _list_of_place(old: Place, new: Place, corpus: Corpus) -> Iterator[tuple[str, str]]:
    if len(old) == TABLE_DEPTH:
        was, report = name_report(old), name_report(new)
        stem, now = f"{DATA}{was}/{old[-1]}", f"{DATA}{report}/{new[-1]}"
        yield f"{stem}.json", f"{ROOT}tables/{report}/{new[-1]}.json"
        yield f"{stem}-excel-sv.csv", f"{now}.xlsx"
        yield f"{stem}.jsonstat.json", f"{DATA}{report}/{report}.jsonstat.json"
        yield f"{stem}.csv-metadata.json", f"{DATA}{report}/csv-metadata.json"
    elif len(old) == REPORT_DEPTH:
        was, report = name_report(old), name_report(new)
        yield f"{DATA}{was}/{was}.csv-metadata.json", f"{DATA}{report}/csv-metadata.json"
    elif len(old) == _COMMITTEE_DEPTH:
        codes = {one.slug: code for code, one in corpus.codes.municipalities.items()}
        stem = f"{DATA}committees/{'-'.join(old)}"
        yield f"{stem}.json", f"{ROOT}committees/{codes.get(new[0], '')}/{new[1]}.json"
        yield f"{stem}-excel-sv.csv", f"{DATA}committees/{'-'.join(new)}.xlsx"
        yield f"{stem}.csv-metadata.json", f"{DATA}committees/csv-metadata.json"


def _list_of_comparison(name: str) -> Iterator[tuple[str, str]]:
    stem = f"{DATA}comparisons/{name}"
    yield f"{stem}.json", f"{ROOT}comparisons/{name}.json"
    yield f"{stem}-excel-sv.csv", f"{stem}.xlsx"
    yield f"{stem}.csv-metadata.json", f"{DATA}comparisons/csv-metadata.json"


def _list_of_codes(corpus: Corpus, renamed: dict[Place, Place]) -> Iterator[tuple[str, str]]:
    """A committee's code alone, from when one municipality had it: the one that has it, or the list of all."""
    homes: dict[str, set[str]] = {}
    for municipality, code in sorted({report.committee_key for report in corpus.reports}):
        homes.setdefault(code, set()).add(f"{ROOT}committees/{municipality}/{code}.json")
    former = {old[1]: new[1] for old, new in renamed.items() if len(old) == _COMMITTEE_DEPTH}
    for code, now in {**former, **{code: code for code in homes}}.items():
        found = homes.get(now, set())
        yield f"{ROOT}committees/{code}.json", next(iter(found)) if len(found) == 1 else f"{ROOT}committees.json"
