"""The counted noun behind a number: what is read, what is refused, what holds for all of them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.errors import WordingError
from analysis.ledger.wording import read_phrase, read_quantity

# The wording, its hedge, its number (a word for a vague one), its unit, its noun.
READ = [
    ("37 militants", "exact", 37, None, "militants"),
    ("Ten security personnel", "exact", 10, None, "security personnel"),
    ("At least 10 security officials", "at-least", 10, None, "security officials"),
    ("seven of its own fighters", "exact", 7, None, "of its own fighters"),
    ("Over 30 government properties", "more-than", 30, None, "government properties"),
    ("216 Terrorists Killed", "exact", 216, None, "terrorists killed"),
    ("92 India-backed terrorists", "exact", 92, None, "india backed terrorists"),
    ("18 taken hostage", "exact", 18, None, "taken hostage"),
    ('18 "civilians"', "exact", 18, None, "civilians"),
    ("the seven soldiers", "exact", 7, None, "soldiers"),
    ("22 U.S. soldiers", "exact", 22, None, "u s soldiers"),
    ("22 dead, police say", "exact", 22, None, "dead police say"),
    ("22 soldiers and civilians", "exact", 22, None, "soldiers and civilians"),
    ("22 soldiers or more", "at-least", 22, None, "soldiers"),
    ("22 or more soldiers", "at-least", 22, None, "soldiers"),
    ("22 or so wounded", "about", 22, None, "wounded"),
    ("20-odd soldiers", "about", 20, None, "soldiers"),
    ("some 70-80 militants", "about", 70, None, "militants"),
    ("a hundred soldiers", "exact", 100, None, "soldiers"),
    ("two-and-a-half thousand soldiers", "exact", 2_500, None, "soldiers"),
    ("no soldiers", "exact", 0, None, "soldiers"),
    ("none of them", "exact", 0, None, "of them"),
    # the unit may stand within the noun
    ("22 innocent people killed", "exact", 22, "persons", "innocent people killed"),
    ("12 people in the town", "exact", 12, "persons", "in the town"),
    ("30 police vehicles", "exact", 30, "vehicles", "police vehicles"),
    ("three attack sites", "exact", 3, "sites", "attack sites"),
    ("three attack helicopters", "exact", 3, None, "attack helicopters"),
    ("10 office workers", "exact", 10, None, "office workers"),
    ("one person killed", "exact", 1, "persons", "killed"),
    # vague words
    ("dozens of security personnel", "vague", "dozens", None, "security personnel"),
    ("a few soldiers", "vague", "a few", None, "soldiers"),
    ("some militants", "vague", "some", None, "militants"),
    ("some people", "vague", "some", "persons", None),
    ("a couple dozen militants", "vague", "a couple dozen", None, "militants"),
    ("several lakh people", "vague", "several lakh", "persons", None),
    # one, without a number
    ("an attack", "exact", 1, "attacks", None),
    # what stands before
    ("killed 50 people", "exact", 50, "persons", None),
    ("killing at least 22", "at-least", 22, None, None),
    ("a family of five", "exact", 5, None, None),
    # ordinals
    ("the third attack", "exact", 3, None, "attack"),
    ("21st attack", "exact", 21, None, "attack"),
    ("the twenty-second", "exact", 22, None, None),
]  # fmt: skip

REFUSED = [
    ("177 in the past 48 hours", "cannot read 'in the past 48 hours'"),
    ("five of the 20", "cannot read 'of the 20'"),
    ("48 hours to 109", "cannot read 'hours to 109'"),
    ("20 more or less wounded than", "cannot read 'wounded than', since 'than' is a hedge"),
    ("22 soldiers and a civilian", "since 'and a' may begin another count"),
    ("22 soldiers and their commander", "since 'and their' may begin another count"),
    ("22 killed and", "since 'and' may begin another count"),
    ("22 dead, 31 hurt", "cannot read 'dead 31 hurt'"),
    ("22 soldiers but no civilians", "cannot read 'soldiers but no civilians'"),
    ("22 not dead", "cannot read 'not dead', since 'not' is a negation"),
    ("22 taken to hospital", "since 'to' belongs to a range"),
    ("20 nearly all soldiers", "since 'nearly' is a hedge"),
    ("22 second lieutenants", "cannot read 'second lieutenants'"),
    ("two thirds of militants", "cannot read 'thirds of militants'"),
    ("half the soldiers", "cannot read 'half the soldiers'"),
    ("a third", "cannot read 'a third'"),
    ("one in three", "cannot read 'in three'"),
    ("a convoy", "cannot read 'a convoy'"),
    ("a lot of people", "cannot read 'a lot of people'"),
    ("a great many of 7", "cannot read 'a great many of'"),
    ("brave seven men", "cannot read 'brave' and 'men'"),
    ("the deputy commissioner", "cannot read 'deputy commissioner'"),
    ("20s", "cannot read 's'"),
    ("5x", "cannot read 'x'"),
    ("21th attack", "cannot read 'th attack'"),
    ("the first attacks", "cannot read 'first attacks'"),
    ("the first 20", "cannot read '20'"),
    ("a third attack", "cannot read 'a third attack'"),
    ("6 am", "cannot read 'am', since 'am' makes it a date or an hour"),
    ("12 p.m.", "cannot read 'p m', since 'p' makes it a date or an hour"),
    ("31 January", "cannot read 'january', since 'january' makes it a date or an hour"),
    ("3 times the population", "since 'times' makes it a multiple"),
    ("100 a day", "cannot read 'a day'"),
    ("22 of January", "cannot read 'of january', since 'january' makes it a date or an hour"),
    ("22 soldiers, a policeman", "since 'and a' may begin another count"),
    ("22 mln people", "cannot read 'mln people'"),
    ("22 may have died", "since 'may' is a hedge"),
    ("no reports of casualties", "since 'reports' leaves open how many"),
    ("no official toll", "since 'official' leaves open how many"),
    ("a man and his son", "cannot read 'a man and his son'"),
    ("a death toll", "cannot read 'a death toll'"),
    ("killed thousand nineteen", "cannot read 'thousand'"),
    ("two F-16s", "cannot read 'f to 16 s'"),
    ("22 soldiers (police)", "'(police)' is no word"),
    ("92 आम नागरिकों", "'आ' is no letter of English"),
    ("between one and three hundred militants", "as '1 to 300' or as '100 to 300'"),
]  # fmt: skip

HEDGES = {
    "{}": "exact", "more than {}": "more-than", "over {}": "more-than", "at least {}": "at-least",
    "no fewer than {}": "at-least", "up to {}": "at-most", "at most {}": "at-most",
    "fewer than {}": "less-than", "well under {}": "less-than", "nearly {}": "less-than",
    "slightly under {}": "less-than", "about {}": "about", "some {}": "about",
    "killed at least {}": "at-least", "rose to nearly {}": "less-than", "passed {}": "more-than",
}  # fmt: skip
NOUNS = (
    "militants", "security personnel", "suspected terrorists", "soldiers killed", "of them",
    "taken hostage", "civilians dead", "police officers", "wounded", "prisoners",
)  # fmt: skip
FORBIDDEN = (
    "than", "more", "fewer", "about", "nearly", "not", "no", "without", "two", "dozen", "twelve",
    "half", "thirds", "dozens", "several", "to", "between", "7", "except", "plus", "second",
)  # fmt: skip


@pytest.mark.parametrize("row", READ, ids=lambda row: row[0])
def test_a_noun_is_read_with_its_number(row):
    """The number, its hedge, the unit that the words name, and the noun."""
    wording, hedge, number, unit, noun = row
    said = read_phrase(wording)
    found = said.vague or int(said.numbers[0])
    assert (said.hedge, found, said.unit, said.noun) == (hedge, number, unit, noun)


@pytest.mark.parametrize(("wording", "reason"), REFUSED)
def test_a_noun_that_may_change_the_number_is_refused_by_its_words(wording, reason):
    """Another number, a hedge, a negation, a second count: none is read past."""
    with pytest.raises(WordingError) as refusal:
        read_quantity(wording)
    assert reason in str(refusal.value)


@given(st.sampled_from(sorted(HEDGES)), st.integers(2, 10**6), st.sampled_from(NOUNS))
def test_hedge_number_and_noun_come_back_as_they_went_in(form, number, noun):
    """No noun takes anything from the hedge or from the number before it."""
    said = read_phrase(f"{form.format(f'{number:,}')} {noun}")
    assert (said.hedge, said.numbers, said.noun) == (HEDGES[form], (number,), noun)


@given(st.sampled_from(sorted(HEDGES)), st.integers(2, 10**6), st.sampled_from(NOUNS))
def test_a_noun_changes_no_bound(form, number, noun):
    """With its noun, a count has the bounds that it has alone."""
    alone = form.format(number)
    assert read_quantity(f"{alone} {noun}") == read_quantity(alone)


@given(st.integers(2, 10**6), st.sampled_from(NOUNS), st.sampled_from(FORBIDDEN), st.integers(0, 3))
def test_no_word_that_may_change_a_number_is_read_past(number, noun, word, place):
    """Wherever within a noun such a word stands, it is refused by name."""
    words = noun.split()
    words.insert(1 + place % len(words), word)
    words.append("there")
    with pytest.raises(WordingError) as refusal:
        read_quantity(f"{number} {' '.join(words)}")
    assert word in str(refusal.value).partition(": ")[2]


@given(st.lists(st.sampled_from((*NOUNS, *FORBIDDEN, "22", "a", "the", "of")), max_size=4))
@settings(max_examples=500)
def test_what_is_read_never_loses_a_hedge(pieces):
    """A phrase with a word of a hedge is hedged, or vague, or a change, or refused."""
    wording = " ".join(("22", *pieces))
    try:
        said = read_phrase(wording)
    except WordingError:
        return
    hedging = {"than", "about", "nearly", "plus", "more", "fewer"} & {*wording.split()}
    assert not hedging or said.hedge != "exact" or said.change is not None


@given(
    st.lists(st.sampled_from((*NOUNS, *FORBIDDEN, "22", "a", "and", "or")), min_size=1, max_size=4)
)
@settings(max_examples=500)
def test_every_refusal_names_words_of_the_wording(pieces):
    """A sentence that names no word of the phrase helps nobody."""
    wording = " ".join(pieces)
    try:
        read_quantity(wording)
    except WordingError as error:
        told = str(error).partition("': ")[2]
        assert any(word in told for word in wording.split()) or "words; six" in told
