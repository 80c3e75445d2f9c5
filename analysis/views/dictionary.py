"""The column dictionary as a document; `python -m analysis.views.dictionary` prints it."""

from __future__ import annotations

from analysis.reading.frames import DICTIONARY

_HEAD = """\
# What each column holds

Every column of every frame and download, whatever the table: one name is one quantity in one unit.
A number is a plain float, and NaN where a bound is open or nothing is reported. In JupyterLab
`tb.describe_columns(frame)` has the rows of one frame.

Written by `make tables`.

| column | kind | unit | what it holds |
|---|---|---|---|
"""


def write_dictionary() -> str:
    """The document as text, its columns in alphabetical order."""
    rows = (
        f"| `{name}` | {column.kind} | {column.unit} | {column.description} |\n"
        for name, column in sorted(DICTIONARY.items())
    )
    return _HEAD + "".join(rows)


if __name__ == "__main__":
    print(write_dictionary(), end="")
