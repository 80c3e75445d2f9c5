"""The finding of a report in one line: who was killed, hurt or taken, and who says so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

import pandas as pd

from analysis.ledger.frame import Row, to_records
from analysis.reading.labels import describe_cited
from analysis.reading.reading import Reading
from analysis.telling.harm import begin_voice, clip, is_ours, say_harm, say_voice, shorten_names
from analysis.telling.sentences import Sentence, begin, plain, sentence
from analysis.telling.words import begin_claim, capitalise, keep_order

LONGEST = 110
"""Letters of a headline: two lines at the width of a page."""


def say_headline(toll: pd.DataFrame) -> Sentence:
    """What is reported first, as printed, with who says it; claims only where nothing else is.

    Parameters
    ----------
    toll : as `tabulate_toll` gives it, or some of its rows.
    """
    counts = to_records(toll) or toll.attrs.get("otherwise", [])
    if not counts:
        outlet = toll.attrs.get("outlet", "the article")
        return (f"{capitalise(keep_order(outlet))} gives no count of people or of damage",)
    rows = [row for row in counts if row["status"] != "claimed"]
    if not rows:
        rows = [row for row in counts if row["speaker_name"] == counts[0]["speaker_name"]]
    unfit = toll.attrs.get("unfit", ())
    return _fit(_list_news([{**row, "is_unfit": row["id"] in unfit} for row in rows]))


def describe_otherwise(reading: Reading) -> dict[str, Any]:
    """What a headline tells of an article that has no toll: `outlet`, and `otherwise`, its counts.

    People come before things, deeds before numbers of residents, then as the article has them.
    """
    measures = reading.measures
    rows = [
        row
        for row in reading.told
        if row["withdrawn_by"] is None
        and (measures[row["measure"]].is_count or row["measure"] == "other" or row["change"])
    ]
    rows.sort(
        key=lambda row: (
            not measures[row["measure"]].is_deed,
            row["unit"] != "persons",
            row["paragraph"],
        )
    )
    told = [{**_ALONE, **_pick(row), **describe_cited(reading, row)} for row in rows]
    return {"outlet": reading.article.source.outlet, "otherwise": told}


# Two counts of things may hold the same ones: none stands beside another.
_ALONE: Row = {"whole": None, "depth": 0, "is_disjoint": False, "fate": None, "doer": None}
_PICKED = (
    *("id", "measure", "unit", "change", "wording", "language", "number_words", "low", "high"),
    *("hedge", "speaker_name", "status", "paragraph", "period", "ours"),
)


def _pick(row: Row) -> Row:
    return {**{key: row[key] for key in _PICKED}, "who": row["id"]}


# --- which counts --------------------------------------------------------------------------------


def _list_news(rows: Sequence[Row]) -> list[list[Row]]:
    """Counts in the order in which they belong into a headline; those of one list all or none.

    First those of the measure that the article tells first, the widest place before towns; then
    the first count of every other measure; then whom the first count has among its own,
    unless these cannot be.
    """
    first: dict[str, int] = {}
    for row in rows:
        first[row["measure"]] = min(row["paragraph"], first.get(row["measure"], row["paragraph"]))
    order = sorted(first, key=lambda measure: first[measure])
    if {"casualties", "deaths"} <= first.keys():
        order.remove("casualties")
    lead, *others = [_list_leads([row for row in rows if row["measure"] == m]) for m in order]
    news = [[row] for row in lead]
    parts = _list_parts(rows, lead[0]) if len(lead) == 1 else []
    news += [[each[0]] for each in others if each and _is_of_one_time(lead[0], each[0])]
    is_among = not any(row["is_unfit"] for row in parts)
    return [*news, parts] if parts and is_among else news


def _list_leads(rows: Sequence[Row]) -> list[Row]:
    """The counts of one measure that may stand side by side, in the order of a headline."""
    ids = {row["id"] for row in rows}
    tops = _choose_told([row for row in rows if row["whole"] not in ids])
    tops.sort(key=lambda row: (row.get("where") is not None, row["paragraph"] > 0))
    chosen: dict[object, Row] = {}
    for row in tops:
        lead = next(iter(chosen.values()), row)
        is_beside = row is lead or (lead["is_disjoint"] and row["is_disjoint"])
        if is_beside and _is_of_one_time(lead, row):
            chosen.setdefault(_find_whose(row), row)
    return [part for row in chosen.values() for part in _narrow(rows, row)]


def _narrow(rows: Sequence[Row], whole: Row) -> Iterator[Row]:
    """A count, or its parts where they leave nobody out and each has a number of its own."""
    own = {row["id"] for row in rows if _find_account(row) == _find_account(whole)}
    parts = _choose_told([row for row in rows if row["whole"] in own and row["is_disjoint"]])
    is_firm = all(row["low"] is not None or row["high"] is not None for row in parts)
    is_few = 0 < len(parts) <= _MOST and len(plain(_shorten(parts, ()))) <= LONGEST
    if not (whole["is_disjoint"] and is_firm and is_few):
        yield whole
        return
    for part in parts:
        yield from _narrow(rows, part)


def _choose_told(rows: Sequence[Row]) -> list[Row]:
    """Of several accounts of one count one: as the table has them, if all of them can be true.

    Else the headline's, the freshest, a named source's before the outlet's own, the first told.
    """

    def rank(row: Row) -> tuple[object, ...]:
        day = int(str(row.get("reported") or 0).replace("-", ""))
        return row["paragraph"] > 0, -day, row["status"] == "stated", row["paragraph"]

    accounts: dict[object, list[Row]] = {}
    for row in rows:
        accounts.setdefault((*_find_whose(row), row.get("period")), []).append(row)
    odd = [each for each in accounts.values() if sum(row["is_unfit"] for row in each) > 1]
    dropped = {row["id"] for each in odd for row in each} - {min(e, key=rank)["id"] for e in odd}
    return [row for row in rows if row["id"] not in dropped]


_MOST = 3
"""More parts than these are a table and no headline."""


def _find_whose(row: Row) -> tuple[object, ...]:
    """Of whom and where a count is; two of the same are two accounts of it."""
    return tuple(row.get(key) for key in ("who", "where", "deed"))


def _find_account(row: Row) -> tuple[object, ...]:
    """Of which count a row is an account: also inside what, and as what we read it."""
    return (*_find_whose(row), row["whole"], row.get("reads"))


def _is_of_one_time(lead: Row, row: Row) -> bool:
    """Whether no reader takes a count of one time for one of another: where both print theirs."""
    printed = [each for each in (lead, row) if each.get("period") and not is_ours(each)]
    return len({each["period"] for each in printed}) < 2


def _list_parts(rows: Sequence[Row], lead: Row) -> list[Row]:
    """Whom the same speaker has among those of a count, by group; none where they are many."""
    wholes = {row["id"]: row["whole"] for row in rows}
    chosen: dict[str, Row] = {}
    for row in rows:
        is_own = all(row.get(key) == lead.get(key) for key in _OWN) and row["who"] != lead["who"]
        around = set(_climb(wholes, row["id"]))
        if is_own and lead["id"] in around and not around & {p["id"] for p in chosen.values()}:
            chosen.setdefault(row["who"], row)
    return list(chosen.values()) if len(chosen) <= _MOST else []


_OWN = ("measure", "speaker_name", "status", "where", "deed")


def _climb(wholes: dict[str, str | None], name: str) -> Iterator[str]:
    """The wholes around a count, the nearest first."""
    whole = wholes.get(name)
    while whole is not None:
        yield whole
        whole = wholes.get(whole)


# --- as long as it may be ------------------------------------------------------------------------


def _fit(news: Sequence[Sequence[Row]]) -> Sentence:
    """As many counts as fit into two lines; of one measure none is passed over for a later one."""
    (lead,), *others = news
    chosen: list[Row] = [lead]
    among: Sequence[Row] = ()
    told = _shorten(chosen, among)
    full = set()
    for more in others:
        is_part = _is_among(more, lead)
        if more[0]["measure"] in full and not is_part:
            continue
        trial = (chosen, more) if is_part else ([*chosen, *more], among)
        longer = _shorten(*trial)
        if len(plain(longer)) <= LONGEST:
            (chosen, among), told = trial, longer
        else:
            full.add(more[0]["measure"])
    return told if len(plain(told)) <= LONGEST else _cut(chosen)


def _cut(rows: Sequence[Row]) -> Sentence:
    """A single count with names that are too long for a headline, cut.

    Those killed by some means alone are not all who were killed: that there is more to it stays.
    """
    cut = [
        {
            **row,
            "who": clip(str(row["who"])),
            "where": None,
            "deed": "in ways that the ledger names" if row.get("deed") else None,
            "doer": None,
        }
        for row in rows
    ]
    return _shorten(cut, ())


_LEVELS = 4
"""How often a speaker's name can be told shorter."""


def _is_among(more: Sequence[Row], lead: Row) -> bool:
    """Whether counts are parts of the first."""
    return bool(more[0]["measure"] == lead["measure"] and more[0]["depth"] > lead["depth"])


def _shorten(rows: Sequence[Row], among: Sequence[Row]) -> Sentence:
    """The counts with their speakers, by whose full names if they fit, else by shorter ones."""
    told: Sentence = ()
    for level in range(_LEVELS):
        for has_period in (True, False):
            told = _compose(rows, among, level, has_period=has_period)
            if len(plain(told)) <= LONGEST:
                return told
    return told


def _compose(
    rows: Sequence[Row], among: Sequence[Row], level: int, *, has_period: bool
) -> Sentence:
    """Counts by speaker: 'Rebels claim …', 'Office: …, May 2020', '…, police say; …, X reports'."""
    voices: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        voices.setdefault((row["speaker_name"], row["status"]), []).append(row)
    period = _name_period(rows) if has_period and len(voices) == 1 else ""
    told: list[Sentence] = []
    before: Row | None = None
    for own in voices.values():
        name = next(islice(shorten_names(own[0]["speaker_name"]), level, None))
        counts = say_harm(own, before=before)
        if among and before is None:
            counts = _say_among(own, among)
        before = own[-1]
        if own[0]["status"] == "claimed":
            told.append(sentence(begin_claim(name), counts))
        elif period:
            told.append(sentence(f"{begin_voice(name)}: ", counts, f", {period}"))
        else:
            told.append(sentence(counts, f", {say_voice(own[0], name)}"))
    joined = sentence(*(piece for each in told for piece in ("; ", each)))[1:]
    return begin(joined)


def _say_among(rows: Sequence[Row], among: Sequence[Row]) -> Sentence:
    """Counts of which the first has parts: these stand right behind it, before another measure."""
    told = sentence(say_harm(rows[:1]), ", among them ", say_harm(_strip(among)))
    return sentence(told, ", and ", say_harm(rows[1:])) if len(rows) > 1 else told


def _strip(rows: Sequence[Row]) -> list[Row]:
    """Parts without what their whole has told: fate and place."""
    return [{**row, "fate": "", "where": None, "deed": None} for row in rows]


def _name_period(rows: Sequence[Row]) -> str:
    """The printed period of all counts, where the first has to tell it."""
    periods = {row.get("period") for row in rows}
    lead = rows[0]
    # A label that stands alone tells its period itself.
    has_own = len(periods) > 1 or is_ours(lead) or any(row.get("fate") is None for row in rows)
    return "" if has_own else str(lead.get("during") or "")
