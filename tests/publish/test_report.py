"""Publishing: all went well or nothing changed; the same inputs give the same bytes."""

import csv
import hashlib
import json
import re

import nbformat
import pytest

from analysis import paths
from analysis.errors import ParameterError, RunError
from analysis.publish.parameters import list_notebooks
from analysis.publish.report import plan_runs, publish_article
from analysis.publish.site import SITE_FROM_REPORT

ARTICLE = "balochistan-2026/2026-02-04-press-tv"


def read_tree(folder):
    """Relative path → SHA-256 of every file below a folder."""
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    return {str(f.relative_to(folder)): hashlib.sha256(f.read_bytes()).hexdigest() for f in files}


def write_notebook(path, *sources):
    parameters = 'article = "x"  # EVENT/ARTICLE'
    notebook = nbformat.v4.new_notebook()
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    notebook.metadata.kernelspec = kernel
    notebook.cells = [nbformat.v4.new_markdown_cell("# Does it run?\n")]
    for index, source in enumerate([parameters, *sources]):
        cell = nbformat.v4.new_code_cell(source, id=f"cell-{index}")
        cell.metadata.tags = ["parameters"] if index == 0 else []
        notebook.cells.append(cell)
    nbformat.write(notebook, path)


@pytest.fixture
def small_project(project_copy, monkeypatch):
    """A project with one notebook that needs no library, so that a run takes a second."""
    monkeypatch.setenv("TOLLBOOK_HOME", str(project_copy))
    for notebook in list_notebooks():
        notebook.unlink()
    write_notebook(paths.notebooks() / "00-only.ipynb", "print(article)")
    return project_copy


def publish(out, **given):
    return publish_article(ARTICLE, plan_runs(ARTICLE, list_notebooks(), given), out)


@pytest.mark.xdist_group("report")
def test_a_run_gives_the_bytes_that_are_committed(published):
    """No clock, no random id, no machine path: reports can be compared and cited."""
    assert read_tree(published) == read_tree(paths.reports() / ARTICLE)


@pytest.mark.xdist_group("report")
def test_every_notebook_has_a_page(published):
    """One page each; the briefing is the front page."""
    pages = sorted(path.name for path in published.glob("*.html"))
    expected = ["01-figures", "02-toll", "03-claims", "04-checks", "05-time-and-place", "index"]
    assert pages == [f"{name}.html" for name in expected]


@pytest.mark.xdist_group("report")
def test_every_link_inside_the_report_leads_somewhere(published):
    """Pages, anchors, notebooks and tables that a page links to exist."""
    for page in published.glob("*.html"):
        for link in re.findall(r'href="([^"]+)"', page.read_text("utf-8")):
            if link.startswith("https://") or link == SITE_FROM_REPORT:
                continue
            file, _, anchor = link.partition("#")
            target = published / (file or page.name)
            assert target.is_file(), link
            assert not anchor or f'id="{anchor}"' in target.read_text("utf-8"), link


@pytest.mark.xdist_group("report")
def test_every_figure_of_the_seed_is_on_the_ledger_page_with_its_paragraph(published):
    """Each printed number can be followed to its paragraph."""
    page = (published / "01-figures.html").read_text("utf-8")
    with (published / "tables" / "ledger.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        cell = rf'id="figure-{row["id"]}">¶&nbsp;(\d+)<'
        assert re.findall(cell, page) == [row["paragraph"]]


@pytest.mark.xdist_group("report")
def test_no_page_asks_the_network_for_anything(published):
    """No script, no style sheet, image or font from elsewhere; links to follow are no requests."""
    for page in published.glob("*.html"):
        text = page.read_text("utf-8")
        assert not re.search(r"<script(?! type=.application/ld\+json)|<link|<iframe", text)
        assert not re.search(r"@import|url\((?!#)", text)
        assert not re.search(r'\b(src|srcset)="(?!data:)', text)


@pytest.mark.xdist_group("report")
def test_published_notebooks_keep_no_trace_of_the_run(published):
    """Times, paths and the interpreter's patch version would differ from run to run."""
    for path in (published / "notebooks").glob("*.ipynb"):
        notebook = json.loads(path.read_text("utf-8"))
        assert set(notebook["metadata"]) == {"kernelspec", "language_info"}
        assert "version" not in notebook["metadata"]["language_info"]
        assert not [c for c in notebook["cells"] if set(c["metadata"]) - {"tags"}]


def test_a_failing_cell_is_named_with_notebook_and_reason(small_project):
    """Which notebook, which cell and why, in one sentence."""
    write_notebook(paths.notebooks() / "00-only.ipynb", "x = 1", "x / 0  # here")
    with pytest.raises(RunError) as error:
        publish(paths.reports())
    assert str(error.value) == (
        "notebook 00-only: cell 4 (x / 0  # here) failed: ZeroDivisionError: division by zero; "
        f"kept for reading: .tollbook/failed/{ARTICLE}/00-only.ipynb"
    )


def test_what_was_published_stays_when_a_notebook_fails(small_project):
    """The last good report is not touched."""
    publish(paths.reports())
    before = read_tree(paths.reports())
    write_notebook(paths.notebooks() / "00-only.ipynb", "1 / 0")
    with pytest.raises(RunError):
        publish(paths.reports())
    assert read_tree(paths.reports()) == before


def test_the_failed_notebook_is_kept_outside_the_published_folder(small_project):
    """It can be opened and read, and nobody mistakes it for a report."""
    write_notebook(paths.notebooks() / "00-only.ipynb", "1 / 0")
    with pytest.raises(RunError):
        publish(paths.reports())
    kept = paths.failures() / ARTICLE / "00-only.ipynb"
    assert "ZeroDivisionError" in kept.read_text("utf-8")


def test_a_kernel_that_dies_is_told_so(small_project):
    """A killed kernel is no hang and no traceback."""
    write_notebook(paths.notebooks() / "00-only.ipynb", "import os", "os._exit(1)")
    with pytest.raises(RunError, match="00-only: its kernel died"):
        publish(paths.reports())


def test_nothing_but_the_article_is_left_in_the_folder(small_project, tmp_path):
    """No staging folder, no lock, no stray file."""
    publish(tmp_path / "out")
    found = {path.parts[-3:][0] for path in (tmp_path / "out").rglob("*") if path.is_file()}
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == ["balochistan-2026"]
    assert found


def test_publishing_again_removes_what_the_new_report_has_not(small_project):
    """A page whose notebook is gone does not stay behind."""
    publish(paths.reports())
    stray = paths.reports() / ARTICLE / "old.html"
    stray.write_text("old")
    publish(paths.reports())
    assert not stray.exists()


def test_one_notebook_alone_leaves_the_other_pages(small_project):
    """--notebook renews one page of a report."""
    write_notebook(paths.notebooks() / "01-other.ipynb", "print(2)")
    publish(paths.reports())
    first = (paths.reports() / ARTICLE / "index.html").read_bytes()
    runs = plan_runs(ARTICLE, [paths.notebooks() / "01-other.ipynb"], {})
    publish_article(ARTICLE, runs, paths.reports())
    assert (paths.reports() / ARTICLE / "index.html").read_bytes() == first


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"artcle": "x"}, "parameter 'artcle' is unknown; did you mean 'article'?"),
        ({"article": "x"}, "give the article's name as an argument, not with -p article=…"),
    ],
)
def test_a_mistake_is_found_before_a_kernel_starts(small_project, given, message):
    """Nothing runs and nothing is written."""
    with pytest.raises(ParameterError) as error:
        plan_runs(ARTICLE, list_notebooks(), given)
    assert str(error.value) == message


def test_a_folder_that_cannot_be_made_is_an_error(small_project, tmp_path):
    """Where no report can stand, none is half written."""
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(OSError, match="Not a directory"):
        publish(tmp_path / "file" / "out")
    assert (tmp_path / "file").read_text() == "in the way"
