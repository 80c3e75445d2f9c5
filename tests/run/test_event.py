"""An event with all its articles is reported as an article is, beside its articles."""

import datetime as dt
import json

import pytest
from projects import ARTICLE, add_article, read_tree, write_notebook

from analysis import paths
from analysis.cli import run
from analysis.ledger.subject import find_subject
from analysis.render.about import name_source
from analysis.render.site import list_entries

EVENT = ARTICLE.partition("/")[0]
SECOND = f"{EVENT}/2020-02-05-example"
PARAMETERS = 'event = "x"  # EVENT: a folder in the seeds folder'
SHOW = """
from analysis.charts.display import Prose, Table
sources = [
    {"outlet": "One", "url": "https://one.example/", "published": "2026-02-04"},
    {"outlet": "Two", "url": "https://two.example/", "published": "2020-02-05"},
]
about = {
    "subject": event, "event": "The event", "timezone": "UTC", "sources": sources, "seed": "0" * 64,
    "convention": "literal", "include_claims": True, "versions": [["tollbook", "0"]],
}
Prose([(event,)], role="source", record={"about": about, "notes": {}, "claims": {}})
"""
TABLE = """
fields = [{"name": "id", "type": "string", "description": "A name"}]
data = {"name": "tolls", "title": "Tolls", "schema": {"fields": fields}, "data": [{"id": "a"}]}
Table("tolls", "<table><tbody></tbody></table>", "", data)
"""


@pytest.fixture
def project(small_project):
    """Two articles on one event, a notebook on each, and one on the event."""
    add_article(small_project, SECOND)
    write_notebook(paths.notebooks() / "event-00-only.ipynb", SHOW, TABLE, parameters=PARAMETERS)
    return small_project


@pytest.fixture
def published(project, capsys):
    """The project, all of it published; its reports."""
    assert run(["report"]) == 0
    capsys.readouterr()
    return paths.reports()


def list_told(capsys):
    """What the command says of each report."""
    return sorted(capsys.readouterr().out.splitlines())


def test_an_event_is_published_beside_its_articles(published):
    """Each in its folder, with pages, notebooks and tables."""
    assert sorted(path.name for path in (published / EVENT).iterdir()) == [
        *(SECOND.partition("/")[2], ARTICLE.partition("/")[2], "event"),
    ]
    files = {path.name for path in (published / EVENT / "event").iterdir()}
    assert {"index.html", "notebooks", "tables", "datapackage.json", "CITATION.cff"} <= files
    assert (published / EVENT / "event" / "notebooks" / "event-00-only.ipynb").is_file()


def test_its_notebook_is_told_the_event(published):
    """By the parameter that its own cell has."""
    assert f"<p>{EVENT}</p>" in (published / EVENT / "event" / "index.html").read_text("utf-8")


def test_its_page_names_the_event_and_how_many_articles(published):
    """Where the page of an article has the article and its outlet."""
    page = (published / EVENT / "event" / "index.html").read_text("utf-8")
    assert f"<dt>Event</dt><dd>{EVENT}</dd>" in page
    assert "– The event – 2 articles, 2026-02-04</title>" in page


def test_it_is_listed_with_the_event(published):
    """By its articles and the day of the newest."""
    (entry,) = list_entries(published)
    assert (entry.subject.name, entry.title) == (EVENT, "2 articles, the last of 4 February 2026")
    page = (published / "index.html").read_text("utf-8")
    assert f'<a href="{EVENT}/event/index.html">2 articles, the last of 4 February 2026</a>' in page


def test_its_downloads_name_every_article(published):
    """Whoever takes the tables further can cite them."""
    folder = published / EVENT / "event"
    package = json.loads((folder / "datapackage.json").read_text("utf-8"))
    assert [source["path"] for source in package["sources"]] == [
        *("https://one.example/", "https://two.example/"),
    ]
    citation = (folder / "CITATION.cff").read_text("utf-8")
    assert all(source["path"] in citation for source in package["sources"])


def test_an_event_is_skipped_when_nothing_changed(published, capsys):
    """As an article is."""
    before = read_tree(published)
    assert run(["report"]) == 0
    assert [line.split()[0] for line in list_told(capsys)] == ["current"] * 3
    assert read_tree(published) == before


def test_a_changed_article_runs_itself_and_its_event(published, capsys):
    """An event rests on all its articles."""
    seed = paths.seeds() / f"{SECOND}.yaml"
    seed.write_text(seed.read_text("utf-8") + "\n# more\n", "utf-8")
    assert run(["report"]) == 0
    assert list_told(capsys) == [
        f"current reports/{ARTICLE}/index.html",
        f"published reports/{SECOND}/index.html",
        f"published reports/{EVENT}/event/index.html",
    ]


def test_a_new_article_runs_itself_and_its_event(published, capsys):
    """Those that were there are current."""
    third = add_article(published.parent, f"{EVENT}/2020-02-06-example")
    assert run(["report"]) == 0
    told = [line for line in list_told(capsys) if line.startswith("published")]
    assert told == [
        f"published reports/{third}/index.html",
        f"published reports/{EVENT}/event/index.html",
    ]


def test_an_article_by_name_runs_no_event(project, capsys):
    """What is named is done, and nothing else."""
    assert run(["report", ARTICLE]) == 0
    assert list_told(capsys) == [f"published reports/{ARTICLE}/index.html"]


def test_an_event_by_name_runs_its_articles_and_itself(project, capsys):
    """And no other event's."""
    (paths.seeds() / "other-2026").mkdir()
    add_article(project, "other-2026/2020-02-05-example")
    assert run(["report", EVENT]) == 0
    assert list_told(capsys) == [
        f"published reports/{SECOND}/index.html",
        f"published reports/{ARTICLE}/index.html",
        f"published reports/{EVENT}/event/index.html",
    ]


def test_an_event_without_notebooks_is_its_articles(project, capsys):
    """There is nothing to run on the event itself."""
    (paths.notebooks() / "event-00-only.ipynb").unlink()
    assert run(["report", EVENT]) == 0
    assert not (paths.reports() / EVENT / "event").exists()


def test_a_notebook_on_events_is_run_alone_when_it_is_named(project, capsys):
    """Articles have nothing to run."""
    assert run(["report", "-n", "event-00-only"]) == 0
    assert list_told(capsys) == [f"published reports/{EVENT}/event/index.html"]


def test_a_notebook_on_events_is_not_run_on_an_article(project, capsys):
    """It is told before anything runs."""
    assert run(["report", ARTICLE, "-n", "event-00-only"]) == 2
    told = "none of the notebooks given with --notebook is about what is to be reported\n"
    assert capsys.readouterr().err == told


def test_an_event_is_not_published_without_an_article_that_cannot_be_read(project, capsys):
    """Its page would lack what nobody can see is missing; the reason is told once."""
    (paths.seeds() / f"{SECOND}.yaml").write_text("source: {}\n")
    assert run(["report"]) == 2
    out, err = capsys.readouterr()
    assert out == f"published reports/{ARTICLE}/index.html\n"
    told = [line for line in err.splitlines() if f"seeds/{SECOND}.yaml:" in line]
    assert told
    assert len({*told}) == len(told)


def test_the_runs_of_an_event_are_its_own_and_those_of_its_articles(published, capsys):
    """Those of one article are that article's alone."""
    for name, count in ((EVENT, 3), (ARTICLE, 1)):
        assert run(["runs", name, "--format", "json"]) == 0
        assert len(json.loads(capsys.readouterr().out)) == count


def test_a_failing_event_is_named_and_keeps_no_article_from_readers(project, capsys):
    """Its notebook is kept beside those of articles."""
    write_notebook(paths.notebooks() / "event-00-only.ipynb", "1 / 0", parameters=PARAMETERS)
    assert run(["report", EVENT]) == 1
    out, err = capsys.readouterr()
    assert out.count("published") == 2
    assert err.splitlines()[-1].startswith(f"{EVENT}: notebook event-00-only: cell 3 (1 / 0)")
    assert (paths.failures() / EVENT / "event" / "event-00-only.ipynb").is_file()


def test_a_mistyped_event_is_one_sentence(project, capsys):
    """With the nearest one."""
    assert run(["report", EVENT.replace("tan", "tn")]) == 2
    assert capsys.readouterr().err == (
        f"event '{EVENT.replace('tan', 'tn')}' has no seed; did you mean '{EVENT}'?\n"
    )


def test_check_of_an_event_tells_what_its_reports_show_together(project, capsys):
    """And check of its articles by name, or of everything, whether their figures agree."""
    assert run(["check", EVENT]) == 0
    assert capsys.readouterr().out.startswith(f"{EVENT}: 2 reports, ")
    assert run(["check", ARTICLE, SECOND]) == 0
    by_name = capsys.readouterr().out
    assert run(["check"]) == 0
    assert capsys.readouterr().out == by_name


@pytest.mark.parametrize("day", ["2026-02-30", "yesterday", "20260204"])
def test_a_day_that_is_none_stops_a_run_before_a_kernel_starts(project, capsys, day):
    """It is a parameter's fault, not a notebook's."""
    parameters = PARAMETERS + '\nuntil = ""  # a day'
    write_notebook(paths.notebooks() / "event-00-only.ipynb", SHOW, parameters=parameters)
    assert run(["report", EVENT, "-n", "event-00-only", "-p", f"until={day}"]) == 2
    assert f"until '{day}' is not a day" in capsys.readouterr().err
    assert not paths.reports().exists()


def test_an_event_of_one_article_is_named_by_its_day(project):
    """There is no last one of one."""
    (paths.seeds() / f"{SECOND}.yaml").unlink()
    source = name_source(find_subject(EVENT), "1 article", dt.date(2020, 2, 5))
    assert source == "1 article, 5 February 2020"
