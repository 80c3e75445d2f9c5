"""What a seed keeps of its text: spans, numbers left out, how many there are, and the review."""

from __future__ import annotations

import json
from typing import Any

import pytest
from homes import Home
from hypothesis import given
from hypothesis import strategies as st

from analysis.ledger.check_text import check_text
from analysis.ledger.coverage import Coverage, count_numbers, has_number
from analysis.ledger.model import Transcript

FIGURE: dict[str, Any] = {
    "measure": "deaths",
    "unit": "persons",
    "group": "people",
    "place": "sample-county",
    "speaker": "outlet",
    "status": "stated",
    "paragraph": 1,
    "says": "Some people were killed.",
}
YEAR: dict[str, Any] = {"wording": "2019", "paragraph": 2, "reason": "year"}
REVIEW = {"by": "Ada Example", "day": "2020-03-05"}


def make_seed(
    *figures: dict[str, Any],
    left_out: list[dict[str, Any]] | None = None,
    numbers: int | None = None,
    review: dict[str, str] | None = None,
) -> dict[str, Any]:
    """An article's file with these figures; what one leaves out is usual."""
    return {
        "source": {
            "outlet": "Example Gazette",
            "url": "https://gazette.example/",
            "published": "2020-03-04",
            "paragraphs": 3,
            "numbers": numbers,
        },
        "figures": [
            {**FIGURE, "id": f"figure-{n}", **figure} for n, figure in enumerate(figures, 1)
        ],
        "left_out": left_out,
        "review": review,
    }


def refuse(home: Home, seed: dict[str, Any]) -> str:
    """The message with which a seed is refused."""
    home.article_file.write_text(json.dumps(seed, indent=1), "utf-8")
    return home.refuse()


def count(*figures: dict[str, Any], **parts: Any) -> Coverage:
    """Where the numbers of an article went that has these figures."""
    return count_numbers(Transcript.model_validate(make_seed(*figures, **parts)))


TWO = ({"wording": "12"}, {"wording": "8"})

REFUSED = [
    (
        make_seed({"wording": "12", "span": [9, 9]}),
        "figure 'figure-1': span [9, 9] does not run forward",
    ),
    (
        make_seed({"wording": "12", "span": [9, 7]}),
        "figure 'figure-1': span [9, 7] does not run forward",
    ),
    (
        make_seed({"wording": "12", "span": [9, 1009]}),
        "figure 'figure-1': span [9, 1009] is 1,000 characters long; 200 at most",
    ),
    (
        make_seed({"wording": "12", "span": [4, 6]}, {"wording": "12", "span": [5, 6]}),
        "figure 'figure-2': span [5, 6] overlaps [4, 6], that of figure 'figure-1'",
    ),
    (
        make_seed({"wording": "12", "span": [4, 6]}, left_out=[{**YEAR, "span": [4, 6]}]),
        "left-out number 1: span [4, 6] is that of figure 'figure-1'",
    ),
    (
        make_seed({"wording": "12"}, left_out=[{**YEAR, "span": [4, 8]}, {**YEAR, "span": [4, 8]}]),
        "left-out number 2: span [4, 8] is that of left-out number 1",
    ),
    (
        make_seed({"wording": "12"}, left_out=[{**YEAR, "wording": "in a year long before this"}]),
        None,
    ),
    (
        make_seed(
            {"wording": "12"}, left_out=[{**YEAR, "wording": "as in the year long ago 2019"}]
        ),
        "left-out number 1: wording 'as in the year long ago 2019': 7 words; six words at most",
    ),
    (
        make_seed({"wording": "12"}, left_out=[{**YEAR, "paragraph": 4}]),
        "left-out number 1: paragraph 4 is beyond the article's last, 3",
    ),
    (
        make_seed({"wording": "12"}, left_out=[{**YEAR, "span": [4]}]),
        "left-out number 1: 'span' has too few entries",
    ),
    (
        make_seed({"wording": "12"}, left_out=[{**YEAR, "reason": None}]),
        "left-out number 1: 'reason' is empty",
    ),
    (
        make_seed(*TWO, left_out=[YEAR], numbers=2),
        "source: the text has 2 numbers, but the figures tell 2 and 'left_out' has 1",
    ),
    (make_seed(*TWO, left_out=[YEAR], numbers=3), None),
    # Spans of the headline are counted in the headline.
    (
        make_seed(
            {"wording": "12", "span": [4, 6]},
            {"wording": "12", "part": "headline", "paragraph": None, "span": [4, 6]},
            left_out=[{**YEAR, "paragraph": None, "span": [0, 3]}],
        ),
        None,
    ),
    (
        make_seed(
            {"wording": "12", "part": "headline", "paragraph": None, "span": [4, 6]},
            left_out=[{**YEAR, "paragraph": None, "span": [4, 6]}],
        ),
        "left-out number 1: span [4, 6] is that of figure 'figure-1'",
    ),
    (
        make_seed({"wording": "12"}, review={**REVIEW, "day": "2020-03-03"}),
        "review: the day, 2020-03-03, is before the article's day, 2020-03-04",
    ),
    (make_seed({"wording": "12"}, review={**REVIEW, "day": "2020-03-04"}), None),
    (make_seed({"wording": "12"}, review={"day": "2020-03-04"}), "review: 'by' is missing"),
    (
        make_seed({"wording": "12", "reviewed": False}, {"wording": "8"}, review=REVIEW),
        "all figures were read beside the article, but 1 of 2 have 'reviewed: false': 'figure-1'; ",
    ),
    (make_seed({"wording": "12", "reviewed": False}, {"wording": "8"}), None),
]


@pytest.mark.parametrize(("seed", "told"), REFUSED)
def test_what_cannot_be_of_one_text_is_refused(
    home: Home, seed: dict[str, Any], told: str | None
) -> None:
    """In one sentence with its place; None is taken."""
    if told is None:
        home.article_file.write_text(json.dumps(seed), "utf-8")
        assert home.read().transcript == Transcript.model_validate(seed)
        return
    refused = refuse(home, seed)
    assert told in refused
    assert "\n" not in refused


def test_each_fault_has_its_line(home: Home) -> None:
    """All of them in one run, in the order of the lines."""
    seed = make_seed(
        {"wording": "12", "span": [9, 7]},
        left_out=[{**YEAR, "paragraph": 4}],
        review={**REVIEW, "day": "2020-03-03"},
    )
    lines = refuse(home, seed).splitlines()
    text = home.article_file.read_text("utf-8").splitlines()
    found = [text[int(line.split(":")[1]) - 1].strip() for line in lines]
    assert [each.split(":")[0].strip('"') for each in found] == ["span", "paragraph", "day"]


COUNTED = [
    ("two numbers", ({"wording": "12"}, {"wording": "8"}), {}, (2, 0)),
    ("one of two groups", ({"wording": "12"}, {"wording": "12", "group": "drivers"}), {}, (1, 0)),
    ("two paragraphs", ({"wording": "12"}, {"wording": "12", "paragraph": 2}), {}, (2, 0)),
    (
        "two spans",
        ({"wording": "12", "span": [1, 3]}, {"wording": "12", "span": [7, 9]}),
        {},
        (2, 0),
    ),
    (
        "one span",
        ({"wording": "12", "span": [1, 3]}, {"wording": "about 12", "span": [1, 3]}),
        {},
        (1, 0),
    ),
    ("one with its span", ({"wording": "12", "span": [1, 3]}, {"wording": "12"}), {}, (1, 0)),
    (
        "two readings of one phrase",
        (
            {"wording": "22 men and 36 women", "readings": ["22"]},
            {"wording": "22 men and 36 women", "readings": ["36"]},
        ),
        {},
        (2, 0),
    ),
    ("names", ({"named": ["testford"]}, {"wording": "12"}), {}, (1, 0)),
    ("a day", ({"wording": "late Monday", "measure": "time", "unit": "date"},), {}, (0, 0)),
    ("an hour", ({"wording": "4 a.m.", "measure": "time", "unit": "hour-of-day"},), {}, (1, 0)),
    ("the headline", ({"wording": "12", "part": "headline", "paragraph": None},), {}, (0, 0)),
    (
        "the headline with its span",
        ({"wording": "12", "part": "headline", "paragraph": None, "span": [0, 2]},),
        {"left_out": [{**YEAR, "paragraph": None}]},
        (0, 0),
    ),
    ("left out", ({"wording": "12"},), {"left_out": [YEAR, YEAR]}, (1, 2)),
]


@pytest.mark.parametrize(("figures", "parts", "found"), [each[1:] for each in COUNTED])
def test_numbers_are_counted_without_the_text(
    figures: tuple[dict[str, Any], ...], parts: dict[str, Any], found: tuple[int, int]
) -> None:
    """Each number of the text once, however many figures tell it; worked out by hand."""
    counted = count(*figures, **parts)
    assert (counted.told, counted.left_out) == found
    assert counted.numbers is counted.missing is None
    assert count(*figures, **parts, numbers=9).missing == 9 - sum(found)


@pytest.mark.parametrize("words", ["12", "seven", "over a dozen", "dozens", "a third", "4 a.m."])
def test_a_number_is_known_in_digits_and_words(words: str) -> None:
    """Also a vague one, and a share."""
    assert has_number(words)


@pytest.mark.parametrize("words", ["late Monday", "over the weekend", "a man", "at dawn", "noon"])
def test_words_without_a_number_are_known(words: str) -> None:
    """Days, parts of days, and people who are one without being counted."""
    assert not has_number(words)


SPANS = st.integers(0, 30).flatmap(
    lambda start: st.tuples(st.just(start), st.integers(start + 1, start + 4))
)


@given(st.lists(SPANS, min_size=1, max_size=6), st.lists(SPANS, max_size=4))
def test_spans_that_are_taken_share_no_character(
    told: list[tuple[int, int]], left: list[tuple[int, int]]
) -> None:
    """But those of figures that tell one number; and then all of them are counted."""
    figures = [{"wording": "12", "span": span} for span in told]
    left_out = [{**YEAR, "span": span} for span in left]
    seed = Transcript.model_validate(make_seed(*figures, left_out=left_out))
    numbers = [set(range(*span)) for span in {*told}] + [set(range(*span)) for span in left]
    is_apart = sum(map(len, numbers)) == len(set().union(*numbers))

    assert (not list(check_text(seed))) == is_apart
    if is_apart:
        counted = count_numbers(seed)
        assert counted.told + counted.left_out == len(numbers)
