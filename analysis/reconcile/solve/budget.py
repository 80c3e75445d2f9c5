"""A budget of work for one answer, counted in units, so that no clock or machine decides it."""

from __future__ import annotations

from dataclasses import dataclass

# A unit takes at most a microsecond on hardware of the 2020s. z3 counts its own work in resources,
# each of which can take it some microseconds.
UNITS_PER_VISIT = 3
UNITS_PER_STEP = 5
UNITS_PER_QUERY = 200
UNITS_PER_RESOURCE = 4


class TooHardError(Exception):
    """No answer within the budget, so nothing is known."""


@dataclass(slots=True)
class Budget:
    """The units of work left."""

    units: int

    def spend(self, units: int) -> None:
        """Use up units of work.

        Raises
        ------
        TooHardError : none are left.
        """
        self.units -= units
        if self.units <= 0:
            raise TooHardError("no answer within the budget allowed")
