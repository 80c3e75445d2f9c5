"""What an analyst has changed or made is published as it is."""

import re

import pandas as pd
import pytest
import seaborn.objects as so
from matplotlib.figure import Figure

from analysis.charts.layers import ARROW, plot_rows
from analysis.charts.style import shield
from analysis.errors import ParameterError
from analysis.output.show import make_chart, make_table
from analysis.reading.frames import describe_columns
from analysis.reading.reading import open_article
from analysis.views.follows import plot_bounds, tabulate_following
from analysis.views.toll import plot_toll, tabulate_toll


@pytest.fixture
def toll(home):
    """The counts of deaths of the example's article."""
    return tabulate_toll(open_article(home.name))


def read_words(drawing):
    """The texts that a drawing shows."""
    return [text for text in re.sub(r"<[^>]+>", "\n", drawing).splitlines() if text.strip()]


def test_a_facet_by_any_column_has_its_own_rows_only(toll):
    """Each row stands once, in the panel of its value; a value without rows has none."""
    reported = toll[toll["status"].ne("claimed")]
    words = read_words(make_chart(plot_rows(reported).facet(row="status"), reported, name="x").wide)
    assert [word for word in words if word in ("stated", "attributed", "claimed")] == [
        status for status in ("stated", "attributed") if status in set(reported["status"])
    ]
    for label in reported["label"]:
        name = label[:1].upper() + label[1:]
        assert words.count(name) == list(reported["label"]).count(label)


@pytest.mark.parametrize(
    ("given", "own", "title"),
    [
        ("Given", "Own", "Given"),
        ("", "Own", "Own"),
    ],
)
def test_a_title_that_is_given_comes_before_the_plots_own(toll, given, own, title):
    """And the plot's own before that of the name."""
    plot = so.Plot(toll, x="low", y="label").add(so.Dot()).label(title=own)
    assert make_chart(plot, toll, name="toll", title=given).alt.startswith(f"{title}.")


def test_an_own_plot_of_labels_names_who_says_so(toll):
    """A claim keeps its speaker, whoever draws it."""
    plot = so.Plot(toll, x="low", y="label").add(so.Dot())
    words = " ".join(read_words(make_chart(plot, toll, name="own").wide))
    claims = toll[toll["status"].eq("claimed") & ~toll["label"].duplicated(keep=False)]
    assert len(claims)
    assert all(f"claimed by {speaker}" in words for speaker in claims["speaker_name"])


OWN = {
    "is_open": ([True, False], "boolean"),
    "rank_own": ([2, 1], "integer"),
    "share": ([0.5, None], "number"),
    "seen": (pd.to_datetime(["2020-03-01", None]), "datetime"),
    "aside": (["a", None], "string"),
    "mixed": ([1, "a"], "string"),
}


@pytest.mark.parametrize("name", OWN)
def test_an_own_column_is_published_with_its_kind(name):
    """It has no description, and no value is lost."""
    values, kind = OWN[name]
    frame = pd.DataFrame({"label": ["one", "two"], name: values})
    table = make_table(frame, name="own", title="Own")
    (field,) = (each for each in table.resource["schema"]["fields"] if each["name"] == name)
    assert field == {"name": name, "type": kind}
    known = [row[name] is not None for row in table.resource["data"]]
    assert known == list(pd.notna(pd.Series(values)))
    assert list(describe_columns(frame)["kind"]) == ["string", kind]


def test_names_of_columns_may_be_numbers():
    """As a pivot has them."""
    assert (
        "<caption>Own</caption>"
        in make_table(pd.DataFrame({1: ["a"], 2: ["b"]}), name="own").markup
    )


@pytest.mark.parametrize("name", ["Toll", "1-toll", "../toll", "toll by status", ""])
@pytest.mark.parametrize("make", [make_chart, make_table])
def test_a_name_that_no_file_can_have_is_refused(toll, make, name):
    """In one sentence, before anything is drawn."""
    pieces = (plot_toll(toll), toll) if make is make_chart else (toll,)
    with pytest.raises(ParameterError, match="small letters, digits and hyphens"):
        make(*pieces, name=name)


def test_what_is_no_plot_is_refused(toll):
    """Which kind is allowed and which was found."""
    with pytest.raises(ParameterError, match=r"a seaborn\.objects\.Plot, found a Figure"):
        make_chart(Figure(), toll, name="toll")


def test_a_column_that_is_there_twice_is_refused(toll):
    """By its name."""
    with pytest.raises(ParameterError, match="a column twice: label"):
        make_table(pd.concat([toll, toll[["label"]]], axis=1), name="own")


def test_a_table_without_a_column_that_it_shows_is_refused(toll):
    """The message names those that the name would show."""
    with pytest.raises(ParameterError, match=r"'label'.* none of them"):
        make_table(toll[["low"]], name="toll")


def test_a_label_stands_clear_of_an_arrow_beside_a_point(home):
    """Where bounds of both kinds are drawn, each label is as far off as its own mark is long."""
    figure = Figure()
    toll = tabulate_toll(home.tell({"wording": "12"}, {"wording": "more than 8"}))
    with shield():
        plot_rows(toll).on(figure).plot()
    off = {text.get_text(): find_offset(text) for text in figure.axes[0].texts}
    assert off.pop("12") < ARROW < min(off.values())


def find_offset(text):
    """How many points a text stands right of the number that it tells."""
    at = text.get_position()
    moved = text.get_transform().transform(at) - text.axes.transData.transform(at)
    return moved[0] * 72 / text.figure.dpi


def test_a_plot_of_no_rows_can_be_drawn(home):
    """As of an article in which nothing follows."""
    following = tabulate_following(open_article(home.name)).head(0)
    with shield():
        plot_bounds(following).on(Figure()).plot()
