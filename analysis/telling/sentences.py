"""Sentences with numbers, as pieces: plain words, and words that rest on one statement.

A `Cited` piece rests on one statement of the ledger, to which a page links.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from analysis.ledger.frame import Row
from analysis.ledger.measures import MEASURES
from analysis.telling.words import (
    before_noun,
    capitalise,
    drop_brackets,
    has_unit,
    is_one,
    keep_order,
    name_unit,
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
    """Words that lead to an address outside the report, or to the folder of a report beside it."""

    words: str
    url: str

    @property
    def is_beside(self) -> bool:
        """Whether it is a report beside this one: its page knows the file there."""
        return self.url.startswith("../")


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
    if not where or f", {where}" not in label:
        return label
    what, _, rest = label.partition(f", {where}")
    preposition = "from" if what == "distance" else "in"
    is_long = ", " in what and not what.endswith(tuple(CHANGES.values()))
    # "People living there" says in one word where: with the place's name it is said twice.
    what = what.removesuffix(" there")
    return f"{what}{',' if is_long else ''} {preposition} {where}{rest}"


def say_counted(words: str, row: Row) -> str:
    """What follows a number: ' soldiers killed', and for one ' person among soldiers killed'."""
    singular = place_label(row, "singular")
    return join_noun(words, singular if singular and is_one(words) else place_label(row))


def join_noun(words: str, noun: str) -> str:
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
        return (number, join_noun(number.words, singular if is_one(number.words) else label))
    if label.startswith(_SHARE) and number.words.endswith(("majority", "minority")):
        number = replace(number, words=f"a {number.words.removeprefix('the ')}")
    elif unit and unit not in _MOMENTS and not has_unit(number.words):
        name = name_unit(unit, number.words)
        number = replace(number, words=f"{before_noun(number.words)} {name}")
    if label.startswith(_SHARE):
        what, _, whose = label.removeprefix(_SHARE).partition(": ")
        return (*((f"{whose}, ",) if whose else ()), number, f" of {what}")
    return (number, f" ({label})")


_SHARE = "share of "
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
        rise = "further" if words.endswith(" more") else "more"
        more = rise if change == "increment" else "fewer"
        counted = singular if is_one(words) else label
        return (replace(number, words=f"{words} {more}"), f" {counted}")
    told = f"{words} {name_unit(unit, words)}" if unit and not has_unit(words) else words
    rise = "a rise of" if change == "increment" else "a fall of"
    return (replace(number, words=f"{rise} {told}"), f" ({label})")


def unbracket(label: str) -> str:
    """A label for a place inside brackets: its period in commas."""
    return _PERIOD.sub(r", \1", label)


_PERIOD = re.compile(r" \(([^()]*)\)(?=$|, as of |, withdrawn)")


def say_reads(row: Row) -> str:
    """What we read a figure as, in words; nothing where that is as printed."""
    return f"read by us as {row['reads']}" if row.get("reads") else ""


def quote_wording(row: Row) -> str:
    """The number as printed where it is not the one beside it, else nothing.

    The noun stays away, since the label tells it; a foreign wording is quoted whole.
    """
    printed = row.get("number_words") or row["wording"]
    if row.get("words_read"):
        return str(row["wording"])
    return "" if printed.replace(",", "") == say_quantity(row).replace(",", "") else str(printed)
