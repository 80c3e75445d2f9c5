"""Casualties are deaths and injuries of the same scope, and nothing is said twice."""

import pytest
from full_tables import NOBODY, write_tables
from hypothesis import given, settings
from hypothesis import strategies as st
from mapped_events import check_figures, count, list_ties
from small_articles import figures, make_article, relate
from test_counts import list_conflicts

from analysis.ledger.measures import MEASURES
from analysis.reconcile.counts import build_system
from analysis.reconcile.export import to_json

PEOPLE = ("casualties", "deaths", "injuries")


def tell(measure, number, name=None, **other):
    """A figure of that measure, under its name if no other is given."""
    return count(name or measure, number, measure=measure, **other)


@st.composite
def hurt(draw, size=5):
    """Articles on the dead, the injured and casualties."""
    cells = {"places": ("north", "town"), "periods": ("week", "day")}
    drawn = [draw(figures("f0", **cells)) | {"measure": "casualties"}]
    for number in range(1, draw(st.integers(2, size))):
        drawn.append(draw(figures(f"f{number}", **cells)))
        drawn[-1]["measure"] = draw(st.sampled_from(PEOPLE))
    return make_article(drawn)


@settings(max_examples=150, deadline=None)
@given(hurt())
def test_what_cannot_be_true_of_casualties_is_found(article):
    """The smallest conflicts are those of the table in which each casualty died or was injured."""
    full = write_tables(article, lambda _: NOBODY, PEOPLE)
    assert list_conflicts(build_system([article]).system) == list_conflicts(full)


def test_the_dead_and_the_injured_make_the_casualties():
    """100 killed and 50 injured are 150, and not 140; each member has a mend."""
    outcome = check_figures(tell("deaths", 100), tell("injuries", 50), tell("casualties", 140))
    [conflict] = outcome.conflicts
    assert conflict.ids == ("casualties", "deaths", "injuries")
    assert (conflict.tie.kind, conflict.tie.whole, conflict.tie.low) == ("sum", "casualties", 150)
    assert {mend.id for mend in conflict.mends} == set(conflict.ids)
    [looser] = [mend for mend in conflict.mends if mend.id == "casualties"]
    assert (looser.to, looser.low, looser.high) == ("140 or more", 150, 150)


def test_the_dead_and_the_injured_that_make_the_casualties_agree():
    """90 and 50 are 140, and the one tie is told once."""
    outcome = check_figures(tell("deaths", 90), tell("injuries", 50), tell("casualties", 140))
    assert outcome.verdict == "agree"
    assert list_ties(outcome.ties) == [("sum", "casualties", ("deaths", "injuries"), 140, "agree")]


@pytest.mark.parametrize("measure", ["deaths", "injuries"])
def test_no_more_died_or_were_injured_than_casualties(measure):
    """141 of either are more than 140 casualties of the same scope; 140 are not."""
    assert check_figures(tell(measure, 140), tell("casualties", 140)).feasible
    [conflict] = check_figures(tell(measure, 141), tell("casualties", 140)).conflicts
    assert conflict.ids == tuple(sorted(("casualties", measure)))
    assert conflict.tie.kind == "part"


def test_casualties_contain_the_deaths_of_a_narrower_scope():
    """41 civilians killed in one town are more than 40 casualties in the whole province."""
    deaths = tell("deaths", 41, group="civilians", place="alba", period="first")
    [conflict] = check_figures(deaths, tell("casualties", 40)).conflicts
    assert conflict.ids == ("casualties", "deaths")
    assert (conflict.tie.kind, conflict.tie.parts) == ("part", ("deaths",))


def test_the_casualties_of_a_town_are_no_whole_of_the_deaths_of_a_province():
    """41 killed in the province need not be among 40 casualties of a town."""
    assert check_figures(tell("deaths", 41), tell("casualties", 40, place="alba")).feasible


def test_who_nobody_states_is_no_count():
    """The injured that casualties and deaths imply are linked and not listed."""
    outcome = check_figures(tell("deaths", 100), tell("casualties", 140))
    assert {each.count.measure for each in outcome.counts} == {"deaths", "casualties"}
    assert outcome.wholes == {"casualties": None, "deaths": None}


def test_without_casualties_deaths_and_injuries_have_nothing_in_common():
    """Each measure has the counts that it has alone."""
    alone = [build_system_of(tell(measure, 9)).counts for measure in ("deaths", "injuries")]
    both = build_system_of(tell("deaths", 9), tell("injuries", 9)).counts
    assert both.keys() == alone[0].keys() | alone[1].keys()


def build_system_of(*told):
    """The counts of one article with these figures."""
    return check_figures(*told).system


@pytest.mark.parametrize(("kind", "parts"), [("sum", 2), ("part", 1), ("part", 2), ("at-most", 1)])
def test_what_the_measures_say_is_not_told_twice(kind, parts):
    """A relation that says how casualties are made up adds nothing to what they are."""
    told = (tell("deaths", 100), tell("injuries", 50), tell("casualties", 140))
    relation = relate("stated", kind, ("deaths", "injuries")[:parts], "casualties")
    assert to_json(check_figures(*told, relations=[relation])) == to_json(check_figures(*told))


def test_a_relation_between_other_scopes_is_told():
    """That the dead of one town and the injured of another make all is the article's word."""
    told = (
        tell("deaths", 100, place="alba"),
        tell("injuries", 50, place="brook"),
        tell("casualties", 160),
    )
    relation = relate("stated", "sum", ("deaths", "injuries"), "casualties")
    assert check_figures(*told).feasible
    [conflict] = check_figures(*told, relations=[relation]).conflicts
    assert conflict.ids == ("casualties", "deaths", "injuries", "stated")


def test_what_makes_a_measure_up_is_counted_alike():
    """Parts and whole share units, dimensions and kind; their counts are compared node by node."""
    for measure in MEASURES.values():
        for part in measure.parts:
            other = MEASURES[part]
            assert other.units == measure.units
            assert (other.adds_over, other.kind) == (measure.adds_over, measure.kind)
