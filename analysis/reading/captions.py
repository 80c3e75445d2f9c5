"""What a room says of what it publishes: caption, columns and links of a table; a chart's title.

Each room has `CAPTIONS`, name → `Caption`; `rooms.py` gathers them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from analysis.ledger.subject import Kind
from analysis.telling.sentences import Sentence

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Caption:
    """One name under which `show_chart` and `show_table` publish.

    Attributes
    ----------
    table : caption of the table.
    headings : column → heading, in their order; the first column heads its row.
    links : column → the column with the id of the statement on which its cells rest.
    title : of the chart, from its frame.
    heading : of the section in which the chart stands, where it may be that title: then the chart
        prints none.
    told_by : the name of the table that tells a chart in full, where it is another one.
    beneath : column that is shown → column whose words stand in its cells too, beneath and smaller.
    least : rows from which on the table is shown; what has fewer, its sentence tells in full.
    is_detail : whether the section's sentences or chart tell the gist, so that a page folds it.
    tabulate : makes the frame from a reading of that kind, whose `tables` have it under this name.
    kind : whether it is told of an article or of an event.
    """

    table: str
    headings: Mapping[str, str]
    links: Mapping[str, str] = field(default_factory=dict)
    title: Callable[[pd.DataFrame], Sentence] | None = None
    heading: Callable[[pd.DataFrame], Sentence] | None = None
    told_by: str = ""
    tabulate: Callable[[Any], pd.DataFrame] | None = None
    beneath: Mapping[str, str] = field(default_factory=dict)
    least: int = 1
    is_detail: bool = False
    kind: Kind = Kind.ARTICLE


SAID = MappingProxyType(
    {
        "shown": "Bounds and wording",
        "speaker_name": "Who says so",
        "status": "Status",
        "done": "Done by and by what means, as reported",
    }
)
"""The headings of every table of figures: how many, who says so, how firmly; where any figure tells
it, who is said to have done it, and by what means.
"""

BY_ID = MappingProxyType({"shown": "id"})
"""Bounds rest on the statement of their own row."""
