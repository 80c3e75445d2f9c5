"""Sentences with numbers, as pieces: plain words, and words that rest on one statement.

A `Cited` piece rests on one statement of the ledger, to which a page links.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from analysis.ledger.frame import Row
from analysis.ledger.measures import MEASURES
from analysis.views.words import capitalise, keep_order, say_quantity


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
    words = (piece if isinstance(piece, str) else piece.words for piece in unnest(sentence))
    return "".join(map(keep_order, words))


def unnest(sentence: Sentence) -> Sentence:
    """The sentence without brackets inside brackets: the inner ones become commas."""
    depth, told = 0, []
    for piece in sentence:
        words = piece if isinstance(piece, str) else piece.words
        kept = ""
        for place, char in enumerate(words):
            depth += char == "("
            if depth < 2 or char not in "()":
                kept += char
            elif char == "(":
                kept = f"{kept.rstrip()}, "
            elif words[place + 1 : place + 2] not in ("", ")", ",", ".", ";", ":"):
                kept += ","
            depth -= char == ")" and depth > 0
        told.append(kept if isinstance(piece, str) else replace(piece, words=kept))
    return tuple(told)


def sentence(*pieces: Piece | Sentence) -> Sentence:
    """One sentence from words, cited words and parts of sentences."""
    flat: list[Piece] = []
    for piece in pieces:
        flat.extend(piece if isinstance(piece, tuple) else (piece,))
    return tuple(flat)


def begin(*pieces: Piece | Sentence) -> Sentence:
    """One sentence with a capital first letter."""
    first, *rest = sentence(*pieces)
    if isinstance(first, str):
        return (capitalise(first), *rest)
    return (replace(first, words=capitalise(first.words)), *rest)


def enumerate_pieces(pieces: Iterable[Sentence]) -> Sentence:
    """Parts of a sentence as an English list: a, b and c."""
    items = list(pieces)
    result: Sentence = ()
    for index, item in enumerate(items):
        between = "" if index == 0 else " and " if index == len(items) - 1 else ", "
        result = sentence(result, between, item) if between else sentence(item)
    return result


# --- counts ----------------------------------------------------------------------------------


def cite_count(row: Row) -> Sentence:
    """A count with what it counts, cited: '58 people killed', '1 place attacked'."""
    words = say_quantity(row)
    return (Cited(words, row["id"]), say_counted(words, row["label"]))


def say_counted(words: str, label: str) -> str:
    """What follows a number: ' soldiers killed', and for one ' person among soldiers killed'."""
    if not is_one(words):
        return f" {label}"
    for plural, singular in _SINGULARS.items():
        if label == plural or label.startswith((f"{plural},", f"{plural} (")):
            return f" {singular}{label.removeprefix(plural)}"
    return f" person among {label}"


def is_one(words: str) -> bool:
    """Whether a number in words takes a singular: '1', 'at least 1', '≤ 1'."""
    return words.split(" ")[-1] == "1"


_SINGULARS = {
    measure.label.replace("places", unit): measure.singular.replace("place", unit.removesuffix("s"))
    for measure in MEASURES.values()
    if measure.is_count
    for unit in ("places", *measure.units)
}


def say_labelled(words: str, figure: str, label: str) -> Sentence:
    """A count with what it counts: '30 drivers killed', '1 person among drivers killed'.

    A label that is no plural, such as 'distance', stands in brackets.
    """
    noun = label.partition(" ")[0]
    if not noun.endswith("s") and " " not in label.partition(",")[0]:
        return (Cited(words, figure), f" ({label})")
    return (Cited(words, figure), say_counted(words, label))


def unbracket(label: str) -> str:
    """A label for a place inside brackets: its period in commas."""
    return _PERIOD.sub(r", \1", label)


_PERIOD = re.compile(r" \(([^()]*)\)(?=$|, as of |, withdrawn)")


def say_tolls(rows: Sequence[Row], verb: str = "") -> Sentence:
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
    notes = (_say_by(first).strip(), say_reads(first))
    said: list[Sentence] = [(note,) for note in notes if note]
    said += [
        (Cited(say_quantity(row), row["id"]), _say_by(row) or " elsewhere in the article")
        for row in others
        if (say_quantity(row), _say_by(row)) != (say_quantity(first), _say_by(first))
    ]
    between = [piece for each in said for piece in ("; ", each)][1:]
    people = _say_people(first, verb, has_notes=bool(said))
    return sentence(people, " (", *between, ")") if said else people


def _say_people(row: Row, verb: str = "", *, has_notes: bool = False) -> Sentence:
    """A count of people with its group, cited: 'at least 23 security personnel'.

    `verb` stands before the place and the time, where the label has them: '3 residents killed in
    Exampleton'. Where notes in brackets follow, its period is in none.
    """
    label = unbracket(row["label"]) if has_notes else row["label"]
    whose, _, where = label.partition(" killed")
    words = say_quantity(row)
    among = whose
    if is_one(words):
        among = "person" if whose == "people" else f"person among {whose}"
    is_place = where.startswith(", ") and not where.startswith(", as of ")
    if is_place and not row["label"].partition(" killed")[2].startswith(" ("):
        where = where.replace(", ", " in ", 1)
    return (Cited(words, row["id"]), f" {among}{verb}{where}")


def say_reads(row: Row) -> str:
    """What we read a figure as, in words; nothing where that is as printed."""
    return f"read by us as {row['reads']}" if row.get("reads") else ""


def _say_by(row: Row) -> str:
    """Who gives an account: nobody is named before the outlet's first, nor needs to be."""
    return "" if row["status"] == "stated" else f" according to {row['speaker_name']}"


def quote_wording(row: Row) -> str:
    """The wording where it says more than the number beside it, else nothing."""
    wording = row["wording"]
    return "" if wording == say_quantity(row) or row["low"] is row["high"] is None else wording
