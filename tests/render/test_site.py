"""The list of all reports and its feed: what is there, newest first."""

import json
import re
from xml.etree import ElementTree

import feedparser
import html5lib
import pytest
from hostile import HOSTILE

from analysis.ledger.site import Site
from analysis.render.site import list_entries, render_site

TOLD = {
    "event": "An event",
    "outlet": "The Gazette",
    "published": "2020-03-04",
    "timezone": "Asia/Karachi",
    "verdict": "conflict",
    "outcome": "Twelve and three are more than fourteen.",
}


def publish(out, name, **told):
    """A report's folder with as much in it as the list needs."""
    folder = out / name
    folder.mkdir(parents=True)
    (folder / "index.html").write_text("a page")
    (folder / "datapackage.json").write_text(json.dumps({"tollbook": {**TOLD, **told}}))
    return folder


NOBODY = Site.model_validate({})


def write_site(out, site=NOBODY):
    """The list and the feed, as `run` puts them in place."""
    for name, text in render_site(list_entries(out), site).items():
        (out / name).write_text(text, "utf-8")


def read_feed(out):
    feed = feedparser.parse((out / "feed.xml").read_bytes())
    assert not feed.bozo, feed.get("bozo_exception")
    return feed


def test_the_newest_report_comes_first(tmp_path):
    """Reports stand by the day of their article."""
    publish(tmp_path, "a/2020-03-04-x")
    publish(tmp_path, "b/2020-03-06-y", published="2020-03-06")
    publish(tmp_path, "a/2020-03-05-z", published="2020-03-05")
    found = [entry.subject.name for entry in list_entries(tmp_path)]
    assert found == ["b/2020-03-06-y", "a/2020-03-05-z", "a/2020-03-04-x"]


def test_reports_on_one_event_stand_together(tmp_path):
    """The event with the newest report is first, with all its reports below one heading."""
    publish(tmp_path, "a/2020-03-04-x", event="Old and new")
    publish(tmp_path, "b/2020-03-05-y", event="Between", published="2020-03-05")
    publish(tmp_path, "a/2020-03-06-z", event="Old and new", published="2020-03-06")
    write_site(tmp_path)
    page = (tmp_path / "index.html").read_text("utf-8")
    assert page.count("Old and new</h2>") == 1
    assert page.index("Old and new</h2>") < page.index("Between</h2>")


def test_an_event_stands_before_its_articles(tmp_path):
    """On one day, and below the one heading of the event."""
    publish(tmp_path, "a/2020-03-04-x")
    publish(tmp_path, "a/event", outlet="2 articles")
    publish(tmp_path, "a/2020-03-03-y", published="2020-03-03")
    found = [(entry.subject.name, entry.title) for entry in list_entries(tmp_path)]
    assert found == [
        ("a", "2 articles, the last of 4 March 2020"),
        ("a/2020-03-04-x", "The Gazette, 4 March 2020"),
        ("a/2020-03-03-y", "The Gazette, 3 March 2020"),
    ]


def test_a_folder_that_is_no_subjects_is_not_listed(tmp_path):
    """A report that was copied elsewhere is not ours to list."""
    publish(tmp_path, "a/copy")
    assert list_entries(tmp_path) == []


def test_each_report_is_linked_with_its_outcome(tmp_path):
    """A reader sees whether the figures agree before opening the report."""
    publish(tmp_path, "a/2020-03-04-x")
    write_site(tmp_path)
    page = (tmp_path / "index.html").read_text("utf-8")
    assert 'href="a/2020-03-04-x/index.html"' in page
    assert TOLD["outcome"] in page
    assert TOLD["outcome"] in page


@pytest.mark.parametrize("text", ["{", "[]", "{}", '{"tollbook": {"event": "x"}}', "\x00"])
def test_a_folder_that_is_no_report_of_ours_is_not_listed(tmp_path, text):
    """Somebody else's data package, or a damaged one, breaks no list."""
    publish(tmp_path, "a/2020-03-04-x")
    (publish(tmp_path, "b/2020-03-05-y") / "datapackage.json").write_text(text)
    assert [entry.subject.name for entry in list_entries(tmp_path)] == ["a/2020-03-04-x"]


def test_a_report_without_a_front_page_is_not_listed(tmp_path):
    """The list links to nothing that is not there."""
    (publish(tmp_path, "a/2020-03-04-x") / "index.html").unlink()
    assert list_entries(tmp_path) == []


def test_a_feed_reader_reads_the_feed(tmp_path):
    """Title, link, day and outcome arrive as another program reads them."""
    publish(tmp_path, "a/2020-03-04-x")
    write_site(tmp_path)
    (entry,) = read_feed(tmp_path).entries
    assert entry.title == "An event: the figures of The Gazette, 4 March 2020"
    assert entry.link == "a/2020-03-04-x/index.html"
    assert entry.updated == "2020-03-04T00:00:00+05:00"
    assert entry.summary == TOLD["outcome"]
    assert entry.tags[0].label == "The figures do not fit"


def test_an_article_has_one_id_for_ever(tmp_path):
    """A reader's program knows a report again when it is published anew or elsewhere."""
    for out in (tmp_path / "one", tmp_path / "two"):
        publish(out, "a/2020-03-04-x", outcome=str(out))
        publish(out, "a/2020-03-05-y")
        write_site(out)
    first, second = (
        [entry.id for entry in read_feed(tmp_path / out).entries] for out in ("one", "two")
    )
    assert first == second
    assert len(set(first)) == 2


def test_hostile_words_stay_words(tmp_path):
    """Markup in an outlet's or an event's name is shown in the list and in the feed."""
    publish(tmp_path, "a/2020-03-04-x", event=HOSTILE, outlet=HOSTILE, outcome=HOSTILE)
    write_site(tmp_path)
    assert "<script>" not in (tmp_path / "index.html").read_text("utf-8")
    assert "<script>" not in (tmp_path / "feed.xml").read_text("utf-8")
    assert read_feed(tmp_path).entries


def test_an_empty_folder_has_an_empty_list(tmp_path):
    """A list of nothing says so, and its feed is valid."""
    write_site(tmp_path)
    assert "No report is published yet" in (tmp_path / "index.html").read_text("utf-8")
    assert read_feed(tmp_path).entries == []


def test_the_same_reports_give_the_same_bytes(tmp_path):
    """No clock and no random id."""
    publish(tmp_path, "a/2020-03-04-x")
    write_site(tmp_path)
    before = [(tmp_path / name).read_bytes() for name in ("index.html", "feed.xml")]
    write_site(tmp_path)
    assert [(tmp_path / name).read_bytes() for name in ("index.html", "feed.xml")] == before


def test_a_draft_is_in_neither_list(tmp_path):
    """The list says in one line how many there are, and names none."""
    publish(tmp_path, "a/2020-03-04-x")
    publish(tmp_path, "b/2020-03-06-y", event="A raid", published="2020-03-06", unreviewed=2)
    write_site(tmp_path)
    page = (tmp_path / "index.html").read_text("utf-8")
    assert "Not listed: 1 draft, of which no person has confirmed every figure." in page
    assert "2020-03-06-y" not in page
    assert "A raid" not in page
    feed = read_feed(tmp_path)
    assert [entry.link for entry in feed.entries] == ["a/2020-03-04-x/index.html"]
    assert feed.feed.updated == "2020-03-04T00:00:00+05:00"


def test_an_event_says_how_many_drafts_are_not_in_its_list(tmp_path):
    """Each event its own, and the feed all of them in its subtitle."""
    for number, (event, drafts) in enumerate((("A fire", 2), ("A raid", 0), ("A flood", 1)), 1):
        publish(tmp_path, f"e{number}/2020-03-04-x", event=event)
        for draft in range(drafts):
            publish(tmp_path, f"e{number}/2020-03-0{5 + draft}-y", event=event, unreviewed=1)
    write_site(tmp_path)
    page = (tmp_path / "index.html").read_text("utf-8")
    sections = dict(re.findall(r"<h2 id=[^>]*>(.*?)</h2>(.*?)</section>", page, re.DOTALL))
    told = {event: re.findall(r"Not listed here: .*?\.", text) for event, text in sections.items()}

    assert told == {
        "A fire": ["Not listed here: 2 drafts on this event."],
        "A raid": [],
        "A flood": ["Not listed here: 1 draft on this event."],
    }
    assert "Not listed: 3 drafts, of which" in page
    assert read_feed(tmp_path).feed.subtitle.startswith("Not listed: 3 drafts, of which no person")


def test_a_list_of_drafts_alone_is_empty(tmp_path):
    """And counts them."""
    for name in ("a/2020-03-04-x", "a/2020-03-05-y"):
        publish(tmp_path, name, unreviewed=1)
    write_site(tmp_path)
    page = (tmp_path / "index.html").read_text("utf-8")
    assert "No report is published yet" in page
    assert "Not listed: 2 drafts, of which" in page
    assert read_feed(tmp_path).entries == []


def test_a_list_without_drafts_says_nothing_of_them(tmp_path):
    """A report without the number has none."""
    publish(tmp_path, "a/2020-03-04-x", unreviewed=0)
    publish(tmp_path, "a/2020-03-05-y")
    write_site(tmp_path)
    assert len(list_entries(tmp_path)) == 2
    for name in ("index.html", "feed.xml"):
        assert "draft" not in (tmp_path / name).read_text("utf-8")


def test_a_finding_is_the_title_of_its_report(tmp_path):
    """In the list with outlet and day beneath it, and in the feed."""
    publish(tmp_path, "a/2020-03-04-x", headline="12 people killed, the Gazette reports")
    told = render_site(list_entries(tmp_path), NOBODY)

    assert ">12 people killed, the Gazette reports</a>" in told["index.html"]
    [entry] = feedparser.parse(told["feed.xml"]).entries
    assert entry.title == "12 people killed, the Gazette reports"


BASE = "https://example.org/tolls/"


def with_address():
    return Site.model_validate({"base_address": BASE, "publisher": "Example Desk"})


def read_page(text):
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    return parser.parse(text)


def test_a_feed_that_knows_its_address_has_whole_links(tmp_path):
    """A reader's program finds each report from wherever it read the feed."""
    publish(tmp_path, "a/2020-03-04-x")
    write_site(tmp_path, with_address())
    feed = read_feed(tmp_path)

    assert feed.entries[0].link == f"{BASE}a/2020-03-04-x/"
    assert {link.href for link in feed.feed.links} == {f"{BASE}feed.xml", BASE}
    assert feed.feed.author == "Example Desk"


def test_the_sitemap_has_every_page_with_the_day_of_its_last_change(tmp_path):
    """Pages that only lead on, and drafts, are not in it; no clock is."""
    folder = publish(tmp_path, "a/2020-03-04-x")
    (folder / "01-checks.html").write_text("a page")
    (folder / "02-old.html").write_text('<meta http-equiv="refresh" content="0; url=x">')
    publish(tmp_path, "b/2020-03-06-y", event="A raid", published="2020-03-06", unreviewed=2)
    write_site(tmp_path, with_address())
    root = ElementTree.parse(tmp_path / "sitemap.xml").getroot()
    told = [tuple(child.text for child in url) for url in root]

    assert told == [
        (BASE, "2020-03-04"),
        (f"{BASE}a/2020-03-04-x/", "2020-03-04"),
        (f"{BASE}a/2020-03-04-x/01-checks.html", "2020-03-04"),
    ]
    assert {url.tag.partition("}")[0] for url in root} == {
        "{http://www.sitemaps.org/schemas/sitemap/0.9"
    }


def test_the_sitemap_has_the_day_on_which_a_report_was_corrected(tmp_path):
    """Its pages are others than before, although its article is as old as it was."""
    publish(tmp_path, "a/2020-03-06-y", published="2020-03-06")
    corrected = {"day": "2020-03-09", "says": "Corrected on 9 March 2020: A digit."}
    publish(tmp_path, "a/2020-03-04-x", corrected=corrected)
    write_site(tmp_path, with_address())
    root = ElementTree.parse(tmp_path / "sitemap.xml").getroot()

    assert [tuple(child.text for child in url) for url in root] == [
        (BASE, "2020-03-09"),
        (f"{BASE}a/2020-03-06-y/", "2020-03-06"),
        (f"{BASE}a/2020-03-04-x/", "2020-03-09"),
    ]


def test_without_an_address_there_is_no_sitemap(tmp_path):
    """It would have nothing to name."""
    publish(tmp_path, "a/2020-03-04-x")
    assert sorted(render_site(list_entries(tmp_path), NOBODY)) == ["feed.xml", "index.html"]


def test_the_list_names_its_publisher_as_each_page_does(tmp_path):
    """Name, licence with its page, contact and corrections at its end, the logo in its head."""
    publish(tmp_path, "a/2020-03-04-x")
    told = {
        "publisher": "The Example Desk",
        "licence": "CC-BY-4.0",
        "contact": "desk@example.org",
        "corrections_note": "Write to us.",
    }
    entries, logo = list_entries(tmp_path), "data:image/png;base64,AAAA"
    page = read_page(render_site(entries, Site.model_validate(told), logo)["index.html"])

    (footer,) = page.iter("footer")
    words = [child.text or child[0].text for child in footer.iter("dd")]
    assert words == ["The Example Desk", "CC-BY-4.0", "desk@example.org", "Write to us."]
    links = {link.get("href") for link in footer.iter("a")}
    assert {"mailto:desk@example.org", "https://creativecommons.org/licenses/by/4.0/"} <= links
    (image,) = page.iter("img")
    assert (image.get("src"), image.get("alt")) == (logo, "The Example Desk")


def test_a_list_of_nobody_has_no_imprint(tmp_path):
    """No heading stands over nothing."""
    publish(tmp_path, "a/2020-03-04-x")
    page = read_page(render_site(list_entries(tmp_path), NOBODY)["index.html"])
    assert not [*page.iter("dl"), *page.iter("img")]


def test_the_list_shows_the_picture_of_a_report_that_has_one(tmp_path):
    """With words for those who do not see it, and only when it comes into view."""
    (publish(tmp_path, "a/2020-03-04-x") / "card.png").write_bytes(b"a picture")
    publish(tmp_path, "a/2020-03-05-y", published="2020-03-05")
    page = read_page(render_site(list_entries(tmp_path), NOBODY)["index.html"])
    (image,) = page.iter("img")

    assert image.get("src") == "a/2020-03-04-x/card.png"
    assert image.get("loading") == "lazy"
    assert image.get("alt")


def test_the_report_of_an_event_leads_its_group(tmp_path):
    """Also where a newer article is not in it yet."""
    publish(tmp_path, "a/event", outlet="2 articles")
    publish(tmp_path, "a/2020-03-06-x", published="2020-03-06")
    publish(tmp_path, "a/2020-03-05-y", published="2020-03-05")
    page = read_page(render_site(list_entries(tmp_path), NOBODY)["index.html"])
    links = [a.get("href") for a in page.find(".//main").iter("a")]

    assert links == [f"a/{name}/index.html" for name in ("event", "2020-03-06-x", "2020-03-05-y")]
    days = [time.get("datetime") for time in page.iter("time")]
    assert days == ["2020-03-06", "2020-03-05"]


def test_every_choice_of_the_list_has_a_rule_and_reports(tmp_path):
    """A button that does nothing would lie, and so would one that leaves nothing."""
    for number, verdict in enumerate(("agree", "conflict", "")):
        publish(tmp_path, f"e{number}/2020-03-04-x", event=f"Event {number}", verdict=verdict)
    text = render_site(list_entries(tmp_path), NOBODY)["index.html"]
    page = read_page(text)
    ids = [each.get("id") for each in page.iter("input")]

    assert len(ids) == len(set(ids)) == 4 + 4
    for name in ids:
        if not name.endswith("-all"):
            assert f":has(#{name}:checked)" in text
    shown = {cls for li in page.iter("li") for cls in li.get("class", "").split()}
    assert shown == {name.removeprefix("outcome-") for name in ids if "outcome" in name} - {"all"}


def test_a_list_of_one_event_and_outcome_offers_no_choice(tmp_path):
    """There is nothing to choose."""
    publish(tmp_path, "a/2020-03-04-x")
    page = read_page(render_site(list_entries(tmp_path), NOBODY)["index.html"])
    assert list(page.iter("input")) == []


def test_what_changed_last_is_told_before_all_else(tmp_path):
    """In the feed and in the list, for whoever reads only a line."""
    lines = ["On 5 March 2020: drivers killed 16, before 9.", "Guards killed 3, before 2."]
    publish(tmp_path, "a/event", outlet="2 articles", changed=lines)
    write_site(tmp_path)
    (entry,) = read_feed(tmp_path).entries

    assert entry.summary.split("\n") == [*lines, TOLD["outcome"]]
    page = (tmp_path / "index.html").read_text("utf-8")
    assert page.index(lines[0]) < page.index(lines[1]) < page.index(TOLD["outcome"])


def test_a_list_sees_at_once_what_came_into_a_folder_and_went(tmp_path):
    """Though a report that did not change is not read again."""
    folder = publish(tmp_path, "a/2020-03-04-x")
    told = []
    for change in (None, (folder / "card.png").touch, (folder / "card.png").unlink):
        if change:
            change()
        told += [entry.has_card for entry in list_entries(tmp_path)]
    (folder / "01-checks.html").write_text("a page")

    assert told == [False, True, False]
    assert list_entries(tmp_path)[0].pages == ("index.html", "01-checks.html")
