"""The shared marks: px and units, boxes, and what each kind of bounds is drawn as."""

import pytest
from matplotlib.figure import Figure

from analysis.views.charts.marks import (
    ARROW,
    Box,
    Canvas,
    draw_bounds,
    draw_dots,
    draw_gridline,
    draw_units,
    open_canvas,
    print_line,
)
from analysis.views.style import TONES


@pytest.fixture
def canvas():
    """700 px of axes; 0 lies at 100 px and a unit is 10 px."""
    ax = Figure(figsize=(700 / 72, 1), dpi=72).add_axes((0, 0, 1, 1))
    return open_canvas(ax, 200, left=100, per_unit=10)


def list_kinds(canvas):
    return {str(a.get_gid()).split(":")[0] for a in (*canvas.ax.lines, *canvas.ax.collections)}


def test_px_and_units_are_each_others_inverse():
    """What lies at a value's px is the value."""
    canvas = Canvas(None, 700, left=100, per_unit=10, first=3)
    assert canvas.x(canvas.px(17)) == 17
    assert canvas.px(3) == 100


def test_the_axes_are_measured_in_px_from_the_top(canvas):
    """One unit of y is one px, and y grows downwards."""
    assert canvas.ax.get_ylim() == (200, 0)
    assert canvas.ax.get_xlim() == (-10, 60)


@pytest.mark.parametrize(
    ("low", "high", "kinds"),
    [
        (5, 5, {"stem", "point"}),
        (0, 0, {"stem", "point"}),
        (5, None, {"arrow", "arrow-head", "bar"}),
        (0, None, {"arrow", "arrow-head", "bar"}),
        (None, 5, {"arrow", "arrow-head", "bar"}),
        (0, 5, {"segment", "end"}),
        (2, 5, {"segment", "end"}),
        (None, None, set()),
    ],
)
def test_each_kind_of_bounds_has_its_own_marks(canvas, low, high, kinds):
    """Exact, open above, open below, a range, no bounds."""
    draw_bounds(canvas, low, high, 50, "stated", "a")
    assert list_kinds(canvas) == kinds


def test_an_arrow_for_at_most_points_left(canvas):
    """Where nothing is said of the least number it is open towards 0."""
    draw_bounds(canvas, None, 40, 50, "stated", "a")
    (arrow,) = (line for line in canvas.ax.lines if line.get_gid() == "arrow:a")
    start, tip = arrow.get_xdata()
    assert tip < start == 40


def test_an_arrow_to_the_left_stays_inside(canvas):
    """Near the edge it is shorter."""
    near = Canvas(canvas.ax, 700, left=5, per_unit=10)
    draw_bounds(near, None, 1, 50, "stated", "a")
    (arrow,) = (line for line in canvas.ax.lines if line.get_gid() == "arrow:a")
    assert near.px(min(arrow.get_xdata())) >= 0


@pytest.mark.parametrize("low", [3, 5])
def test_what_follows_is_a_soft_band(canvas, low):
    """Pale, as thick as no report is drawn, with or without a range."""
    draw_bounds(canvas, low, 9, 50, "derived", "a")
    (band,) = (line for line in canvas.ax.lines if line.get_gid() == "segment:a")
    assert band.get_linewidth() > 6
    assert band.get_color() == TONES["derived"].face


def test_an_open_band_has_an_arrow(canvas):
    """What follows may have no upper limit either."""
    draw_bounds(canvas, 3, None, 50, "derived", "a")
    assert list_kinds(canvas) == {"band", "arrow", "arrow-head", "bar"}


def test_dots_keep_off_both_ends(canvas):
    """No sharp end where nobody told one."""
    draw_dots(canvas, 0, 30, 50, TONES["stated"], "a")
    xs = canvas.ax.collections[0].get_offsets()[:, 0]
    assert 0 < min(xs) < max(xs) < 30


def test_a_texture_stands_in_each_square(canvas):
    """As many as there are squares, and smaller."""
    draw_units(canvas, 4, 3, 50, TONES["stated"], "a", texture="x")
    squares, texture = canvas.ax.collections
    assert texture.get_offsets().tolist() == squares.get_offsets().tolist()
    assert texture.get_sizes() < squares.get_sizes()


def test_all_arrows_to_the_right_are_equally_long(canvas):
    """The length measures nothing, so it does not grow with the number."""
    for number in (1, 40):
        draw_bounds(canvas, number, None, 50, "stated", str(number))
    tips = [line.get_xdata()[1] for line in canvas.ax.lines if "arrow:" in line.get_gid()]
    assert tips == [1 + ARROW / 10, 40 + ARROW / 10]


def test_squares_begin_after_what_they_are_stacked_on(canvas):
    """Three squares after the fourth are the fifth to the seventh."""
    draw_units(canvas, 4, 3, 50, TONES["stated"], "a")
    assert canvas.ax.collections[0].get_offsets()[:, 0].tolist() == [5, 6, 7]


def test_boxes_that_share_an_edge_do_not_meet():
    """Two lines of text may touch."""
    assert not Box(0, 0, 10, 10).meets(Box(10, 0, 20, 10))


def test_boxes_that_share_an_area_meet():
    """In whichever order they are asked."""
    one, other = Box(0, 0, 10, 10), Box(9, 9, 20, 20)
    assert one.meets(other)
    assert other.meets(one)


def test_a_gridline_is_whole_where_nothing_stands(canvas):
    """From top to bottom."""
    draw_gridline(canvas, 5, 10, 190)
    assert [list(line.get_ydata()) for line in canvas.ax.lines] == [[10, 190]]


def test_a_gridline_is_broken_where_text_stands(canvas):
    """Two pieces, one above and one below the text."""
    print_line(canvas, 120, 100, "a text over the line", 12)
    draw_gridline(canvas, 5, 10, 190)
    above, below = (list(line.get_ydata()) for line in canvas.ax.lines)
    assert above[0] == 10
    assert above[1] < 100 < below[0]
    assert below[1] == 190
