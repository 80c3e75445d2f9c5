"""The shared layers: where each bound stands, what is open, hollow or dashed, in which order."""

import matplotlib as mpl
import numpy as np
import pandas as pd
import pytest
import seaborn.objects as so
from drawn import (
    WIDTHS,
    draw,
    figure_row,
    find,
    list_gids,
    read_marks,
    read_spans,
    read_text,
    tabulate,
)
from matplotlib.figure import Figure

from analysis.charts.layers import (
    AT_LEAST,
    AT_MOST,
    CLAIMS,
    END,
    REPORTED,
    add_bounds,
    name_rows,
    plot_rows,
    split_bounds,
)
from analysis.charts.style import shield

ROWS = tabulate(
    figure_row("all", 70, 70),
    figure_row("guards", 31, None, depth=1, shown="≥ 31 (“more than 30”)"),
    figure_row("police", 9, 9, depth=2, status="attributed", speaker_name="police"),
    figure_row("missing", None, None, shown="“scores”"),
    figure_row("wounded", 12, 15),
    figure_row("most", None, 40),
    figure_row("soldiers", 310, 310, status="claimed", speaker_name="the party"),
    figure_row("officers", 9, None, status="claimed", speaker_name="the party"),
    figure_row("scouts", 3, 4, status="claimed", speaker_name="the party"),
)


@pytest.fixture(params=WIDTHS, ids=str, scope="module")
def figure(request):
    return draw(plot_rows(ROWS, "panel"), ROWS, request.param)


def draw_rows(*rows):
    table = tabulate(*rows)
    return draw(plot_rows(table, "panel"), table)


# --- where the marks stand ---------------------------------------------------------------------


def test_an_exact_count_is_a_point_at_itself(figure):
    """70 in the first row, 9 in the third, and 310 first among the claims."""
    assert read_marks(figure, "exact") == [(0, 70), (0, 310), (2, 9)]


def test_an_open_count_is_marked_at_the_first_admissible_number(figure):
    """More than 30 is marked at 31, in the second row, and a claim in its own second row."""
    assert read_marks(figure, "at-least") == [(1, 9), (1, 31)]


def test_at_most_is_marked_at_the_last_admissible_number(figure):
    """Up to 40."""
    assert read_marks(figure, "at-most") == [(5, 40)]


def test_a_range_is_a_segment_from_end_to_end(figure):
    """12 to 15, and the claim's 3 to 4; nothing stands between."""
    assert read_spans(figure, "range") == [(2, 3, 4), (4, 12, 15)]


def test_a_range_has_a_bar_at_each_end(figure):
    """No midpoint and no preferred end."""
    assert read_marks(figure, "first") == [(2, 3), (4, 12)]
    assert read_marks(figure, "last") == [(2, 4), (4, 15)]


def test_no_mark_stands_where_no_number_is(figure):
    """The fourth row has words alone."""
    kinds = ("exact", "at-least", "at-most", "first", "last")
    reported = [row for kind in kinds for row, _ in read_marks(figure, kind)]
    assert 3 not in reported


def test_zero_is_a_number():
    """0 has its point at 0."""
    assert read_marks(draw_rows(figure_row("nil", 0, 0)), "exact") == [(0, 0)]


@pytest.mark.parametrize(
    ("low", "high", "kinds"),
    [
        (5, 5, {"exact", "shown"}),
        (5, None, {"at-least", "shown"}),
        (0, None, {"at-least", "shown"}),
        (None, 5, {"at-most", "shown"}),
        (0, 5, {"range", "first", "last", "shown"}),
        (2, 5, {"range", "first", "last", "shown"}),
        (None, None, {"worded"}),
    ],
)
def test_each_kind_of_bounds_has_its_own_marks_and_no_others(low, high, kinds):
    """A layer without rows is left out."""
    assert list_gids(draw_rows(figure_row("a", low, high))) == kinds


# --- what the marks look like ------------------------------------------------------------------


def test_at_least_points_right_and_at_most_left():
    """The arrow goes where the number may still lie."""
    right, left = (marker.get_path().vertices[:, 0] for marker in (AT_LEAST, AT_MOST))
    assert right.max() == -left.min() == 30
    assert -2 < right.min() < left.max() < 2


def test_an_arrow_is_open():
    """Its shaft and its head are lines: only the bar at the number is a closed shape."""
    codes = AT_LEAST.get_path().codes.tolist()
    assert codes.count(AT_LEAST.get_path().CLOSEPOLY) == 1


@pytest.mark.parametrize("marker", [AT_LEAST, AT_MOST, END])
def test_a_marker_has_a_fill_of_its_own(marker):
    """It does not take the one that a user has set."""
    assert marker.get_fillstyle() == "full"


def test_all_arrows_are_equally_long(figure):
    """They measure nothing, so 31 and 9 have the same."""
    sizes = [size for marks in find(figure, "at-least") for size in marks.get_sizes()]
    assert len(set(sizes)) == 1


def faces(figure, gid):
    """Of the marks of that kind, by axes: whether they are filled."""
    return [bool(face[3]) for marks in find(figure, gid) for face in marks.get_facecolors()]


def test_only_what_is_stated_is_filled(figure):
    """Stated, attributed, claimed."""
    assert faces(figure, "exact") == [True, False, False]


def test_a_stated_point_is_a_circle_and_an_attributed_one_a_diamond(figure):
    """Their shapes tell them apart where no colour does: four corners, no curve."""
    circle, diamond, _ = (path for m in find(figure, "exact") for path in m.get_paths())
    assert len(diamond.vertices) < 7 < len(circle.vertices)


def test_only_a_claim_is_dashed(figure):
    """The edges of its point and of its arrow are broken."""
    for gid, dashed in (("exact", [False, False, True]), ("at-least", [False, True])):
        styles = [style for marks in find(figure, gid) for style in marks.get_linestyles()]
        assert [dashes is not None for _, dashes in styles] == dashed


def test_a_claimed_range_is_dashed(figure):
    """And a stated one is not."""
    styles = [style for lines in find(figure, "range") for style in lines.get_linestyles()]
    assert [dashes is not None for _, dashes in styles] == [False, True]


def test_a_range_ends_at_its_numbers(figure):
    """A projecting cap would make it longer."""
    assert {lines.get_capstyle() for lines in find(figure, "range")} == {"butt"}


# --- rows and panels ----------------------------------------------------------------------------


def test_rows_stand_in_the_order_of_the_frame(figure):
    """From the top, whatever the numbers."""
    tops = [read_top(figure, name) for name in ROWS["id"]]
    assert tops == sorted(tops)


def read_top(figure, name):
    return next(1 - t.get_position()[1] for t in figure.texts if t.get_gid() == f"label:{name}")


def test_claims_stand_in_a_panel_of_their_own(figure):
    """Below the reports."""
    assert len(figure.axes) == 2
    assert {m.axes for m in find(figure, "exact")} == set(figure.axes)
    assert REPORTED in read_text(figure, "text")
    assert CLAIMS.split(",")[0] in read_text(figure, "text")


def test_reports_and_claims_are_drawn_on_one_scale(figure):
    """310 claimed is as far right as 310 reported would be."""
    assert len({ax.get_xlim() for ax in figure.axes}) == 1


def test_without_claims_there_is_one_panel():
    """And no name for it."""
    figure = draw_rows(figure_row("a", 5, 5), figure_row("b", 6, 6))
    assert len(figure.axes) == 1
    assert REPORTED not in read_text(figure, "text")


def test_the_label_stands_right_of_its_mark(figure):
    """The words cover no mark: right of an arrow they begin where it ends."""
    text = next(t for t in figure.axes[0].texts if t.get_text().startswith("≥"))
    left = text.get_transform().transform(text.get_position())[0]
    assert left - figure.axes[0].transData.transform((31, 0))[0] > 30


def test_the_label_is_the_frames(figure):
    """As the table tells it."""
    assert read_text(figure, "shown").replace("\n", " ").startswith("70 ≥ 31 (“more than 30”)")


def test_words_without_a_number_are_told_once_and_slanted(figure):
    """At the left edge, and by no bold label besides."""
    (text,) = (t for t in figure.axes[0].texts if "scores" in t.get_text())
    assert text.get_gid() == "worded"
    assert text.get_fontstyle() == "italic"
    assert text.get_position()[0] == 0


# --- a band of what follows ---------------------------------------------------------------------


def draw_band(low, high, tight_low, tight_high):
    row = figure_row("a", low, high) | {"tight_low": tight_low, "tight_high": tight_high}
    other = figure_row("b", 9, 9) | {"tight_low": 9, "tight_high": 9}
    return draw_rows(row, other)


def test_a_band_reaches_from_the_least_to_the_greatest_number():
    """31 or more is reported, 31 to 40 follows."""
    figure = draw_band(31, None, 31, 40)
    assert read_spans(figure, "band") == [(0, 31, 40)]


def test_the_reported_mark_stands_on_its_band():
    """In the same row, before it."""
    figure = draw_band(31, None, 31, 40)
    assert read_marks(figure, "at-least") == [(0, 31)]
    (band,), (mark,) = find(figure, "band"), find(figure, "at-least")
    assert band.get_zorder() < mark.layer.get_zorder()


def test_one_number_that_follows_is_a_square_at_it():
    """9, and nothing else."""
    assert (1, 9) in read_marks(draw_band(31, None, 31, 40), "tight-exact")


def test_an_open_band_is_an_arrow():
    """22 or more follows."""
    assert read_marks(draw_band(None, None, 22, None), "tight-at-least") == [(0, 22)]


def test_a_count_that_nobody_reports_has_its_band_only():
    """Its row has no mark of a report."""
    figure = draw_band(None, None, 22, 30)
    assert read_marks(figure, "exact") == [(1, 9)]
    assert read_spans(figure, "band") == [(0, 22, 30)]


# --- frames -------------------------------------------------------------------------------------


def test_splitting_bounds_changes_no_frame():
    """A new one comes back."""
    before = ROWS.copy()
    split_bounds(ROWS)
    pd.testing.assert_frame_equal(ROWS, before)


def test_each_row_has_at_most_one_kind_of_bound():
    """Exact, at least, at most, a range, or words."""
    split = split_bounds(ROWS)
    kinds = split[["exact", "at_least", "at_most", "first", "worded"]].notna()
    assert kinds.sum(axis=1).eq(1).all()


@pytest.mark.parametrize(
    ("rows", "names"),
    [
        ([("a", "guards", "Gazette")], ["Guards"]),
        (
            [("a", "guards", "Gazette"), ("b", "guards", "police")],
            ["Guards (Gazette)", "Guards (police)"],
        ),
        (
            [("a", "guards", "police"), ("b", "guards", "police")],
            ["Guards (police) (a)", "Guards (police) (b)"],
        ),
    ],
)
def test_rows_are_told_apart_by_speaker_and_id(rows, names):
    """Only where their labels are alike."""
    frame = pd.DataFrame(rows, columns=["id", "label", "speaker_name"])
    assert name_rows(frame).tolist() == names


def test_equal_labels_have_rows_of_their_own():
    """Two counts of guards are two rows."""
    rows = [figure_row(name, 5, 5, label="guards", speaker_name="s") for name in "ab"]
    assert read_marks(draw_rows(*rows), "exact") == [(0, 5), (1, 5)]


# --- what seaborn does, on which the layers rest ------------------------------------------------


def plot_points(frame, **variables):
    return so.Plot(frame, **variables).add(so.Dot(artist_kws={"gid": "dot"}))


def plot_alone(plot):
    figure = Figure()
    with shield():
        plot.on(figure).plot()
    return figure


def read_dots(plot):
    return read_marks(plot_alone(plot), "dot")


FRAME = pd.DataFrame({"x": [1.0, np.nan, 3.0], "y": ["a", "b", "c"], "s": ["k", "l", None]})


def test_seaborn_drops_a_row_in_which_a_number_is_missing():
    """So each kind of bound has a column of its own, and the rows keep their places."""
    assert read_dots(plot_points(FRAME, x="x", y="y")) == [(0, 1), (2, 3)]


def test_seaborn_draws_rows_of_one_name_on_one_line():
    """So names are unique."""
    frame = pd.DataFrame({"x": [1.0, 2.0], "y": ["a", "a"]})
    assert read_dots(plot_points(frame, x="x", y="y")) == [(0, 1), (0, 2)]


def test_seaborn_refuses_an_empty_frame():
    """So a chart without rows is not published."""
    with pytest.raises(Exception, match="Scal"):
        read_dots(plot_points(FRAME[:0], x="x", y="y"))


def test_seaborn_refuses_an_index_that_repeats():
    """So frames get a new index before they are plotted."""
    frame = pd.concat([FRAME, FRAME])
    with pytest.raises(ValueError, match=r"duplicate|equal len"):
        read_dots(plot_points(frame, x="x", y="y"))


@pytest.mark.filterwarnings("ignore")
def test_our_plots_take_an_index_that_repeats():
    """As two frames that were joined have."""
    rows = pd.concat([ROWS[:2], ROWS[2:3].set_axis([0])])
    assert read_marks(draw(plot_rows(rows), rows), "exact") == [(0, 70), (2, 9)]


def test_seaborn_puts_legends_into_the_figure_alone():
    """From where they are read, and then taken."""
    figure = plot_alone(plot_points(FRAME, x="x", y="y", color="s"))
    assert len(figure.legends) == 1
    assert figure.axes[0].get_legend() is None


def test_a_layer_with_data_of_its_own_takes_its_panels_from_the_plots_rows():
    """Its second row is drawn where the plot's second row belongs, whatever its own column says.

    So all marks of a plot stand in one frame.
    """
    own = pd.DataFrame({"x": [5.0, 6.0], "y": ["a", "a"], "s": ["k", "k"]})
    plot = so.Plot(FRAME[:2].assign(x=1.0), x="x", y="y").facet(row="s")
    first, second = plot_alone(plot.add(so.Dot(), data=own, x="x", y="y")).axes
    xs = [[x for m in ax.collections for x in m.get_offsets()[:, 0]] for ax in (first, second)]
    assert xs == [[5], [6]]


def test_a_range_takes_the_users_cap_as_soon_as_it_is_made():
    """So each of ours names its own."""
    with mpl.rc_context({"lines.solid_capstyle": "round"}):
        assert so.Range().artist_kws["capstyle"] == "round"


def test_a_scale_asks_for_every_category_of_a_column_unless_it_has_an_order():
    """So each scale of status names its order."""
    status = pd.Categorical(["k", "k", "k"], ["k", "l"])
    plot = plot_points(FRAME.assign(s=status), x="x", y="y", color="s")
    with pytest.raises(Exception, match="color"):
        read_dots(plot.scale(color=so.Nominal({"k": "red"})))
    assert read_dots(plot.scale(color=so.Nominal({"k": "red"}, order=["k"])))


def test_bounds_can_be_added_to_any_plot():
    """They are layers, no chart."""
    rows = split_bounds(ROWS).assign(name=name_rows(ROWS))
    figure = draw(add_bounds(so.Plot(rows, y="name"), rows), ROWS)
    assert (0, 70) in read_marks(figure, "exact")
