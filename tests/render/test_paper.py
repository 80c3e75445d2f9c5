"""The document for paper: each thing once, each link inside it, each text a text."""

import base64
import re
from collections import Counter

import pytest
from printed import show

import analysis as tb
from analysis.charts.display import Prose
from analysis.output.show import make_table
from analysis.render.page.blocks import Block
from analysis.render.page.paper import break_words, embed_chart, render_paper


@pytest.fixture
def reading(home):
    return tb.open_article(home.name)


def render(**reports):
    return render_paper(reports, None)


@pytest.mark.parametrize("has_ledger", [True, False])
def test_every_link_leads_to_one_place(reading, has_ledger):
    """To the ledger's row or, where the ledger is not shown, to a note, also if parts repeat."""
    toll, figures = tb.tabulate_toll(reading), tb.tabulate_figures(reading)
    cells = [tb.say_toll(toll), make_table(toll, name="toll")]
    ledger = [make_table(figures, name="ledger")] if has_ledger else []
    part = show("Who?", tb.say_source(reading), *cells, *ledger)
    page = render(First=part, Second=part)
    ids = Counter(re.findall(r' id="([^"]+)"', page))
    links = set(re.findall(r'href="#([^"]+)"', page))
    assert [name for name, count in ids.items() if count > 1] == []
    assert {"figure-residents-killed", "part-2", "finding-2-1", "method"} <= links <= set(ids)


def test_what_all_parts_say_alike_stands_once(reading):
    """Source, limits with their heading, and method are not told again on each question."""
    heading = "## What the figures cannot show"
    part = show("Who?", tb.say_source(reading), heading, tb.say_limits(reading))
    page = render(First=part, Second=part)
    for words in ("transcribed by hand. ", "None was checked elsewhere", ">Convention<"):
        assert page.count(words) == 1
    assert page.count("What the figures cannot show</h") == 1


def test_what_parts_say_differently_stays_with_them(home):
    """Parts that were read by two conventions each name theirs, and the method names both."""
    readings = [tb.open_article(home.name, convention=name) for name in ("literal", "gtd")]
    first, second = (show("Who?", tb.say_source(reading)) for reading in readings)
    page = render(First=first, Second=second)
    assert page.count("transcribed by hand. ") == 2
    assert re.findall(r"<caption>(.*)</caption>", page) == ["First", "Second"]


def test_the_contents_name_each_part_with_its_findings(reading):
    """In the order of the document, and as plain text."""
    toll, claims = tb.tabulate_toll(reading), tb.tabulate_claims(reading)
    page = render(Toll=show("Who & why?", tb.say_toll(toll), "And?", tb.say_claims(claims)))
    contents = page[page.index("<nav>") : page.index("</nav>")]
    assert re.findall(r">([^<>]+)</a>", contents) == [
        "Who &amp; why?",
        "Reported killed: 8 residents and at least three responders",
        "30 drivers killed: claimed; at least three responders killed: reported",
        "How this report was made",
    ]


def test_a_chart_has_colours_of_its_own():
    """A drawing by itself knows none of the page's variables; its words stay as they are."""
    drawing = '<svg xmlns="http://www.w3.org/2000/svg"><text style="fill: var(--ink, #1f2328)">'
    address = embed_chart(drawing + "var(--ink, red)</text></svg>")
    found = base64.b64decode(address.removeprefix("data:image/svg+xml;base64,")).decode()
    assert 'style="fill: #1f2328">var(--ink, red)</' in found


def test_endless_words_of_a_table_can_be_broken():
    """Short words stay whole, and so do tags and entities."""
    word = "&amp;" * 25
    row = f'<td data-label="{word}">attributed {word}</td>'
    broken = "<wbr>".join(["&amp;" * 8] * 3) + "<wbr>&amp;"
    assert break_words(row) == f'<td data-label="{word}">attributed {broken}</td>'


def test_a_text_of_the_seed_stays_text():
    """No markup of an article becomes the document's."""
    page = render(Who=show('<b>"x"</b>?', Prose([("<img src=x>",)], "answer")))
    assert "<b>" not in page
    assert "<img" not in page


def test_a_chart_is_told_in_words(reading):
    """Its text alternative stands with it, whatever it holds."""
    part = show("Who?")
    drawing = '<svg xmlns="http://www.w3.org/2000/svg"/>'
    chart = Block("chart", drawing, alt='8 "killed" & 3 < 4')
    page = render(Who=type(part)(part.title, [chart], {}, {}, []))
    assert 'alt="8 &#34;killed&#34; &amp; 3 &lt; 4"' in page
