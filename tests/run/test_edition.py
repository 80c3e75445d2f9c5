"""What a report tells beside its notebooks: a change of it makes pages and runs nothing."""

import shutil

import pytest
from executed import make_notebook, prose
from printed import make_printer
from projects import ARTICLE, add_later, read_tree

from analysis import paths
from analysis.cli import run
from analysis.errors import ParameterError
from analysis.ledger.site import NOBODY
from analysis.reading.later import Later, Since
from analysis.render.edition import PLAIN, Edition
from analysis.render.pdf import NO_PANGO
from analysis.run import publish as publish_module
from analysis.run.edition import hash_edition

# Tests fork from a process that may have threads of other tests.
pytestmark = pytest.mark.filterwarnings("ignore:.*multi-threaded:DeprecationWarning")

ABOUT = {
    "event": "The event",
    "timezone": "UTC",
    "outlet": "One",
    "url": "https://one.example/",
    "published": "2026-02-04",
    "seed": "0" * 64,
    "convention": "literal",
    "include_claims": True,
    "versions": [["tollbook", "0"]],
}
LATER = Later("a", "killed", "3", "4", "b", "event/2020-03-05-x", "X", "2020-03-05", "police")


@pytest.fixture
def published(small_project, capsys, monkeypatch):
    """The first article, published without a kernel; the folder of its report."""

    def execute(notebook, parameters, *_):
        record = {"about": {**ABOUT, "subject": parameters["article"]}, "notes": {}, "claims": {}}
        return make_notebook("# Who?\n", prose("S", "source", **record))

    monkeypatch.setattr(publish_module, "execute", execute)
    assert run(["report"]) == 0
    capsys.readouterr()
    return paths.reports() / ARTICLE


def report(capsys, *words):
    """How a call ended, what it printed, and whether a notebook ran."""
    code = run(["report", *words])
    told = capsys.readouterr()
    return code, told.out + told.err, f"{ARTICLE} article-00-only" in told.err


def write_site(text):
    paths.site().write_text(text, "utf-8")


def test_a_changed_publisher_makes_the_pages_and_runs_no_notebook(published, capsys):
    notebook = published / "notebooks" / "article-00-only.ipynb"
    before = notebook.read_bytes()
    write_site("publisher: The Example Desk\n")
    code, told, has_run = report(capsys)
    assert (code, has_run) == (0, False)
    assert f"published reports/{ARTICLE}/index.html" in told
    assert "The Example Desk" in (published / "index.html").read_text("utf-8")
    assert notebook.read_bytes() == before


def test_an_unchanged_publisher_makes_nothing(published, capsys):
    write_site("publisher: The Example Desk\n")
    report(capsys)
    before = read_tree(paths.reports())
    write_site("# The same.\npublisher: 'The Example Desk'\n")
    assert f"current reports/{ARTICLE}/index.html" in report(capsys)[1]
    assert read_tree(paths.reports()) == before


def test_without_a_publisher_all_is_as_it_was(published, capsys):
    before = read_tree(paths.reports())
    write_site("publisher: The Example Desk\nlicence: CC-BY-4.0\n")
    report(capsys)
    assert read_tree(paths.reports()) != before
    paths.site().unlink()
    report(capsys)
    assert read_tree(paths.reports()) == before


def test_a_changed_logo_makes_the_pages(published, capsys):
    """Though `site.yaml` is as it was."""
    drawing = '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h{}"/></svg>'
    pages = []
    write_site("logo: logo.svg\n")
    for length in (3, 4):
        (paths.home() / "logo.svg").write_text(drawing.format(length))
        assert report(capsys)[::2] == (0, False)
        pages.append((published / "index.html").read_text("utf-8"))
    assert pages[0] != pages[1]


def test_faults_end_a_run_before_it_begins(published, capsys):
    """One sentence each; nothing published is touched, and nothing runs."""
    before = read_tree(paths.reports())
    write_site("publsher: X\nlanguage: fr\n")
    code, told, has_run = report(capsys, "--force")
    assert (code, has_run, len(told.splitlines())) == (2, False, 2)
    assert told.startswith("site.yaml:1: field 'publsher' is unknown; did you mean 'publisher'?\n")
    assert read_tree(paths.reports()) == before


def test_each_thing_told_beside_makes_another_hash():
    """And nothing told makes none."""
    told = [
        PLAIN,
        Edition(since=Since(has_event=True)),
        Edition(since=Since(later=(LATER,))),
        Edition(logo="data:image/png;base64,"),
        Edition(NOBODY.model_copy(update={"publisher": "A"})),
        Edition(NOBODY.model_copy(update={"corrections_note": "A"})),
    ]
    assert len({hash_edition(each) for each in told}) == len(told)
    assert hash_edition(PLAIN) == hash_edition(Edition(since=Since())) == ""


def test_a_pdf_stays_and_is_kept_current(published, capsys):
    """No notebook runs for it, whatever changed beside them."""
    make_printer()
    paper = published / "report.pdf"
    assert report(capsys, "--pdf")[::2] == (0, False)
    first = paper.read_bytes()
    assert "current" in report(capsys)[1]
    write_site("publisher: The Example Desk\n")
    assert report(capsys)[::2] == (0, False)
    assert paper.read_bytes() != first
    assert "current" in report(capsys, "--pdf")[1]


def test_a_pdf_is_taken_away_only_when_asked(published, capsys):
    """And then does not come back by itself."""
    make_printer()
    before = read_tree(published)
    report(capsys, "--pdf")
    assert report(capsys, "--no-pdf")[::2] == (0, False)
    assert read_tree(published) == before
    add_later(216)
    assert report(capsys)[::2][0] == 0
    assert not (published / "report.pdf").exists()


def test_a_pdf_of_another_machine_stays(published, capsys):
    """Where nothing is remembered, the folder tells that there was one."""
    make_printer()
    report(capsys, "--pdf")
    shutil.rmtree(paths.state())
    assert report(capsys)[0] == 0
    assert (published / "report.pdf").is_file()


def test_what_cannot_be_printed_any_more_is_told_before_anything_runs(
    published, capsys, monkeypatch
):
    """The report stays as it was, and the sentence says how to go on without a PDF."""
    make_printer()
    report(capsys, "--pdf")
    before = read_tree(paths.reports())

    def fail():
        raise ParameterError(NO_PANGO)

    monkeypatch.setattr("analysis.render.pdf._load_weasyprint", fail)
    write_site("publisher: The Example Desk\n")
    code, told, _ = report(capsys)
    assert (code, told.strip()) == (2, NO_PANGO)
    assert "--no-pdf" in told
    assert read_tree(paths.reports()) == before
