"""The published site is replaced whole or not at all, whatever happens at whatever moment."""

import errno
import os
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from build_site.output.site_folder import heal_site, replace_site
from build_site.output.site_place import MARKER
from build_site.problems import BuildError
from tests.folders import make_site, snapshot

OLD, NEW = "som den var", "den nya"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A published site that an earlier build has written."""
    folder = tmp_path / "www" / "site"
    replace_site(make_site(tmp_path / "first", OLD), folder)
    return folder


@pytest.fixture
def fresh(tmp_path: Path) -> Path:
    """A new site with something in it."""
    folder = make_site(tmp_path / "fresh", NEW)
    for number in range(3):
        (folder / "sub" / str(number)).mkdir(parents=True)
        (folder / "sub" / str(number) / "index.html").write_text(NEW, encoding="utf-8")
    return folder


def read(place: Path) -> str:
    return (place / "index.html").read_text(encoding="utf-8")


def test_new_site_takes_the_place_of_the_old_and_nothing_is_left_beside_it(fresh: Path, place: Path) -> None:
    expected = snapshot(fresh)
    replace_site(fresh, place)
    assert snapshot(place).keys() == expected.keys() | {MARKER}
    assert read(place) == NEW
    assert list(place.parent.iterdir()) == [place]
    assert not fresh.exists()


def test_missing_parents_are_made_and_an_empty_folder_is_filled(fresh: Path, tmp_path: Path) -> None:
    place = tmp_path / "a" / "b" / "site"
    replace_site(fresh, place)
    assert read(place) == NEW
    (tmp_path / "empty").mkdir()
    replace_site(make_site(tmp_path / "again", OLD), tmp_path / "empty")
    assert read(tmp_path / "empty") == OLD


def test_folder_that_someone_fills_during_the_build_is_kept(fresh: Path, tmp_path: Path) -> None:
    foreign = make_site(tmp_path / "site", OLD)
    with pytest.raises(BuildError, match="inte skriven av build-site"):
        replace_site(fresh, foreign)
    assert snapshot(tmp_path).keys() == {"site/index.html"}
    assert read(foreign) == OLD


def test_site_stays_when_the_new_one_is_not_there(place: Path, tmp_path: Path) -> None:
    with pytest.raises(BuildError, match="fresh"):
        replace_site(tmp_path / "fresh", place)
    assert read(place) == OLD
    assert list(place.parent.iterdir()) == [place]


def refuse_across_disks(fresh: Path) -> Callable[..., None]:
    rename = os.rename

    def refuse(source: str | Path, target: str | Path) -> None:
        if Path(source) == fresh:
            raise OSError(errno.EXDEV, "Invalid cross-device link", str(source), None, str(target))
        rename(source, target)

    return refuse


def test_place_on_another_disk_is_copied_to_and_then_moved_in_one_step(
    fresh: Path, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = snapshot(fresh).keys() | {MARKER}
    monkeypatch.setattr(os, "rename", refuse_across_disks(fresh))
    replace_site(fresh, place)
    assert snapshot(place).keys() == expected
    assert list(place.parent.iterdir()) == [place]


@pytest.mark.parametrize(
    ("number", "said"),
    [(errno.ENOSPC, "Disken är full"), (errno.EROFS, "Där får du inte skriva"), (errno.EBUSY, "används av systemet")],
)
@pytest.mark.parametrize("step", ["fresh", "previous", "site"])
def test_site_comes_back_when_the_disk_refuses_a_step(
    step: str, number: int, said: str, place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fresh = make_site(tmp_path / "made", NEW)
    rename, refused = os.rename, list[Path]()

    def refuse(source: str | Path, target: str | Path) -> None:
        if Path(target).name == step and not refused:
            refused.append(Path(target))
            raise OSError(number, os.strerror(number), str(source), None, str(target))
        rename(source, target)

    def refuse_to_copy(source: str | Path, *_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number), str(source))

    monkeypatch.setattr(os, "rename", refuse)
    monkeypatch.setattr(shutil, "copytree", refuse_to_copy)  # what shutil.move tries next
    with pytest.raises(BuildError, match=said):
        replace_site(fresh, place)
    assert refused
    assert read(place) == OLD
    assert list(place.parent.iterdir()) == [place]


# Killed and interrupted


def stop_at(step: int, how: Callable[[], None], act: Callable[[], None]) -> bool:
    """Act in a process of its own that stops before its n-th change on the disk; whether it came that far."""
    child = os.fork()
    if not child:  # pragma: no cover
        count = 0

        def watch(event: str, arguments: tuple[object, ...]) -> None:
            nonlocal count
            writes = event == "open" and isinstance(arguments[2], int) and arguments[2] & (os.O_WRONLY | os.O_RDWR)
            if writes or event in ("os.rename", "os.mkdir", "os.rmdir", "os.remove"):
                count += 1
                if count == step:
                    how()

        sys.addaudithook(watch)
        code = 1
        try:
            act()
            code = 0
        except KeyboardInterrupt:
            code = 2
        finally:
            os._exit(code)
    _, status = os.waitpid(child, 0)
    return status != 0


def kill() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def interrupt() -> None:
    raise KeyboardInterrupt


@pytest.mark.parametrize("before", ["site", "nothing", "empty"])
@pytest.mark.parametrize("disks", ["one", "two"])
@pytest.mark.parametrize("how", [kill, interrupt], ids=["kill -9", "Ctrl+C"])
def test_site_is_whole_after_the_next_start_wherever_the_build_was_stopped(
    how: Callable[[], None], disks: str, before: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    step, outcomes = 0, set()
    is_stopped = True
    while is_stopped:
        step += 1
        folder = tmp_path / str(step)
        place, fresh = folder / "www" / "site", make_site(folder / "fresh", NEW)
        (fresh / "sub").mkdir()
        (fresh / "sub" / "index.html").write_text(NEW, encoding="utf-8")
        place.parent.mkdir()
        if before == "site":
            replace_site(make_site(folder / "first", OLD), place)
        elif before == "empty":
            place.mkdir()
        expected = {"old": set(snapshot(place)), "new": {*snapshot(fresh), MARKER}}
        with monkeypatch.context() as patch:
            if disks == "two":
                patch.setattr(os, "rename", refuse_across_disks(fresh))
            is_stopped = stop_at(step, how, lambda fresh=fresh, place=place: replace_site(fresh, place))  # type: ignore[misc]
        heal_site(place)
        found = set(snapshot(place)) if place.exists() else set()
        outcome = next(name for name, files in expected.items() if files == found)
        outcomes.add(outcome)
        assert not found or read(place) == (NEW if outcome == "new" else OLD)
        assert [path for path in place.parent.iterdir() if path != place] == []
        assert is_stopped or outcome == "new"
        replace_site(make_site(folder / "again", "igen"), place)
        assert read(place) == "igen"
    assert step > 8, "it was stopped at several steps"
    assert outcomes == {"old", "new"}


def test_killed_between_the_two_moves_leaves_what_the_next_start_needs(fresh: Path, place: Path) -> None:
    """The very moment that the work folder is there for: the old site is out and the new one is not in."""
    for step in range(1, 40):
        copy = place.parent.parent / str(step)
        shutil.copytree(fresh, copy / "fresh")
        shutil.copytree(place, copy / "www" / "site")
        stop_at(step, kill, lambda copy=copy: replace_site(copy / "fresh", copy / "www" / "site"))  # type: ignore[misc]
        if not (copy / "www" / "site").exists():
            heal_site(copy / "www" / "site")
            assert read(copy / "www" / "site") == OLD
            return
    pytest.fail("the moment never came")


def test_empty_folder_made_meanwhile_is_no_hindrance(place: Path) -> None:
    work = place.with_name(f".{place.name}.build-site")
    work.mkdir()
    (work / MARKER).write_text("{}", encoding="utf-8")
    place.rename(work / "previous")
    place.mkdir()
    heal_site(place)
    assert read(place) == OLD
    assert not work.exists()


def test_work_folder_that_no_build_has_written_is_left_alone(fresh: Path, place: Path) -> None:
    foreign = make_site(place.with_name(f".{place.name}.build-site"), "mitt")
    with pytest.raises(BuildError, match="står i vägen för bygget men är inte skriven av build-site"):
        replace_site(fresh, place)
    assert read(foreign) == "mitt"
    assert read(place) == OLD


def test_link_to_the_site_stays_a_link(place: Path, fresh: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(place)
    replace_site(fresh, Path(os.path.realpath(tmp_path / "link")))
    assert (tmp_path / "link").is_symlink()
    assert read(tmp_path / "link") == NEW
