"""What one line says over time: revisions, reprints, corrections, wider periods."""

from itertools import permutations

import pytest
from small_reports import (
    MONDAY,
    SATURDAY,
    SUNDAY,
    TUESDAY,
    claim,
    find,
    report,
    tell,
)


def test_a_number_that_rises_is_a_revision_of_its_first_reports():
    """One finding, and nothing else."""
    articles = [
        report(SATURDAY, tell("10")),
        report(SUNDAY, tell("15")),
        report(SUNDAY, tell("15"), name="daily"),
        report(MONDAY, tell("at least 22", "ministry")),
    ]
    assert find(articles) == [("revision", "civilians", ["10", "15", "at least 22"])]


def test_within_one_day_any_order_that_rises_is_admitted():
    """Nobody knows which came first."""
    articles = [report(SATURDAY, tell("15")), report(SATURDAY, tell("10"), name="daily")]
    assert find(articles) == []


def test_hours_tell_a_fall_within_one_day():
    """Then the order is known."""
    early = tell("15", reported="2020-01-04T08:00")
    late = tell("10", "ministry", reported="2020-01-04T20:00")
    assert find([report(SATURDAY, early), report(SATURDAY, late, name="daily")]) == [
        ("unclear", "civilians", ["15", "10"])
    ]


def test_a_claim_grows_as_well():
    """Day by day."""
    articles = [report(SATURDAY, claim("84")), report(SUNDAY, claim("more than 200"))]
    assert find(articles) == [("revision", "soldiers", ["84", "more than 200"])]


def test_an_old_number_in_a_later_report_is_overtaken():
    """Whether the report gives its day or not."""
    articles = [
        report(SATURDAY, tell("10")),
        report(SUNDAY, tell("15")),
        report(MONDAY, tell("10", reported="2020-01-04"), tell("10", "outlet")),
    ]
    assert find(articles, "overtaken") == [("civilians", ["10", "10"])]
    assert [kind for kind, *_ in find(articles)] == ["overtaken", "revision"]


def test_a_closed_day_is_not_overtaken_by_a_longer_time():
    """Those of Friday stay those of Friday."""
    friday = tell("41", period="friday")
    articles = [
        report(SATURDAY, friday, tell("92")),
        report(SUNDAY, tell("145")),
        report(MONDAY, {**friday, "reported": "2020-01-04"}, friday),
    ]
    assert find(articles, "overtaken") == []


def test_what_a_line_withdraws_is_a_correction():
    """And the withdrawn number, reprinted later, is overtaken; the rise afterwards a revision."""
    articles = [
        report(SATURDAY, tell("103")),
        report(SUNDAY, tell("84", "ministry", corrects="2020-01-04-paper#a")),
        report(MONDAY, tell("89")),
        report(TUESDAY, tell("103", "outlet"), name="late"),
    ]
    assert find(articles) == [
        ("correction", "civilians", ["103", "84"]),
        ("overtaken", "civilians", ["103"]),
        ("revision", "civilians", ["84", "89"]),
    ]


def test_the_same_speaker_with_a_lower_number_corrects_itself():
    """Another speaker of its line leaves it unclear."""
    first = report(SATURDAY, tell("103"))
    assert find([first, report(SUNDAY, tell("84"))], "correction") == [("civilians", ["103", "84"])]
    other = report(SUNDAY, tell("84", "ministry"))
    assert find([first, other]) == [("unclear", "civilians", ["103", "84"])]


def test_what_may_end_again_may_fall():
    """Hostages go free."""
    held = {"measure": "hostages", "group": "civilians"}
    articles = [report(SATURDAY, tell("18", **held)), report(SUNDAY, tell("7", "ministry", **held))]
    assert find(articles) == []


def test_a_shorter_time_may_have_fewer():
    """The dead on Sunday are some of those since Friday."""
    articles = [report(SATURDAY, tell("30")), report(MONDAY, tell("5", period="sunday"))]
    assert find(articles) == []


def test_a_rise_that_counts_earlier_days_as_well_is_a_wider_period():
    """With the number of these days, where the line tells it."""
    articles = [
        report(SATURDAY, tell("92", period="saturday"), tell("41", period="friday")),
        report(SUNDAY, tell("133")),
    ]
    assert find(articles, "wider-period") == [("civilians", ["92", "133", "41"])]


def test_a_default_of_ours_is_no_wider_period():
    """Where no report gives one, nobody said that it begins earlier."""
    later = tell("133")
    del later["period"]
    articles = [report(SATURDAY, tell("92", period="saturday")), report(SUNDAY, later)]
    assert find(articles, "wider-period") == []


def test_a_day_that_is_over_and_counted_differently_is_one_mismatch():
    """With all who say what."""
    friday = {"period": "friday"}
    articles = [
        report(SATURDAY, tell("51", **friday)),
        report(SUNDAY, tell("some forty", "ministry", **friday)),
        report(MONDAY, tell("41", "ministry", **friday)),
        report(MONDAY, tell("41", "ministry", **friday), name="daily"),
    ]
    assert find(articles) == [("period-mismatch", "civilians", ["51", "some forty", "41"])]


def test_a_day_that_is_over_may_be_counted_up():
    """A line that finds more of Friday's dead revises."""
    articles = [
        report(SATURDAY, tell("41", period="friday")),
        report(MONDAY, tell("51", period="friday")),
    ]
    assert find(articles) == [("revision", "civilians", ["41", "51"])]


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_no_finding_rests_on_the_order_of_files(order):
    """Nor on that of the figures."""
    articles = [
        report(SATURDAY, tell("10"), tell("50", group="rebels")),
        report(SUNDAY, tell("22"), tell("40", "ministry", group="rebels")),
        report(MONDAY, tell("10", "outlet"), tell("30", "hospital")),
    ]
    assert find([articles[each] for each in order]) == find(articles)


def test_a_number_of_another_report_of_the_day_contradicts_no_growth():
    """It may be the older one of the day: 33, then 36 at noon, and five more than 36 at night."""
    articles = [
        report(SATURDAY, tell("33")),
        report(SUNDAY, tell("36"), name="noon"),
        report(SUNDAY, tell("5 more", change="increment"), name="night"),
    ]
    assert find(articles, "contradiction") == []


def test_a_part_raises_its_whole():
    """Who claims 200 recruits claims no fewer soldiers; the part's own growth is not told again."""
    articles = [
        report(SATURDAY, claim("84")),
        report(SUNDAY, claim("200", "recruits")),
        report(MONDAY, claim("280", "recruits")),
    ]
    assert find(articles) == [("revision", "soldiers", ["84", "200", "280"])]


def test_hours_tell_a_rise_within_one_day():
    """Then the order is known."""
    early = tell("3", reported="2020-01-04T09:00")
    late = tell("5", reported="2020-01-04T17:00")
    articles = [report(SATURDAY, early), report(SATURDAY, late, name="daily")]
    assert find(articles) == [("revision", "civilians", ["3", "5"])]


def test_a_rise_from_none_is_a_revision():
    """No dead on the first day is a number."""
    articles = [report(SATURDAY, tell("no")), report(SUNDAY, tell("5"))]
    assert find(articles) == [("revision", "civilians", ["no", "5"])]


def test_a_lower_number_of_the_first_day_reprinted_is_overtaken():
    """The line had said both on that day."""
    articles = [
        report(SATURDAY, tell("1")),
        report(SATURDAY, tell("2", "ministry"), name="daily"),
        report(SUNDAY, tell("1")),
    ]
    assert find(articles) == [("overtaken", "civilians", ["1"])]


def test_a_number_that_was_lower_when_printed_late_is_overtaken_and_no_rise():
    """Ten as of Saturday was out when eight as of Saturday was printed."""
    late = report(SUNDAY, tell("8", reported="2020-01-04"), name="late")
    assert find([report(SATURDAY, tell("10")), late]) == [("overtaken", "civilians", ["8"])]


def test_a_day_on_which_a_line_came_down_has_no_order():
    """After 95 and 84 of that day, 89 is no fall."""
    articles = [
        report(SATURDAY, tell("at least 103", "ministry")),
        report(SUNDAY, tell("95", "ministry"), name="first"),
        report(SUNDAY, tell("84"), name="second"),
        report(MONDAY, tell("89")),
    ]
    assert find(articles) == [
        ("correction", "civilians", ["at least 103", "95", "84"]),
        ("revision", "civilians", ["84", "89"]),
    ]


def test_a_growth_of_the_day_is_no_wider_period():
    """Five in the past day are some of those since Friday."""
    articles = [
        report(SATURDAY, tell("31")),
        report(MONDAY, tell("5", period="past-day"), tell("36")),
    ]
    assert find(articles) == [("revision", "civilians", ["31", "36"])]


def test_a_stretch_that_makes_up_the_rise_is_the_one_that_is_told():
    """67 and 41 are 108, whatever else is said of Friday."""
    friday = {"period": "friday"}
    articles = [
        report(SATURDAY, tell("67", period="saturday"), tell("108")),
        report(SUNDAY, tell("41", **friday)),
        report(MONDAY, tell("45", **friday)),
    ]
    assert find(articles, "wider-period") == [("civilians", ["67", "108", "41"])]


def test_a_day_that_is_over_may_differ_as_of_one_day_as_well():
    """41 of Friday, printed after 51 was out, is no step to it; printed before, it may be."""
    friday = {"period": "friday", "reported": "2020-01-04"}
    high = report(SATURDAY, tell("51", **friday))
    late = report(MONDAY, tell("41", **friday), name="late")
    assert find([high, late]) == [("period-mismatch", "civilians", ["51", "41"])]
    early = report(SATURDAY, tell("41", **friday), name="early")
    assert find([high, early]) == []


def test_those_of_one_doer_are_not_all():
    """A report that tells both apart says how it is meant, also for other reports."""
    articles = [
        report(SATURDAY, tell("30"), tell("20", by="rebels")),
        report(SUNDAY, tell("35"), tell("25", by="rebels")),
    ]
    assert find(articles) == [
        ("revision", "civilians", ["30", "35"]),
        ("revision", "civilians", ["20", "25"]),
    ]


def test_a_bound_from_above_begins_no_rise():
    """What is nearly 40 has no least number."""
    articles = [
        report(SATURDAY, tell("nearly 40")),
        report(SUNDAY, tell("more than 30")),
        report(MONDAY, tell("37")),
    ]
    assert find(articles) == [("revision", "civilians", ["more than 30", "37"])]


def test_the_higher_number_of_a_day_said_again_later_is_a_rise():
    """Ten and fifteen on one day, fifteen on the next."""
    articles = [
        report(SATURDAY, tell("10")),
        report(SATURDAY, tell("15", "ministry"), name="daily"),
        report(SUNDAY, tell("15")),
    ]
    assert find(articles) == [("revision", "civilians", ["10", "15"])]
