"""What a cell publishes: charts, edited or not, at two widths, with their words and tables."""

import re
import xml.etree.ElementTree as ET

import pandas as pd
import pytest
import seaborn.objects as so
from drawn import HOSTILE, LONG, STRESS, WIDTHS, draw, figure_row, find_faults, read_marks, tabulate

from analysis.charts.layers import plot_rows
from analysis.charts.palette import CSS_VARIABLES
from analysis.charts.svg import render_svg
from analysis.ledger.names import list_articles
from analysis.output import show
from analysis.output.show import (
    MOST_ALT,
    make_chart,
    name_marks,
    say_byline,
    show_chart,
    show_table,
)
from analysis.reading.reading import open_article
from analysis.views.places import list_spots, plot_places, tabulate_places
from analysis.views.sites import tabulate_sites
from analysis.views.timeline import plot_timeline, tabulate_timeline
from analysis.views.toll import plot_toll, tabulate_toll

MOST_BYTES = 60_000


def toll_row(name, low, high, **changes):
    """A record with what the headline of a toll is made of, too."""
    told = {
        **dict.fromkeys(("whole", "where", "during", "period", "ours", "hedge", "doer", "deed")),
        **{"measure": "deaths", "unit": "persons", "paragraph": 1, "who": name, "fate": "killed"},
        **{"wording": f"{low}", "number_words": f"{low}", "language": "en", "change": False},
        **{"nominal": low, "is_disjoint": True},
    }
    return figure_row(name, low, high, **(told | changes))


TOLL = tabulate(
    toll_row("all", 70, 70),
    toll_row("guards", 31, None, whole="all", depth=1, number_words="at least 31"),
    toll_row("police", 9, 9, whole="all", depth=1, status="attributed"),
    toll_row("soldiers", 310, 310, status="claimed"),
)
TOLL.attrs = {"subtitle": "People killed", "source": "Source: Gazette."}


def read_svg(svg):
    return [" ".join(text.itertext()) for text in ET.fromstring(svg).findall(".//{*}text")]


def publish(plot, frame=TOLL, name="toll"):
    """The chart, after a look at both widths: the size, the type, and that nothing is cut."""
    faults = []

    def render(figure, *words):
        faults.append(find_faults(figure))
        return render_svg(figure, *words)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(show, "render_svg", render)
        chart = make_chart(plot, frame, name=name)
    assert faults == [{}, {}]
    for svg, width in zip((chart.wide, chart.narrow), WIDTHS, strict=True):
        assert ET.fromstring(svg).get("width") == str(width)
    return chart


# --- words around a chart -----------------------------------------------------------------------


def test_a_chart_has_its_finding_its_unit_and_its_source():
    """The title of its name's caption, and what the frame carries."""
    frame = TOLL.assign(sum_told="The groups make at least 40; 70 in all")
    frame.attrs = TOLL.attrs
    texts = read_svg(make_chart(plot_toll(frame), frame, name="toll").wide)
    assert {"The groups make at least 40; 70 in all", "People killed"} <= set(texts)
    assert "Source: Gazette." in texts


def test_a_finding_that_heads_the_section_is_not_printed_on_the_chart_again():
    """It stands above the drawing; who hears the drawing alone hears it."""
    chart = make_chart(plot_toll(TOLL), TOLL, name="toll")
    finding = "At least 31 guards killed, Gazette reports; 9 police, Gazette says"
    assert chart.alt.startswith(finding)
    assert finding not in " ".join(read_svg(chart.wide))


def test_the_alt_text_begins_with_the_finding_and_names_the_first_numbers():
    """And says how many rows stand in the table alone."""
    alt = make_chart(plot_toll(TOLL), TOLL, name="toll").alt
    assert "Gazette says. People killed. All: 70." in alt
    assert "Soldiers: 310, claimed" in alt


@pytest.mark.parametrize("frame", [TOLL, STRESS], ids=["short", "stress"])
def test_the_alt_text_is_short(frame):
    """250 characters at most, whatever the names."""
    frame = frame.assign(**(toll_row("all", 70, 70) | frame.to_dict("series")))
    alt = make_chart(plot_rows(frame), frame, name="toll").alt
    assert 50 < len(alt) <= MOST_ALT
    assert re.search(r": (\d|≥|0)", alt)


def test_the_alt_text_says_what_is_left_out():
    """So many more in the table."""
    alt = make_chart(plot_rows(STRESS), STRESS, name="other").alt
    assert re.search(r"And \d+ more in the table\.$", alt)


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        ({}, "stated by Gazette"),
        ({"status": "attributed", "speaker_name": "police"}, "attributed to police"),
        ({"status": "claimed", "speaker_name": "the party"}, "claimed by the party"),
        ({"reads": "all but soldiers"}, "stated by Gazette; read by us as all but soldiers"),
        ({"note_told": "hour not told"}, "stated by Gazette; hour not told"),
        ({"shown": None}, "not reported"),
    ],
)
def test_a_byline_tells_who_and_how_we_read_it(changes, line):
    """In one line of words."""
    assert say_byline(figure_row("a", 1, 1, **changes)) == line


def test_a_row_may_have_another_name_on_a_chart():
    """A time's name is its statement, without the full stop."""
    frame = pd.DataFrame({"label": ["Monday"], "name_told": ["it began."], "id": ["a"]})
    assert name_marks(frame)["It began."].label == "It began"


# --- edited plots -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "edit",
    [
        lambda plot: plot.facet(row="status"),
        lambda plot: plot.facet(col="status").share(y=False),
        lambda plot: plot.limit(x=(0, 100)),
        lambda plot: plot.limit(x=(0, 1000)),
        lambda plot: plot.scale(color={"all": "red", "claim": "k"}),
        lambda plot: plot.scale(x="log"),
        lambda plot: plot.theme({"axes.facecolor": "#eeeeee"}),
        lambda plot: plot.label(x="persons", color="Who says so"),
        lambda plot: plot.layout(size=(3, 3), engine="tight"),
    ],
    ids=["rows", "columns", "cut", "wide", "colours", "log", "theme", "labels", "layout"],
)
def test_an_edited_plot_is_published(edit):
    """Facets, limits, scales, themes and labels: at both widths, nothing cut."""
    publish(edit(plot_toll(TOLL)))


def test_a_facet_by_status_has_a_panel_a_status():
    """In place of reports and claims."""
    figure = draw(plot_toll(TOLL).facet(row="status"), TOLL)
    assert len(figure.axes) == 3


def test_a_limit_is_kept():
    """What lies beyond 100 has been cut off by whoever asked for it."""
    figure = draw(plot_rows(TOLL).limit(x=(50, 400)), TOLL)
    assert figure.axes[0].get_xlim()[0] == 50


def test_a_plots_own_title_is_the_charts():
    """In place of ours, once."""
    plot = plot_rows(TOLL).label(title="My own finding")
    texts = read_svg(publish(plot).wide)
    assert texts.count("My own finding") == 1
    assert not any("upper limit" in text for text in texts)


def test_a_plots_own_colour_is_drawn():
    """As it was chosen."""
    colors = {"all": "#ff0000", "claim": "#ff0000"}
    plot = plot_toll(TOLL).scale(color=so.Nominal(colors))
    assert "#ff0000" in make_chart(plot, TOLL, name="toll").wide


@pytest.mark.parametrize(
    "edit",
    [
        lambda toll: toll[toll["status"] != "claimed"],
        lambda toll: toll.sort_values("low", ascending=False),
        lambda toll: toll.head(1),
        lambda toll: toll.assign(label=toll["label"].str.upper()),
        lambda toll: pd.concat([toll, toll.assign(id=toll["id"] + "-2")]),
        lambda toll: toll.drop(columns=["speaker_name", "reads", "depth"]),
    ],
    ids=["filtered", "sorted", "one", "renamed", "joined", "narrower"],
)
def test_an_edited_frame_is_published(edit):
    """Chosen, sorted, renamed or joined rows."""
    frame = edit(TOLL)
    publish(plot_toll(frame), frame)


def test_the_order_of_a_sorted_frame_is_drawn():
    """The greatest number first."""
    frame = TOLL.sort_values("low", ascending=False)
    marks = read_marks(draw(plot_rows(frame), frame), "exact")
    assert marks == [(0, 310), (1, 70), (3, 9)]


NUMBERS = pd.DataFrame({"day": [1, 2, 3, 4], "dead": [5, 20, 11, 2_000_000]})


@pytest.mark.parametrize(
    "plot",
    [
        so.Plot(NUMBERS, x="day", y="dead").add(so.Line()).label(title="Dead by day"),
        so.Plot(NUMBERS, x="dead", y="day").add(so.Dot()),
        so.Plot(NUMBERS, x="day", y="dead").add(so.Bars()).label(x="Day", y="Dead"),
    ],
    ids=["line", "dots", "bars"],
)
def test_any_plot_is_published_under_another_name(plot):
    """An analyst's own, with numbers on both axes."""
    chart = publish(plot, NUMBERS, "by-day")
    assert chart.table == "by-day"


def test_a_name_with_a_caption_takes_a_frame_that_is_none_of_its_own():
    """The title of a toll needs a toll: a plot's own title stands in its place."""
    plot = so.Plot(NUMBERS, x="day", y="dead").add(so.Line()).label(title="Dead by day")
    assert make_chart(plot, NUMBERS, name="toll").alt == "Dead by day."


def test_a_hostile_text_is_text():
    """No markup, no control character, no override of direction leaves the SVG's text."""
    frame = tabulate(figure_row("a", 5, 6, label=HOSTILE, shown=HOSTILE, speaker_name=LONG))
    chart = make_chart(plot_rows(frame), frame, name="hostile")
    for svg in (chart.wide, chart.narrow):
        assert not [tag for tag in ET.fromstring(svg).iter() if "script" in tag.tag]
        assert "\u202e" not in svg


# --- cells --------------------------------------------------------------------------------------


@pytest.fixture
def shown(monkeypatch):
    """What cells have displayed."""
    found = []
    monkeypatch.setattr("IPython.display.display", found.append)
    return found


def test_a_chart_without_rows_is_not_published(shown):
    """Nothing is drawn, and nothing fails."""
    show_chart(plot_toll(TOLL), TOLL[:0], name="toll")
    show_table(TOLL[:0], name="toll")
    assert shown == []


def _list_spots(reading):
    spots = list_spots(tabulate_places(reading), tabulate_sites(reading))
    return spots if not _plot_places(spots).is_empty else spots[:0]


def _plot_places(spots):
    return plot_places(spots, spots[:0])


@pytest.mark.parametrize(
    ("tabulate_x", "plot_x", "name"),
    [
        (tabulate_toll, plot_toll, "toll"),
        (_list_spots, _plot_places, "places"),
        (tabulate_timeline, plot_timeline, "timeline"),
    ],
)
@pytest.mark.parametrize("article", list_articles())
def test_every_chart_of_an_article_is_whole_small_and_fit_for_a_dark_page(
    article, tabulate_x, plot_x, name
):
    """Nothing cut or hidden; under 60 kB; no colour of ours outside its variable."""
    frame = tabulate_x(open_article(article))
    if frame.empty:
        return
    chart = publish(plot_x(frame), frame, name)
    for svg in (chart.wide, chart.narrow):
        assert len(svg.encode()) < MOST_BYTES
        bare = [c for c, var in CSS_VARIABLES.items() if svg.count(c) > svg.count(f"({var}, {c})")]
        assert bare == []


def test_the_same_chart_twice_is_the_same_bytes():
    """No chance and no clock."""
    first, second = (make_chart(plot_toll(TOLL), TOLL, name="toll") for _ in range(2))
    assert (first.wide, first.narrow) == (second.wide, second.narrow)
