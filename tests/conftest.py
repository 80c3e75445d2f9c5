"""What many tests need: a small home of its own, a copy of the project, one published report.

Which examples the property tests are tried on is in `examples`.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import examples
import pytest
from books import EXPORTED, export_words, read_once
from homes import EXAMPLE, Home
from projects import ARTICLE, SUBJECT, write_notebook

from analysis import paths

examples.register_profiles()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let neither a test's own settings nor what is imported before it bring chance back."""
    if not examples.is_fuzz():
        examples.keep_constants_out()
    for item in items:
        examples.settle(getattr(item, "obj", None))
    # One process runs a whole group: begun last, it would keep the others waiting at the end.
    items.sort(key=lambda item: item.get_closest_marker("xdist_group") is None)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    """A fresh home for one test."""
    shutil.copytree(EXAMPLE, tmp_path / "seeds")
    monkeypatch.setenv("TOLLBOOK_HOME", str(tmp_path))
    return Home(tmp_path)


def _leave_out_later(folder: str, names: list[str]) -> list[str]:
    """The seeds of all articles but the first: a run of the project then takes no longer."""
    event, _, article = ARTICLE.partition("/")
    if Path(folder) == paths.seeds():
        return [name for name in names if (paths.seeds() / name).is_dir() and name != event]
    if Path(folder).parent == paths.seeds():
        return [name for name in names if name not in ("event.yaml", f"{article}.yaml")]
    return []


@pytest.fixture
def project_copy(tmp_path: Path) -> Path:
    """The project's notebooks and first article in a folder to break as a test likes."""
    folder = tmp_path / "project"
    for part in (paths.seeds(), paths.notebooks()):
        shutil.copytree(part, folder / part.name, ignore=_leave_out_later)
    (folder / "README.md").write_text("a file\n")
    return folder


@pytest.fixture
def small_project(project_copy: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with one notebook that needs no library, so that a run takes a second."""
    monkeypatch.setenv("TOLLBOOK_HOME", str(project_copy))
    for notebook in paths.notebooks().glob("*.ipynb"):
        notebook.unlink()
    write_notebook(paths.notebooks() / "article-00-only.ipynb", "print(article)")
    return project_copy


@pytest.fixture(scope="session")
def exports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every export of the project's articles, made once for all tests of the group `book`.

    It stands for the folder /tmp/ of docs/data.md.
    """
    from analysis.cli import run

    folder = tmp_path_factory.mktemp("exports")
    with read_once():
        for form in EXPORTED:
            assert run(export_words(form, f"{folder}")) == 0
    return folder


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The article's report, made once for all tests of the group `report`."""
    from analysis.run.parameters import list_notebooks
    from analysis.run.publish import plan_runs, publish_subject

    out = tmp_path_factory.mktemp("published")
    return publish_subject(SUBJECT, plan_runs(SUBJECT, list_notebooks(), {}), out).folder
