"""What of a run is not for others: the values of secret parameters, and private outputs.

A value is secret by its parameter's name, and is masked in the parameters' cells and wherever a
cell shows it. An output is private where its cell says so, and is dropped.
"""

from __future__ import annotations

import ast
import html
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

TAG = "parameters"
INJECTED = "injected-parameters"
"""The tags by which Papermill knows the cell of the defaults and the one that it adds."""

MASK = "***"
"""What is shown instead of a secret."""

SHORTEST_SECRET = 4
"""The fewest characters of a secret that cannot be mistaken for a common word."""

_SECRET = re.compile(
    r".*(password|passwd|passphrase|passcode|secret|token|credential|apikey)s?"
    r"|pwd|auth|authorization",
    re.IGNORECASE,
)
_SECRET_AT_END = re.compile(r"pass|keys?", re.IGNORECASE)
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")


def mask(name: str, value: object) -> object:
    """The value, or `MASK` where the parameter's name says that it is a secret."""
    return MASK if is_secret(name) else value


def is_secret(name: str) -> bool:
    """Whether a parameter's name says that its value is a secret."""
    words = _WORD.findall(name)
    return any(_SECRET.fullmatch(word) for word in words) or bool(
        words and _SECRET_AT_END.fullmatch(words[-1])
    )


def mask_source(source: str) -> str:
    """A cell of parameters with the values of secrets masked; the rest of it as it is."""
    lines = source.encode().split(b"\n")  # the tree counts lines and bytes just so
    for line in reversed(ast.parse(source).body):
        match line:
            case (
                ast.Assign(targets=[ast.Name(id=name)], value=value)
                | ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value)
            ) if is_secret(name):
                first, last = value.lineno - 1, (value.end_lineno or value.lineno) - 1
                before = lines[first][: value.col_offset]
                after = lines[last][value.end_col_offset :]
                lines[first : last + 1] = [before + f'"{MASK}"'.encode() + after]
    return b"\n".join(lines).decode()


def hide(text: str, parameters: Mapping[str, object]) -> str:
    """Text with the values of secrets masked, as they are and as Python, JSON or HTML write them.

    Values shorter than `SHORTEST_SECRET` stay: they cannot be told from other words.
    """
    secrets = (
        each for name, value in parameters.items() if is_secret(name) for each in _list(value)
    )
    for secret in secrets:
        if len(secret) < SHORTEST_SECRET:
            continue
        escaped = (repr(secret)[1:-1], json.dumps(secret)[1:-1], html.escape(secret))
        for form in sorted({secret, *escaped}, key=len, reverse=True):
            text = text.replace(form, MASK)
    return text


def _list(value: object) -> Iterator[str]:
    """A value as text, and each value within it."""
    if isinstance(value, list | dict):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _list(each)
    if not isinstance(value, bool | None):
        yield str(value)


def is_private(output: Any) -> bool:
    """Whether an output of a cell is for whoever runs the notebook, as an article's text is."""
    return bool(output.get("metadata", {}).get("tollbook", {}).get("is_private"))
