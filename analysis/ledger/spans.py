"""Words before an age or a length of time that say where it lies, and not how long it is.

"In the past 72 hours" are 72 hours, and "between the ages of 10 and 18" is "ages between 10 and
18". Only a figure that measures is read so; in a count, these words stay what they are.
"""

from __future__ import annotations

import re

_ONE = "minute|hour|day|week|month|year"
_LENGTH = rf"(?=.*\b(?:{_ONE})s?\b)"
_RECENT = re.compile(
    r"^(?:(?:in|for|over|during|within) )?(?:the )?(?:past|last|previous|first) " + _LENGTH
)
_LASTING = re.compile(
    r"^(?:in|for|after|during|lasted|lasting|lasts|took|taking) (?!(?:their|his|her) )" + _LENGTH
)
_BARE = re.compile(rf"^({_ONE})\b")
_AGES = re.compile(r"^between (the ages of|the ages|ages of|ages) ")


def take_span_words(text: str) -> str:
    """A text without the words that only say where a length of time lies.

    "The past hour" is one hour; "lasted hours" stays unreadable, since it leaves open how many.

    Parameters
    ----------
    text : a wording of what is measured, normalised.
    """
    text = _AGES.sub(r"\1 between ", text)
    rest = _RECENT.sub("", text)
    return _BARE.sub(r"one \1", rest) if rest != text else _LASTING.sub("", text)
