"""A toll that is told by days or months is drawn by them, on one scale, the earliest first."""

from __future__ import annotations

import pytest
from homes import Home
from told_rows import deaths, rows_of

from analysis.ledger.frame import Row
from analysis.output.show import make_chart
from analysis.telling.sentences import plain
from analysis.views.periods import plot_periods, say_periods, tabulate_periods

MARCH = "\n".join(
    f"  day-{n}: {{label: {n} March 2020, start: 2020-03-0{n}, end: 2020-03-0{n}}}"
    for n in range(1, 5)
)
WEEK = "  four-days: {label: 1 to 4 March 2020, start: 2020-03-01, end: 2020-03-04}"


@pytest.fixture
def week(home: Home) -> Home:
    """An event whose article may tell four days and all of them."""
    return home.change("event", "periods:\n", f"periods:\n{MARCH}\n{WEEK}\n")


def by_day(*wordings: str) -> list[Row]:
    """The dead of the four days together, and of each of the first so many."""
    told = [
        deaths("people", words, period=f"day-{n}", reported="2020-03-04")
        for n, words in enumerate(wordings, 1)
    ]
    return [deaths("people", "90", period="four-days"), *reversed(told)]


def test_the_days_stand_in_their_order(week: Home) -> None:
    """Whatever the order in which the article tells them; the whole is no row."""
    periods = tabulate_periods(week.tell(*by_day("20", "at least 40", "about 9", "6")))

    assert rows_of(periods, "label", "low", "high") == [
        ("1 March 2020", 20, 20),
        ("2 March 2020", 40, None),
        ("3 March 2020", None, None),
        ("4 March 2020", 6, 6),
    ]


def test_the_heading_names_the_highest_printed_number(week: Home) -> None:
    """As printed, with its hedge."""
    periods = tabulate_periods(week.tell(*by_day("20", "at least 40", "about 9", "6")))

    assert [plain(each) for each in say_periods(periods).sentences] == [
        "Of 4 periods, 2 March 2020 has the most people killed: at least 40"
    ]


def test_three_days_are_no_chart(week: Home) -> None:
    """They stand in the chart of the toll."""
    periods = tabulate_periods(week.tell(*by_day("20", "40", "9")))

    assert periods.empty
    assert not say_periods(periods).sentences


def test_what_all_rows_share_is_said_once(week: Home) -> None:
    """One speaker gives all four days: the subtitle names it, no row does."""
    periods = tabulate_periods(week.tell(*by_day("20", "40", "9", "6")))
    chart = make_chart(plot_periods(periods), periods, name="periods")

    assert chart.alt.count("stated by Example Gazette") == 1
    for drawn in (chart.wide, chart.narrow):
        assert drawn.count("stated by Example Gazette") == 2  # the alt text, and the subtitle
