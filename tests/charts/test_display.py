"""What a notebook cell shows: escaped, linked, and the same in text and HTML."""

from __future__ import annotations

from base64 import b64decode
from typing import Any

import pytest
from hostile import HOSTILE, Reader
from hypothesis import given
from hypothesis import strategies as st

from analysis.charts.display import (
    Chart,
    Prose,
    Table,
    link_figure,
    mark_status,
    to_html,
)
from analysis.telling.sentences import Cited, Linked


def html_of(part: Any) -> Reader:
    """The HTML that a part shows, as a browser reads it."""
    return Reader(part._repr_mimebundle_()[0]["text/html"])


def test_a_cited_word_leads_to_its_row() -> None:
    """A figure's words link to its own row of the ledger on the same page."""
    (tag,) = Reader(link_figure("at least 23", "security-killed")).tags

    assert tag == ("a", {"class": "figure", "href": "#figure-security-killed"})


@pytest.mark.parametrize(
    "piece",
    [HOSTILE, Cited(HOSTILE, "x"), Linked(HOSTILE, "https://gazette.example/")],
    ids=["plain", "cited", "linked"],
)
def test_hostile_words_stay_words(piece: Any) -> None:
    """Markup in a seed's text is shown, never run."""
    read = Reader(to_html((piece,)))

    assert read.text == HOSTILE
    assert {tag for tag, _ in read.tags} <= {"a"}


def test_a_number_behind_a_name_written_from_right_to_left_stays_behind_it() -> None:
    """A left-to-right mark ends the name, as Unicode's rules would else draw the number before."""
    assert to_html(("שלום", ", ", Cited("12", "x"))).startswith("שלום\u200e, ")


def test_a_hostile_address_stays_inside_its_attribute() -> None:
    """A quote in an address cannot begin a new attribute."""
    (tag,) = Reader(to_html((Linked("x", 'https://x/" onclick="y'),))).tags

    assert tag == ("a", {"href": 'https://x/" onclick="y', "rel": "noreferrer"})


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="()")))
def test_any_text_is_shown_as_it_is(text: str) -> None:
    """But for brackets in brackets, a browser shows just the words, and marks of direction."""
    shown = Reader(to_html((text, Cited(text, "x")))).text
    assert shown.replace("\u200e", "") == (text + text).replace("\u200e", "")


@given(
    st.text(
        st.characters(max_codepoint=0x58F, exclude_categories=["Cs", "Cc"], exclude_characters="()")
    )
)
def test_text_of_left_to_right_scripts_gets_no_mark(text: str) -> None:
    """Latin, Greek, Cyrillic and Armenian words come through to the letter."""
    assert Reader(to_html((text, Cited(text, "x")))).text == text + text


@pytest.mark.parametrize(
    ("role", "tags"),
    [
        ("text", ["p", "p"]),
        ("answer", ["p", "p"]),
        ("source", ["p", "p"]),
        ("finding", ["h2", "p"]),
        ("limits", ["ul", "li", "li"]),
    ],
)
def test_a_role_has_its_element(role: str, tags: list[str]) -> None:
    """A finding is a heading with paragraphs, limits are a list, all else is paragraphs."""
    assert [tag for tag, _ in html_of(Prose([("a",), ("b",)], role=role)).tags] == tags


def test_prose_says_the_same_in_text() -> None:
    """The plain text of sentences is their words, one sentence a line."""
    data, metadata = Prose([("It has ", Cited("12", "x"), "."), ("So.",)])._repr_mimebundle_()

    assert data["text/plain"] == "It has 12.\nSo."
    assert metadata == {"tollbook": {"kind": "text"}}


def test_what_a_page_needs_travels_with_the_words() -> None:
    """A record stands in the output's metadata, beside the kind."""
    _, metadata = Prose([("So.",)], role="answer", record={"verdict": "agree"})._repr_mimebundle_()

    assert metadata == {"tollbook": {"kind": "answer", "verdict": "agree"}}


def test_a_status_carries_the_name_that_a_page_draws_a_mark_for() -> None:
    """The word stays, and its class tells the page which mark to put before it."""
    read = Reader(mark_status("claimed"))

    assert (read.text, read.tags) == ("claimed", [("span", {"class": "status claimed"})])


def test_a_chart_tells_its_alt_text_to_every_reader() -> None:
    """The alt text is the plain text, that of the image, and beside the picture in the metadata."""
    data, metadata = Chart("toll", "Twelve.", "<svg/>", "<svg />", "deaths")._repr_mimebundle_()

    assert (data["image/svg+xml"], data["text/plain"]) == ("<svg/>", "Twelve.")
    (image,) = Reader(data["text/html"]).tags
    assert image[1]["alt"] == "Twelve."
    assert b64decode(image[1]["src"].partition("base64,")[2]) == b"<svg/>"
    assert metadata["image/svg+xml"] == {"alt": "Twelve."}
    assert metadata["tollbook"] == {
        "kind": "chart",
        "name": "toll",
        "narrow": "<svg />",
        "table": "deaths",
        "title": "",
        "head": [[], []],
    }


def test_a_table_carries_its_data() -> None:
    """The data resource travels with the HTML under its own MIME type."""
    data, metadata = Table("t", "<table>", "text", {"name": "t"})._repr_mimebundle_()

    assert data["application/vnd.dataresource+json"] == {"name": "t"}
    assert metadata == {"tollbook": {"kind": "table", "name": "t", "is_detail": False}}
