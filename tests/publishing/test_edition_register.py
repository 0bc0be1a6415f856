"""The register of editions is read strictly."""

from pathlib import Path

import pytest

from build_site.publishing.edition_register import (
    Registered,
    format_register,
    read_register,
    register_edition,
)

ROW = register_edition("1.0.0", "2026-11-22", b"zip", b"manifest")
LATER = register_edition("1.10.0", "2026-12-01", b"zip2", b"manifest2")


def read(folder: Path, content: str | bytes) -> tuple[dict[str, Registered], list[str]]:
    path = folder / "register.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    registered, problems = read_register(folder, "editions/register.csv")
    return registered, [str(problem).removeprefix("editions/register.csv") for problem in problems]


def test_what_is_written_is_read(tmp_path: Path) -> None:
    assert read(tmp_path, format_register([ROW, LATER])) == ({"1.0.0": ROW, "1.10.0": LATER}, [])
    assert read(tmp_path, format_register([ROW, LATER]).replace("\n", "\r\n"))[1] == [], "as git may check it out"


def test_folder_without_a_register_has_registered_nothing(tmp_path: Path) -> None:
    assert read_register(tmp_path, "r") == ({}, [])


RIGHT = format_register([ROW])


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", ", rad 1: Rubrikraden ska vara version,date,bytes,sha256,manifest_sha256."),
        ("version\n1.0.0\n", ", rad 1: Rubrikraden ska vara"),
        (RIGHT.replace("1.0.0", "1.0"), ", rad 2: Raden är ingen utgåva."),
        (RIGHT.replace("1.0.0", "../1"), ", rad 2: Raden är ingen utgåva."),
        (RIGHT.replace("2026-11-22", "i går"), ", rad 2: Raden är ingen utgåva."),
        (RIGHT.replace(ROW.sha256, ROW.sha256[:-1]), ", rad 2: Raden är ingen utgåva."),
        (RIGHT + "1.0.1\n", ", rad 3: Raden är ingen utgåva."),
        (RIGHT + "\n", ", rad 3: Raden är ingen utgåva."),
        (RIGHT + RIGHT.splitlines()[1], ", rad 3, kolumn version: Utgåva 1.0.0 står två gånger."),
        (b"\xff\xfe", ": Registret går inte att läsa."),
        ('version,"', ": Registret går inte att läsa."),
    ],
)
def test_register_that_publish_has_not_written_is_refused(content: str | bytes, said: str, tmp_path: Path) -> None:
    problems = read(tmp_path, content)[1]
    assert len(problems) == 1
    assert problems[0].startswith(said)
    assert problems[0].endswith("Registret skrivs bara av «build-site publish».")


def test_register_that_is_no_ordinary_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "register.csv").symlink_to(tmp_path / "saknas")
    assert [problem.message for problem in read_register(tmp_path, "r")[1]] == ["Registret är ingen vanlig fil."]
