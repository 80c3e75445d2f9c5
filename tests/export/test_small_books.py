"""Exports of invented reports: claims apart, drafts marked, keys whole, the same bytes."""

import datetime as dt
import json
import sqlite3
import subprocess
import sys
from contextlib import closing

import frictionless
import pytest
from accounts.small_reports import FRIDAY, claim, report, tell
from books import bind_articles
from events import CLAIM, EVENT, RISE, say, write_reports
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.cli import ExportFormat
from analysis.errors import SeedError
from analysis.export.book import read_book
from analysis.export.files import FORMS, make_files
from analysis.export.sqlite import to_sqlite
from analysis.export.tables import TABLES, fill_tables
from analysis.ledger import reader
from analysis.ledger.names import list_articles
from analysis.reading import outcome

EXAMPLES = 12
"""Each is some reports, read and reconciled, and all their tables."""
WORDINGS = ("12", "more than 9", "at least 30", "up to 40", "about 50", "dozens", "30 to 40", "1")
SIDES = ("army", "ministry", "hospital", "outlet")
GROUPS = ("people", "others", "rebels", "soldiers", "civilians", "recruits")


def open_base(book):
    """A book's database, by plain SQLite."""
    base = sqlite3.connect(":memory:")
    base.deserialize(to_sqlite(TABLES, fill_tables(book)))
    return closing(base)


def list_bounds(*reports):
    """Name of each count → its bounds."""
    (counts,) = (table for table in TABLES if table.name == "counts")
    rows = counts.fill(bind_articles(*reports))["data"]
    return {row["count_name"]: (row["tight_low"], row["tight_high"]) for row in rows}


def ask(book, question):
    with open_base(book) as base:
        return base.execute(question).fetchall()


@st.composite
def figures(draw):
    """A figure of any status, whose it may be, a total or a change, confirmed or not."""
    told = {
        "place": draw(st.sampled_from(["valley", "northtown", "southtown"])),
        "period": draw(st.sampled_from(["since-friday", "friday", "saturday"])),
        "role": draw(st.sampled_from(["toll", "toll", "toll", "background", "other-event"])),
        "change": draw(st.sampled_from([None, None, None, "increment", "fall"])),
        "reviewed": draw(st.sampled_from([True, True, True, False])),
        "measure": draw(st.sampled_from(["deaths", "injuries", "casualties"])),
    }
    wording, group = draw(st.sampled_from(WORDINGS)), draw(st.sampled_from(GROUPS))
    if draw(st.booleans()):
        return claim(wording, group, **told)
    return tell(wording, draw(st.sampled_from(SIDES)), group, **told)


@st.composite
def books(draw):
    """Reports of one event on some days, each by an outlet of its own."""
    told = draw(st.lists(st.lists(figures(), min_size=1, max_size=5), min_size=1, max_size=4))
    days = [FRIDAY + dt.timedelta(draw(st.integers(2, 6))) for _ in told]
    return [
        report(day, *each, name=f"paper-{n}")
        for n, (day, each) in enumerate(zip(days, told, strict=True))
    ]


@settings(max_examples=EXAMPLES)
@given(books())
def test_whatever_is_told_all_keys_hold_and_nothing_is_lost(reports):
    """SQLite refuses a key that is twice there or leads nowhere; each figure is one row."""
    book = bind_articles(*reports)
    told = {
        f"{article.name}#{figure.id}": (figure.wording, figure.status, figure.reviewed)
        for article in reports
        for figure in article.transcript.figures
    }
    rows = ask(book, "SELECT statement, wording, status, reviewed FROM statements")
    assert {name: (wording, status, bool(seen)) for name, wording, status, seen in rows} == told


@settings(max_examples=EXAMPLES)
@given(books())
def test_no_bound_of_a_count_comes_from_a_claim(reports):
    """Without the claims, the bounds of every count that is still there are the same."""
    firm = [
        report(
            article.source.published,
            *(each.model_dump() for each in article.transcript.figures if each.status != "claimed"),
            name=article.name.rpartition("paper-")[1] + article.name.rpartition("paper-")[2],
        )
        for article in reports
        if any(each.status != "claimed" for each in article.transcript.figures)
    ]
    if firm:
        bounds, without = list_bounds(*reports), list_bounds(*firm)
        shared = bounds.keys() & without.keys()
        assert {name: bounds[name] for name in shared} == {name: without[name] for name in shared}


def test_claims_alone_bound_nothing():
    """A party's word stands among the statements, with its name; no count rests on it."""
    book = bind_articles(report(FRIDAY, claim("30"), claim("more than 12", "rebels")))
    assert ask(book, "SELECT DISTINCT tight_low, tight_high, is_stated FROM counts") == [
        (None, None, 0)
    ]
    told = ask(book, "SELECT status, speaker_id, low FROM count_statements ORDER BY low")
    assert told == [
        ("claimed", "example-2020/rebel-front", 13.0),
        ("claimed", "example-2020/rebel-front", 30.0),
    ]


def test_an_unreviewed_figure_is_marked_wherever_it_bears_on_something():
    """In its own row, and in what follows from its article; accounts have none of it."""
    book = bind_articles(report(FRIDAY, tell("12"), tell("30", group="soldiers", reviewed=False)))
    assert ask(book, "SELECT figure, reviewed FROM statements") == [("a", 1), ("b", 0)]
    ((draft,),) = ask(book, "SELECT DISTINCT draft FROM counts")
    assert "1 of 2" in draft
    assert ask(book, "SELECT saying FROM sayings") == [(f"example-2020/{FRIDAY}-paper#a",)]
    assert ask(book, "SELECT statements, unreviewed FROM articles") == [(2, 1)]


def test_a_withdrawn_statement_leads_to_the_one_that_withdraws_it():
    """Within an article, and from one to the next."""
    first = report(FRIDAY, tell("30"), tell("12", corrects="a"))
    later = report(
        FRIDAY + dt.timedelta(1),
        tell("11", corrects=f"{first.name.partition('/')[2]}#b"),
        name="later",
    )
    told = ask(bind_articles(first, later), "SELECT statement, withdrawn_by FROM statements")
    assert told == [
        (f"{first.name}#a", f"{first.name}#b"),
        (f"{first.name}#b", f"{later.name}#a"),
        (f"{later.name}#a", None),
    ]


def test_accounts_are_told_of_whole_events_alone(home):
    """Some reports show something else together than all."""
    write_reports(home, *RISE)
    names = list_articles()
    assert ask(read_book(names), "SELECT count(*) FROM sayings") != [(0,)]
    some = read_book(names[1:])
    assert ask(some, "SELECT count(*) FROM sayings") == [(0,)]
    assert ask(some, "SELECT count(*) FROM articles") == [(2,)]


def test_a_latest_saying_is_the_freshest_of_its_side(home):
    """9, at least 12, then 15: the last one."""
    write_reports(home, *RISE)
    question = (
        "SELECT wording FROM sayings "
        "WHERE is_latest AND status = 'attributed' AND group_id LIKE '%/people'"
    )
    assert ask(read_book(list_articles()), question) == [("15",)]


def test_a_convention_is_told_and_used(home):
    """A vague word has bounds under one, and none without."""
    write_reports(home, ("2020-03-03", "Gazette", [say("dozens")]))
    found = {}
    for name in ("literal", "gtd"):
        book = read_book(list_articles(), name)
        found[name] = ask(book, "SELECT low FROM statements")
        assert ask(book, "SELECT convention FROM articles") == [(name,)]
    assert found["literal"] != found["gtd"]


def test_all_faults_of_all_seeds_are_told(home):
    """Not those of the first alone."""
    write_reports(home, *RISE)
    files = sorted((home.folder / "seeds" / EVENT).glob("2020*"))
    for file in files[:2]:
        file.write_text(file.read_text().replace('"deaths"', '"dethas"'))
    with pytest.raises(SeedError) as caught:
        read_book(list_articles())
    assert {file.name for file in files if file.name in str(caught.value)} == {
        file.name for file in files[:2]
    }


@pytest.mark.parametrize("form", FORMS)
def test_the_validator_finds_each_form_valid(home, form, tmp_path):
    """Types, keys, sizes and hashes, with no option set; texts like formulas, gaps, claims."""
    write_reports(
        home,
        ("2020-03-03", "Gazette", [say("9", note="=1+1", span=[3, 4]), say("4", says="-x")]),
        ("2020-03-04", "=Herald", [say("at least 12"), say("30", group="responders", **CLAIM)]),
    )
    for name, content in make_files(read_book(list_articles()), form).items():
        (tmp_path / name).write_bytes(content)
    descriptor = tmp_path / "datapackage.json"
    if form == "xlsx":
        # The validator opens the workbook for each sheet; these lead to each other alone.
        kept = {"statements"}
        while around := {each.table for t in TABLES if t.name in kept for each in t.links} - kept:
            kept |= around
        told = json.loads(descriptor.read_text("utf-8"))
        told["resources"] = [each for each in told["resources"] if each["name"] in kept]
        descriptor.write_text(json.dumps(told))
    report = frictionless.validate(descriptor)
    assert report.flatten(["type", "message"]) == []
    assert report.valid


def test_the_same_seeds_give_the_same_bytes(home):
    """Every form; also in a process that hashes names otherwise."""
    write_reports(home, *RISE)
    code = (
        "import hashlib\n"
        "from analysis.export.book import read_book\n"
        "from analysis.export.files import FORMS, make_files\n"
        "from analysis.ledger.names import list_articles\n"
        "files = [make_files(read_book(list_articles()), form) for form in FORMS]\n"
        "print(hashlib.sha256(repr(files).encode()).hexdigest())\n"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"TOLLBOOK_HOME": str(home.folder), "PYTHONHASHSEED": seed, "PATH": "/usr/bin"},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in "12"
    }
    assert len(told) == 1


def test_publisher_and_licence_are_told(home):
    """As site.yaml has them; nothing where there is none."""
    write_reports(home, *RISE)
    book = read_book(list_articles())
    told = json.loads(make_files(book, "csv")["datapackage.json"])
    assert {"licenses", "contributors", "homepage"}.isdisjoint(told)
    (home.folder / "site.yaml").write_text(
        "publisher: Example Desk\ncontact: desk@example.org\nlicence: CC-BY-4.0\n"
        "base_address: https://example.org/tolls\n"
    )
    told = json.loads(make_files(book, "csv")["datapackage.json"])
    assert told["licenses"] == [
        {"name": "CC-BY-4.0", "path": "https://creativecommons.org/licenses/by/4.0/"}
    ]
    assert told["contributors"] == [
        {"title": "Example Desk", "roles": ["publisher"], "email": "desk@example.org"}
    ]
    assert told["homepage"] == "https://example.org/tolls/"
    (home.folder / "site.yaml").write_text(
        "publisher: Example Desk\ncontact: https://example.org/@desk\nlicence: all rights kept\n"
    )
    told = json.loads(make_files(book, "csv")["datapackage.json"])
    assert told["contributors"][0]["path"] == "https://example.org/@desk"
    assert "email" not in told["contributors"][0]
    assert told["licenses"][0]["title"] == "all rights kept"


def test_each_article_is_read_and_reconciled_once(home, monkeypatch):
    """However many tables and events ask for it."""
    write_reports(home, *RISE)
    read, checked = [], []
    salvage, check = reader.salvage_article, outcome.check
    monkeypatch.setattr(reader, "salvage_article", lambda n: read.append(n) or salvage(n))
    monkeypatch.setattr(
        outcome, "check", lambda a, *rest: checked.append(a[0].name) or check(a, *rest)
    )
    make_files(read_book(list_articles()), "sqlite")
    assert sorted(read) == sorted(checked) == list_articles()


def test_a_claim_that_an_outlet_adopts_stays_a_claim():
    """A finding on it says so, though the outlet prints it in its own voice."""
    book = bind_articles(
        report(FRIDAY, claim("44", "soldiers"), name="first"),
        report(FRIDAY + dt.timedelta(1), claim("60", "soldiers"), name="second"),
        report(FRIDAY + dt.timedelta(2), tell("44", "outlet", "soldiers"), name="third"),
    )
    found = ask(
        book,
        "SELECT status, is_adopted, weakest_status "
        "FROM findings JOIN finding_statements USING (finding_id) "
        "WHERE finding_kind = 'overtaken'",
    )
    assert found == [("stated", 1, "claimed")]


def test_the_command_knows_every_form():
    """What `--format` takes is what there is."""
    assert [each.value for each in ExportFormat] == [*FORMS]
