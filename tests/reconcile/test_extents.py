"""When counts are of: containment in time, reports that cut a period off, and vague periods."""

import datetime as dt

import pytest

from analysis.ledger.model import Event
from analysis.reconcile.extents import Calendar, is_disjoint_in_time, is_during

TUESDAY, WEDNESDAY, THURSDAY = (dt.date(2020, 1, day) for day in (7, 8, 9))


def make_calendar(**periods):
    """A calendar of periods, each given as start, end and precision."""
    keys = ("label", "start", "end", "precision")
    return Calendar(
        Event.model_validate(
            {
                "name": "Example",
                "timezone": "UTC",
                "groups": {"people": {"label": "people"}},
                "places": {"town": {"name": "town", "kind": "town"}},
                "periods": {
                    name.replace("_", "-"): dict(zip(keys, (name, *told), strict=False))
                    for name, told in periods.items()
                },
            }
        )
    )


WEEK = make_calendar(
    since_saturday=("2020-01-04", None),
    weekend=("2020-01-04", "2020-01-05"),
    both_days=("2020-01-04", "2020-01-05"),
    until_wednesday=("2020-01-04", "2020-01-08"),
    wednesday=("2020-01-08", "2020-01-08"),
    early_wednesday=("2020-01-08", "2020-01-08", "part-of-day"),
    late_wednesday=("2020-01-08", "2020-01-08", "part-of-day"),
)


def find(name, day=WEDNESDAY, calendar=WEEK, measure="deaths"):
    return calendar.find_extent(measure, name and name.replace("_", "-"), day)


def test_a_day_lies_in_its_week():
    """What happened at the weekend happened since Saturday."""
    assert is_during(find("weekend"), find("since_saturday"))


def test_a_week_does_not_lie_in_its_day():
    """What happened since Saturday did not all happen at the weekend."""
    assert not is_during(find("since_saturday"), find("weekend"))


def test_a_toll_so_far_lies_in_a_later_one():
    """Deaths since Saturday, told on Tuesday, are among those told on Wednesday."""
    assert is_during(find("since_saturday", TUESDAY), find("since_saturday", WEDNESDAY))
    assert not is_during(find("since_saturday", WEDNESDAY), find("since_saturday", TUESDAY))


def test_an_open_period_ends_with_its_report():
    """A period without an end names the day of the report that cuts it off."""
    assert find("since_saturday", TUESDAY).end == dt.datetime(2020, 1, 8)


def test_a_period_that_ends_on_the_day_of_the_report_is_open_as_well():
    """On Wednesday nobody knows all of Wednesday, so Thursday's number may be higher."""
    assert find("until_wednesday") == find("since_saturday")
    assert is_during(find("until_wednesday"), find("until_wednesday", THURSDAY))
    assert not is_during(find("until_wednesday", THURSDAY), find("until_wednesday"))


def test_the_day_of_a_report_lies_in_what_it_tells_so_far():
    """Deaths on Wednesday, told on Wednesday, are among those since Saturday told that day."""
    assert is_during(find("wednesday"), find("since_saturday"))


def test_what_is_known_of_a_closed_period_may_grow():
    """The weekend is over, and Wednesday may know of more of its dead than Tuesday did."""
    assert is_during(find("weekend", TUESDAY), find("weekend", WEDNESDAY))
    assert not is_during(find("weekend", WEDNESDAY), find("weekend", TUESDAY))


def test_what_is_known_later_is_not_all_in_what_was_known_before():
    """The weekend's dead as known on Wednesday may be more than all that Tuesday knew of."""
    assert not is_during(find("weekend", WEDNESDAY), find("since_saturday", TUESDAY))


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("weekend", "wednesday", True),
        ("weekend", "since_saturday", False),
        ("until_wednesday", "wednesday", False),
        ("early_wednesday", "late_wednesday", False),
        ("early_wednesday", "weekend", True),
        (None, "weekend", False),
    ],
)
def test_times_are_apart_where_neither_reaches_into_the_other(one, other, apart):
    """Two parts of one day may overlap, and so may a time that is not told."""
    assert is_disjoint_in_time(find(one, THURSDAY), find(other, THURSDAY)) is apart
    assert is_disjoint_in_time(find(other, THURSDAY), find(one, THURSDAY)) is apart


def test_an_hour_lies_in_what_begins_with_it():
    """Four in the morning is not apart from the time since four."""
    calendar = make_calendar(since=("2020-01-04T04", None), hour=("2020-01-04T04", "2020-01-04T04"))
    hour, since = (find(name, calendar=calendar) for name in ("hour", "since"))
    assert is_during(hour, since)
    assert not is_disjoint_in_time(hour, since)


def test_two_names_of_one_time_are_one_time():
    """A period that has two names in the event is one period."""
    assert find("both_days") == find("weekend")


def test_parts_of_one_day_are_apart():
    """Early and late Wednesday are written with the same day and are not the same."""
    early, late = find("early_wednesday", THURSDAY), find("late_wednesday", THURSDAY)
    assert not is_during(early, late)
    assert is_during(early, find("wednesday", THURSDAY))
    assert not is_during(find("wednesday", THURSDAY), early)


@pytest.mark.parametrize("day", [TUESDAY, WEDNESDAY])
def test_a_count_without_a_period_is_of_its_report(day):
    """Where no period is told, only numbers of the same day are compared."""
    assert is_during(find(None, day), find(None, WEDNESDAY)) == (day == WEDNESDAY)


def test_a_stock_has_a_day_and_no_stretch_of_time():
    """How many live somewhere may grow and shrink, so that no day is held against another."""
    tuesday, wednesday = (find(None, day, measure="population") for day in (TUESDAY, WEDNESDAY))
    assert tuesday.start is None
    assert not is_during(tuesday, wednesday)
    assert not is_during(wednesday, tuesday)


@pytest.mark.parametrize("measure", ["displacements", "detentions", "fighters"])
def test_who_may_come_back_is_compared_on_one_day_alone(measure):
    """Fewer may be away from home on Wednesday than on Tuesday; the weekend's lie in the week's."""
    tuesday = find("since_saturday", TUESDAY, measure=measure)
    wednesday = find("since_saturday", measure=measure)
    assert not is_during(tuesday, wednesday)
    assert is_during(find("weekend", measure=measure), wednesday)


def test_a_day_told_begins_with_the_event():
    """Saturday to Sunday of an event that began on Saturday at four lies since then."""
    calendar = make_calendar(
        since=("2020-01-04T04", None), weekend=("2020-01-04", "2020-01-05"), year=("2019-01-01",)
    )
    assert is_during(find("weekend", calendar=calendar), find("since", calendar=calendar))


def test_an_hour_of_something_else_does_not_begin_the_event():
    """Where Saturday itself is told as long, six in the evening is an hour in it."""
    calendar = make_calendar(
        since_six=("2020-01-04T18", None),
        since=("2020-01-04", None),
        saturday=("2020-01-04", "2020-01-04"),
    )
    saturday = find("saturday", calendar=calendar)
    assert not is_during(saturday, find("since_six", calendar=calendar))
    assert is_during(saturday, find("since", calendar=calendar))
