"""What adds up to what: halves of a time, towns of a province, sides of a fight, reports."""

import pytest
from hypothesis import given, settings
from mapped_events import (
    GROUPS,
    MONDAY,
    PLACES,
    SITES,
    TUESDAY,
    check_figures,
    claim_by,
    count,
    list_rests,
    list_ties,
    map_event,
    told,
    write,
)
from small_articles import articles

from analysis.reconcile.verdicts import check

HALVES = (count("early", 30, period="first"), count("late", 20, period="second"))
TOWNS = (count("in-alba", 40, place="alba"), count("in-brook", 30, place="brook"))
SIDES = (count("rebels-dead", 40, "rebels"), count("soldiers-dead", 30, "soldiers"))


def test_two_halves_that_do_not_make_the_whole_are_a_conflict():
    """30 until the 8th and 20 from the 9th on are 50, and not 110."""
    outcome = check_figures(count("all", 110), *HALVES)
    [conflict] = outcome.conflicts
    assert conflict.ids == ("all", "early", "late")
    assert (conflict.tie.kind, conflict.tie.low, conflict.tie.high) == ("sum", 50, 50)
    assert list_ties(outcome.ties) == [("sum", "all", ("early", "late"), 50, "conflict")]


def test_two_halves_that_make_the_whole_agree():
    """Each of 30, 20 and 50 follows from the other two, and nothing is left over."""
    outcome = check_figures(count("all", 50), *HALVES)
    assert outcome.verdict == "agree"
    assert list_ties(outcome.ties) == [("sum", "all", ("early", "late"), 50, "agree")]
    assert outcome.rests == ()


def test_a_half_that_is_not_told_is_the_rest():
    """Of 50 killed 30 were killed until the 8th, so 20 were killed outside it."""
    outcome = check_figures(count("all", 50), HALVES[0])
    assert list_rests(outcome) == [("all", ("early",), 20, 20)]


def test_overlapping_periods_do_not_add_up():
    """40 until the 8th and 40 from the 5th to the 12th may be the same, and are not 80."""
    outcome = check_figures(
        count("all", 50), count("early", 40, period="first"), count("mid", 40, period="middle")
    )
    assert outcome.feasible
    assert list_ties(outcome.ties) == [
        ("part", "all", ("early",), 40, "consistent"),
        ("part", "all", ("mid",), 40, "consistent"),
    ]
    assert list_rests(outcome) == [("all", ("early",), 10, 10), ("all", ("mid",), 10, 10)]


def test_an_overlapping_period_is_in_the_whole_as_well():
    """60 from the 5th to the 12th are more than the 50 of the whole time."""
    outcome = check_figures(count("all", 50), *HALVES, count("mid", 60, period="middle"))
    assert {conflict.ids for conflict in outcome.conflicts} == {
        ("all", "mid"),
        ("early", "late", "mid"),
    }


def test_two_towns_are_no_more_than_their_province():
    """40 in one town and 30 in another are 70, and the province had 50."""
    outcome = check_figures(count("all", 50), *TOWNS)
    [conflict] = outcome.conflicts
    assert conflict.ids == ("all", "in-alba", "in-brook")
    assert (conflict.tie.kind, conflict.tie.low) == ("part", 70)
    assert list_rests(outcome) == [("all", ("in-alba", "in-brook"), None, None)]


@pytest.mark.parametrize(("number", "rest"), [(70, 0), (75, 5)])
def test_two_towns_may_be_all_of_their_province_or_less(number, rest):
    """70 in two towns fit into 70 of the province and into 75, and what is left lies outside."""
    outcome = check_figures(count("all", number), *TOWNS)
    assert set(outcome.verdicts.values()) == {"consistent"}
    assert list_rests(outcome) == [("all", ("in-alba", "in-brook"), rest, rest)]


def test_a_town_and_a_district_do_not_add_up():
    """The town may lie in the district, so 40 and 30 fit into 50."""
    outcome = check_figures(count("all", 50), TOWNS[0], count("in-county", 30, place="county"))
    assert outcome.feasible
    assert list_rests(outcome) == [("all", ("in-alba",), 10, 10), ("all", ("in-county",), 20, 20)]


def test_towns_that_overlap_do_not_add_up():
    """Where the event says that two towns may overlap, 40 and 30 fit into 50."""
    places = PLACES | {"brook": {**PLACES["brook"], "overlaps": "alba"}}
    article = write([count("all", 50), *TOWNS], event=map_event(places=places))
    assert check([article]).feasible


def test_fighters_in_one_town_and_civilians_in_another_add_up():
    """Apart in group or in place is apart: 40 fighters here and 30 civilians there are 70."""
    outcome = check_figures(
        count("all", 69),
        count("here", 40, "fighters", "alba"),
        count("there", 30, "civilians", "brook"),
    )
    assert [conflict.ids for conflict in outcome.conflicts] == [("all", "here", "there")]


def test_disjoint_groups_are_no_more_than_their_whole():
    """40 rebels and 30 soldiers are 70 fighters, and 69 were killed."""
    outcome = check_figures(count("all", 69, "fighters"), *SIDES)
    [conflict] = outcome.conflicts
    assert conflict.ids == ("all", "rebels-dead", "soldiers-dead")
    assert (conflict.tie.kind, conflict.tie.low) == ("part", 70)


def test_disjoint_groups_may_be_fewer_than_their_whole():
    """20 of 90 fighters are neither rebels nor soldiers."""
    outcome = check_figures(count("all", 90, "fighters"), *SIDES)
    assert list_ties(outcome.ties) == [
        ("part", "all", ("rebels-dead", "soldiers-dead"), 70, "consistent")
    ]
    assert list_rests(outcome) == [("all", ("rebels-dead", "soldiers-dead"), 20, 20)]


def test_groups_that_are_not_said_to_be_disjoint_do_not_add_up():
    """Where rebels and soldiers merely lie in the fighters, some may be both."""
    inside = {name: {"part_of": "fighters"} for name in ("rebels", "soldiers")}
    event = map_event(groups=GROUPS | {"fighters": {}} | inside)
    outcome = check([write([count("all", 69, "fighters"), *SIDES], event=event)])
    assert outcome.feasible
    assert list_rests(outcome) == [
        ("all", ("rebels-dead",), 29, 29),
        ("all", ("soldiers-dead",), 39, 39),
    ]


WOMEN = (count("women-dead", 40, "women"), count("officers-dead", 30, "officers"))


def test_what_lies_in_two_groups_is_at_most_each():
    """20 women officers fit into 40 women and into 30 officers, who need not be 70 people."""
    outcome = check_figures(count("all", 50), *WOMEN, count("both", 20, "women-officers"))
    assert set(outcome.verdicts.values()) == {"consistent"}
    assert set(list_rests(outcome)) == {
        ("all", ("women-dead",), 10, 10),
        ("all", ("officers-dead",), 20, 20),
        ("women-dead", ("both",), 20, 20),
        ("officers-dead", ("both",), 10, 10),
    }


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (30, []),
        (31, [("both", "officers-dead")]),
        (41, [("both", "officers-dead"), ("both", "women-dead")]),
    ],
)
def test_what_lies_in_two_groups_is_held_against_either(number, expected):
    """31 women officers are more than 30 officers, and 41 more than 40 women as well."""
    outcome = check_figures(*WOMEN, count("both", number, "women-officers"))
    assert [conflict.ids for conflict in outcome.conflicts] == expected


@pytest.mark.parametrize("measure", ["deaths", "injuries", "abductions"])
def test_who_suffers_once_adds_up_in_every_dimension(measure):
    """Injuries and abductions add up as deaths do: over halves, towns and sides."""
    for parts in (HALVES, TOWNS, tuple({**side, "group": group} for side, group in SPLIT)):
        told = [{**figure, "measure": measure} for figure in (count("all", 29), *parts)]
        whole = [ids for ids in map(set, list_conflicts(*told)) if "all" in ids]
        assert whole
    both = [{**figure, "measure": measure} for figure in (count("all", 49), *HALVES)]
    assert list_conflicts(*both) == [("all", "early", "late")]


SPLIT = tuple(zip(SIDES, ("fighters", "civilians"), strict=True))


def list_conflicts(*figures, **other):
    """The ids of each conflict."""
    return [conflict.ids for conflict in check_figures(*figures, **other).conflicts]


def test_injuries_are_not_deaths():
    """110 injured and 50 killed contradict each other in nothing."""
    injured = {**count("all", 110), "measure": "injuries"}
    assert list_conflicts(injured, *HALVES) == []


def test_places_attacked_on_two_days_do_not_add_up():
    """Four places until the 8th and three after it may be five in all, some attacked twice."""
    sites = [count("all", 5), count("early", 4, period="first"), count("late", 3, period="second")]
    outcome = check_figures(*({**figure, **SITES} for figure in sites))
    assert outcome.feasible
    assert list_rests(outcome) == [("all", ("early",), 1, 1), ("all", ("late",), 2, 2)]


def test_places_attacked_in_two_towns_add_up():
    """Four places in one town and three in another are more than six of the province."""
    sites = [count("all", 6), count("a", 4, place="alba"), count("b", 3, place="brook")]
    assert list_conflicts(*({**figure, **SITES} for figure in sites)) == [("a", "all", "b")]


def test_who_is_detained_in_two_towns_does_not_add_up():
    """40 held in one town and 30 in another may be 50 people, some held in both."""
    held = ({**figure, "measure": "detentions"} for figure in (count("all", 50), *TOWNS))
    outcome = check_figures(*held)
    assert outcome.feasible
    assert list_rests(outcome) == [("all", ("in-alba",), 10, 10), ("all", ("in-brook",), 20, 20)]


def test_who_is_detained_adds_up_over_groups():
    """40 rebels and 30 soldiers held are 70 fighters, wherever and whenever it was."""
    held = [
        {**figure, "measure": "detentions"} for figure in (count("all", 69, "fighters"), *SIDES)
    ]
    assert list_conflicts(*held) == [("all", "rebels-dead", "soldiers-dead")]


def tell(monday, tuesday, period, **other):
    """One toll, known by Monday and by Tuesday."""
    return check_figures(
        count("before", monday, period=period, reported=MONDAY),
        count("after", tuesday, period=period, reported=TUESDAY, **other),
    )


OPEN_AND_CLOSED = pytest.mark.parametrize("period", ["so-far", "first"])


@OPEN_AND_CLOSED
def test_a_toll_may_rise(period):
    """18 known on Monday are among the 21 known on Tuesday, of a closed period as well."""
    outcome = tell(18, 21, period)
    assert outcome.verdicts == {"after": "consistent", "before": "consistent"}
    assert list_ties(outcome.ties) == [("part", "after", ("before",), 18, "consistent")]
    assert list_rests(outcome) == [("after", ("before",), 3, 3)]


@OPEN_AND_CLOSED
def test_a_toll_cannot_fall(period):
    """21 known on Monday are not among 18 known on Tuesday."""
    outcome = tell(21, 18, period)
    [conflict] = outcome.conflicts
    assert conflict.ids == ("after", "before")
    assert (conflict.tie.whole, conflict.tie.parts) == ("after", ("before",))
    assert list_rests(outcome) == [("after", ("before",), None, None)]


@OPEN_AND_CLOSED
def test_a_toll_may_fall_where_the_later_one_withdraws_the_earlier(period):
    """Tuesday's 18 take the 21 of Monday back, so that these are not heard."""
    outcome = tell(21, 18, period, corrects="before")
    assert outcome.feasible
    assert outcome.verdicts == {"after": "undecided", "before": "withdrawn"}
    assert (outcome.ties, outcome.rests) == ((), ())
    bounds = {each.count.statements: (each.low, each.high) for each in outcome.counts}
    assert bounds["after",] == (18, 18)


def test_what_is_withdrawn_is_heard_where_the_later_one_is_left_out():
    """Without the correction the first number stands again."""
    figures = (
        count("before", 21, period="first", reported=MONDAY),
        count("after", 18, period="first", reported=TUESDAY, corrects="before"),
        count("all", 19, reported=TUESDAY),
    )
    assert check_figures(*figures).feasible
    assert not check_figures(*figures, without=["after"]).feasible


def test_what_a_withdrawn_figure_withdrew_stays_withdrawn():
    """Of three numbers of one day, each taking the one before it back, the last is heard."""
    outcome = check_figures(
        count("one", 21), count("two", 18, corrects="one"), count("three", 19, corrects="two")
    )
    assert outcome.verdicts == {"one": "withdrawn", "three": "undecided", "two": "withdrawn"}


def test_a_figure_of_another_article_is_withdrawn_by_its_name():
    """An article of Tuesday takes back what one of Monday said."""
    early = write([count("toll", 21, period="first", reported=MONDAY)], name="early")
    corrects = f"{early.name}#toll"
    late = write([count("toll", 18, period="first", corrects=corrects)], name="late")
    outcome = check([late, early])
    assert outcome.verdicts == {
        f"{early.name}#toll": "withdrawn",
        f"{late.name}#toll": "undecided",
    }
    assert check([late]).verdicts == {"toll": "undecided"}


def test_halves_known_by_monday_are_no_more_than_the_whole_known_by_tuesday():
    """Since Monday more may have become known, so 50 are in 110 and need not make them."""
    halves = [
        count("early", 30, period="first", reported="2020-07-16"),
        count("late", 20, period="second", reported="2020-07-16"),
    ]
    outcome = check_figures(count("all", 110, reported="2020-07-17"), *halves)
    assert list_ties(outcome.ties) == [("part", "all", ("early", "late"), 50, "consistent")]
    assert list_rests(outcome) == [("all", ("early", "late"), 60, 60)]
    assert list_conflicts(count("all", 49, reported="2020-07-17"), *halves) == [
        ("all", "early", "late")
    ]


@settings(max_examples=250, deadline=None)
@given(articles() | told())
def test_no_row_says_what_the_outcome_denies(article):
    """Where a tie of reports or of one party's claims fails, so do all of these together."""
    outcome = check([article])
    for account in (outcome, *outcome.accounts):
        if any(tie.verdict == "conflict" for tie in account.ties):
            assert account.feasible is False
            assert outcome.has_conflict


@settings(max_examples=250, deadline=None)
@given(articles() | told())
def test_the_tie_of_a_conflict_is_of_its_members(article):
    """The arithmetic that shows a conflict takes all its members, and nothing else."""
    outcome = check([article])
    for account in (outcome, *outcome.accounts):
        for conflict in account.conflicts:
            if conflict.tie is not None:
                assert conflict.tie.sources == set(conflict.ids)
                assert conflict.tie.verdict == "conflict"
                assert conflict.tie in account.ties


def test_a_party_is_no_report_in_any_tie():
    """A claimed half makes no whole of the reports, so that only the other one is in a tie."""
    outcome = check_figures(
        count("all", 110), HALVES[0], claim_by("red-side", "late", 20, period="second")
    )
    assert list_ties(outcome.ties) == [("part", "all", ("early",), 30, "consistent")]
