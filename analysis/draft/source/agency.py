"""The agency that a text credits: in its dateline, or alone at its end."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

AGENCIES: Mapping[str, str] = MappingProxyType(
    {
        "AFP": "AFP",
        "Agence France-Presse": "AFP",
        "AP": "AP",
        "Associated Press": "AP",
        "The Associated Press": "AP",
        "Reuters": "Reuters",
        "UPI": "UPI",
        "dpa": "dpa",
        "EFE": "EFE",
        "ANSA": "ANSA",
        "Xinhua": "Xinhua",
        "TASS": "TASS",
        "RIA": "RIA",
        "Interfax": "Interfax",
        "Interfax-Ukraine": "Interfax-Ukraine",
        "Ukrinform": "Ukrinform",
        "Anadolu": "Anadolu",
        "AA": "Anadolu",
        "Bernama": "Bernama",
        "Antara": "Antara",
        "Kyodo": "Kyodo",
        "Yonhap": "Yonhap",
        "PTI": "PTI",
        "ANI": "ANI",
        "IANS": "IANS",
        "UNI": "UNI",
        "APP": "APP",
        "INP": "INP",
        "WAFA": "WAFA",
        "SANA": "SANA",
        "IRNA": "IRNA",
        "NAN": "NAN",
        "APA": "APA",
    }
)
"""How a text may call an agency → how its own people call it."""

_DATELINE = 120
_NAMES = "|".join(sorted(map(re.escape, AGENCIES), key=len, reverse=True))
_IN_BRACKETS = re.compile(rf"[(\[]({_NAMES})[)\]]")
_ALONE = re.compile(rf"[(\[–—-]?\s*({_NAMES})\s*[)\]]?\.?")


def find_agency(text: str) -> tuple[str, str] | None:
    """The agency, and the words that tell it; None where the text credits none."""
    if found := _IN_BRACKETS.search(text, 0, _DATELINE):
        return AGENCIES[found[1]], found[0]
    last = text.rstrip().rpartition("\n")[2].strip()
    if found := _ALONE.fullmatch(last) or re.search(_IN_BRACKETS.pattern + r"\s*$", last):
        return AGENCIES[found[1]], found[0]
    return None
