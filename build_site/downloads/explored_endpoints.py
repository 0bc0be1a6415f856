"""What the page for exploring reads, and anyone may: the rules of comparability, and the figures subject by subject.

A subject's file holds columns rather than records, and what all its figures share only once: at 290 municipalities a
question must still be light. The facts in it are those that the rules go by.
"""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import replace
from functools import partial

from build_site import addresses
from build_site.codes import Code, CodeLists, Measure
from build_site.comparing.comparability_facts import Facts
from build_site.comparing.found_comparisons import FoundComparison, find_comparisons
from build_site.comparing.quantities import address_figure
from build_site.comparing.subjects import Observation, Subject, gather_subjects
from build_site.downloads.descriptions import describe_everything
from build_site.downloads.endpoint import Endpoint, Response
from build_site.downloads.offered_data import OfferedData
from build_site.formatting import format_place
from build_site.model import Corpus, UnitKind
from build_site.model.comparability import ComparabilityRule, Condition
from build_site.published.sheets import Cell, Fact, Field, build_schema
from build_site.published.vocabulary import REASONS, SEXES, VERDICTS

_TEXTS: dict[str, object] = {"type": "array", "items": {"type": "string"}}
_TEXT: Mapping[str, object] = {"type": "string"}
_PLACE = ("address", "printed", "line", "measure", "unit", "value", "population")


def list_explored(content: OfferedData) -> tuple[Endpoint, ...]:
    """The rules, what can be explored, each subject, and the comparisons that are found by themselves."""
    subjects = gather_subjects(content.corpus)
    return (
        _list_rules(content),
        _list_subjects(content, subjects),
        _list_figures(content, subjects),
        _list_found(content, subjects),
    )


def _list_rules(content: OfferedData) -> Endpoint:
    known = content.corpus.comparability
    title = "Reglerna som avgör hur väl siffror kan jämföras"
    about = (
        *describe_everything(content, title),
        Fact("version", "Version", known.version),
        Fact("facts", "Egenskaper som reglerna går efter", Facts._fields),
    )
    answer = Response(title, about, lambda: [_describe_rule(rule) for rule in known.rules])
    return Endpoint("comparability", "comparability.json", title, _RULE_SCHEMA, {(): answer})


_CONDITION: dict[str, object] = {
    "oneOf": [
        {"type": "null"},
        {
            "type": "object",
            "required": ["fact", "values"],
            "properties": {"fact": _TEXT, "values": _TEXTS},
            "additionalProperties": False,
        },
    ]
}
_RULE_SCHEMA: Mapping[str, object] = {
    "type": "object",
    "required": ["rule", "reason", "reason_title", "verdict", "differs", "known", "same", "either", "unless", "text"],
    "properties": {
        "rule": _TEXT,
        "reason": {"enum": sorted(REASONS.titles)},
        "reason_title": _TEXT,
        "verdict": {"enum": [verdict for verdict in VERDICTS.titles if verdict != next(iter(VERDICTS.titles))]},
        "differs": _TEXTS | {"title": "Egenskaper som alla måste skilja sig; ingen för en regel om en siffra"},
        "known": _TEXTS | {"title": "Egenskaper som båda måste ha"},
        "same": _TEXTS | {"title": "Egenskaper som måste vara lika"},
        "either": _CONDITION | {"title": "Vad minst en av dem ska vara"},
        "unless": _CONDITION | {"title": "Vad ingen av dem får vara"},
        "text": _TEXT,
    },
    "additionalProperties": False,
}


def _describe_rule(rule: ComparabilityRule) -> Mapping[str, object]:
    return {
        "rule": rule.id,
        "reason": rule.reason,
        "reason_title": REASONS.titles[rule.reason],
        "verdict": rule.verdict,
        "differs": list(rule.differs),
        "known": list(rule.known),
        "same": list(rule.same),
        "either": _describe_condition(rule.either),
        "unless": _describe_condition(rule.unless),
        "text": rule.text,
    }


def _describe_condition(condition: Condition | None) -> Mapping[str, object] | None:
    return {"fact": condition[0], "values": list(condition[1])} if condition else None


def _list_subjects(content: OfferedData, subjects: Sequence[Subject]) -> Endpoint:
    title = "Allt som går att utforska, och vad koderna heter"
    record = {
        "subjects": [
            {
                "subject": one.code,
                "title": one.title,
                "service": one.service,
                "municipalities": len({found.facts.municipality for found in one.observations}),
                "figures": len(one.observations),
            }
            for one in subjects
        ],
        "names": _name_all(content.corpus, subjects),
    }
    answer = Response(title, describe_everything(content, title), lambda: [record])
    return Endpoint("explore", "explore.json", title, _SUBJECTS_SCHEMA, {(): answer})


_NAMES: dict[str, object] = {"type": "object", "additionalProperties": {"type": "object"}}
_SUBJECTS_SCHEMA: Mapping[str, object] = {
    "type": "object",
    "required": ["subjects", "names"],
    "properties": {
        "subjects": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["subject", "title", "service", "municipalities", "figures"],
                "properties": {
                    "subject": _TEXT,
                    "title": _TEXT,
                    "service": _TEXT,
                    "municipalities": {"type": "integer"},
                    "figures": {"type": "integer"},
                },
                "additionalProperties": False,
            },
        },
        "names": _NAMES | {"title": "Namn på koder, efter slag av kod"},
    },
    "additionalProperties": False,
}


def _name_all(corpus: Corpus, subjects: Iterable[Subject]) -> Mapping[str, Mapping[str, str]]:
    """What the codes that the figures use are called."""
    codes, found = corpus.codes, [one for subject in subjects for one in subject.observations]
    homes = {one.report.committee_key for one in found}
    services = {subject.service for subject in subjects}
    used = {one.figure.measure for one in found}
    return {
        "verdicts": VERDICTS.titles,
        "sexes": SEXES.titles,
        "services": _choose_titles(codes.services, services),
        "measures": _choose_titles(codes.measures, used),
        "municipalities": {code: one.name for code, one in codes.municipalities.items()},
        "bodies": {
            f"{municipality}/{code}": f"{one.name}, {codes.municipalities[municipality].name}"
            for (municipality, code), one in codes.committees.items()
            if (municipality, code) in homes
        },
        "units": _name_units(codes, {one.figure.unit.code for one in found}),
    }


def _choose_titles(listed: Mapping[str, Code] | Mapping[str, Measure], used: Set[str]) -> dict[str, str]:
    return {code: one.title for code, one in listed.items() if code in used}


def _name_units(codes: CodeLists, used: Set[str]) -> dict[str, str]:
    """What stands after numbers in each unit; nothing after an index or words."""
    units = {code: one for code, one in codes.units.items() if code in used}
    silent = (UnitKind.INDEX, UnitKind.WORDS)
    return {code: "" if one.kind in silent else one.abbreviation for code, one in units.items()}


def _list_figures(content: OfferedData, subjects: Sequence[Subject]) -> Endpoint:
    answers: dict[tuple[str, ...], Response] = {}
    for one in subjects:
        answers[one.code,] = Response(one.title, _describe_subject(content, one), partial(_list_figures_of, one))
    title = "Siffrorna om en sak, i kolumner, med det som avgör hur väl de kan jämföras"
    return Endpoint("explored_subject", "explore/{subject}.json", title, _FIGURES_SCHEMA, answers)


def _list_figures_of(subject: Subject) -> list[Mapping[str, object]]:
    return [describe_figures(subject)]


_FIGURES_SCHEMA: Mapping[str, object] = {
    "type": "object",
    "required": ["subject", "title", "shared", "columns", "rows"],
    "properties": {
        "subject": _TEXT,
        "title": _TEXT,
        "shared": {"type": "object", "title": "Det som alla siffror har gemensamt, efter kolumn"},
        "columns": _TEXTS | {"title": "Vad varje plats i en rad är: facts, och siffrans plats, värde och namn"},
        "rows": {"type": "array", "items": {"type": "array", "items": {"type": ["string", "number", "null"]}}},
    },
    "additionalProperties": False,
}


def _describe_subject(content: OfferedData, subject: Subject) -> tuple[Fact, ...]:
    """What a subject's file says of itself: only the reports that its figures stand in."""
    sources = dict.fromkeys(one.report.source.title for one in subject.observations)
    about = describe_everything(content, subject.title)
    return tuple(replace(fact, text=tuple(sources)) if fact.name == "sources" else fact for fact in about)


def describe_figures(subject: Subject) -> Mapping[str, object]:
    """A subject's figures in columns; what they share is said once."""
    names = (*Facts._fields, *_PLACE)
    rows = [_tell_figure(one) for one in subject.observations]
    shared = [place for place in range(len(names)) if len({row[place] for row in rows}) == 1]
    kept = sorted(set(range(len(names))) - set(shared))
    return {
        "subject": subject.code,
        "title": subject.title,
        "shared": {names[place]: rows[0][place] for place in shared},
        "columns": [names[place] for place in kept],
        "rows": [[row[place] for place in kept] for row in rows],
    }


def _tell_figure(one: Observation) -> tuple[Cell, ...]:
    figure = one.figure
    return (
        *one.facts,
        address_figure(figure),
        figure.row.full_label,
        format_place(figure.row, figure.line) if figure.row.spot else figure.line,
        figure.measure,
        figure.unit.code,
        figure.base_value,
        one.population,
    )


_FOUND_FIELDS = (
    Field("comparison", "Id"),
    Field("subject", "Sak", description="Det som jämförs, som i explore/{subject}.json"),
    Field("title", "Titel"),
    Field("measure", "Mått", codes="measures"),
    Field("sex", "Kön", codes="sexes"),
    Field("between", "Mellan", description="Vad som jämförs: municipalities, committees, years, med mellanslag mellan"),
    Field("figures", "Antal siffror", kind="integer"),
    Field("verdict", "Omdöme", codes="verdicts"),
    Field("rules", "Regler som talar emot", description="Regel-id ur comparability.json, med mellanslag mellan"),
    Field("address", "Adress", description="Där jämförelsen visas"),
)


def _list_found(content: OfferedData, subjects: Sequence[Subject]) -> Endpoint:
    title = "Jämförelser som siffrorna tillåter, funna utan att någon har skrivit dem"
    found = find_comparisons(subjects, content.corpus.comparability.rules)
    names = [field.name for field in _FOUND_FIELDS]
    records = [dict(zip(names, _tell_found(one, content), strict=True)) for one in found]
    answer = Response(title, describe_everything(content, title), lambda: records)
    return Endpoint("found_comparisons", "found_comparisons.json", title, build_schema(_FOUND_FIELDS), {(): answer})


def _tell_found(one: FoundComparison, content: OfferedData) -> tuple[Cell, ...]:
    first = one.observations[0]
    chosen = {"vad": one.subject.code, "matt": first.figure.measure, "kon": first.facts.sex}
    return (
        one.id,
        one.subject.code,
        one.subject.title,
        first.figure.measure,
        first.facts.sex,
        " ".join(one.kinds),
        len(one.observations),
        one.judgement.verdict,
        " ".join(rule.id for rule in one.judgement.rules) or None,
        content.absolute(addresses.explore_address(**chosen)),
    )
