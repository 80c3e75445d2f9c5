"""What was reported, by whom and how firmly: the answer above everything."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from analysis.charts.display import Prose
from analysis.ledger.frame import Row, to_records
from analysis.reading.labels import describe_cited, name_doer
from analysis.reading.outcome import reconcile
from analysis.reading.reading import Reading
from analysis.telling.drafts import say_draft
from analysis.telling.harm import TIMES, is_ours, say_harm
from analysis.telling.sentences import (
    Cited,
    Sentence,
    begin,
    cite_count,
    enumerate_pieces,
    plain,
    sentence,
)
from analysis.telling.words import (
    capitalise,
    drop_brackets,
    is_plural,
    join,
    keep_order,
    say_count,
    say_quantity,
    stop,
)
from analysis.views.carded import is_claimed, list_drawn
from analysis.views.checks import list_outcome, list_sums, record_outcome
from analysis.views.claimed import hide_doer, name_claimants, order_claims, unite_claims
from analysis.views.claims import list_claims
from analysis.views.headline import say_headline
from analysis.views.toll import tabulate_toll

__all__ = ["say_briefing"]

_WORDS = 90
"""An answer of more words is not read in the time that a reader has."""

_ROOM = ((3, 3), (3, 2), (2, 2), (2, 1), (1, 1), (1, 0), (0, 0))
"""How many further counts and claims are told, the most first."""


def say_briefing(reading: Reading) -> Prose:
    """The answer: what the headline leaves out, whether it adds up, and what is only claimed."""
    proof = reconcile(reading)
    # That nothing is there to be added up is no news.
    is_news = proof.outcome.feasible is not True or proof.at_odds or list_sums(proof)
    outcome = list_outcome(proof) if is_news else []
    told: list[Sentence] = []
    # As many further counts as there is room for: the ledger has them all.
    for most, most_claims in _ROOM:
        claims = list_claimed(reading, most_claims)
        reported = list_reported(reading, most)
        told = [*reported, *outcome, *claims] if reported else [*claims, *outcome]
        if len(" ".join(map(plain, told)).split()) <= _WORDS:
            break
    toll = tabulate_toll(reading)
    headline = say_headline(toll)
    counted = to_records(toll) or toll.attrs["otherwise"]
    record = {
        **record_outcome(reading),
        "headline": plain(headline),
        "is_claimed": is_claimed(headline, counted),
        "drawn": list_drawn(headline, to_records(toll)),
    }
    note = reading.article.source.note
    # What must be known of the source stands with the answer, and not at the end.
    told += [(stop(note),)] if note else []
    return Prose([*list_unreviewed(reading), *told], role="answer", record=record)


def list_unreviewed(reading: Reading) -> list[Sentence]:
    """How many figures no person has confirmed; nothing where there are none."""
    transcript = reading.article.transcript
    told = say_draft(transcript.unreviewed, len(transcript.figures))
    return [(told,)] if told else []


def cite_figure(reading: Reading, row: Row) -> Sentence:
    """A figure with what it counts, for the middle of a sentence."""
    return cite_count({**row, **describe_cited(reading, row)})


# --- reported ------------------------------------------------------------------------------------


def list_reported(reading: Reading, most: int) -> list[Sentence]:
    """Which numbers of the headline have no source or another one, and what else is counted."""
    toll = tabulate_toll(reading)
    headed = _find_headed(reading)
    rows = [row for row in reading.records if row["id"] in headed]
    stated = [row for row in rows if row["status"] == "stated"]
    told: list[Sentence] = []
    reported = [row for row in to_records(toll) if row["status"] != "claimed"]
    own = [row for row in reported if row["id"] in headed]
    agreed = [row for row in reported if any(_is_agreed(row, each) for each in own)]
    told += [_say_agreed(agreed)] if agreed else []
    known = {row["id"] for row in (*own, *agreed)}
    others = _list_others([row for row in reported if row["id"] not in known], own)
    outlet = capitalise(keep_order(reading.article.source.outlet))
    if others:
        told.append(_say_others(others, most, outlet))
    if stated:
        name = "It" if others and most else outlet
        told.append(_say_unsourced(stated, name, is_all=len(stated) == len(rows)))
    return told


def _is_agreed(row: Row, headed: Row) -> bool:
    """Whether another speaker gives the same number for the same count."""
    printed = {each["period"] for each in (row, headed) if not is_ours(each)}
    is_other = row["speaker_name"] != headed["speaker_name"]
    return is_other and len(printed) < 2 and _find_number(row) == _find_number(headed)


def _find_number(row: Row) -> tuple[object, ...]:
    return (*_find_whose(row), row["deed"], say_quantity(row))


def _say_agreed(rows: Sequence[Row]) -> Sentence:
    """Who else gives a number of the headline: 'Police and the army give 22 as well.'."""
    names = join(dict.fromkeys(str(row["speaker_name"]) for row in rows))
    numbers = enumerate_pieces(
        (Cited(words, name),)
        for words, name in {say_quantity(row): row["id"] for row in rows}.items()
    )
    is_one = len({row["speaker_name"] for row in rows}) == 1
    is_one = is_one and " and " not in names and not is_plural(drop_brackets(names))
    verb = "gives" if is_one else "give"
    return begin(f"{names} {verb} ", numbers, " as well.")


def _say_unsourced(rows: Sequence[Row], outlet: str, *, is_all: bool) -> Sentence:
    """Which numbers of the headline are the outlet's own word."""
    if is_all:
        which = "number" if len(rows) == 1 else "numbers"
        return (f"{outlet} names no source for the {which} in the headline above.",)
    numbers = enumerate_pieces((Cited(say_quantity(row), row["id"]),) for row in rows)
    return sentence(f"{outlet} names no source for its ", numbers, ".")


def _list_others(rows: Sequence[Row], headed: Sequence[Row]) -> list[Row]:
    """The counts that the headline leaves out, first what others say of its own.

    Then the wider before the narrower; what a speaker says twice of one count comes once.
    """
    said = {_find_said(row) for row in headed}
    whose = {_find_whose(row): row["speaker_name"] for row in headed}
    others: dict[object, Row] = {}
    for row in rows:
        if _find_said(row) not in said:
            others.setdefault(_find_said(row), row)
    measures = list(dict.fromkeys(row["measure"] for row in (*headed, *rows)))

    def rank(row: Row) -> tuple[object, ...]:
        is_same = whose.get(_find_whose(row), row["speaker_name"]) == row["speaker_name"]
        size = -(row["low"] or row["nominal"] or 0)
        measure = measures.index(row["measure"])
        return is_same, row["depth"], measure, not row["is_disjoint"], size

    return sorted(others.values(), key=rank)


def _find_whose(row: Row) -> tuple[object, ...]:
    return row["measure"], row["who"], row["where"]


def _find_said(row: Row) -> tuple[object, ...]:
    """What is said, by whom."""
    return (*_find_number(row), row["as_of"], row["speaker_name"])


def _say_others(others: Sequence[Row], most: int, outlet: str) -> Sentence:
    """Some of them by speaker, the outlet's own without one, and how many are left."""
    if not most:
        return (f"The ledger has {say_count(len(others), 'more count')} of people.",)
    shown = list(islice(_skip_parts(others), most))
    more = len(others) - len(shown)
    items = [
        sentence(say_harm(rows, times=TIMES), _say_source(rows[0])) for rows in _group_voices(shown)
    ]
    if more:
        items.append((say_count(more, "more count"),))
    if len(items) == 2 and " and " in plain(items[0]):
        return sentence(f"{outlet} also reports ", items[0], ", and ", items[1], ".")
    return sentence(f"{outlet} also reports ", enumerate_pieces(items), ".")


def _skip_parts(rows: Iterable[Row]) -> Iterator[Row]:
    """The counts without those that the same speaker has inside another: they would seem added."""
    told: set[tuple[str | None, str]] = set()
    for row in rows:
        if (row["whole"], row["speaker_name"]) not in told:
            yield row
        told.add((row["id"], row["speaker_name"]))


def _group_voices(rows: Iterable[Row]) -> list[list[Row]]:
    """The counts of one speaker together, each speaker where the first of them stands."""
    voices: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        voices.setdefault((row["speaker_name"], row["status"]), []).append(row)
    return list(voices.values())


def _say_source(row: Row) -> str:
    """Who gives a count; the outlet's own needs no name."""
    return f", according to {row['speaker_name']}" if row["status"] == "attributed" else ""


# --- claimed -------------------------------------------------------------------------------------


def list_claimed(reading: Reading, most: int) -> list[Sentence]:
    """Who claims what without independent evidence, so many claims at most; the headline's not."""
    headed = _find_headed(reading)
    united = unite_claims(
        (row for row in _list_claims(reading) if row["id"] not in headed),
        lambda row: plain(_cite_claims([row])),
    )
    parties: dict[str, list[Row]] = {}
    for rows in united[:most]:
        parties.setdefault(name_claimants(rows), []).append(rows[0])
    items = [sentence(opening, _cite_claims(rows)) for opening, rows in parties.items()]
    if (more := len(united) - most) > 0:
        items.append((f"and {say_count(more, 'more claim')}",))
    told = (
        [_say_unproved(len(headed))] if headed & {row["id"] for row in list_claims(reading)} else []
    )
    if united and not most:
        have = "claim by a party" if len(united) == 1 else "claims by parties"
        told.append((f"Without independent evidence: {len(united)} {have} to the fight.",))
    elif items:
        every = "all " if len(united) > 1 else ""
        joined = sentence(*(piece for each in items for piece in ("; ", each)))[1:]
        told.append(begin(joined, f", {every}without independent evidence."))
    return told


def _list_claims(reading: Reading) -> list[Row]:
    """The claims of how many, people first; of two of one party on one count the firmer."""
    toll = [row for row in to_records(tabulate_toll(reading)) if row["status"] == "claimed"]
    firm: dict[object, Row] = {}
    for row in toll:
        keys = ("speaker_name", "measure", "who", "where", "deed", "during", "as_of")
        firm.setdefault(tuple(row[key] for key in keys), row)
    people = {row["id"] for row in toll}
    others = [
        {**row, **describe_cited(reading, row), "doer": name_doer(reading.event, row), "fate": None}
        for row in order_claims(list_claims(reading), reading.measures)
        if row["id"] not in people and _is_told(reading, row)
    ]
    return [*firm.values(), *others]


def _cite_claims(rows: Sequence[Row]) -> Sentence:
    """What one party claims, without itself as the doer."""
    people = [row for row in rows if row["fate"] is not None]
    others = [cite_count(hide_doer(row, row["doer"])) for row in rows if row["fate"] is None]
    return enumerate_pieces([*([say_harm(people, times=TIMES)] if people else []), *others])


def _is_told(reading: Reading, row: Row) -> bool:
    """Whether a claim is of how many, and no length of time."""
    return bool(reading.measures[row["measure"]].is_count or row["counts"] or row["change"])


def _find_headed(reading: Reading) -> set[str]:
    """The figures of the headline."""
    headline = say_headline(tabulate_toll(reading))
    return {piece.figure for piece in headline if isinstance(piece, Cited)}


def _say_unproved(claims: int) -> Sentence:
    """What a headline of claims lacks."""
    which = "this claim" if claims == 1 else "these claims"
    return (f"The article gives no independent evidence of {which}, and no such count of its own.",)
