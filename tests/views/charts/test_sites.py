"""Places attacked: the parts in one row of squares, their whole below, other units apart."""

import pytest
from drawn import (
    LONG,
    WIDTHS,
    draw,
    figure_row,
    find,
    find_collisions,
    find_crossed,
    find_cut,
    find_one,
    find_struck,
    read_all,
    read_text,
    read_xs,
    tabulate,
)

from analysis.views.charts.sites import draw_sites

TOGETHER = {"parts_low": 7, "parts_high": 7}
SITES = tabulate(
    figure_row("named", 3, 3, sum_id="sum", role="part", status="attributed", **TOGETHER),
    figure_row("other", 4, 4, sum_id="sum", role="part", **TOGETHER),
    figure_row("fights", 6, None, sum_id="sum", role="whole", assumption="same-places"),
    figure_row("burnt", 2, 2),
    figure_row("offices", 5, None, unit="offices"),
)


@pytest.fixture(params=WIDTHS, ids=str)
def figure(request):
    return draw(draw_sites, SITES, request.param)


def test_there_is_one_square_a_place(figure):
    """Three and four squares."""
    marks = [len(read_xs(figure, f"units:{name}")) for name in ("named", "other")]
    assert marks == [3, 4]


def test_parts_lie_end_to_end(figure):
    """The second part begins after the first: 1 to 3, then 4 to 7."""
    assert read_xs(figure, "units:named") == [1, 2, 3]
    assert read_xs(figure, "units:other") == [4, 5, 6, 7]


def test_all_parts_lie_in_one_row(figure):
    """At one height, so that 4 after 3 is not read as 7."""
    heights = [find_one(figure, f"units:{n}").get_offsets()[0][1] for n in ("named", "other")]
    assert heights[0] == heights[1]


def test_the_second_part_has_a_texture(figure):
    """It is told from the first without colour."""
    assert not find(figure, "texture:named")
    assert read_xs(figure, "texture:other") == [4, 5, 6, 7]


def test_each_part_is_named_below_its_own_squares(figure):
    """The name begins right of the part's first square and tells its number and its speaker."""
    assert read_text(figure, "shown:other") == "other: 4, stated by Gazette"
    (text, *_), units = find(figure, "shown:other"), find_one(figure, "units:other")
    x, y = units.get_offsets()[0]
    assert text.get_position()[0] > x
    assert text.get_position()[1] > y


def test_the_sum_stands_at_the_end_and_is_not_bold(figure):
    """Together seven: ours, not the article's."""
    (text,) = find(figure, "shown:named+other")
    assert text.get_text() == "together 7"
    assert text.get_fontweight() == "normal"


def test_no_leader_runs_through_a_name(figure):
    """The last part is named first."""
    assert find_crossed(figure) == []


def test_the_whole_is_marked_at_its_first_number_with_an_arrow(figure):
    """Six or more, below the squares."""
    assert set(find_one(figure, "bar:fights").get_xdata()) == {6}
    assert find(figure, "arrow:fights")


def test_the_whole_says_that_the_tie_is_ours(figure):
    """That both count the same places is an assumption."""
    text = read_text(figure, "byline:fights")
    assert text.endswith("the same places under an assumption of ours")


def test_a_count_alone_may_overlap(figure):
    """What no sum ties stands apart, with a warning."""
    assert "may overlap" in read_text(figure, "heading")


def test_a_count_alone_is_not_stacked(figure):
    """Its mark is a point, not squares after others."""
    assert read_xs(figure, "point:burnt") == [2]


def test_offices_have_axes_of_their_own(figure):
    """Another unit, another axis."""
    assert find_one(figure, "bar:offices").axes is not find_one(figure, "bar:fights").axes


def test_parts_with_an_open_bound_are_not_stacked():
    """Where one part is open nobody knows where the next begins."""
    table = tabulate(
        figure_row("open", 3, None, sum_id="sum", role="part"),
        figure_row("exact", 4, 4, sum_id="sum", role="part"),
    )
    figure = draw(draw_sites, table)
    assert read_xs(figure, "point:exact") == [4]
    assert not find(figure, "units:exact")


def test_many_places_are_a_bar_as_long_as_their_number():
    """Squares that could not be told apart give way to a length."""
    table = tabulate(
        figure_row("few", 80, 80, sum_id="sum", role="part", parts_low=980, parts_high=980),
        figure_row("many", 900, 900, sum_id="sum", role="part", parts_low=980, parts_high=980),
    )
    figure = draw(draw_sites, table)
    assert list(find_one(figure, "units:many").get_xdata()) == [80, 980]


def test_a_claimed_count_stands_under_its_speaker():
    """What a party claims is not added to anything."""
    table = tabulate(figure_row("c", 9, None, status="claimed", speaker_name="the party"))
    assert "Claimed by the party" in read_text(draw(draw_sites, table), "heading")


def test_an_empty_table_says_not_reported():
    """Nothing to draw is said in words."""
    assert "not reported" in read_all(draw(draw_sites, tabulate()))


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_meets_on_a_stress_table(width):
    """Two sums, long names, three units: no text over another or over an edge."""
    together = {"parts_low": 33, "parts_high": 33, "label": LONG, "role": "part"}
    parts = [figure_row(f"p{n}", n, n, sum_id=f"s{n % 2}", **together) for n in range(12)]
    rest = [figure_row(f"a{n}", None, n, label=LONG, unit=f"unit {n % 3}") for n in range(9)]
    figure = draw(draw_sites, tabulate(*parts, *rest), width)
    assert (find_collisions(figure), find_cut(figure), find_struck(figure)) == ([], [], [])


def test_a_count_stands_behind_a_right_to_left_label():
    """A mark after the Urdu name keeps the part's number on its right."""
    sites = tabulate(
        figure_row("named", 3, 3, sum_id="sum", role="part", label="شہر", **TOGETHER),
        figure_row("other", 4, 4, sum_id="sum", role="part", **TOGETHER),
    )
    assert read_text(draw(draw_sites, sites), "shown:named").startswith("شہر\u200e: 3")
