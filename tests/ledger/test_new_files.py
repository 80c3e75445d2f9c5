"""New files: all of them or none, and what is there stays."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from analysis.errors import ParameterError
from analysis.ledger.new_files import write_new


def list_all(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


def test_files_and_their_folders_are_made(tmp_path: Path) -> None:
    """With what they should hold, and nothing beside them."""
    write_new({tmp_path / "a" / "b.yaml": "one\n", tmp_path / "c" / "d.txt": "zwölf"})

    assert list_all(tmp_path) == ["a", "a/b.yaml", "c", "c/d.txt"]
    assert (tmp_path / "c" / "d.txt").read_bytes() == "zwölf".encode()


def test_a_file_that_is_there_stays_and_the_others_go(tmp_path: Path) -> None:
    """The second fails, so the first is taken back with its folder."""
    there = tmp_path / "there.yaml"
    there.write_text("old")
    with pytest.raises(ParameterError, match=r"there\.yaml already exists; nothing was written"):
        write_new({tmp_path / "new" / "a.yaml": "1", there: "2"})

    assert list_all(tmp_path) == ["there.yaml"]
    assert there.read_text() == "old"


def test_a_link_that_leads_nowhere_is_a_file_that_is_there(tmp_path: Path) -> None:
    """Nothing is written through it."""
    (tmp_path / "a").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(ParameterError, match="already exists"):
        write_new({tmp_path / "a": "1"})

    assert list_all(tmp_path) == ["a"]


@pytest.mark.parametrize("stop", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_what_fails_halfway_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stop: BaseException
) -> None:
    """Also where the disk is full or a user stops it between two files."""
    put = Path.hardlink_to

    def fail_at_second(path: Path, target: Path) -> None:
        if path.name == "b":
            raise stop
        put(path, target)

    monkeypatch.setattr(Path, "hardlink_to", fail_at_second)
    monkeypatch.setattr(Path, "replace", lambda *_: fail_at_second(Path("b"), Path("b")))
    with pytest.raises(type(stop)):
        write_new({tmp_path / "x" / "a": "1", tmp_path / "x" / "b": "2"})

    assert list_all(tmp_path) == []


def test_a_file_system_without_links_works_as_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There the finished file is renamed, and still overwrites nothing."""

    def refuse(path: Path, target: Path) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    write_new({tmp_path / "a": "1"})
    with pytest.raises(ParameterError, match="already exists"):
        write_new({tmp_path / "a": "2"})

    assert (list_all(tmp_path), (tmp_path / "a").read_text()) == (["a"], "1")


def test_private_files_are_their_owners_alone(tmp_path: Path) -> None:
    """Under any mask; the others are as the mask has them."""
    before = os.umask(0o022)
    try:
        private = tmp_path / "texts"
        write_new({private / "x" / "a.txt": "1", tmp_path / "b.yaml": "2"}, private=private)
    finally:
        os.umask(before)
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.rglob("*")}

    assert modes == {"texts": 0o700, "x": 0o700, "a.txt": 0o600, "b.yaml": 0o644}
