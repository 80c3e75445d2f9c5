"""Which language a text is in, as far as its script and its commonest words tell."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from types import MappingProxyType

_LOOKED_AT = 20_000
"""Letters of a text that are looked at."""
_FEWEST = 3
"""Common words below which nothing is guessed."""

COMMON_WORDS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        language: frozenset(words.split())
        for language, words in {
            "en": "the of and to in a that is was were for on with by at from said after have has",
            "fr": "le la les des du et une dans est sur par pour au aux qui que ont été selon",
            "es": "el la los las del y una en que por con para al se según ha han fue fueron",
            "pt": "o os as do da dos das e um uma em no na que por com para foram segundo não",
            "it": "il lo gli della del dei e una in che per con nel nella sono stati secondo di",
            "de": "der die das und den dem ein eine in von mit bei nach auf wurden sind nicht im",
            "nl": "de het een en van in op met bij naar zijn werden door voor aan niet volgens",
            "id": "yang dan di dari dalam dengan untuk pada oleh ini itu telah orang adalah",
            "tr": "ve bir bu için ile da de olarak olan göre sonra kadar daha en çok gibi",
            "pl": "w na i z że się do po przez zostało nie oraz jest od dla według",
            "ru": "в на и не что по с из был были как за его после для от",
            "uk": "в на і що та не з у до за від було були як після для про й",
            "ar": "في من على إلى أن عن التي الذي هذا وقد بعد مع كان ما",
            "fa": "در از به که این را با است و شد برای آن شده",
            "ur": "میں کے کی کا سے کو نے ہے اور پر ہیں تھا گئے",
        }.items()
    }
)
"""Language → words that stand in nearly every sentence of it."""

SCRIPTS: Mapping[str, str] = MappingProxyType(
    {
        "DEVANAGARI": "hi",
        "BENGALI": "bn",
        "GURMUKHI": "pa",
        "GUJARATI": "gu",
        "TAMIL": "ta",
        "TELUGU": "te",
        "KANNADA": "kn",
        "MALAYALAM": "ml",
        "SINHALA": "si",
        "THAI": "th",
        "MYANMAR": "my",
        "KHMER": "km",
        "ETHIOPIC": "am",
        "HEBREW": "he",
        "GREEK": "el",
        "GEORGIAN": "ka",
        "ARMENIAN": "hy",
        "HIRAGANA": "ja",
        "KATAKANA": "ja",
        "HANGUL": "ko",
        "CJK": "zh",
        "ARABIC": "ar",
        "CYRILLIC": "ru",
    }
)
"""First word of a letter's name in Unicode → the language that most often is written so."""


def guess_language(text: str) -> str | None:
    """The language's code; None where neither script nor words tell it."""
    start = text[:_LOOKED_AT]
    words = Counter(re.findall(r"\w+", start.casefold()))
    hits = {
        language: sum(words[word] for word in common) for language, common in COMMON_WORDS.items()
    }
    best = max(hits, key=lambda language: hits[language])
    script = None if start.isascii() else _find_script(start)
    if script and SCRIPTS[script] not in COMMON_WORDS:
        return SCRIPTS[script]
    if hits[best] >= _FEWEST:
        return best
    return SCRIPTS[script] if script else None


def _find_script(text: str) -> str | None:
    """The script of most letters; None for the Latin one. Kana tell Japanese from Chinese."""
    letters = Counter(_name_script(char) for char in text if char.isalpha())
    if not letters or letters.most_common(1)[0][0] not in SCRIPTS:
        return None
    has_kana = letters["HIRAGANA"] + letters["KATAKANA"]
    return "HIRAGANA" if has_kana else letters.most_common(1)[0][0]


def _name_script(char: str) -> str:
    return unicodedata.name(char, "").partition(" ")[0].partition("-")[0]
