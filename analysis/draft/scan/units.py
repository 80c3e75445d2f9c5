"""The unit of a number: the currency before it, and the unit or the currency behind it."""

from __future__ import annotations

from typing import NamedTuple

from analysis.draft.scan.tokens import Passage
from analysis.draft.scan.words import as_set
from analysis.ledger.currencies import CURRENCIES, SYMBOLS
from analysis.ledger.phrases import COUNTED, UNITS_OF

# Beyond what figures of an attack are measured in: the unit's name, and the words for it.
_OTHER_UNITS = {
    "seconds": "second seconds sec secs",
    "decades": "decade decades",
    "centuries": "century centuries",
    "percentage-points": "percentage-point percentage-points",
    "basis-points": "basis-point basis-points bps bp",
    "points": "point points pt pts",
    "cents": "cent cents pence",
    "kg": "kg kgs kilo kilos kilogram kilograms kilogramme kilogrammes",
    "grams": "gram grams gramme grammes mg milligram milligrams",
    "tonnes": "ton tons tonne tonnes metric-ton metric-tons metric-tonnes",
    "lb": "lb lbs",
    "ounces": "oz ounce ounces",
    "m": "m",
    "cm": "cm centimetre centimetres centimeter centimeters",
    "mm": "mm millimetre millimetres millimeter millimeters",
    "ft": "ft foot feet",
    "inches": "inch inches",
    "yards": "yard yards",
    "nautical-miles": "nautical-mile nautical-miles",
    "light-years": "light-year light-years",
    "mph": "mph miles-per-hour miles-an-hour",
    "km/h": "kmh kph km/h kilometres-per-hour kilometers-per-hour kilometres-an-hour "
    "kilometers-an-hour",
    "square-km": "square-km sq-km square-kilometre square-kilometres square-kilometer "
    "square-kilometers",
    "square-miles": "square-mile square-miles",
    "square-metres": "square-metre square-metres square-meter square-meters sqm sq-m",
    "square-feet": "square-foot square-feet sqft sq-ft sq-feet",
    "acres": "acre acres",
    "hectares": "hectare hectares",
    "litres": "litre litres liter liters",
    "gallons": "gallon gallons",
    "barrels": "barrel barrels bpd",
    "degrees": "degree degrees degrees-celsius degrees-fahrenheit degrees-c degrees-f celsius "
    "fahrenheit ° °-c °-f °c °f",
    "hp": "hp bhp horsepower ps",
    "kw": "kw kilowatt kilowatts",
    "mw": "mw megawatt megawatts",
    "gw": "gw gigawatt gigawatts",
    "kwh": "kwh kilowatt-hours kilowatt-hour",
    "mwh": "mwh megawatt-hours",
    "gwh": "gwh gigawatt-hours",
    "volts": "volt volts",
    "watts": "watt watts",
    "gb": "gb gigabyte gigabytes",
    "mb": "mb megabyte megabytes",
    "tb": "tb terabyte terabytes",
    "mbps": "mbps",
    "gbps": "gbps",
    "hz": "hz hertz",
    "mhz": "mhz megahertz",
    "ghz": "ghz gigahertz",
    "mah": "mah",
    "megapixels": "mp megapixel megapixels",
    "nm": "nm nanometre nanometres nanometer nanometers",
    "mpg": "mpg miles-per-gallon",
    "rpm": "rpm",
    "times": "x fold",
    "ml": "ml millilitre millilitres milliliter milliliters",
}

# Words of other meanings, too, so that they are a unit only right behind the digits: "5m", "3s".
_GLUED = {
    "m": "m", "f": "degrees", "c": "degrees", "g": "grams", "l": "litres", "t": "tonnes",
    "s": "seconds", "h": "hours", "w": "watts", "v": "volts", "in": "inches", "min": "minutes",
    "mins": "minutes", "p": "cents", "px": "pixels", "cc": "cc", "nm": "nm", "mi": "miles",
    "ms": "milliseconds", "x": "times", "y": "years", "yr": "years", "yrs": "years", "k": "kelvin",
    "ha": "hectares", "d": "days", "mw": "mw", "ps": "hp", "pp": "percentage-points",
    "pc": "percent", "fold": "times", "min.": "minutes", "wk": "weeks", "wks": "weeks",
}  # fmt: skip
# Names of money that are other words as well.
_NO_MONEY = as_set(
    "won real reals mark marks rand gold sol sols soles som sum kip lev lei leu dong pula mad "
    "all top try cup pen cop sos gel ron ern bam ang mop mga mur nad pab stn sar vuv wst php "
    "sterling birr dram drams kina loti leone leones florin florins gourde"
)
# A reader means these where a word or a sign is that of several currencies.
_USUAL = {"$": "usd", "dollars": "usd", "dollar": "usd", "£": "gbp", "pounds": None, "pound": None,
          "yen": "jpy", "yuan": "cny", "rubles": "rub", "roubles": "rub", "ruble": "rub",
          "rouble": "rub"}  # fmt: skip
_KNOWN_CODES = as_set("usd eur gbp pkr inr rs jpy cny chf aud cad")
_SMALL_LETTERS = as_set("rs tk rp rm ksh ush tsh fcfa cfa")

_POWERS = {"m²": "square-metres", "km²": "square-km", "ft²": "square-feet", "m³": "cubic-metres"}
# "1.2 million daily users" are so many users.
_HOW_OFTEN = frozenset(("hourly", "daily", "weekly", "monthly", "yearly"))
_SIGNS = frozenset(sign for sign in SYMBOLS if len(sign) == 1 and not sign.isalpha())


class Unit(NamedTuple):
    """A unit as found: its name, None where the words leave it open, and the words it has."""

    name: str | None
    length: int


def _settle(word: str, codes: tuple[str, ...]) -> str | None:
    if word in _USUAL:
        return _USUAL[word]
    return codes[0] if len(codes) == 1 else None


def _index() -> dict[tuple[str, ...], str | None]:
    """Words that name a unit, as a passage has them, hyphens left out -> the unit's name."""
    found: dict[tuple[str, ...], str | None] = {}
    for words, units in UNITS_OF.items():
        if words[0] in _HOW_OFTEN:
            continue
        if units[0] not in COUNTED and " ".join(words) not in _NO_MONEY and words[0] not in "€":
            found[words] = _settle(" ".join(words), units)
    for name, forms in _OTHER_UNITS.items():
        for form in forms.split():
            found[tuple(form.replace("/", "-/-").split("-"))] = name
    found |= {("per", "cent"): "percent", ("pct",): "percent", ("u.s.", "dollars"): "usd"}
    return found


_UNITS = _index()
_FIRST = {
    first: max(len(words) for words in _UNITS if words[0] == first)
    for first in {words[0] for words in _UNITS}
}
"""The first word of a unit -> how many words the longest has that begins so."""

_COUNTED_WORDS = {
    words[0]: units[0]
    for words, units in UNITS_OF.items()
    if len(words) == 1 and units[0] in COUNTED
}


def find_unit_behind(passage: Passage, at: int) -> Unit | None:
    """The unit right behind a number, also behind a hyphen; None where there is none.

    Parameters
    ----------
    at : the word behind the number.
    """
    words = passage.words
    if words[at] in _SIGNS:
        return Unit(_settle(words[at], SYMBOLS[words[at]]), 1)
    start = at
    if words[at] == "-" and passage.is_glued(at) and passage.is_glued(at + 1):
        at += 1
    word = words[at]
    if word in _FIRST and (unit := _find_longest(words, at)):
        end = at + unit.length
        if words[end][:1].isdigit() and passage.is_glued(end):
            # "Three M79 grenades" are no metres.
            return None
        if words[end] == "-" and _is_make(passage, at, end):
            return None
        if words[end] in ("²", "³") and passage.is_glued(end):
            return Unit(_POWERS.get(f"{unit.name}{words[end]}"), end + 1 - start)
        return Unit(unit.name, end - start)
    if word in _GLUED and at == start and passage.is_glued(at) and not _is_other(passage, at):
        return Unit(_GLUED[word], 1)
    return None


def _is_make(passage: Passage, at: int, end: int) -> bool:
    """Whether a letter begins the name of a make: "two M-16 rifles"."""
    is_number = passage.words[end + 1][:1].isdigit() and passage.is_glued(end + 1)
    is_apart = passage.is_capital(at) and not passage.is_glued(at)
    return is_number and is_apart and passage.is_glued(end)


def _is_other(passage: Passage, at: int) -> bool:
    """Whether "8X" is a model and no multiple, and "65s" a plural and no seconds."""
    word = passage.words[at]
    is_plural = word == "s" and "." not in passage.words[at - 1]
    return is_plural or (word == "x" and passage.is_capital(at))


def _find_longest(words: list[str], at: int) -> Unit | None:
    """The longest unit that begins at a word, whether its words are joined by hyphens or not."""
    key: tuple[str, ...] = ()
    found, end = None, at
    while len(key) < _FIRST[words[at]]:
        end += words[end] == "-"
        key, end = (*key, words[end]), end + 1
        if key in _UNITS:
            found = Unit(_UNITS[key], end - at)
    return found


def find_counted_unit(word: str) -> str | None:
    """The unit of a counted thing: "attacks" for "attack"."""
    return _COUNTED_WORDS.get(word)


def find_currency_before(passage: Passage, at: int) -> Unit | None:
    """The currency right before a number, by its sign or its letters; None without one.

    Parameters
    ----------
    at : the word of the number.
    """
    words = passage.words
    sign = words[at - 1]
    if sign in _SIGNS:
        letters = words[at - 2]
        full = letters.strip(".").replace(".", "") + sign
        if letters and passage.is_glued(at - 1) and full in SYMBOLS:
            return Unit(SYMBOLS[full][0], 2)
        return Unit(_settle(sign, SYMBOLS[sign]), 1)
    if words[at - 2] == "$" and f"${sign}" in SYMBOLS and passage.is_glued(at):
        # "$A50" is "A$50" in some papers.
        return Unit(SYMBOLS[f"${sign}"][0], 2) if passage.is_glued(at - 1) else None
    length = 1
    if sign == "." and words[at - 2] in _SMALL_LETTERS:
        sign, length = words[at - 2], 2
    if sign in SYMBOLS and _is_code(passage, at - length):
        return Unit(_settle(sign, SYMBOLS[sign]), length)
    return None


def _is_code(passage: Passage, at: int) -> bool:
    """Whether letters before a number are the code of a currency and no word or initial."""
    word = passage.words[at]
    if word in _SMALL_LETTERS or word in _KNOWN_CODES:
        return True
    start = passage.starts[at]
    is_upper = passage.text[start : start + len(word)].isupper()
    return is_upper and not passage.is_capitals and word in CURRENCIES and word not in _NO_MONEY
