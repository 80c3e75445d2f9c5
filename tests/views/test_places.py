"""The map: true proportions and scale, names that give way, no point for an area, no void."""

from __future__ import annotations

import itertools
import math

import numpy as np
import pandas as pd
import pytest
from drawn import find_faults
from geographiclib.geodesic import Geodesic
from homes import Home
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from pictures import WIDTHS, lay_out, list_texts, read_all

from analysis.charts.atlas import find_atlas, measure_km, read_atlases
from analysis.charts.locator import NOTE
from analysis.charts.palette import HOME, INK, LAND, SEA
from analysis.output.show import make_chart, make_table, show_chart
from analysis.reading.reading import open_article
from analysis.telling.sentences import plain
from analysis.views.places import (
    plot_places,
    say_places,
    tabulate_distances,
    tabulate_places,
    title_places,
)

LONG = "A name that goes on and on, " * 4


def place_row(name, latitude, longitude, **changes):
    row = {
        "place": name.lower(),
        "name": name,
        "kind": "town",
        "latitude": latitude,
        "longitude": longitude,
        "coordinates_from": "a gazetteer",
        "figures": 1,
        "is_area": False,
        "is_mapped": True,
    }
    return row | changes


def tabulate(*rows):
    return pd.DataFrame(list(rows))


# Four spots in one region of the outlines, one of them at the sea.
TOWNS = tabulate(
    place_row("North", 30.2, 67.0),
    place_row("South", 27.2, 67.0),
    place_row("West", 28.7, 63.0),
    place_row("Port", 25.25, 63.5),
    place_row("Province", 28.0, 65.0, is_area=True),
)
FAR = tabulate(place_row("Island", -33.0, -70.0), place_row("Isle", -35.0, -72.0))


def draw(places, width=WIDTHS[0]):
    return lay_out(plot_places(places), places, "places", width)


@pytest.fixture(params=WIDTHS, ids=str)
def figure(request):
    return draw(TOWNS, request.param)


def find(figure: Figure, gid: str):
    """The artists of that gid; with a colon at its end, of all that begin so."""
    children = [artist for ax in figure.axes for artist in ax.get_children()]
    if gid.endswith(":"):
        return [artist for artist in children if str(artist.get_gid()).startswith(gid)]
    return [artist for artist in children if artist.get_gid() == gid]


def read_spots(figure: Figure) -> np.ndarray:
    """Where the points stand, in px from left and bottom of the figure."""
    (points,) = find(figure, "places")
    return figure.axes[0].transData.transform(points.get_offsets())


def read_km_a_px(figure: Figure) -> float:
    """What a px stands for, read off the scale bar and its words."""
    (bar,), (words,) = find(figure, "scale"), find(figure, "scale-text")
    xs = bar.get_xdata()
    return float(words.get_text().removesuffix(" km").replace(",", "")) / (max(xs) - min(xs))


# --- where things are ----------------------------------------------------------------------------


def test_north_is_above_and_east_is_right(figure):
    """North and South stand on one meridian, West left of them."""
    north, south, west, port = read_spots(figure)
    assert north[1] > west[1] > south[1] > port[1]
    assert north[0] == pytest.approx(south[0])
    assert west[0] < north[0]


def test_a_degree_of_longitude_is_as_short_as_it_is_there(figure):
    """Around 28° north it is 0.88 times as long as a degree of latitude."""
    north, south, west, _ = read_spots(figure)
    across, down = (north[0] - west[0]) / 4.0, (north[1] - south[1]) / 3.0
    assert across / down == pytest.approx(math.cos(math.radians(28.5)), abs=0.01)


def test_an_area_has_no_point(figure):
    """A province is no spot."""
    assert len(read_spots(figure)) == 4
    assert not find(figure, "label:Province")


def test_each_point_has_its_name_and_no_number(figure):
    """A number beside a town would be read as its dead."""
    labels = {text.get_text() for text in find(figure, "label:")}
    assert labels == {"North", "South", "West", "Port"}


def test_a_point_is_in_ink(figure):
    """A place is no figure and has no status."""
    (points,) = find(figure, "places")
    assert {to_hex(color) for color in points.get_facecolors()} == {INK}


def test_land_home_and_sea_are_told_apart(figure):
    """The region of the points is the ground; a neighbour is land; water lies below."""
    colors = {patch.get_gid(): to_hex(patch.get_facecolor()) for patch in find(figure, "land:")}
    (sea,) = find(figure, "sea")
    assert colors["land:Balochistan"] == HOME
    assert colors["land:Iran"] == LAND
    assert to_hex(sea.get_facecolor()) == SEA


def test_the_map_shows_the_whole_region_of_its_points():
    """Its four ends are known: 60.87° to 70.26° east, 24.87° to 32.07° north."""
    figure = draw(TOWNS)
    north, south, west, _ = read_spots(figure)
    px = (north[1] - south[1]) / 3.0
    bottom, top = np.array(figure.axes[0].get_position().intervaly) * figure.get_figheight() * 72
    assert 30.2 + (top - north[1]) / px > 32.07
    assert 27.2 - (south[1] - bottom) / px < 24.87
    across = (north[0] - west[0]) / 4.0
    assert 63.0 - west[0] / across < 60.87


def test_a_neighbour_is_named_inside_its_own_land(figure):
    """Afghanistan's name stands in Afghanistan, crossed by no border."""
    (name,) = find(figure, "name:Afghanistan")
    (land,) = find(figure, "land:Afghanistan")
    box = name.get_window_extent().transformed(figure.axes[0].transData.inverted())
    corners = [(x, y) for x in (box.x0, box.x1) for y in (box.y0, box.y1)]
    assert all(land.get_path().contains_points(corners))


def test_the_region_says_to_which_country_it_belongs(figure):
    """A reader may never have heard of it."""
    assert "Balochistan, Pakistan" in read_all(figure)


def test_a_port_has_the_ground_of_its_own_coast():
    """Outlines are simple; a port may lie a little off them."""
    (atlas,) = [a for a in read_atlases() if a.covers((63.5, 25.3))]
    assert [f.name for f in atlas.find_grounds([(63.469, 25.26)])] == ["Balochistan"]


# --- what is said --------------------------------------------------------------------------------


def test_it_is_said_that_a_point_is_no_attack(figure):
    """Under the map, with where the outlines are from."""
    text = read_all(figure)
    assert NOTE in text
    assert "Natural Earth (public domain), as held on the ground" in text


def test_a_disputed_line_is_named_where_the_map_shows_it():
    """On a map of Kashmir, and on none of the coast."""
    kashmir = tabulate(place_row("Here", 34.1, 74.8), place_row("There", 33.7, 73.1))
    coast = tabulate(place_row("Port", 25.25, 63.5))
    assert "the line in Kashmir is disputed" in read_all(draw(kashmir))
    assert "Kashmir" not in read_all(draw(coast))


def test_a_place_beyond_the_outlines_is_told_and_not_drawn():
    """One far town does not squeeze the others into a corner."""
    figure = draw(pd.concat([TOWNS, FAR.head(1)]))
    assert len(read_spots(figure)) == 4
    assert "Not on the map: Island." in read_all(figure)


def test_a_name_without_room_is_told_under_the_map():
    """Thirty places at one spot: no name is lost."""
    names = [f"Town number {n}" for n in range(30)]
    figure = draw(tabulate(*(place_row(name, 28.0, 65.0) for name in names)), WIDTHS[1])
    assert "Without room for their names" in read_all(figure)
    assert all(name in read_all(figure) for name in names)


def test_the_title_names_few_places_and_counts_many():
    """Four names fit a title; five are a number."""
    many = tabulate(*(place_row(f"T{n}", 28.0 + n / 5, 65.0) for n in range(5)))
    assert plain(title_places(TOWNS)) == "The figures name North, Port, South and West"
    assert plain(title_places(many)) == "The figures name 5 places whose position is known"


# --- no map --------------------------------------------------------------------------------------


def test_there_is_no_map_of_a_void(monkeypatch):
    """Far from all outlines nothing is published, and the finding says why."""
    shown = []
    monkeypatch.setattr("IPython.display.display", shown.append)
    plot = plot_places(FAR)
    show_chart(plot, FAR, name="places")
    assert plot.is_empty
    assert shown == []
    said = [plain(sentence) for sentence in say_places(FAR, tabulate()).sentences]
    assert said[1:] == ["There is no map: we have no outlines of the land around these places."]


@pytest.mark.parametrize("places", [TOWNS.iloc[:0], TOWNS.tail(1)], ids=["none", "an area"])
def test_there_is_no_map_without_a_point(places):
    """An area alone would be a dot for much land."""
    assert plot_places(places).is_empty
    assert plot_places(places)._repr_png_() is None
    said = [plain(sentence) for sentence in say_places(places, tabulate()).sentences]
    assert said == ["The figures name no single place whose position is known"]


def test_a_notebook_shows_the_map_as_a_picture():
    """PNG, by its first bytes."""
    png = plot_places(TOWNS)._repr_png_()
    assert png is not None
    assert png.startswith(b"\x89PNG")


def test_a_map_can_be_drawn_on_axes():
    """Beside an analyst's own plots."""
    figure = Figure(figsize=(10, 4))
    _, ax = figure.subplots(1, 2)
    plot_places(TOWNS).on(ax).plot()
    assert {text.get_text() for text in ax.texts} >= {"North", "South", "West", "Port"}


# --- what holds for all places -------------------------------------------------------------------

INSIDE = st.tuples(st.floats(24.0, 36.0), st.floats(61.0, 76.0))


@settings(max_examples=12)
@given(st.lists(INSIDE, min_size=1, max_size=15), st.sampled_from(WIDTHS))
def test_no_text_meets_another_or_is_cut(spots, width):
    """Random towns, some close to each other, one with a long name."""
    rows = [place_row(f"Town {n}", *spot) for n, spot in enumerate(spots)]
    places = tabulate(*rows, place_row(LONG, *spots[0]))
    assert find_faults(draw(places, width)) == {}


@settings(max_examples=12)
@given(st.lists(INSIDE, min_size=1, max_size=12), st.sampled_from(WIDTHS))
def test_every_name_is_on_the_map_or_below_it(spots, width):
    """No place is lost, and no point falls off the map."""
    names = [f"Town {n}." for n in range(len(spots))]
    figure = draw(tabulate(*(place_row(n, *s) for n, s in zip(names, spots, strict=True))), width)
    printed = {text.get_text() for text in list_texts(figure)}
    notes = read_all(figure)
    assert all(name in printed or name in notes for name in names)
    box = figure.axes[0].get_window_extent()
    assert all(box.contains(*spot) for spot in read_spots(figure))


@settings(max_examples=12)
@given(st.lists(INSIDE, min_size=2, max_size=8, unique=True), st.sampled_from(WIDTHS))
def test_a_name_beside_a_point_is_nearest_to_its_own(spots, width):
    """A reader never takes one town for another."""
    assume(all(math.dist(a, b) > 0.2 for a, b in itertools.combinations(spots, 2)))
    names = [f"T{n}" for n in range(len(spots))]
    figure = draw(tabulate(*(place_row(n, *s) for n, s in zip(names, spots, strict=True))), width)
    points = dict(zip(names, read_spots(figure), strict=True))
    assume(not find(figure, "thread"))
    for label in find(figure, "label:"):
        box = label.get_window_extent()
        low, high = box.get_points()
        off = {n: math.dist(spot, np.clip(spot, low, high)) for n, spot in points.items()}
        assert min(off, key=off.__getitem__) == label.get_text()


@settings(max_examples=15)
@given(INSIDE, INSIDE, st.sampled_from(WIDTHS))
def test_the_scale_bar_is_as_long_as_it_says(one, other, width):
    """Its km along the middle of the map, by geodesics, within one in a hundred."""
    figure = draw(tabulate(place_row("A", *one), place_row("B", *other)), width)
    assume(abs(one[1] - other[1]) > 0.5)
    (ax, a), (bx, b) = read_spots(figure)
    km_a_px = read_km_a_px(figure)
    px_a_degree = abs(ax - bx) / abs(one[1] - other[1])
    px_a_latitude = abs(a - b) / abs(one[0] - other[0]) if abs(one[0] - other[0]) > 0.5 else None
    assume(px_a_latitude)
    middle = math.degrees(math.acos(px_a_degree / px_a_latitude))
    degree = Geodesic.WGS84.Inverse(middle, 0, middle, 1)["s12"] / 1000
    assert px_a_degree * km_a_px == pytest.approx(degree, rel=0.01)


@given(INSIDE, INSIDE)
def test_distances_are_geodesics(one, other):
    """Against the haversine on a sphere, which is never off by more than 0.6 percent."""
    (lat, lon), (north, east) = (map(math.radians, spot) for spot in (one, other))
    half = math.sin((north - lat) / 2) ** 2
    half += math.cos(lat) * math.cos(north) * math.sin((east - lon) / 2) ** 2
    sphere = 2 * 6371.0 * math.asin(math.sqrt(half))
    assert measure_km(one[::-1], other[::-1]) == pytest.approx(sphere, rel=0.006, abs=0.01)


# --- the outlines --------------------------------------------------------------------------------


def test_outlines_are_small_and_within_their_window():
    """A page carries a piece of them; no line leaves what the file says that it covers."""
    for atlas in read_atlases():
        west, south, east, north = atlas.bbox
        for feature in atlas.features:
            (x0, y0), (x1, y1) = feature.path.get_extents().get_points()
            assert west <= x0 <= x1 <= east
            assert south <= y0 <= y1 <= north


@pytest.mark.parametrize(
    ("spot", "name"),
    [((66.0, 28.0), "Balochistan"), ((69.2, 34.5), "Afghanistan"), ((74.3, 31.5), "Punjab")],
)
def test_a_spot_lies_on_its_own_land(spot, name):
    """Known towns' places, worked out from an atlas in print."""
    atlas = find_atlas([spot])
    assert [feature.name for feature in atlas.find_grounds([spot])] == [name]


# --- from a seed ---------------------------------------------------------------------------------


def test_only_places_that_the_article_names_are_shown(home: Home):
    """Testford is the event's, and not this article's."""
    reading = home.tell({"wording": "12", "group": "people", "place": "exampleton"})
    assert tabulate_places(reading)["name"].tolist() == ["Exampleton"]


def test_named_places_count_as_told(home: Home):
    """Two towns are named by one figure of attacks."""
    places = tabulate_places(open_article(home.name))
    assert places[["name", "figures"]].to_numpy().tolist() == [["Exampleton", 2], ["Testford", 1]]


def test_distances_join_all_pairs_once(home: Home):
    """One degree of latitude at 11° north is 110.6 km; the places lie outside of all outlines."""
    reading = open_article(home.name)
    places, distances = tabulate_places(reading), tabulate_distances(reading)
    assert distances.to_numpy().tolist() == [["Exampleton", "Testford", 110.6]]
    said = [plain(sentence) for sentence in say_places(places, distances).sentences]
    assert said[0] == "Exampleton and Testford lie 111 km apart"
    assert not places["is_mapped"].any()
    assert make_table(distances, name="distances").name == "distances"


def test_the_source_names_where_coordinates_are_from(home: Home):
    """They are ours, not the article's."""
    places = tabulate_places(open_article(home.name))
    assert places.attrs["source"].endswith("Coordinates: invented for this example.")


def test_the_alt_text_names_the_places():
    """Who sees no map hears of which places it is."""
    assert "North, Port, South and West" in make_chart(plot_places(TOWNS), TOWNS, name="places").alt
