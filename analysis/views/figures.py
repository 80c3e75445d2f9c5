"""What does the article report, and whose word is it? Every figure, by paragraph."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

import pandas as pd

from analysis.charts.display import Prose
from analysis.ledger.frame import Row, to_records
from analysis.reading.captions import Caption
from analysis.reading.frames import frame_rows, sign
from analysis.reading.labels import (
    ROLES,
    describe_cited,
    describe_reading,
    describe_scope,
    label_figure,
    tell_deed,
)
from analysis.reading.reading import Reading, kept
from analysis.telling.drafts import UNCONFIRMED
from analysis.telling.headings import MOST, cut_heading
from analysis.telling.sentences import Cited, Sentence, cite_count, cite_wording, plain, sentence
from analysis.telling.words import (
    capitalise,
    drop_brackets,
    format_number,
    format_quantity,
    join,
    keep_order,
    name_unit,
    say_bounds,
    say_count,
)

__all__ = ["say_voices", "tabulate_figures"]

_OURS = (
    *("label", "shown", "scope", "amount", "counted", "counted_as", "further", "printed", "bound"),
    *("said_by", "reads", "doer", "means", "done", "voice", "role_told", "remark"),
)


@kept
def tabulate_figures(reading: Reading) -> pd.DataFrame:
    """Every figure of the article, by paragraph: what, how many, who says so, which paragraph.

    Returns
    -------
    Columns: those of the ledger (`analysis.ledger.frame.COLUMNS`; nominal, low and high in the
    unit of each row), then label, shown, scope (what,
    where and when it counts, and how we read it), amount and counted (the figure as a sentence
    cites it: its number, and what that counts), counted_as (what it counts, as the ledger names
    it) and further (when, by whom and how, and what is our reading), printed (the wording in
    quotes) and bound (what we read in it), said_by (who says so, and how firmly), reads (what we
    read it as), doer, means and done (who is said to have done it, and how), voice (whose it is),
    role_told (background or another event) and remark (that it is either, or that no person has
    confirmed it).
    """
    rows = [_describe(reading, row) for row in reading.records]
    figures = frame_rows(rows, [*reading.figures.columns, *_OURS])
    language = reading.article.source.language
    is_english = language.partition("-")[0] == "en"
    read = "" if is_english else "; wordings are read in English"
    sign(figures, reading, f"Each mark is a figure, at its paragraph{read}")
    figures.attrs["paragraphs"] = reading.article.source.paragraphs
    return figures


def _describe(reading: Reading, row: Row) -> Row:
    """What a row of the ledger has beside the seed's own."""
    amount, counted = _cite(reading, row)
    label, scope = label_figure(reading, row), describe_scope(reading, row)
    deed = tell_deed(reading, row)
    remark = "; ".join(_list_remarks(row)) or None
    # What the label tells already is not told beneath it once more.
    rest = [each for each in scope.removeprefix(label).split("; ") if each not in label]
    further = [*rest, deed["done"], remark]
    return {
        **row,
        "label": label,
        "shown": format_quantity(row),
        "scope": scope,
        "amount": amount,
        "counted": counted,
        "counted_as": _name_moment(reading, row) if row["measure"] == "time" else label,
        "further": "; ".join(filter(None, further)) or None,
        "printed": row["wording"] if row["is_counted"] else f"“{row['wording']}”",
        "bound": _tell_bound(reading, row, amount),
        "said_by": _tell_speaker(row),
        "reads": describe_reading(reading, row["assumption"]),
        **deed,
        "voice": _name_voice(reading, row),
        "role_told": ROLES.get(row["role"]),
        "remark": remark,
    }


def _cite(reading: Reading, row: Row) -> tuple[str, str]:
    """A figure as a sentence cites it, parted behind its number; a time without its label."""
    cited = describe_cited(reading, row)
    if row["measure"] == "time":
        return row["wording"], f"in {cited['where']}" if cited["where"] else ""
    told = cite_count({**row, **cited})
    place, number = next((n, each) for n, each in enumerate(told) if isinstance(each, Cited))
    if not cited["singular"] and not row["change"]:
        return number.words, plain((f"({cited['label']})",))
    # What a sentence says before a share, whose share it is, stands behind it here.
    whose = plain(told[:place]).strip(" ,")
    counted = plain(told[place + 1 :]).strip()
    return number.words, f"{counted}: {whose}" if whose else counted


def _name_moment(reading: Reading, row: Row) -> str:
    """What a time is called beside counts: 'hour, Nushki'."""
    where = describe_cited(reading, row)["where"]
    kind = "hour" if row["unit"] == "hour-of-day" else "day"
    return f"{kind}, {where}" if where else kind


def _list_remarks(row: Row) -> list[str]:
    """What a reader must know of a figure before it is used."""
    told = [f"{ROLES[row['role']]}, not this event's toll"] if row["role"] in ROLES else []
    return told if row["reviewed"] else [*told, UNCONFIRMED]


def _tell_bound(reading: Reading, row: Row, amount: str) -> str | None:
    """What we read in a wording: its bounds or its number; none where it says just that itself."""
    if row["measure"] == "time":
        return None
    read = f"read as “{row['words_read']}”" if row["words_read"] else ""
    if row["change"]:
        told = "" if amount == row["number_words"] else amount
        return "; ".join(filter(None, (read, f"{told}, a change and no total".lstrip(", "))))
    if row["is_counted"]:
        return f"{format_number(row['nominal'])}, counted by us"
    if row["low"] is row["high"] is None:
        return "; ".join(filter(None, (read, "no bound follows")))
    bounds = say_bounds(row["low"], row["high"])
    words = f" {row['words_read'] or row['wording']} ".replace(",", "")
    is_said = f" {bounds.replace(',', '')} " in words
    if row["unit"] == "percent" or not reading.measures[row["measure"]].is_count:
        bounds += f" {name_unit(row['unit'], bounds)}"
    return "; ".join(filter(None, (read, "" if is_said else bounds))) or None


def _tell_speaker(row: Row) -> str:
    """Who says a figure, and how firmly, in words that need no key."""
    name = keep_order(row["speaker_name"])
    if row["status"] == "stated":
        return f"{name}, no source named"
    return f"claimed by {name}, no evidence given" if row["status"] == "claimed" else name


# --- whose word it is -----------------------------------------------------------------------------

_OWN = "stated by the outlet"
_CLAIMED = "one-sided claims"
_VOICES = {
    "official": "officials",
    "witness": "witnesses",
    "think-tank": "research institutes",
    "aid": "aid or human-rights bodies",
    "outlet": "other outlets",
    "party": "a party to the fight",
}
"""Kind of a speaker → whose voice a figure has that is not the outlet's."""


def _name_voice(reading: Reading, row: Row) -> str:
    """Whose voice a figure has."""
    if row["status"] == "attributed":
        return _VOICES[reading.event.speakers[row["speaker"]].kind]
    return _OWN if row["status"] == "stated" else _CLAIMED


def say_voices(figures: pd.DataFrame) -> Prose:
    """Whose word the figures are, and how many are hedged.

    Parameters
    ----------
    figures : as `tabulate_figures` gives it, or some of its rows.
    """
    rows = to_records(figures)
    if not rows:
        return Prose([("The article gives no figure",)], role="finding")
    title, is_by_name = _title_voices(rows)
    named = [] if is_by_name else _list_named(rows)
    return Prose([(title,), *named, *_say_hedged(rows)], role="finding")


def _title_voices(rows: list[Row]) -> tuple[str, bool]:
    """The heading, in at most two lines: who gives how many; whether each speaker is named."""
    own = [row for row in rows if row["status"] == "stated"]
    others = [row for row in rows if row["status"] != "stated"]
    if not others:
        which = {1: "its only figure", 2: "both figures"}.get(len(rows), f"all {len(rows)} figures")
        return f"{_name_outlet(own)} gives {which} in its own voice and names no source", True
    names = _count_each(drop_brackets(row["speaker_name"]) for row in others)
    voices = _count_each(row["voice"] for row in others)
    first, most = next(iter(voices.items()))
    some = {first: most, "others": len(others) - most} if len(voices) > 1 else voices
    if not own and len(names) == 1:
        return _title_one(rows, next(iter(names))), True
    for told in (names, voices, some, {"others": len(others)}):
        for title in _title_each(rows, own, told):
            if len(title) <= MOST:
                return title, told is names
    return cut_heading(title), False


def _title_each(rows: list[Row], own: list[Row], told: dict[str, int]) -> Iterator[str]:
    """Ways to say who gives how many, the fullest first; whoever gives most comes first."""
    total = _count_figures(rows)
    shares = _list_shares(told)
    if not own:
        yield f"Each of the {total} has a named source: {shares}"
    elif len(own) >= max(told.values()):
        head = f"{_name_outlet(own)} gives {format_number(len(own))} of {total}"
        yield f"{head} in its own voice, naming no source; {shares}"
        yield f"{head}, naming no source; {shares}"
    else:
        outlet = keep_order(own[0]["speaker_name"])
        gives = f"{outlet} gives {format_number(len(own))}, naming no source"
        yield f"{_list_shares(told, f' of {total}')}; {gives}"


def _title_one(rows: list[Row], name: str) -> str:
    """The heading where one speaker gives all."""
    which = f"All {_count_figures(rows)} are" if len(rows) > 1 else "The only figure is"
    is_claim = all(row["status"] == "claimed" for row in rows)
    why = ", a party to the fight" if is_claim else ""
    return cut_heading(f"{which} from {keep_order(name)}{why}")


def _count_figures(rows: list[Row]) -> str:
    return say_count(len(rows), "figure")


def _name_outlet(own: list[Row]) -> str:
    return capitalise(keep_order(own[0]["speaker_name"]))


def _count_each(names: Iterable[str]) -> dict[str, int]:
    """How often each name is there, the most frequent first, then by name."""
    counts = Counter(names)
    return dict(sorted(counts.items(), key=lambda each: (-each[1], each[0])))


def _list_shares(counts: dict[str, int], of_all: str = "") -> str:
    """'6 are from police and 1 from the army', '6 of 18 figures are from police'."""
    (first, number), *others = counts.items()
    verb = "is" if number == 1 else "are"
    told = [f"{format_number(number)}{of_all} {verb} from {keep_order(first)}"]
    return join([*told, *(f"{format_number(n)} from {keep_order(name)}" for name, n in others)])


def _list_named(rows: list[Row]) -> list[Sentence]:
    """Each speaker by name, with how many figures it gives."""
    names = _count_each(row["speaker_name"] for row in rows if row["status"] != "stated")
    told = join(f"{format_number(n)} from {keep_order(name)}" for name, n in names.items())
    return [(f"By name: {told}.",)]


def _say_hedged(rows: list[Row]) -> list[Sentence]:
    """How many wordings are hedged, with one as example."""
    hedged = [row for row in rows if row["hedge"] != "exact"]
    if not hedged:
        return [("No wording is hedged.",)]
    such = " is hedged: " if len(hedged) == 1 else " are hedged, such as "
    return [sentence(say_count(len(hedged), "wording"), such, cite_wording(hedged[0]), ".")]


CAPTIONS = {
    "ledger": Caption(
        "Every figure by paragraph, as printed; beneath the wording what we read in it",
        {
            "counted_as": "What is counted",
            "paragraph": "Paragraph",
            "printed": "As printed, and our reading",
            "said_by": "Who says so",
            "says": "In our words",
        },
        tabulate=tabulate_figures,
        beneath={"counted_as": "further", "printed": "bound", "says": "note"},
    ),
}
