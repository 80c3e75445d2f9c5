"""The link to one number: what its row tells, and where it opens the article."""

import html
import re
from urllib.parse import unquote, urldefrag

import pytest
from executed import make_notebook, prose
from hypothesis import given
from hypothesis import strategies as st

from analysis.charts.display import Prose
from analysis.render.page import PageContext, render_page
from analysis.render.page.blocks import take_apart
from analysis.render.page.permalinks import complete_rows, find_in_article, tell_day
from analysis.telling.sentences import Cited

URL = "https://gazette.example/1"
WORDS = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1).filter(
    lambda word: not set(word) & set("&…[].")
)
TOLD = {
    "printed": "“more than 12”",
    "status": "attributed",
    "reported": "2020-03-03",
}


def read_directive(link):
    """The words of a text directive, as a browser reads them: parts at commas, dashes at ends."""
    _, fragment = urldefrag(link)
    directives = fragment.partition(":~:")[2].split("&")
    (text,) = (each.removeprefix("text=") for each in directives if each.startswith("text="))
    parts = text.split(",")
    assert not any(part.startswith("-") or part.endswith("-") for part in parts)
    return [unquote(part) for part in parts]


@given(st.lists(WORDS, min_size=1, max_size=6).map(" ".join))
def test_a_browser_reads_the_printed_words_back(words):
    """One part and nothing else, whatever the wording has of commas, dashes and other letters."""
    link = find_in_article(URL, f"“{words}”")
    assert read_directive(link) == [words]
    assert re.fullmatch(r"[!-~]+", link), "only ASCII may stand in an address"
    assert not set(link.partition("text=")[2]) & set("-,&#")


@pytest.mark.parametrize(
    ("url", "begins"),
    [
        (URL, f"{URL}#:~:text="),
        (f"{URL}?a=1", f"{URL}?a=1#:~:text="),
        (f"{URL}#top", f"{URL}#top:~:text="),
        (f"{URL}#", f"{URL}#:~:text="),
        (f"{URL}#top:~:text=a", f"{URL}#top:~:text=a&text="),
    ],
)
def test_what_the_address_has_already_stays(url, begins):
    """A place within the page, or another directive."""
    assert find_in_article(url, "“12”") == f"{begins}12"


@pytest.mark.parametrize(
    ("url", "printed"),
    [
        ("", "“12”"),
        (URL, "Quetta and Nushki"),
        (URL, "“12 & 15”"),
        (URL, "“12 … dead”"),
        (URL, "“12 ... dead”"),
        (URL, "“12 [dead]”"),
        (URL, "“ ”"),
    ],
)
def test_what_is_not_printed_so_has_no_link(url, printed):
    """Names that were counted, words that were joined or left out, and an event of many pages."""
    assert find_in_article(url, printed) == ""


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"reported": "2020-03-03"}, "as of 3 March 2020"),
        ({"reported": "2020-03-03", "reported_time": "18:30"}, "as of 3 March 2020, 18:30"),
        ({}, ""),
    ],
)
def test_the_day_is_that_on_which_it_was_said(told, words):
    """Notebooks that were run before have no such day."""
    assert tell_day(told) == words


def make_row(figure):
    anchor = f'<span class="anchor" id="figure-{figure}">¶&nbsp;3</span>'
    return f'<tr role="row"><th>Killed</th><td>{anchor}</td><td>Said.</td></tr>'


def complete(*figures, notes, url=URL):
    rows = "".join(map(make_row, figures))
    return complete_rows(f"<table><tbody>{rows}</tbody></table>", notes, url, "<{}>".format)


def test_a_row_tells_status_and_day_and_has_both_links():
    """Whoever was sent to a number sees at once what it is, and can check it."""
    page = complete("a", notes={"a": TOLD})
    assert "Attributed · as of 3 March 2020" in page
    links = re.findall(r'<a href="([^"]+)"', page)
    assert list(map(html.unescape, links)) == ["#figure-a", f"{URL}#:~:text=more%20than%2012"]


def test_the_names_of_the_links_tell_rows_apart():
    """Heard in a list of links; what comes from a seed makes no markup."""
    page = complete("a", "b", notes={"a": TOLD, "b": TOLD})
    heard = re.findall(r"<a [^>]*>([^<]*)<span class=\"unseen\">([^<]*)</span>", page)
    names = ["".join(each) for each in heard]
    assert len(names) == len(set(names)) == 4
    assert all("&lt;" in name for name in names)


def test_a_row_of_which_nothing_is_told_stays_as_it_is():
    """Each row has what is its own, and none what is another's."""
    page = complete("a", "b", "c", notes={"b": TOLD})
    rows = page.split("<tr ")[1:]
    assert ["ways" in row for row in rows] == [False, True, False]


def test_a_card_tells_the_day_and_opens_the_article_at_the_words():
    """Whoever checks a number is at its place in one step."""
    about = {
        **{"subject": "example-2020/2020-03-04-gazette", "event": "Example", "timezone": "UTC"},
        **{"outlet": "Example Gazette", "url": f"{URL}#top", "published": "2020-03-04"},
        **{"seed": "0" * 64, "convention": "literal", "include_claims": True},
        "versions": [["tollbook", "0.1.0"]],
    }
    told = {**dict.fromkeys(("bound", "note")), "label": "killed", "speaker_name": "police"}
    note = {**TOLD, **told, "paragraph": 3, "says": "Told.", "printed": "“12, dead”"}
    found = Prose([(Cited("12", "a"),)], role="finding")
    source = prose("Source.", "source", about=about, notes={"a": note})
    page = render_page(take_apart(make_notebook("# Who?", found, source)), PageContext())
    (card,) = re.findall(r'<div class="card".*?</div>', page, re.DOTALL)
    assert "paragraph 3 · as of 3 March 2020" in card
    assert f'href="{URL}#top:~:text=12%2C%20dead" rel="noreferrer"' in card
