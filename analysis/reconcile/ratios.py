"""How many times a report a claim is, as bounds and never as a number that nobody gave."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from analysis.errors import UnboundedError
from analysis.ledger.wording import Quantity


class RatioBounds(NamedTuple):
    """Least and greatest possible ratio, dimensionless; None where a side is open."""

    low: Fraction | None
    high: Fraction | None


def claim_ratio(claim: Quantity, report: Quantity) -> RatioBounds:
    """How many times the reported figure a claim is.

    Parameters
    ----------
    claim, report : persons; `report.low` must be above 0.

    Returns
    -------
    Bounds of claim / report, dimensionless. Open where either side is: if the report has no upper
    bound, the ratio has no lower one.

    Raises
    ------
    UnboundedError : the report has no lower bound above 0, so no ratio can be given.
    """
    if not report.low:
        raise UnboundedError("the report has no lower bound above 0, so it gives no ratio")
    if claim.high == 0:
        return RatioBounds(Fraction(0), Fraction(0))
    low = Fraction(claim.low) / Fraction(report.high) if claim.low and report.high else None
    high = Fraction(claim.high) / Fraction(report.low) if claim.high is not None else None
    return RatioBounds(low, high)
