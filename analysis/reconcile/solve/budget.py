"""How much work one answer may cost, counted so that neither a clock nor a machine decides it."""

from __future__ import annotations

from dataclasses import dataclass

# A unit is a microsecond at most on the hardware of the 2020s; z3 counts its own work in resources,
# which can take it some microseconds each.
UNITS_PER_VISIT = 3
UNITS_PER_STEP = 5
UNITS_PER_QUESTION = 200
UNITS_PER_RESOURCE = 4


class TooHardError(Exception):
    """No answer was found within the budget that was allowed, so nothing is known."""


@dataclass(slots=True)
class Budget:
    """Units of work that are left."""

    units: int

    def spend(self, units: int) -> None:
        """Take away units of work.

        Raises
        ------
        TooHardError : none are left.
        """
        self.units -= units
        if self.units <= 0:
            raise TooHardError("no answer within the budget allowed")
