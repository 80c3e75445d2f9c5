"""A report with figures that no person has confirmed says so at its top, wherever it is read."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from executed import make_notebook, prose
from readings import read
from rich_seed import make_article
from small_tables import ABOUT, TABLES

from analysis.charts.display import Prose
from analysis.ledger.coverage import Coverage
from analysis.output.show import make_chart, make_table
from analysis.render.about import cite, describe_method
from analysis.render.citation import write_citations
from analysis.render.downloads import write_downloads
from analysis.render.folder import write_folder
from analysis.render.package import to_datapackage
from analysis.render.page import PageContext, render_page
from analysis.render.page.blocks import take_apart
from analysis.render.page.paper import render_paper
from analysis.render.site import list_entries, render_site
from analysis.telling.drafts import mark_draft, say_draft
from analysis.telling.sentences import Cited, plain
from analysis.views.briefing import say_briefing
from analysis.views.figures import tabulate_figures
from analysis.views.paragraphs import plot_paragraphs
from analysis.views.source import say_source

ALONE = PageContext()

CONFIRMED, DRAFTED = ("toll-noon",), ("toll-noon", "killed-in-farhaven")

DRAFT = "This is a draft: a program drafted 1 of its 2 figures, and no person has confirmed it."
MARK = "draft: 1 of 2 figures unreviewed"
OF_23 = "This is a draft: a program drafted 3 of its 23 figures, and no person has confirmed them."


def execute(*names: str) -> Any:
    """An executed notebook on the invented article with these figures."""
    reading = read(make_article(*names))
    table = make_table(tabulate_figures(reading), name="ledger")
    return make_notebook("# Who?", prose("Words.", "answer"), say_source(reading), table)


def test_every_page_of_a_report_says_that_it_is_a_draft(tmp_path: Path) -> None:
    """Before anything else that it tells; also a page that itself rests on no draft."""
    folder = tmp_path / "fernhill-2031" / "2031-05-06-dale-courier"
    write_folder(folder, {"01-all": execute(*DRAFTED), "02-one": execute(*CONFIRMED)})
    pages = [path.read_text("utf-8") for path in folder.glob("*.html")]

    assert len(pages) == 2
    for page in pages:
        assert page.count(f">{DRAFT}<") == 1
        assert page.index("<h1") < page.index(f">{DRAFT}<") < page.index("Words.")


@pytest.mark.parametrize(("names", "drafts"), [(DRAFTED, 1), (CONFIRMED, 0)])
def test_a_published_report_is_listed_only_if_it_is_no_draft(
    tmp_path: Path, names: tuple[str, ...], drafts: int
) -> None:
    """From the executed notebook to the list, by the data package beside it."""
    name = "fernhill-2031/2031-05-06-dale-courier"
    write_folder(tmp_path / name, {"00-all": execute(*names)})
    site = render_site(list_entries(tmp_path))
    told = json.loads((tmp_path / name / "datapackage.json").read_text("utf-8"))["tollbook"]

    assert told.get("unreviewed", 0) == drafts
    for text in site.values():
        assert (name in text) != bool(drafts)


def test_a_page_by_itself_says_so_too() -> None:
    """As JupyterLab's menu makes it."""
    assert DRAFT in render_page(take_apart(execute(*DRAFTED)), ALONE)
    assert DRAFT not in render_page(take_apart(execute(*CONFIRMED)), ALONE)


def test_the_answer_tells_it_where_no_page_does() -> None:
    """A notebook run by hand has the sentence; the page above which it stands has it once."""
    reading = read(make_article(*DRAFTED))
    answer = say_briefing(reading)
    page = render_page(take_apart(make_notebook("# Who?", answer, say_source(reading))), ALONE)

    assert plain(answer.sentences[0]) == DRAFT
    assert page.count(f">{DRAFT}<") == 1


def test_a_draft_is_not_transcribed_by_hand() -> None:
    """Until every figure is confirmed, a program drafted it, and the method says so."""
    pages = {
        names: render_page(take_apart(execute(*names)), ALONE) for names in (CONFIRMED, DRAFTED)
    }

    assert "drafted by a program" not in pages[CONFIRMED]
    assert "transcribed by hand" not in pages[DRAFTED]
    assert re.search(r'class="byline">.*drafted by a program</p>', pages[DRAFTED])
    assert "drafted by a program; no person has confirmed 1 of its 2 figures." in pages[DRAFTED]
    assert "<p>A program drafted a seed file from the article; a notebook" in pages[DRAFTED]


def test_the_card_of_a_number_says_that_nobody_confirmed_it() -> None:
    """Of the figures that a page prints, the unreviewed one alone has the mark."""
    cited = [(Cited("12", "toll-noon"),), (Cited("3", "killed-in-farhaven"),)]
    reading = read(make_article(*DRAFTED))
    notebook = make_notebook("# Who?", Prose(cited, "answer"), say_source(reading))
    page = render_page(take_apart(notebook), ALONE)
    cards = dict(re.findall(r'id="figure-([a-z-]+)" role="group"(.*?)Close this note', page, re.S))

    assert {name: "not confirmed" in card for name, card in cards.items()} == {
        "toll-noon": False,
        "killed-in-farhaven": True,
    }


def test_every_chart_of_a_draft_says_so() -> None:
    """In the line of its source, so that a chart that leaves its page has it."""
    for names, is_draft in ((CONFIRMED, False), (DRAFTED, True)):
        figures = tabulate_figures(read(make_article(*names)))
        drawing = make_chart(plot_paragraphs(figures), figures, name="paragraphs")
        words = " ".join(ET.fromstring(drawing.wide).itertext())
        assert figures.attrs["source"].startswith("Draft: 1 of 2") == is_draft
        assert ("Draft: 1 of 2 figures unreviewed." in words) == is_draft


@pytest.mark.parametrize("drafts", [0, 3])
def test_paper_and_downloads_say_so(drafts: int) -> None:
    """Whoever has them alone must know, and how many figures of how many."""
    about = replace(ABOUT, unreviewed=drafts, figures=23 if drafts else 0)
    files = {f"tables/{name}.{form}": b"" for name in TABLES for form in ("csv", "parquet")}
    paper = render_paper({}, about)
    cited = write_citations(about).values()
    told = (paper, *cited, to_datapackage(TABLES, files, about))

    assert [OF_23 in text for text in told] == [bool(drafts)] * 6
    assert ('data-head="Draft · ' in paper) == bool(drafts)
    assert ("(draft: 3 of 23 figures unreviewed)" in cite(about)) == bool(drafts)
    package = json.loads(told[-1])
    counted = {"unreviewed": 3, "figures": 23} if drafts else {}
    assert {name: package["tollbook"].get(name) for name in counted} == counted
    assert ("draft" in package["title"]) == bool(drafts)


@pytest.mark.parametrize(("names", "is_draft"), [(CONFIRMED, False), (DRAFTED, True)])
def test_every_file_of_a_report_says_so(
    tmp_path: Path, names: tuple[str, ...], is_draft: bool
) -> None:
    """Each file by itself, as whoever got it by mail has it: pages, tables, notebooks, all."""
    folder = tmp_path / "fernhill-2031" / "2031-05-06-dale-courier"
    write_folder(folder, {"00-all": execute(*names)})
    files = [path for path in folder.rglob("*") if path.is_file()]

    assert {path.suffix for path in files} >= {".html", ".csv", ".parquet", ".xlsx", ".cff"}
    for path in files:
        marked = is_marked(path)
        assert marked == is_draft, path.name


def is_marked(path: Path) -> bool:
    """Whether a file says that it is of a draft, of how many figures of how many."""
    if path.suffix == ".parquet":
        return set(pd.read_parquet(path).get("draft", ())) == {MARK}
    if path.suffix == ".csv":
        return set(pd.read_csv(path).get("draft", ())) == {MARK}
    if path.suffix == ".xlsx":
        sheets = pd.read_excel(path, sheet_name=None)
        return DRAFT in sheets["About"].to_string() and set(sheets["ledger"].get("draft", ())) == {
            MARK
        }
    text = path.read_text("utf-8")
    return any(
        words in text for words in (DRAFT, MARK, "no person has confirmed 1 of its 2 figures")
    )


SENTENCES = [
    (0, 5, "", ""),
    (1, 1, "drafted its only figure, and no person has confirmed it.", "1 of 1 figure unreviewed"),
    (2, 2, "drafted all of its 2 figures, and no person has confirmed them.", "2 of 2 figures"),
    (1, 9, "drafted 1 of its 9 figures, and no person has confirmed it.", "1 of 9 figures"),
    (3, 9, "drafted 3 of its 9 figures, and no person has confirmed them.", "3 of 9 figures"),
]


@pytest.mark.parametrize(("unreviewed", "figures", "told", "mark"), SENTENCES)
def test_a_draft_says_how_much_of_it_is_one(
    unreviewed: int, figures: int, told: str, mark: str
) -> None:
    """One, some or all; nothing where all are confirmed."""
    assert say_draft(unreviewed, figures).endswith(told)
    assert mark in mark_draft(unreviewed, figures)
    assert (
        bool(say_draft(unreviewed, figures)) == bool(mark_draft(unreviewed, figures)) == bool(told)
    )


REVIEWED = replace(
    ABOUT.sources[0],
    reviewed_by="Ada <b>Example</b>",
    reviewed_on="2020-03-05",
    numbers=Coverage(9, 6, 2, 1),
)


def test_a_review_and_the_count_of_numbers_are_in_every_download(tmp_path: Path) -> None:
    """Where it stands how the figures came here, stands who read them, and how many there are."""
    about = replace(ABOUT, sources=[REVIEWED])
    write_downloads(tmp_path, TABLES, about)
    source = json.loads((tmp_path / "datapackage.json").read_text("utf-8"))["sources"][0]
    sheet = pd.read_excel(tmp_path / "tables.xlsx", sheet_name="About", header=None).to_string()
    told = "Read beside the article by Ada <b>Example</b> on 5 March 2020"

    assert about.transcribed == f"one article, transcribed by hand; r{told[1:]}"
    assert source["review"] == {"by": "Ada <b>Example</b>", "day": "2020-03-05"}
    assert source["numbers"] == {"numbers": 9, "told": 6, "left_out": 2, "missing": 1}
    for text in ((tmp_path / "CITATION.cff").read_text("utf-8"), sheet):
        assert f"{told}; 6 of the 9 numbers in the text are figures here; 2 are left out" in text


def test_a_reviewers_name_is_text_on_page_and_paper() -> None:
    """Whatever it holds; and what says nothing of a review has none."""
    reports = {"all": take_apart(execute(*CONFIRMED))}
    paper = render_paper(reports, replace(ABOUT, sources=[REVIEWED]))
    assert "; read beside the article by Ada &lt;b&gt;Example&lt;/b&gt; on 5 March 2020" in paper
    assert "read beside" not in render_paper(reports, ABOUT)
    assert describe_method(TOLD)["transcribed"].endswith("by Ada Example on 5 March 2020")


TOLD = {
    "subject": "example-2020/2020-03-04-gazette",
    "event": "Attack in Sample County",
    "timezone": "UTC",
    "outlet": "Example Gazette",
    "url": "https://gazette.example/1",
    "published": "2020-03-04",
    "review": {"by": "Ada Example", "day": "2020-03-05"},
    "seed": "0" * 64,
    "versions": [["tollbook", "0"]],
}
"""What a notebook tells of an article that was reviewed."""
