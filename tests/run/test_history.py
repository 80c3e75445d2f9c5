"""What runs remember, and what is said of it."""

import json
import os
import sqlite3
import stat
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from analysis.errors import RunError
from analysis.ledger.subject import Subject, find_subject
from analysis.run.history import (
    FAILED,
    PUBLISHED,
    Run,
    find_last,
    find_salt,
    find_site,
    history_file,
    list_runs,
    prepare,
    print_runs,
    remember,
    remember_site,
    tell_changes,
)

SUBJECT = Subject("event", "2020-03-04-x")
RUN = Run(
    started="2020-03-04T05:06:07+00:00",
    subject="event/2020-03-04-x",
    out="/out",
    outcome=PUBLISHED,
    parameters={"01-checks": {"article": "event/2020-03-04-x", "convention": "gtd"}},
    keys={"01-checks": "a1"},
    seconds={"01-checks": 1.25},
    versions={"python": "3.11.9"},
    digest="d1",
    changes=[],
)
FAILURE = replace(
    RUN,
    started="2020-03-05T05:06:07+00:00",
    outcome=FAILED,
    seconds={},
    why="notebook 01-checks: no",
)


@pytest.fixture
def project(tmp_path, monkeypatch):
    monkeypatch.setenv("TOLLBOOK_HOME", str(tmp_path))
    prepare()
    return tmp_path


def test_a_run_is_remembered_with_everything(project):
    """What goes in comes out."""
    remember(RUN)
    assert list_runs(None, 9) == [RUN]


def test_a_history_from_before_lists_were_remembered_is_only_read(project):
    """Who looks at it may not be allowed to write."""
    remember(RUN)
    with closing(sqlite3.connect(history_file())) as database:
        database.executescript("DROP TABLE sites")
    before = history_file().read_bytes()
    assert (list_runs(None, 9), find_site(Path("/out"))) == ([RUN], "")
    assert history_file().read_bytes() == before


def test_the_list_of_a_folder_is_remembered_as_it_was_written_last(project):
    """Each folder has its own."""
    remember_site(Path("/out"), "d1")
    remember_site(Path("/other"), "d2")
    remember_site(Path("/out"), "d3")
    assert [find_site(Path(out)) for out in ("/out", "/other", "/none")] == ["d3", "d2", ""]


BEFORE = """
CREATE TABLE runs (
    id INTEGER PRIMARY KEY,
    started TEXT NOT NULL,
    out TEXT NOT NULL,
    article TEXT NOT NULL,
    outcome TEXT NOT NULL,
    told TEXT NOT NULL
);
INSERT INTO runs (started, out, article, outcome, told) VALUES
    ('2020-03-04T05:06:07+00:00', '/out', 'event/2020-03-04-x', 'published',
    '{"changes": [], "digest": "d1", "figures": {}, "has_pdf": false, "keys": {"00-only": "a1"},
    "parameters": {"00-only": {"article": "event/2020-03-04-x"}}, "seconds": {"00-only": 1.5},
    "since": "b2", "versions": {"python": "3.11.9"}, "why": ""}');
"""
"""A history that knew articles alone, and notebooks by names without what they are on."""


def test_runs_of_articles_alone_can_be_read(tmp_path, monkeypatch):
    """What was remembered before events had reports is not lost."""
    monkeypatch.setenv("TOLLBOOK_HOME", str(tmp_path))
    history_file().parent.mkdir(0o700)
    with closing(sqlite3.connect(history_file())) as database:
        database.executescript(BEFORE)
    (run,) = list_runs(SUBJECT, 9)
    assert find_last(Path("/out"), [SUBJECT]) == {SUBJECT: run}
    assert (run.subject, run.keys, run.digest) == (SUBJECT.name, {"00-only": "a1"}, "d1")
    remember(RUN)
    assert list_runs(None, 9) == [RUN, run]


def test_the_newest_run_comes_first(project):
    """What happened last is what people look for."""
    remember(RUN)
    remember(FAILURE)
    assert [run.outcome for run in list_runs(None, 9)] == [FAILED, PUBLISHED]


def test_no_more_runs_are_listed_than_asked(project):
    """A long history does not fill the screen."""
    for _ in range(3):
        remember(RUN)
    assert len(list_runs(None, 2)) == 2


def test_the_runs_of_one_article_can_be_listed(project):
    """The others are left out."""
    remember(RUN)
    remember(replace(RUN, subject="event/2020-03-05-y"))
    assert [run.subject for run in list_runs(SUBJECT, 9)] == [RUN.subject]


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("event", ["event", "event/2020-03-04-x"]),
        ("event/2020-03-04-x", ["event/2020-03-04-x"]),
        ("other", ["other/2020-03-04-x"]),
        ("even", []),
    ],
)
def test_the_runs_of_an_event_are_its_own_and_its_articles(project, name, found):
    """Another event's are not, however alike the names."""
    for subject in ("event/2020-03-04-x", "event", "other/2020-03-04-x"):
        remember(replace(RUN, subject=subject))
    assert [run.subject for run in list_runs(find_subject(name), 9)] == found


def test_the_last_published_run_is_found_behind_a_failed_one(project):
    """What is published is what the last good run made."""
    remember(RUN)
    remember(FAILURE)
    assert find_last(Path("/out"), [SUBJECT]) == {SUBJECT: RUN}


def test_a_run_into_another_folder_is_another(project):
    """What is current there says nothing of what is here."""
    remember(RUN)
    assert find_last(Path("/other"), [SUBJECT]) == {}


def test_without_a_history_there_was_no_run(tmp_path, monkeypatch):
    """Asking makes no file."""
    monkeypatch.setenv("TOLLBOOK_HOME", str(tmp_path))
    assert list_runs(None, 9) == []
    assert list(tmp_path.iterdir()) == []


def test_an_empty_file_is_a_history_without_runs(project):
    """A run may have been killed when it had just made the file."""
    history_file().write_bytes(b"")
    assert find_last(Path("/out"), [SUBJECT]) == {}


@pytest.mark.parametrize("ask", [lambda: list_runs(None, 9), lambda: remember(RUN), prepare])
def test_a_file_that_is_no_history_is_one_sentence(project, ask):
    """It says which file, and how to start afresh."""
    history_file().write_bytes(b"this is no database, and long enough to be read as one" * 99)
    with pytest.raises(RunError) as error:
        ask()
    assert str(error.value) == (
        ".tollbook/history.sqlite is damaged: file is not a database; move it away to start afresh"
    )


@pytest.mark.parametrize("told", ["not json", "[]", '{"unknown": 1}', "null"])
def test_a_row_that_cannot_be_read_is_one_sentence(project, told):
    """Another version's row, or a damaged one."""
    with sqlite3.connect(history_file()) as database:
        row = (RUN.started, RUN.out, RUN.subject, PUBLISHED, told)
        database.execute("INSERT INTO runs VALUES (1, ?, ?, ?, ?, ?)", row)
    database.close()
    with pytest.raises(RunError, match=r"history\.sqlite is damaged: .*; move it away"):
        list_runs(None, 9)


def test_a_folder_in_the_histories_place_is_found_before_anything_runs(tmp_path, monkeypatch):
    """Better no run than one that cannot be remembered."""
    monkeypatch.setenv("TOLLBOOK_HOME", str(tmp_path))
    history_file().parent.mkdir(0o700)
    history_file().mkdir()
    with pytest.raises(RunError, match=r"^\.tollbook/history\.sqlite cannot be used: unable"):
        prepare()


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077])
def test_only_its_owner_can_read_the_history(tmp_path, monkeypatch, umask):
    """Whatever the user's own files are by habit; and nobody else can look where it lies."""
    monkeypatch.setenv("TOLLBOOK_HOME", str(tmp_path))
    before = os.umask(umask)
    try:
        remember(RUN)
    finally:
        os.umask(before)
    assert find_modes(history_file(), history_file().parent) == ["0o600", "0o700"]


@pytest.mark.parametrize("ask", [lambda: list_runs(None, 9), lambda: remember(RUN), prepare])
@pytest.mark.parametrize("mode", [0o644, 0o664, 0o666, 0o777])
def test_a_history_that_others_could_read_is_closed_to_them(project, mode, ask):
    """One that was made before, or restored from a copy."""
    history_file().chmod(mode)
    ask()
    assert find_modes(history_file()) == ["0o600"]


def test_what_stands_beside_the_history_is_closed_to_others(project):
    """It holds parts of it."""
    beside = history_file().with_name("history.sqlite-journal")
    beside.touch(0o666)
    list_runs(None, 9)
    assert find_modes(beside) == ["0o600"]


def find_modes(*found):
    return [oct(stat.S_IMODE(path.stat().st_mode)) for path in found]


def test_the_salt_is_the_same_from_run_to_run(project):
    """Else no hash of a secret would be the same, either."""
    assert find_salt() == find_salt()


def test_the_salt_of_another_project_is_another(project, tmp_path, monkeypatch):
    """Nobody can prepare a table of hashes for all."""
    before = find_salt()
    (tmp_path / "other").mkdir()
    monkeypatch.setenv("TOLLBOOK_HOME", str(tmp_path / "other"))
    assert (find_salt() != before, len(find_salt()), len(before)) == (True, 64, 64)


def test_the_salt_is_in_no_listing_of_past_runs(project):
    """A listing may be sent to somebody."""
    salt = find_salt()
    remember(RUN)
    assert salt not in print_runs(list_runs(None, 9), "json")


def test_a_figure_that_changed_is_told_with_both_values():
    """A reader sees what is otherwise, and what it was."""
    before = {"toll": {"shown": "12", "status": "stated"}}
    after = {"toll": {"shown": "13", "status": "stated"}}
    assert tell_changes(before, after) == ["toll: shown 12 is now 13"]


def test_a_wording_that_changed_is_one_change():
    """Bounds and wording are shown together, so that one line tells both."""
    before = {"toll": {"shown": "12", "printed": "“12”", "bound": None}}
    after = {"toll": {"shown": "≥ 13", "printed": "“more than 12”", "bound": "at least 13"}}
    assert tell_changes(before, after) == ["toll: shown 12 is now ≥ 13"]


def test_all_that_changed_of_a_figure_is_one_line():
    """So that whoever is alerted reads a line a figure."""
    before = {"toll": {"shown": "12", "status": "stated"}}
    after = {"toll": {"shown": "13", "status": "attributed"}}
    assert tell_changes(before, after) == [
        "toll: shown 12 is now 13, status stated is now attributed"
    ]


def test_what_another_version_of_the_program_tells_is_no_change():
    """The figure is as it was."""
    assert tell_changes({"a": {"shown": "1"}}, {"a": {"shown": "1", "printed": "“1”"}}) == []


def test_a_figure_that_is_new_or_gone_is_told():
    """Ids stand in their order."""
    assert tell_changes({"b": {"shown": "2"}}, {"a": {"shown": "1"}}) == [
        "a is new: 1",
        "b is gone: 2",
    ]


def test_figures_that_are_the_same_are_no_change():
    """Nothing is said where nothing happened."""
    assert tell_changes({"a": {"shown": "1"}}, {"a": {"shown": "1"}}) == []


def test_the_table_names_when_what_and_how_long():
    """One line a run."""
    assert print_runs([RUN], "table") == (
        "2020-03-04T05:06:07+00:00  event/2020-03-04-x  published  01-checks  1.2 s of kernels\n"
    )


def test_the_table_says_why_a_run_failed():
    """And names the notebooks that were to run."""
    assert print_runs([FAILURE], "table") == (
        "2020-03-05T05:06:07+00:00  event/2020-03-04-x  failed  01-checks\n"
        "    notebook 01-checks: no\n"
    )


def test_the_table_says_where_no_notebook_ran():
    """Pages may be made anew of what was executed before."""
    line = print_runs([replace(RUN, parameters={}, seconds={})], "table")
    assert line.endswith("published  pages only\n")


def test_the_table_names_each_change():
    """One line a change."""
    text = print_runs([replace(RUN, changes=["a is new: 1"])], "table")
    assert text.splitlines()[1:] == ["    a is new: 1"]


def test_json_has_everything():
    """Another program reads what was remembered."""
    (told,) = json.loads(print_runs([RUN], "json"))
    assert (told["keys"], told["versions"]) == ({"01-checks": "a1"}, {"python": "3.11.9"})


def test_no_run_is_said_in_words():
    """An empty screen would look like a fault."""
    assert (print_runs([], "table"), print_runs([], "json")) == ("no run yet\n", "[]\n")
