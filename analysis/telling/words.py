"""How one quantity, list or label is put into words; everything that is printed uses these."""

from __future__ import annotations

import datetime as dt
import math
import re
import unicodedata
from collections.abc import Iterable, Mapping
from fractions import Fraction

from analysis.errors import WordingError
from analysis.ledger.measures import MEASURES, UNITS
from analysis.ledger.numerals import SCALES, is_numeral
from analysis.ledger.wording import list_phrases

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

    What is measured has its unit, where the wording does not name it, and a change says that it is
    one. `figure` has wording, is_counted, unit, nominal, low, high and hedge; where they apply,
    measure, change and words_read.
    """
    wording = str(figure["wording"])
    if figure["is_counted"]:
        return f"{format_number(_number(figure['nominal']))} (named: {wording})"
    if figure["unit"] in _MOMENTS:
        return wording
    bounds = format_bounds(_number(figure["low"]), _number(figure["high"]))
    quoted = quote_read(figure)
    unit = str(figure["unit"])
    if bounds == "no bounds":
        is_told = not _tells_unit(figure) or names_unit(wording, unit) or has_unit(wording)
        return _tell_change(quoted if is_told else f"{quoted} {name_unit(unit)}", figure)
    amount = f"{bounds} {name_unit(unit, bounds)}" if _tells_unit(figure) else bounds
    says_no_more = {bounds, amount, *((f"{bounds}%",) if unit == "percent" else ())}
    told = _tell_change(amount, figure)
    # What is counted the label tells: "31 soldiers" says no more than 31.
    said = wording if figure.get("words_read") else str(figure.get("number_words") or wording)
    if said.replace(",", "") in {each.replace(",", "") for each in says_no_more}:
        return told
    return f"{told} ({quoted})"


def quote_read(figure: Mapping[str, object]) -> str:
    """The wording in quotes, and beside one that is not read by its own words what it says."""
    read = figure.get("words_read")
    quoted = f"“{figure['wording']}”"
    return f"{quoted}, read as {read}" if read else quoted


def _tell_change(amount: str, figure: Mapping[str, object]) -> str:
    """A change says that it is one: "22 more", "34 percent less", "3 times the earlier number"."""
    change, is_percent = figure.get("change"), figure.get("unit") == "percent"
    if not change:
        return amount
    if change == "multiple":
        return f"{amount} {'of' if is_percent else 'times'} the earlier number"
    if change == "increment":
        return f"{amount} more"
    return f"{amount} {'fewer' if _is_count(figure) else 'less'}"


def _is_count(figure: Mapping[str, object]) -> bool:
    measure = MEASURES.get(str(figure.get("measure")))
    return figure.get("unit") != "percent" and measure is not None and measure.is_count


def _tells_unit(figure: Mapping[str, object]) -> bool:
    """Whether a unit stands behind a number: no count has one, since its label names what it is."""
    unit = str(figure.get("unit"))
    if unit == "percent":
        return True
    is_named = unit == "persons" or _is_count(figure)
    return figure.get("change") != "multiple" and bool(figure.get("measure")) and not is_named


def has_unit(words: str) -> bool:
    """Whether a number in words has its unit in it: "$5 million", "nearly half"."""
    try:
        return any(phrase.units for phrase in list_phrases(words, is_count=False))
    except WordingError:
        return False


def names_unit(wording: str, unit: str) -> bool:
    """Whether a wording names its unit."""
    words = UNITS[unit].words if unit in UNITS else (unit.replace("-", " "),)
    return any(word in wording.lower() for word in words)


def name_unit(unit: str, number: str = "") -> str:
    """A unit in words, in the singular behind a one: "kilometres", "litre per person"."""
    name = UNITS[unit].label if unit in UNITS else unit.replace("-", " ")
    if not is_one(number):
        return name
    return _PLURAL_WORD.sub(lambda word: singularise(word[0]), name, count=1)


_PLURAL_WORD = re.compile(r"\b[a-zA-Z]*[a-z]s\b(?<!ss)")


def singularise(noun: str) -> str:
    """A regular English plural as one of it: "kilometres" → "kilometre", "boxes" → "box"."""
    if noun.endswith("ies"):
        return f"{noun[:-3]}y"
    if noun.endswith(("ches", "shes", "xes", "sses", "zes")):
        return noun[:-2]
    return noun.removesuffix("s")


def is_one(words: str) -> bool:
    """Whether a number in words takes a singular: '1', 'at least one', '≤ 1', not 'twenty one'."""
    *before, last = words.split(" ")
    return last in ("1", "one") and not (before and is_numeral(before[-1]))


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
    """A figure in a sentence: an exact number in digits, a hedged one as it is printed.

    The bounds that we read in a hedge are no words of the article.

    `figure` has low, high, hedge and number_words; of a time unit and wording; of counted names no
    number_words.
    """
    if figure.get("unit") in _MOMENTS:
        return str(figure["wording"])
    words = figure.get("number_words")
    if not isinstance(words, str) or figure.get("hedge") == "exact":
        return say_bounds(_number(figure["low"]), _number(figure["high"]))
    return words


def before_noun(words: str) -> str:
    """A number as it stands before what it counts: '12', 'several', 'dozens of'."""
    return f"{words} of" if words.split(" ")[-1] in _COLLECTIVE else words


_COLLECTIVE = {*(f"{scale}s" for scale in SCALES), "tens", "number", "handful", "couple"}


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


def name_paragraph(number: int) -> str:
    """A paragraph by its number; 0 is the headline."""
    return str(number) if number else "headline"


def say_date(day: dt.date) -> str:
    """A day as it is written in a sentence: 4 February 2026."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def say_language(code: str) -> str:
    """A language by its English name: "French", "Portuguese (Brazil)"; else by its code."""
    if code.partition("-")[0] == "en":
        return "English"
    # Most articles need no names of languages, which take a while to load.
    from babel import Locale, UnknownLocaleError

    try:
        name = Locale.parse(code, sep="-").get_display_name("en")
    except (UnknownLocaleError, ValueError):
        name = Locale("en").languages.get(code.partition("-")[0])
    return name or f"the language “{code}”"


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
    """Who claims something, at the start of a sentence: "Rebels claim ", "The army claims "."""
    return capitalise(say_claimant(name))


def say_claimant(name: str) -> str:
    """Who claims something, and the verb: "rebels claim ", "the army claims ".

    "the army, on its enemies," is closed by a comma before the verb.
    """
    bare = drop_brackets(name)
    comma = "," if "," in bare else ""
    head = bare.split(",")[0].split(" of ")[0].rstrip()
    verb = "claim" if is_plural(head) else "claims"
    return f"{keep_order(name)}{comma} {verb} "


def is_plural(name: str) -> bool:
    """Whether a name takes a plural verb: 'officials', 'police', and no 'Press'."""
    last = name.lower().split(" ")[-1]
    return last in ("police", "people") or (last.endswith("s") and not last.endswith("ss"))


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
