"""When a count was known, to the hour: successive reports of one day, and days without hours."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mapped_events import LATER, MONDAY, TUESDAY, check_figures, claim_by, count, write

from analysis.reconcile.export import to_json
from analysis.reconcile.extents import Hours, Told
from analysis.reconcile.verdicts import check

FIVE, EIGHT = f"{MONDAY}T17:00", f"{MONDAY}T20:00"
PERIODS = pytest.mark.parametrize("period", ["so-far", "first"])


def tell(*told, **other):
    """One toll, as told at each of these moments: pairs of a number and a moment."""
    return check_figures(
        *(
            count(f"at-{place}", number, reported=moment, **{"period": "so-far", **other})
            for place, (number, moment) in enumerate(told)
        )
    )


def list_ids(outcome):
    """The ids of each conflict."""
    return [conflict.ids for conflict in outcome.conflicts]


def list_known(outcome):
    """When each count was known, as the export tells it."""
    return {each["as_of"] for each in to_json(outcome)["counts"]}


@PERIODS
def test_a_toll_may_rise_within_a_day(period):
    """18 known at five are among the 21 known at eight."""
    outcome = tell((18, FIVE), (21, EIGHT), period=period)
    assert outcome.verdicts == {"at-0": "consistent", "at-1": "consistent"}
    assert [(tie.kind, tie.whole, tie.parts) for tie in outcome.ties] == [
        ("part", "at-1", ("at-0",))
    ]
    assert list_known(outcome) == {FIVE, EIGHT}


@PERIODS
def test_a_toll_cannot_fall_within_a_day(period):
    """21 known at five are not among 18 known at eight."""
    assert list_ids(tell((21, FIVE), (18, EIGHT), period=period)) == [("at-0", "at-1")]


def test_two_numbers_of_one_hour_are_one_count():
    """18 and 21 known at five contradict each other."""
    assert list_ids(tell((18, FIVE), (21, FIVE))) == [("at-0", "at-1")]
    assert tell((18, FIVE), (18, FIVE)).verdict == "agree"


@pytest.mark.parametrize("moment", [FIVE, EIGHT])
def test_a_statement_without_an_hour_is_compared_with_the_others_of_its_day(moment):
    """18 told on Monday and 21 told on Monday at some hour are two numbers of one count."""
    outcome = tell((18, MONDAY), (21, moment))
    assert list_ids(outcome) == [("at-0", "at-1")]
    assert list_known(outcome) == {MONDAY}


def test_a_day_stands_for_its_last_hour():
    """21 told on Monday and at eight agree, and 18 at five are among them."""
    outcome = tell((18, FIVE), (21, EIGHT), (21, MONDAY))
    assert outcome.feasible
    assert list_known(outcome) == {FIVE, MONDAY}
    assert list_ids(tell((18, FIVE), (21, EIGHT), (18, MONDAY))) == [("at-1", "at-2")]


def test_an_hour_of_one_day_is_before_every_hour_of_the_next():
    """18 known on Monday at eight are among the 21 of Tuesday morning."""
    assert tell((18, EIGHT), (21, f"{TUESDAY}T06:00")).feasible
    assert list_ids(tell((21, EIGHT), (18, f"{TUESDAY}T06:00"))) == [("at-0", "at-1")]
    assert list_ids(tell((21, MONDAY), (18, f"{TUESDAY}T06:00"))) == [("at-0", "at-1")]


@pytest.mark.parametrize("measure", ["detentions", "population"])
def test_what_may_fall_is_not_compared_over_the_hours(measure):
    """Fewer may be held at eight than at five, as on two days."""
    assert tell((21, FIVE), (18, EIGHT), measure=measure).feasible


def test_parts_of_one_hour_make_its_whole():
    """Ten soldiers and eight rebels of five o'clock are among the fighters of that hour alone."""
    told = (
        count("first", 10, period="first", reported=FIVE),
        count("second", 8, period="second", reported=FIVE),
    )
    for moment, feasible in ((FIVE, False), (EIGHT, False), (MONDAY, False)):
        outcome = check_figures(*told, count("all", 17, reported=moment))
        assert outcome.feasible is feasible
    early = count("all", 17, reported=f"{MONDAY}T09:00")
    assert check_figures(*told, early).feasible


def test_a_claim_s_hour_changes_no_report():
    """What a party says at eight leaves the numbers of five and of the day one count."""
    claimed = claim_by("red-side", "claimed", 90, reported=EIGHT, period="so-far")
    told = (
        count("five", 18, reported=FIVE, period="so-far"),
        count("day", 21, reported=MONDAY, period="so-far"),
    )
    assert list_ids(check_figures(*told, claimed)) == [("day", "five")]


def publish(figures, time):
    """An article published at that time of day, with these figures."""
    article = write(figures)
    source = article.source.model_copy(update={"time": time})
    return article.model_copy(
        update={"transcript": article.transcript.model_copy(update={"source": source})}
    )


def test_an_article_speaks_at_its_hour():
    """18 told at five on the day of publication are among the 21 published at eight."""
    told = [count("five", 18, reported=f"{LATER}T17:00"), count("own", 21)]
    assert check([publish(told, "20:00")]).feasible
    assert not check([publish(told, None)]).feasible
    told[1]["wording"] = "17"
    assert list_ids(check([publish(told, "20:00")])) == [("five", "own")]


def test_an_open_period_ends_with_the_hour_of_its_report():
    """A death told at five is in no period that begins at six."""
    extent = next(iter(tell((18, FIVE)).counts)).count.extent
    assert extent.end == dt.datetime.fromisoformat(FIVE)
    assert (extent.as_of, extent.hour) == (dt.date.fromisoformat(MONDAY), dt.time(17))
    assert extent.known_by.isoformat() == FIVE


DAYS = [dt.date(2020, 1, day) for day in (1, 2)]
MOMENTS = st.builds(
    Told, st.sampled_from(DAYS), st.none() | st.sampled_from([dt.time(9), dt.time(), dt.time(21)])
)


@settings(max_examples=200, deadline=None)
@given(st.lists(MOMENTS, min_size=1))
def test_moments_keep_their_order(reports):
    """Hours of one day stay apart and in order; a day without one is with its last hour."""
    hours = Hours(reports)
    settled = {told: hours.settle(told) for told in reports}
    for one in reports:
        last = max(
            (r.hour for r in reports if r.day == one.day and r.hour is not None), default=None
        )
        assert settled[one].day == one.day
        whole = settled.get(Told(one.day))
        if whole is not None:
            assert (settled[one] == whole) is (one.hour in (None, last))
        for other in reports:
            if one.day < other.day or (one.hour and other.hour and one < other):
                assert settled[one].rank < settled[other].rank
