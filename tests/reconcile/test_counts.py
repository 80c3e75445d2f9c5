"""From articles to counts and ties: against the full table, and one rule at a time."""

import datetime as dt

import pytest
from hypothesis import given, settings
from small_articles import (
    GROUPS,
    PLACES,
    articles,
    claim,
    make_article,
    make_event,
    make_figure,
    relate,
    write_in_full,
)

from analysis.errors import ParameterError, WordingError
from analysis.reconcile.counts import build_system
from analysis.reconcile.solve.solver import is_feasible, smallest_conflicts, tightest_bounds

# The full table has a hundred numbers where the system has ten.
ENOUGH = 60_000_000


def find_bounds(*figures, relations=(), assumptions=()):
    """(group, place, period) -> tightest bounds, of an article with these figures."""
    counts = build_system([make_article(figures, relations, assumptions)])
    bounds = tightest_bounds(counts.system)
    return {(c.group, c.place, c.period): bounds[n] for n, c in counts.counts.items()}


def is_consistent(*figures, **other):
    """Whether an article with these figures can be true."""
    return is_feasible(build_system([make_article(figures, **other)]).system)


@settings(max_examples=120, deadline=None)
@given(articles(has_relations=False))
def test_what_cannot_be_true_is_found(article):
    """The smallest conflicts are those of the table with everyone in one atom."""
    counts, full = build_system([article]), write_in_full(article)
    assert list_conflicts(counts.system) == list_conflicts(full)


@settings(max_examples=120, deadline=None)
@given(articles())
def test_nothing_is_called_false_that_can_be_true(article):
    """Whatever ties an article adds, what the full table allows is within the bounds."""
    counts, full = build_system([article]), write_in_full(article)
    if is_feasible(full, budget=ENOUGH):
        expected, found = tightest_bounds(full, budget=ENOUGH), tightest_bounds(counts.system)
        for name, count in counts.counts.items():
            key = str((count.group, count.place, count.period))
            low, high = expected.get(key, found[name])
            assert found[name].low <= low
            assert found[name].high is None or (high is not None and found[name].high >= high)


def list_conflicts(system):
    """The smallest conflicts, of which none is left out for want of budget."""
    found = smallest_conflicts(system, 50, budget=ENOUGH)
    assert not found.is_cut
    return found.conflicts


def test_a_whole_is_the_sum_of_its_parts():
    """Two parts of 3 and 4 make 7, though nobody says so."""
    bounds = find_bounds(make_figure("a", "3", "fighters"), make_figure("b", "4", "civilians"))
    assert bounds["people", "north", "week"] == (7, 7)


def test_a_part_is_what_the_others_leave():
    """A whole of 9 and a part of 4 leave 5 for the other part."""
    bounds = find_bounds(make_figure("a", "9", "people"), make_figure("b", "4", "civilians"))
    assert bounds["fighters", "north", "week"] == (5, 5)


def test_one_part_alone_makes_no_whole():
    """A number of one group says nothing new of the groups around it, so none is added."""
    assert list(find_bounds(make_figure("a", "3", "rebels"))) == [("rebels", "north", "week")]


def test_containment_in_every_dimension_at_once_is_derived():
    """Officers killed in a town on a day are among the people killed in the country that week."""
    inner = make_figure("inner", "5", "officers", "town", "day")
    outer = make_figure("outer", "4", "people", "country", "week")
    assert not is_consistent(inner, outer)


@pytest.mark.parametrize(
    ("group", "place", "period"),
    [
        ("people", "south", "week"),
        ("people", "country", "late"),
        ("nurses", "country", "week"),
    ],
)
def test_what_is_outside_in_one_dimension_is_not_inside(group, place, period):
    """Another town, another time or another group contains nothing of the inner count."""
    inner = make_figure("inner", "5", "officers", "town", "midweek")
    assert is_consistent(inner, make_figure("outer", "4", group, place, period))


def test_parts_killed_apart_add_up_in_the_whole():
    """Five in one town and six of another group in another make eleven in the country."""
    figures = (
        make_figure("a", "5", "rebels", "town"),
        make_figure("b", "6", "civilians", "south"),
    )
    assert is_consistent(*figures, make_figure("c", "11", "people", "country"))
    assert not is_consistent(*figures, make_figure("c", "10", "people", "country"))


def test_what_is_outside_a_stated_part_is_bounded():
    """Of 9 soldiers 4 were officers in town, so 5 were others or elsewhere."""
    counts = build_system(
        [
            make_article(
                [
                    make_figure("a", "9", "soldiers"),
                    make_figure("b", "4", "officers", "town"),
                ]
            )
        ]
    )
    [rest] = [tie.residual for tie in counts.ties.values() if tie.residual]
    assert tightest_bounds(counts.system)[rest] == (5, 5)


def test_about_bounds_nothing():
    """A hedge without bounds is never held against another number."""
    figures = [make_figure("a", "about 3", "people"), make_figure("b", "9", "people")]
    assert is_consistent(*figures)


def test_a_claim_bounds_nothing():
    """What a party to the fight says is counted with, and not asserted."""
    figures = [claim(make_figure("a", "30", "people")), make_figure("b", "9", "people")]
    assert is_consistent(*figures)


def test_units_are_apart():
    """Six offices seized and three towns seized are two counts."""
    sites = {"measure": "seized-sites", "group": None}
    figures = [
        make_figure("a", "6", **sites, unit="offices"),
        make_figure("b", "3", **sites, unit="towns"),
    ]
    assert is_consistent(*figures)


def test_places_are_contained_without_a_group():
    """Places attacked in a town are among those attacked in the country."""
    sites = {"measure": "attack-sites", "unit": "sites", "group": None}
    inner = make_figure("a", "6", place="town", **sites)
    assert not is_consistent(inner, make_figure("b", "3", place="country", **sites))


def test_people_are_in_one_part_and_places_may_be_in_two():
    """Parts of 3 and 4 make 7 people, and from 4 to 7 places."""
    sites = {"measure": "attack-sites", "unit": "sites"}
    bounds = find_bounds(
        make_figure("a", "3", "fighters", **sites), make_figure("b", "4", "civilians", **sites)
    )
    assert bounds["people", "north", "week"] == (4, 7)


def test_a_stock_is_not_counted_up_over_time():
    """Fewer may live in a town in the week than on one day of it."""
    people = {"measure": "population", "group": None, "place": "town"}
    figures = [
        make_figure("a", "9", period="day", **people),
        make_figure("b", "8", period="week", **people),
    ]
    assert is_consistent(*figures)


@pytest.mark.parametrize(
    ("kind", "wordings", "expected"),
    [
        ("sum", ("5", "2", "3"), True),
        ("sum", ("6", "2", "3"), False),
        ("part", ("3", "2", "3"), True),
        ("part", ("2", "2", "3"), False),
        ("at-most", ("3", "2", "3"), True),
        ("at-most", ("2", "2", "3"), False),
        ("same", ("3", "3", "3"), True),
        ("same", ("3", "3", "2"), False),
    ],
)
def test_a_relation_ties_what_no_tree_does(kind, wordings, expected):
    """A whole in one place and two parts in another are tied by the article's word alone."""
    figures = [
        make_figure("whole", wordings[0], "people", "south"),
        make_figure("left", wordings[1], "rebels", "town"),
        make_figure("right", wordings[2], "nurses", "town"),
    ]
    relation = relate("tie", kind, ["left", "right"], "whole")
    assert is_consistent(*figures, relations=[relation]) == expected


def test_a_relation_can_make_a_whole_that_nobody_states():
    """A scope as the whole is a count like any other."""
    whole = {"measure": "deaths", "group": "people", "place": "south", "period": "week"}
    bounds = find_bounds(
        make_figure("left", "2", "rebels", "town"),
        make_figure("right", "3", "nurses", "town"),
        relations=[relate("tie", "sum", ["left", "right"], whole)],
    )
    assert bounds["people", "south", "week"] == (5, 5)


READ_AS_REBELS = {
    "id": "reading",
    "figure": "a",
    "reads": {"group": "rebels"},
    "because": "so",
}


def test_a_conflict_names_the_assumption_that_it_needs():
    """A figure read as of another group conflicts only together with that reading."""
    article = make_article(
        [make_figure("a", "5", "people"), make_figure("b", "4", "rebels")], (), [READ_AS_REBELS]
    )
    [conflict] = smallest_conflicts(build_system([article]).system).conflicts
    assert conflict == {"a", "b", "reading"}


def test_without_its_assumption_a_figure_is_read_as_printed():
    """Nine people and four rebels can be true, where nine rebels and four cannot."""
    article = make_article(
        [make_figure("a", "9", "people"), make_figure("b", "4", "rebels")], (), [READ_AS_REBELS]
    )
    assert not is_feasible(build_system([article]).system)
    assert is_feasible(build_system([article], without=["reading"]).system)


def test_a_relation_speaks_of_the_figure_and_not_of_our_reading():
    """Where a figure is read anew, the article's own relation holds of what the figure counts."""
    article = make_article(
        [make_figure("a", "5", "people"), make_figure("b", "4", "people", "south")],
        [relate("tie", "same", ["a"], "b")],
        [READ_AS_REBELS],
    )
    [conflict] = smallest_conflicts(build_system([article]).system).conflicts
    assert conflict == {"a", "b", "tie"}


def test_a_later_report_may_raise_an_open_toll():
    """Four so far on one day and six on the next can both be true; not the other way round."""
    event = make_event(periods={"since": ("2020-01-01", None)})
    one, two = (
        make_article([make_figure("toll", wording, "people", period="since")], event=event, day=day)
        for wording, day in (("4", dt.date(2020, 1, 9)), ("6", dt.date(2020, 1, 10)))
    )
    assert is_feasible(build_system([one, two]).system)
    four, six = (
        make_article([make_figure("toll", wording, "people", period="since")], event=event, day=day)
        for wording, day in (("4", dt.date(2020, 1, 10)), ("6", dt.date(2020, 1, 9)))
    )
    assert not is_feasible(build_system([four, six]).system)


def test_two_numbers_of_one_count_on_one_day_are_a_conflict():
    """Two exact numbers of a week that is over, told on one day, cannot both be true."""
    one = make_article([make_figure("toll", "4", "people")], name="one")
    two = make_article([make_figure("toll", "6", "people")], name="two")
    [conflict] = smallest_conflicts(build_system([one, two]).system).conflicts
    assert conflict == {f"{one.name}#toll", f"{two.name}#toll"}


def test_other_words_can_be_read():
    """A reading takes the place of the printed words."""
    article = make_article([make_figure("a", "3", "people")])
    counts = build_system([article], readings={"a": "more than 3"})
    assert tightest_bounds(counts.system) == {counts.bound["a"]: (4, None)}


@pytest.mark.parametrize(
    ("given_", "message"),
    [
        ({"readings": {"b": "4"}}, "figure 'b' has no count to read; allowed: 'a'"),
        ({"without": ["b"]}, "'b' is no id to leave out; allowed: 'a'"),
        ({"convention": "litteral"}, "convention 'litteral' is unknown; did you mean 'literal'"),
    ],
)
def test_an_unknown_name_is_refused(given_, message):
    """A figure, an id or a convention that there is not is named, with the nearest that is."""
    with pytest.raises(ParameterError, match=message):
        build_system([make_article([make_figure("a", "3", "people")])], **given_)


def test_a_reading_must_be_a_number_phrase():
    """A number with thirty zeros is refused as everywhere."""
    article = make_article([make_figure("a", "3", "people")])
    with pytest.raises(WordingError, match="too large"):
        build_system([article], readings={"a": "1" + "0" * 30})


def test_articles_must_be_of_one_event():
    """Two events share no counts, none is too few, and one article is given once."""
    article = make_article([make_figure("a", "3", "people")])
    other = article.model_copy(update={"name": article.name.replace("event-1", "event-2")})
    with pytest.raises(ParameterError, match="two events, 'event-1' and 'event-2'"):
        build_system([article, other])
    with pytest.raises(ParameterError, match="given twice"):
        build_system([article, article])
    with pytest.raises(ParameterError, match="no article"):
        build_system([])


def test_deep_and_wide_trees_are_written_in_a_second():
    """Every group in 120 cells makes no table that cannot be held."""
    places = {f"p{n}": f"p{(n - 1) // 2}" if n else None for n in range(60)}
    event = make_event(places={**PLACES, **places})
    groups = list(GROUPS)
    figures = [
        make_figure(f"f{n}", "at least 1", groups[n % len(groups)], f"p{n % 60}", period)
        for n, period in zip(range(400), ["week", "day"] * 200, strict=True)
    ]
    counts = build_system([make_article(figures, event=event)])
    assert len(counts.counts) <= len(groups) * 120
