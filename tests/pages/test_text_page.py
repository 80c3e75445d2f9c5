"""The page of a marked text in a real browser: each number tells its state, by more than colour."""

from __future__ import annotations

import re

import pytest
from audited import make_article

from analysis.draft.audit.transcription import lay_beside
from analysis.output.show_text import STATES, mark_text
from analysis.render.text_page import render_text_page

pytestmark = pytest.mark.xdist_group("browser")

LONG = "x" * 400
TEXT = (
    "A flood killed more than 40 people; 7 carts and 7 boats sank in 2019.\n"
    "<script>mark_here=true</script> <b>12</b> & \"3\" 'were' \u202eturned\u202c \x07 there.\n"
    f"في 15 مدينة.\n{LONG} 77\n"
)
FIGURES = (
    {"id": "killed", "wording": "more than 40", "paragraph": 1},
    {"id": "killed-again", "wording": "more than 40", "paragraph": 1, "speaker": "mayor"},
    {"id": "carts", "wording": "7", "paragraph": 1, "reviewed": False, "note": "<i>perhaps</i>"},
    {"id": "named", "named": ["oldmere"], "wording": None, "paragraph": 1},
)
LEFT = [{"wording": "2019", "paragraph": 1, "reason": "a year"}]

SEE = """() => {
  const all = selector => [...document.querySelectorAll(selector)];
  const line = e => { const s = getComputedStyle(e);
    return [s.borderBottomStyle, s.borderTopStyle, s.fontWeight].join(" "); };
  return {
    width: document.documentElement.scrollWidth,
    numbers: all("a.number").map(e => [e.textContent, line(e)]),
    key: all(".key mark").map(e => [e.textContent, line(e)]),
    dead: all("a[href^='#']").map(e => e.getAttribute("href"))
      .filter(href => !document.getElementById(href.slice(1))),
    twins: all("[id]").map(e => e.id).filter((id, i, ids) => ids.indexOf(id) < i),
    landmarks: all("main, section[aria-labelledby]")
      .map(e => document.getElementById(e.getAttribute("aria-labelledby"))?.textContent ?? "main"),
    paragraphs: all(".words > p").map(e => [e.dir, getComputedStyle(e).direction]),
    language: document.querySelector(".words").lang,
    elements: all(".words *").map(e => e.localName),
    words: document.querySelector(".words").textContent,
    globals: Object.keys(window).filter(name => /^mark_/.test(name)),
    scripts: all("script, iframe, img, link:not([href^='data:']), object").length,
  };
}"""


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    """The page of a text in which every state and every kind of hostile text is."""
    article = make_article(TEXT, *FIGURES, left_out=LEFT, headline="Flood kills 40")
    marked = mark_text(lay_beside(article, text=TEXT))
    file = tmp_path_factory.mktemp("text") / "text.html"
    # Without its policy it is the escaping alone that holds.
    written = re.sub(r"<meta http-equiv[^>]*>", "", render_text_page(marked, "Numbers of a text"))
    file.write_text(written, "utf-8")
    return file


def test_every_number_says_its_state_to_a_voice(open_page, page):
    """In words that the eye does not see."""
    told = dict.fromkeys(text for text, _ in open_page(page).evaluate(SEE)["numbers"])
    assert [*told][:5] == [
        "40 (missing)",
        "more than 40 (figure)",
        "7 (figure, not reviewed)",
        "7 (missing)",
        "2019 (left out)",
    ]


@pytest.mark.parametrize("colours", ["none", "active"])
def test_states_differ_by_line_and_weight(open_page, page, colours):
    """In greyscale and where the reader's own colours hold: no two look the same."""
    shown = open_page(page)
    shown.emulate_media(forced_colors=colours)
    seen = shown.evaluate(SEE)
    shown.emulate_media(forced_colors="none")
    lines = {re.search(r"\((.+)\)$", text)[1]: line for text, line in seen["numbers"]}
    assert set(lines) == set(STATES.values())
    assert len(set(lines.values())) == len(STATES)
    assert {text.lower(): line for text, line in seen["key"]} == lines


def test_every_link_leads_somewhere_and_no_anchor_is_there_twice(open_page, page):
    """From a number to its entry, and from the entry back."""
    seen = open_page(page).evaluate(SEE)
    assert (seen["dead"], seen["twins"]) == ([], [])


@pytest.mark.parametrize("width", [320, 375, 1440])
def test_nothing_scrolls_sideways(open_page, page, width):
    """Not even a word of 400 letters."""
    assert open_page(page, width).evaluate(SEE)["width"] <= width


@pytest.mark.parametrize(("width", "scheme"), [(375, "dark"), (1440, "light")])
def test_axe_finds_nothing(open_page, page, width, scheme):
    """No accessibility violation, by day and by night."""
    from axe_playwright_python.sync_playwright import Axe

    rules = {"target-size": {"enabled": True}}
    found = Axe().run(open_page(page, width, scheme), options={"rules": rules})
    assert [(v["id"], v["nodes"][0]["target"]) for v in found.response["violations"]] == []


def test_a_voice_finds_the_parts_and_the_language(open_page, page):
    """Landmarks with names; the text in its language, each paragraph in its direction."""
    seen = open_page(page).evaluate(SEE)
    assert seen["landmarks"] == [
        *("main", "Where the numbers are", "What is not as the seed says", "The text", "Missing"),
        *("Figures", "Left out"),
    ]
    assert seen["language"] == "en"
    assert seen["paragraphs"] == [
        ["auto", "ltr"],
        ["auto", "ltr"],
        ["auto", "rtl"],
        ["auto", "ltr"],
    ]


def test_what_stands_in_the_text_stays_text(open_page, page):
    """No markup of it is an element, nothing runs, and nothing turns the line around."""
    shown = open_page(page)
    seen = shown.evaluate(SEE)
    assert set(seen["elements"]) <= {"h3", "p", "span", "a"}
    assert (seen["globals"], seen["scripts"]) == ([], 0)
    assert "<script>mark_here=true</script>" in seen["words"]
    assert "\u202e" not in seen["words"]
    assert shown.requests == [page.as_uri()]
    assert shown.complaints == []


LAB = """
.jp-RenderedHTMLCommon dl dt { float: left; width: 20%; }
.jp-RenderedHTMLCommon ul:not(.list-inline), .jp-RenderedHTMLCommon ol { padding-left: 2em; }
"""
"""Rules of JupyterLab's for what a cell shows."""


def test_jupyterlab_does_not_break_the_names_of_fields(open_page, page):
    """Its rules for lists would give each name a fifth of its own width."""
    shown = open_page(page, is_touched=True)
    shown.add_style_tag(content=LAB)
    shown.evaluate("document.body.className = 'jp-RenderedHTMLCommon'")
    high = (
        "Math.max(...[...document.querySelectorAll('dt')].map(e => e.getClientRects()[0].height))"
    )
    left = "[...document.querySelectorAll('ol')].map(e => getComputedStyle(e).paddingLeft)"
    assert shown.evaluate(high) < 40
    assert set(shown.evaluate(left)) == {"0px"}
