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

_BOOK = {
    "statement": Column("string", "the statement, ARTICLE#id: unique among all articles"),
    "saying": Column("string", "what a side says: the first statement that says it"),
    "event": Column("string", "short name of the event: its folder of seeds"),
    "event_name": Column("string", "name of the event, in words"),
    "timezone": Column("string", "time zone of all its moments, by its IANA name"),
    "toll_place_id": Column("string", "where a figure counts whose article gives no place"),
    "toll_period_id": Column("string", "when a figure counts whose article gives no period"),
    "group_id": Column("string", "the group, EVENT/GROUP"),
    "group_label": Column("string", "how a sentence names the group"),
    "part_id": Column("string", "the group that lies in the other, EVENT/GROUP"),
    "part_tie": Column(
        "string",
        "parts (these leave nobody out), disjoint (these do not overlap) or inside (it merely "
        "lies in the other)",
    ),
    "place_id": Column("string", "the place, EVENT/PLACE"),
    "place_kind": Column("string", "kind of the place: province, city, town, building …"),
    "part_of_id": Column("string", "the place that contains this one, EVENT/PLACE"),
    "overlaps_id": Column("string", "a place beside it that it may overlap, EVENT/PLACE"),
    "to_id": Column("string", "the other end of a distance, EVENT/PLACE"),
    "period_id": Column("string", "the period, EVENT/PERIOD"),
    "period_label": Column("string", "how a sentence names the period"),
    "precision": Column("string", "how exactly the period is told, where less than it is written"),
    "speaker_id": Column("string", "the speaker, EVENT/SPEAKER; EVENT/outlet is an own voice"),
    "speaker_kind": Column("string", "official, witness, party, outlet, think-tank or aid"),
    "via_id": Column("string", "the outlet through which it is quoted, EVENT/SPEAKER"),
    "alias": Column("string", "another name by which a text may call it"),
    "alias_of": Column("string", "the group, place or speaker of that name, EVENT/NAME"),
    "alias_kind": Column("string", "group, place or speaker"),
    "measure_label": Column("string", "what a sentence calls several of what is measured"),
    "measure_singular": Column("string", "what a sentence calls one of it"),
    "measure_kind": Column(
        "string", "event (stays done), state (may end again) or stock (there at one moment)"
    ),
    "is_count": Column("boolean", "true where it counts whole things"),
    "is_own": Column("boolean", "true where only this event has the measure"),
    "url": Column("string", "address of the article"),
    "published_time": Column("string", "time of day of publication, local time, if told"),
    "text_language": Column("string", "language of the text, such as en or pt-BR"),
    "agency": Column("string", "agency that the outlet credits"),
    "headline": Column("string", "headline of the article, where the seed has it"),
    "is_excerpt": Column("boolean", "true where only a part of the text was transcribed"),
    "paragraphs": Column("integer", "how many paragraphs the text has"),
    "numbers": Column("integer", "how many numbers the text has, where they were counted"),
    "outlet_note": Column("string", "what a reader should know about the outlet"),
    "reviewed_by": Column("string", "who read the figures beside the article"),
    "reviewed_on": Column("date", "day on which they were read"),
    "statements": Column("integer", "how many statements the article has"),
    "unreviewed": Column("integer", "how many of them no person has confirmed"),
    "text_sha256": Column("string", "SHA-256 of the text that was transcribed"),
    "seed_sha256": Column("string", "SHA-256 of the seeds of event and article"),
    "left_out_id": Column("string", "the number that is no figure, ARTICLE#left-out-N"),
    "correction_id": Column("string", "the correction, ARTICLE#correction-N"),
    "assumption_id": Column("string", "the reading of ours, ARTICLE#id"),
    "relation_id": Column("string", "the tie that the article states, ARTICLE#id"),
    "relation_kind": Column("string", "sum, part, same or at-most"),
    "whole_statement": Column("string", "the statement of the whole, ARTICLE#id, if one states it"),
    "count_name": Column("string", "the count in its article: ARTICLE, then its whole scope"),
    "known_at": Column("string", "day, or day and hour, by which the count was known"),
    "is_stated": Column("boolean", "true where a report, and not a claim alone, bounds the count"),
    "tie_id": Column("string", "the tie that was tested, ARTICLE#tie-N, in the order of printing"),
    "tie_kind": Column("string", "sum, cover, part, at-most, same, increment or fall"),
    "tie_role": Column("string", "whole or part"),
    "position": Column("integer", "place in the order in which they are told, from 1"),
    "conflict_id": Column("string", "the conflict, ARTICLE#conflict-N, the smallest first"),
    "member": Column("string", "id of a statement, relation or assumption, ARTICLE#id"),
    "party_id": Column("string", "the party whose claims alone are tested, EVENT/SPEAKER"),
    "weakest_status": Column("string", "the least firm status among its statements"),
    "speakers_told": Column("string", "who says its statements, each once"),
    "finding_id": Column("string", "the finding: event, kind, count and side"),
    "finding_kind": Column("string", "contradiction, parting, revision … as the glossary has them"),
    "is_latest": Column("boolean", "true where it is the freshest that the side says of the count"),
    "table": Column("string", "a table of the export"),
    "column": Column("string", "a column of that table"),
    "column_type": Column("string", "string, integer, number, boolean, date or datetime"),
    "column_unit": Column("string", "unit of all its values; empty where rows differ"),
    "description": Column("string", "what the column holds"),
    "is_key": Column("boolean", "true where the column is the table's key, or a part of it"),
    "leads_to": Column("string", "the table whose key the column repeats"),
}
"""Columns that only `tollbook export` has; an id has its event before it, so that it is unique."""

DICTIONARY: Mapping[str, Column] = MappingProxyType({**COLUMNS, **_VIEWS, **_BOOK})
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
