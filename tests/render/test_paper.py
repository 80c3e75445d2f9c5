"""The document for paper: each thing once, each link inside it, each text a text."""

import base64
import re
from collections import Counter
from dataclasses import replace

import pytest
from printed import show
from small_tables import ABOUT

import analysis as tb
from analysis.charts.display import Chart, Prose, Table
from analysis.ledger.subject import Subject
from analysis.output.show import make_table
from analysis.render.about import Source
from analysis.render.page.blocks import Block, Section
from analysis.render.page.paper import Chapter, break_words, embed_chart, render_paper


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
    assert {"figure-residents-killed", "part-2", "method"} <= links <= set(ids)


def test_what_two_parts_say_alike_stands_once(reading):
    """Source, limits with their heading, and method are not told again on each question."""
    heading = "## What the figures cannot show"
    part = show("Who?", tb.say_source(reading), heading, tb.say_limits(reading))
    page = render(First=part, Second=part)
    for words in ("transcribed by hand.", "Nothing was checked elsewhere", ">Convention<"):
        assert page.count(words) == 1
    assert page.count("What the figures cannot show</h") == 1


def test_what_parts_say_differently_stays(home):
    """Parts that were read by two conventions each name theirs, and the method names both."""
    readings = [tb.open_article(home.name, convention=name) for name in ("literal", "gtd")]
    first, second = (show("Who?", tb.say_source(reading)) for reading in readings)
    page = render(First=first, Second=second)
    assert page.count("transcribed by hand.") == 2
    assert re.findall(r"<caption>(.*)</caption>", page) == ["First", "Second"]


def test_each_part_is_headed_by_its_first_finding(reading):
    """A part whose headline stands in the document already asks its question instead."""
    toll = Prose([("12 & 3",)], role="finding")
    page = render(Toll=show("Who?", toll), Again=show("And again?", toll))
    assert re.findall(r"<h1 [^>]*>(.*)</h1>", page)[:2] == ["12 &amp; 3", "And again?"]


def test_the_contents_name_each_part_but_the_first():
    """The reader is in the first one already."""
    page = render(Toll=show("Who & why?"), Claims=show("And?"))
    contents = page[page.index("<nav>") : page.index("</nav>")]
    assert re.findall(r">([^<>]+)</a>", contents) == ["Claims", "How this was made"]


@pytest.mark.parametrize(("table", "is_printed"), [("toll", False), ("others", True)])
def test_a_table_that_repeats_a_chart_is_not_printed(table, is_printed):
    """The ledger has all its figures; a table that no chart tells stays."""
    drawing = '<svg xmlns="http://www.w3.org/2000/svg"/>'
    row = '<tr><th scope="row">R</th><td>3</td></tr>'
    cells = [
        Chart("toll", "Alt.", drawing, drawing, "toll"),
        Table(table, f"<table><tbody>{row * 2}</tbody></table>", "", {"title": "T"}),
        Prose([("12",)], role="finding"),
    ]
    page = render(Who=show("Who?", *cells))
    assert (f'<div class="table {table}">' in page) is is_printed


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
    page = render(Who=replace(part, sections=[Section([chart])]))
    assert 'alt="8 &#34;killed&#34; &amp; 3 &lt; 4"' in page


@pytest.mark.parametrize(
    ("wide", "narrow", "is_wide"),
    [
        ((720, 300), (340, 300), False),
        ((720, 720), (340, 700), True),
        ((720, 450), (340, 580), True),
        ((720, 520), (340, 570), False),
        ((720, 120), (340, 160), False),
    ],
    ids=["small", "taller than a column", "lower when wide", "no lower", "flat"],
)
def test_a_tall_chart_takes_the_whole_width(wide, narrow, is_wide):
    """In a column it would need a sheet of its own and leave the one before half empty."""
    drawings = [f'<svg width="{width}" height="{height}"/>' for width, height in (wide, narrow)]
    assert Chapter("", [Block("chart", drawings[0], "x", drawings[1])]).is_wide == is_wide


@pytest.mark.parametrize(
    ("size", "has_sheet"), [((720, 300), False), ((720, 800), False), ((720, 1500), True)]
)
def test_a_chart_that_would_be_too_small_has_a_page_of_its_own(reading, size, has_sheet):
    """Behind the contents, which stay on the first page with the answer."""
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="{}" height="{}"/>'.format(*size)
    chart = Block("chart", drawing, "main", drawing, alt="A chart")
    finding = Block("finding", "<h2>Found</h2>")
    page = render(Who=replace(show("Who?"), sections=[Section([finding, chart])]))
    assert ('<div class="chart sheet">' in page) == has_sheet
    assert (page.index("<img") > page.index("</nav>")) == has_sheet


def test_the_print_of_an_event_lists_its_articles(reading):
    """Each with its address, which nobody can click on paper."""
    other = Source("Herald", "https://herald.example/2", "2020-03-06")
    event = replace(ABOUT, subject=Subject("example-2020"), sources=[*ABOUT.sources, other])
    page = render_paper({"Who": show("Who?")}, event)
    listed = re.search(r'<ol class="articles">.*?</ol>', page, re.DOTALL)[0]
    assert re.findall(r'class="address">([^<]+)<', listed) == [s.url for s in event.sources]
    assert 'class="articles"' not in render_paper({"Who": show("Who?")}, ABOUT)
