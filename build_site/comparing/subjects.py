"""What figures are about, as a reader chooses it: a service, an indicator or an account, with all its figures. Pure."""

from collections import defaultdict
from dataclasses import dataclass

from build_site.comparing.comparability_facts import Facts, find_facts
from build_site.comparing.doubt import find_doubted
from build_site.comparing.quantities import gather_quantities
from build_site.model import Code, CodeLists, Corpus, Figure, Report

Key = tuple[str, str, str]  # service, indicator and account


@dataclass(frozen=True, slots=True)
class Observation:
    """A figure of a subject; of several that print the same, the one to use.

    Attributes:
        population: the inhabitants to divide it by, at the end of the year before, or None.
    """

    report: Report
    figure: Figure
    facts: Facts
    population: int | None


@dataclass(frozen=True, slots=True)
class Subject:
    """Something that is measured.

    Attributes:
        code: its part of addresses: `adult_education--net`.
        title: in Swedish: «Netto, vuxenutbildning».
        service: the service that it belongs to, or "".
    """

    code: str
    title: str
    service: str
    observations: tuple[Observation, ...]


def gather_subjects(corpus: Corpus) -> tuple[Subject, ...]:
    """Every subject that has numbers, sorted by title."""
    doubted = {id(figure) for report in corpus.reports for figure in find_doubted(report)}
    groups: dict[Key, list[Observation]] = defaultdict(list)
    for printed in gather_quantities(corpus).printed.values():
        report, figure = printed[0].report, printed[0].figure
        facts = find_facts(report, figure, corpus.codes, corpus.comparability, doubted=id(figure) in doubted)
        people = corpus.population.get((figure.municipality, figure.period.year - 1)) if figure.period else None
        key = (figure.service, figure.indicator, figure.account)
        groups[key].append(Observation(report, figure, facts, people))
    found = (_build_subject(key, ones, corpus.codes) for key, ones in groups.items())
    return tuple(sorted(found, key=lambda one: (one.title, one.code)))


def name_subject(figure: Figure) -> str:
    """The code of what a figure is about: service, indicator and account, those that it has."""
    account = f"account-{figure.account}" if figure.account else ""
    return "--".join(part for part in (figure.service or "any", figure.indicator, account) if part)


def _build_subject(key: Key, found: list[Observation], codes: CodeLists) -> Subject:
    service, indicator, _ = key
    about = codes.indicators.get(indicator)
    belongs = service or (about.parent if about else "")
    ordered = sorted(found, key=lambda one: (one.facts.body, one.facts.municipality, one.facts.period, one.facts))
    return Subject(name_subject(found[0].figure), _title(key, about, codes), belongs, tuple(ordered))


def _title(key: Key, about: Code | None, codes: CodeLists) -> str:
    service, _, account = key
    whole, part = codes.services.get(service), codes.accounts.get(account)
    says_service = about is not None and about.parent == service
    titles = [one.title for one in (about, part) if one]
    if whole and not (titles and says_service):
        titles.append(_inside(whole.title) if titles else whole.title)
    return ", ".join(titles)


def _inside(title: str) -> str:
    """A title after another: «Netto, vuxenutbildning»."""
    return title[:1].lower() + title[1:]
