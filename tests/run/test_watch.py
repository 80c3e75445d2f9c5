"""A watch: what it listens to, what it runs first, and one from its address to Ctrl-C."""

import os
import signal
import urllib.request
from contextlib import closing
from multiprocessing import Pipe
from types import SimpleNamespace
from urllib.error import HTTPError

import pytest
from projects import (
    ARTICLE,
    SUBJECT,
    find_processes,
    run_command,
    send_to_group,
    start_command,
    wait_until,
)

from analysis import paths
from analysis.cli import run
from analysis.errors import ParameterError
from analysis.ledger.subject import Subject
from analysis.run import history
from analysis.run import watch as watch_module
from analysis.run.watch import watch
from analysis.run.watch_files import Change, classify, listen
from analysis.run.watch_folder import open_preview
from analysis.run.watch_job import plan_watch, split_runs
from analysis.run.watch_server import State

PACKAGE = paths.checkout() / "analysis"
EVENT = SUBJECT.event


@pytest.mark.parametrize(
    ("path", "change"),
    [
        (f"seeds/{ARTICLE}.yaml", Change.INPUT),
        (f"seeds/{EVENT}/event.yaml", Change.INPUT),
        ("notebooks/article-00-report.ipynb", Change.INPUT),
        ("site.yaml", Change.INPUT),
        ("logo.svg", Change.INPUT),
        ("seeds/another-2020/event.yaml", None),
        (f"seeds/{EVENT}/.event.yaml.swp", None),
        (f"seeds/{EVENT}/event.yaml~", None),
        ("notebooks/.ipynb_checkpoints/article-00-report-checkpoint.ipynb", None),
        ("notebooks/.~article-00-report.ipynb", None),
        ("README.md", None),
        (".tollbook/history.sqlite", None),
        ("reports/index.html", None),
    ],
)
def test_only_what_a_report_rests_on_is_a_change(small_project, path, change):
    """Neither what editors leave beside a file nor what a run writes."""
    assert classify(small_project / path, EVENT) is change


@pytest.mark.parametrize("name", ["views/toll.py", "render/page/page.css", "paths.py"])
def test_the_code_is_a_change_of_its_own(name):
    """What is compiled from it is not."""
    assert (PACKAGE / name).is_file()
    assert classify(PACKAGE / name, EVENT) is Change.CODE
    assert classify(PACKAGE / "__pycache__" / "paths.cpython-311.pyc", EVENT) is None


def save_as_editors_do(path, text):
    """Write beside, then put in place."""
    (path.parent / ".fresh").write_text(text)
    (path.parent / ".fresh").replace(path)


@pytest.mark.parametrize("polls", ["", "1"])
@pytest.mark.parametrize("name", [f"seeds/{ARTICLE}.yaml", "site.yaml"])
def test_a_saved_file_is_heard_of(small_project, monkeypatch, polls, name):
    """Told by the system, or found by looking where the system tells nothing."""
    monkeypatch.setenv("WATCHFILES_FORCE_POLLING", polls)
    with listen(EVENT) as changes:
        count = 0
        while not changes.poll(0.4):  # until it has begun to listen
            save_as_editors_do(small_project / name, f"# {(count := count + 1)}\n")
            assert count < 50
        assert changes.recv() is Change.INPUT


def test_the_page_that_is_looked_at_is_made_first(project_copy, monkeypatch):
    """Then all others, each once."""
    monkeypatch.setenv("TOLLBOOK_HOME", str(project_copy))
    asked = plan_watch(ARTICLE)
    first, rest = split_runs(asked, f"{ARTICLE}/02-ledger.html")
    assert [path.stem for path in first[SUBJECT]] == ["article-02-ledger"]
    assert {**first[SUBJECT], **rest[SUBJECT]} == dict(asked[SUBJECT])
    assert not first[SUBJECT].keys() & rest[SUBJECT].keys()


@pytest.mark.parametrize("viewed", ["", "index.html", "nothing/there.html"])
def test_an_events_own_report_comes_before_its_articles(project_copy, monkeypatch, viewed):
    """Where no page of the reports is looked at, the front page of what is watched is first."""
    monkeypatch.setenv("TOLLBOOK_HOME", str(project_copy))
    first, rest = split_runs(plan_watch(EVENT), viewed)
    assert {subject: [path.stem for path in runs] for subject, runs in first.items()} == {
        Subject(EVENT): ["event-00-report"]
    }
    assert set(rest) == {Subject(EVENT), SUBJECT}


@pytest.mark.parametrize("name", ["balochistan-2026/2026-02-04-pres-tv", "x", "../x"])
def test_an_unknown_name_is_one_sentence(small_project, capsys, name):
    """Before anything is served."""
    assert run(["watch", name]) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)


def test_a_port_that_is_taken_is_one_sentence(small_project, monkeypatch):
    """And nothing of the watch is left."""
    import socket

    monkeypatch.setattr(signal, "signal", lambda *_: None)
    for name in ("TOLLBOOK_RUNTIME_DIR", "TOLLBOOK_KERNEL_IDLE"):
        monkeypatch.setenv(name, os.environ.get(name, ""))
    with closing(socket.create_server(("127.0.0.1", 0))) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(ParameterError, match=f"^--port {port} cannot be had: [^\n]+$"):
            watch(ARTICLE, port, print)
    assert not paths.previews().exists()


def test_what_a_killed_watch_left_goes_and_a_living_ones_stays(small_project):
    """Each holds a lock on its own folder."""
    left = paths.previews() / "0123456789abcdef"
    left.mkdir(parents=True, mode=0o700)
    paths.state().chmod(0o700)
    paths.previews().chmod(0o700)
    with open_preview() as first:
        assert not left.exists()
        with open_preview() as second:
            assert first != second
            assert first.parent.is_dir()
            assert second.parent.stat().st_mode & 0o077 == 0
        assert first.parent.is_dir()
        assert not second.parent.exists()
    assert not paths.previews().exists()


def test_what_a_watch_shows_is_in_no_list_of_runs(small_project):
    """It was never published."""
    with open_preview() as out:
        history.remember(history.Run(history.now(), ARTICLE, str(out), history.PUBLISHED))
        assert history.list_published(out) == [ARTICLE]
        assert history.list_runs(None, 9) == []
    assert history.list_published(out) == []


def test_after_a_change_of_code_all_runs_until_a_run_has_ended_well(tmp_path, monkeypatch):
    """What ran while the code changed would otherwise pass for made by the new code."""
    watched = watch_module._Watch(SUBJECT, State(tmp_path, "index.html"), lambda _: None)
    begun = []
    monkeypatch.setattr(watched, "_start", lambda: begun.append(watched._job.is_forced))
    monkeypatch.setattr(watched, "_stop", lambda: None)

    def end(exit_code, *told):
        hear, tell = Pipe(duplex=False)
        for sentences in told:
            tell.send(sentences)
        tell.close()
        watched._line = hear
        watched._process = SimpleNamespace(join=lambda: None, exitcode=exit_code)
        for _ in (*told, "its end"):
            watched._hear()
        hear.close()

    watched._begin_again(Change.INPUT)
    watched._begin_again(Change.CODE)
    watched._begin_again(Change.INPUT)  # during that run
    end(0, [], ["a.py is half written"])
    watched._begin_again(Change.INPUT)
    end(-9, [])
    watched._begin_again(Change.INPUT)
    end(0, [], [])
    watched._begin_again(Change.INPUT)
    assert begun == [False, True, True, True, True, False]


def read(address):
    """The page at an address, be it there yet or not."""
    try:
        with urllib.request.urlopen(address, timeout=10) as answer:
            return answer.read().decode()
    except HTTPError as error:
        return error.read().decode()


def test_a_watch_from_its_address_to_ctrl_c(small_project):
    """Published, broken, mended and stopped: with the command's sentence, and with nothing left."""
    seed = paths.seeds() / f"{ARTICLE}.yaml"
    good = seed.read_text()
    process = start_command(small_project, "watch", ARTICLE)
    try:
        address = process.stdout.readline().strip()
        wait_until(lambda: ARTICLE + "</" in read(address) or ARTICLE + "\n" in read(address))
        seed.write_text(good.replace("speaker: outlet", "speaker: outlat", 1))
        wait_until(lambda: 'role="alert"' in read(address))
        _, _, told = run_command(small_project, "check", ARTICLE)
        assert "outlat" in told
        shown = read(address).replace("&#x27;", "'").replace("&quot;", '"')
        assert all(line in shown for line in told.splitlines())
        assert "not there yet" not in shown
        seed.write_text(good)
        wait_until(lambda: 'role="alert"' not in read(address))
    finally:
        send_to_group(process, signal.SIGINT)
    _, err = process.communicate(timeout=20)
    assert process.returncode == 130
    assert "Traceback" not in err
    assert not paths.previews().exists()
    assert not paths.reports().exists()
    wait_until(lambda: not find_processes(str(small_project)))
