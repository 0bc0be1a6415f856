"""Turns validated rows into the model. Whatever can't be understood is a problem, never a guess."""

from build_site.model import Corpus
from build_site.problems import Problem
from build_site.reading.code_lists import read_code_lists
from build_site.reading.complaints import Complaints
from build_site.reading.declarations import read_comparison
from build_site.reading.packages import LoadedDatasets
from build_site.reading.population import read_population
from build_site.reading.reports import read_report


def read_corpus(loaded: LoadedDatasets) -> tuple[Corpus, list[Problem]]:
    """Build the model from everything that could be loaded.

    Returns:
        The corpus without the reports that have problems, and those problems.
    """
    codes, problems = read_code_lists(loaded.code_lists)
    reports = []
    for package in loaded.reports:
        report, found = read_report(package, codes)
        problems += found
        if not found:
            reports.append(report)
    comparisons = []
    for declaration in loaded.comparisons:
        complain = Complaints(declaration.path)
        for topic in declaration.content.get("topics", ()):
            complain.known(topic, codes.topics, "topics", "topics")
        comparisons.append(read_comparison(declaration, complain))
        problems += complain.problems
    return Corpus(codes, read_population(loaded.reference), tuple(reports), tuple(comparisons)), problems
