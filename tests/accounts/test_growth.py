"""A rise beside a running count: below it a contradiction, above it a rest that nobody explains."""

import pytest
from small_reports import MONDAY, SATURDAY, SUNDAY, claim, find, report, tell

from analysis.accounts.accounts import read_accounts


def rise(wording, **other):
    """A change: so many more than before."""
    return tell(wording, change="increment", **other)


def size_of(articles, kind):
    """By how much each finding of a kind misses."""
    return [each.size for each in read_accounts(articles).findings if each.kind == kind]


GROWTHS = {
    "a change": rise("5 more"),
    "a day": tell("5", period="past-day"),
}


@pytest.mark.parametrize("growth", GROWTHS.values(), ids=GROWTHS)
def test_a_growth_beyond_the_number_now_is_a_contradiction(growth):
    """33 and 5 more are more than 36."""
    articles = [report(SATURDAY, tell("33")), report(MONDAY, growth, tell("36"))]
    found = [("civilians", ["33", growth["wording"], "36"])]
    assert find(articles, "contradiction") == found
    assert size_of(articles, "contradiction") == [2]


@pytest.mark.parametrize("growth", GROWTHS.values(), ids=GROWTHS)
@pytest.mark.parametrize("now", ["38", "at least 38", "at least 36"])
def test_a_growth_that_leads_to_the_number_now_is_none(growth, now):
    """33 and 5 are 38; what is open above leaves room."""
    articles = [report(SUNDAY, tell("33")), report(MONDAY, growth, tell(now))]
    assert [kind for kind, *_ in find(articles)] == ["revision"]


@pytest.mark.parametrize("growth", GROWTHS.values(), ids=GROWTHS)
def test_a_number_now_beyond_the_growth_leaves_a_rest(growth):
    """With its size."""
    articles = [report(SUNDAY, tell("33")), report(MONDAY, growth, tell("at least 45"))]
    assert size_of(articles, "unexplained-rest") == [7]


@pytest.mark.parametrize("before", ["at least 33", "33 or more"])
def test_what_is_open_above_leaves_no_rest(before):
    """The rest may lie in the number before."""
    articles = [report(SUNDAY, tell(before)), report(MONDAY, rise("5 more"), tell("45"))]
    assert find(articles, "unexplained-rest") == []


def test_a_growth_of_another_line_explains_nothing():
    """Each line's numbers are tested with its own."""
    other = rise("5 more", speaker="hospital")
    articles = [report(SUNDAY, tell("33")), report(MONDAY, other, tell("36"))]
    assert [kind for kind, *_ in find(articles)] == ["revision"]


def test_the_claims_of_a_party_are_tested_among_themselves():
    """Its changes as well."""
    more = claim("22 more", change="increment")
    articles = [report(SUNDAY, claim("145")), report(MONDAY, more, claim("160"))]
    assert find(articles, "contradiction") == [("soldiers", ["145", "22 more", "160"])]


def test_145_and_22_more_and_177_leave_10():
    """The army's numbers of militants killed in Balochistan, 1 and 2 February 2026.

    Printed by AFP and AP; see the seeds of these days. 10 are in neither number.
    """
    articles = [
        report(SUNDAY, tell("145", group="rebels")),
        report(MONDAY, rise("22 more", group="rebels"), tell("177", group="rebels")),
    ]
    assert find(articles) == [
        ("unexplained-rest", "rebels", ["145", "22 more", "177"]),
        ("revision", "rebels", ["145", "177"]),
    ]
    assert size_of(articles, "unexplained-rest") == [10]


def test_a_count_that_begins_later_leaves_no_rest():
    """33 since Saturday and 45 since Friday: the rest may be Friday's."""
    before = tell("33", period="since-saturday")
    articles = [report(SUNDAY, before), report(MONDAY, rise("5 more"), tell("45"))]
    assert find(articles, "unexplained-rest") == []


def test_a_growth_is_not_tested_against_a_time_that_it_does_not_follow():
    """What was said on its own first day may hold some of it already."""
    articles = [
        report(SATURDAY, tell("30")),
        report(SUNDAY, tell("35")),
        report(MONDAY, tell("5", period="past-day"), tell("36")),
    ]
    assert find(articles, "contradiction") == []


def test_all_changes_of_the_line_are_added_up():
    """20, 5 more and 3 more are 28."""
    articles = [
        report(SATURDAY, tell("20")),
        report(SUNDAY, rise("5 more"), name="morning"),
        report(SUNDAY, rise("3 more"), tell("28"), name="evening"),
    ]
    assert find(articles, "unexplained-rest") == []


def test_a_number_of_the_same_day_may_lead_to_the_number_now():
    """20 is out on the day, and 20 and 5 are 25."""
    articles = [
        report(SATURDAY, tell("10")),
        report(SUNDAY, tell("20"), name="morning"),
        report(SUNDAY, rise("5 more"), tell("25"), name="evening"),
    ]
    assert find(articles, "unexplained-rest") == []
