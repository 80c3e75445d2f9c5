"""What is published under which name: a table's caption, columns and links, a chart's title."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

import pandas as pd

from analysis.views.sentences import Sentence
from analysis.views.sites import title_sites
from analysis.views.timeline import title_timeline
from analysis.views.toll import title_toll


@dataclass(frozen=True, slots=True)
class Caption:
    """One name under which `show_chart` and `show_table` publish.

    Attributes
    ----------
    table : caption of the table.
    headings : column → heading, in their order; the first column heads its row.
    links : column → the column with the id of the statement on which its cells rest.
    title : of the chart, from its frame.
    told_by : the name of the table that tells a chart in full, where it is another one.
    """

    table: str
    headings: Mapping[str, str]
    links: Mapping[str, str] = field(default_factory=dict)
    title: Callable[[pd.DataFrame], Sentence] | None = None
    told_by: str = ""


_SAID = {"shown": "Bounds and wording", "speaker_name": "Who says so", "status": "Status"}
_BY_ID = {"shown": "id"}

CAPTIONS: Mapping[str, Caption] = MappingProxyType(
    {
        "toll": Caption(
            "People killed, by group", {"label": "Figure", **_SAID}, _BY_ID, title_toll
        ),
        "timeline": Caption(
            "Days and hours",
            {
                "label": "When",
                "shown": "Wording",
                "says": "What is said",
                "speaker_name": "Who says so",
                "status": "Status",
            },
            _BY_ID,
            title_timeline,
        ),
        "sites": Caption("Places attacked", {"label": "Figure", **_SAID}, _BY_ID, title_sites),
    }
)
"""Name → what is published under it."""
