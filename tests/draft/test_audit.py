"""The audit: each number of a text is in a figure, left out with a reason, or missing."""

from __future__ import annotations

from collections import Counter

import pytest
from audited import make_article
from hypothesis import given
from hypothesis import strategies as st

from analysis import paths
from analysis.draft.audit.audit import audit_article, list_numbers
from analysis.draft.audit.texts import find_text
from analysis.draft.scan.scan import scan_text
from analysis.ledger.reader import read_article

FIRST = "balochistan-2026/2026-02-04-press-tv"


def show(text, *figures, **more):
    """Each number of a text with its state, in the text's order."""
    audit = audit_article(make_article(text, *figures, **more), text)
    return [(each.number.text, each.state) for each in audit.numbers]


def find_faults(text, *figures, **more):
    """What the audit complains of."""
    return list(audit_article(make_article(text, *figures, **more), text).faults)


def at(wording, paragraph=1, **more):
    """A figure with these words in this paragraph."""
    return {"wording": wording, "paragraph": paragraph, **more}


TWO = "The flood killed 40 people in Sampleton.\nIn Oldmere 12 died, and 7 boats sank."


def test_every_number_is_in_a_figure_left_out_or_missing():
    """The three places where a number may end."""
    left = [{"wording": "12", "paragraph": 2, "reason": "another event"}]
    assert show(TWO, at("40"), left_out=left) == [
        ("40", "figure"),
        ("12", "left-out"),
        ("7", "missing"),
    ]


def test_a_figure_that_nobody_reviewed_is_told_apart():
    """It covers its number, but not as a reviewed figure does."""
    assert show(TWO, at("40", reviewed=False))[0] == ("40", "unreviewed")


def test_a_number_says_its_figures_and_a_left_out_one_its_reason():
    """Whoever reads the audit finds the entry by them."""
    left = [{"wording": "12", "paragraph": 2, "reason": "another event"}]
    audit = audit_article(make_article(TWO, at("40"), left_out=left), TWO)
    told = [(each.entries, each.reason) for each in audit.numbers]
    assert told == [(("figure-1",), None), ((), "another event"), ((), None)]


def test_one_figure_does_not_cover_the_same_number_told_twice():
    """With one figure the second place is missing, with two figures none is."""
    text = "The police found 7 boats and 7 carts."
    assert show(text, at("7")) == [("7", "figure"), ("7", "missing")]
    assert show(text, at("7"), at("7")) == [("7", "figure"), ("7", "figure")]


def test_two_speakers_may_give_one_number():
    """One number of the text, two statements of it."""
    audit = audit_article(make_article(TWO, at("40"), at("40", speaker="mayor")), TWO)
    assert audit.numbers[0].entries == ("figure-1", "figure-2")
    assert audit.faults == ()


def test_a_figure_covers_numbers_of_its_own_paragraph_alone():
    """The same number elsewhere is another statement."""
    text = "In Oldmere 12 died.\nIn Sampleton 12 died."
    assert show(text, at("12", 2)) == [("12", "missing"), ("12", "figure")]


def test_a_number_is_no_part_of_a_longer_one():
    """The 7 of 17, 7,000 and 7.5 is not the 7 of the figure."""
    text = "There were 17 boats, 7,000 bags, 7.5 tons and 7 carts."
    audit = audit_article(make_article(text, at("7")), text)
    (held,) = [each.number for each in audit.numbers if each.entries]
    assert text[held.start : held.start + 7] == "7 carts"


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        ("The  12\u00a0“big” boats sank.", "12 'Big' boats"),
        ("On day 3, 12\u201314 boats sank.", "12-14 boats"),
        ("THE FLOOD SANK 12 BOATS.", "12 boats"),
        ("It sank 1\u06f2 boats.".replace("1\u06f2", "\u06f1\u06f2"), "12 boats"),
        ("They walked 12km home.", "12"),
        ("洪水で約12人が死亡した。", "12"),
        ("It sank 12\u200b boats.", "12 boats"),
    ],
)
def test_what_looks_alike_is_found_alike(text, wording):
    """Spaces, quotes, dashes, case, digits of other scripts, and what prints nothing."""
    assert find_faults(text, at(wording)) == []


def test_a_span_decides_between_two_places():
    """The figure is about the second 7, as its span says."""
    text = "The police found 7 boats and 7 carts."
    second = text.rindex("7")
    assert show(text, at("7", span=[second, second + 1])) == [("7", "missing"), ("7", "figure")]


def test_a_span_that_covers_more_than_its_wording_covers_no_more_numbers():
    """A wide span must not hide what is missing."""
    text = "The police found 7 boats and 9 carts."
    assert show(text, at("7", span=[0, len(text)])) == [("7", "figure"), ("9", "missing")]


def test_a_span_that_no_longer_reads_as_its_wording_is_told_with_both():
    """Which figure, what is found there, what was wanted, and where that stands."""
    (fault,) = find_faults(TWO, at("40", span=[4, 9]))
    assert fault == (
        "figure 'figure-1': span [4, 9] reads “flood”, not “40”; “40” stands at [17, 19]"
    )


@pytest.mark.parametrize(
    ("text", "wording", "whole"),
    [
        ("More than 22 boats sank.", "22", "More than 22"),
        ("At least 12 boats sank.", "12 boats", "At least 12"),
        ("The flood sank 12 or more boats.", "12", "12 or more"),
        ("Between 12 and 14 boats sank.", "12", "Between 12 and 14"),
    ],
)
def test_a_hedge_that_the_figure_dropped_is_told_with_both(text, wording, whole):
    """The wording is exact, and the text is not."""
    (fault,) = find_faults(text, at(wording))
    assert fault == (
        f"figure 'figure-1': its wording is “{wording}”, paragraph 1 has “{whole}”: the hedge "
        "belongs to the wording"
    )


@pytest.mark.parametrize(
    "figure",
    [
        at("More than 22"),
        at("22", readings=["22", "more than 22"]),
        at("than 22 boats", readings=["more than 22"]),
    ],
)
def test_a_hedge_that_the_figure_has_is_no_fault(figure):
    """In its wording, or in a reading."""
    assert find_faults("More than 22 boats sank.", figure) == []


def test_a_bare_number_is_not_accused_of_the_hedge_of_another():
    """The figure is about the second 22, which has none."""
    text = "More than 22 boats and 22 carts sank."
    audit = audit_article(make_article(text, at("22")), text)
    assert [each.state for each in audit.numbers] == ["missing", "figure"]
    assert audit.faults == ()


def test_a_span_in_another_paragraph_is_told_with_both():
    """One of the two, span or paragraph, is wrong."""
    text = "In Oldmere 12 died.\nIn Sampleton 12 died."
    (fault,) = find_faults(text, at("12", 2, span=[11, 13]))
    assert fault == (
        "figure 'figure-1': span [11, 13] lies in paragraph 1, not in paragraph 2; “12” stands at "
        "[33, 35]"
    )


def test_an_entry_without_a_paragraph_is_in_that_of_its_span():
    """A number that is left out needs no more than its span."""
    left = [{"wording": "12", "span": [52, 54], "reason": "another event"}]
    assert TWO[52:54] == "12"
    assert show(TWO, left_out=left)[1] == ("12", "left-out")


def test_readings_choose_one_of_several_numbers_in_a_wording():
    """The words “64 dead and 66 injured” are two entries, and the second must be there."""
    text = "The flood left 64 dead and 66 injured."
    both = "64 dead and 66 injured"
    assert show(text, at(both, readings=["64"])) == [("64", "figure"), ("66", "missing")]
    assert [state for _, state in show(text, at(both, readings=["66"]), at(both, readings=["64"]))]
    assert show(text, at(both, readings=["66"]), at(both, readings=["64"])) == [
        ("64", "figure"),
        ("66", "figure"),
    ]


def test_the_age_of_one_boy_is_not_covered_by_the_boy():
    """The words “a 12-year-old boy”, read as one person leaves the age to another figure."""
    text = "A 12-year-old boy drowned."
    boy = at("A 12-year-old boy", readings=["one"])
    assert [state for _, state in show(text, boy)] == ["missing"]
    age = at("12-year-old", measure="age", unit="years")
    assert [state for _, state in show(text, boy, age)] == ["figure"]


def test_the_longer_wording_chooses_first():
    """So that the bare number is left to the figure that has it."""
    text = "The storm sank 22 old boats and 22 carts."
    audit = audit_article(make_article(text, at("22"), at("22 old boats")), text)
    assert [each.entries for each in audit.numbers] == [("figure-2",), ("figure-1",)]


def test_the_headline_is_read_beside_the_text():
    """It is no part of the text; its numbers are told, and counted apart."""
    title = "Flood kills 40, sinks 7 boats"
    figure = {"wording": "40", "part": "headline"}
    article = make_article(TWO, figure, headline=title, numbers=len(list_numbers(TWO)))
    audit = audit_article(article, TWO)
    states = [(each.number.text, each.state) for each in audit.numbers]
    assert states[:2] == [("40", "figure"), ("7", "missing")]
    assert (audit.count(), audit.count(is_headline=True), audit.faults) == (3, 2, ())
    assert audit.told.endswith("3 are missing; of the 2 in the headline 1 is missing")
    assert not audit.is_whole


def test_a_figure_of_a_headline_that_the_seed_does_not_have_is_told():
    """Nothing could show whether the headline says so."""
    (fault,) = find_faults(TWO, {"wording": "40", "part": "headline"})
    assert fault == (
        "figure 'figure-1': it is of the headline, and the seed has no source.headline"
    )


def test_a_wording_that_its_paragraph_does_not_have_is_told_with_where_it_stands():
    """Found and wanted, so that one edit mends it."""
    assert find_faults(TWO, at("12"), at("13 boats"), at("40", 9)) == [
        "figure 'figure-1': paragraph 1 does not have “12”; it stands in paragraph 2",
        "figure 'figure-2': paragraph 1 does not have “13 boats”; the text does not have it",
        "figure 'figure-3': there is no paragraph 9, the last is 2; “40” stands in paragraph 1",
    ]


def test_words_without_a_number_cover_nothing_and_are_looked_for():
    """A weekday is a figure, and no number."""
    text = "On late Monday 12 boats sank."
    late = at("late Monday", measure="time", unit="date")
    assert show(text, late) == [("12", "missing")]
    assert find_faults("On Sunday 12 boats sank.", late) != []


def test_places_that_are_counted_by_name_are_looked_for():
    """By each name that the event has for them."""
    named = {"named": ["sampleton", "oldmere"], "paragraph": 1, "wording": None}
    assert find_faults("Boats sank in Sampletown and Oldmere.", named) == []
    (fault,) = find_faults("Boats sank in Sampleton.", named)
    assert fault.startswith("figure 'figure-1': paragraph 1 does not name “Oldmere”")


def test_a_changed_text_is_told_with_how_much_of_it_still_stands():
    """The hash says that it changed, the wordings how much."""
    article = make_article(TWO, at("40"), at("12", 2))
    audit = audit_article(article, TWO.replace("12", "13") + "\nMore followed.")
    changed, paragraphs, *_ = audit.faults
    assert changed.startswith("the text has changed: its sha256 is ")
    assert changed.endswith("; 1 of 2 wordings stand where the seed has them")
    assert paragraphs == "the text has 3 paragraphs, source.paragraphs is 2"


def test_the_seed_may_say_how_many_numbers_there_are_and_must_be_right():
    """A clone without the text prints what the seed says."""
    assert find_faults(TWO, numbers=3) == []
    assert find_faults(TWO, numbers=4) == ["the text has 3 numbers, source.numbers is 4"]


def test_a_number_is_a_figure_or_left_out_but_not_both():
    """One of the two entries is wrong."""
    left = [{"wording": "40", "paragraph": 1, "reason": "year"}]
    (fault,) = find_faults(TWO, at("40"), left_out=left)
    assert fault == (
        "left-out number 1: “40” in paragraph 1 is in figure 'figure-1' as well; a number is a "
        "figure or left out"
    )


def test_of_another_language_the_digits_are_audited():
    """No English number word is looked for in it."""
    text = "Plus de six bateaux et 12 morts."
    assert show(text, language="fr") == [("12", "missing")]


@pytest.mark.parametrize(
    ("figures", "left_out", "told"),
    [
        (
            [at("40"), at("12", 2, reviewed=False)],
            [at("7", 2, reason="boats")],
            "2 of the 3 numbers in the text are figures (1 not reviewed), 1 is left out with a "
            "reason, none is missing",
        ),
        (
            [at("40")],
            [],
            "1 of the 3 numbers in the text is a figure, none is left out with a reason, 2 are "
            "missing",
        ),
    ],
)
def test_the_outcome_is_one_sentence(figures, left_out, told):
    """With the numbers of each kind, and the verb that fits them."""
    assert audit_article(make_article(TWO, *figures, left_out=left_out), TWO).told == told


VALUES = st.integers(2, 6)
"""Few, so that many are the same."""


@given(st.lists(st.lists(VALUES, max_size=6), min_size=1, max_size=4), st.data())
def test_what_is_missing_is_what_no_entry_is_left_for(paragraphs, data):
    """By counting: of each value in each paragraph, as many are covered as there are entries."""
    text = "\n".join("Boats: " + " and ".join(map(str, each)) + "." for each in paragraphs)
    entries = data.draw(st.lists(st.tuples(st.integers(1, len(paragraphs)), VALUES), max_size=8))
    is_figure = data.draw(st.lists(st.booleans(), min_size=8, max_size=8))
    told = [at(str(value), number) for number, value in entries]
    figures = [each for each, is_one in zip(told, is_figure, strict=False) if is_one]
    left = [
        {**each, "reason": "x"} for each, is_one in zip(told, is_figure, strict=False) if not is_one
    ]
    audit = audit_article(make_article(text, *figures, left_out=left), text)
    wanted = Counter(entries)
    missing = Counter((each.paragraph, each.nominal) for each in audit.missing)
    there = Counter((n, value) for n, each in enumerate(paragraphs, 1) for value in each)
    assert missing == there - wanted
    assert len(audit.numbers) == sum(there.values())
    lost = sum(value not in paragraphs[number - 1] for number, value in entries)
    assert sum("does not have" in fault for fault in audit.faults) == lost


@given(
    st.lists(st.tuples(VALUES, st.booleans(), st.booleans()), min_size=1, max_size=12), st.data()
)
def test_with_spans_exactly_the_numbers_that_they_give_are_covered(numbers, data):
    """Whichever of many alike they are, in whatever order the entries stand."""
    text, entries, wanted = "Boats:", [], []
    for value, is_told, is_new_line in numbers:
        text += "\n" if is_new_line else " and "
        if is_told:
            span = [len(text), len(text) + 1]
            entries.append(at(str(value), text.count("\n") + 1, span=span))
        else:
            wanted.append(len(text))
        text += str(value)
    audit = audit_article(make_article(text, *data.draw(st.permutations(entries))), text)
    assert ([each.start for each in audit.missing], audit.faults) == (wanted, ())


@given(st.text(max_size=80), st.text(min_size=1, max_size=8))
def test_any_text_can_be_audited(text, wording):
    """Whatever stands in it, each of its numbers comes back once and in order."""
    figure = at(wording if wording.strip() else "7")
    audit = audit_article(make_article(text, figure, paragraphs=1), text)
    assert [each.number for each in audit.numbers] == scan_text(text)


def test_the_first_article_is_whole():
    """Its reviewed seed accounts for every number of its text, and no wording is wrong."""
    article = read_article(FIRST)
    text = find_text(FIRST, article.source.sha256)
    shared = paths.home().parent / "shared" / "article" / "article.txt"
    if text is None and not shared.is_file():
        pytest.skip("the article's text is not on this machine")
    audit = audit_article(article, text or shared.read_bytes().decode("utf-8"))
    assert ([each.text for each in audit.missing], audit.faults) == ([], ())
