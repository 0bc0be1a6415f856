"""All rules: every Rule that stands in a module of this folder."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from pkgutil import iter_modules

from build_site import checks
from build_site.checks.arithmetic import Relation
from build_site.checks.context import Context, Rule
from build_site.checks.findings import Finding, find_findings
from build_site.problems import Problem


@dataclass(frozen=True)
class Checked:
    """The result of all checks.

    Attributes:
        relations: every arithmetic relation that was tried, by report id.
        findings: the slips in the reports, explained.
        problems: what must be mended before the site can be built, sorted, each once.
    """

    relations: Mapping[str, tuple[Relation, ...]]
    findings: tuple[Finding, ...]
    problems: tuple[Problem, ...]


def find_rules() -> tuple[Rule, ...]:
    """The rules, sorted by id."""
    modules = [import_module(f"{checks.__name__}.{found.name}") for found in iter_modules(checks.__path__)]
    rules = {value.id: value for module in modules for value in vars(module).values() if isinstance(value, Rule)}
    return tuple(rules[name] for name in sorted(rules))


def check(context: Context) -> Checked:
    """Try every rule."""
    problems = {problem for rule in find_rules() for problem in rule.find(context)}
    findings = tuple(
        finding for report in context.corpus.reports for finding in find_findings(report, context.relations[report.id])
    )
    return Checked(context.relations, findings, tuple(sorted(problems)))
