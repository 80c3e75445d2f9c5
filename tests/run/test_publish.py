"""Publishing: all went well or nothing changed; the same inputs give the same bytes."""

import csv
import json
import re
import shutil

import nbformat
import papermill
import pytest
from nbclient.exceptions import DeadKernelError
from projects import ARTICLE, SUBJECT, read_tree, write_notebook

from analysis import paths
from analysis.errors import ParameterError, RunError
from analysis.kernels.errors import NoFolderError
from analysis.ledger.subject import Kind, Subject
from analysis.reading.later import Since
from analysis.reading.reading import open_article
from analysis.reading.since import find_later
from analysis.render.edition import Edition
from analysis.render.moved import MOVED
from analysis.render.page.templates import ICON
from analysis.render.site import SITE_FROM_REPORT
from analysis.run.execute import Limits, normalise
from analysis.run.parameters import list_notebooks
from analysis.run.publish import plan_runs, publish_subject

EVENT = Subject(SUBJECT.event)


def publish(out, **given):
    return publish_subject(SUBJECT, plan_runs(SUBJECT, list_notebooks(), given), out)


@pytest.mark.xdist_group("report")
def test_a_run_gives_the_bytes_that_are_committed(published, tmp_path):
    """No clock, no random id, no machine path: reports can be compared and cited.

    The pages that are committed also tell what later reports say.
    """
    shutil.copytree(published, tmp_path / ARTICLE)
    later = find_later([open_article(name) for name in EVENT.articles])[ARTICLE]
    found = publish_subject(SUBJECT, {}, tmp_path, edition=Edition(since=Since(True, later))).folder
    assert read_tree(found) == read_tree(paths.reports() / ARTICLE)


def test_a_run_on_the_event_gives_the_bytes_that_are_committed(tmp_path):
    """Both of its pages, their notebooks and tables."""
    runs = plan_runs(EVENT, list_notebooks(Kind.EVENT), {})
    found = publish_subject(EVENT, runs, tmp_path).folder
    assert read_tree(found) == read_tree(paths.reports() / EVENT.folder)


@pytest.mark.xdist_group("report")
def test_every_notebook_has_a_page(published):
    """One page each, the report in front; the other pages only lead to one of these."""
    pages = {path.name for path in published.glob("*.html")}
    assert pages - MOVED.keys() == {"index.html", "01-checks.html", "02-ledger.html"}


@pytest.mark.xdist_group("report")
def test_every_link_inside_the_report_leads_somewhere(published):
    """Pages, anchors, notebooks and tables that a page links to exist."""
    for page in published.glob("*.html"):
        for link in re.findall(r'href="([^"]+)"', page.read_text("utf-8")):
            if link.startswith(("https://", "data:")) or link == SITE_FROM_REPORT:
                continue
            file, _, anchor = link.partition("#")
            target = published / (file or page.name)
            assert target.is_file(), link
            assert not anchor or f'id="{anchor}"' in target.read_text("utf-8"), link


@pytest.mark.xdist_group("report")
def test_every_figure_of_the_seed_is_on_the_ledger_page_with_its_paragraph(published):
    """Each printed number can be followed to its paragraph."""
    page = (published / "02-ledger.html").read_text("utf-8")
    with (published / "tables" / "ledger.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        cell = rf'id="figure-{row["id"]}"><a [^>]*>¶&nbsp;(\d+)<'
        assert re.findall(cell, page) == [row["paragraph"]]


@pytest.mark.xdist_group("report")
def test_no_page_asks_the_network_for_anything(published):
    """No script, no style sheet, image or font from elsewhere; links to follow are no requests."""
    for page in published.glob("*.html"):
        text = page.read_text("utf-8")
        assert not re.search(r"<script(?! type=.application/ld\+json)|<iframe", text)
        own = [] if page.name in MOVED else [f'<link rel="icon" href="{ICON}">']
        assert re.findall("<link [^>]*>", text) == own
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
    write_notebook(paths.notebooks() / "article-00-only.ipynb", "x = 1", "x / 0  # here")
    with pytest.raises(RunError) as error:
        publish(paths.reports())
    assert str(error.value) == (
        "notebook article-00-only: cell 4 (x / 0  # here) failed: ZeroDivisionError: division by "
        f"zero; kept for reading: .tollbook/failed/{ARTICLE}/article-00-only.ipynb"
    )


def test_what_was_published_stays_when_a_notebook_fails(small_project):
    """The last good report is not touched."""
    publish(paths.reports())
    before = read_tree(paths.reports())
    write_notebook(paths.notebooks() / "article-00-only.ipynb", "1 / 0")
    with pytest.raises(RunError):
        publish(paths.reports())
    assert read_tree(paths.reports()) == before


def test_the_failed_notebook_is_kept_outside_the_published_folder(small_project):
    """It can be opened and read, and nobody mistakes it for a report."""
    write_notebook(paths.notebooks() / "article-00-only.ipynb", "1 / 0")
    with pytest.raises(RunError):
        publish(paths.reports())
    kept = paths.failures() / ARTICLE / "article-00-only.ipynb"
    assert "ZeroDivisionError" in kept.read_text("utf-8")


def test_a_kernel_that_dies_is_told_so(small_project):
    """A killed kernel is no hang and no traceback."""
    write_notebook(paths.notebooks() / "article-00-only.ipynb", "import os", "os._exit(1)")
    with pytest.raises(RunError, match="article-00-only: its kernel died"):
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
    write_notebook(paths.notebooks() / "article-01-other.ipynb", "print(2)")
    publish(paths.reports())
    first = (paths.reports() / ARTICLE / "index.html").read_bytes()
    runs = plan_runs(SUBJECT, [paths.notebooks() / "article-01-other.ipynb"], {})
    publish_subject(SUBJECT, runs, paths.reports())
    assert (paths.reports() / ARTICLE / "index.html").read_bytes() == first


@pytest.fixture
def published_before(small_project):
    """A report of two notebooks, whose names there do not tell that they are on articles."""
    write_notebook(paths.notebooks() / "article-01-other.ipynb", "print(2)")
    publish(paths.reports())
    folder = paths.reports() / ARTICLE / "notebooks"
    for path in folder.glob("article-*.ipynb"):
        path.rename(path.with_name(path.name.removeprefix("article-")))
    return folder


def test_a_report_with_notebooks_of_other_names_is_replaced_whole(published_before):
    """Each page has its notebook once, under its present name."""
    publish(paths.reports())
    names = sorted(path.name for path in published_before.iterdir())
    assert names == ["article-00-only.ipynb", "article-01-other.ipynb"]


def test_one_notebook_alone_leaves_pages_whose_notebooks_have_other_names(published_before):
    """The page is where it was, and its notebook has its present name."""
    page = paths.reports() / ARTICLE / "01-other.html"
    before = page.read_bytes()
    runs = plan_runs(SUBJECT, [paths.notebooks() / "article-00-only.ipynb"], {})
    publish_subject(SUBJECT, runs, paths.reports())
    assert page.read_bytes() == before
    names = sorted(path.name for path in published_before.iterdir())
    assert names == ["article-00-only.ipynb", "article-01-other.ipynb"]


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
        plan_runs(SUBJECT, list_notebooks(), given)
    assert str(error.value) == message


def test_a_folder_that_cannot_be_made_is_an_error(small_project, tmp_path):
    """Where no report can stand, none is half written."""
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(OSError, match="Not a directory"):
        publish(tmp_path / "file" / "out")
    assert (tmp_path / "file").read_text() == "in the way"


def test_a_cell_that_takes_too_long_is_told_so(small_project):
    """The limit is named, and the kernel is ended."""
    write_notebook(paths.notebooks() / "article-00-only.ipynb", "import time", "time.sleep(99)")
    runs = plan_runs(SUBJECT, list_notebooks(), {})
    with pytest.raises(RunError, match="article-00-only: a cell took more than 1 s"):
        publish_subject(SUBJECT, runs, paths.reports(), limits=Limits(cell_seconds=1))


def test_a_notebook_that_takes_too_long_is_told_so(small_project):
    """All cells together have a limit, too."""
    sources = ["import time"] + ["time.sleep(0.9)"] * 9
    write_notebook(paths.notebooks() / "article-00-only.ipynb", *sources)
    runs = plan_runs(SUBJECT, list_notebooks(), {})
    with pytest.raises(RunError, match="article-00-only: it took more than 1 s"):
        publish_subject(SUBJECT, runs, paths.reports(), limits=Limits(notebook_seconds=1))


@pytest.fixture
def kernels(monkeypatch):
    """A list of what happens to each kernel in turn; an error, or nothing where all goes well."""
    fates = []

    def execute_notebook(notebook, *_, **__):
        fate = fates.pop(0)
        if fate is not None:
            raise fate
        return nbformat.read(notebook, as_version=4)

    monkeypatch.setattr(papermill, "execute_notebook", execute_notebook)
    return fates


def test_a_kernel_that_cannot_be_had_is_told_as_a_failed_run(small_project, kernels):
    """In the kernels' own words, behind the notebook's name."""
    kernels.append(NoFolderError("no folder for the sockets of a kernel: '/nowhere': gone"))
    with pytest.raises(RunError) as error:
        publish(paths.reports())
    told = "notebook article-00-only: no folder for the sockets of a kernel: '/nowhere': gone"
    assert str(error.value) == told


@pytest.mark.parametrize(
    "error",
    [DeadKernelError("Kernel died"), RuntimeError("Kernel died before replying to kernel_info")],
)
def test_a_notebook_whose_kernel_died_is_tried_again(small_project, kernels, error):
    """At its start or later."""
    kernels += [error, None]
    assert publish(paths.reports()).folder.is_dir()


def test_a_notebook_is_tried_no_more_often_than_asked(small_project, kernels):
    """Its kernel dies each time."""
    kernels += [DeadKernelError("Kernel died")] * 4
    runs = plan_runs(SUBJECT, list_notebooks(), {})
    with pytest.raises(RunError, match="its kernel died"):
        publish_subject(SUBJECT, runs, paths.reports(), limits=Limits(retries=2))
    assert len(kernels) == 1


def test_an_error_in_a_cell_is_final(small_project):
    """The same cell would fail again."""
    mark = small_project / "mark"
    write_notebook(
        paths.notebooks() / "article-00-only.ipynb", f"open({str(mark)!r}, 'a').write('x')", "1 / 0"
    )
    with pytest.raises(RunError, match="ZeroDivisionError"):
        publish(paths.reports())
    assert mark.read_text() == "x"


def test_a_notebook_that_is_gone_is_told_with_its_name(small_project):
    """It was there when the run began."""
    write_notebook(paths.notebooks() / "article-01-other.ipynb", "print(2)")
    runs = plan_runs(SUBJECT, list_notebooks(), {})
    (paths.notebooks() / "article-00-only.ipynb").unlink()
    with pytest.raises(RunError) as error:
        publish_subject(SUBJECT, runs, paths.reports())
    assert str(error.value) == (
        "notebook article-00-only: could not run: notebooks/article-00-only.ipynb: "
        "No such file or directory"
    )


@pytest.mark.parametrize("secret", ["s3cr3t", "data", "output_type", "stream", "text"])
def test_a_secret_that_is_a_word_of_the_format_breaks_nothing(secret):
    """Texts are masked, what makes a notebook a notebook is not."""
    node = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("print(1)", id="a")])
    outputs = [
        nbformat.v4.new_output("stream", text=f"It is {secret}.\n"),
        nbformat.v4.new_output("display_data", {"text/plain": f"It is {secret}."}),
    ]
    node.cells[0].outputs = outputs
    normalise(node, {"password": secret})
    nbformat.validate(node)
    assert node.cells[0].outputs[0].text == "It is ***.\n"
    assert node.cells[0].outputs[1].data["text/plain"] == "It is ***."


def test_what_ran_is_told_with_its_seconds(small_project):
    """Notebook by notebook."""
    assert list(publish(paths.reports()).seconds) == ["article-00-only"]
