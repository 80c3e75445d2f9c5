"""Ticks: round, from 0, never short of the greatest mark, and never over each other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.views.charts.lettering import measure
from analysis.views.charts.ticks import MOST_STEPS, choose_ticks
from analysis.views.style import FOOTER
from analysis.views.words import format_number


@pytest.mark.parametrize(
    ("most", "ticks"),
    [
        (280, [0, 100, 200, 300]),
        (13, [0, 5, 10, 15]),
        (2, [0, 1, 2]),
        (0.5, [0, 0.1, 0.2, 0.3, 0.4, 0.5]),
        (0, [0]),
    ],
)
def test_ticks_are_round_and_reach_the_greatest_mark(most, ticks):
    """On 500 px, where five labels and more have room."""
    assert choose_ticks([most], 500, 1000)[0] == pytest.approx(ticks)


def test_a_scale_that_would_push_the_last_tick_out_is_narrowed():
    """300 lies within 300 px, where 280 alone would fill them."""
    ticks, per_unit = choose_ticks([280], 300, 1.05)
    assert ticks[-1] * per_unit < 300


def test_counts_have_whole_ticks():
    """No half persons."""
    assert all(tick == int(tick) for tick in choose_ticks([3], 500, 200)[0])


@given(st.integers(1, 10**7), st.floats(120, 700))
def test_the_axis_reaches_every_count_within_the_plot(most, plot):
    """Whatever the number: the last tick is not below it, inside, and labels stand apart."""
    ticks, per_unit = choose_ticks([most], plot, plot / most)
    labels = [measure(format_number(tick), FOOTER) for tick in ticks]
    assert ticks[-1] >= most
    assert ticks[-1] * per_unit + labels[-1] / 2 <= plot
    assert len(ticks) <= MOST_STEPS + 1
    assert (ticks[1] - ticks[0]) * per_unit > max(labels)
