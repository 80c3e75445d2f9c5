"""A notebook's typed parameters, read from its own parameters cell; unknown names are refused.

Papermill injects any name it is given and only warns. A report made with a mistyped parameter
looks right and is wrong, so name and type are checked here before anything runs.
"""

from __future__ import annotations

import ast
import io
import json
import re
import tokenize
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from analysis import paths
from analysis.errors import ParameterError, suggest
from analysis.ledger.names import check_home
from analysis.ledger.subject import Kind
from analysis.render.masking import MASK, TAG, is_secret, mask
from analysis.render.naming import bare_name, check_pages, numbered_name

Value = str | bool | int | float | None | list[Any] | dict[str, Any]
"""What JSON can hold, so that a notebook's inputs can be hashed and remembered."""

KINDS: Mapping[str, type] = {kind.__name__: kind for kind in (str, bool, int, float, list, dict)}
FORMS = (
    "NAME = CONSTANT or NAME: TYPE = CONSTANT, where a constant is a text, a number, True, False, "
    "None, or a list or a dict of constants"
)

_WORDS = {
    "int": "a whole number",
    "float": "a number",
    "list": "a list of constants, such as [1, 2]",
    "dict": "a dict of constants, such as {'a': 1}",
}


@dataclass(frozen=True, slots=True)
class Parameter:
    """One line of a parameters cell.

    Attributes
    ----------
    name, default : as the line gives them.
    help : its trailing comment.
    annotated : the name of the type that the line declares; empty where the default tells it.
    """

    name: str
    default: Value
    help: str
    annotated: str = ""

    @property
    def kind(self) -> str:
        """The type of its values; empty where None is the default and none is declared."""
        return self.annotated or ("" if self.default is None else type(self.default).__name__)


def list_notebooks(kind: Kind = Kind.ARTICLE) -> list[Path]:
    """The project's notebooks on articles, or those on events, in their order; no others.

    Raises
    ------
    ParameterError : there is no project, or two notebooks have the same page.
    """
    check_home()
    found = sorted(paths.notebooks().glob(f"{kind.prefix}*.ipynb"))
    check_pages(file.stem for file in found)
    return found


def choose_notebooks(names: Iterable[str]) -> dict[Kind, list[Path]]:
    """Kind of subject → the notebooks to run on it; all of them where no name is given.

    Parameters
    ----------
    names : whole or short: `article-NN-WORDS`, `NN-WORDS` or `WORDS`, with or without `.ipynb`.
        A short name may be that of several notebooks.

    Raises
    ------
    ParameterError : a name is unknown; or there is no notebook on articles, so that no report is
        ever replaced by nothing.
    """
    known = {kind: list_notebooks(kind) for kind in Kind}
    if not known[Kind.ARTICLE]:
        where = paths.show(paths.notebooks())
        raise ParameterError(f"there is no {Kind.ARTICLE.prefix}*.ipynb in {where}")
    files = [file for found in known.values() for file in found]
    wanted = {file for name in names for file in _find_notebooks(name, files)}
    return {
        kind: [file for file in found if not wanted or file in wanted]
        for kind, found in known.items()
    }


def _find_notebooks(name: str, files: Iterable[Path]) -> list[Path]:
    names = {file: _list_names(file.stem) for file in files}
    plain = name.removesuffix(".ipynb")
    found = [file for file, known in names.items() if plain in known]
    if not found:
        short = {numbered_name(file.stem) for file in files}
        advice = suggest(numbered_name(plain), short)
        raise ParameterError(f"notebook '{name}' is unknown{advice}")
    return found


def _list_names(stem: str) -> tuple[str, ...]:
    """Every name that a notebook answers to, the whole one first."""
    return stem, numbered_name(stem), bare_name(stem)


def read_parameters(notebook: Path) -> dict[str, Parameter]:
    """Name → parameter, from the cell tagged `parameters`.

    Raises
    ------
    ParameterError : not a notebook, no such cell, or a line that is not of one of `FORMS`.
    """
    where = paths.show(notebook)
    try:
        cells = json.loads(notebook.read_text("utf-8"))["cells"]
        tagged = [cell for cell in cells if TAG in cell["metadata"].get("tags", [])]
        source = "".join(tagged[0]["source"])
        lines = ast.parse(source).body
    except (OSError, ValueError, KeyError, TypeError, IndexError, SyntaxError):
        raise ParameterError(f"{where}: has no parameters cell that can be read") from None
    comments = _read_comments(source)
    found = [_read_line(line, comments.get(line.end_lineno or 0, ""), where) for line in lines]
    return {parameter.name: parameter for parameter in found}


def split_assignments(assignments: Iterable[str]) -> dict[str, str]:
    """`name=value` words as given on the command line.

    Raises
    ------
    ParameterError : no '=', a name that is not an identifier, or a name given twice.
    """
    given: dict[str, str] = {}
    for assignment in assignments:
        name, equals, value = assignment.partition("=")
        if not equals:
            has_secret = any(is_secret(word) for word in re.split(r"\W+", assignment))
            shown = MASK if has_secret else assignment
            raise ParameterError(f"parameter '{shown}' is not of the form name=value")
        if not name.isidentifier():
            raise ParameterError(f"parameter name '{name}' is not an identifier")
        if name in given:
            raise ParameterError(f"parameter '{name}' is given twice")
        given[name] = value
    return given


def resolve(known: Mapping[str, Parameter], given: Mapping[str, str]) -> dict[str, Value]:
    """All parameters of a notebook with their values, the given ones in their declared type.

    Raises
    ------
    ParameterError : an unknown name, or a value that is not of the default's type.
    """
    for name in given:
        if name not in known:
            raise ParameterError(f"parameter '{name}' is unknown{suggest(name, known)}")
    return {
        name: convert(parameter, given[name]) if name in given else parameter.default
        for name, parameter in known.items()
    }


def convert(parameter: Parameter, text: str) -> Value:
    """Text from the command line as a value of the parameter's type.

    Where nothing tells a type, a constant is read as what it is and anything else as text.
    """
    kind = parameter.kind
    if kind == "str":
        return text
    shown = mask(parameter.name, text)
    if kind == "bool":
        truth = {"true": True, "false": False}.get(text.lower())
        if truth is None:
            raise ParameterError(
                f"parameter '{parameter.name}' is '{shown}'; allowed: 'True', 'False'"
            )
        return truth
    try:
        if kind in ("int", "float"):
            return KINDS[kind](text)  # type: ignore[no-any-return]  # it is one of the two
        value = _read_constant(text)
    except (ValueError, TypeError, SyntaxError, MemoryError, RecursionError):
        if not kind:
            return text
        value = None
    if kind and type(value) is not KINDS[kind]:
        raise ParameterError(f"parameter '{parameter.name}' is '{shown}', not {_WORDS[kind]}")
    return value


def _read_comments(source: str) -> dict[int, str]:
    tokens = tokenize.generate_tokens(io.StringIO(source).readline)
    return {t.start[0]: t.string.lstrip("# ") for t in tokens if t.type == tokenize.COMMENT}


def _read_line(line: ast.stmt, comment: str, where: str) -> Parameter:
    match line:
        case ast.Assign(targets=[ast.Name(id=name)], value=value):
            annotated = ""
        case ast.AnnAssign(target=ast.Name(id=name), annotation=kind, value=ast.expr() as value):
            # A type that is none of ours is for whoever reads the notebook.
            annotated = kind.id if isinstance(kind, ast.Name) and kind.id in KINDS else ""
        case _:
            raise _refuse_line(line, where)
    try:
        return Parameter(name, _read_constant(value), comment, annotated)
    except (ValueError, TypeError, SyntaxError, MemoryError, RecursionError):
        raise _refuse_line(line, where) from None


def _refuse_line(line: ast.stmt, where: str) -> ParameterError:
    return ParameterError(
        f"{where}: line {line.lineno} of the parameters cell is not of the form {FORMS}"
    )


def _read_constant(written: str | ast.expr) -> Value:
    """A constant that JSON can hold.

    Raises
    ------
    ValueError, TypeError, SyntaxError : it is no constant, or one that JSON cannot hold.
    """
    value = ast.literal_eval(written.strip() if isinstance(written, str) else written)
    if json.loads(json.dumps(value, allow_nan=False)) != value:
        raise ValueError("JSON has no tuple, and no name in a dict that is not text")
    return value  # type: ignore[no-any-return]  # what JSON holds
