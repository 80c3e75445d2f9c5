"""The plot of coordinates: true proportions, labels that give way, no point for an area."""

import itertools
import math

import pandas as pd
import pytest
from drawn import (
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
    tabulate,
)

from analysis.views.charts.places import MOST_LINES, draw_places


def place_row(name, latitude, longitude, **changes):
    row = {
        "place": name.lower(),
        "name": name,
        "latitude": latitude,
        "longitude": longitude,
        "is_area": False,
    }
    return row | changes


PLACES = tabulate(
    place_row("North", 61.0, 10.0),
    place_row("South", 59.0, 10.0),
    place_row("East", 60.0, 12.0),
    place_row("County", 60.5, 11.5, is_area=True),
)
DISTANCES = tabulate(
    {"origin": "North", "destination": "East", "distance_km": 156.4},
    {"origin": "North", "destination": "South", "distance_km": 222.8},
)


def draw_with(distances):
    return lambda table, ax: draw_places(table, distances, ax)


@pytest.fixture(params=WIDTHS, ids=str)
def figure(request):
    return draw(draw_with(DISTANCES), PLACES, request.param)


def spot(figure, name):
    return find_one(figure, f"point:{name}").get_offsets()[0]


def test_north_is_above_and_east_is_right(figure):
    """The px along y count downwards."""
    assert spot(figure, "north")[1] < spot(figure, "east")[1] < spot(figure, "south")[1]
    assert spot(figure, "north")[0] < spot(figure, "east")[0]


def test_a_degree_of_longitude_is_as_short_as_it_is_there(figure):
    """At 60° north it is half as long as a degree of latitude."""
    across = (spot(figure, "east")[0] - spot(figure, "north")[0]) / 2
    down = (spot(figure, "south")[1] - spot(figure, "north")[1]) / 2
    assert across / down == pytest.approx(math.cos(math.radians(60)), rel=1e-6)


def test_an_area_is_not_drawn(figure):
    """A county is no point."""
    assert find(figure, "point:county") == []
    assert "County" not in read_all(figure)


def test_each_place_says_its_name_and_no_number(figure):
    """A number beside a town would be read as its dead."""
    assert read_text(figure, "label:north") == "North"


def test_distances_are_dotted(figure):
    """Nobody travelled along the line."""
    assert find_one(figure, "line:North–East").get_linestyle() == "--"
    assert find_one(figure, "line:North–East").get_linewidth() < 1


def test_a_line_joins_the_two_places(figure):
    """From one point to the other."""
    line = find_one(figure, "line:North–East")
    assert line.get_xydata()[0].tolist() == spot(figure, "north").tolist()
    assert line.get_xydata()[1].tolist() == spot(figure, "east").tolist()


def test_a_line_is_labelled_in_whole_kilometres(figure):
    """156.4 km is printed as 156 km."""
    assert read_text(figure, "distance:North–East") == "156 km"


def test_ticks_name_degrees_and_their_side(figure):
    """°E below, °N at the left."""
    ticks = {text.get_text()[-2:] for text in find(figure, "tick")}
    assert ticks == {"°E", "°N"}


def test_the_southern_and_western_half_have_their_own_letters():
    """No minus signs."""
    table = tabulate(place_row("A", -33.0, -70.0), place_row("B", -35.0, -72.0))
    text = read_all(draw(draw_with(tabulate()), table))
    assert "°S" in text
    assert "°W" in text
    assert "−" not in text


def test_only_the_nearest_distances_are_drawn():
    """More lines than so many would hide the places."""
    names = [f"P{n}" for n in range(7)]
    table = tabulate(*(place_row(name, n % 3, n) for n, name in enumerate(names)))
    pairs = [
        {"origin": a, "destination": b, "distance_km": 1.0}
        for a, b in itertools.combinations(names, 2)
    ]
    figure = draw(draw_with(pd.DataFrame(pairs)), table)
    lines = [line for line in figure.axes[0].lines if str(line.get_gid()).startswith("line:")]
    assert len(lines) == MOST_LINES


def test_a_name_without_room_is_listed_under_the_plot():
    """Thirty places at one spot: no name is lost."""
    names = [f"Town number {n}" for n in range(30)]
    table = tabulate(*(place_row(name, 10.0, 20.0) for name in names))
    text = read_all(draw(draw_with(tabulate()), table, WIDTHS[1]))
    assert "Without room in the plot" in text
    assert all(name in text for name in names)


def test_a_single_place_has_surroundings():
    """One place alone is drawn in a window of its own."""
    figure = draw(draw_with(tabulate()), tabulate(place_row("Only", 10.0, 20.0)))
    assert find(figure, "point:only")


def test_an_empty_table_says_not_reported():
    """No coordinates, no plot."""
    assert "not reported" in read_all(draw(draw_with(tabulate()), tabulate()))


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_meets_among_many_places(width):
    """Thirty places, some at one spot, one with a long name: no text over another."""
    rows = [place_row(f"Town {n}", 25 + n * 7 % 10, 60 + n * 3 % 11) for n in range(30)]
    table = tabulate(*rows, place_row(LONG, 27.0, 63.0), place_row("Wide", 27, 63, is_area=True))
    pairs = [
        {"origin": "Town 0", "destination": f"Town {n}", "distance_km": 9.0} for n in range(1, 9)
    ]
    figure = draw(draw_with(pd.DataFrame(pairs)), table, width)
    assert (find_collisions(figure), find_cut(figure), find_struck(figure)) == ([], [], [])


def test_a_distance_stands_behind_right_to_left_names():
    """A mark after each Urdu name keeps the kilometres on their right where they have no room."""
    names = ("شمال", "جنوب", *(f"Town number {n}" for n in range(30)))
    places = tabulate(*(place_row(name, 10.0, 20.0) for name in names))
    near = {"origin": "شمال", "destination": "جنوب", "distance_km": 2.0}
    figure = draw(draw_with(tabulate(near)), places, WIDTHS[1])
    assert "شمال\u200e–جنوب\u200e: 2 km" in read_all(figure)
