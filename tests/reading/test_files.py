import os
from pathlib import Path

import pytest

from build_site.reading.files import check_file

ADVICE = "Lägg en vanlig fil där, eller ta bort det som ligger där."


def check(path: Path) -> list[str]:
    return [str(problem) for problem in check_file(path, "a.csv", inside=path.parent, limit=1_500_000)]


def test_a_file_is_a_file_and_may_lack(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("a", encoding="utf-8")
    assert check(tmp_path / "a.csv") == []
    assert check(tmp_path / "b.csv") == []


def test_a_link_to_a_file_beside_it_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "b.csv").write_text("a", encoding="utf-8")
    (tmp_path / "a.csv").symlink_to("b.csv")
    assert check(tmp_path / "a.csv") == []


def test_a_folder_a_pipe_and_a_socket_are_no_files(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    assert check(tmp_path / "folder") == [f"a.csv: Här ligger en mapp där en fil ska ligga. {ADVICE}"]
    assert check(tmp_path / "pipe") == [f"a.csv: Här ligger ingen vanlig fil där en fil ska ligga. {ADVICE}"]


def test_a_link_must_lead_to_a_file_of_the_data(tmp_path: Path) -> None:
    inside = tmp_path / "inside"
    inside.mkdir()
    (tmp_path / "outside.csv").write_text("a", encoding="utf-8")
    (inside / "nowhere").symlink_to("missing.csv")
    (inside / "ring").symlink_to("ring")
    (inside / "out").symlink_to(tmp_path / "outside.csv")
    assert check(inside / "nowhere") == [f"a.csv: Länken leder ingenstans. {ADVICE}"]
    assert len(check(inside / "ring")) == 1
    assert check(inside / "out") == [
        "a.csv: Länken leder ut ur mappen med data. Lägg själva filen där i stället för en länk till den."
    ]


def test_a_file_behind_a_folder_that_is_a_link_out_is_outside(tmp_path: Path) -> None:
    (tmp_path / "inside").mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "a.csv").write_text("a", encoding="utf-8")
    (tmp_path / "inside" / "folder").symlink_to(tmp_path / "elsewhere")
    path = tmp_path / "inside" / "folder" / "a.csv"
    assert len(check_file(path, "a.csv", inside=tmp_path / "inside", limit=10)) == 1


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "a.csv").open("wb") as file:
        file.truncate(3_000_000_000)  # takes no room on the disk
    assert check(tmp_path / "a.csv") == ["a.csv: Filen är 3000,0 MB stor. Den får vara högst 1,5 MB. Dela upp den."]


def test_a_name_that_is_too_long_is_explained(tmp_path: Path) -> None:
    assert check(tmp_path / ("a" * 300)) == [f"a.csv: Filen går inte att öppna. {ADVICE}"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_explained(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("a", encoding="utf-8")
    (tmp_path / "a.csv").chmod(0)
    assert check(tmp_path / "a.csv") == [f"a.csv: Filen går inte att öppna. {ADVICE}"]
