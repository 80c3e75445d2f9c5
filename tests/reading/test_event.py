"""An event as one run reads it: what it is opened with, and which statements take part."""

from __future__ import annotations

import datetime as dt

import pytest
from events import CLAIM, EVENT, RISE, say, tell_event, write_reports
from homes import Home

from analysis.errors import ParameterError, SeedError
from analysis.reading.accounts import say_latest
from analysis.reading.event import open_event
from analysis.reading.event_rows import cite_reports, describe_saying, name_some, say_span
from analysis.telling.sentences import plain


def test_it_has_every_report_by_day(home: Home) -> None:
    """In the order of publication, whatever the files are called."""
    reading = tell_event(home, RISE[2], RISE[0], RISE[1])
    days = [article.source.published.isoformat() for article in reading.articles]
    assert days == ["2020-03-03", "2020-03-04", "2020-03-06"]
    assert reading.last_day == dt.date(2020, 3, 6)


def test_until_leaves_out_what_was_published_later(home: Home) -> None:
    """And says how many reports that are."""
    reading = tell_event(home, *RISE, until="2020-03-04")
    assert len(reading.articles) == 2
    assert reading.later == 1
    assert {row["published"] for row in reading.records} == {"2020-03-03", "2020-03-04"}


def test_claims_can_be_left_out(home: Home) -> None:
    """Of statements, sayings and findings."""
    reading = tell_event(home, *RISE, include_claims=False)
    assert "claimed" not in {row["status"] for row in reading.records}
    assert not any(saying.is_claim for saying in reading.sayings)
    assert not any(voice.is_claim for f in reading.findings for voice in f.members)


def test_an_unreviewed_figure_takes_no_part(home: Home) -> None:
    """It is counted alone."""
    told = [say("9"), say("10", reviewed=False)]
    reading = tell_event(home, ("2020-03-03", "Gazette", told))
    assert [row["wording"] for row in reading.records] == ["9"]
    assert reading.accounts.unreviewed == 1


@pytest.mark.parametrize(
    ("parameters", "why"),
    [
        ({"event": "exampl-2020"}, "event 'exampl-2020' has no seed; did you mean 'example-2020'?"),
        ({"event": f"{EVENT}/2020-03-03-gazette"}, "is an article; its event is 'example-2020'"),
        ({"event": 7}, "event and convention are names in quotes"),
        ({"until": "4 March"}, "until '4 March' is not a day, such as '2026-02-04', or ''"),
        ({"until": "20200304"}, "is not a day"),
        ({"until": "2020-02-31"}, "is not a day"),
        ({"until": None}, "until None is not a day"),
        ({"until": "2020-03-02"}, "by 2 March 2020; the first is of 3 March 2020"),
        ({"convention": "litral"}, "did you mean 'literal'?"),
        ({"include_claims": "yes"}, "include_claims 'yes' is not True or False"),
    ],
)
def test_a_wrong_parameter_is_told_in_one_sentence(home: Home, parameters, why) -> None:
    """What is wrong, what is allowed, and what is nearest."""
    write_reports(home, *RISE)
    with pytest.raises(ParameterError) as caught:
        open_event(**{"event": EVENT, **parameters})
    assert why in str(caught.value)
    assert "\n" not in str(caught.value)


def test_the_faults_of_all_seeds_are_told_at_once(home: Home) -> None:
    """Whoever mends them mends them once."""
    late = [say("9", reported="2020-03-09")]
    write_reports(home, ("2020-03-03", "Gazette", late), ("2020-03-04", "Herald", late))
    with pytest.raises(SeedError) as caught:
        open_event(EVENT)
    assert len(caught.value.faults) == 2
    assert all("after the article's day" in fault for fault in caught.value.faults)


def test_a_statement_is_named_by_its_article(home: Home) -> None:
    """Two reports may have figures of one id; by the whole name a page finds the row."""
    ids = [row["id"] for row in tell_event(home, *RISE).records]
    assert len(set(ids)) == len(ids)
    assert f"{EVENT}/2020-03-03-gazette#figure-1" in ids


@pytest.mark.parametrize(
    ("figure", "told"),
    [
        ({**say("1"), "group": "residents"}, "1 person among residents killed in "),
        ({"wording": "at least one"}, "at least one person killed in "),
        ({"wording": "2", "group": "residents"}, "2 residents killed in "),
        (
            {"wording": "1", "measure": "attack-sites", "unit": "towns", "group": None},
            "1 town attacked in ",
        ),
    ],
)
def test_one_is_told_in_the_singular(home: Home, figure, told) -> None:
    """Whatever is counted, a sentence on an event has one of it."""
    reading = tell_event(home, ("2020-03-03", "A", [figure]))
    (saying,) = reading.accounts.latest.values()
    assert told in plain(say_latest(reading.accounts, saying))


def test_a_label_names_no_place_that_all_counts_share(home: Home) -> None:
    """Nor the one in which all lie; and names one inside it."""
    reading = tell_event(home, *RISE)
    assert {row["label"] for row in reading.records} == {
        "people killed",
        "residents killed",
        "responders killed",
    }
    apart = tell_event(home, *RISE, ("2020-03-07", "Star", [say("2", place="exampleton")]))
    labels = {row["label"] for row in apart.records}
    assert {"people killed, Exampleton", "people killed"} <= labels


def test_age_is_told_at_the_latest_report(home: Home) -> None:
    """Three days from the number's own day to the last report's, whatever the clock says."""
    reading = tell_event(home, RISE[0], ("2020-03-06", "Post", [say("7", measure="injuries")]))
    ages = {
        reading.label(saying.topic): describe_saying(reading, saying)["age_days"]
        for saying in reading.sayings
    }
    assert ages == {"people killed": 3, "residents killed": 3, "people injured": 0}


def test_equal_numbers_of_one_line_are_one_saying_with_its_carriers(home: Home) -> None:
    """Three reports, one statement."""
    reports = [("2020-03-04", name, [say("9")]) for name in ("Gazette", "Herald", "Post")]
    (saying,) = tell_event(home, *reports).sayings
    row = describe_saying(tell_event(home, *reports), saying)
    assert (row["carriers"], row["carried_by"]) == (3, "Gazette, Herald and Post")


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        ("2020-03-03", "2020-03-03", "3 March 2020"),
        ("2020-03-03", "2020-03-20", "3 to 20 March 2020"),
        ("2020-01-31", "2020-02-05", "31 January to 5 February 2020"),
        ("2019-12-31", "2020-01-02", "31 December 2019 to 2 January 2020"),
    ],
)
def test_a_span_of_days_says_month_and_year_once(first, last, told) -> None:
    """As print does."""
    assert say_span(dt.date.fromisoformat(first), dt.date.fromisoformat(last)) == told


def test_the_source_names_few_outlets_and_counts_many(home: Home) -> None:
    """A chart's footer stays short."""
    assert cite_reports(tell_event(home, *RISE)) == (
        "3 reports by Gazette, Herald and Post, 3 to 6 March 2020"
    )
    assert cite_reports(tell_event(home, RISE[0], RISE[1], RISE[2], until="2020-03-03")) == (
        "one report (Gazette, 3 March 2020)"
    )
    more = [("2020-03-07", name, [say("16", **CLAIM)]) for name in ("A", "B")]
    assert cite_reports(tell_event(home, *RISE, *more)).startswith("5 reports by 5 outlets, ")


def test_one_name_more_is_named(home: Home) -> None:
    """To say that there is one takes no less room."""
    assert name_some("abcd") == "a, b, c and d"
    assert name_some("abcde") == "a, b, c and 2 more"


def test_every_frame_is_among_the_tables(home: Home) -> None:
    """By the name of its download, and none of an article's."""
    tables = tell_event(home, *RISE).tables()
    assert {"event-toll", "event-latest", "event-findings", "event-statements"} <= set(tables)
    assert all(name.startswith("event-") for name in tables)
