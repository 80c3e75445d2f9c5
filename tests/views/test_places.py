"""The map and its strip: true scale, names that give way, a mark for each place, no void."""

from __future__ import annotations

import itertools
import math

import numpy as np
import pandas as pd
import pytest
from drawn import find_faults
from geographiclib.geodesic import Geodesic
from homes import Home
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from pictures import WIDTHS, lay_out, list_texts, read_all

from analysis.charts.atlas import find_atlas, measure_km, read_atlases
from analysis.charts.locator import NOTE
from analysis.charts.palette import HOME, INK, LAND, SEA
from analysis.charts.strip import NOT_NAMED
from analysis.output.show import make_chart, make_table, show_chart
from analysis.reading.reading import open_article
from analysis.telling.sentences import plain
from analysis.views.places import (
    MOST_TITLE,
    list_spots,
    plot_places,
    say_places,
    tabulate_places,
    title_places,
)
from analysis.views.sites import tabulate_sites

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
        "is_mapped": True,
        "reported_there": None,
        "count_id": None,
        "part_label": None,
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
)
NO_SITES = pd.DataFrame(columns=["is_account"])
FAR = tabulate(place_row("Island", -33.0, -70.0), place_row("Isle", -35.0, -72.0))


def draw(places, width=WIDTHS[0]):
    return lay_out(plot_places(places, NO_SITES), places, "places", width)


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


def test_each_point_has_its_name(figure):
    """And nothing else where nothing is reported of it."""
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
    coast = tabulate(place_row("Port", 25.25, 63.5), place_row("Beyond", 29.5, 60.9))
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
    """Four names fit a title; of five it counts the rest."""
    many = tabulate(*(place_row(f"T{n}", 28.0 + n / 5, 65.0) for n in range(5)))
    assert plain(title_places(TOWNS)) == "The article gives figures for North, South, West and Port"
    assert plain(title_places(many)) == "The article gives figures for T0, T1, T2 and 2 more"


# --- no map --------------------------------------------------------------------------------------


def test_there_is_no_map_of_a_void(monkeypatch):
    """Far from all outlines nothing is published, and nothing is said of a map."""
    shown = []
    monkeypatch.setattr("IPython.display.display", shown.append)
    plot = plot_places(FAR, NO_SITES)
    show_chart(plot, FAR, name="places")
    assert plot.is_empty
    assert shown == []
    assert say_places(FAR.assign(is_mapped=False)).sentences == []


def test_there_is_no_map_without_coordinates():
    """Nor a section: a list of names alone is no finding."""
    places = tabulate(place_row("Town", None, None, is_mapped=False))
    assert plot_places(places, NO_SITES).is_empty
    assert plot_places(places, NO_SITES)._repr_png_() is None
    assert say_places(places).sentences == []
    assert say_places(places.iloc[:0]).sentences == []


def test_there_is_no_map_across_the_antimeridian():
    """No file of outlines reaches across 180°; two islands are no map of the world."""
    places = tabulate(place_row("Suva", -18.1, 178.4), place_row("Taveuni", -16.8, -179.9))
    assert plot_places(places, NO_SITES).is_empty


def test_a_place_at_sea_has_its_own_point_and_a_coast():
    """In water, with the nearest land in view."""
    figure = draw(tabulate(place_row("A ship", 24.6, 63.4)))
    (spot,) = find(figure, "places")[0].get_offsets()
    land = [patch for patch in find(figure, "land:") if patch.get_zorder() >= 2]
    assert land
    assert not any(patch.get_path().contains_point(spot) for patch in land)


def test_places_in_two_countries_have_both_grounds():
    """Each is highlighted, and no inset picks one of them."""
    figure = draw(tabulate(place_row("A", 30.2, 67.0), place_row("B", 29.5, 60.9)))
    grounds = {p.get_gid() for p in find(figure, "land:") if to_hex(p.get_facecolor()) == HOME}
    assert grounds == {"land:Balochistan", "land:Iran"}
    assert not find(figure, "inset")


@pytest.mark.parametrize("name", ["Херсон", "کندھار", "गढ़ी"])
def test_a_name_in_another_script_stands_on_the_map(name):
    """As the seed has it."""
    figure = draw(tabulate(place_row(name, 30.2, 67.0)))
    assert name in read_all(figure)


# --- what is told beside a point, and the inset -------------------------------------------------

TOLD = tabulate(
    place_row("North", 30.2, 67.0, reported_there="12 people killed (police)"),
    place_row("Port", 25.25, 63.5, reported_there="bombed"),
)


@pytest.mark.parametrize("width", WIDTHS)
def test_what_is_reported_stands_below_the_name(width):
    """In its own lines, at least 12 px high."""
    figure = draw(TOLD, width)
    lines = find(figure, "told:North")
    assert " ".join(text.get_text() for text in lines) == "12 people killed (police)"
    assert all(text.get_fontsize() >= 12 for text in lines)
    (name,) = find(figure, "label:North")
    assert name.get_window_extent().y0 > max(text.get_window_extent().y0 for text in lines)
    assert find_faults(figure) == {}


@pytest.mark.parametrize("width", WIDTHS)
def test_the_inset_hides_no_place_and_says_its_country(width):
    """A region's own country stands in a corner, and its disputed line is said."""
    figure = draw(TOLD, width)
    (box,), (name,) = find(figure, "inset"), find(figure, "inset-name")
    assert name.get_text() == "Pakistan"
    extent = box.get_window_extent()
    assert not any(extent.contains(*spot) for spot in read_spots(figure))
    ground = figure.axes[0].get_window_extent()
    assert ground.x0 <= extent.x0
    assert extent.x1 <= ground.x1
    assert "the line in Kashmir is disputed" in read_all(figure)


def test_a_notebook_shows_the_map_as_a_picture():
    """PNG, by its first bytes."""
    png = plot_places(TOWNS, NO_SITES)._repr_png_()
    assert png is not None
    assert png.startswith(b"\x89PNG")


def test_a_map_can_be_drawn_on_axes():
    """Beside an analyst's own plots."""
    figure = Figure(figsize=(10, 4))
    _, ax = figure.subplots(1, 2)
    plot_places(TOWNS, NO_SITES).on(ax).plot()
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
def test_a_distance_is_a_geodesic(one, other):
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


# --- the strip ----------------------------------------------------------------------------------

SITES = {"measure": "attack-sites", "unit": "sites"}
OFFICE = {"speaker": "county-office", "status": "attributed"}


def tell_places(home: Home, *figures, **more):
    reading = home.tell(*figures, **more)
    places, sites = tabulate_places(reading), tabulate_sites(reading)
    return list_spots(places, sites), sites


def tell_sum(home: Home, others="3 places", says="3 more were raided, Testford among them."):
    """One place bombed that is named and others raided, which make all places attacked."""
    return tell_places(
        home,
        {"id": "bombed", "named": ["exampleton"], **SITES, **OFFICE, "measure": "bombing-sites"},
        {
            "id": "raided",
            "wording": others,
            **SITES,
            **OFFICE,
            "measure": "raid-sites",
            "says": says,
        },
        {"id": "seen", "wording": "over a dozen", **SITES, "measure": "clash-sites"},
        relations=(
            {
                "id": "all",
                "kind": "sum",
                "parts": ["bombed", "raided"],
                "whole": {"measure": "attack-sites", "place": "sample-county"},
                "paragraph": 1,
                "says": "They make a sum.",
            },
        ),
    )


def read_strip(figure, gid):
    """Where the marks of the strip stand."""
    return [tuple(spot) for marks in find(figure, gid) for spot in marks.get_offsets()]


def draw_strip(told, width=WIDTHS[0]):
    spots, sites = told
    return lay_out(plot_places(spots, sites), spots, "places", width)


@pytest.mark.parametrize("width", WIDTHS)
def test_a_sum_has_a_mark_a_place_filled_where_it_is_named(home: Home, width):
    """1 bombed and 3 raided are 4 marks, of which Exampleton and Testford are filled."""
    figure = draw_strip(tell_sum(home), width)
    assert len(read_strip(figure, "strip-named")) == 2
    assert len(read_strip(figure, "strip-unnamed")) == 2
    text = read_all(figure)
    assert "4 places attacked, added up from what is counted by county office" in text
    assert "1 bombed: Exampleton" in text
    assert f"3 attacked with guns and grenades: Testford, and 2 {NOT_NAMED}" in text
    assert "Example Gazette: over a dozen places of gunfire →" in text


def test_the_heading_says_how_many_of_how_many_are_named(home: Home):
    """Of those that add up."""
    spots, _ = tell_sum(home)
    assert plain(title_places(spots)) == "Of 4 places attacked, the article names two"


@pytest.mark.parametrize("says", ["3 more, outside Testford.", "3 more were raided near Testford."])
def test_a_place_is_among_those_counted_only_where_that_is_said(home: Home, says):
    """A name alone may be of a place that was spared."""
    spots, _ = tell_sum(home, says=says)
    assert spots["name"].dropna().tolist() == ["Exampleton"]


def test_a_sum_of_rough_parts_has_no_marks(home: Home):
    """Nobody knows where one part ends; another count is shown instead."""
    spots, _ = tell_sum(home, others="several")
    assert set(spots["count_id"].dropna()) == {"seen"}


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(1, 60), st.sampled_from(WIDTHS))
def test_the_strip_has_as_many_marks_as_are_counted(home: Home, number, width):
    """None over another, all on the page."""
    figure = draw_strip(tell_places(home, {"wording": str(number), **SITES}), width)
    marks = read_strip(figure, "strip-unnamed")
    assert len(set(marks)) == number
    assert all(0 < x < width for x, _ in marks)
    assert min((math.dist(a, b) for a, b in itertools.combinations(marks, 2)), default=20) > 12
    assert find_faults(figure) == {}


def test_an_open_count_has_an_arrow_and_its_words(home: Home):
    """13 marks, and more may be."""
    figure = draw_strip(tell_places(home, {"wording": "more than 12", **SITES}))
    assert len(read_strip(figure, "strip-unnamed")) == 13
    assert find(figure, "strip-open")
    assert "13 or more, as “more than 12” is read" in read_all(figure)


@pytest.mark.parametrize("wording", ["around twelve", "5,000"])
def test_a_count_too_large_or_rough_is_told_in_words(home: Home, wording):
    """No marks for a number that is not known, none that cannot be told apart."""
    figure = draw_strip(tell_places(home, {"wording": wording, **SITES}))
    assert read_strip(figure, "strip-unnamed") == []
    assert f"{wording[:1].upper()}{wording[1:]} " in read_all(figure)


def test_a_claim_says_that_it_is_one(home: Home):
    """In heading and strip."""
    claim = {"wording": "14", **SITES, "speaker": "red-side", "status": "claimed"}
    spots, sites = tell_places(home, claim)
    assert plain(title_places(spots)) == "Red Side claims 14 places attacked"
    assert "as claimed by Red Side" in read_all(draw_strip((spots, sites)))


def test_a_report_leads_before_a_claim(home: Home):
    """The claim is told below."""
    claim = {"wording": "14", **SITES, "speaker": "red-side", "status": "claimed"}
    figure = draw_strip(tell_places(home, claim, {"wording": "2", **SITES}))
    assert len(read_strip(figure, "strip-unnamed")) == 2
    assert "Claimed by Red Side: 14 places attacked" in read_all(figure)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.sampled_from(["exampleton", "testford", "sample-county"]), max_size=4),
    st.sampled_from(["12", "more than 12", "dozens", "5,000", None]),
    st.booleans(),
)
def test_a_heading_has_two_lines_at_most(home: Home, places, wording, is_claim):
    """Whatever is named and counted; a chart's alt text stays short."""
    voice = {"speaker": "red-side", "status": "claimed"} if is_claim else OFFICE
    figures = [{"wording": "4", "place": place} for place in places]
    figures += [{"wording": wording, **SITES, **voice}] if wording else []
    if not figures:
        return
    spots, sites = tell_places(home, *figures)
    for told in say_places(spots).sentences[:1]:
        assert len(plain(told)) <= MOST_TITLE
    plot = plot_places(spots, sites)
    if len(spots) and not plot.is_empty:
        assert len(make_chart(plot, spots, name="places").alt) <= 250


# --- from a seed ---------------------------------------------------------------------------------


def test_only_places_that_the_article_names_are_shown(home: Home):
    """Testford is the event's, and not this article's; the county holds all and is no spot."""
    reading = home.tell(
        {"wording": "12", "group": "people", "place": "exampleton"}, {"wording": "20"}
    )
    assert tabulate_places(reading)["name"].tolist() == ["Exampleton"]


def test_what_is_reported_of_a_place_is_told_as_printed(home: Home):
    """Deaths first, with who says so; a claim says that it is one, and stands last."""
    there = {"place": "exampleton", "group": "people"}
    reading = home.tell(
        {"wording": "9", **there, "speaker": "red-side", "status": "claimed"},
        {"wording": "more than 22", **there, **OFFICE},
    )
    told = tabulate_places(reading)["reported_there"].tolist()
    assert told == [
        "more than 22 people killed (county office); 9 people killed (claimed by Red Side)"
    ]


def test_the_source_names_where_coordinates_are_from(home: Home):
    """They are ours, not the article's."""
    places = tabulate_places(open_article(home.name))
    assert places.attrs["source"].endswith("Coordinates: invented for this example.")
    assert make_table(places, name="places").name == "places"


def test_the_alt_text_names_the_places():
    """Who sees no map hears of which places it is."""
    alt = make_chart(plot_places(TOWNS, NO_SITES), TOWNS, name="places").alt
    assert "North, South, West and Port" in alt
