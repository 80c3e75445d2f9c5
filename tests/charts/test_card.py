"""The picture of a report: what it shows can be read small, and is the same whenever it is made."""

import io

import matplotlib as mpl
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.colors import to_rgb
from PIL import Image

from analysis.charts.card import HEIGHT, WIDTH, Card, Count, make_card
from analysis.charts.card_drawing import MARGIN, SIZES, SMALLEST, plan_finding
from analysis.charts.lettering import measure
from analysis.charts.palette import PAPER, STATED

TWO = (Count("Drivers", "12", 12, 12, "stated"), Count("Guards", "more than 3", 4, None, "stated"))
CARD = Card("12 drivers and more than 3 guards killed, police say", "A raid", "Gazette, 4 May 2020")
WORDS = st.text("abcdefghij KLMNO0123456789,;", min_size=1, max_size=160)


def read(picture):
    """The pixels of a picture: height, width and three colours; and how opaque each is."""
    with Image.open(io.BytesIO(picture)) as image:
        return np.asarray(image.convert("RGB")), np.asarray(image.convert("RGBA"))[..., 3]


def with_counts(*counts):
    return Card(CARD.finding, CARD.event, CARD.source, counts=counts)


def find_blue(picture):
    """In which columns the colour of reports stands."""
    pixels, _ = read(picture)
    is_blue = np.all(abs(pixels / 255 - to_rgb(STATED)) < 0.02, axis=2)
    return np.flatnonzero(is_blue.any(axis=0))


@settings(max_examples=12)
@given(WORDS, WORDS, WORDS, st.booleans())
def test_every_card_is_opaque_of_one_size_and_keeps_its_margin(finding, event, source, has_counts):
    """Whatever its words, so that no service cuts it or lays it on a ground of its own."""
    pixels, opacity = read(make_card(Card(finding, event, source, "", TWO if has_counts else ())))

    assert pixels.shape == (HEIGHT, WIDTH, 3)
    assert opacity.min() == 255
    frame = np.ones((HEIGHT, WIDTH), bool)
    frame[MARGIN // 2 : -MARGIN // 2, MARGIN - 4 : -(MARGIN - 4)] = False
    assert np.all(abs(pixels[frame] / 255 - to_rgb(PAPER)) < 0.01)


@given(WORDS, st.integers(90, 420), st.integers(0, 3))
def test_no_letter_of_a_finding_is_small_and_all_of_it_fits(finding, room, counts):
    """Ten px are left of the smallest where a card is 300 px wide."""
    plan = plan_finding(Card(finding, "", "", counts=(TWO * 2)[:counts]), room)

    assert min(plan.size, SMALLEST) * 300 / WIDTH >= 10
    assert plan.height <= room
    assert all(measure(line, plan.size, is_bold=True) <= WIDTH - 2 * MARGIN for line in plan.lines)
    assert plan.size in SIZES


def test_the_same_card_has_the_same_bytes_whatever_a_user_has_set():
    """A picture in a repository changes only with the finding."""
    first = make_card(CARD)
    with mpl.rc_context({"font.size": 30, "figure.facecolor": "red", "savefig.dpi": 300}):
        assert make_card(CARD) == first


def test_a_card_that_shows_the_same_is_taken_again(monkeypatch):
    """No chart library draws what is there; another finding, and a spoilt file, are drawn anew."""
    whole = make_card(CARD)
    other = make_card(Card("Another finding", CARD.event, CARD.source))
    monkeypatch.setattr("analysis.charts.card_drawing.draw_card", lambda _: pytest.fail("drawn"))
    assert make_card(CARD, whole) == whole
    monkeypatch.setattr("analysis.charts.card_drawing.draw_card", lambda _: b"")
    spoilt = whole[:900] + bytes([whole[900] ^ 1]) + whole[901:]
    for before in (other, spoilt, whole[:500], b"x"):
        assert make_card(CARD, before) == b""


def test_a_number_without_an_upper_bound_is_no_line_that_ends():
    """12 of 12 is a line from 0; at least 12 a mark with an arrow, left of which nothing stands."""
    known, open_ = (
        find_blue(make_card(with_counts(Count("Drivers", "12", 12, high, "stated"))))
        for high in (12, None)
    )
    start = known[0]
    assert open_[0] > start + 200
    assert open_[-1] > known[-1] + 30


def test_the_mark_tells_who_says_it():
    """Filled where the outlet does, hollow where somebody else does."""
    said, told = (
        len(find_blue(make_card(with_counts(Count("Drivers", "12", 12, None, status)))))
        for status in ("stated", "attributed")
    )
    assert said != told


@pytest.mark.parametrize("finding", ["200 से ज्यादा", "三人", "ثلاثة", "שלושה"])
def test_what_the_font_cannot_write_has_no_card(finding):
    """Boxes or letters in the wrong order say nothing; the list has the words."""
    assert make_card(Card(finding, "A raid", "Gazette")) == b""
