"""What downloads say about themselves: title and citation."""

from dataclasses import replace

import pytest
from small_tables import ABOUT

from analysis.ledger.site import Site
from analysis.ledger.subject import Subject
from analysis.render.about import Source, cite, name_reading, read_about, read_subject

SITE = Site.model_validate({"publisher": "Example Trust", "base_address": "https://tolls.example/"})


def test_the_title_names_the_event_the_outlet_and_the_day():
    """What the tables are about and whose figures they hold."""
    assert ABOUT.title == "Attack in Sample County: the figures of Example Gazette, 4 March 2020"


def test_a_citation_is_one_line():
    """What made it, event, outlet, day, version and address of the article."""
    assert cite(ABOUT) == (
        "Tollbook 0.1.0: Attack in Sample County, the figures of Example Gazette, 4 March 2020. "
        "Version 0123456789. Article: https://gazette.example/1."
    )


def test_a_citation_names_who_publishes_it_and_where_it_is():
    """As far as the project's settings say."""
    about = replace(ABOUT, site=SITE)
    assert cite(about) == (
        "Example Trust, with Tollbook 0.1.0: Attack in Sample County, the figures of Example "
        "Gazette, 4 March 2020. Version 0123456789. "
        "https://tolls.example/example-2020/2020-03-04-gazette/ "
        "Article: https://gazette.example/1."
    )


@pytest.mark.parametrize(
    ("told", "reading"),
    [
        ({}, ""),
        ({"convention": "literal", "include_claims": True, "until": ""}, ""),
        ({"convention": "gtd", "include_claims": False}, "gtd-no-claims"),
        ({"until": "2020-03-05T23:59:59"}, "2020-03-05"),
    ],
)
def test_a_version_says_how_the_words_were_read(told, reading):
    """Where it is not as usual, so that a citation has the same bounds."""
    assert name_reading(told) == reading


EVENT = replace(
    ABOUT,
    subject=Subject("example-2020"),
    sources=[*ABOUT.sources, Source("Herald", "https://herald.example/2", "2020-03-06")],
)


def test_the_title_of_an_event_counts_its_articles():
    """And names the day of the newest."""
    assert EVENT.title == (
        "Attack in Sample County: the figures of 2 articles, the last of 6 March 2020"
    )


def test_a_citation_of_an_event_has_every_address():
    """In one line, too."""
    assert "Articles: https://gazette.example/1, https://herald.example/2." in cite(EVENT)


def test_an_event_with_one_article_is_told_from_it():
    """There is no last one of one; the list has both."""
    assert replace(EVENT, sources=ABOUT.sources).source == "1 article, 4 March 2020"


@pytest.mark.parametrize("key", ["subject", "article"])
def test_a_record_tells_what_it_is_about(key):
    """Also one that was made where a report could be on an article alone."""
    assert read_subject({key: "example-2020/2020-03-04-gazette"}) == ABOUT.subject


def test_another_seed_is_cited_otherwise():
    """Two states of the figures are told apart."""
    assert cite(replace(ABOUT, seed="f" * 64)) != cite(ABOUT)


TOLD = {
    "language": "fr",
    "agency": "Example Wire",
    "headline": "A headline: of “some” length",
    "time": "18:30",
    "is_excerpt": True,
}
"""What only some sources tell of themselves."""


def test_a_source_tells_what_a_reader_must_know_of_its_text():
    """Language, agency and that it is a part; nothing where all is usual."""
    assert replace(ABOUT.sources[0], **TOLD).remarks == [
        "Article in French",
        "Agency credited: Example Wire",
        "Only an excerpt was transcribed",
    ]
    assert ABOUT.sources[0].remarks == []


def test_a_record_tells_the_same_of_its_source():
    """By the names that a seed has."""
    told = {
        "subject": "example-2020/2020-03-04-gazette",
        "event": "Example",
        "timezone": "UTC",
        "outlet": "Example Gazette",
        "url": "https://gazette.example/1",
        "published": "2020-03-04",
        "seed": "0" * 64,
        "versions": [["tollbook", "0.1.0"]],
    }
    more = {name: value for name, value in TOLD.items() if name != "is_excerpt"}
    (source,) = read_about(told | more | {"excerpt": True}, {}).sources

    assert source == replace(ABOUT.sources[0], **TOLD)
    assert read_about(told, {}).sources == ABOUT.sources
