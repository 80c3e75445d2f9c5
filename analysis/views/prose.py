"""Sentences with numbers, written from tables; the only place where a number meets prose.

A sentence is a tuple of plain words and `Cited` words. A `Cited` piece rests on one statement of
the ledger, which a page links to.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from analysis.ledger.conventions import CONVENTIONS
from analysis.ledger.frame import Row, to_records
from analysis.ledger.measures import MEASURES
from analysis.ledger.model import Assumption
from analysis.ledger.reading import Reading
from analysis.views.tables import describe_reading, find_home, label_figure, tabulate_toll
from analysis.views.words import (
    capitalise,
    format_number,
    join,
    keep_order,
    say_bounds,
    say_count,
    say_date,
    say_quantity,
)


@dataclass(frozen=True, slots=True)
class Cited:
    """Words that rest on one statement: its id in the ledger."""

    words: str
    figure: str


@dataclass(frozen=True, slots=True)
class Linked:
    """Words that lead to an address outside the report."""

    words: str
    url: str


Piece = str | Cited | Linked
Sentence = tuple[Piece, ...]


def plain(sentence: Sentence) -> str:
    """A sentence without its links."""
    words = (piece if isinstance(piece, str) else piece.words for piece in sentence)
    return "".join(map(keep_order, words))


def sentence(*pieces: Piece | Sentence) -> Sentence:
    """One sentence from words, cited words and parts of sentences."""
    flat: list[Piece] = []
    for piece in pieces:
        flat.extend(piece if isinstance(piece, tuple) else (piece,))
    return tuple(flat)


def enumerate_pieces(pieces: Iterable[Sentence]) -> Sentence:
    """Parts of a sentence as an English list: a, b and c."""
    items = list(pieces)
    result: Sentence = ()
    for index, item in enumerate(items):
        between = "" if index == 0 else " and " if index == len(items) - 1 else ", "
        result = sentence(result, between, item) if between else sentence(item)
    return result


def say_people(row: Row, verb: str = "", *, has_notes: bool = False) -> Sentence:
    """A count of people with its group, cited: 'at least 23 security personnel'.

    `verb` stands before the place and the time, where the label has them: '3 residents killed in
    Exampleton'. Where notes in brackets follow, its period is in none.
    """
    label = inline(row["label"]) if has_notes else uncapitalise(row["label"])
    whose, _, where = label.partition(" killed")
    words = say_quantity(row)
    among = whose
    if is_one(words):
        among = "person" if whose == "people" else f"person among {whose}"
    is_place = where.startswith(", ") and not where.startswith(", as of ")
    if is_place and not row["label"].partition(" killed")[2].startswith(" ("):
        where = where.replace(", ", " in ", 1)
    return (Cited(words, row["id"]), f" {among}{verb}{where}")


def inline(label: str) -> str:
    """A label inside brackets or before them: a small first letter, its period not in brackets."""
    return _PERIOD.sub(r", \1", uncapitalise(label))


_PERIOD = re.compile(r" \(([^()]*)\)(?=$|, as of |, withdrawn)")


def cite_count(row: Row) -> Sentence:
    """A count with what it counts, cited: '58 people killed', '1 place attacked'."""
    words = say_quantity(row)
    return (Cited(words, row["id"]), say_counted(words, row["label"]))


def say_counted(words: str, label: str) -> str:
    """What follows a number: ' soldiers killed', and for one ' person among soldiers killed'."""
    inside = uncapitalise(label)
    if not is_one(words):
        return f" {inside}"
    for plural, singular in _SINGULARS.items():
        if inside == plural or inside.startswith((f"{plural},", f"{plural} (")):
            return f" {singular}{inside.removeprefix(plural)}"
    return f" person among {inside}"


def is_one(words: str) -> bool:
    """Whether a number in words takes a singular: '1', 'at least 1', '≤ 1'."""
    return words.split(" ")[-1] == "1"


_SINGULARS = {
    measure.label.replace("places", unit): measure.singular.replace("place", unit.removesuffix("s"))
    for measure in MEASURES.values()
    if measure.is_count
    for unit in ("places", *measure.units)
}


def _say_tolls(rows: list[Row], verb: str = "") -> Sentence:
    """Counts of people as a list; several accounts of one count stand together.

    '12 people (15 according to the county office) and 3 drivers (according to witnesses)'. `verb`
    stands at the end, and behind each group where one has a place or a time of its own.
    """
    accounts: dict[str, list[Row]] = {}
    for row in rows:
        accounts.setdefault(row["label"], []).append(row)
    is_plain = all(label.endswith(" killed") for label in accounts)
    each = "" if is_plain else verb
    said = enumerate_pieces(_say_accounts(told, each) for told in accounts.values())
    return sentence(said, verb) if is_plain else said


def _say_accounts(rows: list[Row], verb: str) -> Sentence:
    first, *others = sorted(rows, key=lambda row: row["status"] != "stated")
    notes = (_say_by(first).strip(), _say_reads(first))
    said: list[Sentence] = [(note,) for note in notes if note]
    said += [
        (Cited(say_quantity(row), row["id"]), _say_by(row) or " elsewhere in the article")
        for row in others
        if (say_quantity(row), _say_by(row)) != (say_quantity(first), _say_by(first))
    ]
    between = [piece for each in said for piece in ("; ", each)][1:]
    people = say_people(first, verb, has_notes=bool(said))
    return sentence(people, " (", *between, ")") if said else people


def _say_reads(row: Row) -> str:
    return f"read by us as {row['reads']}" if row.get("reads") else ""


def _say_by(row: Row) -> str:
    """Who gives an account: nobody is named before the outlet's first, nor needs to be."""
    return "" if row["status"] == "stated" else f" according to {row['speaker_name']}"


def uncapitalise(text: str) -> str:
    """A label inside a sentence: small first letter, unless the word is an abbreviation."""
    return text[:1].lower() + text[1:] if text[1:2].islower() else text


def quote_wording(row: Row) -> str:
    """The wording where it says more than the number beside it, else nothing."""
    wording = row["wording"]
    return "" if wording == say_quantity(row) or row["low"] is row["high"] is None else wording


# --- who reports what -----------------------------------------------------------------------


def cite_source(reading: Reading) -> str:
    """Outlet and day: 'Press TV, 4 February 2026'."""
    source = reading.article.source
    return f"{keep_order(source.outlet)}, {say_date(source.published)}"


def say_source(reading: Reading) -> Sentence:
    """Where the figures are from and how they are read."""
    source = reading.article.source
    claims = "" if reading.include_claims else " One-sided claims are left out."
    note = f" {source.note}" if source.note else ""
    return (
        "Source: ",
        Linked(cite_source(reading), source.url),
        f", transcribed by hand.{note} "
        f"Vague words are read by the convention “{reading.convention.name}”: "
        f"{reading.convention.title}.{claims}",
    )


def say_statuses(reading: Reading) -> Sentence:
    """What the three words mean that stand beside each figure."""
    outlet = reading.article.source.outlet
    return (
        f"Stated: {outlet} says so in its own voice and names no source. "
        "Attributed: an official or a witness says so, who may belong to a side, too. "
        "Claimed: a party to the fight says so, without independent evidence.",
    )


def cite_period(reading: Reading, table: pd.DataFrame) -> str:
    """The period of a table's counts, as a subtitle names it: that which holds them all.

    `table` names it in `when`, or the statements in `id`.
    """
    if "when" in table:
        labels = table["when"].drop_duplicates().tolist()
        return _say_period(labels[0] if len(labels) == 1 else "", is_known=len(labels) == 1)
    rows = reading.figures[reading.figures["id"].isin(table["id"])]
    timed = rows[rows["start"].notna()]
    first, last = timed["start"].dt.normalize().min(), timed["end"].max()
    widest = timed[timed["start"].dt.normalize().eq(first) & timed["end"].eq(last)]
    if timed.empty:
        return _say_period(None)
    is_one = not widest.empty and len(timed) == len(rows)
    return _say_period(
        reading.event.periods[str(widest["period"].iloc[0])].label if is_one else "",
        is_known=is_one,
    )


def _say_period(label: object, *, is_known: bool = True) -> str:
    """The period's name; what stands for it where none is told, or several are."""
    if not is_known:
        return "each in its own period"
    return str(label) if isinstance(label, str) else "period not reported"


def describe_chart(title: str, table: pd.DataFrame, subtitle: str = "") -> str:
    """Alt text: the finding, the unit and period, then every row with bounds, speaker, status."""
    rows = "; ".join(_describe_row(row) for row in to_records(table))
    return " ".join(f"{part.rstrip('.')}." for part in (title, subtitle, rows) if part)


def _describe_row(row: Row) -> str:
    if "latitude" in row:
        north, east = row["latitude"], row["longitude"]
        return (
            f"{row['name']} at {abs(north)}° {'north' if north >= 0 else 'south'}, "
            f"{abs(east)}° {'east' if east >= 0 else 'west'}"
        )
    if "reported_shown" in row:
        return (
            f"{row['label']}: {row['shown']}, claimed by {row['speaker_name']}; "
            f"{row['reported_label'] or 'beside it'}: {row['reported_shown'] or 'not reported'}"
        )
    if "marks" in row:
        return _describe_marks(row)
    if "tight_shown" in row:
        return _describe_bounds(row)
    if row.get("measure") == "duration":
        said = f"{row['shown']}, {row['status']}, {row['speaker_name']}"
        return f"{row['says'].rstrip('.')}: {said}; the first day is not told"
    return f"{row['label']}: {row['shown']}, {row['status']}, {row['speaker_name']}"


def _describe_bounds(row: Row) -> str:
    by = f", {row['status']}, {row['speaker_name']}" if row["shown"] else ""
    told = f"{row['label']}: {row['shown'] or 'not reported'}{by}; follows: {row['tight_shown']}"
    return f"{row['panel']}: {told}" if row.get("panel") else told


def describe_distances(distances: pd.DataFrame) -> str:
    """The distances between places, as a part of an alt text."""
    told = [
        f"{row['origin']} to {row['destination']}, {format_number(round(row['distance_km']))} km"
        for row in to_records(distances)
    ]
    return f"Distances as the crow flies: {'; '.join(told)}." if told else ""


def credit_coordinates(places: pd.DataFrame) -> str:
    """Where the coordinates of the places drawn are from."""
    sources = places.loc[~places["is_area"], "coordinates_from"].dropna().unique()
    return f"Coordinates: {'; '.join(sources)}." if len(sources) else ""


def _describe_marks(row: Row) -> str:
    """A part drawn one mark a person: how many, what is inside, and what does not fit the whole."""
    whole = format_number(row["whole_marks"])
    open_end = ", open above" if row["high"] is None else ""
    inside = f", {row['subset_marks']} of them {row['subset_label']}" if row["subset_id"] else ""
    beyond = f", {row['beyond']} beyond the {whole} reported" if row["beyond"] else ""
    marks = f"{say_count(row['marks'], 'mark')}{open_end}{inside}{beyond}"
    said = f"{row['shown']}, {row['status']}, {row['speaker_name']}"
    return f"{row['label']}: {marks}; reported: {said}"


def answer_briefing(reading: Reading, outcome: list[Sentence]) -> list[Sentence]:
    """What was reported, by whom and how firmly; `outcome` says whether it agrees."""
    return [_say_toll(reading), *_say_parts(reading), *outcome, *_say_claims(reading)]


def _say_toll(reading: Reading) -> Sentence:
    toll = tabulate_toll(reading)
    widest = [row for row in to_records(toll) if row["depth"] == 0 and row["status"] != "claimed"]
    if not widest:
        return (f"{reading.article.source.outlet} gives no count of deaths of its own.",)
    return sentence(f"{reading.article.source.outlet} reports ", _say_tolls(widest, " killed"), ".")


def _say_parts(reading: Reading) -> list[Sentence]:
    toll = tabulate_toll(reading)
    parts = [row for row in to_records(toll) if row["depth"] == 1 and row["status"] != "claimed"]
    if not parts:
        return []
    return [sentence("It also reports ", _say_tolls(parts, " killed"), ".")]


def _say_claims(reading: Reading) -> list[Sentence]:
    figures = reading.figures
    claims = figures[figures["status"].eq("claimed") & figures["withdrawn_by"].isna()]
    return [_say_one_side(reading, row) for row in to_records(claims)]


def _say_one_side(reading: Reading, row: Row) -> Sentence:
    """A claim with its speaker: what it counts where it counts people, else what is said."""
    side = f"{capitalise(row['speaker_name'])} claims "
    reads = describe_reading(reading, row["assumption"])
    given = f" (read by us as {reads})" if reads else ""
    end = f"{given}; the article gives no independent evidence of it."
    if row["read_group"] is None:
        return (side, Cited(say_quantity(row), row["id"]), f": {row['says'].rstrip('.')}{end}")
    return sentence(side, cite_count({**row, "label": label_figure(reading, row)}), end)


def answer_figures(reading: Reading) -> list[Sentence]:
    """How many figures there are and who stands behind them."""
    figures = reading.figures
    counts = figures["status"].value_counts()
    voices = [
        f"{format_number(int(counts[status]))} {words}"
        for status, words in _VOICES.items()
        if counts.get(status, 0)
    ]
    total = say_count(len(figures), "figure or time", "figures and times")
    return [(f"The article gives {total}: {join(voices)}.",), _say_hedged(figures)]


def _say_hedged(figures: pd.DataFrame) -> Sentence:
    """How many wordings are hedged, and the first of them."""
    hedged = to_records(figures[~figures["hedge"].eq("exact")])
    if not hedged:
        return ("No wording is hedged.",)
    such = " is hedged: " if len(hedged) == 1 else " are hedged, such as "
    first = Cited(f"“{hedged[0]['wording']}”", hedged[0]["id"])
    return (say_count(len(hedged), "wording"), such, first, ".")


_VOICES = {
    "stated": "in the outlet's own voice",
    "attributed": "from an official or a witness",
    "claimed": "claimed by a party to the fight",
}


def answer_toll(reading: Reading) -> list[Sentence]:
    """Who was killed, with the bound of each count."""
    return [_say_toll(reading), *_say_parts(reading)]


def answer_claims(reading: Reading, claims: pd.DataFrame) -> list[Sentence]:
    """Where the accounts part, as ratios with their bounds."""
    if not reading.include_claims:
        return [("One-sided claims are left out of this report (include_claims is False).",)]
    if claims.empty:
        return [("The article carries no one-sided claim.",)]
    return [_say_claim(row) for row in to_records(claims)]


def _say_claim(row: Row) -> Sentence:
    who = f"{capitalise(row['speaker_name'])} claims "
    given = f" ({_say_reads(row)})." if row["reads"] else "."
    claim = sentence(who, _say_labelled(say_quantity(row), row["id"], row["label"]), given)
    if row["reported_id"] is None:
        return sentence(claim, " The article reports no count beside it.")
    words = say_bounds(row["reported_low"], row["reported_high"])
    rival = Cited(words, row["reported_id"])
    if row["label"] == row["reported_label"]:
        return sentence(claim, " The article reports ", rival, f": {row['ratio_shown']}.")
    none_of_them = " The article gives no count of its own for them; it reports "
    among = f", among whom they would be. The claim is {row['ratio_shown']}."
    reported = _say_labelled(words, row["reported_id"], row["reported_label"])
    return sentence(claim, none_of_them, reported, among)


def _say_labelled(words: str, figure: str, label: str) -> Sentence:
    """A count with what it counts: '30 drivers killed', '1 person among drivers killed'.

    A label that is no plural, such as 'Distance', stands in brackets.
    """
    inside = uncapitalise(label)
    noun = inside.partition(" ")[0]
    if not noun.endswith("s") and " " not in inside.partition(",")[0]:
        return (Cited(words, figure), f" ({inside})")
    return (Cited(words, figure), say_counted(words, label))


# --- when and where -------------------------------------------------------------------------


def answer_time_and_place(reading: Reading, timeline: pd.DataFrame) -> list[Sentence]:
    """What the article tells first of, how far its times reach, and where."""
    rows = to_records(timeline)
    where = _say_where(reading)
    if not rows:
        return [("The article ties nothing to a day or an hour.",), *([(where,)] if where else [])]
    told = [_say_time(rows[0])]
    if len(rows) > 1:
        first, last = (Cited(row["label"], row["id"]) for row in (rows[0], rows[-1]))
        number = format_number(len(rows))
        told.append((f"Of {number} times told, the first is ", first, "; the last is ", last, "."))
    return [*told, *([(where,)] if where else [])]


def _say_time(row: Row) -> Sentence:
    by = f" ({row['speaker_name']})." if row["status"] != "stated" else "."
    return (Cited(row["says"].rstrip("."), row["id"]), by)


def _say_where(reading: Reading) -> str:
    """The places that the article's figures speak of, apart from the one that holds them all."""
    home = find_home(reading)
    told = {name for figure in reading.article.figures for name in (figure.place, *figure.named)}
    places = reading.event.places
    named = [place.name for name, place in places.items() if name in told and name != home]
    if not named:
        return ""
    return f"Places named{f' in {places[home].name}' if home else ''}: {join(named)}."


# --- what the figures cannot show -----------------------------------------------------------


def list_limits(reading: Reading) -> list[Sentence]:
    """What a reader must not take from this report; one sentence each, from the ledger."""
    rows = reading.records
    open_ends = [row for row in rows if row["low"] is not None and row["high"] is None]
    rough = [
        row
        for row in rows
        if row["measure"] != "time" and row["low"] is None and row["high"] is None
    ]
    limits: list[Sentence] = [
        (f"All figures come from one article: {cite_source(reading)}. None was checked elsewhere.",)
    ]
    if open_ends:
        cited = enumerate_pieces((Cited(f"“{r['wording']}”", r["id"]),) for r in open_ends)
        limits.append(sentence("No upper limit is reported for ", cited, "."))
    if rough:
        cited = enumerate_pieces((Cited(f"“{r['wording']}”", r["id"]),) for r in rough)
        limits.append(sentence("A rounded or vague figure has no bounds: ", cited, "."))
    limits += _list_claim_limits(reading)
    limits += [_say_assumption(a) for a in reading.article.transcript.assumptions]
    return limits


def _list_claim_limits(reading: Reading) -> list[Sentence]:
    if not reading.include_claims:
        return [("One-sided claims are left out (include_claims is False).",)]
    claims = to_records(reading.figures[reading.figures["status"].eq("claimed")])
    if not claims:
        return []
    cited = enumerate_pieces((Cited(say_quantity(row), row["id"]),) for row in claims)
    return [sentence("Claimed by a party to the fight and never added to reports: ", cited, ".")]


def _say_assumption(assumption: Assumption) -> Sentence:
    because = uncapitalise(assumption.because)
    return (Cited("Our reading", assumption.figure), f", not the article's: {because}")


# --- headings of findings -------------------------------------------------------------------


def head_ledger(figures: pd.DataFrame) -> Sentence:
    """How many statements come from how many paragraphs."""
    statements = say_count(len(figures), "statement")
    paragraphs = say_count(figures["paragraph"].nunique(), "paragraph")
    carry = "carries" if len(figures) == 1 else "carry"
    return (f"{statements} in {paragraphs} {carry} a number, a day or an hour",)


def list_notes(figures: pd.DataFrame) -> list[Sentence]:
    """What a transcriber tells the next one, and a reader should know, figure by figure."""
    noted = to_records(figures[figures["note"].notna()])
    return [sentence(Cited(row["shown"], row["id"]), f": {row['note']}") for row in noted]


def head_units(units: pd.DataFrame) -> Sentence:
    """How many kinds of thing are counted."""
    if units.empty:
        return ("Nothing is counted or measured",)
    number = say_count(len(units), "count or measure", "counts and measures")
    kinds = units["panel"].nunique()
    if kinds == 1:
        return (f"{number} of one kind",)
    return (f"{number} of {format_number(kinds)} kinds, which share no scale",)


def head_conventions(readings: pd.DataFrame) -> Sentence:
    """How many figures depend on the convention."""
    if readings.empty:
        return ("No figure depends on the convention that reads vague words",)
    number = len(readings)
    verb = "figure depends" if number == 1 else "figures depend"
    return (f"{format_number(number)} {verb} on the convention that reads vague words",)


def list_conventions() -> list[Sentence]:
    """Each convention with its source."""
    return [(f"{c.name}: {c.source}",) for c in CONVENTIONS.values()]


def head_assumptions(assumptions: pd.DataFrame) -> Sentence:
    """How many readings are ours."""
    if assumptions.empty:
        return ("Every figure is read just as the article says it",)
    number = len(assumptions)
    verb = "figure is" if number == 1 else "figures are"
    return (f"{format_number(number)} {verb} read by us beyond the article's words",)


def head_toll(toll: pd.DataFrame) -> Sentence:
    """How many of the reported counts of deaths are open."""
    reported = to_records(toll[toll["status"].ne("claimed")]) if len(toll) else []
    if not reported:
        return ("No count of deaths is reported",)
    is_open = [row for row in reported if row["high"] is None]
    total = say_count(len(reported), "reported count of deaths", "reported counts of deaths")
    if not is_open:
        each = "The" if len(reported) == 1 else f"Each of the {len(reported)}"
        counts = "count" if len(reported) == 1 else "counts"
        return (f"{each} reported {counts} of deaths has an upper limit",)
    verb = "has" if len(is_open) == 1 else "have"
    return (f"{format_number(len(is_open))} of {total} {verb} no upper limit",)


def head_persons(persons: pd.DataFrame) -> Sentence:
    """What the groups make together, beside the toll in all."""
    if persons.empty:
        return ("The reported counts do not divide one exact toll, so no marks are drawn",)
    together = capitalise(_say_marks(persons))
    return (f"{together} by group, ", _cite_toll(persons), " in all as reported")


def _say_marks(persons: pd.DataFrame) -> str:
    """The parts' least numbers together: 'at least 12', or '12' where all of them are exact."""
    total = int(persons["marks"].sum())
    is_exact = bool(persons["marks"].eq(persons["high"]).fillna(False).all())
    return say_bounds(total, total if is_exact else None)


def _cite_toll(persons: pd.DataFrame) -> Cited:
    row = to_records(persons)[0]
    return Cited(format_number(row["whole_marks"]), row["whole_id"])


def head_claims(claims: pd.DataFrame) -> Sentence:
    """The first claim beside the report."""
    if claims.empty:
        return ("No one-sided claim is shown",)
    row = to_records(claims)[0]
    claimed = _say_labelled(say_quantity(row), row["id"], row["label"])
    claim = sentence(claimed, ": claimed")
    if row["reported_id"] is None:
        return sentence(claim, "; no count is reported beside it")
    low, high = row["reported_low"], row["reported_high"]
    report = _say_labelled(say_bounds(low, high), row["reported_id"], row["reported_label"])
    return sentence(claim, "; ", report, ": reported")


def head_timeline(timeline: pd.DataFrame) -> Sentence:
    """How many of the times are told to the hour."""
    if timeline.empty:
        return ("Nothing is tied to a day or an hour",)
    exact = int(timeline["start_precision"].isin(["minute", "hour"]).sum())
    if not exact:
        return ("No time is told to the hour",)
    verb = "is" if exact == 1 else "are"
    total = say_count(len(timeline), "time")
    return (f"{format_number(exact)} of {total} {verb} told to the hour",)


def head_sites(sites: pd.DataFrame) -> Sentence:
    """The sum that the article makes, beside its own count of the whole."""
    if sites.empty:
        return ("No count of places attacked is reported",)
    rows = to_records(sites)
    parts = [row for row in rows if row["role"] == "part"]
    if not parts:
        return sentence("Places: ", enumerate_pieces(_say_site(row) for row in rows))
    wholes = [row for row in rows if row["role"] == "whole"]
    shown = sentence("Reported: ", enumerate_pieces(_say_site(row) for row in parts))
    if not wholes:
        return shown
    return sentence(shown, "; ", enumerate_pieces(_say_site(row) for row in wholes))


def _say_site(row: Row) -> Sentence:
    return _say_labelled(say_quantity(row), row["id"], row["label"])


def head_places(places: pd.DataFrame, distances: pd.DataFrame) -> Sentence:
    """How far the places lie apart."""
    if distances.empty:
        have = "has" if len(places) == 1 else "have"
        return (f"{say_count(len(places), 'place')} {have} coordinates",)
    far = to_records(distances)[-1]
    kilometres = format_number(round(float(str(far["distance_km"]))))
    return (f"{far['origin']} and {far['destination']} lie {kilometres} km apart",)


# --- findings: how firm the counts are --------------------------------------------------------
# A finding's heading says what follows for the reader; its chart's title says what is drawn.


def lead_toll(toll: pd.DataFrame) -> Sentence:
    """The counts of groups that do not overlap, each as narrow as it is reported."""
    reported = to_records(toll[toll["status"].ne("claimed")]) if len(toll) else []
    wholes = {row["whole"] for row in reported if row["is_disjoint"]}
    split = {row["label"] for row in reported if row["id"] in wholes}
    narrow = [
        row
        for row in reported
        if row["label"] not in split and (row["is_disjoint"] or row["depth"] == 0)
    ]
    if not narrow:
        return head_toll(toll)
    return sentence("Reported killed: ", _say_tolls(narrow))


def lead_persons(persons: pd.DataFrame) -> Sentence:
    """Whether the groups together exceed the toll, reach it or leave some of it."""
    if persons.empty:
        return head_persons(persons)
    groups, toll = f"The groups make {_say_marks(persons)}", _cite_toll(persons)
    beyond, rest = int(persons["beyond"].sum()), int(persons["rest"].iloc[0])
    if beyond:
        return (f"{groups}, {_spell(beyond)} more than the ", toll, " reported")
    if rest:
        return (f"{groups} of the ", toll, f" reported; {_spell(rest)} not told apart by group")
    return (f"{groups}, as many as the ", toll, " reported")


def _spell(number: int) -> str:
    """A number in a heading: in letters up to nine."""
    return _SMALL_NUMBERS[number] if number < len(_SMALL_NUMBERS) else format_number(number)


_SMALL_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def title_claims(claims: pd.DataFrame) -> Sentence:
    """How far the first claim is from the report, as bounds."""
    rows = [row for row in to_records(claims) if row["ratio_low"] or row["ratio_high"]]
    if not rows:
        return head_claims(claims)
    row = rows[0]
    claim = plain(_say_labelled(say_quantity(row), row["id"], row["label"]))
    given = f" ({_say_reads(row)})" if row["reads"] else ""
    ratio = str(row["ratio_shown"])
    if row["label"] != row["reported_label"]:
        ratio += f" of {uncapitalise(row['reported_label'])}"
    return (f"{claim}, as claimed{given}, is {ratio}",)


def lead_timeline(timeline: pd.DataFrame) -> Sentence:
    """What the first time in the article is the time of."""
    if timeline.empty:
        return head_timeline(timeline)
    first = to_records(timeline)[0]
    return (Cited(first["says"].rstrip("."), first["id"]),)


def lead_sites(sites: pd.DataFrame, checks: pd.DataFrame) -> Sentence:
    """What the parts of a stated sum make, beside the statement of their whole."""
    rows = to_records(sites)
    parts = {row["id"] for row in rows if row["role"] == "part"}
    sums = [row for row in to_records(checks) if parts and set(row["part_ids"]) == parts]
    if not sums or sums[0]["verdict"] == "undecided":
        return head_sites(sites)
    check = sums[0]
    fits = "cannot be" if check["verdict"] == "conflict" else "fits"
    whole = Cited(check["whole_words"], check["whole_id"])
    return (f"The parts make {check['parts_words']}, which {fits} the count of ", whole)


def lead_places(places: pd.DataFrame, distances: pd.DataFrame) -> Sentence:
    """Between which distances the places lie."""
    if len(distances) < 2:
        return head_places(places, distances)
    near, far = distances["distance_km"].min(), distances["distance_km"].max()
    return (f"The places lie {format_number(round(near))} to {format_number(round(far))} km apart",)
