"""Why a number phrase is no figure, as the words around it tell: the rules in their order."""

from __future__ import annotations

from analysis.draft.scan.calibres import find_calibre
from analysis.draft.scan.cores import is_digits
from analysis.draft.scan.found import Found
from analysis.draft.scan.idioms import find_idiom
from analysis.draft.scan.names import find_name
from analysis.draft.scan.tokens import Passage
from analysis.draft.scan.years import find_year


def find_skip(passage: Passage, found: Found) -> str | None:
    """Why a number phrase is no figure, one of `skips.SKIPS`; None where it may be one."""
    return (
        _find_list(passage, found)
        or find_year(passage, found)
        or _find_age(passage, found)
        or find_calibre(passage, found)
        or find_name(passage, found)
        or find_idiom(passage, found)
    )


def _find_list(passage: Passage, found: Found) -> str | None:
    """A number of a list: "1." or "2)" at the beginning of a line."""
    words, start = passage.words, passage.starts[found.first]
    if not is_digits(words[found.at]) or found.last != found.first + 1 or len(words[found.at]) > 3:
        return None
    if words[found.last] not in (".", ")", ":") or not passage.is_glued(found.last):
        return None
    if words[found.last] == "." and not words[found.last + 1]:
        return None
    before = found.first - 1 - (words[found.first - 1] == "(")
    is_first = not words[before] or "\n" in passage.text[passage.end(before) : start]
    return "list" if is_first and not words[found.last + 1].isdigit() else None


def _find_age(passage: Passage, found: Found) -> str | None:
    """An age behind a name: "Ahmed Khan, 35," or "(35)"."""
    words = passage.words
    if (
        len(found.numbers) != 1
        or found.last != found.first + 1
        or found.hedges
        or found.is_measured
    ):
        return None
    if not is_digits(words[found.at]) or not 0 < found.numbers[0] < 115 or passage.is_capitals:
        return None
    before, behind = words[found.first - 1], words[found.last]
    is_set = (before == "," and behind in (",", ".", ";", "and", "")) or (
        before == "(" and behind == ")"
    )
    if not is_set or (not passage.is_glued(found.last) and behind != "and"):
        return None
    name = found.first - 2
    is_name = passage.is_capital(name) or (before == "," == behind and found.numbers[0] > 9)
    is_list = words[found.last + 1][:1].isdigit() or not words[name].isalpha()
    return "age" if is_name and not is_list else None
