"""So many more, so many fewer: changes that tie two counts, and those that tie nothing."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mapped_events import MONDAY, TUESDAY, check_figures, claim_by, count
from small_articles import read_bounds, relate

from analysis.reconcile.export import to_json

SUNDAY = "2020-07-12"
HELD = {"measure": "detentions"}


def before(number, **other):
    """What was known on Monday."""
    return count("before", number, **{"reported": MONDAY, "period": "so-far", **other})


def after(number, **other):
    """What was known on Tuesday."""
    return count("after", number, **{"reported": TUESDAY, "period": "so-far", **other})


def rise(number, name="rise", **other):
    """How many more they were on Tuesday."""
    told = {"reported": TUESDAY, "period": "so-far", "change": "increment", **other}
    return count(name, number, **told)


def fall(number, **other):
    """How many fewer they were on Tuesday."""
    return rise(number, "fall", **{"change": "fall", **other})


def list_ids(*figures, **other):
    """The ids of each conflict."""
    return [conflict.ids for conflict in check_figures(*figures, **other).conflicts]


def test_a_rise_leads_from_one_count_to_the_next():
    """31 and five more are 36; each of the three numbers follows from the others."""
    outcome = check_figures(before(31), rise(5), after(36))
    assert outcome.verdicts == {"after": "agree", "before": "agree", "rise": "agree"}
    [tie] = outcome.ties
    assert (tie.kind, tie.whole, tie.parts) == ("increment", "after", ("before", "rise"))
    assert (tie.low, tie.high, tie.verdict) == (36, 36, "agree")


def test_a_rise_that_does_not_lead_there_is_a_conflict():
    """33 and five more are 38, and not 36; each of the three has a mend."""
    [conflict] = check_figures(before(33), rise(5), after(36)).conflicts
    assert conflict.ids == ("after", "before", "rise")
    assert (conflict.tie.kind, conflict.tie.low, conflict.tie.high) == ("increment", 38, 38)
    mends = {mend.id: (mend.to, mend.low, mend.high) for mend in conflict.mends}
    assert mends == {
        "after": ("36 or more", 38, 38),
        "before": ("up to 33", 31, 31),
        "rise": ("up to 5", 3, 3),
    }


@pytest.mark.parametrize(
    ("told", "is_possible"),
    [
        ((33, "five", "more than 37"), True),
        ((33, "five", "more than 38"), False),
        ((33, "at least five", 40), True),
        ((33, "at least five", 37), False),
        ((33, "about five", 36), True),
    ],
)
def test_a_rise_says_what_its_words_admit(told, is_possible):
    """The bounds of the words move the count after, and no number in between is made up."""
    first, more, second = told
    assert check_figures(before(first), rise(more), after(second)).feasible is is_possible


def test_a_rise_is_no_count():
    """Five more dead are no toll: no count states them, and nothing contains them."""
    outcome = check_figures(before(33), rise(5), after(38))
    assert all("rise" not in each.count.statements for each in outcome.counts)
    assert "rise" not in outcome.wholes
    assert {each.low for each in outcome.counts} == {33, 38}


@pytest.mark.parametrize(
    "other",
    [
        {"place": "alba"},
        {"group": "civilians"},
        {"period": "first"},
        {"measure": "injuries"},
        {"reported": SUNDAY},
        {"change": "multiple"},
        {"unit": "percent"},
        {"role": "background"},
    ],
)
def test_a_rise_of_something_else_ties_nothing(other):
    """33, 36 and five more of another scope, of another day or in percent go together."""
    told = (before(33), after(36))
    outcome = check_figures(*told, rise(5, **other))
    assert to_json(outcome) == to_json(check_figures(*told))


@pytest.mark.parametrize("told", [(before(33),), (after(36),), ()])
def test_a_rise_ties_only_where_both_counts_are_there(told):
    """Five more of nobody knows what, or to nobody knows what, says nothing."""
    beside = count("other", 7, place="alba")
    outcome = check_figures(*told, beside, rise(5))
    assert to_json(outcome) == to_json(check_figures(*told, beside))


def test_the_latest_count_before_is_the_one_that_rose():
    """Of Sunday's 30 and Monday's 33, five more on Tuesday are added to Monday's."""
    earlier = count("earlier", 30, reported=SUNDAY, period="so-far")
    assert check_figures(earlier, before(33), rise(5), after(38)).feasible
    assert list_ids(earlier, before(33), rise(5), after(35)) == [("after", "before", "rise")]


@pytest.mark.parametrize(("number", "feasible"), [(36, True), (37, False)])
def test_a_rise_may_lie_between_two_hours_of_a_day(number, feasible):
    """31 at five and five more at eight are 36 at eight."""
    told = (
        before(31, reported=f"{TUESDAY}T17:00"),
        rise(5, reported=f"{TUESDAY}T20:00"),
        after(number, reported=f"{TUESDAY}T20:00"),
    )
    assert check_figures(*told).feasible is feasible


def test_several_rises_between_two_counts_tie_nothing():
    """Three and five more than 33 may be 41, so neither alone says what Tuesday's count is."""
    told = (before(33), after(41))
    outcome = check_figures(*told, rise(3), rise(5, "more"))
    assert to_json(outcome) == to_json(check_figures(*told))


def test_a_rise_that_is_taken_back_ties_nothing():
    """A later statement withdraws the rise, and 33 and 36 go together."""
    told = (before(33), after(36))
    taken_back = rise(3, "later", reported="2020-07-15", corrects="rise")
    assert check_figures(*told, rise(5), taken_back).feasible


def test_a_rise_that_is_left_out_ties_nothing():
    """Without the rise 33 and 36 go together, and nothing is said of it."""
    outcome = check_figures(before(33), rise(5), after(36), without=["rise"])
    assert outcome.feasible
    assert outcome.verdicts["rise"] == "undecided"
    assert [tie.kind for tie in outcome.ties] == ["part"]


def test_a_party_s_claim_of_a_rise_ties_nothing():
    """Five more, as one side has it, is held against no report."""
    told = (before(33), after(36))
    claimed = rise(5) | {"speaker": "red-side", "status": "claimed"}
    assert to_json(check_figures(*told, claimed)) == to_json(check_figures(*told))


def test_a_claim_is_no_count_to_rise_from():
    """A rise in the article's own voice is not added to what one side claims."""
    claimed = claim_by("red-side", "before", 33, reported=MONDAY, period="so-far")
    assert check_figures(claimed, rise(5), after(36)).feasible


@pytest.mark.parametrize(("number", "expected"), [(5, []), (6, [("after", "before", "fall")])])
def test_what_may_end_again_may_fall(number, expected):
    """Of 36 held on Monday five are free on Tuesday, which leaves 31."""
    told = (before(36, **HELD), fall(number, **HELD), after(31, **HELD))
    assert list_ids(*told) == expected
    [tie] = check_figures(*told).ties
    assert (tie.kind, tie.whole, tie.parts) == ("fall", "before", ("after", "fall"))
    assert tie.low == 31 + number


def test_the_dead_do_not_fall():
    """Five fewer dead tie nothing where nobody takes the earlier number back."""
    told = (before(31), after(36))
    assert to_json(check_figures(*told, fall(5))) == to_json(check_figures(*told))


@pytest.mark.parametrize(("number", "expected"), [(5, []), (6, [("after", "fall")])])
@pytest.mark.parametrize("by", ["after", "fall"])
def test_a_toll_may_fall_by_what_is_taken_back(number, expected, by):
    """Of 36 dead five were counted in error, which leaves 31; six would leave 30."""
    told = {"after": after(31), "fall": fall(number)}
    told[by]["corrects"] = "before"
    outcome = check_figures(before(36), *told.values())
    assert [conflict.ids for conflict in outcome.conflicts] == expected
    assert outcome.verdicts["before"] == "withdrawn"
    [tie] = outcome.ties
    assert (tie.kind, tie.whole, tie.parts) == ("fall", "before", ("after", "fall"))
    assert [conflict.tie for conflict in outcome.conflicts] == [tie][: len(expected)]
    assert {mend.id for each in outcome.conflicts for mend in each.mends} == {*sum(expected, ())}


def test_a_fall_that_is_left_out_tells_nothing_of_the_earlier_number():
    """Without the fall, a number that is taken back is told by nobody."""
    told = (before(36), after(31, corrects="before"), fall(9))
    assert not check_figures(*told).feasible
    left = check_figures(*told, without=["fall"])
    assert left.feasible
    assert left.ties == ()


def test_a_rise_from_a_number_that_is_taken_back_ties_nothing():
    """Nobody can tell whether five more are counted from 33 or from what replaced it."""
    earlier = count("earlier", 30, reported=SUNDAY, period="so-far")
    assert check_figures(earlier, before(33), rise(5), after(36, corrects="before")).feasible


def test_a_rise_of_what_may_end_again_is_no_fall():
    """36 held on Monday and 31 on Tuesday are no rise of whatever size."""
    told = (before(36, **HELD), rise("about five", **HELD), after(31, **HELD))
    [conflict] = check_figures(*told).conflicts
    assert conflict.ids == ("after", "before", "rise")


def test_a_relation_ties_a_rise_in_place_of_the_days():
    """The article says that 33 and five more are 38, though all three are of one day."""
    told = (before(33, reported=TUESDAY, period="first"), rise(5), after(38))
    relation = relate("stated", "sum", ("before", "rise"), "after")
    outcome = check_figures(*told, relations=[relation])
    assert [(tie.kind, tie.parts, tie.relation) for tie in outcome.ties if tie.relation] == [
        ("sum", ("before", "rise"), "stated")
    ]
    assert list_ids(*told[:2], after(40), relations=[relation]) == [
        ("after", "before", "rise", "stated")
    ]


def test_a_rise_is_tied_once():
    """Where the article ties it, the days do not tie it again."""
    told = (before(33), rise(5), after(36))
    relation = relate("stated", "sum", ("before", "rise"), "after")
    assert list_ids(*told, relations=[relation]) == [("after", "before", "rise", "stated")]
    assert list_ids(*told, relations=[relation], without=["stated"]) == []


def test_a_rise_is_held_to_how_we_read_it():
    """A rise that we read as one of civilians names the reading in the conflict."""
    told = (before(33, group="civilians"), rise(5), after(36, group="civilians"))
    reading = {"id": "reading", "figure": "rise", "reads": {"group": "civilians"}, "because": "so"}
    [conflict] = check_figures(*told, assumptions=[reading]).conflicts
    assert conflict.ids == ("after", "before", "reading", "rise")
    assert conflict.tie.assumptions == ("reading",)
    assert {mend.id: mend.kind for mend in conflict.mends}["reading"] == "as-printed"


FORMS = ("{}", "at least {}", "up to {}", "more than {}")
NUMBERS = st.tuples(st.sampled_from(FORMS), st.integers(0, 6)).map(lambda t: t[0].format(t[1]))


@settings(max_examples=300, deadline=None)
@given(NUMBERS, NUMBERS, NUMBERS, st.booleans())
def test_a_change_allows_what_arithmetic_allows(first, more, second, is_rise):
    """Some numbers before and between make one after, or none do; tried one by one."""
    bounds = [read_bounds(words) for words in (first, more, second)]
    options = [range(low or 0, 20 if high is None else high + 1) for low, high in bounds]
    sign = 1 if is_rise else -1
    expected = any(a + sign * b in options[2] for a in options[0] for b in options[1])
    change = rise(more, **HELD) if is_rise else fall(more, **HELD)
    told = (before(first, **HELD), change, after(second, **HELD))
    assert check_figures(*told).feasible is expected
