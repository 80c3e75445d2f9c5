"""From the page of an event into the reports of its articles, which stand in folders beside it."""

from __future__ import annotations

import pytest
from cells import run_cells
from events import EVENT, RISE, write_reports
from homes import Home

from analysis import paths
from analysis.charts.display import Prose, link_figure
from analysis.ledger.subject import Kind
from analysis.render.folder import write_folder
from analysis.render.naming import find_ledger_page
from analysis.render.page.citations import Citations
from analysis.run.parameters import list_notebooks
from analysis.telling.sentences import Linked

ON_EVENTS = list_notebooks(Kind.EVENT)
LEDGER = find_ledger_page()
OTHER = "example-2020/2020-03-04-gazette#figure-1"


def test_the_ledger_is_the_page_of_the_notebook_of_that_name() -> None:
    """Wherever it stands among the others."""
    assert LEDGER == "02-ledger.html"


def test_a_number_of_another_report_leads_to_its_row_there() -> None:
    """On the page that lists every figure of that article."""
    led = Citations({}, "02-ledger.html").lead(link_figure("12", OTHER))
    assert 'href="../2020-03-04-gazette/02-ledger.html#figure-figure-1"' in led
    assert led.startswith('<a class="figure"')
    # In a list of links, each tells where it leads.
    assert '12<span class="unseen"> (source: figure 1, gazette, 2020-03-04)</span></a>' in led


def test_a_report_named_in_a_sentence_leads_to_the_same_page() -> None:
    """Without a row."""
    prose = Prose([(Linked("Gazette", "../2020-03-04-gazette/"),)])
    markup = prose._repr_mimebundle_()[0]["text/html"]
    led = Citations({}, "02-ledger.html").lead(markup)
    heard = '<span class="unseen"> (gazette, 2020-03-04)</span>'
    assert f'<a href="../2020-03-04-gazette/02-ledger.html">Gazette{heard}</a>' in led


def test_without_such_a_page_nothing_leads_there() -> None:
    """As in one file by itself, or on paper."""
    assert Citations({}).lead(link_figure("12", OTHER)) == "12"


def test_a_number_of_the_own_report_stays_on_its_page() -> None:
    """As before."""
    assert link_figure("12", "all-killed") == '<a class="figure" href="#figure-all-killed">12</a>'


@pytest.fixture
def folder(home: Home, tmp_path, monkeypatch):
    """The report of a small event."""
    write_reports(home, *RISE)
    notebooks = {path.stem: run_cells(path, {"event": EVENT}) for path in ON_EVENTS}
    monkeypatch.setattr("analysis.render.folder.find_ledger_page", lambda: LEDGER)
    write_folder(tmp_path / "event", notebooks)
    return tmp_path / "event"


def test_every_link_of_an_events_pages_leads_to_an_article_of_it(folder) -> None:
    """And every article has one."""
    pages = "".join(file.read_text("utf-8") for file in folder.glob("*.html"))
    for _, outlet, figures in RISE:
        assert f"-{outlet.lower()}/{LEDGER}#figure-figure-{len(figures)}" in pages
    assert 'href="#figure-' not in pages
    assert "/#figure-" not in pages


def test_the_statements_are_not_folded_away(folder) -> None:
    """They are what their page is for, however many they are."""
    page = (folder / "01-statements.html").read_text("utf-8")
    assert page.index('id="table-event-statements"') > 0
    assert "<summary>All numbers" not in page


def test_the_page_tells_how_many_articles_it_rests_on(folder) -> None:
    """Where an article's names its outlet."""
    page = (folder / "index.html").read_text("utf-8")
    assert "3 articles, the last of 6 March 2020" in page
    assert "<h1" in page
    assert "3 articles, 2020-03-06</title>" in page


def test_no_notebook_of_ours_is_without_a_ledger() -> None:
    """Else every link of an event would be gone."""
    assert (paths.notebooks() / "article-02-ledger.ipynb").is_file()
