"""Many articles at once: each has its own fate, and nothing is left behind."""

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from projects import PATIENCE, wait_until

from analysis.errors import ParameterError, RunError
from analysis.run import batch
from analysis.run.batch import MOST_TRIES, Result, Task, run_tasks
from analysis.run.execute import LIMITS

# Tests fork from a process that may have threads of other tests.
pytestmark = pytest.mark.filterwarnings("ignore:.*multi-threaded:DeprecationWarning")


def make_tasks(*names, out=""):
    return [Task(name, {}, "", str(out), False, LIMITS, 1) for name in names]


def run(monkeypatch, work, *names, jobs=2, out="", progress=lambda *_: None):
    """Subject → result, of tasks that are worked on by `work`."""
    monkeypatch.setattr(batch, "work", work)
    found = run_tasks(make_tasks(*names, out=out), jobs, None, progress)
    return {result.subject: result for result in found}


def kill_self():
    os.kill(os.getpid(), signal.SIGKILL)


def test_every_task_has_its_result(monkeypatch):
    """More tasks than processes are worked on one after the other."""
    results = run(monkeypatch, lambda task, _: Result(task.subject), *"abcde")
    assert sorted(results) == list("abcde")


def test_tasks_run_at_the_same_time(monkeypatch, tmp_path):
    """Each of two waits for the other to have begun."""

    def meet(task, _):
        (tmp_path / task.subject).touch()
        wait_until(lambda: len(list(tmp_path.iterdir())) == 2)
        return Result(task.subject)

    assert sorted(run(monkeypatch, meet, "a", "b")) == ["a", "b"]


def test_no_more_tasks_run_at_once_than_asked(monkeypatch, tmp_path):
    """A machine is not overrun."""

    def work(task, _):
        mark = tmp_path / task.subject
        mark.touch()
        time.sleep(0.05)
        found = len(list(tmp_path.iterdir()))
        mark.unlink()
        return Result(task.subject, seconds={"at once": found})

    results = run(monkeypatch, work, *"abcdef", jobs=2)
    assert max(result.seconds["at once"] for result in results.values()) <= 2


def test_each_notebook_is_told_before_the_result(monkeypatch):
    """Who looks on sees how far it is."""
    told = []

    def work(task, progress):
        progress("01-x")
        progress("02-y")
        return Result(task.subject)

    run(monkeypatch, work, "a", progress=lambda *words: told.append(words))
    assert told == [("a", "01-x"), ("a", "02-y")]


def test_a_task_whose_process_was_killed_is_tried_again(monkeypatch, tmp_path):
    """The system may kill a process for want of memory."""

    def work(task, _):
        if not (tmp_path / "mark").exists():
            (tmp_path / "mark").touch()
            kill_self()
        return Result(task.subject)

    assert run(monkeypatch, work, "a")["a"].why == ""


def test_a_task_whose_process_is_always_killed_fails_alone(monkeypatch):
    """All others are published, also those that ran at the same time."""

    def work(task, _):
        if task.subject == "bad":
            kill_self()
        return Result(task.subject)

    results = run(monkeypatch, work, "bad", *"abcdef", jobs=3)
    assert {name: result.why for name, result in results.items() if result.why} == {
        "bad": f"its process was killed {MOST_TRIES} times"
    }
    assert len(results) == 7


def test_no_process_is_left_when_all_is_done(monkeypatch):
    """Nobody waits for more work."""
    run(monkeypatch, lambda task, _: Result(task.subject), *"abc")
    assert multiprocessing.active_children() == []


def test_no_process_is_left_when_the_caller_stops(monkeypatch):
    """As with Ctrl-C: closing the iterator ends what runs."""

    def work(task, _):
        time.sleep(0 if task.subject == "a" else PATIENCE)
        return Result(task.subject)

    monkeypatch.setattr(batch, "work", work)
    results = run_tasks(make_tasks("a", "b"), 2, None, lambda *_: None)
    assert next(results).subject == "a"
    results.close()
    assert multiprocessing.active_children() == []


def test_a_process_does_not_outlive_its_parent(tmp_path):
    """A run that is killed leaves nobody behind who would publish later."""
    code = f"""
import os, time
from pathlib import Path
from analysis.run import batch
from analysis.run.execute import LIMITS
def work(task, _):
    Path({str(tmp_path / "pid")!r}).write_text(f"{{os.getpid()}} ")
    time.sleep({PATIENCE})
batch.work = work
list(batch.run_tasks([batch.Task("a", {{}}, "", "", False, LIMITS, 1)], 1, None, print))
"""
    parent = subprocess.Popen([sys.executable, "-c", code])
    pid = tmp_path / "pid"
    wait_until(lambda: pid.exists() and pid.read_text().endswith(" "))
    parent.kill()
    parent.wait()
    wait_until(lambda: not Path(f"/proc/{pid.read_text().strip()}").exists())


@pytest.mark.parametrize(
    ("error", "why"),
    [
        (RunError("notebook x: no"), "notebook x: no"),
        (OSError(28, "No space left on device", "/out"), "/out: No space left on device"),
        (OSError(28, "No space left on device"), "No space left on device"),
        (ZeroDivisionError("first\nsecond"), "ZeroDivisionError: first"),
    ],
)
def test_an_error_is_told_in_the_result(monkeypatch, error, why):
    """In one line; the others go on."""

    def fail(*_):
        raise error

    monkeypatch.setattr("analysis.run.publish.publish_subject", fail)
    monkeypatch.setenv("TOLLBOOK_HOME", os.environ.get("TOLLBOOK_HOME", ""))
    assert batch.work(make_tasks("a")[0]) == Result("a", why=why)


def test_an_error_does_not_tell_a_secret(monkeypatch):
    """A library may print what it was given."""

    def fail(*_):
        raise ValueError("no login with s3cr3t-value")

    monkeypatch.setattr("analysis.run.publish.publish_subject", fail)
    monkeypatch.setenv("TOLLBOOK_HOME", os.environ.get("TOLLBOOK_HOME", ""))
    task = Task("a", {"n": {"api_key": "s3cr3t-value"}}, "", "", False, LIMITS, 1)
    assert batch.work(task).why == "ValueError: no login with ***"


@pytest.mark.parametrize("address", ["nonsense", "tcp://host", "http://host:80", "tcp://host:x"])
def test_an_address_that_is_none_is_one_sentence(address):
    """What is allowed is named."""
    pytest.importorskip("distributed")
    with pytest.raises(ParameterError) as error:
        list(run_tasks(make_tasks("a"), 1, address, print))
    assert str(error.value) == f"--scheduler '{address}' is not of the form tcp://HOST:PORT"


def test_an_address_where_nobody_listens_is_one_sentence():
    """It is found at once."""
    pytest.importorskip("distributed")
    with pytest.raises(ParameterError) as error:
        list(run_tasks(make_tasks("a"), 1, "tcp://127.0.0.1:1", print))
    assert str(error.value) == (
        "no Dask scheduler answers at 'tcp://127.0.0.1:1': Connection refused"
    )


def test_without_dask_the_extra_is_named(monkeypatch):
    """It says what to install."""
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(ParameterError, match=r"pip install 'tollbook\[cluster\]'"):
        list(run_tasks(make_tasks("a"), 1, "tcp://127.0.0.1:1", print))
