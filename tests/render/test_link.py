"""What whoever is sent a link to a report sees: the finding, its picture, and where it is."""

import re

import html5lib
from executed import make_notebook, prose
from homes import Home

import analysis as tb
from analysis import paths
from analysis.render.about import read_about
from analysis.render.card import describe_card
from analysis.render.folder import write_folder
from analysis.render.link import say_finding
from analysis.run.edition import read_edition

BASE = "https://example.org/tolls/"


def write(home: Home, folder, base="", **options):
    """The report of the small article, without a kernel; its head, by property."""
    if base:
        paths.site().write_text(f"base_address: {base.rstrip('/')}\npublisher: Example Desk\n")
    reading = tb.open_article(home.name, **options)
    notebook = make_notebook("# Who?", tb.say_briefing(reading), tb.say_source(reading))
    folder.mkdir()
    notebooks = {"article-00-report": notebook, "article-01-checks": notebook}
    write_folder(folder, notebooks, edition=read_edition())
    return read_head(folder / "index.html"), folder


def read_head(page):
    """Property, name or relation → content, as a parser that forgives nothing finds them."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    head = parser.parse(page.read_text("utf-8")).find("head")
    told = {each.get("property") or each.get("name"): each.get("content") for each in head}
    return told | {each.get("rel"): each.get("href") for each in head.iter("link")}


def test_a_shared_report_has_address_picture_and_finding(home: Home, tmp_path):
    """Each page its own address, and all the one picture."""
    head, folder = write(home, tmp_path / "out", BASE)
    event, _, article = home.name.partition("/")
    address = f"{BASE}{event}/{article}/"

    assert head["canonical"] == head["og:url"] == address
    assert read_head(folder / "01-checks.html")["canonical"] == f"{address}01-checks.html"
    assert head["og:image"] == head["twitter:image"] == f"{address}card.png"
    assert (folder / "card.png").is_file()
    assert head["twitter:card"] == "summary_large_image"
    assert head["og:site_name"] == "Example Desk"


def test_the_description_is_the_finding_and_the_verdict(home: Home, tmp_path):
    """With an address or without one."""
    head, _ = write(home, tmp_path / "out")
    record = tb.say_briefing(tb.open_article(home.name)).record

    assert head["description"] == head["og:description"] == head["twitter:description"]
    assert head["description"].startswith(record["headline"].rstrip("."))
    assert head["description"].endswith(record["outcome"])


def test_without_an_address_nothing_leads_outside(home: Home, tmp_path):
    """The page stays offline; the picture is there for whoever sends it by hand."""
    head, folder = write(home, tmp_path / "out")

    assert not {"canonical", "og:url", "og:image", "twitter:image"} & head.keys()
    assert head["icon"].startswith("data:image/svg+xml,")
    assert (folder / "card.png").is_file()


def test_a_report_without_a_finding_has_no_picture(tmp_path):
    """Nothing is drawn of nothing, and nothing names what is not there."""
    write_folder(tmp_path / "out", {"article-00-report": make_notebook(prose("a", "answer"))})
    page = (tmp_path / "out" / "index.html").read_text("utf-8")

    assert not (tmp_path / "out" / "card.png").exists()
    assert not re.search("card.png|og:image", page)


def test_a_page_may_load_no_picture_from_anywhere(home: Home, tmp_path):
    """But what stands in the page itself."""
    write(home, tmp_path / "out", BASE)
    page = (tmp_path / "out" / "index.html").read_text("utf-8")

    assert "img-src data:;" in page


def test_a_picture_that_shows_the_same_is_not_drawn_again(home: Home, tmp_path, monkeypatch):
    """A report that is made again takes that of its folder until now."""
    write(home, tmp_path / "first")
    monkeypatch.setattr("analysis.charts.card_drawing.draw_card", lambda _: b"")
    reading = tb.open_article(home.name)
    notebook = make_notebook("# Who?", tb.say_briefing(reading), tb.say_source(reading))
    for name, before in (("second", tmp_path / "first"), ("third", None)):
        write_folder(tmp_path / name, {"article-00-report": notebook}, before=before)
    picture = (tmp_path / "first" / "card.png").read_bytes()

    assert (tmp_path / "second" / "card.png").read_bytes() == picture
    assert not (tmp_path / "third" / "card.png").exists()


def test_a_draft_and_a_claim_say_so_before_their_finding():
    """Also where nothing but one line is shown."""
    told = {"event": "A raid", "timezone": "UTC", "outlet": "Gazette", "published": "2020-05-04"}
    told |= {"article": "raid-2020/2020-05-04-gazette", "url": "https://gazette.example/"}
    told |= {"seed": "0" * 64, "versions": [["tollbook", "0"]]}
    finding = {"headline": "The Band claims 9 killed", "outcome": "Told.", "is_claimed": True}
    draft = {"unreviewed": 2, "figures": 5}
    for more, words, mark in (
        ({}, "A claim without independent evidence.", "A claim without independent evidence"),
        (draft, "This is a draft", "Draft: 2 of 5 figures unreviewed"),
    ):
        about = read_about({**told, **more}, finding)
        assert say_finding(about).startswith(words)
        assert say_finding(about).endswith("The Band claims 9 killed. Told.")
        assert describe_card(about).mark == mark
