"""What digits glued to letters or signs are: links, dates, times, scores, names, versions.

A cluster is what stands around digits without a blank, brackets or quotes. Each row of the table
is a shape and what a newsroom takes it for; the first that fits the whole cluster counts. What no
row fits is left to the grammar of numbers.
"""

from __future__ import annotations

import re
from functools import lru_cache

from analysis.draft.scan.words import MONTHS, WEEKDAYS, as_set

LONGEST = 120
"""A longer cluster is a code."""

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_YEAR = r"(?:1[5-9]|20)\d\d"
_UNIT = "k|m|mn|mln|bn|bln|b|tn|trn|t|cr|lakh|crore|million|billion|trillion|thousand|hundred|dozen"
_MEASURED = (
    "%|km|kms|cm|mm|m|ft|in|kg|kgs|g|mg|lb|lbs|oz|mi|mph|kmh|kph|hp|bhp|kw|kwh|mw|mwh|gw|gwh|"
    "tw|twh|gb|mb|tb|kb|gbps|mbps|hz|khz|mhz|ghz|l|ml|cc|ha|bps|bp|hr|hrs|h|min|mins|s|sec|ms|"
    "nm|v|w|wh|mah|mp|px|p|c|f|x|fold|yr|yrs|y|nits|rpm|psi|db|bpd|tonne|tonnes|ton|tons|pc|pp|"
    "ppm|usd|eur|gbp|inr|aud|cad|pln|p|d|wk|wks|mo|mpg|bhp|ps|nm|cal|kcal|sqm|sqft|acre|acres"
)

_SHAPES: tuple[tuple[str, str], ...] = (
    ("link", r".*(?:://|@|www\.).*|#.*|.*\.(?:com|org|net|html?|php)\b.*"),
    ("date", rf"{_YEAR}[-/.]\d\d?[-/.]\d\d?(?:t[\d:.]+z?)?"),
    ("date", r"\d\d?([-/.])\d\d?\1(?:\d{4}|\d\d)"),
    ("date", rf"{_DAY}-?(?:{_MONTH})-?(?:{_YEAR}|\d\d)?|(?:{_MONTH})-?{_DAY}"),
    ("date", r"(?:post-|pre-)?(?:9/11|7/7|26/11)(?:-[a-z]+)?"),
    ("time", r"\d\d?[:h]\d\d(?:[:.]\d+)*(?:[ap]m|z|gmt|utc)?|\d\d?(?:\.\d\d)?(?:-\d\d?)?[ap]m"),
    ("score", r"\d+:\d+(?:-\d+:\d+)?"),
    ("year", rf"(?:pre-|post-|mid-|early-|late-|in-)?{_YEAR}(?:s|'s|-(?:{_YEAR}|\d\d)|/\d\d)?-?"
             r"(?:era|present|built|founded|born|model|onwards)?"),
    ("year", rf"{_YEAR}s-.*|(?:fy|cy|q[1-4]|[1-4]q|h[12]|[12]h)-?(?:{_YEAR}|'?\d\d)"),
    ("period", r"q[1-4]|[1-4]q|h[12]"),
    ("ordinal", r"\d+(?:st|nd|rd|th)(?:-.*)?"),
    ("idiom", r"24/7|50[/-]50(?:-.*)?|4x4s?|20/20|9-to-5|\d+-(?:for|on|a|up)-(?:\d+|one|side)"),
    ("phone", r"0\d{2,4}-\d{5,8}|\d{1,4}(?:-\d{1,5}){4,}"),
    ("phone", r"\+?\d{1,4}(?:-\d{2,5}){2,4}|\d{3}-\d{4}|1-8\d\d-[a-z\d-]+|\+\d{7,}"),
    ("score", r"\d+-\d+-\d+(?:-\d+)?"),
    ("version", r"v\.?\d+(?:\.\d+)*|\d+\.\d+(?:\.\d+)+"),
    ("coordinate", r"\d+(?:\.\d+)?°(?:\d+(?:\.\d+)?['′])?(?:\d+(?:\.\d+)?(?:\"|″|''))?[nsew]"),
    ("name", r"\d(?:\.\d)?g|[2348]d|[248]k-?(?:tv|video|resolution|display|screen)?"),
    ("name", r"\dwd|\d+ers|(?:480|720|1080|1440|2160|4320)[pi](?:-.*)?"),
    ("code", r"\d{3,}[x×]\d{3,}"),
    ("name", r"(?:9|5\.56|7\.62|5\.45|12\.7)mm|\.\d\d-cal(?:iber|ibre)?"),
    ("name", r"7-eleven|3-d|2-d"),
    ("code", r"0x[\da-f]+|0\d{2,}"),
)  # fmt: skip

_TABLE = tuple((reason, re.compile(shape, re.DOTALL)) for reason, shape in _SHAPES)

# Letters before digits that leave the number a number: "mid-40s", "under-5s", "non-3".
_OPENERS = as_set(
    "mid pre post early late about nearly over under sub plus minus around almost some approx "
    "low high upper lower ex top roughly to and or the a in by of at for than with from"
)
_QUANTITY = re.compile(
    rf"[\d.,]+(?:-|-?to-?)?[\d.,]*(?:-?(?:{_UNIT}))?(?:-?(?:{_MEASURED}))?(?:s|-?odd|-?ish|\+)?"
)
_LETTERED = re.compile(r"([^\W\d_]+)(?:[-'/&]|(?<=^[^\W\d_]{2})\.)?[\d].*", re.DOTALL)
_MIXED = re.compile(r"[^\W_]*\d[^\W\d_]+\d[^\W_]*", re.DOTALL)


def is_quantity(cluster: str) -> bool:
    """Whether a cluster is a number with its scale or its unit: "5bn", "20-km".

    Parameters
    ----------
    cluster : as `read_code` has it.
    """
    return _QUANTITY.fullmatch(cluster) is not None


@lru_cache(maxsize=8192)
def read_code(cluster: str) -> str | None:
    """The reason for which a cluster of letters, digits and signs is no figure.

    Parameters
    ----------
    cluster : in lower case, without the currency before it.

    Returns
    -------
    A reason of `skips.SKIPS`; None where it may be a quantity.
    """
    if len(cluster) > LONGEST:
        return "code"
    for reason, shape in _TABLE:
        if shape.fullmatch(cluster):
            return reason
    if is_quantity(cluster):
        return None
    if lettered := _LETTERED.fullmatch(cluster):
        opener, hyphen = lettered[1], cluster[len(lettered[1])] == "-"
        return None if hyphen and (opener in _OPENERS or opener in WEEKDAYS) else "name"
    return "code" if _MIXED.fullmatch(cluster) else None
