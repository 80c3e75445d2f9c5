"""From an executed notebook to a page: the order of its pieces, its footnotes, its data."""

import json
import re

import nbformat
import pytest
from executed import make_notebook, prose
from homes import Home

import analysis as tb
from analysis.charts.display import Chart, KeyFigures, Prose, Table
from analysis.output.show import make_table
from analysis.render.page import PageContext, has_ledger, render_page
from analysis.render.page.blocks import Block, take_apart
from analysis.render.page.citations import cite, list_links_back
from analysis.telling.sentences import Cited

LINK = '<a class="figure" href="#figure-{0}">{1}</a>'
TOLD = {
    "label": "People killed",
    "paragraph": 3,
    "shown": "12",
    "speaker_name": "The Gazette",
    "status": "stated",
    "says": "Twelve people were killed.",
    "note": None,
}


def kinds(notebook):
    return [block.kind for block in take_apart(notebook).blocks]


def test_the_answer_and_the_source_come_before_what_introduces_the_page():
    """A reader wants the answer first, whatever the notebook's order."""
    notebook = make_notebook("# Who?\n\nIntroduction.", prose("s", "source"), prose("a", "answer"))
    assert kinds(notebook) == ["answer", "source", "prose"]


def test_a_findings_heading_comes_before_the_words_that_lead_to_it():
    """A notebook tells what its next cell shows; a page has the heading first."""
    notebook = make_notebook("# Who?\n", "Each mark is one person.", prose("12 killed", "finding"))
    assert kinds(notebook) == ["finding", "prose"]


def test_a_page_tells_finding_text_chart_and_table_in_this_order():
    """A notebook shows frame, plot, sentence; a reader wants the sentence first."""
    chart = Chart("toll", "Alt.", "<svg></svg>", "<svg></svg>", "toll")
    table = Table("toll", "<table><tbody></tbody></table>", "", {"title": "Deaths"})
    found = Prose([("12 killed",), ("Of them 3 in Town.",)], role="finding")
    notebook = make_notebook("# Who?\n", "Each mark is one person.", table, chart, found)
    assert kinds(notebook) == ["finding", "prose", "text", "chart", "table"]


def test_the_headline_is_the_first_finding():
    """The page answers the question that its notebook asks."""
    notebook = make_notebook("# Who was killed?\n", prose("12 people", "finding"))
    page = render_page(take_apart(notebook), PageContext())
    assert re.findall(r"<h1>(.*)</h1>", page) == ["12 people"]
    assert '<p class="question">Who was killed?</p>' in page
    assert "<h2>12 people" not in page


def test_a_bare_frame_stands_on_no_page():
    """What a cell only shows is for whoever runs the notebook."""
    notebook = make_notebook("# Who?\n", prose("12 people", "finding"))
    data = {"text/html": "<table>bare</table>", "text/plain": "bare", "image/png": "iVBO"}
    output = nbformat.v4.new_output("execute_result", data)
    notebook.cells[-1].outputs.append(output)
    assert "bare" not in render_page(take_apart(notebook), PageContext())


def test_the_title_is_the_first_heading():
    """The question is the page's one main heading and stands in no other piece."""
    report = take_apart(make_notebook("# Who was killed?\n\nBy group.", "## Limits"))
    assert report.title == "Who was killed?"
    assert "Who was killed" not in "".join(block.markup for block in report.blocks)


def test_code_is_kept_but_for_the_parameters():
    """The code can be read; the parameters are told apart."""
    notebook = make_notebook(prose("a"))
    notebook.cells.insert(0, nbformat.v4.new_code_cell("x = 1", metadata={"tags": ["parameters"]}))
    assert take_apart(notebook).code == ["show(0)"]


def test_markdown_cannot_bring_markup():
    """HTML in a notebook's prose is shown, not run."""
    report = take_apart(make_notebook("# T\n\n<img src=x onerror=y> [a](javascript:b)"))
    assert "<img" not in report.blocks[0].markup
    assert 'href="javascript' not in report.blocks[0].markup


def test_what_a_cell_prints_is_shown_as_text():
    """A print of a user's own stands on the page, escaped."""
    notebook = make_notebook()
    cell = nbformat.v4.new_code_cell("print()")
    cell.outputs = [nbformat.v4.new_output("stream", text="\x1b[31m<b>red\x1b[0m")]
    notebook.cells = [cell]
    assert take_apart(notebook).blocks[0].markup == "&lt;b&gt;red"


def test_each_citation_is_numbered_by_figure():
    """Every link has an id of its own, so that its note can lead back to it."""
    markup = LINK.format("a", "1") + LINK.format("b", "2") + LINK.format("a", "3")
    (block,), _ = cite([Block("text", markup)], {"a": TOLD, "b": TOLD})
    assert re.findall(r'id="([^"]+)"', block.markup) == ["cite-a-1", "cite-b-1", "cite-a-2"]


def test_there_is_a_note_for_each_cited_figure_in_the_order_of_the_text():
    """Notes follow the text, and figures that it does not cite have none."""
    blocks = [Block("text", LINK.format("b", "2")), Block("text", LINK.format("a", "1") * 2)]
    _, notes = cite(blocks, {"a": TOLD, "b": TOLD, "c": TOLD})
    assert [(note.figure, note.citations) for note in notes] == [("b", 1), ("a", 2)]


def test_a_figure_that_nothing_is_told_of_is_no_link():
    """Words that lead nowhere are plain words."""
    (block,), notes = cite([Block("text", LINK.format("a", "twelve"))], {})
    assert (block.markup, notes) == ("twelve", [])


def test_the_ledger_itself_takes_the_links_back():
    """On the ledger's page its rows are the notes."""
    row = '<td><span class="anchor" id="figure-a">¶&nbsp;3</span></td>'
    blocks = [Block("text", LINK.format("a", "1")), Block("table", row, name="ledger")]
    cited, notes = cite(blocks, {"a": TOLD})
    assert notes == []
    assert cited[1].markup.count('href="#cite-a-1"') == 1


def test_without_a_citation_no_link_leads_back():
    """An arrow to nowhere is not drawn."""
    assert list_links_back("a", 0, "12") == ""


def test_a_link_back_can_be_heard_out_of_context():
    """It says which mention of which figure it leads to."""
    links = list_links_back("a", 2, "≥ 3 (“at least three”)")
    heard = re.sub(r"<[^>]*>", "", links)
    assert "Back to mention 2 of 2: ≥ 3 (“at least three”)" in heard


def test_a_page_of_a_real_ledger_leads_from_each_figure_to_its_row(home: Home):
    """Links and anchors of a whole notebook fit together."""
    reading = tb.open_article(home.name)
    ledger = make_table(tb.tabulate_figures(reading), name="ledger")
    cited = Prose([(Cited("3", figure),) for figure in reading.figures["id"]])
    page = render_page(
        take_apart(make_notebook("# T\n", tb.say_source(reading), cited, ledger)),
        PageContext(),
    )
    links = re.findall(r'href="#(figure-[^"]+)"', page)
    assert links == [f"figure-{figure}" for figure in reading.figures["id"]]
    assert set(links) <= set(re.findall(r' id="([^"]+)"', page))


def test_a_page_alone_links_to_no_other():
    """A page that stands by itself has no navigation, no downloads and no list above it."""
    notebook = make_notebook("# T\n", KeyFigures([]), prose("a", "answer"))
    page = render_page(take_apart(notebook), PageContext())
    assert re.findall(r'href="(?!#)', page) == []


def test_a_note_leads_to_the_ledgers_page_where_there_is_one(home: Home):
    """The whole row is one step away."""
    reading = tb.open_article(home.name)
    figure = reading.figures["id"].iloc[0]
    report = take_apart(make_notebook(tb.say_source(reading), Prose([(Cited("3", figure),)])))
    pages = {"index.html": "Briefing", "01-figures.html": "Figures"}
    page = render_page(report, PageContext("index.html", pages, "01-figures.html"))
    assert f'href="01-figures.html#figure-{figure}"' in page


def test_a_chart_names_the_table_that_tells_the_same():
    """The long description is named only where the table is on the page."""
    chart = Chart("toll", "Alt.", "<svg></svg>", "<svg></svg>", "deaths")
    table = Table("deaths", "<table><tbody></tbody></table>", "", {"title": "Deaths"})
    alone = render_page(take_apart(make_notebook(chart)), PageContext())
    beside = render_page(take_apart(make_notebook(chart, table)), PageContext())
    assert "aria-details" not in alone
    assert 'aria-details="table-deaths"' in beside
    assert 'id="table-deaths"' in beside


def test_a_table_keeps_its_labels_scopes_and_roles():
    """Of the typesetter's attributes those stay that a reader or a browser makes use of."""
    markup = (
        '<div><table class="gt_table"><caption>C</caption><thead><tr class="x">'
        '<th class="gt_left" scope="col" id="y">H</th></tr></thead><tbody><tr>'
        '<th scope="row" class="gt_stub">R</th>'
        '<td data-label="N" headers="y" class="gt_row gt_right">3</td></tr></tbody></table></div>'
    )
    (block,) = take_apart(make_notebook(Table("t", markup, "", {"title": "T"}))).blocks
    assert block.markup == (
        '<table role="table"><caption>C</caption><thead role="rowgroup"><tr role="row">'
        '<th scope="col" role="columnheader">H</th></tr></thead><tbody role="rowgroup">'
        '<tr role="row"><th scope="row" role="rowheader">R</th>'
        '<td data-label="N" role="cell" class="number">3</td></tr></tbody></table>'
    )


def test_a_claim_is_told_to_programs_with_who_makes_it(home: Home):
    """Each one-sided claim on the page is a schema.org Claim in valid JSON."""
    reading = tb.open_article(home.name)
    claimed = reading.figures[reading.figures["status"].eq("claimed")]["id"].tolist()
    cited = Prose([(Cited("3", figure),) for figure in claimed])
    page = render_page(take_apart(make_notebook(tb.say_source(reading), cited)), PageContext())
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    claims = [json.loads(text) for text in found]
    assert [claim["@type"] for claim in claims] == ["Claim"] * len(claimed)
    assert claims[0]["author"]["name"] == "Red Side"
    assert claims[0]["appearance"]["url"] == reading.article.source.url


def test_a_claim_that_is_not_on_the_page_is_not_told(home: Home):
    """Programs are told no more than readers."""
    report = take_apart(make_notebook(tb.say_source(tb.open_article(home.name))))
    assert "ld+json" not in render_page(report, PageContext())


@pytest.mark.parametrize("text", ["</script><b>", "<!--", "]]>", "</style>", "{{ 7*7 }}"])
def test_hostile_text_stays_inside_the_data_for_programs(home: Home, text):
    """No words of a seed end the element that they stand in."""
    said = "The Red Side claims to have killed 30 drivers."
    home.change("article", said, f"'The Red Side {text} claims.'")
    reading = tb.open_article(home.name)
    cited = Prose([(Cited("3", figure),) for figure in reading.figures["id"]])
    page = render_page(take_apart(make_notebook(tb.say_source(reading), cited)), PageContext())
    (found,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    assert text in json.loads(found)["description"]
    assert "<b>" not in page


@pytest.mark.parametrize(("table", "has"), [("ledger", True), ("deaths", False)])
def test_the_ledgers_page_is_known_by_its_table(table, has):
    """Whatever its notebook is called."""
    piece = Table(table, "<table><tbody></tbody></table>", "", {"title": "Figures"})
    assert has_ledger(take_apart(make_notebook(piece))) is has


def test_the_same_inputs_have_the_same_name():
    """A run is named by what it was made of: another cell, another name."""
    first, same, other = (
        take_apart(make_notebook("# T\n", text)).inputs for text in ("One.", "One.", "Two.")
    )
    assert first == same != other


def test_what_the_transcriber_adds_stands_in_the_note(home: Home):
    """A caveat of the seed reaches the reader of a page."""
    says = "says: The Red Side claims to have killed 30 drivers."
    home.change("article", says, f"{says}\n    note: It may be rounded.")
    reading = tb.open_article(home.name)
    cited = Prose([(Cited("30", "drivers-claimed"),)])
    page = render_page(take_apart(make_notebook(tb.say_source(reading), cited)), PageContext())
    assert "<i>It may be rounded.</i>" in page


def hash_parameters(source):
    """The hash of the inputs of a notebook with this cell of parameters."""
    cell = nbformat.v4.new_code_cell(source)
    cell.metadata.tags = ["injected-parameters"]
    notebook = make_notebook("# T\n", "One.")
    notebook.cells.append(cell)
    return take_apart(notebook).inputs


def test_the_hash_of_the_inputs_tells_nothing_of_a_secret():
    """Of a notebook run by hand, too: who has the page could try guesses."""
    assert hash_parameters('api_key = "one"') == hash_parameters('api_key = "two"')


def test_the_hash_of_the_inputs_changes_with_a_parameter():
    """Another value is another page."""
    assert hash_parameters('convention = "gtd"') != hash_parameters('convention = "acled"')


def test_a_cell_of_parameters_that_is_no_python_is_none_of_the_inputs():
    """Where nobody can tell what is secret in it, nothing of it is hashed."""
    assert hash_parameters("%load one") == hash_parameters("%load two")
