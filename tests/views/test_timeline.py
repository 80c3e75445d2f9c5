"""When it happened: an hour is a tick in its day, a day a bracket, and who spoke stands apart."""

import pandas as pd
import pytest
from drawn import (
    HOSTILE,
    WIDTHS,
    draw,
    find,
    find_faults,
    read_all,
    read_marks,
    read_spans,
    read_text,
    read_ticks,
)
from homes import Home
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.charts.layers import CLAIMS
from analysis.output.show import make_chart
from analysis.reading.frames import frame_rows
from analysis.reading.reading import open_article
from analysis.telling.sentences import plain
from analysis.views.timeline import (
    HAPPENED,
    MOST_TITLE,
    SAID,
    group_days,
    plot_timeline,
    say_timeline,
    tabulate_timeline,
    title_timeline,
)

TIME = {"measure": "time", "unit": "date"}
OFFICE = {"speaker": "county-office", "status": "attributed"}


def time_row(name, start, end, precision="day", **changes):
    row = {
        "id": name,
        "label": f"{name} day",
        "says": f"It happened: {name}.",
        "wording": name,
        "shown": name,
        "measure": "time",
        "unit": "date",
        "nominal": None,
        "start": pd.Timestamp(start),
        "end": pd.Timestamp(end),
        "start_precision": precision,
        "end_precision": precision,
        "speaker_name": "Gazette",
        "status": "stated",
        "note_told": f"“{name}”",
        "panel": HAPPENED,
    }
    row |= changes
    return {"name_told": row["says"].rstrip("."), **row}


def tabulate(*rows):
    timeline = frame_rows(list(rows))
    panels = timeline["panel"].astype("object")
    return timeline.assign(panel=pd.Categorical(panels, [HAPPENED, CLAIMS, SAID]))


PUBLISHED = time_row(
    None, "2020-03-04", "2020-03-05", says="Gazette published.", panel=SAID, note_told=None
)
TIMES = tabulate(
    time_row("weekend", "2020-02-29", "2020-03-02", "weekend", status="attributed"),
    time_row("hour", "2020-02-29T04", "2020-02-29T04", "hour"),
    time_row("siege", "2020-02-29", "2020-03-03", measure="duration", unit="days", nominal=3.0),
    time_row("late", "2020-03-02", "2020-03-03", "part-of-day"),
    time_row("claimed", "2020-03-03", "2020-03-04", status="claimed", panel=CLAIMS),
    PUBLISHED,
)
SATURDAY = pd.Timestamp("2020-02-29").timestamp() / 86_400


@pytest.fixture(params=WIDTHS, ids=str, scope="module")
def figure(request):
    return draw(plot_timeline(TIMES), TIMES, request.param)


# --- the table ----------------------------------------------------------------------------------


def list_panels(home: Home, *figures):
    table = tabulate_timeline(home.tell(*figures))
    return [(row.id, str(row.panel)) for row in table.itertuples() if isinstance(row.id, str)]


def speech(says, reported="2020-03-02", **more):
    """A day that the outlet tells, and a count that the county office gave on a day."""
    return (
        {"id": "day", "wording": "Monday", "period": "monday", "says": says, **TIME, **more},
        {"id": "count", "wording": "5", "reported": reported, **OFFICE},
    )


def test_the_day_of_a_statement_is_no_moment_of_the_event(home: Home):
    """The outlet tells it, a speaker is named as speaking, and spoke on that very day."""
    told = list_panels(home, *speech("The county office told of it on Monday."))
    assert told == [("day", SAID)]


@pytest.mark.parametrize(
    ("says", "more"),
    [
        ("The county office was raided on Monday.", {}),
        ("The report was made public on Monday.", {}),
        ("The county office told of it on Monday.", OFFICE),
        ("The county office told of it on Monday.", {"reported": "2020-03-03"}),
    ],
    ids=["no speech", "no speaker", "another's voice", "another day"],
)
def test_what_the_seed_does_not_make_a_statement_happened(home: Home, says, more):
    """No guess: without speech, speaker, the outlet's voice and the day, it is told as it is."""
    assert ("day", HAPPENED) in list_panels(home, *speech(says, **more))


def test_a_day_of_report_has_a_row_where_the_seed_has_one(home: Home):
    """Figures without one are of an unknown day, which the publication's row says."""
    reading = home.tell(
        {"id": "early", "wording": "5", "reported": "2020-03-02", **OFFICE},
        {"id": "other", "wording": "6", "speaker": "passer-by", "status": "attributed"},
    )
    table = tabulate_timeline(reading)
    assert table["panel"].astype(str).tolist() == [SAID, SAID]
    assert table["label"].tolist() == ["2 March 2020", "4 March 2020"]
    assert table["note_told"].iloc[1] == "no day is given for what these said: passer-by"


def test_times_run_from_the_earliest_on(home: Home):
    """Within what happened."""
    reading = home.tell(
        {"id": "later", "wording": "Monday", "period": "monday", **TIME},
        {
            "id": "wide",
            "wording": "three-day",
            "period": "sunday-to-tuesday",
            "measure": "duration",
            "unit": "days",
        },
        {"id": "count", "wording": "5", "period": "monday"},
    )
    table = tabulate_timeline(reading)
    assert table["id"].dropna().tolist() == ["wide", "later"]
    assert table.attrs["subtitle"] == "Local time, Etc/UTC"


def test_a_wording_that_is_said_already_is_not_told_twice(home: Home):
    """Beside "It began on Monday" nobody needs “Monday”."""
    row = {"wording": "Monday", "period": "monday", **TIME}
    table = tabulate_timeline(
        home.tell({**row, "says": "It began on Monday."}, {**row, "says": "It began."})
    )
    notes = [note for note in table["note_told"][:2] if isinstance(note, str)]
    assert notes == ["“Monday”"]


# --- which rows a chart has ---------------------------------------------------------------------


def test_equal_days_are_one_row():
    """Two moments of one Monday."""
    rows = [time_row(n, "2020-03-02", "2020-03-03") for n in ("a", "b")]
    days = group_days(tabulate(*rows, time_row("c", "2020-03-03", "2020-03-04")))
    assert days["name_told"].tolist() == ["It happened: a; It happened: b", "It happened: c"]


@pytest.mark.parametrize(
    "rows",
    [
        [time_row("a", "2020-03-02", "2020-03-03"), PUBLISHED],
        [
            time_row("a", "2020-03-04", "2020-03-05"),
            time_row("b", "2020-03-04T06", "2020-03-04T06"),
        ],
        [time_row("a", "2020-03-02", "2020-03-03", panel=SAID), PUBLISHED],
        [time_row("a", "2020-03-02", "2020-03-03"), time_row("b", "2023-03-02", "2023-03-03")],
    ],
    ids=["one moment", "one day", "statements alone", "years"],
)
def test_there_is_no_axis_where_nothing_is_compared(rows):
    """A sentence tells it."""
    assert group_days(tabulate(*rows)).empty


@settings(max_examples=20)
@given(st.integers(2, 30), st.integers(0, 8))
def test_a_chart_has_ten_rows_at_most_and_says_what_it_leaves_out(moments, statements):
    """No time is lost: those drawn and those said to be left out are all."""
    start = pd.Timestamp("2020-01-01")
    day = pd.Timedelta(days=1)
    rows = [time_row(f"m{n}", start + n * day, start + (n + 1) * day) for n in range(moments)]
    rows += [
        time_row(f"s{n}", start + n * day, start + (n + 1) * day, panel=SAID)
        for n in range(statements)
    ]
    days = group_days(tabulate(*rows))
    left = moments + statements - len(days)
    assert len(days) <= 10
    assert days["panel"].ne(SAID).any()
    said = str(days.attrs.get("subtitle", ""))
    assert (f"{left} more time" in said) == (left > 0)


# --- the plot -----------------------------------------------------------------------------------


def test_an_hour_is_a_tick_at_that_hour_in_a_bracket_of_its_day(figure):
    """Four in the morning is a sixth of the day."""
    assert read_marks(figure, "hour") == [(1, pytest.approx(SATURDAY + 4 / 24))]
    assert (1, SATURDAY, SATURDAY + 1) in read_spans(figure, "around")


def test_a_weekend_is_a_bracket_over_two_days(figure):
    """From Saturday's beginning to Sunday's end, with an upright at both."""
    assert (0, SATURDAY, SATURDAY + 2) in read_spans(figure, "day")
    uprights = read_marks(figure, "day-end")
    assert {(0, SATURDAY), (0, SATURDAY + 2)} <= set(uprights)


def test_a_part_of_a_day_is_a_dashed_bracket_over_the_whole_day(figure):
    """Nobody said at which hour."""
    assert read_spans(figure, "soft") == [(3, SATURDAY + 2, SATURDAY + 3)]
    assert all(dashes for lines in find(figure, "soft") for _, dashes in lines.get_linestyles())


def test_a_length_is_a_line_as_long_as_it_was(figure):
    """Three days, without uprights: it is no moment."""
    ((row, first, last),) = read_spans(figure, "length")
    assert (row, last - first) == (2, 3)


def test_a_length_that_does_not_fill_its_days_is_a_bracket_of_them():
    """Ten hours of some day: nobody told which."""
    times = tabulate(
        time_row("a", "2020-03-02", "2020-03-03"),
        time_row("b", "2020-03-02", "2020-03-04", measure="duration", unit="hours", nominal=10.0),
    )
    figure = draw(plot_timeline(times), times)
    assert read_spans(figure, "length") == []
    assert len(read_spans(figure, "day")) == 2


def test_hours_from_and_to_are_a_line_in_their_day():
    """From three to five is no whole day."""
    times = tabulate(
        time_row("hours", "2020-02-29T03", "2020-02-29T05", "hour"),
        time_row("day", "2020-02-29", "2020-03-01"),
    )
    figure = draw(plot_timeline(times), times)
    hours = [(0, pytest.approx(SATURDAY + 3 / 24), pytest.approx(SATURDAY + 5 / 24))]
    assert read_spans(figure, "hours") == hours
    assert read_spans(figure, "around") == [(0, SATURDAY, SATURDAY + 1)]


def test_what_happened_what_is_claimed_and_who_spoke_share_the_days(figure):
    """Three panels under each other, on one axis."""
    assert len(figure.axes) == 3
    assert {ax.get_xlim() for ax in figure.axes} == {(SATURDAY, SATURDAY + 5)}
    told = read_all(figure)
    assert told.index(HAPPENED) < told.index("Claimed by a party") < told.index(SAID)


def test_ticks_are_days_with_their_weekday(figure):
    """As many as have room on a phone, each at its day's beginning; a line at each midnight."""
    assert read_ticks(figure) == ["Sat 29 Feb", "Mon 2 Mar", "Wed 4 Mar"]
    assert {text.get_ha() for text in figure.axes[0].get_xticklabels()} == {"left"}
    assert figure.axes[0].get_xticks().tolist() == [SATURDAY + day for day in range(6)]


def test_days_of_two_years_name_the_year():
    """A date is not ambiguous."""
    times = tabulate(
        time_row("a", "2019-12-31", "2020-01-01"), time_row("b", "2020-01-01", "2020-01-02")
    )
    assert "Tue 31 Dec 2019" in read_all(draw(plot_timeline(times), times))


def test_each_row_says_what_and_who_and_how_it_is_worded(figure):
    """Statement, speaker, status and wording."""
    assert read_text(figure, "label:hour") == "It happened: hour"
    assert read_text(figure, "byline:weekend") == "attributed to Gazette; “weekend”"


def test_a_short_day_can_be_seen_among_many():
    """Its uprights have a width of their own."""
    times = tabulate(
        time_row("a", "2020-01-01", "2020-04-01"), time_row("b", "2020-01-01", "2020-01-02")
    )
    figure = draw(plot_timeline(times), times, WIDTHS[1])
    assert min(width for marks in find(figure, "day-end") for width in marks.get_linewidths()) > 1


@settings(max_examples=8)
@given(st.integers(1, 110), st.sampled_from(WIDTHS), st.integers(2, 14))
def test_nothing_meets_over_days_and_months(length, width, number):
    """Long and hostile texts: no text over another, cut or under 12 px."""
    last = pd.Timestamp("2020-03-01") + pd.Timedelta(days=length)
    rows = [time_row(f"r{n}", f"2020-03-01T{n:02}", last, says=HOSTILE) for n in range(number)]
    rows += [PUBLISHED, time_row("end", last, last + pd.Timedelta(days=1))]
    days = group_days(tabulate(*rows))
    assert find_faults(draw(plot_timeline(days), days, width)) == {}


# --- the sentences ------------------------------------------------------------------------------


def say(times):
    return [plain(sentence) for sentence in say_timeline(times).sentences]


def test_the_hour_leads_and_the_last_statement_follows():
    """What happened first, and who spoke."""
    spoke = time_row("spoke", "2020-03-03", "2020-03-04", says="Police told of it.", panel=SAID)
    times = tabulate(*(time_row(n, "2020-03-01", "2020-03-02") for n in ("a",)), spoke)
    assert say(times)[0] == "It happened: a; police told of it"
    assert say(TIMES)[0] == "It happened: hour"


def test_who_says_so_is_told_once():
    """A sentence that names its speaker needs no "according to"."""
    named = {"status": "attributed", "speaker_name": "the Green Army (GA)"}
    one, other = (
        tabulate(time_row("a", "2020-03-02", "2020-03-03", says=says, **named), PUBLISHED)
        for says in ("The GA attacked on Monday.", "It began on Monday.")
    )
    assert plain(title_timeline(one)) == "The GA attacked on Monday"
    assert plain(title_timeline(other)) == "It began on Monday, according to the Green Army (GA)"


def test_a_claim_leads_only_where_nothing_else_is_told():
    """And then says that it is one."""
    assert say(TIMES.iloc[[4]])[0] == "It happened: claimed, as claimed by Gazette"
    assert say(TIMES.iloc[[4, 1]])[0] == "It happened: hour"


@given(st.text("ab (c", min_size=1, max_size=300), st.sampled_from(("stated", "attributed")))
@settings(max_examples=30)
def test_a_heading_has_two_lines_at_most(words, status):
    """Whatever the seed says."""
    row = time_row("a", "2020-03-02", "2020-03-03", says=f"X{words}", status=status)
    assert len(plain(title_timeline(tabulate(row, PUBLISHED)))) <= MOST_TITLE


def test_a_length_without_a_day_is_told_in_words(home: Home):
    """It has no place on an axis."""
    reading = home.tell(
        {"wording": "10 hours", "measure": "duration", "unit": "hours", "says": "It took long."}
    )
    timeline = tabulate_timeline(reading)
    assert group_days(timeline).empty
    assert say(timeline) == ["It took long"]


def test_where_no_time_is_told_there_is_nothing_to_say(home: Home):
    """The day of publication stands at the article's head."""
    assert say(tabulate_timeline(home.tell({"wording": "5"}))) == []


def test_an_empty_timeline_says_so():
    """In the words of its title."""
    assert plain(title_timeline(TIMES[:0])) == "No day or hour is told as a figure of its own"


def test_the_alt_text_is_the_finding_in_few_words(home: Home):
    """And the first rows, as far as they fit."""
    alt = make_chart(plot_timeline(TIMES), TIMES, name="timeline").alt
    assert alt.startswith("It happened: hour")
    assert len(alt) <= 250
    assert len(tabulate_timeline(open_article(home.name))) >= 1
