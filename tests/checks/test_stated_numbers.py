"""The numbers that editors write in sentences, on the toy."""

from build_site.checks.stated_numbers import RULE
from build_site.saying.stated import Stated, place_texts
from tests.toy import BOTKYRKA, ESKILSTUNA, Toy

FILE = "statements/botkyrka-avun-2019-delar-1.yaml"
NOTE = "Fotnoten * säger att 40 är vad budgeten räcker till."


def edit(toy: Toy, old: str, new: str) -> None:
    path = toy.datasets / FILE
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_sentences_with_declared_numbers_are_right(toy: Toy) -> None:
    assert toy.broken(RULE) == []


def test_a_number_that_nobody_vouches_for_is_refused_with_a_proposal(toy: Toy) -> None:
    toy.edit("datapackage.yaml", "säger att 40 är", "säger att bara 40 är")
    undeclared, unused = sorted(toy.broken(RULE), key=len, reverse=True)
    assert (
        "datapackage.yaml, volumes → uppf:exceptions: Ingen har sagt var talen kommer ifrån i meningen «Fotnoten"
        in undeclared
    )
    assert f"40 = {{{BOTKYRKA}/volumes/deltagare/target_2019}}" in undeclared
    assert "Ingen text innehåller meningen" in unused


def test_a_number_that_its_origin_does_not_give_is_refused(toy: Toy) -> None:
    edit(toy, "{volumes/nojda/outcome_2019_04}", "{volumes/nojda/outcome_2019_04} + {volumes/nojda/outcome_2019_04}")
    (problem,) = toy.broken(RULE)
    assert "stämmer inte: ursprunget för 80 ger 160" in problem


def test_a_sentence_is_declared_once(toy: Toy) -> None:
    path = toy.datasets / FILE
    again = f'  - text: "{NOTE}"\n    numbers: ["40 = {{volumes/deltagare/target_2019}}"]\n'
    path.write_text(path.read_text(encoding="utf-8") + again, encoding="utf-8")
    (problem,) = toy.broken(RULE)
    assert "är redan med" in problem


def test_two_reports_may_say_the_same_of_figures_of_their_own(toy: Toy) -> None:
    """A sentence vouches for the texts of its own report; in another report it needs an origin there."""
    toy.edit("datapackage.yaml", "uppf:lines: 5-7\n", f'uppf:lines: 5-7\n    uppf:notes: ["{NOTE}"]\n', ESKILSTUNA)
    (problem,) = toy.broken(RULE)
    assert "Ingen har sagt var talen kommer ifrån" in problem
    statements = f'report: {ESKILSTUNA}\nsentences:\n  - text: "{NOTE}"\n    numbers:\n      - '
    origin = '"40 = {operating_result/totalt/budget_2019} * -1 + {operating_result/lekstuga/budget_2019} * -1"'
    (toy.datasets / "statements/eskilstuna-avn-2019-delar-1.yaml").write_text(statements + origin, encoding="utf-8")
    assert toy.broken(RULE) == []
    claims = [one.claim for one in place_texts(toy.read()) if one.text == NOTE]
    assert len({claim.scope.where for claim in claims if isinstance(claim, Stated)}) == 2


def test_a_number_that_is_quoted_stands_on_its_line(toy: Toy) -> None:
    line = next(
        number
        for number, text in enumerate((toy.sources / f"{BOTKYRKA}.txt").read_text(encoding="utf-8").splitlines(), 1)
        if "40" in text
    )
    edit(toy, '"40 = {volumes/deltagare/target_2019}"', f'"40 = printed({line})"')
    assert toy.broken(RULE) == []
    edit(toy, f"printed({line})", "printed(1)")
    (problem,) = toy.broken(RULE)
    assert "står inte på källrad 1" in problem


def test_a_number_is_not_found_inside_another(toy: Toy) -> None:
    source = toy.sources / f"{BOTKYRKA}.txt"
    lines = source.read_text(encoding="utf-8").splitlines()
    edit(toy, '"40 = {volumes/deltagare/target_2019}"', f'"40 = printed({len(lines) + 1})"')
    for line, found in (("140", False), ("40,5", False), ("1 400", False), ("20 402", False), ("de 40 målen", True)):
        source.write_text("\n".join([*lines, line]), encoding="utf-8")
        assert (toy.broken(RULE) == []) is found, line
