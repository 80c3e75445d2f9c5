"""The tables of the documents that the program's own tables make; `make tables` writes them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from analysis import paths
from analysis.ledger.conventions import CONVENTIONS, LITERAL, Convention
from analysis.ledger.currencies import CURRENCIES
from analysis.ledger.means import MEANS
from analysis.ledger.measures import MEASURES, Measure

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

_MARKED = r"(?<=<!-- {0} -->\n).*?(?=<!-- end of {0} -->)"


def conventions_text() -> str:
    """`docs/conventions.md`, whole."""
    rows = "\n".join(map(_write_convention, CONVENTIONS.values()))
    return _CONVENTIONS.format(default=LITERAL, rows=rows)


def mark_tables(text: str) -> str:
    """A document with the tables of measures and of means between their marks made anew."""
    measures = (
        f"| `{name}` | {measure.label} | {_write_units(measure)} |\n"
        for name, measure in MEASURES.items()
    )
    means = (f"| `{name}` | {label} |\n" for name, label in MEANS.items())
    head = "| measure | what it counts | units |\n|---|---|---|\n"
    text = _mark(text, "measures", head + "".join(measures))
    return _mark(text, "means", "| means | what it is |\n|---|---|\n" + "".join(means))


def _mark(text: str, name: str, table: str) -> str:
    return re.sub(_MARKED.format(name), lambda _: table, text, flags=re.DOTALL)


def _write_units(measure: Measure) -> str:
    if {*CURRENCIES} <= {*measure.units}:
        return "a currency's code of ISO 4217 in lower case: `usd`, `eur`, `pkr` …"
    return ", ".join(f"`{unit}`" for unit in measure.units) or "unit of its own"


def _write_convention(convention: Convention) -> str:
    link = f" [Source]({convention.url})" if convention.url else ""
    return f"| `{convention.name}` | {convention.title} | {convention.source}{link} |"


def list_documents() -> Mapping[Path, str]:
    """Each document that has such a table -> its text as it should be."""
    guide = paths.seeds() / "README.md"
    return {
        paths.home() / "docs" / "conventions.md": conventions_text(),
        guide: mark_tables(guide.read_text("utf-8")),
    }


if __name__ == "__main__":
    for path, text in list_documents().items():
        path.write_text(text, "utf-8")
