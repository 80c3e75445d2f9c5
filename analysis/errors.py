"""The mistakes a user can make: one sentence each, never a traceback.

Everything a user can cause derives from `TollbookError`. The sentence says where, what is
wrong, what was found, what is allowed and, where a name was mistyped, the nearest allowed one.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

MOST_FAULTS = 50
"""The most faults of a seed that one message tells."""

_NO_MEANINGS: Mapping[str, Iterable[str]] = MappingProxyType({})


class TollbookError(Exception):
    """A mistake its user can mend; `str(error)` is the whole message."""

    exit_code = 2

    @property
    def summary(self) -> str:
        """The message where there is room for one line only."""
        return str(self)

    def _render_traceback_(self) -> list[str]:
        """IPython's hook: a notebook shows the sentence and no stack."""
        return [f"{type(self).__name__}: {self}"]


class SeedError(TollbookError):
    """Seed files that cannot be read as what they should be: every fault with file and line.

    Attributes
    ----------
    faults : one sentence each, in the order of the files; none twice.
    """

    def __init__(self, *faults: str) -> None:
        self.faults = tuple(dict.fromkeys(faults))
        super().__init__(*self.faults)

    def __str__(self) -> str:
        """One fault a line."""
        more = len(self.faults) - MOST_FAULTS
        return "\n".join((*self.faults[:MOST_FAULTS], *([f"and {more} more"] if more > 0 else ())))

    @property
    def summary(self) -> str:
        """The first fault, and how many there are beside it."""
        more = len(self.faults) - 1
        return f"{self.faults[0]} (and {more} more)" if more > 0 else str(self)


def join_errors(errors: Iterable[SeedError]) -> SeedError:
    """One error with the faults of several."""
    return SeedError(*(fault for error in errors for fault in error.faults))


class WordingError(TollbookError):
    """A number phrase that the grammar cannot read; names the words."""


class UnboundedError(TollbookError):
    """A result that needs a bound which the figure does not have."""


class ParameterError(TollbookError):
    """An unknown, mistyped or ill-typed name or value given to a command or a notebook."""


class RunError(TollbookError):
    """A notebook that did not run to its end: the input was fine, the run was not."""

    exit_code = 1


def suggest(
    found: object, allowed: Iterable[str], meanings: Mapping[str, Iterable[str]] = _NO_MEANINGS
) -> str:
    """The end of a message about an unknown name: the nearest one, else all that are allowed.

    `meanings` has what else an allowed name may be called.

    >>> suggest("polise", ["police", "army"])
    "; did you mean 'police'?"
    >>> suggest("killed", ["deaths", "injuries"], {"deaths": ["killed", "dead"]})
    "; did you mean 'deaths'?"
    >>> suggest("x", ["b", "a"])
    "; allowed: 'a', 'b'"
    """
    names = sorted(set(allowed))
    if near := find_near(found, names, meanings):
        meant = " or ".join(f"'{name}'" for name in near)
        return f"; did you mean {meant}?"
    if not names:
        return "; there is none to choose from"
    return "; allowed: " + ", ".join(f"'{name}'" for name in names)


def find_near(
    found: object, allowed: Iterable[str], meanings: Mapping[str, Iterable[str]] = _NO_MEANINGS
) -> list[str]:
    """The allowed names that an unknown one may stand for: by form, by meaning, or by spelling."""
    names, form = sorted(set(allowed)), _find_form(str(found))
    return (
        [name for name in names if _find_form(name) == form]
        or [name for name in names if form in map(_find_form, meanings.get(name, ()))]
        or difflib.get_close_matches(str(found), names, n=1)
    )


def _find_form(name: str) -> str:
    """A name without what writers vary: case, hyphens, spaces and the plural's ending."""
    letters = re.sub(r"[\W_]+", "", name.casefold()) or name.strip()
    return re.sub(r"ies$", "y", letters).removesuffix("s")
