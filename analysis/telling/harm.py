"""Counts of people in a sentence: how many of whom, what befell them, by whom, where and when."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import groupby

from analysis.ledger.frame import Row
from analysis.telling.sentences import (
    Cited,
    Sentence,
    cite_count,
    enumerate_pieces,
    join_noun,
    plain,
    sentence,
)
from analysis.telling.words import (
    capitalise,
    drop_brackets,
    is_one,
    is_plural,
    keep_order,
    say_quantity,
)

TIMES = ("during", "as_of")


def say_harm(
    rows: Sequence[Row], times: Collection[str] = (), before: Row | None = None
) -> Sentence:
    """What one speaker counts: '36 civilians and 3 guards killed in Rome, and 18 injured'.

    What befell them is told once for counts that share it, and so is the place of all.

    Parameters
    ----------
    rows : id, who, fate (what befell them, 'killed'; none where the label alone says it), where,
        deed, doer and speaker_name (a doer who speaks is not named again), as `tabulate_toll` has
        them; and what `cite_count` needs where fate is none.
    times : which of `during` and `as_of` are told.
    before : the count that was told last, of another speaker: its fate is not told again.
    """
    groups = [list(each) for _, each in groupby(rows, key=lambda row: _find_manner(row, times))]
    places = {row.get("where") for row in rows}
    told: list[Sentence] = []
    last, last_who = before, None
    for number, group in enumerate(groups):
        is_told = len(places) > 1 or number == len(groups) - 1
        is_again = last is not None and _is_same_fate(last, group[0], times)
        told.append(_say_group(group, times, last_who, has_fate=not is_again, has_place=is_told))
        # '3 injured' needs a noun before it, which 'no one' has not.
        has_noun = len(group) == 1 and not _is_none(group[0])
        last, last_who = group[-1], group[0]["who"] if has_noun else None
    if len(told) > 1 and any(" and " in plain(each) for each in told):
        *most, end = told
        return sentence(*(piece for each in most for piece in (each, ", ")), "and ", end)
    return enumerate_pieces(told)


def _find_manner(row: Row, times: Collection[str]) -> tuple[object, ...]:
    """What counts must share to be told in one breath; a label of its own stands alone."""
    if row.get("fate") is None:
        return (row["id"],)
    return (row["fate"], say_doer(row), row.get("where"), _say_time(row, times))


def _is_same_fate(last: Row, row: Row, times: Collection[str]) -> bool:
    """Whether the same befell them at the same hands and time: that is not said a second time."""
    told = [(each.get("fate"), say_doer(each), _say_time(each, times)) for each in (last, row)]
    return told[0] == told[1] and row.get("fate") is not None


def _say_group(
    rows: Sequence[Row],
    times: Collection[str],
    last_who: str | None,
    *,
    has_fate: bool,
    has_place: bool,
) -> Sentence:
    first = rows[0]
    if first.get("fate") is None:
        return cite_count(first)
    is_again = has_fate and len(rows) == 1 and first["who"] == last_who
    items = [_say_people(row, has_noun=not is_again) for row in rows]
    fate = f" {first['fate']}{say_doer(first)}" if has_fate and first["fate"] else ""
    place = f" in {first['where']}" if has_place and first.get("where") else ""
    return sentence(enumerate_pieces(items), f"{fate}{place}{_say_time(first, times)}")


def _say_people(row: Row, *, has_noun: bool) -> Sentence:
    """'12 drivers', 'dozens of people', '1 person among drivers'; the number alone without noun."""
    words = say_quantity(row)
    if _is_none(row):
        if row["who"] == "people":
            return (Cited("no one", row["id"]),)
        return (Cited("no", row["id"]), f" {row['who']}")
    number = Cited(words, row["id"])
    if not has_noun:
        return (number,)
    whose = row["who"]
    if is_one(words):
        whose = "person" if whose == "people" else f"person among {whose}"
    return (number, join_noun(words, whose))


def _is_none(row: Row) -> bool:
    """Whether a count is told as nobody in words: 'no one', 'none'; a printed 0 stays one."""
    words = row.get("number_words")
    return row["high"] == 0 and isinstance(words, str) and not any(map(str.isdigit, words))


def say_doer(row: Row) -> str:
    """Who is said to have done it and how, behind a count; not its own speaker, who says 'we'."""
    deed = str(row.get("deed") or "")
    if row.get("doer") and row["doer"] == row["speaker_name"].partition(", via ")[0]:
        own = f"by {keep_order(row['doer'])}"
        deed = deed.removeprefix("done ").removeprefix(own).removeprefix(own.rstrip("\u200e"))
        deed = deed.removeprefix(";").strip()
    if not deed:
        return ""
    return f" ({deed})" if deed.startswith(("means:", "done by")) else f" {deed}"


def _say_time(row: Row, times: Collection[str]) -> str:
    """' as of 4 March 2020 (Monday)'; no period that is our reading, which no speaker told."""
    as_of, during = (row.get(key) if key in times else None for key in ("as_of", "during"))
    told = f" as of {as_of}" if as_of else ""
    return told if not during or is_ours(row) else f"{told} ({during})"


def is_ours(row: Row) -> bool:
    """Whether the period of a count is our reading."""
    return "period" in (row.get("ours") or "").split()


# --- who says it ---------------------------------------------------------------------------------


def say_voice(row: Row, name: str = "") -> str:
    """Who gives a count, behind it: 'Example Gazette reports', 'police say'."""
    name = keep_order(name or row["speaker_name"])
    head = drop_brackets(name).split(",")[0].split(" of ")[0].rstrip()
    if row["status"] == "stated":
        return f"{name} reports"
    return f"{name} {'say' if is_plural(head) else 'says'}"


def shorten_names(name: str) -> Iterator[str]:
    """A speaker's name, then shorter ones: without what it is quoted through, title or brackets."""
    whole = name.partition(", via ")[0]
    yield whole
    yield drop_brackets(whole).strip() or whole
    yield drop_brackets(whole).split(",")[0].strip() or whole
    yield clip(drop_brackets(whole).split(",")[0].strip() or whole)


def clip(text: str, most: int = 30) -> str:
    """A text of at most so many letters, cut behind a word."""
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    return f"{(cut.rpartition(' ')[0] or cut).rstrip(' ,;(')}…"


def begin_voice(name: str) -> str:
    """A speaker's name as a line begins: without 'the', with a capital."""
    return capitalise(name.removeprefix("the "))
