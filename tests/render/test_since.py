"""What later reports say stands on an article's front page, and leads to the event's report."""

import html
import re

from executed import make_notebook, prose

from analysis.reading.later import Later, Since
from analysis.render.edition import Edition
from analysis.render.page import PageContext, render_page
from analysis.render.page.blocks import take_apart

ABOUT = {
    "subject": "harbour-2024/2024-03-01-gazette",
    "event": "Attack on the harbour",
    "timezone": "UTC",
    "outlet": "The Gazette",
    "url": "https://gazette.example/",
    "published": "2024-03-01",
    "seed": "0" * 64,
    "convention": "literal",
    "include_claims": True,
    "versions": [["tollbook", "0"]],
}
NEWER = Later(
    id="dock-killed",
    label="dockers killed",
    wording="at least 12 <dockers>",
    newer="19 dockers",
    newer_id="killed",
    article="harbour-2024/2024-03-03-post",
    outlet="The Post",
    day="2024-03-03",
    line="the port authority",
    period="since 1 March",
)
PAGES = {"index.html": "Report", "02-ledger.html": "Ledger"}


def render(since, page="index.html", ledger="02-ledger.html"):
    """The page of an article for whose figures there are later reports."""
    record = {"about": ABOUT, "notes": {}, "claims": {}}
    notebook = make_notebook("# Who?\n", prose("Found.", "finding"), prose("S", "source", **record))
    edition = Edition(since=since)
    context = PageContext(page=page, pages=PAGES, ledger=ledger, edition=edition, beside=ledger)
    return render_page(take_apart(notebook), context)


def test_a_newer_number_stands_beside_the_one_it_overtook():
    """Both as printed, with whose number it is, in which report and on which day."""
    page = render(Since(True, (NEWER,)))
    assert "Later reports have a newer number for 1 of these figures" in page
    (item,) = re.findall(r'<ul class="since">\s*<li>(.+)</li>', page)
    assert html.unescape(re.sub(r"<.+?>", "", item)) == (
        "“at least 12 <dockers>”, dockers killed: as of 3 March 2024 “19 dockers” (since "
        "1 March), said by the port authority (The Post)."
    )


def test_each_number_leads_to_its_row():
    """The one in this report's ledger, the other in that of its article, beside it."""
    links = re.findall(
        r'<li><a href="([^"]+)">.+?<a href="([^"]+)">', render(Since(True, (NEWER,)))
    )
    assert links == [
        ("02-ledger.html#figure-dock-killed", "../2024-03-03-post/02-ledger.html#figure-killed")
    ]


def test_a_report_without_a_ledger_leads_nowhere():
    """And still tells both numbers."""
    page = render(Since(True, (NEWER,)), ledger="")
    assert "“19 dockers”" in page
    assert "#figure-" not in page


def test_the_page_leads_to_the_event():
    """From its top, and from what is told of later reports."""
    assert render(Since(True, ())).count('href="../event/index.html"') == 1
    assert render(Since(True, (NEWER,))).count('href="../event/index.html"') == 2


def test_nothing_leads_to_an_event_without_a_report():
    """And what later reports say is told all the same."""
    page = render(Since(False, (NEWER,)))
    assert "event/index.html" not in page
    assert "“19 dockers”" in page


def test_it_is_told_on_the_front_page_alone():
    """The others lead to the event from their top."""
    page = render(Since(True, (NEWER,)), page="02-ledger.html")
    assert "“19 dockers”" not in page
    assert page.count('href="../event/index.html"') == 1


def test_an_article_that_is_alone_says_nothing_of_others():
    """There is nothing to lead to."""
    assert "event/index.html" not in render(None)
