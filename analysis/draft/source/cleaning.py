"""A text as it is kept: uniform line ends, and no character that cannot be seen.

Spans and the hash are those of the kept text, so whatever is taken out is taken out before either.
"""

from __future__ import annotations

import itertools
import re
import unicodedata

from analysis.ledger.document import MOST_MARKS
from analysis.ledger.spelling import INVISIBLE

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")


def clean_text(text: str) -> tuple[str, int]:
    """A text with line ends of one kind and nothing invisible, and how many characters went.

    Controls, overrides of the writing direction, soft hyphens and zero-width spaces are left out,
    and so are all marks on a letter beyond those that any script needs: they would cover other
    lines. A seed could not hold them, and a reader could not check them.
    """
    lined = _LINE_ENDS.sub("\n", text.removeprefix("\ufeff"))
    if lined.isascii() and lined.replace("\n", "").replace("\t", "").isprintable():
        return lined, 0
    kept = lined
    # A joiner may lose what it joined.
    while (fewer := INVISIBLE.sub("", kept)) != kept:
        kept = fewer
    kept = _thin_marks(kept)
    return kept, len(lined) - len(kept)


def _thin_marks(text: str) -> str:
    """The text with no letter under more marks than `MOST_MARKS`."""
    if text.isascii():
        return text
    runs = itertools.groupby(text, _is_mark)
    return "".join("".join(run)[: MOST_MARKS if is_mark else None] for is_mark, run in runs)


def _is_mark(char: str) -> bool:
    return char > "\u02ff" and unicodedata.category(char) in ("Mn", "Me")
