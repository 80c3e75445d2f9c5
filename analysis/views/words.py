"""How one quantity, list or label is put into words; everything that is printed uses these."""

from __future__ import annotations

import datetime as dt
import math
import re
import unicodedata
from collections.abc import Iterable, Mapping
from fractions import Fraction

# Not strftime: its month names follow the machine's locale.
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

NOT_REPORTED = "not reported"

_MOMENTS = ("date", "hour-of-day")
"""Units of what is no number to a reader: a day or an hour is told as it is printed."""


def format_number(value: float | Fraction | None) -> str:
    """A number as a reader expects it: 50,000, 1.5, and "not reported" for none."""
    if value is None or value != value:
        return NOT_REPORTED
    if float(value).is_integer():
        return f"{int(value):,}"
    return f"{float(value):,.4f}".rstrip("0").rstrip(".")


def format_bounds(low: float | None, high: float | None) -> str:
    """Bounds as a short sign: 58, ≥ 23, ≤ 40, 22–25, or "no bounds"."""
    is_low, is_high = low is not None and low == low, high is not None and high == high
    if is_low and is_high:
        if low == high:
            return format_number(low)
        return (
            f"≤ {format_number(high)}"
            if low == 0
            else f"{format_number(low)}–{format_number(high)}"
        )
    if is_low:
        return f"≥ {format_number(low)}"
    return f"≤ {format_number(high)}" if is_high else "no bounds"


def format_quantity(figure: Mapping[str, object]) -> str:
    """A figure's label: its bounds, and the wording where that says more than the bounds do.

    `figure` has wording, is_counted, unit, nominal, low, high and hedge.
    """
    wording = str(figure["wording"])
    if figure["is_counted"]:
        return f"{format_number(_number(figure['nominal']))} (named: {wording})"
    if figure["unit"] in _MOMENTS:
        return wording
    bounds = format_bounds(_number(figure["low"]), _number(figure["high"]))
    if wording.replace(",", "") == bounds.replace(",", ""):
        return bounds
    return f"“{wording}”" if bounds == "no bounds" else f"{bounds} (“{wording}”)"


def say_bounds(low: float | None, high: float | None) -> str:
    """Bounds in a sentence: at least 23, at most 40, 22 to 25, 58."""
    if low is not None and high is not None:
        if low == high:
            return format_number(low)
        return (
            f"{format_number(low)} to {format_number(high)}"
            if low
            else f"at most {format_number(high)}"
        )
    if low is not None:
        return f"at least {format_number(low)}"
    return f"at most {format_number(high)}" if high is not None else "an unknown number"


def say_quantity(figure: Mapping[str, object]) -> str:
    """A figure in a sentence: its bounds in words, or its wording where it has none or is a time.

    `figure` has low and high, and wording or else shown.
    """
    if figure.get("unit") in _MOMENTS:
        return str(figure["wording"])
    low, high = _number(figure["low"]), _number(figure["high"])
    if low is not None or high is not None:
        return say_bounds(low, high)
    return f"“{figure['wording']}”" if figure.get("wording") else str(figure["shown"])


def say_ratio(low: float | None, high: float | None) -> str:
    """How many times the reported count a claim is, as bounds in words.

    A lower bound is rounded down and an upper one up, so that the words hold for the number.
    """
    least = None if low is None else math.floor(low * 10) / 10
    most = None if high is None else math.ceil(high * 10) / 10
    if least is None and most is None:
        return "no ratio can be given"
    if low == high == 1:
        return "the same as the reported count"
    if low == high:
        about = "" if least == most else "about "
        return f"{about}{_round_ratio(low or 0)} times the reported count"
    bounds = say_bounds(least, most)
    return f"{bounds} {'time' if bounds.endswith(' 1') else 'times'} the reported count"


def _round_ratio(ratio: float) -> str:
    """A ratio to one digit behind the point, and below one to two."""
    return format_number(round(ratio, 1 if ratio >= 1 else 2))


def say_count(number: int, one: str, many: str | None = None) -> str:
    """How many of a thing: 1 figure, 2 figures; `many` where the plural is not one + s."""
    return f"{format_number(number)} {one if number == 1 else many or f'{one}s'}"


def say_date(day: dt.date) -> str:
    """A day as it is written in a sentence: 4 February 2026."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def join(words: Iterable[str]) -> str:
    """Words as an English list: a, b and c; between words with commas, semicolons."""
    *most, last = map(keep_order, list(words) or [""])
    if len(most) > 1 and any(", " in word for word in (*most, last)):
        return f"{'; '.join(most)}; and {last}"
    return f"{', '.join(most)} and {last}" if most else last


def capitalise(text: str) -> str:
    """The text with a capital first letter and the rest left as it is."""
    first = text[:1].upper()
    return first + text[1:] if len(first) == 1 else text


def begin_claim(name: str) -> str:
    """Who claims something, at the start of a sentence: "Rebels claim ", "The army claims ".

    "the army, on its enemies," is closed by a comma before the verb.
    """
    bare = drop_brackets(name)
    comma = "," if "," in bare else ""
    head = bare.split(",")[0].split(" of ")[0].rstrip()
    verb = "claim" if head.endswith("s") and not head.endswith("ss") else "claims"
    return f"{capitalise(keep_order(name))}{comma} {verb} "


def drop_brackets(text: str) -> str:
    """The text without what stands in brackets or quotes."""
    return _ASIDE.sub("", text)


_ASIDE = re.compile(r"\s*\([^()]*\)|“[^“”]*”")


def stop(text: str) -> str:
    """The text as a sentence: with its stop, if it has none."""
    text = text.rstrip()
    return text if text.endswith((".", "!", "?", "…", ".”", "!”", "?”")) else f"{text}."


def keep_order(text: str) -> str:
    """The text, so ended that a number printed behind it is read behind it.

    Unicode's rules (UAX #9) draw a number that follows a Hebrew or Urdu name on the name's left,
    where it seems to belong to what stands before; a left-to-right mark keeps it in its place.
    """
    directions = (unicodedata.bidirectional(char) for char in reversed(text))
    last = next((each for each in directions if each in ("L", "R", "AL")), "L")
    return text if last == "L" else f"{text}\u200e"


def _number(value: object) -> float | None:
    return None if value is None or value != value else float(value)  # type: ignore[arg-type]
