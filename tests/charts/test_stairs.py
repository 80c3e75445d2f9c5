"""Steps along the days: marks at their numbers, lines that only rise, labels over nothing."""

from __future__ import annotations

import itertools

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.figure import Figure

from analysis.charts.compose import Heading
from analysis.charts.lettering import measure
from analysis.charts.stairs import (
    ARROW,
    CLAIM,
    MAIN,
    OLD,
    OTHER,
    draw_steps,
    is_stairs,
    plot_stairs,
)
from analysis.charts.stairs_layout import (
    ANOTHER,
    SAME,
    Box,
    StairsLayout,
    fit_days,
    place_labels,
)
from analysis.charts.style import NARROW, WIDE, shield

WIDTHS = (WIDE, NARROW)


def number(slot, low, high, **changes):
    """A row of the frame that a plot of steps is of."""
    row = {
        "panel": "People killed",
        "slot": slot,
        "known_by": f"2020-03-{1 + int(slot):02}",
        "day_told": f"{1 + int(slot)} Mar",
        "line": "police",
        "low": low,
        "high": high,
        "status": "attributed",
        "tone": MAIN,
        "tag": f"{low or ''}–{high or ''}" if low != high else str(low),
        "remark_told": None,
    }
    return row | changes


def frame(*rows):
    table = pd.DataFrame(rows)
    return table.astype({"low": "float64", "high": "float64", "slot": "float64"})


RISING = frame(number(0.5, 9, 9), number(1.5, 12, 12), number(2.5, 12, 12), number(3.5, 20, 20))


def draw(table, width=WIDE):
    """The laid-out figure at one width."""
    with shield():
        figure = Figure(dpi=72)
        plot_stairs(table).layout(engine="none").on(figure).plot()
        assert is_stairs(figure)
        layout = StairsLayout(figure, table)
        return layout.set_width(width, Heading("A title", "A subtitle", "Source: Gazette."))


def read_marks(figure, kind, panel=0):
    """(slot, number) of each mark of a kind."""
    return [
        (float(x), float(y))
        for marks in figure.axes[panel].collections
        if marks.get_gid() == f"stairs-{kind}"
        for x, y in marks.get_offsets()
    ]


def read_words(figure):
    return [text.get_text() for text in (*figure.texts, *(t for a in figure.axes for t in a.texts))]


def test_a_number_is_marked_where_it_stands():
    """At its place along the days, as high as it is."""
    assert read_marks(draw(RISING), "exact") == [(0.5, 9), (1.5, 12), (2.5, 12), (3.5, 20)]


def test_an_open_number_is_an_arrow_from_its_first_one():
    """Upwards where more is possible, downwards where only less is."""
    figure = draw(frame(number(0.5, 23, None), number(1.5, None, 40), number(2.5, 0, 30)))
    assert read_marks(figure, "at-least") == [(0.5, 23)]
    assert read_marks(figure, "at-most") == [(1.5, 40), (2.5, 30)]
    assert read_marks(figure, "exact") == []


def test_a_range_has_both_ends_and_no_middle():
    """Nobody told what lies between."""
    figure = draw(frame(number(0.5, 22, 24), number(1.5, 25, 25)))
    assert read_marks(figure, "first") == [(0.5, 22)]
    assert read_marks(figure, "last") == [(0.5, 24)]


def test_a_line_goes_on_until_the_next_number_and_rises_there():
    """Nobody counted in between, so nothing slopes."""
    steps = draw_steps(RISING.assign(at=RISING["low"]))
    corners = list(zip(steps["slot"], steps["at"], strict=True))
    assert corners == [(0.5, 9), (1.5, 9), (1.5, 12), (3.5, 12), (3.5, 20), (3.5, 20)]
    for (x, y), (next_x, next_y) in itertools.pairwise(corners):
        assert x == next_x or y == next_y


def test_a_lower_number_later_lowers_no_line():
    """It stands below the line, where a reader sees that it is old."""
    table = frame(number(0.5, 9, 9), number(1.5, 15, 15), number(2.5, 9, 9, tone=OLD))
    assert draw_steps(table)["at"].is_monotonic_increasing


def test_a_line_of_one_number_has_no_steps():
    """There is nothing to join."""
    assert draw_steps(frame(number(0.5, 9, 9), number(1.5, 9, 9, line="army"))).empty


def test_lines_stay_in_their_panels():
    """Seaborn must not take a step of one count for one of another."""
    other = [number(0.5, 300, 300, panel="Claimed", tone=CLAIM, status="claimed")]
    other.append(number(1.5, 400, 400, panel="Claimed", tone=CLAIM, status="claimed"))
    figure = draw(pd.concat([RISING, frame(*other)], ignore_index=True))
    heights = [[max(line.get_ydata()) for line in ax.lines] for ax in figure.axes]
    assert heights == [[20], [400]]


def test_panels_of_numbers_of_one_size_share_a_scale():
    """And one of another size says that it has its own."""
    small, alike, large = (
        frame(number(0.5, n, n, panel=name), number(1.5, n + 1, n + 1, panel=name))
        for name, n in (("A", 20), ("B", 40), ("C", 400))
    )
    figure = draw(pd.concat([small, alike, large], ignore_index=True))
    tops = [ax.get_ylim() for ax in figure.axes]
    assert tops[0] == tops[1] != tops[2]
    assert [word for word in read_words(figure) if word in (SAME, ANOTHER)] == [SAME, ANOTHER]


def test_every_axis_begins_at_nothing():
    """Half the height is half the people."""
    assert all(ax.get_ylim()[0] == 0 for ax in draw(RISING).axes)


def test_a_remark_stands_below_its_panel_in_words():
    """Each once."""
    table = RISING.assign(remark_told=[None, "(a) said by others", None, "(a) said by others"])
    assert read_words(draw(table)).count("(a) said by others") == 1


@pytest.mark.parametrize("tone", [MAIN, OTHER, OLD, CLAIM])
def test_a_claim_is_hollow_and_dashed_and_what_is_stated_filled(tone):
    """Whatever its colour."""
    rows = [number(0.5, 9, 9, status="stated", tone=tone), number(1.5, 10, 10, status="claimed")]
    (filled, hollow) = (
        marks for marks in draw(frame(*rows)).axes[0].collections if len(marks.get_offsets())
    )
    assert filled.get_facecolors()[0][3] == 1
    assert hollow.get_facecolors()[0][3] == 0
    assert hollow.get_linestyles()[0][1] is not None


MARKS = st.lists(
    st.tuples(st.integers(0, 300), st.integers(0, 130), st.sampled_from([-ARROW, 0.0, ARROW])),
    min_size=1,
    max_size=40,
    unique_by=lambda mark: mark[:2],
)
BOUNDS = Box(-4.0, -2.0, 304.0, 134.0)


def meet(one, other):
    """By how many px two boxes overlap."""
    across = min(one.right, other.right) - max(one.left, other.left)
    return min(across, min(one.top, other.top) - max(one.bottom, other.bottom))


@given(MARKS, st.randoms(use_true_random=False))
def test_no_label_is_over_another_or_over_a_mark_or_off_its_panel(marks, chance):
    """What has no room has no place."""
    words = [str(chance.choice([7, 42, 280, "≥ 1,000 (a)"])) for _ in marks]
    order = list(range(len(marks)))
    places = place_labels(marks, words, order, BOUNDS)
    for one, other in itertools.combinations(places.values(), 2):
        assert meet(one, other) <= 0
    for box in places.values():
        assert box.left >= BOUNDS.left
        assert box.right <= BOUNDS.right
        assert box.bottom >= BOUNDS.bottom
        assert box.top <= BOUNDS.top
        assert all(meet(box, Box(x - 3, y - 3, x + 3, y + 3)) <= 0 for x, y, _ in marks)


@given(MARKS)
def test_whoever_is_first_has_a_label_wherever_one_fits(marks):
    """Of several, those in front are not pushed out by those behind."""
    words = ["12"] * len(marks)
    order = list(range(len(marks)))
    alone = place_labels(marks, words, order[:1], BOUNDS)
    assert place_labels(marks, words, order, BOUNDS).keys() >= alone.keys()


@given(st.lists(st.floats(0.3, 9), min_size=1, max_size=40), st.sampled_from([250.0, 690.0]))
def test_no_day_is_printed_over_another(widths, plot):
    """The last one always is, and none leaves the panel."""
    starts = list(itertools.accumulate(widths, initial=0.0))
    days = [(f"{n} Mar", *ends) for n, ends in enumerate(itertools.pairwise(starts), 1)]
    told = list(fit_days(days, plot))
    assert told[-1][0] == days[-1][0]
    ends = [left + measure(name, 12.0) for name, left in told]
    assert all(end < left for end, (_, left) in zip(ends, told[1:], strict=False))
    assert ends[-1] <= plot + 6


def test_what_has_no_room_is_counted_at_the_foot():
    """So that nobody takes the labels for all numbers."""
    many = frame(*(number(n / 100, 10, 10, known_by="2020-03-01") for n in range(60)))
    words = read_words(draw(many, NARROW))
    said = next(word for word in words if "without room for a label" in word)
    assert int(said.split()[0]) == 60 - words.count("10")


def test_the_newest_number_of_a_line_is_labelled_first():
    """Where there is little room, it is what a reader came for."""
    many = frame(*(number(n / 10, 10 + n, 10 + n) for n in range(100)))
    many = many.assign(known_by="2020-03-01", day_told="1 Mar")
    assert "109" in read_words(draw(many, NARROW))


def test_no_type_is_smaller_than_twelve_px():
    """On a phone as well."""
    for width in WIDTHS:
        figure = draw(RISING.assign(remark_told="(a) a remark"), width)
        sizes = [text.get_fontsize() for text in figure.texts]
        sizes += [text.get_fontsize() for ax in figure.axes for text in ax.texts]
        sizes += [text.get_fontsize() for ax in figure.axes for text in ax.get_yticklabels()]
        assert min(sizes) >= 12
