"""What does not overlap, of groups, of places and in time; and what fills a whole."""

import datetime as dt

import pytest
from mapped_events import map_event

from analysis.reconcile.disjoint import Disjointness
from analysis.reconcile.extents import Extent

GROUPS = {
    "people": {"parts": ("fighters", "civilians")},
    "fighters": {"disjoint": ("rebels", "soldiers")},
    "civilians": {"parts": ("adults", "children")},
    "rebels": {},
    "soldiers": {},
    "recruits": {"part_of": "soldiers"},
    "adults": {},
    "children": {},
    "women": {"part_of": "people"},
    "men": {"part_of": "people"},
    "officers": {"part_of": "soldiers"},
    "women-officers": {"part_of": ("women", "officers")},
}
PLACES = {
    "country": {"kind": "country"},
    "north": {"kind": "province", "part_of": "country"},
    "south": {"kind": "province", "part_of": "country"},
    "alba": {"kind": "town", "part_of": "north"},
    "brook": {"kind": "port town", "part_of": "north"},
    "cove": {"kind": "fishing village", "part_of": "south"},
    "market": {"kind": "building", "part_of": "alba"},
    "school": {"kind": "building", "part_of": "brook"},
    "county": {"kind": "district", "part_of": "north"},
    "river-county": {"kind": "district", "part_of": "north", "overlaps": "lake-county"},
    "lake-county": {"kind": "district", "part_of": "north"},
    "mill": {"kind": "village", "part_of": "river-county"},
    "dock": {"kind": "village", "part_of": "lake-county"},
    "coast-road": {"kind": "road", "part_of": "north"},
    "hill-road": {"kind": "road", "part_of": "north"},
    "island": {"kind": "country"},
    "harbour": {"kind": "town", "part_of": "island"},
    "camp": {"kind": "camp"},
    "outpost": {"kind": "town"},
    "outport": {"kind": "city"},
}
MAP = Disjointness(map_event(GROUPS, PLACES, {}))
TUESDAY, WEDNESDAY = dt.date(2020, 1, 14), dt.date(2020, 1, 15)
EVERY = frozenset({"group", "place", "time"})


def stretch(start, end, as_of=TUESDAY, label=""):
    """The days from one of January to another, both included."""
    return Extent(
        dt.datetime(2020, 1, start), dt.datetime(2020, 1, end) + dt.timedelta(1), as_of, label
    )


def scope(group="people", extent=None, place="north"):
    """A group in a cell: of the first ten days of January, if no time is given."""
    return group, (place, extent or stretch(1, 10))


def is_disjoint(one, other, dimensions=EVERY):
    """Whether two scopes are apart; asked both ways, which must give one answer."""
    answer = MAP.is_disjoint(one, other, dimensions)
    assert answer == MAP.is_disjoint(other, one, dimensions)
    return answer


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("fighters", "civilians", True),
        ("rebels", "soldiers", True),
        ("rebels", "civilians", True),
        ("children", "recruits", True),
        ("adults", "children", True),
        ("women-officers", "rebels", True),
        ("women-officers", "children", True),
        ("recruits", "officers", False),
        ("women", "officers", False),
        ("women", "men", False),
        ("women", "rebels", False),
        ("women-officers", "men", False),
        ("women-officers", "women", False),
        ("women-officers", "officers", False),
        ("soldiers", "recruits", False),
        ("people", "children", False),
        ("women", "women", False),
        (None, "women", False),
        (None, None, False),
    ],
)
def test_groups_are_apart_only_where_the_event_splits_them(one, other, apart):
    """Parts and `disjoint` groups are apart with all inside them, and nothing else is."""
    assert MAP.is_disjoint_in_groups(one, other) == apart
    assert MAP.is_disjoint_in_groups(other, one) == apart


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("alba", "brook", True),
        ("alba", "cove", True),
        ("north", "south", True),
        ("north", "cove", True),
        ("market", "school", True),
        ("market", "brook", True),
        ("county", "river-county", True),
        ("county", "mill", True),
        ("alba", "county", False),
        ("alba", "mill", True),
        ("market", "county", False),
        ("alba", "market", False),
        ("country", "market", False),
        ("alba", "alba", False),
        ("river-county", "lake-county", False),
        ("mill", "dock", False),
        ("mill", "lake-county", False),
        ("coast-road", "hill-road", False),
        ("coast-road", "alba", False),
    ],
)
def test_places_are_apart_side_by_side_and_of_one_kind(one, other, apart):
    """Two towns are apart and so is what lies in them; a town may lie in a district."""
    assert MAP.is_disjoint_in_places(one, other) == apart
    assert MAP.is_disjoint_in_places(other, one) == apart


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("country", "island", True),
        ("alba", "harbour", True),
        ("outpost", "outport", True),
        ("outpost", "camp", False),
        ("outpost", "island", False),
        ("outpost", "harbour", True),
    ],
)
def test_places_without_a_common_container_are_told_by_the_outermost(one, other, apart):
    """Two countries are apart with all in them; a town without one may be in any country."""
    assert MAP.is_disjoint_in_places(one, other) == apart
    assert MAP.is_disjoint_in_places(other, one) == apart


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        (stretch(1, 5), stretch(6, 10), True),
        (stretch(1, 5), stretch(5, 10), False),
        (stretch(1, 10), stretch(3, 4), False),
        (stretch(1, 5), stretch(6, 10, WEDNESDAY), True),
        (stretch(1, 5, label="late"), stretch(6, 10), True),
        (stretch(1, 5, label="early"), stretch(1, 5, label="late"), False),
        (stretch(1, 5), Extent(None, None, TUESDAY, "a time not told"), False),
    ],
)
def test_times_are_apart_one_after_the_other(one, other, apart):
    """Nobody killed until the 5th was killed from the 6th on, whenever it was told."""
    assert is_disjoint(scope(extent=one), scope(extent=other)) == apart


@pytest.mark.parametrize(
    ("other", "dimension"),
    [
        (scope("civilians"), "group"),
        (scope("fighters", place="south"), "place"),
        (scope("fighters", stretch(11, 12)), "time"),
    ],
)
def test_scopes_are_apart_only_in_what_their_measure_adds_over(other, dimension):
    """Places attacked on two days may be the same places, and so in each dimension."""
    one = scope("fighters")
    assert is_disjoint(one, other)
    assert is_disjoint(one, other, frozenset({dimension}))
    assert not is_disjoint(one, other, EVERY - {dimension})
    assert not is_disjoint(one, other, frozenset())


def test_a_group_is_made_up_by_itself():
    """Nobody of a group is left out by the group, split or not."""
    assert MAP.is_made_up("rebels", {"rebels", "women"})


def test_a_group_is_made_up_by_the_parts_of_its_parts():
    """Fighters, adults and children are all people."""
    assert MAP.is_made_up("people", {"fighters", "adults", "children"})


@pytest.mark.parametrize(
    ("group", "parts"),
    [
        ("people", {"fighters", "adults"}),
        ("fighters", {"rebels", "soldiers"}),
        ("people", {"women", "men"}),
        ("rebels", set()),
        (None, {"people"}),
    ],
)
def test_a_group_is_not_made_up_where_somebody_may_be_left_out(group, parts):
    """Groups merely inside a whole, disjoint or not, may leave somebody of it out."""
    assert not MAP.is_made_up(group, parts)


def test_what_has_no_group_is_made_up_by_what_has_none():
    """Attacks are of no group, and those of two days are all attacks of both."""
    whole, parts = scope(None), [scope(None, stretch(1, 5)), scope(None, stretch(6, 10))]
    assert MAP.is_filled(whole, parts)


@pytest.mark.parametrize(
    "extents",
    [
        [stretch(1, 10)],
        [stretch(1, 5), stretch(6, 10)],
        [stretch(6, 10), stretch(1, 1), stretch(2, 5)],
    ],
)
def test_adjoining_periods_fill_a_longer_one(extents):
    """The days from 1 to 5 and from 6 to 10 are all from 1 to 10, in whatever order."""
    assert MAP.is_filled(scope(), [scope(extent=extent) for extent in extents])


@pytest.mark.parametrize(
    "extents",
    [
        [stretch(1, 5)],
        [stretch(1, 4), stretch(6, 10)],
        [stretch(2, 5), stretch(6, 10)],
        [stretch(1, 5), stretch(6, 9)],
    ],
)
def test_periods_with_a_gap_fill_nothing(extents):
    """A day that is missing at the beginning, in the middle or at the end is left out."""
    assert not MAP.is_filled(scope(), [scope(extent=extent) for extent in extents])


@pytest.mark.parametrize("days", [(TUESDAY, WEDNESDAY), (TUESDAY, TUESDAY)])
def test_periods_known_by_another_day_fill_nothing(days):
    """What was known by Wednesday of ten days may be more than was known by Tuesday of each."""
    first, second = days
    parts = [scope(extent=stretch(1, 5, first)), scope(extent=stretch(6, 10, second))]
    assert not MAP.is_filled(scope(extent=stretch(1, 10, WEDNESDAY)), parts)


@pytest.mark.parametrize("label", ["late", "a time not told"])
def test_what_is_told_vaguely_fills_nothing(label):
    """The second half told only as late in it does not complete the first."""
    parts = [scope(extent=stretch(1, 5)), scope(extent=stretch(6, 10, label=label))]
    assert not MAP.is_filled(scope(), parts)


def test_groups_fill_a_whole_in_its_own_time():
    """Fighters and civilians of one time are the people of that time, however vague it is."""
    vague = Extent(None, None, TUESDAY, "a time not told")
    assert MAP.is_filled(scope(), [scope("fighters"), scope("civilians")])
    assert MAP.is_filled(scope(extent=vague), [scope("fighters", vague), scope("civilians", vague)])


def test_disjoint_groups_do_not_fill_their_whole():
    """Fighters may be neither rebels nor soldiers."""
    assert not MAP.is_filled(scope("fighters"), [scope("rebels"), scope("soldiers")])


def test_groups_fill_each_stretch_of_time_by_themselves():
    """People until the 5th, and from the 6th on fighters and civilians, are people of ten days."""
    late = stretch(6, 10)
    parts = [scope(extent=stretch(1, 5)), scope("fighters", late), scope("civilians", late)]
    assert MAP.is_filled(scope(), parts)
    assert not MAP.is_filled(scope(), parts[:2])


def test_fighters_of_one_time_and_civilians_of_another_fill_nothing():
    """Each stretch leaves out the group that is counted in the other."""
    parts = [scope("fighters", stretch(1, 5)), scope("civilians", stretch(6, 10))]
    assert not MAP.is_filled(scope(), parts)


@pytest.mark.parametrize("places", [("alba", "brook"), ("north", "alba"), ("alba",)])
def test_towns_never_fill_their_province(places):
    """Somebody may have been killed outside the towns that are named."""
    assert not MAP.is_filled(scope(), [scope(place=place) for place in places])


def test_provinces_never_fill_their_country():
    """The event names two provinces, and does not say that there is no third."""
    parts = [scope(place="north"), scope(place="south")]
    assert not MAP.is_filled(scope(place="country"), parts)
