"""An outline told by its steps is the same outline, read by a parser of another house."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.charts.steps import tell_steps

CORNERS = st.lists(st.tuples(*(st.integers(-99_999, 99_999) for _ in "xy")), min_size=1, max_size=8)
RINGS = st.lists(st.tuples(CORNERS, st.booleans()), min_size=1, max_size=4)


def write(rings):
    """As Matplotlib does, with absolute corners."""
    told = []
    for corners, is_closed in rings:
        told += [f"{'L' if n else 'M'} {x / 100:g} {y / 100:g}" for n, (x, y) in enumerate(corners)]
        told += ["z"] if is_closed else []
    return " ".join(told)


def follow(steps):
    """The corners to which relative steps lead, in hundredths; an end as a corner of its own."""
    rings, place, start = [], (0, 0), (0, 0)
    for letter, told in re.findall(r"([mlz])([^mlz]*)", steps):
        if letter == "z":
            rings[-1].append("end")
            place = start
            continue
        numbers = [round(float(n) * 100) for n in re.findall(r"-?(?:\d+\.?\d*|\.\d+)", told)]
        for number, step in enumerate(zip(numbers[::2], numbers[1::2], strict=True)):
            place = (place[0] + step[0], place[1] + step[1])
            if letter == "m" and number == 0:
                start = place
                rings.append([])
            rings[-1].append(place)
    return rings


@given(RINGS)
def test_steps_lead_to_the_same_corners(rings):
    """To the hundredth, however many there are."""
    expected = [[*corners, *(["end"] if is_closed else [])] for corners, is_closed in rings]
    assert follow(tell_steps(write(rings))) == expected


@given(RINGS)
def test_steps_are_never_longer(rings):
    """But for those who leap over the whole drawing, where a sign may be added."""
    near = [([(x % 90, y % 90) for x, y in corners], is_closed) for corners, is_closed in rings]
    assert len(tell_steps(write(near))) <= len(write(near))


@pytest.mark.parametrize("drawn", ["M 0 0 C 1 1 2 2 3 3 z", "M 0 0 Q 1 1 2 2", ""])
def test_what_is_curved_stays(drawn):
    """A circle is told as it was."""
    assert tell_steps(drawn) == drawn
