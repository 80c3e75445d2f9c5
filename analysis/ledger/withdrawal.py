"""What becomes of a former article in a notebook whose set-up cell fails.

The names that the cell was to bind anew, and all that was made of them, would still hold what the
former article says. In an interactive kernel they are withdrawn: each use of one ends in a
sentence. A script is left alone, since what it does next is its author's own decision.
"""

from __future__ import annotations

import ast
import dis
import sys
from collections.abc import Callable, Iterable, Iterator
from types import FrameType
from typing import Any, NoReturn

from analysis.errors import ParameterError, TollbookError

_OPERATORS = (
    *("getitem", "setitem", "delitem", "contains", "iter", "len", "call", "enter", "bool", "array"),
    *("add", "radd", "sub", "rsub", "mul", "rmul", "truediv", "rtruediv", "and", "rand", "or"),
    *("lt", "le", "gt", "ge", "int", "float", "index", "str", "format", "neg", "abs", "round"),
)


class Withdrawn:
    """In the place of a value that is not to be used; whoever uses it is told why not."""

    def __init__(self, name: str, why: str) -> None:
        self._why = (
            f"'{name}' is not there until the cells run again from the set-up cell on, "
            f"which failed: {why}"
        )

    def __repr__(self) -> str:
        """What a cell shows that only names it."""
        return self._why

    def __getattr__(self, name: str) -> NoReturn:
        if name.startswith("_"):  # Python and IPython look for what an object can do
            raise AttributeError(name)
        raise ParameterError(self._why)


def _refuse(value: Withdrawn, *_: object) -> NoReturn:
    raise ParameterError(repr(value))


for _operator in _OPERATORS:
    setattr(Withdrawn, f"__{_operator}__", _refuse)


def withdraw(why: TollbookError, is_former: Callable[[object], bool]) -> None:
    """Withdraw what the running cell was to bind anew, and what was made of it.

    Nothing happens outside an interactive kernel.

    Parameters
    ----------
    why : the error with which the cell fails.
    is_former : whether a value is what could not be opened anew.
    """
    shell = find_shell()
    if shell is None:
        return
    names: dict[str, Any] = shell.user_ns
    bound = set(_list_bound(sys._getframe(1), names))
    former = {name for name in bound if is_former(names.get(name))}
    if not former:
        return
    for name in _follow(former, names.get("In", ())) & names.keys():
        names[name] = Withdrawn(name, why.summary)


def find_shell() -> Any:
    """IPython's shell, where there is one; looking for it imports nothing."""
    module = sys.modules.get("IPython")
    return module.get_ipython() if module is not None else None


def _list_bound(frame: FrameType | None, names: dict[str, Any]) -> Iterator[str]:
    """The names that the statements of the running cell bind."""
    while frame is not None:
        if frame.f_globals is names:
            for step in dis.get_instructions(frame.f_code):
                if step.opname in ("STORE_NAME", "STORE_GLOBAL"):
                    yield step.argval
        frame = frame.f_back


def _follow(former: set[str], cells: Iterable[str]) -> set[str]:
    """The names of values that cells made of the former ones, and the former ones themselves."""
    found = set(former)
    for statement in (each for cell in cells for each in parse(cell)):
        names = [node for node in ast.walk(statement) if isinstance(node, ast.Name)]
        bound = set(_list_targets(statement))
        if found & {name.id for name in names if isinstance(name.ctx, ast.Load)}:
            found |= bound
        elif isinstance(statement, ast.Assign):
            found -= bound - former
    return found


def parse(cell: str) -> list[ast.stmt]:
    """A cell's statements; none of one that is no plain Python."""
    try:
        return ast.parse(cell).body
    except SyntaxError:
        return []


def _list_targets(statement: ast.stmt) -> Iterator[str]:
    """The names that a statement binds, or of whose values it changes a part."""
    for node in ast.walk(statement):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id
        elif isinstance(node, ast.Subscript | ast.Attribute) and isinstance(node.ctx, ast.Store):
            yield from (part.id for part in ast.walk(node.value) if isinstance(part, ast.Name))
