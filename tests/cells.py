"""The project's notebooks run in this process, cell by cell, as a kernel would run them."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from unittest import mock

import nbformat

from analysis.run.parameters import list_notebooks


def run_cells(notebook: Path, parameters: Mapping[str, Any]) -> Any:
    """The executed notebook: what each code cell publishes, by `show_x` or as its last line."""
    node = nbformat.read(notebook, as_version=4)
    names: dict[str, Any] = {}
    for cell in node.cells:
        if cell.cell_type != "code":
            continue
        if "parameters" in cell.metadata.get("tags", ()):
            exec(cell.source, names)
            names.update(parameters)
            continue
        *body, last = cell.source.strip().splitlines()
        shown: list[Any] = []
        with mock.patch("IPython.display.display", shown.append):
            exec("\n".join(body), names)
            shown.append(eval(last.partition("  # ")[0], names))
        cell.outputs = [_output(each) for each in shown if hasattr(each, "_repr_mimebundle_")]
    return node


def run_notebooks(article: str, **parameters: Any) -> dict[str, Any]:
    """Each notebook on an article: its name and the executed notebook."""
    told = {"article": article, **parameters}
    return {path.stem: run_cells(path, told) for path in list_notebooks()}


def read_words(notebook: Any) -> str:
    """All that the outputs of an executed notebook say, as a reader of its page sees it."""
    data = [output["data"] for cell in notebook.cells for output in cell.get("outputs", ())]
    # A chart's text is its alternative; of all else a page shows the HTML.
    told = (
        each["text/plain"] if "image/svg+xml" in each else _strip(each["text/html"])
        for each in data
    )
    return "\n".join(told)


def _strip(markup: str) -> str:
    text = re.sub(r"<(style|script)\b.*?</\1>", "", markup, flags=re.DOTALL)
    text = re.sub(r"</(?:p|li|tr|td|th|h\d|strong|small|span|caption|q)>", "\n", text)
    return html.unescape(re.sub(r"<[^>]+>", "", text))


def _output(piece: Any) -> Any:
    data, metadata = piece._repr_mimebundle_()
    # As a kernel's message has it: text that JSON can carry.
    data, metadata = json.loads(json.dumps([data, metadata]))
    return nbformat.v4.new_output("display_data", data, metadata=metadata)
