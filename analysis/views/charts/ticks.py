"""Round numbers on an axis that begins at 0 and reaches its greatest mark."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Sequence

from analysis.views.charts.lettering import measure
from analysis.views.style import FOOTER
from analysis.views.words import format_number

MOST_STEPS = 6
"""Into how many steps an axis is divided at most."""

_FEW = 4
"""How many steps an axis has where several do."""

_NICE = (1.0, 2.0, 2.5, 5.0)
_LEAST_GAP = 14.0


def choose_ticks(
    values: Sequence[float], plot: float, per_unit: float
) -> tuple[Sequence[float], float]:
    """Ticks from 0 to the greatest value or just past it, and the px per unit at which they fit.

    Of all that fit, those whose last number lies nearest to the greatest value.

    Parameters
    ----------
    values : the numbers that are marked; at least one, none below 0.
    plot : px from 0 to the right edge.
    per_unit : px per unit at most.
    """
    most = max(values)
    if not most:
        return (0.0,), per_unit
    found = []
    for step in _list_steps(most, is_whole=all(value == int(value) for value in values)):
        count = math.ceil(most / step - 1e-9)
        label = measure(format_number(count * step), FOOTER)
        scale = min(per_unit, (plot - label / 2 - 2) / (count * step))
        if count <= MOST_STEPS and step * scale >= label + _LEAST_GAP:
            found.append((count * step, abs(count - _FEW), count, step, scale))
    if not found:
        return (0.0,), per_unit
    *_, count, step, scale = min(found)
    return [step * number for number in range(count + 1)], scale


def _list_steps(most: float, *, is_whole: bool) -> Iterator[float]:
    """Round distances between ticks, from too small ones to one that reaches past the most."""
    power = math.floor(math.log10(most)) - 1
    for exponent, nice in itertools.product(range(power, power + 3), _NICE):
        step = nice * 10.0**exponent
        if not is_whole or (step >= 1 and step == int(step)):
            yield step
