"""Turns validated rows into the model. Whatever can't be understood is a problem, never a guess."""

from collections.abc import Iterable, Iterator

from build_site.codes import CodeLists
from build_site.model import Corpus, Report
from build_site.problems import Problem, telling
from build_site.reading.code_lists import read_code_lists
from build_site.reading.comparability_package import read_comparability
from build_site.reading.complaints import Complaints
from build_site.reading.declarations import read_comparison, read_statements
from build_site.reading.events import follow_comparison, read_register
from build_site.reading.packages import LoadedDatasets, LoadedPackage
from build_site.reading.population import read_population
from build_site.reading.reports import check_report, read_report
from build_site.reading.rhythms import read_rhythms

_EMPTY = Corpus(read_code_lists(LoadedPackage("codelists", {}, {}))[0], {}, (), ())


def _read_reports(packages: Iterable[LoadedPackage], codes: CodeLists, problems: list[Problem]) -> Iterator[Report]:
    """The reports that have no problems; those of the others are added to `problems`."""
    for package in packages:
        with telling(f"Rapporten {package.folder} sattes ihop."):
            report, found = read_report(package, codes)
        problems += found
        if not found:
            yield report


def read_corpus(loaded: LoadedDatasets) -> tuple[Corpus, list[Problem]]:
    """Build the model from everything that could be loaded.

    Returns:
        The corpus without the reports that have problems, and those problems.
    """
    if len(loaded.code_lists.tables) < len(loaded.code_lists.descriptor.get("resources", ())):
        return _EMPTY, []  # a list could not be read, and what is said of codes would follow from that
    try:
        codes, problems = read_code_lists(loaded.code_lists)
        population = read_population(loaded.reference)
        rhythms = tuple(read_rhythms(loaded.reference))
        comparability = read_comparability(loaded.definitions)
    except (KeyError, TypeError, ValueError, ArithmeticError) as error:
        return _EMPTY, [_explain_shared_lists(error)]
    reports = list(_read_reports(loaded.reports, codes, problems))
    for package in loaded.begun:
        problems += check_report(package, codes)
    comparisons = []
    for declaration in loaded.comparisons:
        complain = Complaints(declaration.path)
        with telling(f"Jämförelsen {declaration.path} sattes ihop."):
            for topic in declaration.content.get("topics", ()):
                complain.known(topic, codes.topics, "topics", "topics")
            comparisons.append(read_comparison(declaration, complain))
        problems += complain.problems
    stated = [one for declaration in loaded.statements for one in read_statements(declaration)]
    register = read_register(loaded)
    followed = tuple(follow_comparison(spec, register) for spec in comparisons)
    referred = str(loaded.reference.descriptor.get("created", ""))
    whole = Corpus(
        codes,
        population,
        tuple(reports),
        followed,
        loaded.questions,
        tuple(stated),
        register,
        rhythms,
        referred,
        comparability,
    )
    return whole, problems


def _explain_shared_lists(error: Exception) -> Problem:
    """The project's own lists have got other columns or kinds of values than the model is made from."""
    what = f"Kolumnen «{error.args[0]}»" if isinstance(error, KeyError) else f"Något («{error}»)"
    message = f"{what} i kodlistorna eller folkmängden är inte som programmet behöver den."
    advice = "Hämta tillbaka kolumnerna, och deras type och enum i datapackage.yaml, ur versionshanteringen."
    return Problem("codelists", 0, "", message, advice)
