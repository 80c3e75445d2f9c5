"""Who publishes a report, what was corrected in it, when it last changed: on page and in data."""

import html
import json
import re
from dataclasses import replace
from urllib.parse import unquote

import feedparser
import pytest
from executed import make_notebook, prose
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML
from small_tables import ABOUT, TABLES

from analysis.ledger.site import EMAIL, NOBODY
from analysis.ledger.subject import Subject
from analysis.render.about import Correction, Source
from analysis.render.citation.cff import to_cff
from analysis.render.citation.record import list_cited
from analysis.render.corrections import list_corrections
from analysis.render.downloads import write_downloads
from analysis.render.edition import Edition
from analysis.render.folder import write_folder
from analysis.render.imprint import find_address, list_imprint
from analysis.render.page import PageContext, render_page
from analysis.render.page.blocks import take_apart
from analysis.render.page.paper import render_paper
from analysis.render.site import list_entries, render_site

NAME = "example-2020/2020-03-04-gazette"
SITE = NOBODY.model_copy(
    update={
        "publisher": "The <Example> Desk",
        "contact": "desk@example.org",
        "licence": "CC-BY-4.0",
        "corrections_note": "Write to us.",
    }
)
OLD = Correction(NAME, "2020-03-06", "Seven is now eight.", "A word was missed", ("a-killed",))
NEW = Correction(NAME, "2020-03-09", "Two towns are one", "They were one.")
SOURCE = replace(ABOUT.sources[0], corrections=(OLD, NEW), archive="https://kept.example/1")
CORRECTED = replace(ABOUT, sources=[SOURCE], site=SITE)
RECORD = {
    "subject": NAME,
    "event": "Attack in Sample County",
    "timezone": "Asia/Karachi",
    "outlet": "Example Gazette",
    "url": "https://gazette.example/1",
    "published": "2020-03-04",
    "archive": "https://kept.example/1",
    "corrections": [
        {"article": NAME, "day": each.day, "what": each.what, "why": each.why, "figures": []}
        for each in (OLD, NEW)
    ],
    "seed": "0" * 64,
    "convention": "literal",
    "include_claims": True,
    "versions": [["tollbook", "0"]],
}


def make_report(**told):
    """An executed notebook that tells what its report is about; a value of None is left out."""
    about = {name: value for name, value in {**RECORD, **told}.items() if value is not None}
    record = {"about": about, "notes": {}, "claims": {}}
    return make_notebook("# Who?\n", prose("Found.", "finding"), prose("S", "source", **record))


def render(edition=None, page="index.html", **told):
    pages = {"index.html": "Report", "02-ledger.html": "Ledger"}
    context = PageContext(page=page, pages=pages, edition=edition or Edition())
    return render_page(take_apart(make_report(**told)), context)


def read_words(markup):
    return html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", markup))).strip()


def read_rows(page):
    """Term → words, of the list that says who publishes a page."""
    section = re.search(r'<section aria-labelledby="imprint">.*?</section>', page, re.DOTALL)
    rows = re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", section[0])
    return {term: read_words(told) for term, told in rows}


def test_every_page_names_who_publishes_it():
    for page in (render(Edition(SITE)), render(Edition(SITE), page="02-ledger.html")):
        assert read_rows(page) == {
            "Published by": "The <Example> Desk",
            "Licence": "CC-BY-4.0",
            "Contact": "desk@example.org",
            "Corrections": "Write to us.",
            "Review": "Transcribed by hand; no reviewer is named",
            "Last change": "9 March 2020",
            "Kept copy": "the article, at kept.example",
        }
        assert 'href="https://creativecommons.org/licenses/by/4.0/"' in page
        assert 'href="mailto:desk@example.org"' in page
        assert 'href="https://kept.example/1"' in page


def test_without_settings_the_seed_alone_is_told():
    page = render(corrections=None, archive=None)
    assert list(read_rows(page)) == ["Review", "Last change"]
    assert "correct" not in page.partition("<body>")[2]


def test_a_licence_in_other_words_leads_nowhere():
    site = NOBODY.model_copy(update={"licence": "Ask us first"})
    (row,) = (row for row in list_imprint(replace(ABOUT, site=site)) if row.term == "Licence")
    assert row.told == [("Ask us first", "")]


@pytest.mark.parametrize(
    ("source", "day"),
    [
        (SOURCE, "2020-03-09"),
        (replace(SOURCE, corrections=()), "2020-03-04"),
        (replace(SOURCE, reviewed_by="A", reviewed_on="2020-03-20"), "2020-03-20"),
    ],
)
def test_the_last_change_is_the_latest_day_of_the_seed(source, day):
    assert replace(ABOUT, sources=[source]).last_change.isoformat() == day


@pytest.mark.parametrize(
    ("reviews", "told"),
    [
        ([], "Transcribed by hand; no reviewer is named"),
        (["A"], "1 of 3 articles was read beside the text by A, the last on 6 March 2020"),
        (
            ["A", "A", "B"],
            "All 3 articles were read beside the text by A and B, the last on 8 March 2020",
        ),
    ],
)
def test_an_event_tells_how_many_of_its_articles_were_reviewed(reviews, told):
    sources = [
        replace(ABOUT.sources[0], reviewed_by=name, reviewed_on=f"2020-03-0{number}")
        for number, name in enumerate(reviews, 6)
    ]
    sources += [ABOUT.sources[0]] * (3 - len(reviews))
    assert replace(ABOUT, subject=Subject("example-2020"), sources=sources).state == told


def test_a_draft_says_so_in_place_of_a_review():
    assert replace(ABOUT, unreviewed=2, figures=5).state == "Draft: 2 of 5 figures unreviewed"


def test_corrections_stand_near_the_top_the_newest_first():
    """Under the headline on each page; what changed and why on the front page alone."""
    front, other = render(), render(page="02-ledger.html")
    section = re.search(
        r'<section class="told" aria-labelledby="finding-corrections">.*?</section>',
        front,
        re.DOTALL,
    )
    items = [read_words(item) for item in re.findall(r"<li>.*?</li>", section[0], re.DOTALL)]
    assert items == [
        "9 March 2020: Two towns are one. They were one.",
        "6 March 2020: Seven is now eight. A word was missed.",
    ]
    assert 'href="#finding-corrections">what changed' in front
    assert 'href="index.html#finding-corrections">what changed' in other
    assert "Two towns" not in other
    assert front.index("Corrected on 9 March 2020") < front.index('finding-corrections">2 corr')


def test_an_event_names_the_article_of_each_correction():
    sources = [
        {name: RECORD[name] for name in ("outlet", "url", "published", "corrections")},
        {"outlet": "Herald", "url": "https://herald.example", "published": "2020-03-05"},
    ]
    page = render(subject="example-2020", sources=sources)
    assert "9 March 2020, Example Gazette, 4 March 2020: Two towns are one." in read_words(page)
    event = replace(CORRECTED, subject=Subject("example-2020"))
    assert event.corrected == (
        "Corrected on 9 March 2020 (Example Gazette, 4 March 2020): Two towns are one."
    )


def test_a_logo_is_embedded():
    """By the page's own policy; the publisher is its text alternative."""
    address = "data:image/png;base64,AAAA"
    page = render(Edition(SITE, address))
    assert f'src="{address}" alt="The &lt;Example&gt; Desk"' in page
    assert "img-src data:;" in page
    assert "<img" not in render(Edition(SITE))


def test_the_print_names_the_same_at_its_end():
    paper = render_paper({"Report": take_apart(make_report())}, CORRECTED)
    end = read_words(paper[paper.index('<section class="end">') :])
    for words in ("The <Example> Desk", "CC-BY-4.0", "desk@example.org", "9 March 2020"):
        assert words in end
    assert "Two towns are one. They were one." in end
    assert "no reviewer is named" in end


def test_the_package_has_publisher_licence_and_last_correction(tmp_path):
    write_downloads(tmp_path, TABLES | list_corrections(CORRECTED), CORRECTED)
    package = json.loads((tmp_path / "datapackage.json").read_text("utf-8"))
    assert package["contributors"] == [
        {"title": "The <Example> Desk", "roles": ["publisher"], "email": "desk@example.org"}
    ]
    (licence,) = package["licenses"]
    assert licence == {
        "name": "CC-BY-4.0",
        "path": "https://creativecommons.org/licenses/by/4.0/",
    }
    assert package["sources"][0]["archive"] == "https://kept.example/1"
    assert package["tollbook"]["last_change"] == "2020-03-09"
    assert (tmp_path / "tables" / "corrections.csv").read_text("utf-8") == (
        "corrected_on,article,correction,correction_reason,corrected_figures\n"
        f"2020-03-09,{NAME},Two towns are one,They were one.,\n"
        f"2020-03-06,{NAME},Seven is now eight.,A word was missed,a-killed\n"
    )
    assert (tmp_path / "tables" / "corrections.parquet").is_file()


def test_a_report_without_corrections_has_no_table_of_them():
    assert list_corrections(ABOUT) == {}


def test_the_citation_has_licence_and_contact():
    told = YAML(typ="safe", pure=True).load(to_cff(list_cited(CORRECTED)))
    assert told["license"] == "CC-BY-4.0"
    assert told["contact"] == [{"name": "The <Example> Desk", "email": "desk@example.org"}]
    assert told["abstract"].endswith("Corrected on 9 March 2020: Two towns are one.")
    own = CORRECTED.site.model_copy(update={"licence": "Ask us", "publisher": None})
    other = YAML(typ="safe", pure=True).load(to_cff(list_cited(replace(CORRECTED, site=own))))
    assert not {"license", "contact"} & other.keys()


def test_the_feed_tells_the_last_correction_and_its_day(tmp_path):
    """An entry that was corrected is the freshest of the feed, though an article is newer."""
    for article, told in ((NAME, {}), ("example-2020/2020-03-07-herald", {"corrections": None})):
        about = {"subject": article, "published": article[13:23], "archive": None}
        notebook = make_report(**about, **told)
        write_folder(tmp_path / article, {"article-00-report": notebook})
        write_downloads(
            tmp_path / article,
            TABLES,
            replace(
                CORRECTED,
                subject=Subject(*article.split("/")),
                sources=[
                    replace(
                        SOURCE,
                        published=article[13:23],
                        corrections=() if told else SOURCE.corrections,
                    )
                ],
            ),
        )
    feed = feedparser.parse(render_site(list_entries(tmp_path), NOBODY)["feed.xml"])
    days = {entry.link.split("/")[1]: entry.updated[:10] for entry in feed.entries}
    assert days == {"2020-03-04-gazette": "2020-03-09", "2020-03-07-herald": "2020-03-07"}
    assert feed.feed.updated.startswith("2020-03-09")
    summaries = {entry.link.split("/")[1]: entry.summary for entry in feed.entries}
    assert summaries["2020-03-04-gazette"].endswith("Corrected on 9 March 2020: Two towns are one.")
    assert "Corrected" not in summaries["2020-03-07-herald"]


@given(st.from_regex(EMAIL, fullmatch=True))
def test_every_e_mail_address_makes_a_letter_to_it(contact):
    """Whatever stands before the @ is part of the address, and no header of the letter."""
    address = find_address(contact)
    assert unquote(address) == f"mailto:{contact}"
    assert not {"?", "&", "#"} & set(address)


def test_a_source_without_a_copy_tells_of_none():
    assert Source("A", "https://a.example", "2020-03-04").archive == ""
    assert "Kept copy" not in {row.term for row in list_imprint(ABOUT)}


def test_an_event_tells_where_each_article_is_kept():
    """By outlet and keeper, so that no two links of one name lead to two places."""
    other = Source("Herald", "https://herald.example/2", "2020-03-06", archive="https://b.example/")
    event = replace(CORRECTED, subject=Subject("example-2020"), sources=[SOURCE, other])
    assert list_imprint(event)[-1].plain == (
        "Example Gazette, 4 March 2020, at kept.example; Herald, 6 March 2020, at b.example"
    )
