"""When it happened: an hour is a point, a day its whole day, and a length of time has no ends."""

import pandas as pd
import pytest
from drawn import (
    HOSTILE,
    LONG,
    WIDTHS,
    draw,
    find,
    find_faults,
    find_one,
    list_gids,
    read_all,
    read_marks,
    read_spans,
    read_text,
    read_ticks,
)
from homes import Home

from analysis.charts.layers import part_claims
from analysis.charts.style import NARROW
from analysis.output.show import make_chart
from analysis.reading.frames import frame_rows
from analysis.telling.sentences import plain
from analysis.views.timeline import (
    plot_timeline,
    say_reach,
    say_timeline,
    tabulate_timeline,
    title_timeline,
)

TIME = {"measure": "time", "unit": "date"}


def time_row(name, start, end, precision="day", **changes):
    row = {
        "id": name,
        "label": f"{name} day",
        "says": f"It happened: {name}.",
        "wording": name,
        "shown": name,
        "measure": "time",
        "start": pd.Timestamp(start),
        "end": pd.Timestamp(end),
        "start_precision": precision,
        "end_precision": precision,
        "speaker_name": "Gazette",
        "status": "stated",
        "note_told": f"“{name}”",
    }
    row |= changes
    return {"name_told": row["says"], **row}


def tabulate(*rows):
    timeline = frame_rows(list(rows))
    return timeline.assign(panel=part_claims(timeline))


TIMES = tabulate(
    time_row("weekend", "2020-02-29", "2020-03-02", "weekend", status="attributed"),
    time_row("hour", "2020-02-29T04", "2020-02-29T04", "hour"),
    time_row("siege", "2020-02-29", "2020-03-03", measure="duration"),
    time_row("late", "2020-03-02", "2020-03-03", "part-of-day"),
    time_row("claimed", "2020-03-03", "2020-03-04", status="claimed"),
)
SATURDAY = pd.Timestamp("2020-02-29").timestamp() / 86_400


@pytest.fixture(params=WIDTHS, ids=str, scope="module")
def figure(request):
    return draw(plot_timeline(TIMES), TIMES, request.param)


# --- the table ----------------------------------------------------------------------------------


@pytest.fixture
def reading(home: Home):
    return home.tell(
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


def test_a_timeline_runs_from_the_earliest_on(reading):
    """And holds times alone."""
    assert tabulate_timeline(reading)["id"].tolist() == ["wide", "later"]


def test_a_timeline_knows_its_zone(reading):
    """Moments are local."""
    assert tabulate_timeline(reading).attrs["subtitle"] == "Local time, Etc/UTC"


def test_a_note_tells_the_wording(reading):
    """As printed, and that nobody told when a length began."""
    assert tabulate_timeline(reading)["note_told"].tolist() == [
        "“three-day”, first day not told",
        "“Monday”",
    ]


def test_a_timeline_without_times_keeps_its_columns(home: Home):
    """So that whoever chooses columns need not ask."""
    empty = tabulate_timeline(home.tell({"wording": "5", "period": "monday"}))
    assert empty.empty
    assert {"id", "label", "says", "start", "end", "panel"} <= set(empty)


# --- the plot -----------------------------------------------------------------------------------


def test_an_hour_is_a_point_at_that_hour(figure):
    """Four in the morning is a sixth of the day."""
    assert read_marks(figure, "hour") == [(1, pytest.approx(SATURDAY + 4 / 24))]


def test_a_weekend_is_a_bar_over_two_days(figure):
    """From Saturday's beginning to Sunday's end."""
    assert (0, SATURDAY, SATURDAY + 2) in read_spans(figure, "span")


def test_a_part_of_a_day_is_a_striped_bar_over_the_whole_day(figure):
    """Nobody said at which hour."""
    assert (3, SATURDAY + 2, SATURDAY + 3) in read_spans(figure, "span")
    assert read_spans(figure, "soft") == [(3, SATURDAY + 2, SATURDAY + 3)]
    assert all(dashes for lines in find(figure, "soft") for _, dashes in lines.get_linestyles())


def test_hours_from_and_to_are_a_bar_between_them():
    """From three to five is no whole day."""
    times = tabulate(
        time_row("hours", "2020-02-29T03", "2020-02-29T05", "hour"),
        time_row("day", "2020-02-29", "2020-03-01"),
    )
    first, _ = read_spans(draw(plot_timeline(times), times), "span")
    assert first == (0, pytest.approx(SATURDAY + 3 / 24), pytest.approx(SATURDAY + 5 / 24))


def test_a_length_of_time_is_dotted_and_has_no_ends(figure):
    """Nobody told on which day it began: no dot stands on its first or last moment."""
    days = [x for row, x in read_marks(figure, "length") if row == 2]
    assert len(days) > 5
    assert SATURDAY < min(days) < max(days) < SATURDAY + 3
    assert all(row != 2 for row, *_ in read_spans(figure, "span"))


def test_only_a_stated_bar_is_filled(figure):
    """The weekend, which others tell, and the claimed day have paper inside."""
    spans = [*read_spans(figure, "inside")]
    assert spans == [(0, SATURDAY, SATURDAY + 2), (0, SATURDAY + 3, SATURDAY + 4)]


def test_only_a_claimed_bar_is_dashed(figure):
    """Its outline is broken."""
    styles = {
        (lines.axes is figure.axes[1], dashes is not None)
        for lines in find(figure, "span")
        for _, dashes in lines.get_linestyles()
    }
    assert styles == {(False, False), (True, True)}


def test_a_claim_stands_in_a_panel_of_its_own(figure):
    """On the same days."""
    assert len(figure.axes) == 2
    assert figure.axes[0].get_xlim() == figure.axes[1].get_xlim() == (SATURDAY, SATURDAY + 4)


def test_ticks_are_days_with_their_weekday(figure):
    """As many as have room on a phone."""
    assert read_ticks(figure) == ["Sat 29 Feb", "Mon 2 Mar"]


def test_a_line_stands_at_each_midnight(figure):
    """Also where no name has room."""
    assert figure.axes[0].get_xticks().tolist() == [SATURDAY + day for day in range(5)]


def test_a_days_name_stands_over_the_day(figure):
    """It begins where the day does."""
    assert {text.get_ha() for text in figure.axes[0].get_xticklabels()} == {"left"}


def test_days_of_two_years_name_the_year():
    """A date is not ambiguous."""
    times = tabulate(
        time_row("a", "2019-12-31", "2020-01-01"), time_row("b", "2020-01-01", "2020-01-02")
    )
    assert "Tue 31 Dec 2019" in read_all(draw(plot_timeline(times), times))


def test_one_time_alone_has_its_day():
    """Without an axis its mark would say nothing."""
    times = tabulate(time_row("a", "2019-12-31", "2020-01-01"))
    assert read_ticks(draw(plot_timeline(times), times)) == ["Tue 31 Dec"]


def test_a_short_time_beside_years_can_be_seen():
    """Its edge has a width of its own."""
    times = tabulate(
        time_row("a", "2019-12-31", "2023-01-01"), time_row("b", "2020-01-01", "2020-01-02")
    )
    figure = draw(plot_timeline(times), times, NARROW)
    assert len(read_marks(figure, "edge")) == 2
    assert min(find_one(figure, "edge").get_linewidths()) > 1


def test_each_row_says_what_and_who_and_how_it_is_worded(figure):
    """Statement, speaker, status and wording."""
    assert read_text(figure, "label:hour") == "It happened: hour"
    assert read_text(figure, "byline:weekend") == "attributed to Gazette; “weekend”"


def test_statements_of_the_same_words_have_rows_of_their_own():
    """They are told apart by their speakers or ids."""
    rows = [time_row(n, "2020-03-01", "2020-03-02", says="It began.") for n in "ab"]
    times = tabulate(*rows)
    assert len(read_spans(draw(plot_timeline(times), times), "span")) == 2


def test_only_marks_that_are_needed_are_drawn():
    """Each layer costs time."""
    times = tabulate(time_row("a", "2019-12-31", "2020-01-01"))
    assert list_gids(draw(plot_timeline(times), times)) == {"span", "edge"}


def test_a_timeline_can_be_parted_otherwise():
    """The dots of a length stay in their row's panel."""
    figure = draw(plot_timeline(TIMES).facet(row="measure"), TIMES)
    _, lengths = figure.axes
    assert {mark.axes for mark in find(figure, "length") if len(mark.get_offsets())} == {lengths}


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("last", ["2020-03-02", "2020-04-20", "2023-01-01"])
def test_nothing_meets_over_days_months_and_years(width, last):
    """25 rows with long and hostile texts: no text over another, cut or too small."""
    rows = [time_row(f"r{n}", f"2020-03-01T{n:02}", last, note_told=LONG) for n in range(10)]
    rows += [time_row(f"s{n}", "2020-03-01", "2020-03-02", says=HOSTILE) for n in range(15)]
    times = tabulate(*rows)
    assert find_faults(draw(plot_timeline(times), times, width)) == {}


# --- the sentences ------------------------------------------------------------------------------


def say(times):
    return [plain(sentence) for sentence in say_timeline(times).sentences]


@pytest.mark.parametrize(
    ("rows", "title"),
    [
        ([], "No day or hour is told as a figure of its own"),
        ([0], "No time is told to the hour"),
        ([1], "The only time told is told to the hour"),
        ([0, 1], "1 of 2 times is told to the hour"),
        ([1, 1, 0], "2 of 3 times are told to the hour"),
    ],
)
def test_the_title_counts_the_hours(rows, title):
    """Of all times."""
    assert title_timeline(TIMES.iloc[rows]) == (title,)


def test_the_first_time_leads(home: Home):
    """What it is the time of, and who says so where that is not the outlet."""
    assert say(TIMES)[0] == "It happened: weekend, according to Gazette"


def test_a_claim_leads_only_where_nothing_else_is_told():
    """And then says that it is one."""
    claim = TIMES.iloc[[4]]
    assert say(claim) == ["It happened: claimed, as claimed by Gazette"]
    assert say(pd.concat([claim, TIMES.iloc[[1]]]))[0] == "It happened: hour"


def test_the_answer_tells_how_far_the_times_reach():
    """From the first to the last."""
    assert (
        plain(say_reach(TIMES))
        == "Of 5 times told, the first is weekend day; the last is claimed day."
    )


def test_times_of_one_day_are_told_as_one():
    """No day is the first and the last."""
    times = TIMES.iloc[[1, 2]].assign(label="Monday")
    assert plain(say_reach(times)) == "2 times are told, all of them Monday."


def test_an_empty_timeline_says_so():
    """In the words of its title."""
    assert say(TIMES[:0]) == ["No day or hour is told as a figure of its own"]


def test_the_alt_text_tells_the_first_times():
    """What is said, and how it is worded."""
    alt = make_chart(plot_timeline(TIMES), TIMES, name="timeline").alt
    assert alt.startswith("1 of 5 times is told to the hour. It happened: weekend: weekend.")
