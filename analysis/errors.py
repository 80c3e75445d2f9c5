"""The mistakes a user can make: one sentence each, never a traceback.

Everything a user can cause derives from `TollbookError`. The sentence says where, what is
wrong, what was found, what is allowed and, where a name was mistyped, the nearest allowed one.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable


class TollbookError(Exception):
    """A mistake its user can mend; `str(error)` is the whole message."""

    exit_code = 2

    def _render_traceback_(self) -> list[str]:
        """IPython's hook: a notebook shows the sentence and no stack."""
        return [f"{type(self).__name__}: {self}"]


class SeedError(TollbookError):
    """A seed file that cannot be read as what it should be; names file and line."""


class WordingError(TollbookError):
    """A number phrase that the grammar cannot read; names the words."""


class UnboundedError(TollbookError):
    """A result that needs a bound which the figure does not have."""


class ParameterError(TollbookError):
    """An unknown, mistyped or ill-typed name or value given to a command or a notebook."""


class RunError(TollbookError):
    """A notebook that did not run to its end: the input was fine, the run was not."""

    exit_code = 1


def suggest(found: object, allowed: Iterable[str]) -> str:
    """The end of a message about an unknown name: the nearest one, else all that are allowed.

    >>> suggest("polise", ["police", "army"])
    "; did you mean 'police'?"
    >>> suggest("x", ["b", "a"])
    "; allowed: 'a', 'b'"
    """
    names = sorted(set(allowed))
    near = difflib.get_close_matches(str(found), names, n=1)
    if near:
        return f"; did you mean '{near[0]}'?"
    if not names:
        return "; there is none to choose from"
    return "; allowed: " + ", ".join(f"'{name}'" for name in names)
