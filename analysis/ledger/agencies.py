"""News agencies, and by which names reports credit them."""

from __future__ import annotations

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
        "Thomson Reuters": "Reuters",
        "UPI": "UPI",
        "dpa": "dpa",
        "Deutsche Presse-Agentur": "dpa",
        "EFE": "EFE",
        "ANSA": "ANSA",
        "Xinhua": "Xinhua",
        "Xinhua News Agency": "Xinhua",
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
        "Press Trust of India": "PTI",
        "ANI": "ANI",
        "IANS": "IANS",
        "UNI": "UNI",
        "APP": "APP",
        "Associated Press of Pakistan": "APP",
        "INP": "INP",
        "WAFA": "WAFA",
        "SANA": "SANA",
        "IRNA": "IRNA",
        "NAN": "NAN",
        "APA": "APA",
    }
)
"""How a text may call an agency -> how it signs its reports."""
