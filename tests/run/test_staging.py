"""Putting a report in place: the old one or the new one, whole, at every moment."""

import errno
import os
import stat
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from projects import can_mount, mount_small, read_tree

from analysis import paths
from analysis.ledger.subject import find_subject
from analysis.run import staging
from analysis.run.staging import bring_back, clear, exchange, put_in_place, stage

NAME = "event/2020-03-04-x"
BAD_MARKS = [
    *(
        b"../mine",
        b"../../mine",
        b"HOME/mine",
        b"event/../../mine",
        b"event/../mine",
        b"mine",
        b".",
    ),
    *(b"", b"/", NAME.encode() + b"\n", NAME.encode() + b"\0", NAME.encode() * 100_000),
    *(NAME.encode() + b"/../../../mine", b"event/2020-03-04-x/", b"Event/2020-03-04-x", b"\xff"),
]
"""What names no article, be it a way out of the published folder."""

# Tests fork from a process that may have threads of other tests.
pytestmark = pytest.mark.filterwarnings("ignore:.*multi-threaded:DeprecationWarning")


@pytest.fixture
def out(tmp_path, monkeypatch):
    """A folder with one old report."""
    monkeypatch.setenv("TOLLBOOK_HOME", str(tmp_path))
    (tmp_path / "reports" / NAME).mkdir(parents=True)
    (tmp_path / "reports" / NAME / "index.html").write_text("old")
    return tmp_path / "reports"


@pytest.fixture
def without_exchange(monkeypatch):
    """A file system that cannot exchange two folders."""
    monkeypatch.setattr(staging, "exchange", lambda *_: False)


def read(out):
    return (out / NAME / "index.html").read_text()


def publish(out, text="new"):
    with stage(out) as room:
        folder = room / "report"
        folder.mkdir()
        (folder / "index.html").write_text(text)
        put_in_place(folder, out / NAME, room)


def test_a_new_report_takes_the_place_of_the_old(out):
    """By exchange, where the system can."""
    publish(out)
    assert read(out) == "new"


def test_a_new_report_takes_the_place_of_the_old_in_two_steps(out, without_exchange):
    """Where the system cannot exchange folders, the result is the same."""
    publish(out)
    assert read(out) == "new"


def test_a_first_report_is_put_in_place(out):
    """There is nothing to exchange it with."""
    with stage(out) as room:
        (room / "report").mkdir()
        put_in_place(room / "report", out / "other" / "2020-03-05-y", room)
    assert (out / "other" / "2020-03-05-y").is_dir()


def test_two_folders_change_places(tmp_path):
    """In one step of the file system."""
    for name in ("a", "b"):
        (tmp_path / name / name).mkdir(parents=True)
    assert exchange(tmp_path / "a", tmp_path / "b")
    assert (tmp_path / "a" / "b").is_dir()
    assert (tmp_path / "b" / "a").is_dir()


def test_an_exchange_that_fails_names_the_folder(tmp_path):
    """What is not there cannot change places."""
    (tmp_path / "a").mkdir()
    with pytest.raises(FileNotFoundError) as error:
        exchange(tmp_path / "a", tmp_path / "b")
    assert error.value.filename == str(tmp_path / "b")


def test_a_step_that_fails_leaves_the_old_report(out, without_exchange, monkeypatch):
    """The second renaming fails, and the first is taken back."""
    rename = os.rename

    def refuse(source, target, **folders):
        if source == "report":
            raise OSError(errno.EIO, "Input/output error", source)
        rename(source, target, **folders)

    monkeypatch.setattr(os, "rename", refuse)
    with pytest.raises(OSError, match="Input/output error") as error:
        publish(out)
    assert read(out) == "old"
    assert error.value.filename == str(out / NAME)


def stage_and_die(out):
    """A staging folder whose run was killed before it could remove it."""
    process = os.fork()
    if not process:
        with stage(out) as room:
            (out.parent / "staged").write_text(str(room))
            os._exit(0)
    os.waitpid(process, 0)
    return Path((out.parent / "staged").read_text())


def leave_aside(out, name=NAME):
    """What a run leaves that was killed between the two steps."""
    room = stage_and_die(out)
    (room / "target").write_text(name)
    (room / "report").mkdir()
    (out / name).rename(room / "before")
    return room


def test_a_report_that_a_killed_run_had_moved_away_is_brought_back(out):
    """Killed between the two steps, a run leaves no report in place; the next one mends that."""
    room = leave_aside(out)
    clear(out)
    assert read(out) == "old"
    assert not room.exists()


def test_a_report_is_brought_back_also_where_its_events_folder_is_gone(out):
    """An empty folder may have been tidied away."""
    leave_aside(out)
    (out / "event").rmdir()
    clear(out)
    assert read(out) == "old"


def test_a_new_report_is_not_replaced_by_what_was_aside(out):
    """Killed when all was in place, a run had published."""
    (leave_aside(out) / "target").unlink()
    (out / NAME).mkdir()
    (out / NAME / "index.html").write_text("new")
    clear(out)
    assert read(out) == "new"


def test_half_a_report_is_replaced_by_what_was_aside(out):
    """Killed while the old one was removed, of which there was a copy."""
    leave_aside(out)
    (out / NAME).mkdir()
    clear(out)
    assert read(out) == "old"


def test_what_is_published_after_a_report_was_brought_back_stays(out):
    """A process was killed between the two steps, and the next one tried its article again."""
    leave_aside(out)
    bring_back(out, find_subject(NAME))
    assert read(out) == "old"
    publish(out)
    clear(out)
    assert read(out) == "new"


def test_another_articles_report_is_not_brought_back(out):
    """Its process may be just between the two steps."""
    leave_aside(out)
    bring_back(out, find_subject("event/2020-03-05-y"))
    assert not (out / NAME).exists()


def test_nothing_of_a_killed_run_stays_aside(out):
    """Whatever it had written so far goes."""
    room = stage_and_die(out)
    (room / "report").mkdir()
    (room / "report" / "index.html").write_text("half")
    clear(out)
    assert [path for path in paths.state().rglob("*") if path.is_file()] == []


def test_what_is_aside_for_another_folder_is_not_cleared(out, tmp_path):
    """Its run may be under way."""
    (tmp_path / "other").mkdir()
    with stage(tmp_path / "other") as room:
        clear(out)
        assert room.is_dir()


@pytest.mark.parametrize("umask", [0o000, 0o027, 0o077])
def test_staging_is_closed_to_all_others(out, umask):
    """Whatever the user's own files are by habit."""
    before = os.umask(umask)
    try:
        with stage(out) as room:
            inside = [path for path in (room, *room.parents) if paths.home() in path.parents]
            modes = {stat.S_IMODE(path.stat().st_mode) for path in inside}
            assert (inside[-1], modes) == (paths.state(), {0o700})
    finally:
        os.umask(before)


@given(mark=st.one_of(st.binary(max_size=200), st.sampled_from(BAD_MARKS)))
@settings(deadline=None, derandomize=True, max_examples=60)
def test_a_mark_that_names_no_article_moves_nothing(mark):
    """Whatever a mark says, nothing but what is published is ever replaced."""
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        home = Path(folder).resolve()
        patch.setenv("TOLLBOOK_HOME", str(home))
        for name in ("mine", f"reports/{NAME}"):
            (home / name).mkdir(parents=True)
            (home / name / "index.html").write_text("mine")
        before = read_tree(home)
        room = stage_and_die(home / "reports")
        (room / "before").mkdir()
        (room / "target").write_bytes(mark.replace(b"HOME", bytes(home)))
        clear(home / "reports")
        (home / "staged").unlink()
        assert read_tree(home) == before


@pytest.mark.parametrize("make", [Path.mkdir, os.mkfifo, lambda mark: mark.symlink_to("before/x")])
def test_a_mark_that_is_no_file_is_none(out, make):
    """A pipe, which nobody writes into, does not hold the run up."""
    room = stage_and_die(out)
    (room / "before").mkdir()
    (room / "before" / "x").write_text(NAME)
    make(room / "target")
    clear(out)
    assert read(out) == "old"


def test_of_a_room_only_what_bears_our_name_is_removed(out):
    """A private folder of the user's that somebody gave a room's name stays as it is."""
    room = stage_and_die(out).parent
    (room / "letter.txt").write_text("mine")
    clear(out)
    assert [path.name for path in room.iterdir()] == ["letter.txt"]


def test_staging_is_not_inside_the_published_folder(out):
    """A reader never finds half a report."""
    with stage(out) as room:
        assert out not in room.parents


@pytest.mark.skipif(not can_mount(), reason="no file system can be mounted here")
def test_a_folder_that_is_a_file_system_of_its_own_keeps_nothing_of_ours(out, tmp_path):
    """There staging must be inside it, so that it can be renamed; afterwards it is gone."""
    shared = tmp_path / "shared"
    with mount_small(shared):
        with stage(shared) as room:
            assert shared in room.parents
        clear(shared)
        assert list(shared.iterdir()) == []


@pytest.mark.skipif(not can_mount(), reason="no file system can be mounted here")
def test_a_report_is_brought_back_on_a_file_system_of_its_own(tmp_path, monkeypatch):
    """What a killed run left aside is found there, too, and nothing of it stays."""
    monkeypatch.setenv("TOLLBOOK_HOME", str(tmp_path))
    shared = tmp_path / "shared"
    with mount_small(shared):
        (shared / NAME).mkdir(parents=True)
        (shared / NAME / "index.html").write_text("old")
        room = leave_aside(shared)
        assert shared in room.parents
        clear(shared)
        assert list(read_tree(shared)) == [f"{NAME}/index.html"]
        assert [path.name for path in shared.iterdir()] == ["event"]


@pytest.mark.skipif(not can_mount(), reason="no file system can be mounted here")
def test_a_report_is_replaced_in_a_folder_that_is_mounted_from_elsewhere(tmp_path, monkeypatch):
    """Its device is the project's, as in containers, and still nothing can be renamed into it."""
    monkeypatch.setenv("TOLLBOOK_HOME", str(tmp_path))
    mounted = tmp_path / "mounted"
    for name in ("disk", "mounted"):
        (tmp_path / name).mkdir()
    subprocess.run(["mount", "--bind", tmp_path / "disk", mounted], check=True)
    try:
        for text in ("old", "new"):
            publish(mounted, text)
        assert read(mounted) == "new"
        assert [path.name for path in mounted.iterdir()] == ["event"]
    finally:
        subprocess.run(["umount", "--lazy", mounted], check=True)


@pytest.mark.skipif(not can_mount(), reason="no file system can be mounted here")
def test_a_full_disk_is_told_with_the_folders_name(tmp_path, monkeypatch):
    """The system itself says only that there is no space."""
    monkeypatch.setenv("TOLLBOOK_HOME", str(tmp_path))
    small = tmp_path / "small"
    with mount_small(small, "64k"):
        with pytest.raises(OSError, match="No space left") as error, stage(small) as room:
            (room / "page").write_bytes(b"x" * 100_000)
        assert error.value.filename == str(small)


@pytest.mark.skipif(not can_mount(), reason="no file system can be mounted here")
def test_a_report_in_a_lower_layer_is_replaced(tmp_path, monkeypatch):
    """A container's image may hold reports in folders that its file system cannot rename."""
    monkeypatch.setenv("TOLLBOOK_HOME", str(tmp_path))
    for name in ("low", "up", "work", "merged"):
        (tmp_path / name).mkdir()
    (tmp_path / "low" / NAME).mkdir(parents=True)
    (tmp_path / "low" / NAME / "index.html").write_text("old")
    options = f"lowerdir={tmp_path}/low,upperdir={tmp_path}/up,workdir={tmp_path}/work"
    merged = tmp_path / "merged"
    if subprocess.run(
        ["mount", "-t", "overlay", "overlay", "-o", options, merged], capture_output=True
    ).returncode:
        pytest.skip("no layered file system can be mounted here")
    try:
        publish(merged)
        assert read(merged) == "new"
    finally:
        subprocess.run(["umount", merged], check=True)
