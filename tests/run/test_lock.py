"""Taking lock on a folder: one run at a time, and nothing of it left behind."""

import errno
import fcntl
import shutil

import pytest

from analysis.errors import RunError
from analysis.run import lock
from analysis.run.lock import hold_lock


def ignore(_):
    pass


def try_turn(folder, seconds, tell=ignore):
    with hold_lock(folder, seconds, tell):
        pass


def test_a_second_run_does_not_get_a_folder_that_is_taken(tmp_path):
    """After the time to wait there is one sentence that says what to do."""
    with hold_lock(tmp_path, 0, ignore), pytest.raises(RunError) as error:
        try_turn(tmp_path, 0.3)
    assert str(error.value) == (
        f"{tmp_path} was still in use by another run after 0.3 s; try again later or wait longer "
        "with --wait SECONDS"
    )


def test_a_run_that_waits_says_so_once(tmp_path, monkeypatch):
    """Who looks on knows that nothing hangs."""
    monkeypatch.setattr(lock, "PAUSE_SECONDS", 0.01)
    told = []
    with hold_lock(tmp_path, 0, ignore), pytest.raises(RunError):
        try_turn(tmp_path, 0.1, told.append)
    assert told == [f"another run publishes into {tmp_path}; waiting 0.1 s at most"]


def test_a_folder_is_free_when_its_run_has_ended(tmp_path):
    """Also when it ended with an error."""
    with pytest.raises(ZeroDivisionError), hold_lock(tmp_path, 0, ignore):
        raise ZeroDivisionError
    with hold_lock(tmp_path, 0, ignore):
        pass


def test_two_folders_are_independent(tmp_path):
    """Only runs on the same folder wait for each other."""
    with hold_lock(tmp_path / "a", 0, ignore), hold_lock(tmp_path / "b", 0, ignore):
        pass


def test_a_turn_leaves_no_file(tmp_path):
    """The lock is the folder's own."""
    with hold_lock(tmp_path, 0, ignore):
        assert list(tmp_path.iterdir()) == []


def test_a_folder_that_was_made_for_nothing_goes(tmp_path):
    """A run that is refused leaves no empty folder."""
    with hold_lock(tmp_path / "out", 0, ignore):
        assert (tmp_path / "out").is_dir()
    assert not (tmp_path / "out").exists()


def test_an_empty_folder_that_was_there_stays(tmp_path):
    """It is its owner's."""
    with hold_lock(tmp_path, 0, ignore):
        pass
    assert tmp_path.is_dir()


def test_a_folder_that_takes_the_place_of_a_locked_one_is_another(tmp_path):
    """A lock on a folder that nobody can find any more keeps nobody out."""
    out = tmp_path / "out"
    out.mkdir()
    with hold_lock(out, 0, ignore):
        shutil.rmtree(out)
        with hold_lock(out, 0, ignore), pytest.raises(RunError):
            try_turn(out, 0)


def test_a_file_system_without_locks_keeps_nobody_from_publishing(tmp_path, monkeypatch):
    """Some network folders have none."""

    def refuse(*_):
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(fcntl, "flock", refuse)
    with hold_lock(tmp_path, 0, ignore):
        pass
