"""Which folder is the project's: named, found from where one stands, or the checkout."""

import os
import shutil
from pathlib import Path

import pytest

from analysis import paths
from analysis.cli import run
from analysis.errors import ParameterError
from analysis.ledger import names
from analysis.ledger.names import check_home


@pytest.fixture
def own(project_copy, monkeypatch):
    """A project that no variable names."""
    monkeypatch.delenv(paths.HOME_VARIABLE, raising=False)
    project_copy.chmod(0o755)
    return project_copy


@pytest.mark.parametrize("below", [".", "seeds", "notebooks", "seeds/balochistan-2026", "new/new"])
def test_a_project_is_found_from_any_folder_in_it(own, monkeypatch, below):
    """As git finds a repository."""
    (own / below).mkdir(parents=True, exist_ok=True)
    monkeypatch.chdir(own / below)
    check_home()
    assert paths.home() == own


def test_the_nearest_project_is_the_one(own, monkeypatch):
    """One inside another stands for itself."""
    inner = own / "inner"
    for part in ("seeds", "notebooks"):
        shutil.copytree(own / part, inner / part)
    monkeypatch.chdir(inner / "seeds")
    assert paths.home() == inner


def test_a_named_project_comes_before_the_one_around(own, monkeypatch, tmp_path):
    """What a scheduler sets holds wherever it stands."""
    monkeypatch.chdir(own)
    monkeypatch.setenv(paths.HOME_VARIABLE, str(tmp_path))
    assert paths.home() == tmp_path


@pytest.mark.parametrize("lacks", ["seeds", "notebooks", "every notebook"])
def test_a_folder_without_seeds_or_notebooks_is_no_project(own, monkeypatch, lacks):
    """The checkout is then meant, from any folder."""
    if lacks == "every notebook":
        for notebook in (own / "notebooks").glob("*.ipynb"):
            notebook.unlink()
    else:
        shutil.rmtree(own / lacks)
    monkeypatch.chdir(own)
    assert paths.home() == paths.checkout()
    check_home()


def test_a_folder_that_is_gone_is_in_no_project(monkeypatch, tmp_path):
    """A shell may stand where nothing is any more."""
    monkeypatch.delenv(paths.HOME_VARIABLE, raising=False)
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    assert paths.home() == paths.checkout()


def test_without_checkout_or_project_every_verb_says_how_to_make_one(monkeypatch, tmp_path, capsys):
    """An installed package writes nothing beside itself."""
    monkeypatch.delenv(paths.HOME_VARIABLE, raising=False)
    monkeypatch.setattr(paths, "checkout", lambda: tmp_path / "installed")
    (tmp_path / "installed").mkdir()
    monkeypatch.chdir(tmp_path)
    for words in ("list", "report", "check", "runs", "new a-2020/2020-03-04-b"):
        assert run(words.split()) == 2
        told = capsys.readouterr().err
        assert told.count("\n") == 1
        assert told.startswith("there is no project here")
        assert "tollbook init" in told
    assert list((tmp_path / "installed").iterdir()) == []


@pytest.mark.parametrize("part", [".", "seeds", "notebooks"])
def test_a_project_that_anybody_may_write_to_is_not_run(own, monkeypatch, part):
    """Its notebooks would run as code of whoever put them there; who names it trusts it."""
    (own / part).chmod(0o777)
    monkeypatch.chdir(own)
    with pytest.raises(ParameterError, match="notebooks are code"):
        check_home()
    monkeypatch.setenv(paths.HOME_VARIABLE, str(own))
    check_home()


def test_another_users_project_is_not_run(own, monkeypatch):
    """Found by standing in it, as in a shared folder for passing files."""
    monkeypatch.chdir(own)
    us = os.geteuid()
    monkeypatch.setattr(names.os, "geteuid", lambda: us + 1)
    with pytest.raises(ParameterError, match="belongs to another user"):
        check_home()


def test_the_checkout_is_trusted_whoever_owns_it(monkeypatch):
    """Its code runs already."""
    monkeypatch.delenv(paths.HOME_VARIABLE, raising=False)
    monkeypatch.chdir(paths.checkout())
    us = os.geteuid()
    monkeypatch.setattr(names.os, "geteuid", lambda: us + 1)
    check_home()
    assert Path(names.__file__).is_relative_to(paths.home())


def test_several_errors_at_once_are_told_by_the_first(tmp_path):
    """As when a folder is copied that holds what cannot be."""
    (tmp_path / "a").mkdir()
    os.mkfifo(tmp_path / "a" / "pipe")
    with pytest.raises(shutil.Error) as caught:
        shutil.copytree(tmp_path / "a", tmp_path / "b")
    caught.value.filename = "somewhere"
    told = paths.tell_os_error(caught.value)
    assert "named pipe" in told
    assert "None" not in told
