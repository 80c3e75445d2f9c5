"""What is published under which name: caption, columns, links of a table; title of a chart."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

import pandas as pd

from analysis.ledger.conventions import CONVENTIONS
from analysis.views.claims import title_claims
from analysis.views.figures import title_figures
from analysis.views.follows import title_bounds, title_follows
from analysis.views.persons import title_persons
from analysis.views.places import title_places
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
        "claims": Caption(
            "Claims and reports",
            {"label": "Figure", **_SAID, "ratio_shown": "Ratio"},
            _BY_ID,
            title_claims,
        ),
        "claim-tests": Caption(
            "Claims tested",
            {
                "label": "Claim",
                "shown": "Claimed",
                "speaker_name": "Who claims it",
                "against": "Cannot stand beside",
            },
            _BY_ID,
        ),
        "checks": Caption(
            "Sums and parts",
            {
                "whole_label": "Whole",
                "whole_words": "Reported",
                "part_labels": "Parts",
                "parts_words": "Parts together",
                "verdict": "Verdict",
            },
            {"whole_words": "whole_id"},
        ),
        "mends": Caption(
            "The least changes",
            {
                "label": "Figure",
                "wording": "Wording",
                "change": "Change that mends it",
                "left_shown": "What the others leave",
            },
            {"wording": "id"},
        ),
        "sensitivity": Caption(
            "Each way to read the words",
            {
                "convention": "Convention",
                "readings": "Words read",
                "feasible": "Outcome",
                "shown": "Widest count of deaths",
            },
        ),
        "bounds": Caption(
            "Reported and following",
            {
                "label": "Count",
                "shown": "Reported",
                "tight_shown": "Follows from all reports",
                "verdict": "Verdict",
            },
            _BY_ID,
            title_bounds,
        ),
        "follows": Caption(
            "What follows for the counts of deaths",
            {"label": "Count", "shown": "Reported", "tight_shown": "Follows", "panel": "When"},
            _BY_ID,
            title_follows,
        ),
        "ledger": Caption(
            "Every figure and time in the article",
            {
                "says": "What is said",
                "paragraph": "Paragraph",
                **_SAID,
                "scope": "Counts",
            },
        ),
        "figures": Caption("", {}, title=title_figures, told_by="ledger"),
        "conventions": Caption(
            "Bounds under each convention",
            {"label": "Figure", "wording": "Wording", **{name: name for name in CONVENTIONS}},
            {"wording": "id"},
        ),
        "assumptions": Caption(
            "Readings of ours",
            {"label": "Figure", "reads": "Read as", "because": "Why"},
            {"reads": "id"},
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
        "persons": Caption(
            "Marks in the chart",
            {
                "label": "Group",
                "marks": "Marks",
                "shown": "Reported",
                "subset_label": "Outlined inside it",
                "subset_marks": "Marks outlined",
            },
            {"shown": "id", "subset_label": "subset_id"},
            title_persons,
        ),
        "places": Caption(
            "Places with coordinates",
            {
                "name": "Place",
                "kind": "Kind",
                "latitude": "Degrees north",
                "longitude": "Degrees east",
                "coordinates_from": "Coordinates from",
            },
            title=title_places,
        ),
        "distances": Caption(
            "Distances as the crow flies, computed",
            {"origin": "From", "destination": "To", "distance_km": "Kilometres"},
        ),
    }
)
"""Name → what is published under it."""
