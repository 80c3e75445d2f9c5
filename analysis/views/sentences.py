"""Sentences with numbers, as pieces: plain words, and words that rest on one statement.

A `Cited` piece rests on one statement of the ledger, to which a page links.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from analysis.ledger.frame import Row
from analysis.ledger.measures import MEASURES, UNITS
from analysis.views.words import (
    capitalise,
    drop_brackets,
    join,
    keep_order,
    say_count,
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
    words = (piece if isinstance(piece, str) else piece.words for piece in unnest(sentence))
    return "".join(map(keep_order, words))


def unnest(sentence: Sentence) -> Sentence:
    """The sentence without brackets inside brackets: the inner ones become commas."""
    words = [piece if isinstance(piece, str) else piece.words for piece in sentence]
    follows = iter(f"{''.join(words)}."[1:])
    depth, told = 0, [""]
    for each in words:
        told.append("")
        for char, after in zip(each, follows, strict=False):
            depth += char == "("
            if depth < 2 or char not in "()":
                told[-1] += char
            elif char == "(":
                _add_comma(told)
            elif after not in "),.;:":
                told[-1] += ","
            depth -= char == ")" and depth > 0
    return tuple(
        kept if isinstance(piece, str) else replace(piece, words=kept)
        for piece, kept in zip(sentence, told[1:], strict=True)
    )


def _add_comma(told: list[str]) -> None:
    """A comma behind the words so far, where they need one, without a space before it."""
    before = next(place for place in reversed(range(len(told))) if told[place].strip() or not place)
    told[before:] = [told[before].rstrip(), *("" for _ in told[before + 1 :])]
    if not told[before].endswith(("(", "“")):
        told[-1] += " " if told[before].endswith((",", ";", ":")) else ", "


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
    """Parts of a sentence as an English list: a, b and c; between parts with commas, semicolons."""
    items = list(pieces)
    has_comma = any(", " in drop_brackets(plain(item)) for item in items)
    comma, last = (", ", " and ") if not has_comma else ("; ", "; and ")
    last = ", and " if has_comma and len(items) == 2 else last
    result: Sentence = ()
    for index, item in enumerate(items):
        between = "" if index == 0 else last if index == len(items) - 1 else comma
        result = sentence(result, between, item) if between else sentence(item)
    return result


# --- counts ----------------------------------------------------------------------------------


def cite_count(row: Row) -> Sentence:
    """A count with what it counts, cited: '58 people killed', '1 place attacked in Exampleton'."""
    return say_labelled(say_quantity(row), row["id"], place_label(row), row.get("unit"))


def place_label(row: Row) -> str:
    """A label for the middle of a sentence: 'residents killed in Exampleton'.

    `row` has label, and where: the place that it names, if any.
    """
    where = row.get("where")
    return row["label"].replace(f", {where}", f" in {where}", 1) if where else str(row["label"])


def say_counted(words: str, label: str) -> str:
    """What follows a number: ' soldiers killed', and for one ' person among soldiers killed'."""
    if not is_one(words):
        return f" {label}"
    for plural, singular in _SINGULARS.items():
        if _is_of(label, plural):
            return f" {singular}{label.removeprefix(plural)}"
    return f" person among {label}"


def _is_of(label: str, what: str) -> bool:
    """Whether a label is of just this, with or without a place or a period."""
    return label == what or label.startswith((f"{what},", f"{what} (", f"{what} in "))


def is_one(words: str) -> bool:
    """Whether a number in words takes a singular: '1', 'at least 1', '≤ 1'."""
    return words.split(" ")[-1] == "1"


_SINGULARS = {
    measure.label.replace("places", unit): measure.singular.replace("place", unit.removesuffix("s"))
    for measure in MEASURES.values()
    if measure.is_count
    for unit in ("places", *measure.units)
}


def say_labelled(words: str, figure: str, label: str, unit: str | None = None) -> Sentence:
    """A count with what it counts: '30 drivers killed', '1 person among drivers killed'.

    A label that is no plural, such as 'distance', stands in brackets, behind the unit.
    """
    if not any(_is_of(label, measure) for measure in _NO_PLURALS):
        return (Cited(words, figure), say_counted(words, label))
    if unit and unit not in _MOMENTS and not words.startswith("“"):
        name = UNITS[unit].label
        words += f" {name.removesuffix('s') if is_one(words) else name}"
    return (Cited(words, figure), f" ({label})")


_NO_PLURALS = [measure.label for measure in MEASURES.values() if not measure.is_count]
_MOMENTS = MEASURES["time"].units


def unbracket(label: str) -> str:
    """A label for a place inside brackets: its period in commas."""
    return _PERIOD.sub(r", \1", label)


_PERIOD = re.compile(r" \(([^()]*)\)(?=$|, as of |, withdrawn)")


def say_tolls(rows: Sequence[Row], verb: str = "", most: int = 6) -> Sentence:
    """Counts of people as a list; several accounts of one count stand together.

    '12 people (15 according to county office) and 3 drivers killed in Exampleton'. What all share
    (place, time, speaker) is told once, at the end; `verb` stands there too, and behind each group
    where one has a place or a time of its own.

    Parameters
    ----------
    rows : as `tabulate_toll` has them.
    most : counts beyond these are told as how many they are.
    """
    counts: dict[tuple[str, str | None], list[Row]] = {}
    for row in rows:
        counts.setdefault((row["label"], row.get("reads")), []).append(row)
    told = list(counts.values())[:most]
    shown = [row for accounts in told for row in accounts]
    shared = {key for key in _SCOPE if len({row.get(key) or None for row in shown}) == 1}
    by = {_say_by(row) for row in shown}
    is_shared = len(by) == 1 and by != {""}
    is_plain = len(shared) == len(_SCOPE)
    items = [
        _say_accounts(accounts, "" if is_plain else verb, shared, is_shared) for accounts in told
    ]
    if more := len(counts) - len(told):
        items.append((say_count(more, "more count"),))
    tail = (verb if is_plain else "") + _say_scope(shown[0], shared)
    source = ""
    if is_shared:
        source = f", {'all ' if len(counts) > 1 else ''}{by.pop()}"
    return sentence(enumerate_pieces(items), f"{tail}{source}")


_SCOPE = ("where", "during", "as_of")


def _say_scope(row: Row, keys: Collection[str]) -> str:
    """Place and time behind a count: ' in Exampleton as of 4 March 2020 (since Monday)'."""
    where, during, as_of = (row.get(key) if key in keys else None for key in _SCOPE)
    told = f" in {where}" if where else ""
    told += f" as of {as_of}" if as_of else ""
    return f"{told} ({during})" if during else told


def _say_accounts(
    rows: Sequence[Row], verb: str, shared: Collection[str], has_source: bool
) -> Sentence:
    """One count, with who gives it, and the accounts of others in brackets."""
    first, *others = sorted(rows, key=lambda row: row["status"] != "stated")
    own = [key for key in _SCOPE if key not in shared]
    same = [row for row in others if say_quantity(row) == say_quantity(first)]
    voices = list(dict.fromkeys(row["speaker_name"] for row in same if _say_by(row)))
    notes: list[Sentence] = [(first["during"],)] if "during" in own and first.get("during") else []
    if not has_source and _say_by(first):
        notes.append((f"according to {join(dict.fromkeys([first['speaker_name'], *voices]))}",))
    elif not has_source and voices:
        notes.append((f"also according to {join(voices)}",))
    notes += [(told,)] if (told := say_reads(first)) else []
    for row in others:
        if row not in same:
            is_own = has_source or _say_by(row) in ("", _say_by(first))
            by = "elsewhere in the article" if is_own else _say_by(row)
            notes.append((Cited(say_quantity(row), row["id"]), f" {by}"))
    words = say_quantity(first)
    whose = first["who"]
    if is_one(words):
        whose = "person" if whose == "people" else f"person among {whose}"
    place = _say_scope(first, [key for key in own if key != "during"])
    people: Sentence = (Cited(words, first["id"]), f" {whose}{verb}{place}")
    between = [piece for each in notes for piece in ("; ", each)][1:]
    return sentence(people, " (", *between, ")") if notes else people


def say_reads(row: Row) -> str:
    """What we read a figure as, in words; nothing where that is as printed."""
    return f"read by us as {row['reads']}" if row.get("reads") else ""


def _say_by(row: Row) -> str:
    """Who gives an account: the outlet's own needs no name, and a claim has its own verb."""
    return f"according to {row['speaker_name']}" if row["status"] == "attributed" else ""


def quote_wording(row: Row) -> str:
    """The wording where it says more than the number beside it, else nothing."""
    wording = row["wording"]
    return "" if wording == say_quantity(row) or row["low"] is row["high"] is None else wording
