"""What a mistyped command is told: nothing in English."""

import pytest

from build_site.__main__ import main


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "build-site: Här fattas: kommando."),
        (["chekc"], "build-site: «chekc» finns inte. Välj bland 'check', 'verify', "),
        (["draft"], "build-site draft: Här fattas: source."),
        (["check", "--allt"], "build-site: Det här går inte att ange: --allt."),
        (["check", "--datasets"], "build-site check: --datasets ska följas av ett värde."),
        (["check", "--strict=ja"], "build-site check: --strict ska inte följas av något värde."),
        (["serve", "--port", "åtta"], "build-site serve: --port ska följas av ett heltal, inte «åtta»."),
        (["draft", "x", "--pages", "1", "--lines", "2"], "--lines och --pages kan inte anges tillsammans."),
        (["draft", "x", "--pages", "a"], "--pages: skriv ett tal eller två med bindestreck emellan, som 12-14."),
        (["verify", "--re", "x"], "build-site verify: --re kan betyda flera saker: --report, --record."),
    ],
)
def test_a_mistyped_command_is_told_in_swedish(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2
    told = capsys.readouterr().err
    assert told.startswith("Skriv: build-site")
    assert said in told


@pytest.mark.parametrize("arguments", [["--help"], ["draft", "-h"]])
def test_help_is_in_swedish(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 0
    told = capsys.readouterr().out
    assert "visa den här hjälpen" in told
    assert not [word for word in ("usage", "options", "positional", "show this") if word in told]
