"""Time phrases: what is read, what is refused, and what cannot lie in a period."""

import contextlib
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.errors import WordingError
from analysis.ledger.moments import Moment, check_moment, read_moment

MON, TUE, WED, SAT, SUN = 0, 1, 2, 5, 6

PHRASES = [
    ("Tuesday", {"weekdays": (TUE,)}),
    ("on Tues.", {"weekdays": (TUE,)}),
    ("late Monday", {"weekdays": (MON,), "part": "late"}),
    ("late on Monday night", {"weekdays": (MON,), "part": "late night"}),
    ("Saturday morning", {"weekdays": (SAT,), "part": "morning"}),
    ("the weekend", {"weekdays": (SAT, SUN)}),
    ("weekend", {"weekdays": (SAT, SUN)}),
    ("over the weekend", {"weekdays": (SAT, SUN)}),
    ("Monday and Tuesday", {"weekdays": (MON, TUE)}),
    ("4 a.m. on Saturday", {"weekdays": (SAT,), "hour": 4.0}),
    ("Saturday, 4 a.m.", {"weekdays": (SAT,), "hour": 4.0}),
    ("4a.m.", {"hour": 4.0}),
    ("4 am local time", {"hour": 4.0}),
    ("4:30 pm", {"hour": 16.5}),
    ("4.30pm", {"hour": 16.5}),
    ("16:00", {"hour": 16.0}),
    ("00:15", {"hour": 0.25}),
    ("12 a.m.", {"hour": 0.0}),
    ("12 p.m.", {"hour": 12.0}),
    ("noon", {"hour": 12.0}),
    ("midnight on Monday", {"weekdays": (MON,), "hour": 0.0}),
    ("around 4 a.m.", {"hour": 4.0, "is_about": True}),
    ("2 February", {"day": 2, "month": 2}),
    ("February 2", {"day": 2, "month": 2}),
    ("Feb. 2", {"day": 2, "month": 2}),
    ("2nd of February", {"day": 2, "month": 2}),
    ("February 2, 2026", {"day": 2, "month": 2, "year": 2026}),
    ("2 Sept 2025", {"day": 2, "month": 9, "year": 2025}),
    ("2026-02-02", {"day": 2, "month": 2, "year": 2026}),
    ("February 2026", {"month": 2, "year": 2026}),
    ("early February", {"month": 2, "part": "early"}),
    ("29 February", {"day": 29, "month": 2}),
    ("4 a.m. on Monday, 2 February", {"weekdays": (MON,), "hour": 4.0, "day": 2, "month": 2}),
    ("February 2 at 4 am", {"day": 2, "month": 2, "hour": 4.0}),
    ("early morning, 4 a.m.", {"hour": 4.0, "part": "early morning"}),
    ("as of 17:00", {"hour": 17.0}),
    ("17:00 local time", {"hour": 17.0}),
    ("1730 hours", {"hour": 17.5}),
    ("around 6 am", {"hour": 6.0, "is_about": True}),
    ("the early hours of Saturday", {"weekdays": (SAT,), "part": "early"}),
    ("pre-dawn", {"part": "predawn"}),
    ("this morning", {"part": "morning"}),
    ("January 26", {"day": 26, "month": 1}),
    ("١٧:٠٠", {"hour": 17.0}),
]

REFUSALS = [
    ("", "it is empty"),
    ("in the", "it names no time"),
    ("58", "cannot read '58'"),
    ("4 on Saturday", "cannot read '4'"),
    ("soon after dawn", "cannot read 'soon after'"),
    ("Saturday when rain fell", "cannot read 'when rain fell'"),
    ("4 a.m. GMT", "cannot read 'gmt'"),
    ("13 pm", "'13 pm' is on no clock"),
    ("24:00", "'24:00' is on no clock"),
    ("4:75 am", "'4:75 am' is on no clock"),
    ("30 February", "'30 february' is in no calendar"),
    ("29 February 2026", "'29 february 2026' is in no calendar"),
    ("2026-13-02", "'2026-13-02' is in no calendar"),
    ("4 a.m. and 5 a.m.", "two times"),
    ("2 February and 3 February", "two times"),
    ("Monday and Wednesday", "do not follow one another"),
    ("some time in the night that followed", "7 words; six words at most"),
]

SATURDAY, SUNDAY = dt.date(2026, 1, 31), dt.date(2026, 2, 1)
MONDAY, TUESDAY = dt.date(2026, 2, 2), dt.date(2026, 2, 3)
SATURDAY_AT_FOUR = dt.datetime(2026, 1, 31, 4)

FITTING = [
    ("late Monday", MONDAY, MONDAY),
    ("Tuesday", TUESDAY, TUESDAY),
    ("over the weekend", SATURDAY, SUNDAY),
    ("Monday and Tuesday", MONDAY, TUESDAY),
    ("4 a.m. on Saturday", SATURDAY_AT_FOUR, SATURDAY),
    ("4:30 a.m.", SATURDAY_AT_FOUR, SATURDAY),
    ("5 a.m. on Saturday", SATURDAY, SATURDAY),
    ("around 5 a.m.", SATURDAY_AT_FOUR, SATURDAY),
    ("midnight on Saturday", dt.datetime(2026, 1, 31), SATURDAY),
    ("midnight on Saturday", dt.datetime(2026, 2, 1), SUNDAY),
    ("2 February", MONDAY, MONDAY),
    ("February 2026", MONDAY, TUESDAY),
    ("late", MONDAY, TUESDAY),
    # A night is that of the day on which it begins.
    ("Saturday night", dt.datetime(2026, 1, 31, 20), dt.datetime(2026, 2, 1, 6)),
    ("overnight on 31 January", dt.datetime(2026, 1, 31, 20), dt.datetime(2026, 2, 1, 6)),
    ("late Saturday", dt.datetime(2026, 1, 31, 22), dt.datetime(2026, 1, 31, 23)),
    ("overnight on Sunday", dt.datetime(2026, 2, 1, 0), dt.datetime(2026, 2, 1, 6)),
    ("earlier on Monday", MONDAY, MONDAY),
]

MISFITS = [
    ("late Monday", TUESDAY, TUESDAY, "'late Monday', but 2026-02-03 is a Tuesday"),
    ("Monday", MONDAY, TUESDAY, "'Monday', but 2026-02-03 is a Tuesday"),
    ("Monday", MONDAY, dt.date(2026, 2, 9), "'Monday', but 2026-02-02 to 2026-02-09 is 8 days"),
    ("the weekend", MONDAY, TUESDAY, "'the weekend', but 2026-02-02 is a Monday"),
    ("the weekend", SATURDAY, SATURDAY, "'the weekend', but 2026-01-31 is a Saturday"),
    ("5 a.m.", SATURDAY_AT_FOUR, SATURDAY, "'5 a.m.', but the period starts at 04:00"),
    ("midnight on Saturday", MONDAY, MONDAY, "but 2026-02-02 is a Monday"),
    ("3 February", MONDAY, MONDAY, "'3 February', but the period has 2026-02-02"),
    (
        "Saturday night",
        dt.datetime(2026, 1, 31, 20),
        dt.datetime(2026, 2, 1, 20),
        "but 2026-02-01 is a Sunday",
    ),
    (
        "Saturday afternoon",
        dt.datetime(2026, 1, 31, 20),
        dt.datetime(2026, 2, 1, 6),
        "but 2026-02-01 is a Sunday",
    ),
    ("February 2026", SUNDAY, dt.date(2026, 3, 1), "but the period has 2026-03-01"),
    ("2 February 2025", MONDAY, MONDAY, "but the period has 2026-02-02"),
]


@pytest.mark.parametrize(("wording", "said"), PHRASES)
def test_a_time_phrase_reads_as_the_table_says(wording, said):
    """What the phrase leaves open stays open."""
    assert read_moment(wording) == Moment(wording, **said)


@pytest.mark.parametrize(
    "wording", ["two days later", "three years ago", "40 minutes after", "About six hours before"]
)
def test_so_long_before_or_after_something_is_a_time(wording):
    """It names no day and no hour; which they were, the period says."""
    moment = read_moment(wording)
    assert (moment.offset, moment.hour, moment.day) == (wording.lower(), None, None)


@pytest.mark.parametrize("wording", ["two days", "days later", "two camels later"])
def test_a_length_alone_and_words_that_are_no_length_are_no_time(wording):
    """Without "later" it is a duration, and without a number nobody can tell how long."""
    with pytest.raises(WordingError):
        read_moment(wording)


@pytest.mark.parametrize(("wording", "reason"), REFUSALS)
def test_a_refusal_names_the_words(wording, reason):
    """What is no time is refused in a sentence that says why."""
    with pytest.raises(WordingError) as refusal:
        read_moment(wording)
    assert reason in str(refusal.value)


def test_the_weekend_is_the_country_s_own():
    """Where the weekend is Friday and Saturday, the phrase means these."""
    assert read_moment("the weekend", weekend=(4, 5)).weekdays == (4, 5)


@pytest.mark.parametrize(("wording", "start", "end"), FITTING)
def test_a_fitting_period_passes(wording, start, end):
    """A period that the phrase can mean has no fault."""
    assert check_moment(read_moment(wording), start, end) is None


@pytest.mark.parametrize(("wording", "start", "end", "fault"), MISFITS)
def test_a_misfit_is_told(wording, start, end, fault):
    """A period that the phrase cannot mean is answered with the reason."""
    assert fault in str(check_moment(read_moment(wording), start, end))


def test_a_friday_weekend_is_checked_by_its_own_days():
    """A period of Friday and Saturday fits where that is the weekend."""
    moment = read_moment("the weekend", weekend=(4, 5))
    assert check_moment(moment, dt.date(2026, 1, 30), SATURDAY) is None


@given(st.times())
def test_every_minute_reads_on_both_clocks(time):
    """The 12-hour and the 24-hour clock name the same hour."""
    hour = time.hour + time.minute / 60
    half = "a.m." if time.hour < 12 else "p.m."
    texts = (f"{time:%H:%M}", f"{time.hour % 12 or 12}:{time:%M} {half}")
    assert {read_moment(text).hour for text in texts} == {hour}


@given(st.dates(min_value=dt.date(1900, 1, 1)))
def test_every_date_reads_in_three_forms_and_fits_its_own_day(day):
    """Day first, month first and ISO name the same day."""
    month = f"{day:%B}"
    texts = (f"{day.day} {month} {day:%Y}", f"{month} {day.day}, {day:%Y}", day.isoformat())
    assert {check_moment(read_moment(text), day, day) for text in texts} == {None}


@given(st.text())
def test_any_text_is_read_or_refused(text):
    """No error but a WordingError can escape."""
    with contextlib.suppress(WordingError):
        read_moment(text)


PIECES = ("2", "30", "february", "2026", "4", "am", ":", ".", "-", "2026-02-30", "monday", "at")


@given(st.lists(st.sampled_from(PIECES), max_size=8))
def test_any_mix_of_known_words_is_read_or_refused(words):
    """Words of the grammar in any order raise nothing else."""
    with contextlib.suppress(WordingError):
        read_moment(" ".join(words))
