"""What holds of every change that two numbers, or a number and a verb, tell."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from analysis.draft import scan_text

UNITS = st.sampled_from(["{}%", "{} percent", "${} million", "£{}bn", "{} points", "{} km"])
AMOUNTS = st.integers(2, 900)
WHEN = st.sampled_from(["", " in 2016", " in June", " a year earlier", ", a record high,"])
RISES = [
    "rose",
    "climbed",
    "jumped",
    "has risen",
    "swelled",
    "rebounded",
    "is growing",
    "ballooned",
]
FALLS = ["fell", "slid", "dropped", "has shrunk", "tumbled", "eased", "is falling", "dwindled"]
ENDS = [
    ("from {old}{when} to {new}", "from {old}{when} to {new}"),
    ("to {new} from {old}", "{new} from {old}"),
    ("to {new} in May from {old}", "{new} in May from {old}"),
]


@given(st.sampled_from(ENDS), UNITS, AMOUNTS, AMOUNTS, WHEN)
def test_both_ends_of_a_change_are_one_phrase_that_goes_the_way_of_the_numbers(
    ends, unit, old, new, when
):
    """Whatever verb tells it, the numbers say which way."""
    assume(old != new)
    told, phrase = (
        each.format(old=unit.format(old), new=unit.format(new), when=when) for each in ends
    )
    verb = "rose" if new > old else "fell"
    [found] = [each for each in scan_text(f"The cost {verb} {told} last week.") if not each.skip]
    times = {"$": 10**6, "£": 10**9}.get(unit[0], 1)
    assert found.text == phrase
    assert (found.low, found.high) == (times * min(old, new), times * max(old, new))
    assert found.movement == ("up" if new > old else "down")


@pytest.mark.parametrize("link", ["by", "by about", "to", "by at least", "to nearly"])
@pytest.mark.parametrize(("verbs", "way"), [(RISES, "up"), (FALLS, "down")])
def test_each_verb_moves_the_number_that_it_leads_to(verbs, way, link):
    """In all its forms, and over a hedge."""
    for verb in verbs:
        [found] = scan_text(f"The cost {verb} {link} 30 percent.")
        assert found.movement == way, verb


@pytest.mark.parametrize(
    "sentence",
    [
        "The Lions lost by 12 votes.", "They drove to 12 towns.", "It recovered 12 rifles.",
        "The Owls hold a 10-point lead.", "It has a growth rate of 4 percent.",
        "It posted a loss of $20 million.", "The collapse of 12 huts was seen.",
        "The firm fined the club $3m.", "Guards retreated 5 km.", "Pay is 28% above average.",
        "They filmed it over two weeks.", "The boat goes up to 40 km/h.",
    ],
)  # fmt: skip
def test_what_changes_nothing_moves_no_number(sentence):
    """A thing handled, a way gone, a level, a result, a lead."""
    assert [each.movement for each in scan_text(sentence)] == [None]


@given(st.sampled_from(["hour", "week", "year", "mile", "decade"]))
def test_an_article_counts_one_behind_a_hedge_and_nothing_without(unit):
    """More than an hour is one hour and more; an hour is a noun."""
    article = "an" if unit == "hour" else "a"
    [found] = scan_text(f"She ran for more than {article} {unit}.")
    assert (found.nominal, found.hedge, found.unit) == (1, "more-than", f"{unit}s")
    assert scan_text(f"She ran for {article} {unit}.") == []
    assert [
        each.text for each in scan_text(f"It is 4 percent more than {article} {unit} ago.")
    ] == ["4 percent"]


@given(st.integers(0, 23), st.integers(1, 59), st.integers(1, 59))
def test_a_time_in_hours_minutes_and_seconds_is_one_length(hours, minutes, seconds):
    """Told in its smallest unit."""
    assume(hours > 0)
    text = f"It took {hours} hours, {minutes} minutes and {seconds} seconds."
    [found] = scan_text(text)
    assert (found.nominal, found.unit) == (3600 * hours + 60 * minutes + seconds, "seconds")
