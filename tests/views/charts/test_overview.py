"""The overview: a panel a measure, and no axis for two units."""

import pytest
from drawn import (
    STRESS,
    WIDTHS,
    draw,
    figure_row,
    find,
    find_collisions,
    find_cut,
    find_one,
    find_struck,
    read_all,
    read_text,
    tabulate,
)

from analysis.views.charts.overview import draw_overview

FIGURES = tabulate(
    figure_row("dead", 70, 70, when="in May"),
    figure_row("guards", 31, None, depth=1, when="in May"),
    figure_row("hurt", 8, 8, when="in June"),
    figure_row("claimed", 310, 310, status="claimed", speaker_name="the party"),
    figure_row("places", 14, None, panel="Places attacked", when="in May"),
    figure_row("town", None, None, panel="People living there", shown="“around 9,000”"),
    figure_row("near", 0, 1, panel="Distance (kilometres)", label="Distance, Exampleton"),
)


@pytest.fixture(params=WIDTHS, ids=str)
def figure(request):
    return draw(draw_overview, FIGURES, request.param)


def test_each_panel_has_axes_of_its_own(figure):
    """Four measures, four insets."""
    assert len(figure.axes[0].child_axes) == 4


def test_no_two_measures_share_an_axis(figure):
    """The points of deaths and of places stand on different axes."""
    panels = [ax for ax in figure.axes[0].child_axes if ax.collections]
    gids = [{mark.get_gid() for mark in ax.collections} for ax in panels]
    assert gids == [{"point:dead", "point:hurt", "point:claimed"}]
    assert find_one(figure, "bar:places").axes not in panels


def test_a_panel_is_headed_by_its_measure_and_the_period_of_most(figure):
    """Both counts of May, so May is told once."""
    assert "People killed, in May" in [text.get_text() for text in find(figure, "heading")]
    assert "May" not in read_text(figure, "byline:dead")


def test_another_period_is_told_in_its_row(figure):
    """One figure of the panel is of June."""
    assert read_text(figure, "byline:hurt") == "stated by Gazette; in June"


def test_a_part_is_indented_under_its_whole(figure):
    """As in the chart of deaths."""
    lefts = [find(figure, f"label:{name}")[0].get_position()[0] for name in ("dead", "guards")]
    assert lefts[0] < lefts[1]


def test_an_open_bound_is_an_arrow(figure):
    """14 or more is marked at 14 with an arrow."""
    assert set(find_one(figure, "bar:places").get_xdata()) == {14}
    assert find(figure, "arrow:places")


def test_a_worded_figure_has_no_mark(figure):
    """About 9,000 has no place on an axis."""
    assert not find(figure, "point:town")


def test_a_worded_figure_is_quoted(figure):
    """Its label is the wording."""
    assert read_text(figure, "shown:town") == "“around 9,000”"


def test_a_panel_without_bounds_has_no_ticks(figure):
    """Where nothing can be measured no axis pretends so."""
    (worded,) = find(figure, "shown:town")
    assert not [text for text in worded.axes.texts if text.get_gid() == "tick"]


def test_a_panel_with_one_number_has_no_axis(figure):
    """No scale for a single mark."""
    (shown,) = find(figure, "shown:places")
    assert not [text for text in shown.axes.texts if text.get_gid() == "tick"]


def test_a_claim_stands_under_its_speaker(figure):
    """Within its panel, below the reports."""
    assert "Claimed by the party" in read_all(figure)


def test_a_single_row_has_its_name_once_with_the_unit(figure):
    """The panel's heading and the row's name are one line."""
    assert read_text(figure, "label:near") == "Distance, Exampleton (kilometres)"
    assert "Distance" not in read_text(figure, "heading")
    assert find(figure, "label:near")[0].get_fontweight() == "bold"


def test_at_most_one_is_a_closed_segment(figure):
    """Within one kilometre is between 0 and 1, named at both ends."""
    assert list(find_one(figure, "segment:near").get_xdata()) == [0, 1]
    names = [t for t in find(figure, "end") if t.axes is find_one(figure, "segment:near").axes]
    assert [text.get_text() for text in names] == ["0", "1"]


def test_an_empty_table_says_not_reported():
    """Nothing to draw is said in words."""
    assert "not reported" in read_all(draw(draw_overview, tabulate()))


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_meets_on_a_stress_table(width):
    """No text over another, over an edge or under a gridline."""
    figure = draw(draw_overview, STRESS, width)
    assert (find_collisions(figure), find_cut(figure), find_struck(figure)) == ([], [], [])
