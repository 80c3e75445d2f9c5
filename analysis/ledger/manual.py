"""The tables of the documents that the program's own tables make; `make tables` writes them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from analysis import paths
from analysis.ledger.conventions import CONVENTIONS, LITERAL, Convention
from analysis.ledger.measures import MEASURES

_CONVENTIONS = """\
# How vague words are read

An article that reports “dozens” of dead gives no number. A **convention** says which bounds such \
a word has. The notebooks' parameter `convention` and the option `--convention` of `tollbook \
ledger` and `tollbook check` name one; without it, `{default}` is used. A word that a convention \
does not define is read as under `{default}`.

`make tables` writes this file from `analysis/ledger/conventions.py`.

| convention | what it is | rule and source |
|---|---|---|
{rows}
"""

_MARKED = re.compile(r"(?<=<!-- measures -->\n).*?(?=<!-- end of measures -->)", re.DOTALL)


def conventions_text() -> str:
    """`docs/conventions.md`, whole."""
    rows = "\n".join(map(_write_convention, CONVENTIONS.values()))
    return _CONVENTIONS.format(default=LITERAL, rows=rows)


def mark_measures(text: str) -> str:
    """A document with the table of measures between its two marks made anew."""
    table = "".join(
        f"| `{name}` | {measure.label} | {', '.join(f'`{unit}`' for unit in measure.units)} |\n"
        for name, measure in MEASURES.items()
    )
    return _MARKED.sub(f"| measure | what it counts | units |\n|---|---|---|\n{table}", text)


def _write_convention(convention: Convention) -> str:
    link = f" [Source]({convention.url})" if convention.url else ""
    return f"| `{convention.name}` | {convention.title} | {convention.source}{link} |"


def list_documents() -> Mapping[Path, str]:
    """Each document that has such a table -> its text as it should be."""
    guide = paths.seeds() / "README.md"
    return {
        paths.home() / "docs" / "conventions.md": conventions_text(),
        guide: mark_measures(guide.read_text("utf-8")),
    }


if __name__ == "__main__":
    for path, text in list_documents().items():
        path.write_text(text, "utf-8")
