"""All rules: every Rule that stands in a module of this folder."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
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
    """Try every rule: those that know which cells are wrong first, so that nothing is said of what follows from it."""
    rules = find_rules()
    problems = {problem for rule in rules if rule.judges_cells for problem in rule.find(context)}
    doubted = frozenset((problem.path, problem.line, problem.column) for problem in problems)
    knowing = replace(context, doubted=doubted)
    problems |= {problem for rule in rules if not rule.judges_cells for problem in rule.find(knowing)}
    findings = tuple(
        finding for report in context.corpus.reports for finding in find_findings(report, context.relations[report.id])
    )
    return Checked(context.relations, findings, tuple(sorted(problems)))
