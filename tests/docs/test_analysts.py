"""The recipes for analysts: each block runs as printed, and gives what the text says."""

import ast
import json
import re
import shutil
import warnings
from unittest import mock

import matplotlib as mpl
import matplotlib.pyplot as plt
import nbformat
import pandas as pd
import pytest
import seaborn.objects as so
from documents import read_document
from projects import ARTICLE, add_article

from analysis import paths
from analysis.charts.display import Chart, Table
from analysis.reading.frames import DICTIONARY
from analysis.render.page import PageContext, render_page
from analysis.render.page.blocks import take_apart
from analysis.views import dictionary
from analysis.views.fields import list_people

TEXT = read_document("docs/analysts.md")
RECIPES = re.split(r"^## ", TEXT, flags=re.MULTILINE)
SECOND = "balochistan-2026/2026-02-05-example-news"


def run_block(source, names):
    """Run a block as a cell of a notebook; what it shows, its last line among it."""
    tree = ast.parse(source)
    shown = []
    *body, last = tree.body
    with mock.patch("IPython.display.display", shown.append):
        if isinstance(last, ast.Expr):
            exec(compile(ast.Module(body, []), "recipe", "exec"), names)
            shown.append(eval(compile(ast.Expression(last.value), "recipe", "eval"), names))
        else:
            exec(source, names)
    return [each for each in shown if each is not None]


@pytest.fixture(scope="module")
def recipes(tmp_path_factory):
    """The names that all blocks leave, and heading → what its blocks show.

    They run in a project with a second article on the same event.
    """
    home = tmp_path_factory.mktemp("project")
    event, _, article = ARTICLE.partition("/")
    (home / "seeds" / event).mkdir(parents=True)
    for file in ("event.yaml", f"{article}.yaml"):
        shutil.copy(paths.seeds() / event / file, home / "seeds" / event)
    add_article(home, SECOND)
    names, shown = {}, {}
    with pytest.MonkeyPatch.context() as patch, mpl.rc_context({"backend": "agg"}):
        patch.setenv("TOLLBOOK_HOME", str(home))
        patch.setattr(plt, "show", lambda: shown.setdefault("axes", plt.gca()))
        for recipe in RECIPES:
            heading = recipe.partition("\n")[0]
            for source in re.findall(r"^```python\n(.*?)^```$", recipe, re.MULTILINE | re.DOTALL):
                shown.setdefault(heading, []).extend(run_block(source, names))
    yield names, shown
    plt.close("all")


def draw(plot):
    """The axes of a plot, drawn."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # seaborn's, of what pandas will no longer have
        return plot.plot()._figure.axes


def test_there_are_six_recipes():
    """One a task."""
    assert len(RECIPES) == 7


def test_a_frame_is_described_column_by_column(recipes):
    """Kind, unit and meaning of each, none of them without words."""
    toll, described, tables = recipes[1]["The frame behind a table"]
    assert list(described["column"]) == list(toll.columns)
    assert described["description"].ne("").all()
    assert {"ledger", "toll", "claims", "checks", "bounds"} <= set(tables)


def test_an_own_plot_draws_each_bound_that_is_there(recipes):
    """As many points as exact counts, as many open marks as open ones, no claim."""
    reported = recipes[0]["reported"]
    plot, *_ = recipes[1]["A chart of your own"]
    assert isinstance(plot, so.Plot)
    (ax,) = draw(plot)
    exact, at_least = (len(marks.get_offsets()) for marks in ax.collections)
    assert exact == reported["low"].eq(reported["high"]).sum()
    assert at_least == reported["high"].isna().sum() > 0


def test_error_bars_reach_as_far_as_the_bounds(recipes):
    """An exact count has none; an open one an arrow of the length that the recipe names."""
    ax = recipes[1]["axes"]
    (bars,) = (each for each in ax.containers if hasattr(each, "has_xerr"))
    lines = bars.lines[2][0].get_segments()
    low = list(recipes[0]["reported"]["low"])
    assert [line[0][0] for line in lines] == low
    is_open = recipes[0]["reported"]["high"].isna()
    assert [line[1][0] - line[0][0] for line in lines] == list(is_open * 20.0)


def test_each_status_gets_a_panel_of_its_own(recipes):
    """With its own rows only, all on one scale."""
    reported = recipes[0]["reported"]
    axes = draw(recipes[0]["edited"])
    titles = [ax.get_title(loc="left") for ax in axes]
    assert titles == ["stated", "attributed"]
    assert {ax.get_xlim() for ax in axes} == {(0, 250)}
    people = list_people(reported)
    marks = [
        sum(len(m.get_offsets()) for m in ax.collections if m.get_gid() == "persons") for ax in axes
    ]
    assert marks == [people["status"].eq(title).sum() for title in titles]


def test_two_articles_stand_side_by_side(recipes):
    """Each row by the article's name; claims in a frame of their own; nothing is added."""
    tolls, claims, reports = (recipes[0][name] for name in ("tolls", "claims", "reports"))
    assert set(tolls["article"]) == {ARTICLE, SECOND}
    assert tolls["label"].is_unique
    assert set(claims["status"]) == {"claimed"}
    assert "claimed" not in set(reports["status"])
    assert len(claims) + len(reports) == len(tolls)
    plot, bounds = recipes[1]["Two articles on one event"]
    reported, claimed = draw(plot)
    assert len(reported.get_yticklabels()) == len(reports)
    assert len(claimed.get_yticklabels()) == len(claims)
    assert isinstance(bounds, pd.DataFrame)


def test_a_changed_chart_is_published_with_two_panels(recipes):
    """Under the name and the title that were given, each row with its speaker."""
    _, chart, _ = recipes[1]["Publish what you changed"]
    assert isinstance(chart, Chart)
    assert (chart.name, chart.alt.partition(".")[0]) == (
        "toll-by-status",
        "Who stands behind each count",
    )
    for drawing in (chart.wide, chart.narrow):
        told = re.sub(r"<[^>]+>", "\n", drawing)
        panels = [word for word in ("stated", "attributed", "claimed") if f"\n{word}\n" in told]
        assert panels == ["stated", "attributed"]
        assert "police,\u00a0¶6" in told


def test_a_changed_table_is_published_with_its_own_column(recipes):
    """Its kind is known, and a heading is made of its name."""
    *_, table = recipes[1]["Publish what you changed"]
    assert isinstance(table, Table)
    assert "<caption>Which counts are open</caption>" in table.markup
    fields = table.resource["schema"]["fields"]
    assert [(each["name"], each["type"]) for each in fields][-1] == ("is_open", "boolean")
    assert "Is open" in table.markup


def test_the_page_has_what_was_published_and_nothing_bare(recipes):
    """One chart and one table of an analyst's own notebook, as `nbconvert` makes it."""
    cells = [nbformat.v4.new_markdown_cell("# Who stands behind each count?\n")]
    for piece in recipes[1]["Publish what you changed"]:
        data, metadata = json.loads(json.dumps(piece._repr_mimebundle_()))
        cell = nbformat.v4.new_code_cell("pass")
        cell.outputs = [nbformat.v4.new_output("display_data", data, metadata=metadata)]
        cells.append(cell)
    notebook = nbformat.v4.new_notebook(cells=cells)
    page = render_page(take_apart(notebook), PageContext())
    assert ">Who stands behind each count?</h1>" in page
    assert page.count("<figure") == 1
    assert page.count("<table") == 1
    assert "dataframe" not in page


def test_the_column_dictionary_is_the_codes():
    """`make tables` writes it anew."""
    assert read_document("docs/columns.md") == dictionary.write_dictionary()


@pytest.mark.parametrize("column", DICTIONARY)
def test_each_column_is_told_in_words(column):
    """A phrase without a full stop, and no cell that breaks the table."""
    told = DICTIONARY[column].description
    assert len(told) > 8
    assert "|" not in told
    assert not told.endswith(".")


def test_links_in_the_recipes_lead_somewhere():
    """Every relative link is a file of the project."""
    links = re.findall(r"\]\(([^)#]+)\)", TEXT)
    assert [link for link in links if not (paths.home() / "docs" / link).exists()] == []
