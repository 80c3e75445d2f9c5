"""Number phrases: what is read, what is refused, and what holds for all of them."""

import contextlib
import time
from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from num2words import num2words

from analysis.errors import ParameterError, WordingError
from analysis.ledger.conventions import CONVENTIONS
from analysis.ledger.wording import Quantity, read_phrase, read_quantity

COUNTS = [
    # the design's own table
    ("58", 58, 58, 58, "exact"),
    ("more than 22", 22, 23, None, "more-than"),
    ("over a dozen", 12, 13, None, "more-than"),
    ("at least six", 6, 6, None, "at-least"),
    ("no fewer than 6", 6, 6, None, "at-least"),
    ("6 or more", 6, 6, None, "at-least"),
    ("up to 40", 40, 0, 40, "at-most"),
    ("at most 40", 40, 0, 40, "at-most"),
    ("fewer than 40", 40, 0, 39, "less-than"),
    ("nearly 200", 200, 0, 199, "less-than"),
    ("almost 200", 200, 0, 199, "less-than"),
    ("around 50,000", 50_000, None, None, "about"),
    ("about 50,000", 50_000, None, None, "about"),
    ("some 50,000", 50_000, None, None, "about"),
    ("roughly 50,000", 50_000, None, None, "about"),
    ("22 to 25", None, 22, 25, "range"),
    ("between 22 and 25", None, 22, 25, "range"),
    ("dozens", None, 24, None, "vague"),
    ("hundreds", None, 200, None, "vague"),
    ("several", None, 3, None, "vague"),
    ("no", 0, 0, 0, "exact"),
    ("none", 0, 0, 0, "exact"),
    # hedges before the number
    ("well over 30", 30, 31, None, "more-than"),
    ("just over 30", 30, 31, None, "more-than"),
    ("upwards of 30", 30, 31, None, "more-than"),
    ("in excess of 30", 30, 31, None, "more-than"),
    ("> 30", 30, 31, None, "more-than"),
    ("not less than 30", 30, 30, None, "at-least"),
    ("a minimum of 30", 30, 30, None, "at-least"),
    ("≥30", 30, 30, None, "at-least"),
    ("as many as 30", 30, 0, 30, "at-most"),
    ("no more than 30", 30, 0, 30, "at-most"),
    ("less than 30", 30, 0, 29, "less-than"),
    ("under 30", 30, 0, 29, "less-than"),
    ("just under 30", 30, 0, 29, "less-than"),
    ("fewer than one", 1, 0, 0, "less-than"),
    ("close to 30", 30, None, None, "about"),
    ("approximately 30", 30, None, None, "about"),
    ("approx. 30", 30, None, None, "about"),
    ("an estimated 30", 30, None, None, "about"),
    ("circa 30", 30, None, None, "about"),
    ("c. 30", 30, None, None, "about"),
    ("~30", 30, None, None, "about"),
    ("exactly 30", 30, 30, 30, "exact"),
    ("a total of 30", 30, 30, 30, "exact"),
    ("only 30", 30, 30, 30, "exact"),
    ("all 30", 30, 30, 30, "exact"),
    # hedges after the number
    ("30 at least", 30, 30, None, "at-least"),
    ("30+", 30, 30, None, "at-least"),
    ("30 or fewer", 30, 0, 30, "at-most"),
    ("30 at most", 30, 0, 30, "at-most"),
    ("a dozen or so", 12, None, None, "about"),
    ("30 people or more", 30, 30, None, "at-least"),
    ("30 or more people", 30, 30, None, "at-least"),
    # hedges that agree
    ("at least 30 or more", 30, 30, None, "at-least"),
    ("just about 30", 30, None, None, "about"),
    ("an estimated 30 or so", 30, None, None, "about"),
    # digits
    ("1,500", 1_500, 1_500, 1_500, "exact"),
    ("1 500", 1_500, 1_500, 1_500, "exact"),
    ("1\u2009500", 1_500, 1_500, 1_500, "exact"),
    ("1\u00a0500\u00a0000", 1_500_000, 1_500_000, 1_500_000, "exact"),
    ("1,50,000", 150_000, 150_000, 150_000, "exact"),
    ("1.5 million", 1_500_000, 1_500_000, 1_500_000, "exact"),
    ("1.2m people", 1_200_000, 1_200_000, 1_200_000, "exact"),
    ("50k", 50_000, 50_000, 50_000, "exact"),
    ("2bn", 2 * 10**9, 2 * 10**9, 2 * 10**9, "exact"),
    ("2 lakh", 200_000, 200_000, 200_000, "exact"),
    ("1.5 crore", 15_000_000, 15_000_000, 15_000_000, "exact"),
    ("５８", 58, 58, 58, "exact"),
    ("1,000,000,000,000", 10**12, 10**12, 10**12, "exact"),
    # words
    ("seven", 7, 7, 7, "exact"),
    ("Twenty-Two", 22, 22, 22, "exact"),
    ("twenty two", 22, 22, 22, "exact"),
    ("a hundred", 100, 100, 100, "exact"),
    ("a hundred and five", 105, 105, 105, "exact"),
    ("twelve hundred", 1_200, 1_200, 1_200, "exact"),
    ("a dozen", 12, 12, 12, "exact"),
    ("two dozen", 24, 24, 24, "exact"),
    ("half a dozen", 6, 6, 6, "exact"),
    ("a score", 20, 20, 20, "exact"),
    ("half a million", 500_000, 500_000, 500_000, "exact"),
    ("a million and a half", 1_500_000, 1_500_000, 1_500_000, "exact"),
    ("two and a half million", 2_500_000, 2_500_000, 2_500_000, "exact"),
    ("one hundred and twenty thousand four hundred and one", 120_401, 120_401, 120_401, "exact"),
    ("zero", 0, 0, 0, "exact"),
    ("between zero and five", None, 0, 5, "range"),
    ("nobody", 0, 0, 0, "exact"),
    ("no one", 0, 0, 0, "exact"),
    ("no people", 0, 0, 0, "exact"),
    # ranges
    ("from 22 to 25", None, 22, 25, "range"),
    ("22-25", None, 22, 25, "range"),
    ("22–25", None, 22, 25, "range"),
    ("22 – 25 people", None, 22, 25, "range"),
    ("5k-10k", None, 5_000, 10_000, "range"),
    ("twenty to thirty", None, 20, 30, "range"),
    ("two or three", None, 2, 3, "range"),
    ("two million to three million", None, 2_000_000, 3_000_000, "range"),
    ("20 to two hundred", None, 20, 200, "range"),
    ("between one and three", None, 1, 3, "range"),
    ("100 to 300", None, 100, 300, "range"),
    ("one hundred to three hundred", None, 100, 300, "range"),
    ("one hundred or two hundred", None, 100, 200, "range"),
    ("two-three", None, 2, 3, "range"),
    ("five–six people", None, 5, 6, "range"),
    ("1,200 to 3 million", None, 1_200, 3_000_000, "range"),
    ("two hundred to one million", None, 200, 1_000_000, "range"),
    ("one to a hundred", None, 1, 100, "range"),
    ("one to one hundred and five", None, 1, 105, "range"),
    ("zero to three hundred", None, 0, 300, "range"),
    ("half a million to one million", None, 500_000, 1_000_000, "range"),
    ("1.5 to 2 million", None, 1_500_000, 2_000_000, "range"),
    ("two and a half to three million", None, 2_500_000, 3_000_000, "range"),
    ("between one hundred and five hundred", None, 100, 500, "range"),
    ("between one hundred and two and 200", None, 102, 200, "range"),
    ("22 to 22", None, 22, 22, "range"),
    # vague words
    ("“Dozens”", None, 24, None, "vague"),
    ("dozens of people", None, 24, None, "vague"),
    ("tens of thousands of people", None, 20_000, None, "vague"),
    ("several hundred", None, 300, None, "vague"),
    ("at least several dozen", None, 36, None, "vague"),
    ("only a few", None, 3, None, "vague"),
    ("a couple of people", None, 2, None, "vague"),
    ("many", None, None, None, "vague"),
    ("an unknown number of people", None, None, None, "vague"),
]

MEASURES = [
    ("within one kilometer", 1, 0, 1, "at-most", "km"),
    ("within a kilometre", 1, 0, 1, "at-most", "km"),
    ("three-day", 3, 3, 3, "exact", "days"),
    ("a three-day", 3, 3, 3, "exact", "days"),
    ("3 days", 3, 3, 3, "exact", "days"),
    ("more than 2 hours", 2, 2, None, "more-than", "hours"),
    ("less than an hour", 1, 0, 1, "less-than", "hours"),
    ("half an hour", 0.5, 0.5, 0.5, "exact", "hours"),
    ("two-and-a-half-hour", 2.5, 2.5, 2.5, "exact", "hours"),
    ("1½ hours", 1.5, 1.5, 1.5, "exact", "hours"),
    ("1.5-2 km", None, 1.5, 2, "range", "km"),
    ("5km", 5, 5, 5, "exact", "km"),
    ("200 metres", 200, 200, 200, "exact", "m"),
    ("5 miles", 5, 5, 5, "exact", "miles"),
    ("several days", None, 3, None, "vague", "days"),
    ("90 per cent", 90, 90, 90, "exact", "percent"),
    ("48", 48, 48, 48, "exact", None),
]

# Each way to read it, worked out by hand.
AMBIGUOUS = [
    ("between one and three hundred", "1 to 300", "100 to 300"),
    ("one to three hundred", "1 to 300", "100 to 300"),
    ("from one to three hundred", "1 to 300", "100 to 300"),
    ("two or three hundred", "2 to 300", "200 to 300"),
    ("two or three thousand", "2 to 3,000", "2,000 to 3,000"),
    ("from two to four thousand", "2 to 4,000", "2,000 to 4,000"),
    ("two to three million", "2 to 3,000,000", "2,000,000 to 3,000,000"),
    ("1 to 3 million", "1 to 3,000,000", "1,000,000 to 3,000,000"),
    ("five to six dozen", "5 to 72", "60 to 72"),
    ("two or three score", "2 to 60", "40 to 60"),
    ("one or two lakh", "1 to 200,000", "100,000 to 200,000"),
    ("one-two hundred", "1 to 200", "100 to 200"),
    ("two–three hundred people", "2 to 300", "200 to 300"),
    ("5-10k", "5 to 10,000", "5,000 to 10,000"),
    ("2-3m people", "2 to 3,000,000", "2,000,000 to 3,000,000"),
    ("twelve to fifteen hundred", "12 to 1,500", "1,200 to 1,500"),
    ("one to three hundred and fifty", "1 to 350", "100 to 350"),
    ("one to two million and a half", "1 to 2,500,000", "1,000,000 to 2,500,000"),
    ("a hundred to two hundred thousand", "100 to 200,000", "100,000 to 200,000"),
    (
        "five to six hundred thousand",
        "5 to 600,000",
        "5,000 to 600,000",
        "500,000 to 600,000",
    ),
    (
        "between two thousand and three hundred and four thousand",
        "2,000 to 304,000",
        "2,300 to 4,000",
    ),
]

REFUSALS = [
    ("", "it is empty"),
    (" \n", "it is empty"),
    (".", "nothing to read"),
    ("a great many of 7", "cannot read 'a great many of'"),
    ("seven almost", "cannot read 'almost', since 'almost' is a hedge"),
    ("brave seven men", "cannot read 'brave' and 'men'"),
    ("dozens not dead", "cannot read 'not dead', since 'not' is a negation"),
    ("quite a few", "cannot read 'quite'"),
    ("uncounted", "cannot read 'uncounted'"),
    ("more than", "cannot read 'more than'"),
    ("days", "cannot read 'days'"),
    ("a", "cannot read 'a'"),
    ("hundred", "cannot read 'hundred'"),
    ("1,50", "cannot read '1,50'"),
    ("1,5000", "cannot read '1,5000'"),
    ("1.2.3", "cannot read '1.2.3'"),
    ("22¹", "cannot read '22¹'"),
    ("2२", "the digits of '2२' are of two scripts"),
    ("twenty zero", "cannot read 'zero'"),
    ("one hundred and zero", "cannot read 'and zero'"),
    ("six seven", "cannot read 'seven'"),
    ("twenty and two", "cannot read 'and two'"),
    ("two hundred hundred", "cannot read 'hundred'"),
    ("thousand two", "cannot read 'thousand'"),
    ("a hundred and a half", "cannot read 'and a half'"),
    ("half", "cannot read 'half'"),
    ("22 and 25", "cannot read 'and 25'"),
    ("1-2-3", "cannot read 'to 2 to 3'"),
    ("one-two-three", "cannot read 'two three'"),
    ("two-fifty", "cannot read 'fifty'"),
    ("three hundred to one", "the range from 300 to 1 runs backwards"),
    ("one to two trillion", "2,000,000,000,000 is too large"),
    ("at least some one or two hundred", "cannot read 'at least' together with 'some'"),
    ("at least some 20", "cannot read 'at least' together with 'some'"),
    ("more than 6 or fewer", "cannot read 'more than' together with 'or fewer'"),
    ("up to several hundred", "cannot read 'up to' together with 'several hundred'"),
    ("over 20 to 30", "cannot read 'over' together with a range"),
    ("25 to 22", "the range from 25 to 22 runs backwards"),
    ("-5", "cannot be negative"),
    ("−5", "cannot be negative"),
    ("minus five", "cannot be negative"),
    ("more than -5", "cannot be negative"),
    ("fewer than zero", "nothing is fewer than zero"),
    ("1.5", "1.5 is not whole"),
    ("half an hour", "0.5 is not whole"),
    ("1,000,000,000,001", "1,000,000,000,001 is too large; 1,000,000,000,000 at most"),
    ("two trillion", "2,000,000,000,000 is too large"),
    ("the toll rose to more than 22", "7 words; six words at most"),
    ("the count of more than twenty-two", "cannot read 'count of more than'"),
]

HEDGED = (
    "more than {}", "well over {}", "upwards of {}", "in excess of {}", "above {}", "> {}",
    "at least {}", "no fewer than {}", "a minimum of {}", "≥{}", "{} or more", "{} and counting",
    "up to {}", "at most {}", "as many as {}", "within {}", "≤ {}", "{} or fewer",
    "fewer than {}", "under {}", "nearly {}", "almost {}", "approaching {}", "< {}",
    "about {}", "around {}", "some {}", "an estimated {}", "close to {}", "~{}", "{} or so",
    "exactly {}", "only {}", "all {}", "the {}", "a total of {}", "{} in all", "{} people in total",
)  # fmt: skip

BELOW_MILLION = st.integers(0, 999_999)
ANY_NUMBER = st.integers(0, 10**12)


def spell(number):
    """The number in words by an independent library: with and without 'and', and hyphens."""
    with_and = num2words(number)
    without = with_and.replace(" and ", " ")
    return {with_and, without, with_and.replace("-", " "), without.replace("-", " ")}


def bounds_of(text, *rest, **options):
    """Nominal, low, high and hedge of a wording."""
    quantity = read_quantity(text, *rest, **options)
    return quantity.nominal, quantity.low, quantity.high, quantity.hedge


@pytest.mark.parametrize(("wording", "nominal", "low", "high", "hedge"), COUNTS)
def test_a_count_reads_as_the_table_says(wording, nominal, low, high, hedge):
    """A phrase that counts whole things has these bounds under `literal`."""
    assert read_quantity(wording) == Quantity(nominal, low, high, hedge)


@pytest.mark.parametrize(
    ("wording", "expected"), [(wording, Quantity(*bounds)) for wording, *bounds, _ in MEASURES]
)
def test_a_measurement_reads_as_the_table_says(wording, expected):
    """A phrase that measures keeps strict bounds where they stand."""
    assert read_quantity(wording, is_count=False) == expected


@pytest.mark.parametrize(("wording", "unit"), [(wording, unit) for wording, *_, unit in MEASURES])
def test_a_spoken_unit_is_named(wording, unit):
    """The unit in a phrase is given by its canonical name, and None where there is none."""
    assert read_phrase(wording).unit == unit


@pytest.mark.parametrize(("wording", "reason"), REFUSALS)
def test_a_refusal_names_the_words(wording, reason):
    """What cannot be read is refused in a sentence that says which words."""
    with pytest.raises(WordingError) as refusal:
        read_quantity(wording)
    assert reason in str(refusal.value)


@pytest.mark.parametrize(("wording", "ways"), [(wording, ways) for wording, *ways in AMBIGUOUS])
def test_an_ambiguous_range_is_refused_and_every_way_to_read_it_named(wording, ways):
    """Whether the first end has the scale word too is nothing to guess; the sentence says so."""
    with pytest.raises(WordingError) as refusal:
        read_quantity(wording)
    told = " or as ".join(f"'{way}'" for way in ways)
    assert str(refusal.value) == (
        f"wording '{wording}': it can be read as {told}; choose one with 'readings'"
    )


@pytest.mark.parametrize("way", sorted({way for _, *ways in AMBIGUOUS for way in ways}))
def test_every_way_that_is_named_can_be_read(way):
    """What the refusal tells a transcriber to choose from is itself read in one way."""
    low, high = way.replace(",", "").split(" to ")
    assert bounds_of(way) == (None, int(low), int(high), "range")


@pytest.mark.parametrize("form", HEDGED)
def test_an_ambiguous_range_is_ambiguous_with_any_hedge(form):
    """A hedge before or after does not say how far the scale word reaches."""
    with pytest.raises(WordingError, match="as '1 to 200' or as '100 to 200'; choose one with"):
        read_quantity(form.format("one or two hundred"))


@pytest.mark.parametrize("convention", sorted(CONVENTIONS))
def test_no_convention_chooses_a_way_to_read(convention):
    """Data sets code vague words; what print leaves open they leave open too."""
    with pytest.raises(WordingError, match="'1 to 300' or as '100 to 300'"):
        read_quantity("between one and three hundred", convention)


def test_a_measurement_may_be_a_fraction_in_one_way_to_read_it():
    """One and a half kilometres can be meant where one and a half people cannot."""
    with pytest.raises(WordingError, match=r"'1\.5 to 2,000' or as '1,500 to 2,000'"):
        read_quantity("1.5 to 2 thousand km", is_count=False)


@given(st.integers(1, 999), st.integers(1, 999), st.sampled_from(["thousand", "million"]))
def test_a_scale_word_that_is_told_once_is_never_guessed(one, other, scale):
    """Both numbers are spelled in full by an independent library, and the first then shortened."""
    size = {"thousand": 1_000, "million": 1_000_000}[scale]
    low, high = sorted((one, other))
    assume(low < high)
    short = num2words(low * size).removesuffix(f" {scale}")
    assert short == num2words(low)
    with pytest.raises(WordingError) as refusal:
        read_quantity(f"between {short} and {num2words(high * size)}")
    for first in (low, low * size):
        assert f"'{first:,} to {high * size:,}'" in str(refusal.value)


@given(st.integers(1, 999_999), st.integers(1, 999_999))
def test_a_range_with_both_scale_words_is_read(one, other):
    """A first end of a thousand or more has its own scale word, and nothing is left open."""
    low, high = sorted((one, other))
    assume(low >= 1_000)
    wording = f"from {num2words(low)} to {num2words(high)}"
    assert bounds_of(wording) == (None, low, high, "range")


def test_a_refusal_begins_with_the_wording():
    """The sentence says first which phrase it is about."""
    with pytest.raises(WordingError, match=r"^wording 'a great many of 7': cannot read"):
        read_quantity("a great many of 7")


def test_100m_is_no_measurement():
    """Metres or millions: the letter does not say, so a distance must not guess."""
    with pytest.raises(WordingError, match="cannot read 'm': metres or million"):
        read_quantity("100m", is_count=False)


def test_an_absurdly_long_wording_is_refused_in_a_short_message():
    """The message is cut, however long the text is."""
    with pytest.raises(WordingError) as refusal:
        read_quantity("seven " * 1_000_000)
    assert len(str(refusal.value)) < 200


def test_an_absurdly_long_wording_is_refused_at_once():
    """No text can keep a run waiting."""
    began = time.process_time()
    with pytest.raises(WordingError):
        read_quantity("a hundred and " * 1_000_000)
    assert time.process_time() - began < 1


def test_the_longest_readable_text_is_quick():
    """A text just within the limit that almost reads is answered without delay."""
    began = time.process_time()
    with pytest.raises(WordingError):
        read_quantity(("two and " * 25)[:200])
    assert time.process_time() - began < 1


def test_a_number_written_out_is_one_word():
    """Six words at most, but a long number is still one number."""
    assert read_quantity(f"more than {num2words(777_777)} people").nominal == 777_777


def test_a_phrase_keeps_a_fraction_exact():
    """Nothing is rounded before the bounds are made."""
    assert read_phrase("0.1 km").numbers == (Fraction(1, 10),)


def test_a_phrase_names_its_vague_word():
    """The word that a convention must bound is given as its table spells it."""
    assert read_phrase("Dozens of people").vague == "dozens"


def test_an_unknown_convention_is_refused():
    """A mistyped convention is no wording error."""
    with pytest.raises(ParameterError, match="did you mean 'literal'"):
        read_quantity("58", "litteral")


@pytest.mark.parametrize(
    ("convention", "wording", "expected"),
    [
        ("acled", "dozens of people", (12, 12, 12, "vague")),
        ("acled", "several", (None, 3, None, "vague")),
        ("acled", "at least 11", (11, 11, None, "at-least")),
        ("pitf", "several", (None, 5, 24, "vague")),
        ("pitf", "several hundred", (None, 300, None, "vague")),
        ("ccc", "hundreds", (200, 200, 200, "vague")),
        ("gtd", "dozens", (None, None, None, "vague")),
        ("gtd", "at least 11", (11, 11, 11, "at-least")),
        ("gtd", "11 or more", (11, 11, 11, "at-least")),
        ("gtd", "more than 11", (11, 12, None, "more-than")),
    ],
)
def test_a_convention_changes_what_it_defines_and_keeps_the_hedge(convention, wording, expected):
    """The bounds follow the convention; the label stays as worded."""
    assert bounds_of(wording, convention) == expected


def test_every_number_to_ten_thousand_reads_in_words():
    """All of 0 to 9,999, spelled by an independent library."""
    wrong = [n for n in range(10_000) for text in spell(n) if read_quantity(text).low != n]
    assert wrong == []


def test_numbers_below_a_million_read_in_words():
    """Around every seventh thousand, where a carry may slip, and every 307th of the others."""
    edges = [n for k in range(1_000, 1_000_000, 7_000) for n in (k - 1, k, k + 1)]
    numbers = [*edges, *range(0, 1_000_000, 307)]
    wrong = [n for n in numbers for text in spell(n) if read_quantity(text).low != n]
    assert wrong == []


@given(BELOW_MILLION)
def test_any_number_below_a_million_reads_in_words(number):
    """Words as an independent library spells them, with and without 'and' and hyphens."""
    assert {read_quantity(text).nominal for text in spell(number)} == {number}


@given(ANY_NUMBER)
def test_any_number_reads_in_digits(number):
    """Plain, with commas, and with thin spaces."""
    grouped = f"{number:,}"
    texts = (str(number), grouped, grouped.replace(",", "\u2009"))
    assert {read_quantity(text).nominal for text in texts} == {number}


@given(ANY_NUMBER)
def test_any_number_reads_in_words(number):
    """Millions and billions, too."""
    assert read_quantity(num2words(number)).nominal == number


@given(
    BELOW_MILLION, st.sampled_from(["{} to {}", "{}-{}", "between {} and {}", "{}–{}"]), st.data()
)
def test_a_range_keeps_both_ends(low, form, data):
    """No midpoint, no rounding."""
    high = data.draw(st.integers(low, 10**6))
    assert bounds_of(form.format(low, high)) == (None, low, high, "range")


@given(st.integers(0, 999), st.integers(0, 999))
def test_a_range_in_words_keeps_both_ends(one, other):
    """The 'and' inside a number is not taken for the one between the two ends.

    Of numbers below 1,000 only one to nine can be short for hundreds, and only before hundreds
    that are more.
    """
    low, high = sorted((one, other))
    wording = f"between {num2words(low)} and {num2words(high)}"
    if 1 <= low <= 9 and num2words(100 * low) == f"{num2words(low)} hundred" and high // 100 > low:
        with pytest.raises(WordingError, match=f"'{low} to {high}' or as '{low}00 to {high}'"):
            read_quantity(wording)
    else:
        assert bounds_of(wording) == (None, low, high, "range")


@given(
    st.sampled_from([wording for wording, *_ in COUNTS]),
    st.sampled_from(["literal", "acled", "pitf", "ccc", "gtd"]),
)
def test_bounds_never_cross(wording, convention):
    """Low is at most high, whatever the convention."""
    _, low, high, _ = bounds_of(wording, convention)
    assert low is None or high is None or low <= high


@given(
    BELOW_MILLION,
    st.sampled_from(["{}", "at least {}", "up to {}", "{} or more", "exactly {}", "about {}"]),
)
def test_a_number_that_is_not_excluded_lies_within_its_bounds(number, form):
    """Low <= nominal <= high for every hedge but the strict ones."""
    nominal, low, high, _ = bounds_of(form.format(number))
    assert low is None or low <= nominal
    assert high is None or nominal <= high


@given(st.integers(1, 10**6), st.sampled_from(["more than {}", "fewer than {}"]))
def test_a_strict_hedge_excludes_its_number_by_one(number, form):
    """The number as printed is next to the bound and outside of it."""
    nominal, low, high, hedge = bounds_of(form.format(number))
    assert (low == nominal + 1) if hedge == "more-than" else (high == nominal - 1)


@given(BELOW_MILLION, st.sampled_from(sorted(CONVENTIONS)))
def test_no_convention_changes_an_exact_wording(number, convention):
    """A bare number is the same number to everybody."""
    assert bounds_of(f"{number:,}", convention) == (number, number, number, "exact")


@given(st.text(), st.booleans())
@settings(max_examples=500)
def test_any_text_is_read_or_refused(text, is_count):
    """No error but a WordingError can escape."""
    with contextlib.suppress(WordingError):
        read_quantity(text, is_count=is_count)


@given(st.text(alphabet=st.characters(exclude_categories=["Nd"])))
def test_a_refusal_is_one_line(text):
    """Line breaks of the wording do not reach the message; a text without digits is refused."""
    with pytest.raises(WordingError) as refusal:
        read_quantity(f"{text} \n unread")
    assert len(str(refusal.value).splitlines()) == 1


PIECES = (
    "a", "an", "the", "and", "of", "to", "-", "or", "more", "than", "at", "least", "between",
    "half", "some", "hundred", "thousand", "million", "dozen", "two", "twenty", "22", "1,500",
    ".5", "½", "²", "no", "one", "dozens", "several", "days", "km", "%", "+", "~", "k", "m",
    ".", ",", "few",
)  # fmt: skip


@given(
    st.lists(st.sampled_from(PIECES), max_size=9), st.sampled_from([" ", "-", ""]), st.booleans()
)
@settings(max_examples=1_500)
def test_any_mix_of_known_words_is_read_or_refused(pieces, joint, is_count):
    """Words of the grammar in any order raise nothing else, and give bounds that do not cross."""
    try:
        quantity = read_quantity(joint.join(pieces), is_count=is_count)
    except WordingError:
        return
    assert quantity.low is None or quantity.high is None or quantity.low <= quantity.high


@given(st.sampled_from([wording for wording, *_ in COUNTS]))
def test_case_and_outer_spaces_do_not_matter(wording):
    """A headline in capitals says the same."""
    assert read_quantity(f"  {wording.upper()} ") == read_quantity(wording)
