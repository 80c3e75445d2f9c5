"""`tollbook export` puts its folder in place whole, and spares what is not its own."""

import os
import sqlite3
from contextlib import closing

import pytest
from events import RISE, write_reports
from projects import read_tree

from analysis.cli import run
from analysis.run import export, staging

# Tests fork from a process that may have threads of other tests.
pytestmark = pytest.mark.filterwarnings("ignore:.*multi-threaded:DeprecationWarning")


@pytest.fixture
def out(home, tmp_path):
    """Where three small reports are exported to; it is not there yet."""
    write_reports(home, *RISE)
    return tmp_path / "data" / "book"


def call(out, form="csv", *names):
    return run(["export", *names, "--format", form, "--out", str(out)])


def test_it_says_what_it_wrote(out, capsys):
    """One line."""
    assert call(out) == 0
    assert capsys.readouterr().out == "wrote data/book: 3 articles as csv\n"
    assert (out / "statements.csv").is_file()


@pytest.mark.parametrize("makes", [lambda _: None, lambda out: out.mkdir(parents=True)])
def test_a_new_and_an_empty_folder_are_filled(out, makes):
    """And nothing lies beside it afterwards."""
    makes(out)
    assert call(out, "sqlite") == 0
    assert sorted(each.name for each in out.iterdir()) == ["datapackage.json", "tollbook.sqlite"]
    assert [each.name for each in out.parent.iterdir()] == [out.name]


@pytest.mark.parametrize("can_exchange", [True, False])
def test_an_earlier_export_is_replaced_whole(out, can_exchange, monkeypatch):
    """Also by one of another form: no file of the first is left."""
    if not can_exchange:
        monkeypatch.setattr(export, "exchange", lambda *_: False)
    assert call(out, "csv") == 0
    assert call(out, "sqlite") == 0
    assert sorted(each.name for each in out.iterdir()) == ["datapackage.json", "tollbook.sqlite"]
    assert [each.name for each in out.parent.iterdir()] == [out.name]


def test_the_same_seeds_give_the_same_folder(out):
    """Byte for byte."""
    assert call(out, "sqlite") == 0
    first = read_tree(out)
    assert call(out, "sqlite") == 0
    assert read_tree(out) == first


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("notes.txt", "mine"),
        ("datapackage.json", "{}"),
        ("datapackage.json", '{"tollbook": {"export": "csv"}}'),
        ("datapackage.json", '{"tollbook": {"subject": "a/b"}, "resources": []}'),
        ("datapackage.json", '{"tollbook": 3, "resources": [1]}'),
        ("datapackage.json", "[" * 100_000),
        ("datapackage.json", "\0"),
    ],
    ids=range(7),
)
def test_a_foreign_folder_is_refused(out, name, content, capsys):
    """In one sentence that names a file; nothing in it changes."""
    out.mkdir(parents=True)
    (out / name).write_text(content)
    before = read_tree(out)
    assert call(out) == 2
    told = capsys.readouterr().err
    assert f"holds '{name}'" in told
    assert told.count("\n") == 1
    assert read_tree(out) == before


@pytest.mark.parametrize("kind", ["file", "folder", "link"])
def test_a_foreign_file_in_an_export_is_refused(out, kind):
    """Somebody's work must not go with the old tables, even under a table's name."""
    assert call(out, "csv") == 0
    if kind == "file":
        (out / "zz.csv").write_text("mine")
    else:
        (out / "places.csv").unlink()
        (out / "places.csv").mkdir() if kind == "folder" else (out / "places.csv").symlink_to(out)
    names = sorted(out.iterdir())
    assert call(out, "sqlite") == 2
    assert sorted(out.iterdir()) == names


def test_a_file_in_the_way_is_refused(out, capsys):
    """At any level above."""
    out.parent.mkdir()
    out.write_text("mine")
    assert call(out) == 2
    assert call(out / "below") == 2
    assert out.read_text() == "mine"
    assert "Traceback" not in capsys.readouterr().err


def test_a_faulty_seed_stops_it_and_the_old_export_stays(out, home, capsys):
    """All faults are told, those of the second file as well."""
    assert call(out) == 0
    before = read_tree(out)
    files = sorted((home.folder / "seeds" / "example-2020").glob("2020*"))
    for file in files[:2]:
        file.write_text(file.read_text().replace('"deaths"', '"dethas"'))
    assert call(out) == 2
    told = capsys.readouterr().err
    assert all(file.name in told for file in files[:2])
    assert read_tree(out) == before


@pytest.mark.parametrize("words", [("example-2021",), ("example-2020/2020-03-04-none",), ("..",)])
def test_an_unknown_name_is_refused(out, words):
    """And no folder is made."""
    assert call(out, "csv", *words) == 2
    assert not out.parent.exists()


def test_an_article_alone_is_exported(out):
    """Its rows, and no others'."""
    assert call(out, "sqlite", "example-2020/2020-03-04-herald") == 0
    with closing(sqlite3.connect(out / "tollbook.sqlite")) as base:
        told = base.execute("SELECT article FROM articles").fetchall()
    assert told == [("example-2020/2020-03-04-herald",)]


def die_in(out, name, monkeypatch):
    """Export in a process that is killed when it calls a function of the module."""
    process = os.fork()
    if not process:
        monkeypatch.setattr(export, name, lambda *_: os._exit(9))
        call(out, "sqlite")
        os._exit(0)
    _, status = os.waitpid(process, 0)
    assert os.waitstatus_to_exitcode(status) == 9


def test_a_killed_export_leaves_the_old_one_and_the_next_clears_up(out, monkeypatch):
    """Killed when all is written and nothing is in place."""
    assert call(out, "csv") == 0
    before = read_tree(out)
    die_in(out, "exchange", monkeypatch)
    assert read_tree(out) == before
    assert call(out, "csv") == 0
    assert [each.name for each in out.parent.iterdir()] == [out.name]
    assert not any((staging.paths.state() / "staging").rglob("*.sqlite"))


def test_a_kill_between_two_steps_is_mended_by_the_next_call(out, monkeypatch):
    """Where folders cannot be exchanged; a call that fails brings the old one back as well."""
    assert call(out, "csv") == 0
    before = read_tree(out)
    out.rename(out.with_name(".book.before"))
    assert call(out, "csv", "example-2020") == 0
    assert read_tree(out) == before
    assert [each.name for each in out.parent.iterdir()] == [out.name]


def test_a_strangers_folder_of_that_name_is_left_alone(out):
    """Only an export of ours is brought back or removed."""
    aside = out.with_name(".book.before")
    aside.mkdir(parents=True)
    (aside / "mine").write_text("mine")
    assert call(out) == 0
    assert (aside / "mine").read_text() == "mine"
