import pytest
import yaml

from build_site.reading.limits import DEPTH
from build_site.reading.plain_yaml import PlainLoader, PlainYamlError


def load(text: str) -> object:
    return yaml.load(text, Loader=PlainLoader)  # noqa: S506 # a safe loader


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("a: 2022-11-22", {"a": "2022-11-22"}),
        ('a: "*b"', {"a": "*b"}),
        ("a: 2 * 3 & 4!", {"a": "2 * 3 & 4!"}),
        ("a: -12.50", {"a": -12.5}),
        ('7: "b"', {7: "b"}),
        ('"no": 1', {"no": 1}),
        ("a: " + "[" * (DEPTH - 2) + "]" * (DEPTH - 2), None),
    ],
)
def test_what_a_description_needs_can_be_read(text: str, content: object) -> None:
    found = load(text)
    assert content is None or found == content


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ("a: &b 1\nc: *b\n", 1, "Filen hänvisar till sig själv med * eller &"),
        ("a: 1\nc: *b\n", 2, "Filen hänvisar till sig själv med * eller &"),
        ("a: 1\nb: !!binary aGVq\n", 2, "Märkningen med utropstecken kan inte stå här"),
        ("a: !!python/object/apply:os.getcwd []\n", 1, "Märkningen med utropstecken kan inte stå här"),
        ("a: " + "[" * DEPTH + "]" * DEPTH, 1, f"Uppgifterna ligger i varandra i fler än {DEPTH} led"),
        ("a: " + "[" * 100_000, 1, f"Uppgifterna ligger i varandra i fler än {DEPTH} led"),
        ("no: 1\n", 1, "Namnet på uppgiften är ingen text"),
        ("null: 1\n", 1, "Namnet på uppgiften är ingen text"),
        ("1.5: 1\n", 1, "Namnet på uppgiften är ingen text"),
        (f"a: 1\nb: {'9' * 40}\n", 2, "Talet går inte att använda"),
        (f"a: {'9' * 5000}\n", 1, "Talet går inte att använda"),
        ("a: .inf\n", 1, "Talet går inte att använda"),
        ("a: -.Inf\n", 1, "Talet går inte att använda"),
        ("a: .nan\n", 1, "Talet går inte att använda"),
        ("a: 1.0e+999\n", 1, "Talet går inte att använda"),
    ],
)
def test_what_stands_for_more_than_it_says_is_refused_where_it_stands(text: str, line: int, problem: str) -> None:
    with pytest.raises(PlainYamlError) as caught:
        load(text)
    assert caught.value.problem == f"{problem}."
    assert caught.value.problem_mark is not None
    assert caught.value.problem_mark.line + 1 == line
    assert caught.value.note


def test_a_bomb_of_references_is_refused_before_it_goes_off() -> None:
    lines = ["a0: &a0 [lol]"] + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 40)]
    with pytest.raises(PlainYamlError):
        load("\n".join(lines))
