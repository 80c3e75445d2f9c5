"""Sentences with numbers, as pieces: plain words, and words that rest on one statement.

A `Cited` piece rests on one statement of the ledger, to which a page links.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from analysis.ledger.frame import Row
from analysis.ledger.measures import MEASURES
from analysis.telling.words import (
    before_noun,
    capitalise,
    drop_brackets,
    has_unit,
    is_one,
    join,
    keep_order,
    name_unit,
    say_count,
    say_quantity,
)


@dataclass(frozen=True, slots=True)
class Cited:
    """Words that rest on one statement: its id in the ledger."""

    words: str
    figure: str
    language: str = ""
    """Of a wording in another language than English."""


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
    """A figure with what it counts, cited: '58 people killed', '1 place attacked in Exampleton'.

    Parameters
    ----------
    row : id, low, high, hedge and number_words; label; singular (what one of it is called; none
        where the label is no plural, and the label itself if there is no such column); where (the
        place that the label names, or none). Where they apply: unit, change, deed (who is said to
        have done it, and how), wording and its language (of a time).
    """
    label, singular = place_label(row), place_label(row, "singular")
    language = row.get("language") if row.get("unit") in _MOMENTS else None
    number = Cited(say_quantity(row), row["id"], language or "")
    if row.get("change"):
        return _cite_change(row, number, label, singular)
    told = _say_of(number, label, singular, row.get("unit"))
    return sentence(told, say_deed(row))


def cite_wording(row: Row) -> Cited:
    """A wording in quotes, cited, in its own language."""
    return Cited(f"“{row['wording']}”", row["id"], row.get("language") or "")


def cite_number(row: Row) -> Cited:
    """A hedged number in quotes, cited, for a place beside its label; a foreign wording whole."""
    if row.get("words_read") or not row.get("number_words"):
        return cite_wording(row)
    return Cited(f"“{row['number_words']}”", row["id"])


def say_deed(row: Row) -> str:
    """Who is said to have done it and by what means, behind a label that leaves room for it."""
    is_short = not any(mark in row["label"] for mark in ("(", ", as of ", ", withdrawn"))
    return f" {row['deed']}" if row.get("deed") and is_short else ""


def place_label(row: Row, column: str = "label") -> str:
    """A label for the middle of a sentence: 'residents killed in Exampleton'.

    `row` has label, and where: the place that it names, if any. Empty where the column is.
    """
    where, label = row.get("where"), str(row.get(column, row["label"]) or "")
    return label.replace(f", {where}", f" in {where}", 1) if where else label


def say_counted(words: str, row: Row) -> str:
    """What follows a number: ' soldiers killed', and for one ' person among soldiers killed'."""
    singular = place_label(row, "singular")
    return _join_noun(words, singular if singular and is_one(words) else place_label(row))


def _join_noun(words: str, noun: str) -> str:
    """A noun as it follows a number: ' people' and, behind 'dozens', ' of people'."""
    return f"{before_noun(words).removeprefix(words)} {noun}"


def say_labelled(words: str, row: Row) -> Sentence:
    """Words for a number, with what it counts: '30 drivers killed', '2 kilometres (distance)'.

    A label that is no plural, such as 'distance', stands in brackets, behind the unit.
    """
    label, singular = place_label(row), place_label(row, "singular")
    return _say_of(Cited(words, row["id"]), label, singular, row.get("unit"))


def _say_of(number: Cited, label: str, singular: str, unit: str | None) -> Sentence:
    if singular:
        return (number, _join_noun(number.words, singular if is_one(number.words) else label))
    if unit and unit not in _MOMENTS and not has_unit(number.words):
        name = name_unit(unit, number.words)
        number = replace(number, words=f"{before_noun(number.words)} {name}")
    return (number, f" ({label})")


_MOMENTS = MEASURES["time"].units

CHANGES: Mapping[str, str] = {
    "increment": "more than before",
    "fall": "fewer than before",
    "multiple": "as a multiple of the earlier number",
}
"""Kind of change → what the label of a figure says of it."""


def _cite_change(row: Row, number: Cited, label: str, singular: str) -> Sentence:
    """A change, never a total: '22 more drivers killed', 'a rise of 34 percent (attacks)'."""
    change, unit, words = row["change"], row.get("unit"), number.words
    label, singular = (each.replace(f", {CHANGES[change]}", "", 1) for each in (label, singular))
    if change == "multiple":
        times = "time" if is_one(words) else "times"
        told = words if "times" in words else f"{words} {times}"
        if unit == "percent":
            told = f"{words} of" if has_unit(words) else f"{words} percent of"
        return (replace(number, words=f"{told} the earlier number"), f" ({label})")
    if singular and unit != "percent":
        more = "more" if change == "increment" else "fewer"
        counted = singular if is_one(words) else label
        return (replace(number, words=f"{words} {more}"), f" {counted}")
    told = f"{words} {name_unit(unit, words)}" if unit and not has_unit(words) else words
    rise = "a rise of" if change == "increment" else "a fall of"
    return (replace(number, words=f"{rise} {told}"), f" ({label})")


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
    if first.get("deed"):
        notes.append((first["deed"],))
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
    people: Sentence = (Cited(words, first["id"]), f"{_join_noun(words, whose)}{verb}{place}")
    between = [piece for each in notes for piece in ("; ", each)][1:]
    return sentence(people, " (", *between, ")") if notes else people


def say_reads(row: Row) -> str:
    """What we read a figure as, in words; nothing where that is as printed."""
    return f"read by us as {row['reads']}" if row.get("reads") else ""


def _say_by(row: Row) -> str:
    """Who gives an account: the outlet's own needs no name, and a claim has its own verb."""
    return f"according to {row['speaker_name']}" if row["status"] == "attributed" else ""


def quote_wording(row: Row) -> str:
    """The number as printed where it is not the one beside it, else nothing.

    The noun stays away, since the label tells it; a foreign wording is quoted whole.
    """
    printed = row.get("number_words") or row["wording"]
    if row.get("words_read"):
        return str(row["wording"])
    return "" if printed.replace(",", "") == say_quantity(row).replace(",", "") else str(printed)
