"""What follows in two steps, and what is left out, withdrawn or read anew on the way."""

import pytest
from mapped_events import (
    PLACES,
    check_figures,
    claim_by,
    count,
    map_event,
    write,
)
from small_articles import make_article, make_event, make_figure, relate

from analysis.errors import ParameterError
from analysis.ledger.model import Event
from analysis.reconcile.disjoint import Disjointness
from analysis.reconcile.verdicts import check


def test_plain_arithmetic_shows_a_town_above_its_province():
    """120 in one town are more than the province's 100, though another town had 10."""
    [conflict] = check_figures(
        count("all", 100),
        count("in-alba", 120, place="alba"),
        count("in-brook", 10, place="brook"),
    ).conflicts
    assert conflict.ids == ("all", "in-alba")
    assert conflict.tie is not None
    assert (conflict.tie.kind, conflict.tie.parts, conflict.tie.low) == ("part", ("in-alba",), 120)


def test_plain_arithmetic_shows_a_part_above_its_sum():
    """Six fighters are more than five people, though one civilian is told as well."""
    [conflict] = check_figures(
        count("all", 5), count("fighting", 6, "fighters"), count("civil", 1, "civilians")
    ).conflicts
    assert conflict.ids == ("all", "fighting")
    assert conflict.tie is not None


def test_plain_arithmetic_shows_a_wrong_sum_of_a_figure_read_anew():
    """A relation speaks of the figure and not of our reading, so the reading is no member."""
    reading = {"id": "ours", "figure": "one", "reads": {"group": "fighters"}, "because": "so"}
    [conflict] = check_figures(
        count("one", 50, "women"),
        count("two", 26, "officers"),
        count("all", 93),
        relations=[relate("in-all", "sum", ["one", "two"], "all")],
        assumptions=[reading],
    ).conflicts
    assert conflict.ids == ("all", "in-all", "one", "two")
    assert conflict.tie is not None


def test_a_claim_that_is_left_out_is_in_no_account():
    """Without the 26 officers nothing is above the 25 people, and the claim is not tried."""
    claims = (
        claim_by("red-side", "some", 26, "officers"),
        claim_by("red-side", "all", 25),
    )
    outcome = check_figures(*claims, without=["some"])
    assert not outcome.has_conflict
    assert [claim.id for claim in outcome.claims] == ["all"]


def test_a_party_is_not_mended_by_the_print_where_that_is_wrong_as_well():
    """50 women are more than 40 people, too, so that reading 50 as printed mends nothing."""
    reading = {"id": "ours", "figure": "some", "reads": {"group": "fighters"}, "because": "so"}
    figures = (
        claim_by("red-side", "some", 50, "women"),
        claim_by("red-side", "all", 40),
    )
    [account] = check_figures(*figures, assumptions=[reading]).accounts
    [conflict] = account.conflicts
    assert {mend.id for mend in conflict.mends} == {"all", "some"}


def test_towns_that_overlap_are_not_apart_in_two_districts():
    """What the event says of two towns holds though each lies in a district of its own."""
    places = PLACES | {
        "county-2": {"kind": "district", "part_of": "province"},
        "alba": {"kind": "town", "part_of": "county", "overlaps": "brook"},
        "brook": {"kind": "town", "part_of": "county-2"},
    }
    event = map_event(places=places)
    assert not Disjointness(event).is_disjoint_in_places("alba", "brook")


def test_what_is_withdrawn_is_told_so_where_nothing_else_bears_on_it():
    """21 women, taken back for 18 officers, are withdrawn, and not merely undecided."""
    outcome = check_figures(
        count("before", 21, "women"), count("after", 18, "officers", corrects="before")
    )
    assert outcome.verdicts == {"after": "undecided", "before": "withdrawn"}


def test_two_articles_cannot_withdraw_each_other():
    """Of two figures of one day that take each other back neither would be heard."""
    names = [f"event-1/2020-07-20-{paper}#toll" for paper in ("one", "two")]
    one = write([count("toll", 21, corrects=names[1])], name="one")
    two = write([count("toll", 18, corrects=names[0])], name="two")
    with pytest.raises(ParameterError, match="withdraw each other"):
        check([one, two])


def test_which_of_two_corrections_is_named_does_not_depend_on_the_file():
    """Two figures take one back, and in another order of the file the same one is named."""
    figures = [count("a", 21), count("b", 18, corrects="a"), count("c", 18, corrects="a")]
    one, other = check_figures(*figures), check_figures(*reversed(figures))
    assert one.system.withdrawn == other.system.withdrawn


def test_what_follows_of_a_town_counts_in_its_province():
    """5 people of whom 3 fighters leave 2 civilians, and with 4 elsewhere they are more than 5."""
    outcome = check_figures(
        count("alba-all", 5, place="alba"),
        count("alba-fighting", 3, "fighters", "alba"),
        count("brook-civil", 4, "civilians", "brook"),
        count("civil", 5, "civilians"),
    )
    assert not outcome.feasible


def test_what_two_halves_make_holds_what_is_in_the_whole_time():
    """3 and 3 killed in the province are 6, and 7 were killed in one of its towns."""
    outcome = check_figures(
        count("early", 3, period="first"),
        count("late", 3, period="second"),
        count("town", 7, place="alba"),
    )
    assert not outcome.feasible


def test_what_a_half_leaves_to_the_other_is_held_against_it():
    """Of 7 fighters 2 died in the second half, so 5 in the first, in which 3 people died."""
    outcome = check_figures(
        count("fighting", 7, "fighters"),
        count("fighting-late", 2, "fighters", period="second"),
        count("early", 3, period="first"),
    )
    assert not outcome.feasible


def test_a_period_lies_in_those_that_cover_it():
    """4 from the 5th to the 12th are more than 1 until the 8th and 2 after it."""
    outcome = check_figures(
        count("early", 1, period="first"),
        count("late", 2, period="second"),
        count("mid", 4, period="middle"),
    )
    assert not outcome.feasible


def test_who_was_held_at_the_weekend_was_held_on_one_of_its_days():
    """Ten held on the first half's days and five on the second's are no twenty in all."""
    held = {"measure": "detentions"}
    halves = (count("one", 10, period="first", **held), count("two", 5, period="second", **held))
    assert not check_figures(*halves, count("all", 20, period="whole", **held)).feasible
    assert check_figures(*halves, count("all", 12, period="whole", **held)).feasible


def test_the_displaced_may_go_home():
    """Ten thousand displaced one day and eight thousand on a later one are both possible."""
    assert check_figures(
        count("before", "10,000", measure="displacements", reported="2020-07-17"),
        count("after", "8,000", measure="displacements"),
    ).feasible


def test_two_splits_of_one_group_both_make_it_up():
    """Nine male and four female are 13 and not 20 people, once the two are said not to overlap."""
    event = make_event(
        {
            "people": ("adults", "children"),
            "adults": ("men", "women"),
            "children": ("boys", "girls"),
            "male": ("men", "boys"),
            "female": ("women", "girls"),
            **dict.fromkeys(("men", "women", "boys", "girls"), ()),
        },
        {"male": "people", "female": "people"},
        {"land": None},
        {"week": ("2020-01-01", "2020-01-07")},
    )
    figures = [
        make_figure(name, number, name, "land")
        for name, number in (("people", "20"), ("male", "9"), ("female", "4"))
    ]
    assert check([make_article(figures, event=event)]).feasible
    told = event.model_dump()
    told["groups"]["people"]["disjoint"] = ["male", "female"]
    assert not check([make_article(figures, event=Event.model_validate(told))]).feasible


def test_a_named_figure_can_be_read_more_loosely():
    """Two towns that are named beside a three: what follows after each change can be asked."""
    named = {"measure": "bombing-sites", "unit": "sites", "group": None}
    figures = [
        {**count("named", 2, **named), "wording": None, "named": ["alba", "brook"]},
        count("three", 3, **named),
    ]
    article = write(figures)
    [conflict] = check([article]).conflicts
    for mend in conflict.mends:
        assert check([article], readings={mend.id: mend.to}).feasible
