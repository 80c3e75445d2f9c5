"""The timeline: an hour is a point, a day its whole day, and a part of a day is hatched."""

import datetime as dt

import pandas as pd
import pytest
from drawn import (
    HOSTILE,
    LONG,
    WIDTHS,
    draw,
    find,
    find_collisions,
    find_cut,
    find_one,
    find_struck,
    read_all,
    read_text,
    read_xs,
    tabulate,
)
from matplotlib.dates import date2num, num2date

from analysis.views.charts.timeline import draw_timeline


def time_row(name, start, end, precision="day", **changes):
    row = {
        "id": name,
        "says": f"It happened: {name}.",
        "wording": name,
        "measure": "time",
        "start": pd.Timestamp(start),
        "end": pd.Timestamp(end),
        "start_precision": precision,
        "end_precision": precision,
        "speaker_name": "Gazette",
        "status": "stated",
    }
    return row | changes


TIMES = tabulate(
    time_row("weekend", "2020-02-29", "2020-03-02", "weekend", status="attributed"),
    time_row("hour", "2020-02-29T04", "2020-02-29T04", "hour"),
    time_row("siege", "2020-02-29", "2020-03-03", measure="duration"),
    time_row("late", "2020-03-02", "2020-03-03", "part-of-day"),
    time_row("claimed", "2020-03-03", "2020-03-04", status="claimed"),
)


@pytest.fixture(params=WIDTHS, ids=str)
def figure(request):
    return draw(draw_timeline, TIMES, request.param)


def read_span(figure, name):
    bar = find_one(figure, f"span:{name}")
    return bar.get_x(), bar.get_x() + bar.get_width()


def test_an_hour_is_a_point_at_that_hour(figure):
    """Four in the morning is a sixth of the day."""
    (x,) = read_xs(figure, "point:hour")
    assert num2date(x).replace(tzinfo=None) == dt.datetime(2020, 2, 29, 4)


def test_a_weekend_spans_two_days(figure):
    """From Saturday's to Sunday's end."""
    first = date2num(dt.datetime(2020, 2, 29))
    assert read_span(figure, "weekend") == (first, first + 2)


def test_a_part_of_a_day_spans_the_whole_day(figure):
    """Nobody said at which hour."""
    first = date2num(dt.datetime(2020, 3, 2))
    assert read_span(figure, "late") == (first, first + 1)


def test_only_a_part_of_a_day_is_hatched(figure):
    """The hatch says that the hour is not told."""
    hatches = {name: find_one(figure, f"span:{name}").get_hatch() for name in ("late", "weekend")}
    assert hatches == {"late": "////", "weekend": None}


def test_the_hatch_is_explained(figure):
    """In words, under the chart."""
    assert read_text(figure, "note").startswith("Hatched: at some time of that day")


def test_a_length_of_time_is_dotted_and_has_no_ends(figure):
    """Nobody told on which day it began."""
    assert len(read_xs(figure, "dots:siege")) > 5
    assert find(figure, "span:siege") == []


def test_the_dots_are_explained(figure):
    """That the first day is not told is said in words."""
    assert "its first day is not told" in read_text(figure, "note")


def test_a_stated_part_of_a_day_is_filled_and_hatched(figure):
    """Its hatch is cut out in the colour of the paper."""
    bar = find_one(figure, "span:late")
    assert bar.get_facecolor()[3] == 1
    assert sum(bar.get_hatchcolor()[:3]) == 3


def test_the_key_tells_stated_from_attributed(figure):
    """Filled and outlined bars."""
    assert "attributed to others" in read_text(figure, "key")


def test_a_claim_is_hollow(figure):
    """A claimed day has no fill."""
    assert find_one(figure, "span:claimed").get_facecolor()[3] == 0


def test_a_claim_is_dashed(figure):
    """Its edge is broken."""
    assert find_one(figure, "span:claimed").get_linestyle() not in ("-", "solid")


def test_an_attributed_day_is_lighter_than_its_edge(figure):
    """Light within dark, so that greyscale tells it apart."""
    bar = find_one(figure, "span:weekend")
    assert sum(bar.get_facecolor()[:3]) > sum(bar.get_edgecolor()[:3]) + 0.5


def test_the_axis_names_weekday_and_date(figure):
    """One pair of labels a day, from the first to the last."""
    ticks = [text.get_text() for text in find(figure, "tick")]
    assert ticks == ["Sat", "29 Feb", "Sun", "1 Mar", "Mon", "2 Mar", "Tue", "3 Mar"]


def test_days_are_named_over_their_middle(figure):
    """A day's label stands at noon."""
    noon = date2num(dt.datetime(2020, 2, 29, 12))
    assert find(figure, "tick")[0].get_position()[0] == pytest.approx(noon)


def test_the_wording_stands_beside_the_mark(figure):
    """As printed, in quotes."""
    assert read_text(figure, "shown:hour") == "“hour”"


def test_a_wording_at_the_end_stands_left_of_its_bar(figure):
    """Where there is no room on the right."""
    text = find(figure, "shown:claimed")[0]
    assert text.get_ha() == "right"
    assert text.get_position()[0] < read_span(figure, "claimed")[0]


def test_a_wording_beside_a_bar_of_full_length_stands_above_it():
    """Neither side has room."""
    figure = draw(draw_timeline, tabulate(time_row("all", "2020-03-01", "2020-03-05")))
    bar = find_one(figure, "span:all")
    assert find(figure, "shown:all")[0].get_position()[1] < bar.get_y()


def test_each_row_says_what_and_who(figure):
    """Statement, speaker and status."""
    assert read_text(figure, "label:hour") == "It happened: hour."
    assert read_text(figure, "byline:weekend") == "attributed to Gazette"


def test_rows_follow_the_table(figure):
    """Earliest first, downwards."""
    tops = [find(figure, f"label:{name}")[0].get_position()[1] for name in TIMES["id"]]
    assert tops == sorted(tops)


def test_dates_of_two_years_name_the_year():
    """A date is not ambiguous."""
    table = tabulate(
        time_row("a", "2019-12-31", "2020-01-01"), time_row("b", "2020-01-01", "2020-01-02")
    )
    assert "31 Dec 2019" in read_all(draw(draw_timeline, table))


def test_an_empty_table_says_not_reported():
    """Nothing to draw is said in words."""
    assert "not reported" in read_all(draw(draw_timeline, tabulate()))


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("last", ["2020-03-02", "2020-04-20", "2023-01-01"])
def test_nothing_meets_over_days_months_and_years(width, last):
    """25 rows with long and hostile texts: no text over another or over an edge."""
    rows = [time_row(f"r{n}", f"2020-03-01T{n:02}", last, wording=LONG) for n in range(10)]
    rows += [time_row(f"s{n}", "2020-03-01", "2020-03-02", says=HOSTILE) for n in range(15)]
    figure = draw(draw_timeline, tabulate(*rows), width)
    assert (find_collisions(figure), find_cut(figure), find_struck(figure)) == ([], [], [])
