"""From an executed notebook to a page: the order of its pieces, its footnotes, its data."""

import html
import json
import re

import nbformat
import pytest
from executed import make_notebook, prose
from homes import Home

import analysis as tb
from analysis.charts.display import Chart, Prose, Table
from analysis.output.show import make_table
from analysis.render.page import PageContext, has_ledger, render_page
from analysis.render.page.blocks import take_apart
from analysis.render.page.citations import Citations
from analysis.telling.sentences import Cited

LINK = '<a class="figure" href="#figure-{0}">{1}</a>'
TOLD = {
    "label": "People killed",
    "paragraph": 3,
    "printed": "“12”",
    "bound": None,
    "speaker_name": "The Gazette",
    "status": "stated",
    "says": "Twelve people were killed.",
    "note": None,
}


def kinds(notebook):
    return [block.kind for block in take_apart(notebook).blocks]


def chart(name, table="", alt="Alt."):
    return Chart(name, alt, "<svg></svg>", "<svg></svg>", table or name)


def table(name, rows=2):
    row = '<tr><th scope="row">R</th><td>3</td></tr>'
    markup = f"<table><tbody>{row * rows}</tbody></table>"
    return Table(name, markup, "", {"title": f"The table {name}"})


def render(*pieces, context=None):
    return render_page(take_apart(make_notebook("# Who?\n", *pieces)), context or PageContext())


def test_a_page_begins_with_the_answer_and_ends_with_the_method():
    """Whatever the notebook's order: a reader wants to know first, and how it was made last."""
    found = prose("f", "finding")
    notebook = make_notebook(
        "# Who?\n\nIntroduction.", prose("s", "source"), found, prose("a", "answer")
    )
    assert kinds(notebook) == ["answer", "finding", "source", "prose"]


def test_a_long_answer_goes_on_below_the_main_chart():
    """The chart begins on a phone's second screen; the first paragraph always stands above it."""
    answer = Prose([(words * 60,) for words in ("first ", "second ", "third ")], role="answer")
    page = render(answer, chart("toll"), prose("12", "finding"))
    places = [page.index(words) for words in ("first ", "second ", "chart-toll", "third ")]
    assert places == sorted(places)
    alone = render(Prose([("first " * 400,)], role="answer"), chart("toll"), prose("12", "finding"))
    assert alone.index("first ") < alone.index("chart-toll")


def test_a_short_answer_stands_above_the_main_chart():
    """All of it, for it is the answer."""
    page = render(Prose([("one",), ("two",)], role="answer"), chart("toll"), prose("12", "finding"))
    assert page.index("two") < page.index("chart-toll")


def test_a_finding_ends_its_section():
    """What stands behind it belongs to the next one, also where no prose stands between."""
    notebook = make_notebook(
        "# Who?\n", chart("toll"), prose("12", "finding"), chart("sites"), prose("3", "finding")
    )
    sections = take_apart(notebook).sections
    assert [[block.kind for block in section.blocks] for section in sections] == [
        ["finding", "chart"]
    ] * 2


def test_a_finding_that_has_nothing_to_say_ends_its_section_too():
    """A chart is not told under the finding of another."""
    notebook = make_notebook(
        "# Who?\n", chart("toll"), Prose([], role="finding"), chart("sites"), prose("3", "finding")
    )
    names = [[b.name for b in s.blocks if b.kind == "chart"] for s in take_apart(notebook).sections]
    assert names == [["toll"], ["sites"]]


def test_a_findings_heading_comes_before_the_words_that_lead_to_it():
    """A notebook may tell what its next cell shows; a page has the heading first."""
    notebook = make_notebook("# Who?\n", "Each mark is one.", prose("12 killed", "finding"))
    assert kinds(notebook) == ["finding", "prose"]


def test_a_page_tells_finding_text_chart_and_table_in_this_order():
    """A notebook shows frame, plot, sentence; a reader wants the sentence first."""
    found = Prose([("12 killed",), ("Of them 3 in Town.",)], role="finding")
    notebook = make_notebook("# Who?\n", table("toll"), chart("toll"), found)
    assert kinds(notebook) == ["finding", "text", "chart", "table"]


def test_the_headline_is_the_first_finding():
    """The page answers the question that its notebook asks."""
    page = render(prose("12 people", "finding"))
    assert re.findall(r"<h1[^>]*>(.*)</h1>", page) == ["12 people"]
    assert "<title>12 people" in page
    assert "12 people</h2>" not in page


def test_each_further_finding_is_a_landmark_with_a_permalink():
    """By the name of the sentence that told it, so that a link lasts as long as the sentence."""
    notebook = make_notebook("# Who?\n", prose("12", "finding"), prose("3 < 4", "finding"))
    notebook.cells[-1].source = "tb.say_claim_tests(reading)"
    page = render_page(take_apart(notebook), PageContext())
    assert '<section class="told" aria-labelledby="finding-claim-tests">' in page
    assert '<h2 id="finding-claim-tests">3 &lt; 4</h2>' in page
    assert 'href="#finding-claim-tests"' in page


def test_two_findings_of_one_sentence_have_two_names():
    """An id stands on a page once."""
    notebook = make_notebook(*(prose(words, "finding") for words in "abc"))
    for cell in notebook.cells:
        cell.source = "tb.say_toll(toll)"
    names = [section.name for section in take_apart(notebook).sections]
    assert names == ["toll", "toll-2", "toll-3"]


def test_the_table_of_a_chart_is_folded_under_it():
    """It repeats the chart; its downloads are in the fold."""
    context = PageContext(downloads={"tables/toll.csv": "Deaths"})
    page = render(chart("toll"), table("toll"), prose("12", "finding"), context=context)
    fold = re.search(r'<details class="fold">.*?</details>', page, re.DOTALL)[0]
    assert "The figures of this chart as a table" in fold
    assert 'id="table-toll"' in fold
    assert 'href="tables/toll.csv"' in fold


@pytest.mark.parametrize(("rows", "is_folded"), [(12, False), (13, True)])
def test_a_long_table_is_folded(rows, is_folded):
    """Who wants it opens it; a short one is open, and the ledger always."""
    assert ('class="fold"' in render(table("other", rows), prose("12", "finding"))) is is_folded
    assert 'class="fold"' not in render(table("ledger", rows), prose("12", "finding"))


def test_a_table_of_one_row_is_left_to_the_downloads():
    """Its sentence tells it; where none does, and in the ledger, it stays."""
    assert "<table" not in render(table("other", 1), prose("12", "finding"))
    assert "<table" in render(table("other", 1))
    assert "<table" in render(table("ledger", 1), prose("12", "finding"))


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


def lead(markup, told):
    citations = Citations(told)
    return citations.lead(markup), citations.notes


def test_the_first_link_to_a_figure_can_be_led_back_to():
    """A note leads to the first place that prints its figure."""
    markup = LINK.format("a", "1") + LINK.format("b", "2") + LINK.format("a", "3")
    led, _ = lead(markup, {"a": TOLD, "b": TOLD})
    assert re.findall(r'id="([^"]+)"', led) == ["cite-a", "cite-b"]


def test_there_is_a_note_for_each_cited_figure_in_the_order_of_the_text():
    """Notes follow the text, and figures that it does not cite have none."""
    markup = LINK.format("b", "2") + LINK.format("a", "1") * 2
    _, notes = lead(markup, {"a": TOLD, "b": TOLD, "c": TOLD})
    assert [note.figure for note in notes] == ["b", "a"]


def test_a_figure_that_nothing_is_told_of_is_no_link():
    """Words that lead nowhere are plain words."""
    assert lead(LINK.format("a", "twelve"), {}) == ("twelve", [])


def test_a_link_says_that_it_leads_to_a_source():
    """Heard in a list of links, a number alone tells nothing; seen, it stays a number."""
    led, _ = lead(LINK.format("a", "12"), {"a": TOLD})
    assert re.sub(r"<[^>]*>", "", led) == "12 (source)"
    assert '<span class="unseen"> (source)</span>' in led


def test_the_same_number_of_two_figures_has_two_names():
    """In a list of links nobody can tell “12 (source)” from “12 (source)”."""
    told = {"a": TOLD, "b": {**TOLD, "paragraph": 4}, "c": TOLD}
    led, notes = lead("".join(LINK.format(figure, "12") for figure in "abc"), told)
    heard = re.findall(r">([^<]*)<span class=\"unseen\">([^<]*)<", led)
    assert len(set(heard)) == 3
    assert len({note.name for note in notes}) == 3


@pytest.mark.parametrize(
    ("status", "said"),
    [
        ("stated", "The Gazette, which names no source"),
        ("claimed", "The Gazette; the article gives no independent evidence"),
    ],
)
def test_a_note_tells_its_status_in_words(status, said):
    """Nobody needs a key to read a card."""
    _, (note,) = lead(LINK.format("a", "12"), {"a": {**TOLD, "status": status}})
    assert note.said.endswith(said)


def test_each_row_of_the_ledger_has_a_link_to_itself():
    """Whoever passes a figure on has its address; beside its rows no notes are needed."""
    markup = '<td><span class="anchor" id="figure-a">¶&nbsp;3</span></td>'
    rows = f"<table><tbody><tr>{markup}</tr></tbody></table>"
    page = render(Table("ledger", rows, "", {"title": "All"}), prose("12", "finding"))
    assert 'id="figure-a"><a href="#figure-a">¶&nbsp;3<' in page
    assert 'class="card"' not in page


def test_a_page_of_a_real_ledger_leads_from_each_figure_to_its_row(home: Home):
    """Links and anchors of a whole notebook fit together."""
    reading = tb.open_article(home.name)
    ledger = make_table(tb.tabulate_figures(reading), name="ledger")
    cited = Prose([(Cited("3", figure),) for figure in reading.figures["id"]])
    page = render_page(
        take_apart(make_notebook("# T\n", tb.say_source(reading), cited, ledger)),
        PageContext(),
    )
    links = re.findall(r'class="figure"[^>]* href="#(figure-[^"]+)"', page)
    assert links == [f"figure-{figure}" for figure in reading.figures["id"]]
    assert set(links) <= set(re.findall(r' id="([^"]+)"', page))


def test_a_page_alone_links_to_no_other():
    """A page that stands by itself has no navigation, no downloads and no list above it."""
    page = render(prose("a", "answer"), prose("b", "finding"))
    assert re.findall(r'href="(?!#|data:image)', page) == []


def test_a_note_leads_to_the_ledgers_page_where_there_is_one(home: Home):
    """The whole row is one step away."""
    reading = tb.open_article(home.name)
    figure = reading.figures["id"].iloc[0]
    report = take_apart(make_notebook(tb.say_source(reading), Prose([(Cited("3", figure),)])))
    pages = {"index.html": "Report", "02-ledger.html": "Ledger"}
    page = render_page(report, PageContext("index.html", pages, "02-ledger.html"))
    assert f'href="02-ledger.html#figure-{figure}"' in page


@pytest.mark.parametrize(
    ("bound", "told"),
    [
        (None, ""),
        ("at least 23", "as we read it: at least 23"),
        ("read as “twelve”; at least 12", "read as “twelve”; at least 12"),
    ],
)
def test_a_note_prints_the_articles_words_and_our_bound_as_ours(bound, told):
    """The words first; beneath them what follows, unless they say just that."""
    words = {"printed": "“more than 22”", "bound": bound, "label": "guards killed"}
    _, (note,) = lead(LINK.format("a", "more than 22"), {"a": {**TOLD, **words}})
    assert note.bound == told
    assert note.name == "“more than 22” guards killed"


def test_a_sum_that_does_not_fit_leads_to_its_proof():
    """From the report to the page of all sums; from no page to itself, or to one that is not."""
    pages = {"index.html": "Report", "01-checks.html": "Checks"}
    notebook = make_notebook("# T\n", prose("12", "finding"), prose("A sum is off", "finding"))
    notebook.cells[-1].source = "tb.say_agreement(reading)"
    report = take_apart(notebook)
    for page, checks, is_there in (
        ("index.html", "01-checks.html", True),
        ("01-checks.html", "01-checks.html", False),
        ("index.html", "", False),
    ):
        text = render_page(report, PageContext(page, pages, checks=checks))
        assert ("what would mend them: Checks</a>" in text) == is_there


@pytest.mark.parametrize(
    ("letters", "style"),
    [(20, ""), (60, ' class="long"'), (80, ' class="longer"'), (110, ' class="longest"')],
)
def test_a_long_headline_is_set_smaller(letters, style):
    """So that it takes two lines on a wide screen."""
    page = render(prose("a" * letters, "finding"))
    assert f'<h1 id="headline"{style}>' in page


def test_a_chart_names_the_table_that_tells_the_same():
    """The long description is named only where the table is on the page."""
    alone = render(chart("toll", "deaths"))
    beside = render(chart("toll", "deaths"), table("deaths"))
    assert "aria-details" not in alone
    assert 'aria-details="table-deaths"' in beside
    assert 'id="table-deaths"' in beside


def test_a_chart_that_the_ledger_tells_leads_there():
    """Its figures are one step away."""
    pages = {"index.html": "Report", "02-ledger.html": "Ledger"}
    page = render(
        chart("figures", "ledger"), context=PageContext("index.html", pages, "02-ledger.html")
    )
    assert 'href="02-ledger.html#table-ledger"' in page


def test_a_chart_has_a_permalink():
    """Whoever passes one on has its address."""
    page = render(chart("toll"))
    assert 'id="chart-toll"' in page
    assert 'href="#chart-toll"' in page


def test_only_the_front_page_tells_how_the_report_was_made():
    """Source and downloads stand once in a report; the other pages lead there."""
    pages = {"index.html": "Report", "01-checks.html": "Checks"}
    pieces = (prose("The source.", "source"), prose("12", "finding"))
    downloads = {"tables.xlsx": "All tables"}
    front, other = (
        render(*pieces, context=PageContext(page, pages, downloads=downloads)) for page in pages
    )
    assert ("The source." in front, "tables.xlsx" in front) == (True, True)
    assert ("The source." in other, "tables.xlsx" in other) == (False, False)
    assert 'href="index.html#method"' in other


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


def read_described(page):
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    return [json.loads(text) for text in found]


def test_programs_are_told_the_article_with_all_its_statements(home: Home):
    """Reports and claims alike, each with its speaker and its status: never one party's alone."""
    reading = tb.open_article(home.name)
    (told,) = read_described(render(tb.say_source(reading)))
    figures = reading.figures.set_index("says")
    assert (told["@type"], told["url"]) == ("NewsArticle", reading.article.source.url)
    assert len(told["interpretedAsClaim"]) == len(figures)
    for claim in told["interpretedAsClaim"]:
        row = figures.loc[claim["description"]]
        assert claim["author"]["name"] == row["speaker_name"]
        assert claim["keywords"] == row["status"]


def test_programs_are_told_nothing_where_claims_are_left_out(home: Home):
    """All statements or none."""
    assert (
        read_described(render(tb.say_source(tb.open_article(home.name, include_claims=False))))
        == []
    )


def test_programs_are_told_once_a_report(home: Home):
    """By its front page."""
    pages = {"index.html": "Report", "01-checks.html": "Checks"}
    source = tb.say_source(tb.open_article(home.name))
    told = [read_described(render(source, context=PageContext(page, pages))) for page in pages]
    assert list(map(len, told)) == [1, 0]


@pytest.mark.parametrize("text", ["</script><b>", "<!--", "]]>", "</style>", "{{ 7*7 }}"])
def test_hostile_text_stays_inside_the_data_for_programs(home: Home, text):
    """No words of a seed end the element that they stand in."""
    said = "The Red Side claims to have killed 30 drivers."
    home.change("article", said, f"'The Red Side {text} claims.'")
    page = render(tb.say_source(tb.open_article(home.name)))
    (told,) = read_described(page)
    assert any(text in claim["description"] for claim in told["interpretedAsClaim"])
    assert "<b>" not in page


@pytest.mark.parametrize(("name", "has"), [("ledger", True), ("deaths", False)])
def test_the_ledgers_page_is_known_by_its_table(name, has):
    """Whatever its notebook is called."""
    assert has_ledger(take_apart(make_notebook(table(name)))) is has


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


def test_a_shared_link_shows_the_finding():
    """What a messenger prints of a page is its headline, as text."""
    page = render(prose('12 "people" & more', "finding"))

    [told] = re.findall(r'<meta property="og:title" content="([^"]*)">', page)
    assert html.unescape(told) == '12 "people" & more'
