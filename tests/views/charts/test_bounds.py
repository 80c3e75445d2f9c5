"""What follows below what was reported: bands, axes, and what is said where nothing follows."""

import pytest
from drawn import (
    HOSTILE,
    LONG,
    WIDTHS,
    draw,
    find,
    find_collisions,
    find_cut,
    find_one,
    find_struck,
    read_all,
    read_text,
    read_xs,
    tabulate,
)

from analysis.views.charts.bounds import draw_bounds


def count_row(name, reported, tight, **changes):
    low, high = reported or (None, None)
    row = {
        "id": name,
        "label": name,
        "shown": f"reported {low}" if reported else None,
        "low": low,
        "high": high,
        "tight_low": tight[0],
        "tight_high": tight[1],
        "speaker_name": "Gazette" if reported else None,
        "status": "stated" if reported else None,
        "measure": "deaths",
    }
    return row | changes


COUNTS = tabulate(
    count_row("guards", (31, None), (31, 40)),
    count_row("police", (9, 9), (9, 9), status="attributed"),
    count_row("elsewhere", None, (22, None)),
    count_row("wounded", (None, None), (0, None)),
)


@pytest.fixture(params=WIDTHS, ids=str)
def figure(request):
    return draw(draw_bounds, COUNTS, request.param)


def test_a_band_reaches_from_the_least_to_the_greatest_number(figure):
    """31 to 40 follows."""
    assert list(find_one(figure, "segment:tight:guards").get_xdata()) == [31, 40]


def test_the_reported_mark_stands_above_its_band(figure):
    """On the same axis, further up."""
    bar, band = find_one(figure, "bar:guards"), find_one(figure, "segment:tight:guards")
    assert bar.axes is band.axes
    assert set(bar.get_xdata()) == {31}
    assert max(bar.get_ydata()) < band.get_ydata()[0] + 7


def test_what_follows_is_said_in_words(figure):
    """Both bounds, not bold."""
    assert read_text(figure, "shown:tight:guards") == "follows: 31 to 40"


def test_one_number_that_follows_is_a_point(figure):
    """9 and nothing else."""
    assert read_xs(figure, "point:tight:police") == [9]


def test_an_open_band_has_an_arrow(figure):
    """22 or more."""
    assert find(figure, "arrow:tight:elsewhere")
    assert read_text(figure, "shown:tight:elsewhere") == "follows: at least 22"


def test_a_count_that_nobody_reports_has_its_band_only(figure):
    """And says that it is not reported."""
    assert read_text(figure, "byline:tight:elsewhere") == "not reported"
    assert not find(figure, "shown:elsewhere")


def test_from_nothing_on_is_no_bound(figure):
    """Every count is 0 or more, so that says nothing."""
    assert read_text(figure, "shown:tight:wounded") == "nothing follows"
    assert not find(figure, "band:tight:wounded")


def test_the_key_names_the_band(figure):
    """Beside the statuses."""
    assert "follows from the figures" in read_text(figure, "key")


def test_where_nothing_follows_at_all_that_is_said_once():
    """The reason is the table's."""
    why = "none: reports contradict each other"
    rows = [count_row(name, (5, 5), (None, None), tight_shown=why) for name in "ab"]
    figure = draw(draw_bounds, tabulate(*rows))
    assert read_all(figure).count("No bounds follow: reports contradict each other") == 1
    assert not find(figure, "shown:tight:a")


def test_each_measure_has_axes_of_its_own():
    """People and places never share an axis."""
    rows = (count_row("a", (5, 5), (4, 6)), count_row("b", (5, 5), (4, 6), measure="clash-sites"))
    figure = draw(draw_bounds, tabulate(*rows))
    axes = {find_one(figure, f"segment:tight:{name}").axes for name in "ab"}
    assert len(axes) == 2


def test_one_number_reported_and_following_has_no_axis():
    """Nothing is to be compared."""
    figure = draw(draw_bounds, tabulate(count_row("a", (5, 5), (5, 5))))
    assert not find(figure, "tick")


def test_a_table_without_ids_is_drawn():
    """Rows are told apart by their number."""
    table = COUNTS.drop(columns=["id", "measure"])
    assert find(draw(draw_bounds, table), "bar:count-0")


def test_an_empty_table_says_not_reported():
    """Nothing to draw is said in words."""
    assert "not reported" in read_all(draw(draw_bounds, tabulate()))


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_meets_on_a_stress_table(width):
    """Long and hostile names, open and closed: no text over another or over an edge."""
    rows = [count_row(f"a{n}", (n, None), (n, 10**6), label=LONG, shown=HOSTILE) for n in range(8)]
    rows += [count_row(f"b{n}", None, (n, None), label=HOSTILE) for n in range(8)]
    figure = draw(draw_bounds, tabulate(*rows), width)
    assert (find_collisions(figure), find_cut(figure), find_struck(figure)) == ([], [], [])
