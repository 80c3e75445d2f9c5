"""A site for any web server: what lists name is in it, whole, and nobody's folder is lost."""

import json
import os
import re
import shutil

import pytest
from projects import read_tree

from analysis import paths
from analysis.cli import run
from analysis.errors import ParameterError
from analysis.ledger.subject import find_subject, find_subject_of
from analysis.reading.event import open_event
from analysis.reading.reading import open_article
from analysis.render.page.templates import render
from analysis.run import static
from analysis.run.behind import hash_subject
from analysis.run.publish import check_target
from analysis.run.static import make_site
from analysis.views.event_source import describe_event_run
from analysis.views.record import describe_run

TOLD = {
    "event": "An event",
    "outlet": "The Gazette",
    "published": "2020-03-04",
    "timezone": "Asia/Karachi",
    "verdict": "conflict",
    "outcome": "Twelve and three are more than fourteen.",
}


def publish(name, **told):
    """A published report with as much in it as a site needs."""
    folder = paths.reports() / name
    (folder / "tables").mkdir(parents=True)
    (folder / "index.html").write_text("a page")
    (folder / "tables" / "toll.csv").write_text("id\n")
    kept = folder / "versions" / "0123456789"
    (kept / "tables").mkdir(parents=True)
    (folder / "versions" / "index.json").write_text("{}")
    (kept / "index.html").write_text("an earlier page")
    (kept / "tables" / "toll.csv").write_text("id\n")
    (folder / "card.png").write_bytes(b"a picture")
    (folder / "datapackage.json").write_text(json.dumps({"tollbook": {**TOLD, **told}}))
    return folder


@pytest.fixture
def target(home, tmp_path):
    """A place for a site, beside two published reports and a draft."""
    publish("a/2020-03-04-x")
    publish("a/event", outlet="2 articles")
    publish("a/2020-03-05-y", published="2020-03-05", unreviewed=2)
    return tmp_path / "public"


def test_a_site_has_what_its_lists_name_and_nothing_else(target):
    """Reports with all their files, and what a server and its visitors look for."""
    (paths.reports() / "notes.txt").write_text("mine")
    (paths.reports() / "a" / "2020-03-04-x" / "notes.txt").write_text("mine")
    (paths.reports() / "a" / "2020-03-04-x" / "tables" / "link").symlink_to("/etc/hostname")
    (paths.reports() / "a" / "event" / "versions" / "link").symlink_to("/etc")
    made = make_site(target)

    kept = ("index.json", "0123456789/index.html", "0123456789/tables/toll.csv")
    files = ("index.html", "card.png", "datapackage.json", "tables/toll.csv")
    files += tuple(f"versions/{file}" for file in kept)
    reports = {f"a/{name}/{file}" for name in ("2020-03-04-x", "event") for file in files}
    lists = {".nojekyll", "404.html", "feed.xml", "index.html", "robots.txt"}
    assert read_tree(target).keys() == reports | lists
    assert (made.reports, made.drafts, made.has_changed) == (2, 0, True)


def test_drafts_are_copied_on_request_and_never_listed(target):
    """Whoever has a link reads them; nobody finds them."""
    made = make_site(target, has_drafts=True)

    assert (target / "a" / "2020-03-05-y" / "index.html").is_file()
    assert (made.reports, made.drafts) == (2, 1)
    for name in ("index.html", "feed.xml"):
        text = (target / name).read_text("utf-8")
        assert "2020-03-05-y" not in text
        assert "Not listed: 1 draft" in text


def test_the_same_reports_give_the_same_site_and_leave_it_alone(target):
    """Also somewhere else; and what was withdrawn is gone from it."""
    make_site(target)
    before = read_tree(target)
    inode = target.stat().st_ino
    assert not make_site(target).has_changed
    assert target.stat().st_ino == inode
    make_site(target.with_name("other"))
    assert read_tree(target.with_name("other")) == before

    (paths.reports() / "a" / "event" / "datapackage.json").unlink()
    assert make_site(target).has_changed
    assert not (target / "a" / "event").exists()


def test_a_site_with_an_address_names_it(target):
    """For robots, and for whoever comes where no page is."""
    (paths.home() / "site.yaml").write_text("base_address: https://example.org/tolls\n")
    make_site(target)

    assert "Sitemap: https://example.org/tolls/sitemap.xml\n" in (target / "robots.txt").read_text()
    assert 'href="https://example.org/tolls/"' in (target / "404.html").read_text()
    assert (target / "sitemap.xml").is_file()


@pytest.mark.parametrize(
    "foreign", ["a/notes.txt", "a/2020-03-04-x/notes.txt", "photos/one.jpg", ".git/config"]
)
def test_a_site_with_somebodys_files_in_it_is_refused(target, foreign):
    """They would be lost; the first of them is named."""
    make_site(target)
    path = target / foreign
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("mine")
    before = read_tree(target)
    with pytest.raises(ParameterError, match="which is not part of a site and would be lost"):
        make_site(target)
    assert read_tree(target) == before


@pytest.mark.parametrize(
    "name", ["datapackage.json", "versions/index.json", "versions/0123456789/a.html", "tables/x"]
)
def test_nobody_waits_for_a_pipe_among_reports(target, name):
    """A site is made without it, and a report that has one is refused."""
    path = paths.reports() / "a" / "event" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    os.mkfifo(path)
    assert make_site(target).reports == (1 if name == "datapackage.json" else 2)
    with pytest.raises(ParameterError, match=f"holds '{re.escape(name)}'"):
        check_target(paths.reports(), find_subject_of("a/event"))


def test_a_folder_of_somebody_else_is_refused(target):
    """Also one that looks like a site, but has not our sign."""
    target.mkdir()
    (target / "index.html").write_text(render("not_found.html.j2", base=""))
    with pytest.raises(ParameterError, match="is not a site made by Tollbook"):
        make_site(target)


@pytest.mark.parametrize("where", ["reports", "reports/public", "seeds"])
def test_a_folder_of_the_project_is_refused(target, where):
    """A site inside the reports would hold itself."""
    before = read_tree(paths.home())
    with pytest.raises(ParameterError):
        make_site(paths.home() / where)
    assert read_tree(paths.home()) == before


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="no links on this system")
def test_a_link_is_refused(target, tmp_path):
    """What is behind it would be replaced."""
    (tmp_path / "elsewhere").mkdir()
    target.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(ParameterError, match="is in the way"):
        make_site(target)


def test_a_site_that_fails_half_way_changes_nothing(target, monkeypatch):
    """A full disk leaves the site of before, and nothing beside it."""
    make_site(target)
    before, beside = read_tree(target), sorted(target.parent.iterdir())
    publish("a/2020-03-06-z", published="2020-03-06")

    def fail(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(static.shutil, "copyfile", fail)
    with pytest.raises(OSError, match="No space"):
        make_site(target)
    assert read_tree(target) == before
    assert sorted(target.parent.iterdir()) == beside


@pytest.mark.parametrize("can_exchange", [True, False])
def test_a_site_is_replaced_where_the_system_cannot_exchange_folders(
    target, monkeypatch, can_exchange
):
    """In two steps, and with the same end."""
    make_site(target)
    publish("a/2020-03-06-z", published="2020-03-06")
    if not can_exchange:
        monkeypatch.setattr(static, "exchange", lambda *_: False)
    make_site(target)
    assert (target / "a" / "2020-03-06-z" / "index.html").is_file()
    assert not [path for path in target.parent.iterdir() if path.name.startswith(".tollbook-")]


def test_nothing_published_is_told_in_a_sentence(home, tmp_path, capsys):
    """And makes no folder."""
    assert run(["site", "--out", str(tmp_path / "public")]) == 2
    assert "nothing is published yet" in capsys.readouterr().err
    assert not (tmp_path / "public").exists()


def test_the_command_says_what_it_made_and_what_is_missing(target, capsys):
    """An address makes pictures and whole links possible."""
    assert run(["site", "--out", str(target), "--drafts"]) == 0
    told = capsys.readouterr()
    assert told.out.endswith("public: 2 reports and 1 draft that no list names\n")
    assert told.err.startswith("site.yaml gives no base_address")


def test_reports_that_tell_other_seeds_are_named_and_copied_all_the_same(home, tmp_path, capsys):
    """An article whose seed changed is told with its event; after a new run nothing is."""
    article, event = find_subject(home.name), find_subject(home.name.partition("/")[0])
    for subject in (article, event):
        publish(subject.folder, seed=hash_subject(subject))
    assert make_site(tmp_path / "public").behind == ()

    home.article_file.write_text(home.article_file.read_text("utf-8") + "# looked at again\n")
    assert {*make_site(tmp_path / "public").behind} == {article, event}
    assert run(["site", "--out", str(tmp_path / "public")]) == 0
    told = capsys.readouterr().err.splitlines()[0]
    assert str(article) in told
    assert "'tollbook report' makes them anew" in told


def test_a_report_names_its_seed_as_a_site_looks_for_it(home):
    """The record that a page is made of has the same hash; of an event, too."""
    reading = open_article(home.name)
    assert describe_run(reading)["about"]["seed"] == hash_subject(find_subject(home.name))
    event = home.name.partition("/")[0]
    assert describe_event_run(open_event(event))["about"]["seed"] == hash_subject(
        find_subject(event)
    )


def test_a_site_has_the_versions_to_which_its_pages_lead(target):
    """Each whole; what is no version, and any link, is nobody's to publish."""
    versions = paths.reports() / "a" / "2020-03-04-x" / "versions"
    own = versions / "9876543210"
    shutil.rmtree(versions)
    (own / "tables").mkdir(parents=True)
    (own / "versions").mkdir()
    for file in (own / "index.html", own / "tables" / "toll.csv", versions / "index.json"):
        file.write_text("as it was")
    (own / "link.html").symlink_to("/etc/hostname")
    (versions / "abcdef0123").symlink_to(own)
    (versions / "notes").mkdir()
    (versions / "notes" / "index.html").write_text("mine")
    make_site(target)

    copied = target / "a" / "2020-03-04-x" / "versions"
    assert set(read_tree(copied)) == {
        "index.json",
        "9876543210/index.html",
        "9876543210/tables/toll.csv",
    }
    (copied / "mine").mkdir()
    (copied / "mine" / "index.html").write_text("mine")
    with pytest.raises(ParameterError, match="versions/mine"):
        make_site(target)
