"""A plot laid out at two widths: nothing cut, nothing over anything, names beside their marks."""

import pandas as pd
import pytest
import seaborn.objects as so
from drawn import (
    HOSTILE,
    LONG,
    STRESS,
    WIDTHS,
    draw,
    figure_row,
    find,
    find_faults,
    list_texts,
    read_all,
    read_text,
    read_ticks,
    tabulate,
)
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analysis.charts.layers import plot_rows
from analysis.charts.style import NARROW, WIDE

ROWS = tabulate(
    figure_row("all", 70, 70),
    figure_row("guards", 31, None, depth=1, shown="≥ 31 (“more than 30”)"),
    figure_row("police", 9, 9, depth=2, status="attributed", speaker_name="police"),
    figure_row("soldiers", 310, 310, status="claimed", speaker_name="the party"),
)
HEADING = {"title": "Finding", "subtitle": "Unit", "source": "Source"}


def draw_rows(*rows, width=WIDE, panel="panel", **heading):
    table = tabulate(*rows)
    return draw(plot_rows(table, panel), table, width, **heading)


@pytest.fixture(params=WIDTHS, ids=str, scope="module")
def width(request):
    return request.param


@pytest.fixture(scope="module")
def figure(width):
    return draw(plot_rows(ROWS, "panel"), ROWS, width, **HEADING)


def find_texts(figure, gid):
    return [text for text in figure.texts if text.get_gid() == gid]


# --- the frame of a chart ----------------------------------------------------------------------


def test_the_figure_is_as_wide_as_asked(figure, width):
    """One px is 1/72 inch, and the height is a whole number of them."""
    across, down = figure.get_size_inches() * 72
    assert across == pytest.approx(width)
    assert down == pytest.approx(round(down))


def test_title_subtitle_and_source_stand_from_top_to_bottom(figure):
    """The finding first, the source last."""
    texts = {text.get_text(): 1 - text.get_position()[1] for text in figure.texts}
    others = [y for text, y in texts.items() if text not in HEADING.values()]
    assert texts["Finding"] < texts["Unit"] < min(others) < max(others) < texts["Source"]


def test_the_title_is_the_largest_and_bold(figure):
    """A clear hierarchy."""
    texts = {text.get_text(): text for text in figure.texts}
    title, subtitle = texts["Finding"], texts["Unit"]
    assert title.get_fontsize() > subtitle.get_fontsize() >= 12
    assert title.get_fontweight() == "bold"


def test_a_long_title_is_wrapped_and_makes_the_figure_higher(figure, width):
    """Nothing is cut at the right."""
    long = draw(plot_rows(ROWS, "panel"), ROWS, width, **HEADING | {"title": "word " * 40})
    assert long.get_figheight() > figure.get_figheight()
    assert find_faults(long) == {}


def test_an_empty_heading_takes_no_room(figure, width):
    """And prints nothing."""
    bare = draw(plot_rows(ROWS, "panel"), ROWS, width)
    assert bare.get_figheight() < figure.get_figheight()
    assert "Finding" not in read_all(bare)


def test_a_dollar_sign_is_no_formula():
    """Text is text, in a title, a name and a label."""
    figure = draw_rows(figure_row("a", 5, 5, label="$x^2$", shown="$y_1$"), title="$z$")
    assert {"$x^2$", "$y_1$", "$z$"} <= set(read_all(figure).split())
    assert not any(text.get_parse_math() for text in figure.texts)


def test_a_figure_can_be_laid_out_again_at_another_width():
    """First wide and then narrow is the same as narrow."""
    from matplotlib.figure import Figure

    from analysis.charts.compose import Heading, Layout
    from analysis.charts.style import shield
    from analysis.output.show import name_marks

    with shield():
        figure = Figure(dpi=72)
        plot_rows(ROWS, "panel").layout(engine="none").on(figure).plot()
        layout = Layout(figure, name_marks(ROWS))
        layout.set_width(WIDE, Heading(**HEADING))
        again = layout.set_width(NARROW, Heading(**HEADING))
    fresh = draw(plot_rows(ROWS, "panel"), ROWS, NARROW, **HEADING)
    assert [_place(text) for text in list_texts(again)] == [_place(t) for t in list_texts(fresh)]


def _place(text):
    return text.get_text(), *(round(float(at), 6) for at in text.get_position())


# --- names --------------------------------------------------------------------------------------


def test_each_row_names_its_speaker_and_status(figure):
    """Who says it, and in which voice, stands under the name."""
    assert read_text(figure, "label:police") == "Police"
    assert read_text(figure, "byline:police") == "attributed to police"
    assert read_text(figure, "byline:soldiers") == "claimed by the party"


def test_a_part_is_indented_under_its_whole(figure):
    """Names move right with each whole that contains them."""
    names = ("all", "guards", "police")
    lefts = [find_texts(figure, f"label:{name}")[0].get_position()[0] for name in names]
    assert lefts == sorted(set(lefts))


def test_a_claim_is_not_indented(figure):
    """In its own panel it stands under no whole."""
    texts = [find_texts(figure, f"label:{name}")[0] for name in ("all", "soldiers")]
    assert len({text.get_position()[0] for text in texts}) == 1


def test_names_stand_beside_their_marks_on_a_page_and_above_them_on_a_phone(figure, width):
    """All of a name lies left of the axes, or higher than its mark."""
    ax = figure.axes[0]
    (name,) = find_texts(figure, "label:all")
    if width == WIDE:
        assert name.get_position()[0] < ax.get_position().x0
    else:
        (row, *_) = (m.get_offsets()[0][1] for m in find(figure, "exact") if m.axes is ax)
        mark = ax.transData.transform((0, row))[1] / (figure.get_figheight() * 72)
        (byline,) = find_texts(figure, "byline:all")
        assert byline.get_position()[1] > mark


def test_no_gridline_runs_through_a_name_on_a_phone():
    """Each name over an axis stands on a ground of paper."""
    figure = draw(plot_rows(ROWS, "panel"), ROWS, NARROW)
    names = [t for t in figure.texts if str(t.get_gid()).startswith(("label", "byline"))]
    assert all(text.get_bbox_patch() is not None for text in names)


# --- axes ---------------------------------------------------------------------------------------


def test_the_scale_begins_at_zero(figure):
    """And its first tick says so."""
    assert {ax.get_xlim()[0] for ax in figure.axes} == {0}
    assert read_ticks(figure)[0] == "0"


def test_the_scale_is_linear(figure):
    """Ticks are as far apart as their numbers."""
    place = figure.axes[0].transData.transform
    zero, one, two = (place((x, 0))[0] for x in (0, 100, 200))
    assert two - one == pytest.approx(one - zero)


def test_marks_end_inside(figure):
    """310 has room for itself and its label."""
    assert all(ax.get_xlim()[1] > 310 for ax in figure.axes)


def test_a_single_number_has_no_axis(width):
    """There is nothing to compare it with."""
    assert read_ticks(draw_rows(figure_row("all", 70, 70), width=width)) == []


def test_a_number_beside_words_has_no_axis():
    """Words have no place on it."""
    rows = (figure_row("all", 70, 70), figure_row("few", None, None, shown="“few”"))
    assert read_ticks(draw_rows(*rows)) == []


def test_a_claim_beside_a_report_has_the_same_axis():
    """The two are compared, so both panels have their scale."""
    rows = (figure_row("all", 70, 70), figure_row("c", 90, 90, status="claimed"))
    figure = draw_rows(*rows)
    assert read_ticks(figure, 0) == read_ticks(figure, 1) != []


def test_a_long_label_in_one_panel_widens_the_scale_of_all(width):
    """The panel that needs most room decides, whichever it is."""
    rows = (
        figure_row("all", 100, 100, shown="100 as a very long label tells it"),
        figure_row("c", 9, 9, status="claimed"),
    )
    figure = draw_rows(*rows, width=width)
    assert len({ax.get_xlim() for ax in figure.axes}) == 1
    assert find_faults(figure) == {}


def test_panels_of_one_unit_share_a_scale_and_others_do_not():
    """Places with places, offices apart."""
    rows = [
        figure_row(name, n, n, unit=unit) | {"panel": panel}
        for name, n, unit, panel in (
            ("a", 5, "sites", "one"),
            ("b", 50, "sites", "two"),
            ("c", 7, "offices", "three"),
        )
    ]
    table = tabulate(*rows).assign(panel=["one", "two", "three"])
    figure = draw(plot_rows(table, "panel", shares_x=False), table)
    one, two, three = (ax.get_xlim() for ax in figure.axes)
    assert one == two != three


@pytest.mark.parametrize(
    ("most", "ticks"),
    [
        (280, ["0", "50", "100", "150", "200", "250"]),
        (2, ["0", "1", "2"]),
        (1, ["0", "1"]),
        (0, []),  # marks at one place need no axis
        (0.5, ["0", "0.1", "0.2", "0.3", "0.4", "0.5"]),
        (1_000_000, ["0", "500,000"]),
    ],
)
def test_ticks_are_round_and_whole_under_whole_counts(most, ticks):
    """No half persons, thousands in groups, and no label that would leave the page."""
    figure = draw_rows(figure_row("a", most, most, shown="a"), figure_row("b", 0, 0, shown="b"))
    assert read_ticks(figure) == ticks


@given(st.integers(1, 10**9), st.sampled_from(WIDTHS))
@settings(max_examples=15, deadline=None)
def test_ticks_stand_apart_and_inside(most, width):
    """Whatever the number and the width."""
    figure = draw_rows(figure_row("a", most, most), figure_row("b", 0, 0), width=width)
    assert find_faults(figure) == {}
    assert 2 <= len(read_ticks(figure)) <= 7


def test_ticks_that_an_analyst_has_chosen_stay():
    """Only those that seaborn chose are ours to choose."""
    plot = plot_rows(ROWS).scale(x=so.Continuous().tick(at=[0, 7, 70]))
    assert read_ticks(draw(plot, ROWS)) == ["0", "7", "70"]


# --- the key ------------------------------------------------------------------------------------


def read_key(figure):
    return [text.get_text() for legend in figure.legends for text in legend.get_texts()]


def test_the_key_names_each_status(figure):
    """Three shapes, three meanings."""
    assert read_key(figure) == [
        "stated by the outlet",
        "attributed to others",
        "claimed by a party",
    ]


def test_one_status_needs_no_key():
    """Nothing is to be told apart."""
    assert read_key(draw_rows(figure_row("all", 7, 7), figure_row("b", 8, 8))) == []


def test_claims_alone_beside_reports_need_no_key():
    """The name of their panel says what they are."""
    rows = (figure_row("all", 7, 7), figure_row("claim", 9, 9, status="claimed"))
    assert read_key(draw_rows(*rows)) == []


# --- stress -------------------------------------------------------------------------------------


def test_nothing_is_cut_hidden_or_small_on_a_stress_table(width):
    """25 rows, 0 to a million, names of 300 characters."""
    heading = {"title": LONG, "subtitle": HOSTILE, "source": LONG}
    assert find_faults(draw(plot_rows(STRESS, "panel"), STRESS, width, **heading)) == {}


def test_nothing_is_cut_under_a_band_of_what_follows(width):
    """Marks, bands and labels of eight long rows."""
    rows = [
        figure_row(f"a{n}", n, None, label=LONG, shown=HOSTILE)
        | {"tight_low": n, "tight_high": 10**n, "tight_shown": "x"}
        for n in range(8)
    ]
    assert find_faults(draw_rows(*rows, width=width)) == {}


_TEXT = st.text(st.characters(min_codepoint=32, max_codepoint=0x24F), max_size=80)
_BOUNDS = st.one_of(st.none(), st.integers(0, 10**6))
_ROWS = st.lists(
    st.builds(
        figure_row,
        st.uuids().map(str),
        _BOUNDS,
        _BOUNDS,
        label=_TEXT,
        shown=_TEXT,
        speaker_name=_TEXT,
        depth=st.integers(0, 6),
        status=st.sampled_from(["stated", "attributed", "claimed"]),
    ).filter(lambda r: r["low"] is None or r["high"] is None or r["low"] <= r["high"]),
    min_size=1,
    max_size=5,
)


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(rows=_ROWS, width=st.sampled_from(WIDTHS))
def test_no_table_makes_texts_meet_or_leave(rows, width):
    """Whatever the numbers and the names: all texts stand apart and inside."""
    assert find_faults(draw_rows(*rows, width=width)) == {}


# --- plots that are none of ours ----------------------------------------------------------------

NUMBERS = pd.DataFrame({"day": [1, 2, 3, 4], "dead": [5, 20, 11, 2_000], "who": list("abab")})


@pytest.mark.parametrize(
    "plot",
    [
        so.Plot(NUMBERS, x="day", y="dead").add(so.Line()),
        so.Plot(NUMBERS, x="day", y="dead", color="who").add(so.Dot()),
        so.Plot(NUMBERS, x="day", y="dead").add(so.Bar()).label(title="Dead by day"),
        so.Plot(NUMBERS, x="dead", y="who").add(so.Bar(), so.Agg()),
        so.Plot(NUMBERS, x="day", y="dead").add(so.Line()).facet(row="who"),
    ],
    ids=["line", "dots", "bars", "names", "panels"],
)
def test_any_plot_can_be_laid_out(plot, width):
    """With numbers on both axes, a legend, names or panels: nothing cut or hidden."""
    assert find_faults(draw(plot, NUMBERS, width, **HEADING)) == {}
