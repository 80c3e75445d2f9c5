"""What Papermill gave a notebook that its parameters cell does not have.

Papermill injects any name that it is given and only warns of one that no cell knows, so that a
mistyped name gives the report of the default article, and no error.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

from analysis.errors import ParameterError, suggest
from analysis.ledger.withdrawal import find_shell, parse

_MARK = "# Parameters\n"
"""How Papermill begins the cell that it injects behind that of the defaults."""


def check_injected() -> None:
    """Check that Papermill gave the running notebook no parameter that it does not have.

    Nothing happens outside an interactive kernel, or where nothing was injected.

    Raises
    ------
    ParameterError : a name is unknown; did you mean the nearest one.
    """
    shell = find_shell()
    ran: Sequence[str] = shell.user_ns.get("In", ()) if shell is not None else ()
    # The first entry is empty. A cell by hand may begin in the same way, but then it does so the
    # first time that it runs.
    own, given = ran[1:3] if len(ran) > 2 else ("", "")
    if own.startswith(_MARK) or not given.startswith(_MARK):
        return
    known = [*_list_names(own)]
    for name in _list_names(given):
        if name not in known:
            raise ParameterError(f"parameter '{name}' is unknown{suggest(name, known)}")


def _list_names(cell: str) -> Iterator[str]:
    """The names that a cell's lines assign."""
    for line in parse(cell):
        targets = line.targets if isinstance(line, ast.Assign) else []
        targets = [line.target] if isinstance(line, ast.AnnAssign) else targets
        yield from (target.id for target in targets if isinstance(target, ast.Name))
