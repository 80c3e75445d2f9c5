"""How many times a report a claim is, as bounds."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.errors import UnboundedError
from analysis.ledger.wording import Quantity
from analysis.reconcile.ratios import RatioBounds, claim_ratio


def between(low: int | None, high: int | None) -> Quantity:
    """A quantity of which only the bounds are known."""
    return Quantity(None, low, high, "range")


# claim, report, least and greatest ratio, worked by hand
RATIOS = [
    ((30, 30), (12, 12), Fraction(5, 2), Fraction(5, 2)),
    ((30, 30), (30, 30), Fraction(1), Fraction(1)),
    ((280, 280), (23, None), None, Fraction(280, 23)),
    ((40, None), (12, 12), Fraction(10, 3), None),
    ((40, None), (12, None), None, None),
    ((30, 40), (10, 20), Fraction(3, 2), Fraction(4)),
    ((0, 9), (3, 3), None, Fraction(3)),
    ((0, 0), (3, 3), Fraction(0), Fraction(0)),
    ((0, 0), (3, None), Fraction(0), Fraction(0)),
    ((None, None), (3, 3), None, None),
]


@pytest.mark.parametrize(("claim", "report", "low", "high"), RATIOS)
def test_a_ratio_is_as_open_as_its_sides(
    claim: tuple[int | None, int | None],
    report: tuple[int, int | None],
    low: Fraction | None,
    high: Fraction | None,
) -> None:
    """The least claim over the greatest report, and the greatest over the least."""
    assert claim_ratio(between(*claim), between(*report)) == RatioBounds(low, high)


@pytest.mark.parametrize("report", [(None, None), (0, 9), (0, 0), (None, 5)])
def test_a_report_that_may_be_none_gives_no_ratio(report: tuple[int | None, int | None]) -> None:
    """Nothing is so many times what may be zero or unknown."""
    with pytest.raises(UnboundedError, match="no lower bound above 0"):
        claim_ratio(between(5, 5), between(*report))


@given(st.data())
def test_the_true_ratio_is_never_outside(data: st.DataObject) -> None:
    """Whatever the true numbers within the bounds, their ratio lies within the ratio's."""
    claim, report = data.draw(st.integers(0, 500)), data.draw(st.integers(1, 500))
    quantities = []
    for number, least in ((claim, 0), (report, 1)):
        low = data.draw(st.integers(least, number))
        high = data.draw(st.none() | st.integers(number, 600))
        quantities.append(between(low, high))
    bounds = claim_ratio(*quantities)

    assert bounds.low is None or bounds.low <= Fraction(claim, report)
    assert bounds.high is None or bounds.high >= Fraction(claim, report)
