"""Mends: each makes its conflict go away, takes as little as it can, and says how much."""

from hypothesis import given, settings
from hypothesis import strategies as st
from small_articles import make_article, make_figure, read_bounds, relate
from worlds import Worlds, small_articles

from analysis.reconcile.verdicts import check


def find_mends(*figures, **other):
    """Mends of the one conflict of an article, by id."""
    [conflict] = check([make_article(figures, **other)]).conflicts
    return {mend.id: mend for mend in conflict.mends}


@settings(max_examples=60, deadline=None)
@given(small_articles())
def test_every_mend_mends(article):
    """With the words of a mend, the other members of its conflict have a world in common."""
    worlds = Worlds(article)
    for conflict in check([article], limit=100).conflicts:
        statements = {mend.id for mend in conflict.mends if mend.id != "reading"}
        assert statements == set(conflict.ids) - {"reading"}
        for mend in conflict.mends:
            if mend.id == "reading":
                continue
            others = set(conflict.ids) - {mend.id}
            for words in (mend.to, *mend.also):
                changed = {mend.id: allow(worlds, mend.id, words)}
                assert worlds.find({*others, mend.id}, **changed)
            changed = {mend.id: allow(worlds, mend.id, mend.to)}
            assert mend.is_enough == bool(worlds.find(worlds.sources, **changed))


@settings(max_examples=60, deadline=None)
@given(small_articles())
def test_what_the_others_leave_is_what_all_worlds_leave(article):
    """The bounds beside a mend are the ends of the worlds of the other members."""
    worlds = Worlds(article)
    for conflict in check([article], limit=100).conflicts:
        for mend in conflict.mends:
            others = set(conflict.ids) - {mend.id}
            if mend.id in worlds.figures and mend.id not in worlds.assumed and "cap" in others:
                left = worlds.find(others)
                values = [v for n, v in enumerate(worlds.list_values(mend.id)) if left >> n & 1]
                assert (mend.low, mend.high) == (min(values), max(values))


@settings(max_examples=60, deadline=None)
@given(small_articles())
def test_reading_as_printed_is_told_where_it_mends(article):
    """An assumption is a mend if and only if the printed scope leaves the members a world."""
    printed = Worlds(
        article.model_copy(
            update={"transcript": article.transcript.model_copy(update={"assumptions": ()})}
        )
    )
    for conflict in check([article], limit=100).conflicts:
        if "reading" in conflict.ids:
            left = printed.find(set(conflict.ids) - {"reading"})
            told = {mend.id: mend for mend in conflict.mends}
            assert ("reading" in told) == bool(left)
            if left:
                assert told["reading"].is_enough == bool(printed.find(printed.figures))


@settings(max_examples=60, deadline=None)
@given(small_articles())
def test_a_near_miss_is_a_number_one_beside_the_wording_that_some_world_has(article):
    """All worlds of the other members are listed: one of them has the number, or none is told."""
    worlds = Worlds(article)
    for conflict in check([article], limit=100).conflicts:
        for mend in conflict.mends:
            others = set(conflict.ids) - {mend.id}
            if mend.id in worlds.figures and mend.id not in worlds.assumed and "cap" in others:
                left = worlds.find(others)
                values = {v for n, v in enumerate(worlds.list_values(mend.id)) if left >> n & 1}
                wording = worlds.figures[mend.id].wording
                low, high = read_bounds(wording)
                beside = {low - 1, high + 1 if high is not None else None} & values
                assert {mend.near} - {None} == beside
                assert mend.is_bare == (wording == f"more than {mend.near}")


@settings(max_examples=60, deadline=None)
@given(small_articles())
def test_a_near_miss_of_one_hedge_comes_before_all_other_mends(article):
    """First a hedge in the way, then another reading in print, then a number one off."""
    for conflict in check([article], limit=100).conflicts:
        told = [(m.is_bare, m.kind == "reading", m.near is not None) for m in conflict.mends]
        assert told == sorted(told, reverse=True)


@given(st.lists(st.integers(0, 5), min_size=3, max_size=3), st.tuples(*[st.booleans()] * 3))
def test_a_sum_is_told_by_its_printed_numbers_and_the_hedges_in_the_way(numbers, hedged):
    """The parts print so many; without "more than" the sum holds or it does not."""
    whole, left, right = numbers
    words = [f"more than {n}" if h else str(n) for n, h in zip(numbers, hedged, strict=True)]
    figures = [
        make_figure(name, wording, group)
        for name, wording, group in zip(
            ("whole", "left", "right"), words, ("people", "fighters", "civilians"), strict=True
        )
    ]
    tie = next(t for t in check([make_article(figures)]).ties if t.kind == "sum")
    assert (tie.printed, tie.is_equal) == (left + right, left + right == whole)
    holds = {"left", "right", "whole"} & set(tie.strict)
    assert bool(holds) == (tie.verdict == "conflict" and any(hedged) and left + right == whole)


def allow(worlds, name, words):
    if words is None or words.startswith("about"):
        return worlds.every
    assert read_bounds(words) != (None, None)
    return worlds.allow(name, words)


WHOLE = make_figure("whole", "6", "people")
LEFT = make_figure("left", "more than 2", "fighters")
RIGHT = make_figure("right", "4", "civilians")


def test_each_member_is_read_more_loosely_in_its_own_direction():
    """More than 2 and 4 are more than 6: 6 may be too few, 4 too many, and 2 is enough."""
    mends = find_mends(WHOLE, LEFT, RIGHT)
    assert {name: (m.kind, m.to, m.also) for name, m in mends.items()} == {
        "whole": ("loosen", "6 or more", ("about 6",)),
        "left": ("loosen", "2 or more", ("about 2",)),
        "right": ("loosen", "up to 4", ("about 4",)),
    }


def test_a_mend_tells_what_the_others_leave():
    """The whole would have to be 7 or more, and the parts 2 and up to 3."""
    mends = find_mends(WHOLE, LEFT, RIGHT)
    assert {name: (m.low, m.high) for name, m in mends.items()} == {
        "whole": (7, None),
        "left": (2, 2),
        "right": (0, 3),
    }


def test_another_reading_that_print_allows_comes_before_looser_words():
    """Where the seed gives a second reading that mends, it is the mend."""
    whole = {**WHOLE, "readings": ("6", "more than 6")}
    mend = find_mends(whole, LEFT, RIGHT)["whole"]
    assert (mend.kind, mend.to) == ("reading", "more than 6")


def test_a_vague_number_is_left_out():
    """Dozens have no looser words."""
    mend = find_mends(make_figure("a", "dozens", "people"), make_figure("b", "9", "people"))["a"]
    assert (mend.kind, mend.to, mend.low, mend.high) == ("drop", None, 9, 9)


def test_a_range_is_opened_on_the_side_where_it_fails():
    """Three to five against nine is three or more."""
    figures = make_figure("a", "3 to 5", "people"), make_figure("b", "9", "people")
    assert find_mends(*figures)["a"].to == "3 or more"


def test_names_that_were_counted_may_be_some_of_them():
    """Two towns named against five counted are two or more."""
    sites = {"measure": "attack-sites", "unit": "sites", "group": None}
    named = make_figure("a", None, named=("north", "town"), **sites)
    mend = find_mends(named, make_figure("b", "5", **sites))["a"]
    assert (mend.wording, mend.to) == (None, "2 or more")


def test_large_numbers_are_written_with_commas():
    """A looser reading of 12,000 is as readable as the number in print."""
    figures = make_figure("a", "12,000", "people"), make_figure("b", "13,000", "people")
    assert find_mends(*figures)["a"].to == "12,000 or more"


def test_a_relation_is_left_out():
    """A tie of the article that cannot hold is set aside."""
    mends = find_mends(
        make_figure("a", "5", "people", "town"),
        make_figure("b", "2", "people", "south"),
        relations=[relate("tie", "same", ["a"], "b")],
    )
    assert mends["tie"].kind == "drop"


def test_looser_words_are_read_literally():
    """Where a convention takes "at least 6" for 6, reading it as worded is the mend."""
    figures = [make_figure("a", "at least 6", "people"), make_figure("b", "9", "people")]
    [conflict] = check([make_article(figures)], "gtd").conflicts
    assert [mend.to for mend in conflict.mends if mend.id == "a"] == ["6 or more"]


def test_a_mend_of_one_conflict_in_two_is_not_enough():
    """Three numbers for one count make three conflicts, and no one change ends all of them."""
    article = make_article([make_figure(f"f{n}", str(n), "people") for n in range(3)])
    assert {m.is_enough for c in check([article]).conflicts for m in c.mends} == {False}


def test_a_hedge_that_alone_is_in_the_way_is_the_first_mend():
    """More than 2 and 4 are not 6, and 2 and 4 are."""
    [conflict] = check([make_article([WHOLE, LEFT, RIGHT])]).conflicts
    assert [(mend.id, mend.near, mend.is_bare) for mend in conflict.mends] == [
        ("left", 2, True),
        ("right", 3, False),
        ("whole", 7, False),
    ]


def test_what_misses_by_two_is_no_near_miss():
    """Eleven people against nine."""
    figures = make_figure("a", "11", "people"), make_figure("b", "9", "people")
    assert {mend.near for mend in find_mends(*figures).values()} == {None}


def test_least_changes_come_first():
    """Looser words come before what is left out."""
    figures = make_figure("a", "dozens", "people"), make_figure("b", "9", "people")
    [conflict] = check([make_article(figures)]).conflicts
    assert [mend.kind for mend in conflict.mends] == ["loosen", "drop"]


def test_names_are_never_read_as_fewer_than_they_are():
    """Two towns named against one counted: the count may be too low, the list is left out."""
    sites = {"measure": "attack-sites", "unit": "sites", "group": None}
    named = make_figure("a", None, named=("north", "town"), **sites)
    mends = find_mends(named, make_figure("b", "1", **sites))
    assert (mends["a"].kind, mends["a"].to) == ("drop", None)
    assert (mends["b"].kind, mends["b"].to) == ("loosen", "1 or more")
