"""No message without a place in the guide, and no entry in the guide that nothing says."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from build_site.checks.registry import find_rules
from build_site.guide import KINDS_PLACE, PATH, PLACE, fill_guide, list_addresses, list_messages
from build_site.problems import Message, Problem, Section, name_problems
from build_site.publishing import edition_messages as of_editions
from build_site.reading import messages as of_reading
from tests.toy import PROJECT

PACKAGE = PROJECT / "build_site"
READERS = [
    *sorted((PACKAGE / "reading").glob("*.py")),
    *(PACKAGE / "publishing" / f"{name}.py" for name in ("published_editions", "edition_archives", "edition_register")),
]


ADVISER = "number_forms.py"  # words what the message of a number advises
LOADED = Counter(
    node.id
    for path in READERS
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)
)


def guide() -> str:
    return fill_guide((PROJECT / "docs" / PATH).read_text(encoding="utf-8"))


def calls(tree: ast.AST, name: str) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name:
            yield node


def template(text: str) -> str:
    """A message's text with … for what varies."""
    return re.sub(r"\{\w+\}", "…", text)


def sentences(path: Path) -> Iterator[str]:
    """Every sentence that a module may say: its texts that end with a full stop, with … for what varies."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    inside = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    documentation = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    notes = {id(note) for call in calls(tree, "telling") for note in call.args}  # for errors that nobody foresaw
    declared = {id(part) for call in calls(tree, "Message") for part in ast.walk(call)}
    for node in ast.walk(tree):
        if id(node) in inside | documentation | notes | declared:
            continue
        if isinstance(node, ast.JoinedStr):
            text = "".join(str(part.value) if isinstance(part, ast.Constant) else "…" for part in node.values)
        else:
            text = node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
        is_part = text.startswith(" ")  # what an advice may go on with
        if re.search(r"\w[^.]*[^.]\.$|…\.$", text) and not is_part:
            yield text


def said_by_messages(path: Path) -> Iterator[str]:
    """What a module says by messages that it declares itself: those that it names elsewhere than in its list."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call) and any(calls(node.value, "Message")):
            names = [target.id for target in node.targets if isinstance(target, ast.Name)]
            if any(LOADED[name] > 1 for name in names):  # once in the list
                yield template(ast.literal_eval(node.value.args[2]))


def said_by_reading() -> set[str]:
    readers = [path for path in READERS if not path.stem.endswith("messages") and path.name != ADVISER]
    made = {text for path in readers for text in said_by_messages(path)}
    return {text for path in readers for text in sentences(path)} | made


def test_every_message_stands_in_the_guide_with_an_anchor_of_its_own() -> None:
    text = guide()
    assert PLACE not in text
    anchors = re.findall(r'<span id="([^"]+)"></span>', text)
    assert anchors == sorted(anchors, key=anchors.index)
    assert sorted(anchors) == sorted(f"fel-{message.id}" for message in list_messages())
    assert len(anchors) == len(set(anchors))
    assert not {f"fel-{section}" for section in Section} & set(anchors)


def test_a_row_of_the_guide_says_what_is_printed_and_what_to_do() -> None:
    rows = [line for line in guide().splitlines() if "<span" in line]
    by_id = {message.id: message for message in list_messages()}
    for row in rows:
        found = re.fullmatch(r'\| <span id="fel-([a-z-]+)"></span>([^|]+) \| ([^|]+) \|', row)
        assert found, row
        message = by_id[found[1]]
        assert found[2] == template(message.text)
        assert found[3] == template(message.guide or message.advice)
        assert "{" not in row
        assert "<" not in re.sub("`[^`]*`", "", found[2] + found[3]), "Markdown would take it for a tag"


def test_each_kind_of_problem_leads_once_to_its_place_in_the_guide() -> None:
    message = list_messages()[0]
    twice = (message.at("a.csv"), message.at("b.csv"), Problem("c.yaml", 1, "", "Fel.", "Rätta."))
    addresses = list_addresses(twice)
    assert addresses == (f"om/lagg-till-rapport/#fel-{message.id}", "om/lagg-till-rapport/#felmeddelanden")
    assert f'id="fel-{message.id}"' in guide()
    assert "{ #felmeddelanden }" in guide()


@pytest.mark.parametrize("message", list_messages(), ids=lambda message: message.id)
def test_what_is_worded_by_hand_is_known_by_its_message(message: Message) -> None:
    names = set(re.findall(r"\{(\w+)\}", message.text + message.advice))
    path = "a.csv" if message.section is Section.CELLS else "a.yaml"
    made = message.at(path, 3, "b", **{name: f"värde {name}\noch mer" for name in names})
    assert name_problems([replace(made, id="")], list_messages()) == [made]


def test_what_a_message_made_keeps_its_id_and_what_none_fits_has_none() -> None:
    own = Problem("a.csv", 1, "", list_messages()[0].text, "", "egen")
    strange = Problem("a.csv", 1, "", "Något helt annat", "")
    assert name_problems([own, strange], list_messages()) == [own, strange]


def test_every_section_has_messages() -> None:
    assert {message.section for message in list_messages()} == set(Section)


@pytest.mark.parametrize("text", ["# Lägg till en rapport", PLACE, KINDS_PLACE, f"{PLACE}\n{KINDS_PLACE}\n{PLACE}"])
def test_a_guide_without_one_place_for_each_table_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="must hold"):
        fill_guide(text)


def test_every_rule_says_only_its_own_messages_and_every_message_of_a_check_belongs_to_a_rule() -> None:
    owners: dict[str, str] = {}
    for rule in find_rules():
        assert rule.title
        assert rule.messages
        for message in rule.messages:
            assert message.id.startswith(f"{rule.id}-"), message.id
            assert owners.setdefault(message.id, rule.id) == rule.id
    declared = {
        str(ast.literal_eval(call.args[0]))
        for path in (*(PACKAGE / "checks").glob("*.py"), PACKAGE / "charts" / "requirements.py")
        for call in calls(ast.parse(path.read_text(encoding="utf-8")), "Message")
    }
    assert declared == set(owners)


def test_checks_make_problems_by_their_messages_only() -> None:
    makers = [
        path.name
        for path in (PACKAGE / "checks").glob("*.py")
        if any(calls(ast.parse(path.read_text(encoding="utf-8")), "Problem"))
    ]
    assert makers == []


def test_every_message_of_a_check_is_said_somewhere() -> None:
    """A constant that is named only where it is declared and listed says nothing."""
    for path in (PACKAGE / "checks").glob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        named = Counter(
            node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)
        )
        declared = {
            target.id
            for node in tree.body
            if isinstance(node, ast.Assign) and any(calls(node.value, "Message")) and isinstance(node.value, ast.Call)
            for target in node.targets
            if isinstance(target, ast.Name)
        }
        assert {name for name in declared if named[name] < 2} == set(), path.name  # the rule's list, and a place


def test_reading_says_nothing_that_is_not_declared() -> None:
    declared = {
        template(part)
        for message in (*of_reading.MESSAGES, *of_editions.MESSAGES)
        for part in (message.text, message.advice)
    }
    assert said_by_reading()
    patterns = [re.compile(re.escape(one).replace("…", ".*")) for one in declared]
    unknown = {
        text
        for text in said_by_reading()
        if not any(text in one for one in declared) and not any(one.fullmatch(text) for one in patterns)
    }
    assert unknown == set()


def test_reading_declares_nothing_that_it_does_not_say() -> None:
    said = said_by_reading()
    messages: tuple[Message, ...] = (*of_reading.MESSAGES, *of_editions.MESSAGES)
    assert {template(message.text) for message in messages} - said == set()
