"""The CITATION.cff of a report, read back by a YAML parser."""

from dataclasses import replace

from hypothesis import example, given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML
from small_tables import ABOUT

from analysis.ledger.site import Site
from analysis.render.citation import write_citations

SITE = Site.model_validate({"publisher": "Example Trust", "base_address": "https://tolls.example/"})
TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)


def read(about=ABOUT):
    """The citation as plain Python values."""
    return YAML(typ="safe", pure=True).load(write_citations(about)["CITATION.cff"])


def test_a_citation_has_what_the_format_requires():
    """Citation File Format 1.2.0 asks for authors, cff-version, message and title."""
    citation = read()
    assert citation["cff-version"] == "1.2.0"
    assert citation["authors"] == [{"name": "Tollbook"}]
    assert citation["message"]
    assert citation["title"] == ABOUT.title


def test_a_citation_has_only_keys_that_the_format_knows():
    """The format allows no others."""
    known = {
        *("abstract", "authors", "cff-version", "identifiers", "message", "references"),
        *("title", "type", "version"),
    }
    assert set(read()) == known


def test_a_citation_is_of_a_dataset_in_a_version():
    """What is cited are tables, from this state of the seed."""
    assert (read()["type"], read()["version"]) == ("dataset", "0123456789")


def test_a_citation_names_the_program_that_made_the_tables():
    """Last of all that it refers to, with its version."""
    assert read()["references"][-1] == {
        "type": "software",
        "title": "Tollbook",
        "authors": [{"name": "Tollbook"}],
        "version": "0.1.0",
    }


def test_a_citation_has_the_address_of_the_report_where_it_is_told():
    """And names its publisher as author."""
    about = replace(ABOUT, site=SITE)
    cited = read(about)
    assert cited["authors"] == [{"name": "Example Trust"}]
    assert cited["url"] == "https://tolls.example/example-2020/2020-03-04-gazette/"


def test_a_citation_refers_to_the_article():
    """The figures are the outlet's; it is named with address and day, as text."""
    assert read()["references"][:-1] == [
        {
            "type": "newspaper-article",
            "title": "[News report: Attack in Sample County]",
            "authors": [{"name": "Example Gazette"}],
            "date-published": "2020-03-04",
            "url": "https://gazette.example/1",
        }
    ]


def test_a_reference_has_headline_language_and_remarks_where_the_seed_has():
    """In the keys that the format has for them: title, languages and notes."""
    told = {"language": "pt-BR", "agency": "Example Wire", "is_excerpt": True, "headline": "A: b"}
    source = replace(ABOUT.sources[0], **told)
    article, _ = read(replace(ABOUT, sources=[source]))["references"]
    assert (article["title"], article["languages"]) == ("A: b", ["pt"])
    assert article["notes"] == (
        "Article in Portuguese (Brazil); Agency credited: Example Wire; "
        "Only an excerpt was transcribed"
    )


def test_a_citation_identifies_the_seed():
    """The hash tells from which state of the seed the tables come."""
    (identifier,) = read()["identifiers"]
    assert (identifier["type"], identifier["value"]) == ("other", f"sha256:{ABOUT.seed}")


def test_a_citation_claims_no_day_of_release():
    """The day of the article is not the day of the tables."""
    assert "date-released" not in write_citations(ABOUT)["CITATION.cff"]


def test_a_report_without_checks_has_no_abstract():
    """An empty abstract is not allowed."""
    assert "abstract" not in read(replace(ABOUT, verdict="", outcome=""))


@settings(deadline=None)
@given(TEXT, TEXT)
@example("a\x85b", "\u2028")
@example("no", "a\x85b")
def test_a_citation_gives_any_text_back(event, outlet):
    """Quotes, colons and line breaks of a seed make no YAML of their own."""
    source = replace(ABOUT.sources[0], outlet=outlet)
    citation = read(replace(ABOUT, event=event, sources=[source]))
    article, _ = citation["references"]
    assert article["title"] == f"[News report: {event}]"
    assert article["authors"] == [{"name": outlet}]
