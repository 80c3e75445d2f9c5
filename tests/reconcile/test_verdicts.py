"""The whole answer: against all worlds of small articles, and one fact at a time."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_articles import articles, claim, make_article, make_figure, read_bounds, relate
from worlds import Worlds, small_articles

from analysis.reconcile.export import to_json
from analysis.reconcile.verdicts import check


def find_verdicts(*figures, **other):
    """Statement id -> verdict, of an article with these figures."""
    return dict(check([make_article(figures, **other)]).verdicts)


def find_ties(*figures, **other):
    """(kind, verdict) of each tie, of an article with these figures."""
    outcome = check([make_article(figures, **other)])
    return [(judged.kind, judged.verdict) for judged in outcome.ties]


@settings(max_examples=60, deadline=None)
@given(small_articles())
def test_feasible_and_bounds_are_those_of_all_worlds(article):
    """The figures agree where some world has them all, and bounds are the ends of such worlds."""
    worlds, outcome = Worlds(article), check([article])
    left = worlds.find(worlds.sources)
    assert outcome.feasible == bool(left)
    for bounded in outcome.counts:
        count = (bounded.count.group, bounded.count.place, bounded.count.period)
        values = [w[count] for number, w in enumerate(worlds.worlds) if left >> number & 1]
        expected = (min(values), max(values)) if values else (None, None)
        assert (bounded.low, bounded.high) == expected


@settings(max_examples=60, deadline=None)
@given(small_articles())
def test_conflicts_are_those_of_all_worlds(article):
    """Every minimal set of sources that no world has is told, and no other."""
    outcome = check([article], limit=100)
    assert {frozenset(c.ids) for c in outcome.conflicts} == set(Worlds(article).list_conflicts())


@settings(max_examples=60, deadline=None)
@given(small_articles())
def test_a_statement_agrees_where_the_others_force_it(article):
    """A number agrees if and only if the others have worlds, and it is the same in all."""
    worlds, outcome = Worlds(article), check([article])
    if not outcome.feasible:
        return
    for name, verdict in outcome.verdicts.items():
        low, high = read_bounds(worlds.figures[name].wording)
        if name != "cap":
            others = worlds.find(set(worlds.sources) - {name})
            values = {
                v for number, v in enumerate(worlds.list_values(name)) if others >> number & 1
            }
            assert (verdict == "agree") == (values == {low} == {high})


@settings(max_examples=40, deadline=None)
@given(articles(size=6, top=4), st.randoms(use_true_random=False))
def test_order_changes_nothing(article, random):
    """Figures, relations and assumptions in another order give the same answer to the letter."""
    mixed = {
        key: tuple(random.sample(entries, len(entries)))
        for key in ("figures", "relations", "assumptions")
        for entries in [getattr(article.transcript, key)]
    }
    shuffled = article.model_copy(
        update={"transcript": article.transcript.model_copy(update=mixed)}
    )
    first, second = (json.dumps(to_json(check([each], limit=3))) for each in (article, shuffled))
    assert first == second


def test_articles_in_another_order_change_nothing():
    """Two articles give one answer, whichever comes first."""
    one = make_article([make_figure("a", "5", "people")], name="one")
    two = make_article([make_figure("a", "4", "rebels")], name="two")
    assert to_json(check([one, two])) == to_json(check([two, one]))


def test_exact_parts_and_whole_agree():
    """2 + 3 = 5: each number follows from the other two, and so does the sum."""
    figures = (
        make_figure("whole", "5", "people"),
        make_figure("left", "2", "fighters"),
        make_figure("right", "3", "civilians"),
    )
    assert set(find_verdicts(*figures).values()) == {"agree"}
    assert find_ties(*figures) == [("sum", "agree")]


def test_a_hedged_part_is_consistent():
    """At least 2 of 5 can be true in several ways."""
    figures = (make_figure("whole", "5", "people"), make_figure("left", "at least 2", "fighters"))
    assert find_verdicts(*figures) == {"left": "consistent", "whole": "consistent"}


def test_numbers_that_share_nothing_are_undecided():
    """Two towns with nothing around them can say of each other neither yes nor no."""
    figures = (
        make_figure("a", "5", "people", "town"),
        make_figure("b", "2", "people", "south"),
    )
    assert find_verdicts(*figures) == {"a": "undecided", "b": "undecided"}


def test_two_parts_without_a_whole_are_undecided():
    """Nobody gives the whole, so two parts can be whatever they are said to be."""
    figures = (make_figure("a", "5", "fighters"), make_figure("b", "2", "civilians"))
    assert find_verdicts(*figures) == {"a": "undecided", "b": "undecided"}
    assert find_ties(*figures) == []


def test_a_part_in_a_whole_that_is_open_above_is_consistent():
    """Seven in a whole of at least twenty fit, though no number of them would not."""
    figures = (
        make_figure("whole", "at least 20", "soldiers"),
        make_figure("part", "7", "officers", "town"),
    )
    assert find_verdicts(*figures) == {"part": "consistent", "whole": "consistent"}
    assert find_ties(*figures) == [("part", "consistent")]


def test_the_same_number_twice_agrees():
    """Two reports of one count with one number agree."""
    figures = (make_figure("a", "5", "people"), make_figure("b", "5", "people"))
    assert find_verdicts(*figures) == {"a": "agree", "b": "agree"}


def test_a_conflict_names_its_members_and_the_sum_that_shows_it():
    """3 + 4 = 7 is more than 6, by the sum of people and by no other tie."""
    outcome = check(
        [
            make_article(
                [
                    make_figure("whole", "6", "people"),
                    make_figure("left", "3", "fighters"),
                    make_figure("right", "4", "civilians"),
                    make_figure("town", "2", "rebels", "town"),
                ]
            )
        ]
    )
    [conflict] = outcome.conflicts
    assert conflict.ids == ("left", "right", "whole")
    [failed] = [judged for judged in outcome.ties if judged.verdict == "conflict"]
    assert (conflict.tie, failed.kind, failed.low) == (failed, "sum", 7)
    assert outcome.verdicts["town"] == "consistent"


def test_a_conflict_takes_no_bounds_from_what_it_does_not_touch():
    """The dead contradict each other, and the places attacked are still thirteen."""
    sites = {"measure": "attack-sites", "unit": "sites", "group": None}
    outcome = check(
        [
            make_article(
                [
                    make_figure("a", "6", "people"),
                    make_figure("b", "7", "people"),
                    make_figure("c", "13", **sites),
                ]
            )
        ]
    )
    assert [(c.count.measure, c.low, c.high) for c in outcome.counts] == [
        ("attack-sites", 13, 13),
        ("deaths", None, None),
    ]


def test_what_is_left_out_is_said_and_not_heard():
    """Without one of its members a conflict is gone, and the counts have bounds."""
    article = make_article([make_figure("a", "6", "people"), make_figure("b", "7", "people")])
    outcome = check([article], without=["a"])
    assert (outcome.feasible, outcome.without) == (True, ("a",))
    assert [(c.low, c.high) for c in outcome.counts] == [(7, 7)]
    assert outcome.verdicts == {"a": "undecided", "b": "undecided"}


def test_a_relation_left_out_ties_nothing():
    """Without its relation a count that only it spoke of is gone."""
    whole = {"measure": "deaths", "group": "people", "place": "south", "period": "week"}
    relation = relate("tie", "sum", ["a"], whole)
    article = make_article([make_figure("a", "6", "people")], [relation])
    assert len(check([article]).counts) == 2
    assert len(check([article], without=["tie"]).counts) == 1


def test_many_conflicts_are_cut_and_it_is_said():
    """Eight numbers for one count make 28 pairs, of which twenty are told."""
    article = make_article([make_figure(f"f{n}", str(n), "people") for n in range(8)])
    outcome = check([article])
    assert (len(outcome.conflicts), outcome.is_cut) == (20, True)


def test_what_is_too_hard_is_undecided_and_not_guessed():
    """With next to no budget allowed nothing is told of the figures, and nothing hangs."""
    figures = [make_figure("whole", "5", "people"), make_figure("left", "6", "fighters")]
    outcome = check([make_article([*figures, claim(make_figure("c", "9", "people"))])], budget=1)
    assert (outcome.feasible, outcome.conflicts, outcome.is_cut) == (None, (), True)
    assert set(outcome.verdicts.values()) == {"undecided"}
    assert outcome.claims[0].is_possible is None
    assert {bounded.low for bounded in outcome.counts} == {None}


def test_numbers_of_thirteen_digits_are_exact():
    """A trillion less one and one more are a trillion."""
    figures = (
        make_figure("whole", "1000000000000", "people"),
        make_figure("left", "999999999999", "fighters"),
        make_figure("right", "1", "civilians"),
    )
    assert set(find_verdicts(*figures).values()) == {"agree"}


@pytest.mark.parametrize(
    "key",
    ["feasible", "counts", "conflicts", "claims", "rests", "verdicts", "is_cut", "convention"],
)
def test_the_answer_is_written_for_programs(key):
    """The JSON form has what the answer has, in plain values."""
    outcome = check([make_article([make_figure("a", "at least 3", "people")])])
    written = json.loads(json.dumps(to_json(outcome)))
    assert key in written
    assert written["counts"] == [
        {
            "measure": "deaths",
            "unit": "persons",
            "group": "people",
            "place": "north",
            "period": "week",
            "as_of": "2020-01-10",
            "low": 3,
            "high": None,
            "statements": ["a"],
            "claims": [],
        }
    ]
