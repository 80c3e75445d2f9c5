"""How a text is spelled: plain letter forms, digits of all scripts, characters that print nothing.

What looks alike is read alike: curly quotes and straight ones, full-width digits and plain ones,
the digits of Arabic, Devanagari or Bengali. What cannot be seen is refused by name, since it
changes what a program reads and not what a reader sees.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from analysis.errors import WordingError

_SPELLINGS = str.maketrans(
    {"½": ".5", "¼": ".25", "¾": ".75", "٪": "%", "٬": ",", "٫": "."}
    | dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-")
    | dict.fromkeys("\u2018\u2019\u201a\u201b", "'")
    | dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb", '"')
)

# Controls, formats, halves of surrogate pairs, fillers, blanks and selectors: all that Unicode
# calls default ignorable. Some scripts mark a number's reach with a format that does print; those
# are left out.
_NEVER = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e"
    "\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ud800-\udfff\ufe00-\ufe0e\ufeff\uffa0\ufff0-\ufffb"
    "\ufffe\uffff\U00013430-\U00013438\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e001f\U000e0080-\U000e0fff"
)

# Arabic to N'Ko, the scripts of India and Sri Lanka, Burmese, Khmer and Mongolian: their letters
# take another form, or none, beside a joiner or a non-joiner.
_JOINING_BLOCKS = (
    (0x0600, 0x07FF),
    (0x0860, 0x0DFF),
    (0x1000, 0x109F),
    (0x1780, 0x18AF),
)
_JOINING = "".join(
    chr(code)
    for first, last in _JOINING_BLOCKS
    for code in range(first, last + 1)
    if unicodedata.category(chr(code))[0] in "LM" and not 0x17B4 <= code <= 0x17B5
)
# A pictograph may be made of several: joiners, a selector or tags behind a flag make them one.
_PICTURE = "\u00a9\u00ae\u203c-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"
_TAGS = "\U000e0020-\U000e007f"
INVISIBLE = re.compile(
    rf"[{_NEVER}]"
    rf"|(?<![{_JOINING}{_PICTURE}\ufe0f])[\u200c\u200d]|[\u200c\u200d](?![{_JOINING}{_PICTURE}])"
    rf"|(?<![{_PICTURE}])\ufe0f|(?<![\U0001f3f4{_TAGS}])[{_TAGS}]"
)

# A number in the digits of any script, with whatever may group or part them.
_DIGIT_RUN = re.compile(r"\d(?:[.,'٬٫]?\d)*")


def find_invisible(text: str) -> re.Match[str] | None:
    """The first character of a text that prints nothing and that no word needs.

    A joiner or a non-joiner is needed between letters of a script that joins them, as in Persian
    or Hindi, and nowhere else.
    """
    return INVISIBLE.search(text)


def name_invisible(found: re.Match[str]) -> str:
    """What is wrong with a text that holds it, for a message."""
    return f"it holds the invisible character U+{ord(found[0]):04X}"


def normalise(wording: str) -> str:
    """Lower case; plain digits, hyphens, quotes, spaces and letter forms; the words unchanged.

    Superscripts and circled digits keep their form, so they are refused later: a plain footnote
    mark would turn "22¹" into 221.

    Raises
    ------
    WordingError : the text holds an invisible character, or a number in the digits of two scripts.
    """
    if not wording.isascii() or not wording.isprintable():
        wording = _make_plain(wording)
    return " ".join(wording.casefold().translate(_SPELLINGS).split()).strip("\"' ")


def _make_plain(wording: str) -> str:
    if (found := find_invisible(wording)) and not found[0].isspace():
        raise WordingError(name_invisible(found))
    for run in _DIGIT_RUN.findall(wording):
        if len({ord(char) - int(char) for char in run if char.isdigit()}) > 1:
            raise WordingError(f"the digits of {quote(run)} are of two scripts")
    return "".join(map(_make_plain_letter, wording.translate(_SPELLINGS)))


def _make_plain_letter(char: str) -> str:
    category = unicodedata.category(char)
    if category == "Nd":
        return str(unicodedata.digit(char))
    return char if category == "No" else unicodedata.normalize("NFKC", char)


@lru_cache(maxsize=4096)
def fold(char: str) -> str:
    """A character as a search compares it, so that what looks alike is found alike.

    Lower case; plain digits, hyphens, quotes and letter forms, marks apart from their letter; a
    space for whatever parts words, and nothing for what prints nothing.
    """
    if char.isspace():
        return " "
    if INVISIBLE.match(char):
        return ""
    plain = _make_plain_letter(char).translate(_SPELLINGS).replace('"', "'")
    return unicodedata.normalize("NFKD", plain).casefold()


def find_foreign_letter(text: str) -> str | None:
    """The first letter of a text that is none of the Latin script's."""
    if text.isascii():
        return None
    plain = unicodedata.normalize("NFKC", text)
    return next((char for char in plain if char.isalpha() and not _is_latin(char)), None)


def _is_latin(char: str) -> bool:
    # The okina and its like are letters of Latin spellings, and no script's own.
    return char.isascii() or unicodedata.name(char, "").startswith(("LATIN", "MODIFIER LETTER"))


def quote(words: str) -> str:
    """Words in quotes for an error message."""
    return f"'{_cut(words)}'"


def _cut(text: str, limit: int = 60) -> str:
    """The text on one line, no longer than an error message can bear."""
    line = " ".join(text[: 4 * limit].split())
    return line if len(line) <= limit else f"{line[: limit - 1]}…"
