"""How a report wants to be cited, for programs: one record in the formats that they read."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from analysis.render.about import About
from analysis.render.citation.bibtex import to_bibtex
from analysis.render.citation.cff import to_cff
from analysis.render.citation.csl import to_csl
from analysis.render.citation.record import Cited, list_cited
from analysis.render.citation.ris import to_ris


@dataclass(frozen=True)
class Format:
    """A format of citations: its name, and how the record is written in it."""

    name: str
    write: Callable[[Sequence[Cited]], str]


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "citation.bib": Format("BibTeX", to_bibtex),
        "citation.ris": Format("RIS", to_ris),
        "citation.csl.json": Format("CSL-JSON", to_csl),
        "CITATION.cff": Format("Citation File Format", to_cff),
    }
)
"""File in a report's folder → its format."""


def write_citations(about: About) -> dict[str, str]:
    """The citation of a report and of the articles that it rests on: file name → text."""
    cited = list_cited(about)
    return {name: each.write(cited) for name, each in FORMATS.items()}
