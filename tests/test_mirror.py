"""Tests mirror the package: a module's tests are found by its name, by its import, or in this list."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "build_site"
TESTS = Path(__file__).parent

# Modules that no test imports: which test tries them, because they are parts of what it asks, or are found by standing
# where they stand. A module of its own test needs no line here.
TRIED_BY = {
    "catalog/test_dcat.py": "catalog/release",
    "charts/test_drawing.py": (
        "charts/drawn_with charts/plane_texts charts/row_layout charts/time_plane charts/kinds/bars "
        "charts/kinds/bullet charts/kinds/deviation charts/kinds/dot_rows charts/kinds/dumbbell charts/kinds/kind "
        "charts/kinds/lines charts/kinds/panels charts/kinds/parts charts/kinds/slope charts/kinds/targets"
    ),
    "charts/test_from_tables.py": "charts/building",
    "charts/test_studio.py": "charts/executors",
    "checks/test_findings.py": "checks/shared_faults",
    "checks/test_labels.py": "checks/tables_in_text",
    "checks/test_verified.py": "checks/former_texts",
    "comparing/test_settled_verdict.py": "comparing/doubt",
    "downloads/test_endpoints.py": "downloads/endpoint",
    "downloads/test_json_stat.py": "downloads/cubes",
    "downloads/test_formats.py": (
        "downloads/codes_in_words downloads/columnar downloads/comparison_sheet downloads/descriptions "
        "downloads/json_files downloads/offered_formats"
    ),
    "drafting/test_placed_columns.py": (
        "drafting/pdf_lines "
        "drafting/printed_words drafting/row_names drafting/sheet_lines drafting/table_lines drafting/tables_beside"
    ),
    "drafting/test_text_drafts.py": (
        "drafting/bodies drafting/draft_files drafting/left_out drafting/run_rows drafting/stack_cells "
        "drafting/table_arithmetic drafting/table_meanings drafting/time_words"
    ),
    "oracle/test_claims.py": (
        "saying/answer saying/budget saying/choosing saying/extreme saying/heads saying/net_costs saying/nouns "
        "saying/scopes saying/sex_claims saying/target_claims saying/told_table saying/shared_phrases"
    ),
    "oracle/test_sentences.py": "saying/sentences",
    "oracle/test_stated.py": "saying/editors_texts saying/stated",
    "output/test_step_store.py": "steps",
    "pages/test_comparison_pages.py": "charts/from_comparisons",
    "pages/test_goal_pages.py": "charts/from_goals",
    "published/test_tidy.py": "published/calendar_file published/claim_file published/shared_columns",
    "reading/test_broken_tables.py": "reading/number_forms reading/suggestions reading/table_form",
    "reading/test_plain_yaml.py": "reading/yaml_faults",
    "reading/test_packages.py": "reading/table_rows reading/text_encoding",
    "reading/test_reports.py": "reading/identity",
    # Frozen facts without rules of their own: reading makes them, and its tests hold what it makes.
    "reading/test_corpus.py": (
        "model/asked_question model/committee_report model/declared_comparison model/printed_figure "
        "model/printed_table model/reporting_rhythm model/stated_sentence model/whole"
    ),
    "drafting/test_turned_text.py": "reading/turned_text",
    "test_pdf_reports.py": "checks/lined_sources checks/page_lines reading/pdf_words",
    "test_guide.py": "reading/cell_messages reading/description_messages reading/file_messages",
    "test_life.py": "pages/moved_pages",
    "test_mistakes.py": "checks/consequences checks/named_meanings checks/table_units checks/unit_faults",
}


def list_modules() -> Iterator[str]:
    """Every module as `room/name`; folders' own `__init__` are parts of their modules."""
    for path in PACKAGE.rglob("*.py"):
        if path.name != "__init__.py":
            yield path.relative_to(PACKAGE).with_suffix("").as_posix()


def find_test(module: str) -> Path:
    """The test that has a module's name, in the folder that mirrors its room."""
    room, _, name = module.rpartition("/")
    return TESTS / room / f"test_{name.strip('_')}.py"


def list_imported() -> set[str]:
    """Every module that a test imports, or from which it takes something."""
    return {
        name.removeprefix("build_site.").replace(".", "/")
        for path in TESTS.rglob("test_*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        for name in _list_names(node)
        if name.startswith("build_site.")
    }


def _list_names(node: ast.AST) -> list[str]:
    match node:
        case ast.Import(names=names):
            return [alias.name for alias in names]
        case ast.ImportFrom(module=str(module), names=names):
            return [module, *(f"{module}.{alias.name}" for alias in names)]
    return []


unnamed = sorted(module for module in list_modules() if not find_test(module).exists())
tried_elsewhere = {module: test for test, modules in TRIED_BY.items() for module in modules.split()}


def test_every_module_has_a_test_of_its_name_or_one_that_asks_it_or_stands_in_the_list() -> None:
    imported = list_imported()
    assert [one for one in unnamed if one not in imported and one not in tried_elsewhere] == []


@pytest.mark.parametrize("test", TRIED_BY)
def test_the_list_names_tests_that_are_there(test: str) -> None:
    assert (TESTS / test).exists()


def test_the_list_names_nothing_that_is_gone_has_a_test_or_stands_twice() -> None:
    listed = [module for modules in TRIED_BY.values() for module in modules.split()]
    assert sorted(set(listed) - set(unnamed)) == []
    assert len(listed) == len(set(listed))
