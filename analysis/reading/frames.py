"""Tidy frames: what each column holds, of which type it is, and where the frame is from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

import pandas as pd

from analysis.ledger.conventions import CONVENTIONS, LITERAL
from analysis.ledger.frame import COLUMNS, Column, Row
from analysis.ledger.model import STATUSES
from analysis.reading.labels import cite_source
from analysis.reading.reading import Reading
from analysis.telling.drafts import mark_draft
from analysis.telling.words import capitalise

__all__ = ["describe_columns"]

DRAFT = "draft"
"""The column that marks a draft."""

_VIEWS = {
    "article": Column("string", "EVENT/ARTICLE that has the statement"),
    "label": Column("string", "what the figure counts, as an axis or a table names it"),
    "scope": Column("string", "what, where and when the figure counts, and how we read it"),
    "amount": Column("string", "the number as a sentence cites it: 'more than 22', '12 km'"),
    "counted": Column("string", "what the number counts or measures, as a sentence goes on"),
    "counted_as": Column("string", "what the figure counts, as the ledger names it"),
    "further": Column("string", "when, by whom and how; what is our reading; what it is not"),
    "printed": Column("string", "number phrase as printed, in quotes, or the names counted"),
    "bound": Column("string", "what we read in the wording, where it does not say that itself"),
    "said_by": Column("string", "who says so, and how firmly, in words"),
    "singular": Column("string", "what one of it is called; empty where it has no plural"),
    "doer": Column("string", "who is said to have done it, by name"),
    "means": Column("string", "by what means it is said to have been done, in words"),
    "done": Column("string", "who is said to have done it and by what means, in a cell's words"),
    "remark": Column("string", "that it is not of this event, or not confirmed"),
    "deed": Column("string", "who is said to have done it and how, as a sentence goes on"),
    "voice": Column("string", "whose voice it is: the outlet's, an official's, a party's …"),
    "role_told": Column("string", "background or another event, in words; empty for the event"),
    "victims": Column("string", "to whom it was done, as the label tells them"),
    "said_on": Column("string", "day, and hour if told, on which it was said"),
    "stands": Column("string", "paragraph in which the number stands, in words, or the headline"),
    "reason": Column("string", "why a number of the text is no figure, as the seed has it"),
    "why": Column("string", "the same in words"),
    "reads": Column("string", "what we read the figure as, where that is not as printed"),
    "conditions": Column("string", "readings of ours on which the check rests"),
    "beside": Column("string", "id of the report beside which a claim stands"),
    "note_told": Column("string", "what a chart tells beside the speaker"),
    "told": Column("string", "what is reported and what follows, in words"),
    "shown": Column("string", "bounds of the figure, and its wording where that says more"),
    "whole": Column("string", "id of the nearest reported statement that contains this one"),
    "depth": Column("integer", "how many reported statements contain this one"),
    "is_disjoint": Column(
        "boolean", "true where nobody is counted in this and in another such row of the same whole"
    ),
    "is_apart": Column(
        "boolean", "true where nobody is counted in this and in another such row beside it"
    ),
    "measure_told": Column("string", "what the measure counts, such as people killed"),
    "count_told": Column("string", "the count with its noun, as the article words it"),
    "side": Column("string", "civilians, security, fighters or all, by the name of the group"),
    "said_told": Column("string", "who gives the count and where, in words"),
    "is_headed": Column("boolean", "true where the report's headline tells the figure"),
    "sum_told": Column("string", "how the parts of the count add up, as a finding"),
    "who": Column("string", "of whom the label tells"),
    "fate": Column("string", "what befell them, as the label tells it"),
    "where": Column("string", "the place that the label names, if any"),
    "during": Column("string", "the period that the label names, if any"),
    "as_of": Column("string", "the day of report that the label names, if any"),
    "whole_id": Column("string", "id of the statement of the whole"),
    "whole_label": Column("string", "what the whole counts"),
    "whole_low": Column("number", "least number that the whole's wording admits"),
    "whole_high": Column("number", "greatest number that the whole's wording admits"),
    "whole_told": Column("string", "the whole as printed, with what it counts"),
    "whole_words": Column("string", "the whole in words, with its bounds where it is added"),
    "name_told": Column("string", "what a chart calls the row, where that is not its label"),
    "reported_id": Column("string", "id of the reported statement beside a claim"),
    "reported_label": Column("string", "what the reported statement counts"),
    "reported_shown": Column("string", "bounds and wording of the reported statement"),
    "reported_low": Column("number", "least number of the reported statement"),
    "reported_high": Column("number", "greatest number of the reported statement"),
    "reported_speaker": Column("string", "who gives the reported statement"),
    "reported_status": Column("string", "status of the reported statement"),
    "ratio_low": Column("number", "least possible claim / report of one count, dimensionless"),
    "ratio_high": Column("number", "greatest possible claim / report of one count, dimensionless"),
    "ratio_shown": Column("string", "the ratio's bounds in words"),
    "sum_id": Column("string", "id of the relation that the count belongs to"),
    "sum_role": Column("string", "part or whole of a stated sum, or alone"),
    "name": Column("string", "name of the place"),
    "kind": Column(
        "string", "kind of the place, or of the check: sum, cover, part, same or at-most"
    ),
    "latitude": Column("number", "degrees north, WGS 84", "degrees"),
    "longitude": Column("number", "degrees east, WGS 84", "degrees"),
    "coordinates_from": Column("string", "where the coordinates are taken from"),
    "figures": Column("integer", "how many figures of the article name the place"),
    "is_area": Column("boolean", "true where the point stands for an area"),
    "is_mapped": Column("boolean", "true where the point has outlines for a map around it"),
    "reported_there": Column("string", "what the article reports of the place, in a few words"),
    "count_id": Column("string", "id of the count of places among which it is named"),
    "part_label": Column("string", "what is said to have been done there, as the count has it"),
    "is_account": Column("boolean", "true where the places of this count are shown one by one"),
    "total_low": Column("number", "least number of the places that are shown one by one"),
    "total_high": Column("number", "greatest number of the places that are shown one by one"),
    "total_words": Column("string", "that number in words"),
    "total_label": Column("string", "what that number counts"),
    "panel": Column("string", "measure and unit under which the figure is drawn"),
    "when": Column("string", "period of the figure, as a reader names it"),
    "part_ids": Column("string", "ids of the statements of the parts"),
    "part_labels": Column("string", "what the parts count"),
    "parts_told": Column("string", "the parts as printed; more than four as how many they are"),
    "parts_low": Column("number", "least sum of the parts"),
    "parts_high": Column("number", "greatest sum of the parts"),
    "parts_words": Column("string", "bounds of the sum in words"),
    "verdict": Column(
        "string",
        "agree (adds up), consistent (fits), conflict (does not fit), "
        "undecided (cannot be checked) or withdrawn",
    ),
    "tight_low": Column("number", "least number that all reports together admit"),
    "tight_high": Column("number", "greatest number that all reports together admit"),
    "tight_shown": Column("string", "tightest bounds, or why there are none"),
    "conflict": Column("integer", "number of the conflict, smallest first"),
    "mend": Column("string", "the one change that mends the conflict"),
    "left_low": Column("number", "least number that the other figures leave"),
    "left_high": Column("number", "greatest number that the other figures leave"),
    "left_shown": Column("string", "bounds that the other figures leave"),
    "is_enough": Column("boolean", "true where all figures agree after the one change"),
    "convention": Column("string", "convention under which vague words are read"),
    "readings": Column("string", "words read where print leaves a hedge's reach open"),
    "feasible": Column("string", "whether all reports can be true"),
    "is_possible": Column("boolean", "whether the claim adds no conflict to the reports"),
    "against_ids": Column("string", "ids of what the claim cannot stand beside"),
    "against": Column("string", "what the claim cannot stand beside"),
    "because": Column("string", "why we read the figure so"),
    "phrase": Column("string", "number phrase of the text, as printed"),
    "state": Column(
        "string", "where a number of the text is: figure, unreviewed, left-out, missing"
    ),
    "ids": Column("string", "ids of the figures that have the number"),
    "movement": Column("string", "up or down, where the words tell of a change"),
    "noun": Column("string", "counted noun as the text has it, in lower case"),
    "text_start": Column("integer", "place of the phrase's first character in the text"),
    "text_end": Column("integer", "place of the first character behind the phrase"),
    "evidence": Column("string", "words of the text that suggest each proposed field"),
    "lacks": Column("string", "fields of the seed that are empty and must not be"),
    "relation": Column("string", "the tie between figures that the article states"),
    "figure": Column("string", "id of the statement in its article"),
    "outlet": Column("string", "who published the report"),
    "witness": Column("string", "the agency that the report credits, or the outlet"),
    "published": Column("date", "day on which the report was published"),
    "known_by": Column("date", "day by which the count was known, which is that of the statement"),
    "topic": Column("string", "the count, whatever its period and day: what, whose and where"),
    "line": Column("string", "side that says it: a line or a speaker of the event, or an outlet"),
    "line_name": Column("string", "the same as a sentence names it"),
    "is_adopted": Column("boolean", "true where an outlet prints a line's number as its own"),
    "states": Column("string", "kinds of the findings in which the statement takes part"),
    "carriers": Column("integer", "how many reports carry the statement"),
    "carried_by": Column("string", "the outlets of these reports"),
    "witnesses": Column("integer", "how many agencies and outlets bring it"),
    "first_published": Column("date", "day of the first report that carries it"),
    "last_published": Column("date", "day of the last report that carries it"),
    "age_days": Column("integer", "days from its own day to that of the latest report", "days"),
    "age_told": Column("string", "the same in words"),
    "members": Column("string", "the statements on which a finding rests, as ARTICLE#id"),
    "size": Column("number", "how many nobody explains, or by how much two part"),
    "rests_on": Column("string", "what of ours a finding rests on: toll, line, as-of"),
    "slot": Column("number", "place of the number along the days, the earliest first"),
    "day_told": Column("string", "the day as a chart names it"),
    "tone": Column("string", "main, other, old or claim: how a chart draws the number"),
    "tag": Column("string", "the number as a chart prints it"),
    "remark_told": Column("string", "what a chart says of the number in a line of its own"),
    "corrected_on": Column("date", "day on which a report of ours was put right"),
    "correction": Column("string", "what changed in it, in a sentence"),
    "correction_reason": Column("string", "why, in a sentence"),
    "corrected_figures": Column("string", "ids of the figures that changed"),
    DRAFT: Column(
        "string",
        "how many figures of the report no person has confirmed: the last column of each download "
        "of a draft, the same in every row",
    ),
    **{name: Column("string", f"bounds under the convention '{name}'") for name in CONVENTIONS},
}

DICTIONARY: Mapping[str, Column] = MappingProxyType({**COLUMNS, **_VIEWS})
"""Column → kind, description and unit, for every table that is published."""

DTYPES: Mapping[str, Any] = MappingProxyType(
    {
        # Small frames are read value by value, which Arrow's strings make slow.
        "string": pd.StringDtype("python", na_value=float("nan")),
        "integer": "int64",
        "number": "float64",
        "boolean": "bool",
        "date": "object",
        "datetime": "datetime64[s]",
    }
)
"""Kind of a column → pandas type: numbers are plain floats, NaN where a bound is open."""

_WITH_GAPS = {"integer": "float64", "boolean": "boolean"}
"""The same where a value is missing."""


def frame_rows(rows: Sequence[Row], columns: Sequence[str] | None = None) -> pd.DataFrame:
    """Rows as a frame, each column of the kind that the dictionary says; lists stay lists.

    `columns` are kept where there is no row.
    """
    named = None if columns is None else list(columns)
    table = pd.DataFrame(rows, columns=named, dtype="object")
    plain = [name for name in table.columns if not any(isinstance(v, list) for v in table[name])]
    table = table.astype({name: _find_type(table[name]) for name in plain})
    if "status" in table:
        table["status"] = pd.Categorical(table["status"], STATUSES, ordered=True)
    return table


def _find_type(column: pd.Series[Any]) -> Any:
    kind = DICTIONARY[str(column.name)].kind
    return _WITH_GAPS.get(kind, DTYPES[kind]) if column.hasnans else DTYPES[kind]


def sign(
    frame: pd.DataFrame, reading: Reading, subtitle: str = "", credit: str = ""
) -> pd.DataFrame:
    """The frame with where it is from in its `attrs`, which pandas keeps when rows are chosen.

    A chart prints them: subtitle (unit and days) and source (that it is a draft, outlet, day,
    convention, `credit`).
    """
    read = "" if reading.convention.name == LITERAL else f"Convention: {reading.convention.name}. "
    transcript = reading.article.transcript
    draft = mark_draft(transcript.unreviewed, len(transcript.figures))
    marked = f"{capitalise(draft)}. " if draft else ""
    source = f"{marked}Source: {cite_source(reading)}. {read}{credit}"
    frame.attrs = {"subtitle": subtitle, "source": source.strip()}
    return frame


def find_column(values: pd.Series[Any]) -> Column:
    """What the dictionary says of a column; of one that a user added, its kind alone."""
    if (name := str(values.name)) in DICTIONARY:
        return DICTIONARY[name]
    types = pd.api.types
    for kind, is_kind in (
        ("boolean", types.is_bool_dtype),
        ("integer", types.is_integer_dtype),
        ("number", types.is_float_dtype),
        ("datetime", types.is_datetime64_any_dtype),
    ):
        if is_kind(values.dtype):
            return Column(kind, "")  # type: ignore[arg-type]
    return Column("string", "")


def describe_columns(frame: pd.DataFrame) -> pd.DataFrame:
    """What a frame's columns hold.

    Returns
    -------
    One row a column of the frame, in its order. Columns: column, kind (string, integer, number,
    boolean, date or datetime), unit (empty where there is none or it differs from row to row),
    description (empty for a column that Tollbook does not know).
    """
    told = [(str(name), find_column(values)) for name, values in frame.items()]
    return pd.DataFrame(
        [(name, column.kind, column.unit, column.description) for name, column in told],
        columns=["column", "kind", "unit", "description"],
    )
