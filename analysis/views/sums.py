"""A whole and its parts in one line of arithmetic: printed numbers, then the word in the way."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from analysis.ledger.frame import Row
from analysis.reading.outcome import Proof, label_together, list_conditions
from analysis.reconcile.judged import JudgedTie
from analysis.telling.sentences import (
    Cited,
    Sentence,
    begin,
    enumerate_pieces,
    plain,
    say_counted,
    say_deed,
    sentence,
)
from analysis.telling.words import (
    before_noun,
    format_number,
    is_one,
    join,
    say_bounds,
    say_count,
    say_quantity,
)

MOST_PARTS = 4
"""Parts of a sum that are told one by one; more are told as how many they are."""

MOST_HEADING = 110
"""Characters of a heading, so that it takes two lines at most."""


def list_members(proof: Proof, tie: JudgedTie) -> list[Row]:
    """The figures of a tie, the whole first, each with the label that tells it from the others."""
    rows = [proof.all_figures[name] for name in (tie.whole, *tie.parts)]
    labels = label_together(rows)
    return [{**row, "label": label} for row, label in zip(rows, labels, strict=True)]


def say_sum(proof: Proof, tie: JudgedTie) -> Sentence:
    """A tie with its names and what it rests on, for the middle of a sentence.

    '36 civilians + 22 security personnel = 58 people killed, but “more than 22” makes at least 59'
    """
    members = list_members(proof, tie)
    # What fits needs no tie to be believed.
    stated = [tie.relation] if tie.relation and tie.verdict == "conflict" else []
    given = list_conditions(proof, [*tie.assumptions, *stated])
    return sentence(_say_tie(tie, members, name_shortly(proof, members)), given)


def head_pair(proof: Proof, tie: JudgedTie) -> Sentence:
    """The same of two figures, for a heading: without places and times where it has no room."""
    members = list_members(proof, tie)
    given = head_conditions(proof, tie.assumptions)
    told = sentence(_say_tie(tie, members, name_shortly(proof, members)), given)
    if len(plain(told)) > MOST_HEADING:
        whole, part = map(_name_bare, members)
        names = Names("" if whole == part else whole, (part,))
        told = sentence(_say_tie(tie, members, names), given)
    return begin(told)


def head_conditions(proof: Proof, assumptions: Collection[str]) -> str:
    """On which readings of ours a heading rests: ', as we read “58”'; empty for none."""
    rows = [row for row in proof.all_figures.values() if row["assumption"] in assumptions]
    read = dict.fromkeys(f"“{row['wording']}”" for row in rows if row["assumption"] is not None)
    return f", as we read {join(read)}" if read else ""


def say_parts(proof: Proof, tie: JudgedTie) -> str:
    """The parts of a tie as they are added: '36 civilians + more than 22 security personnel'."""
    members = list_members(proof, tie)
    if len(tie.parts) > MOST_PARTS:
        return _count_parts(members[1:])
    return plain(_join_parts(members, name_shortly(proof, members), _say_one))


def say_whole(proof: Proof, tie: JudgedTie) -> str:
    """The whole of a tie, with its label: '58 people killed'."""
    whole, *_ = list_members(proof, tie)
    return plain(_say_one(whole, _name_full(whole)))


# --- how a tie is told ---------------------------------------------------------------------------


def _say_tie(tie: JudgedTie, members: Sequence[Row], names: Names) -> Sentence:
    whole = _say_one(members[0], names.whole)
    if tie.kind == "same":
        can = "cannot" if tie.verdict == "conflict" else "can"
        part = _say_one(members[1], names.parts[0])
        if tie.verdict == "agree":
            return _say_twice(members)
        return sentence(whole, " and ", part, f" {can} both be true")
    if tie.kind in ("part", "at-most"):
        return _say_among(tie, members, names)
    if len(tie.parts) == 1 and tie.verdict != "undecided":
        return _say_alone(tie, members, names, "make up")
    added = _add(tie, members, names)
    if tie.verdict == "conflict":
        return sentence(added, _say_misfit(tie, members, names))
    if tie.verdict == "agree":
        return sentence(added, _give_sum(tie, ""), whole)
    if tie.verdict == "undecided":
        return sentence(added, " cannot be checked against ", whole)
    if tie.is_equal:
        return _say_printed(tie, members, names)
    return sentence(added, _give_bounds(tie, names), ", which fits ", whole)


def _say_printed(tie: JudgedTie, members: Sequence[Row], names: Names) -> Sentence:
    """A sum of rough numbers that make their whole as they are printed."""
    if len(tie.parts) > MOST_PARTS:
        added: Sentence = (f"{_count_parts(members[1:])} add up to",)
    else:
        added = _join_parts(members, names, _say_bare)
    whole = _say_bare(members[0], names.whole)
    return sentence(added, _give_sum(tie, ""), whole, " as printed, and hedges leave room")


def _say_twice(members: Sequence[Row]) -> Sentence:
    """One number that is given twice: '22 soldiers killed is given twice, by A and B'."""
    names = list(dict.fromkeys(row["speaker_name"] for row in members))
    by = f", by {join(names)}" if len(names) > 1 else ""
    return sentence(_say_one(members[0], _name_full(members[0])), f" is given twice{by}")


def _say_among(tie: JudgedTie, members: Sequence[Row], names: Names) -> Sentence:
    """Parts that must be among a whole which may have others: one, or several added up."""
    whole, added = _say_one(members[0], names.whole), _add(tie, members, names)
    can = "cannot be" if tie.verdict == "conflict" else "can be"
    can = "cannot be checked: they are" if tie.verdict == "undecided" else can
    if len(tie.parts) == 1 and tie.verdict != "undecided":
        return _say_alone(tie, members, names, "be among")
    if tie.strict:
        made = _give_sum(tie, format_number(tie.printed))
        bare = _say_bare(members[0], names.whole)
        return sentence(added, f"{made}, which can be among ", bare, _say_strict(tie, members))
    return sentence(added, _give_bounds(tie, names), f", which {can} among ", whole)


def _say_alone(tie: JudgedTie, members: Sequence[Row], names: Names, verb: str) -> Sentence:
    """A whole and its one part; a part that only its hedge keeps out could be there without it."""
    can = "cannot" if tie.verdict == "conflict" else "can"
    whole, part = _say_one(members[0], names.whole), _say_one(members[1], names.parts[0])
    could = ("; ", _cite_bare(members[1]), " could") if tie.strict == tie.parts else ()
    return sentence(part, f" {can} {verb} ", whole, *could)


def _say_misfit(tie: JudgedTie, members: Sequence[Row], names: Names) -> Sentence:
    """Why a sum is not its whole: the hedge in the way, or that it is more or less."""
    if tie.strict and tie.is_equal:
        bare = _say_bare(members[0], names.whole)
        return sentence(_give_sum(tie, ""), bare, _say_strict(tie, members))
    compared = _compare(tie, members[0])
    return sentence(_give_bounds(tie, names), f", {compared} ", _say_one(members[0], names.whole))


def _give_bounds(tie: JudgedTie, names: Names) -> str:
    """What the parts make together, and of what: ' = at least 48 in Exampleton'."""
    together = _follow("", names.together) if names.together else ""
    return f"{_give_sum(tie, say_bounds(tie.low, tie.high))}{together}"


def _give_sum(tie: JudgedTie, words: str) -> str:
    """The sign of a sum and words for it; '6 groups add up to' has its sign."""
    return f"{' ' if len(tie.parts) > MOST_PARTS else ' = '}{words}"


def _compare(tie: JudgedTie, whole: Row) -> str:
    """How a sum of parts lies to its whole."""
    if whole["high"] is not None and tie.low > whole["high"]:
        return "more than"
    is_under = tie.high is not None and tie.high < (whole["low"] or 0)
    return "less than" if is_under else "which cannot be"


def _say_strict(tie: JudgedTie, members: Sequence[Row]) -> Sentence:
    """The hedges in the way of numbers that would fit: ', but “more than 22” makes at least 59'."""
    whole, *parts = members
    hedged = [(_quote(row),) for row in parts if row["id"] in tie.strict]
    told: list[Sentence] = []
    if hedged:
        makes = "makes" if len(hedged) == 1 else "make"
        bounds = say_bounds(tie.low, tie.high)
        told.append(sentence(enumerate_pieces(hedged), f" {makes} {bounds}"))
    if whole["id"] in tie.strict:
        told.append(("the whole is ", _quote(whole)))
    return sentence(", but ", enumerate_pieces(told))


def _add(tie: JudgedTie, members: Sequence[Row], names: Names) -> Sentence:
    """The parts as they are added: by their printed numbers where a hedge alone is in the way."""
    if len(tie.parts) > MOST_PARTS:
        return (f"{_count_parts(members[1:])} add up to",)
    is_bare = bool(tie.strict) and len(tie.parts) > 1
    return _join_parts(members, names, _say_bare if is_bare else _say_one)


def _join_parts(
    members: Sequence[Row], names: Names, say: Callable[[Row, str], Sentence]
) -> Sentence:
    told = [say(row, name) for row, name in zip(members[1:], names.parts, strict=True)]
    return sentence(*(piece for each in told for piece in (" + ", each)))[1:]


def _say_one(row: Row, name: str) -> Sentence:
    """A figure as printed, with its name if it has one."""
    words = say_quantity(row)
    return (Cited(words, row["id"]), _follow(words, name))


def _say_bare(row: Row, name: str) -> Sentence:
    """A figure by the number that it prints, without its hedge."""
    cited = _cite_bare(row)
    return (cited, _follow(cited.words, name))


def _cite_bare(row: Row) -> Cited:
    number = row["nominal"]
    return Cited(say_quantity(row) if number is None else format_number(number), row["id"])


def _quote(row: Row) -> Cited:
    return Cited(f"“{say_quantity(row)}”", row["id"])


def _follow(words: str, name: str) -> str:
    """A name behind its number: ' soldiers' and, behind 'dozens', ' of soldiers'."""
    if not name or name.startswith(("in ", "(")):
        return f" {name}" if name else ""
    return f"{before_noun(words).removeprefix(words)} {name}"


# --- what the members are called -----------------------------------------------------------------


@dataclass(frozen=True)
class Names:
    """What the whole, the parts and their sum are called; empty where the number is enough."""

    whole: str
    parts: tuple[str, ...]
    together: str = ""


def name_shortly(proof: Proof, members: Sequence[Row]) -> Names:
    """The whole by its label, and parts that are added by what tells them apart.

    'civilians' among people killed, 'injured' among civilians, 'in Exampleton' in a county.
    """
    whole, *parts = members
    keys, among = _find_differences(members), _find_differences(parts)
    if len(parts) == 1:
        return _name_two(whole, parts[0], is_same=not keys)
    is_plain = all(_get_state(proof, row) and not _tells_doer(row) for row in members)
    if not is_plain or not among or keys - {*_KEYS}:
        return Names(_name_full(whole), tuple(map(_name_full, parts)))
    named = tuple(_name_by(proof, row, among) for row in parts)
    return Names(_name_full(whole), named, _name_by(proof, parts[0], keys - among))


_KEYS = {"group": "group", "measure": "count", "place": "place", "period": "period"}
"""What may tell parts apart → what as many of them are called."""


def _find_differences(rows: Sequence[Row]) -> set[str]:
    """By what the figures differ; by their days of report only where a label tells these."""
    days = {_AS_OF.sub("", str(row["label"])) != row["label"] for row in rows}
    keys = (*_KEYS, *(["reported"] if True in days else []))
    return {key for key in keys if len({row[key] for row in rows}) > 1}


def _name_two(whole: Row, part: Row, *, is_same: bool) -> Names:
    """A whole and its one part, what both are of told once; of one count, who says so."""
    inner, outer = _name_full(part), _name_full(whole)
    if is_same and whole["speaker"] == part["speaker"]:
        return Names("" if inner == outer else outer, (inner,))
    if is_same and not (_tells_doer(whole) or _tells_doer(part)):
        return Names(f"({whole['speaker_name']})", (f"{inner} ({part['speaker_name']})",))
    within, around = _TIMED.fullmatch(inner), _TIMED.fullmatch(outer)
    if within and around and within["what"] == around["what"]:
        return Names(around["when"], (inner,))
    return Names(outer, (inner,))


_TIMED = re.compile(r"(?P<what>.*) (?P<when>\([^()]*\))")


def _name_full(row: Row) -> str:
    """A label as it follows a number, its day of report in brackets."""
    words = say_quantity(row)
    told = say_counted(words, row).removeprefix(before_noun(words).removeprefix(words)).strip()
    day = _AS_OF.search(told)
    if day is None:
        return f"{told}{say_deed(row)}"
    period = f"{day['period']}; " if day["period"] else ""
    return f"{told[: day.start()]} ({period}as of {day['day']})"


_AS_OF = re.compile(r"(?: \((?P<period>[^()]*)\))?, as of (?P<day>[^()]*)$")


def _name_bare(row: Row) -> str:
    """A label without its place and its time."""
    return _name_full({**row, "label": str(row["label"]).split(",")[0].split(" (")[0]})


def _get_state(proof: Proof, row: Row) -> str:
    """What happened to the people that a figure counts: 'killed'; empty where it counts others."""
    label = proof.event.all_measures[row["measure"]].label
    is_plain = label.startswith("people ") and row["change"] is None and row["counts"] is None
    return label.removeprefix("people ") if is_plain and row["of"] is None else ""


def _tells_doer(row: Row) -> bool:
    """Whether a label tells who did it or how, which no short name has."""
    return bool(row["by"] or row["how"]) and row["deed"] is None


def _name_by(proof: Proof, row: Row, keys: set[str]) -> str:
    """A figure by some parts of its scope: 'soldiers killed in Exampleton'."""
    event = proof.event
    told = [_name_group(proof, row)] if "group" in keys else []
    told += [_get_state(proof, row)] if "measure" in keys else []
    told += [f"in {event.places[row['place']].name}"] if "place" in keys else []
    told += (
        [f"({event.periods[row['period']].label})"] if "period" in keys and row["period"] else []
    )
    return " ".join(told)


def _name_group(proof: Proof, row: Row) -> str:
    group = proof.event.groups[row["group"]].label if row["group"] else "people"
    if not is_one(say_quantity(row)):
        return group
    return "person" if group == "people" else f"person among {group}"


def _count_parts(parts: Sequence[Row]) -> str:
    """How many parts there are, by what tells them apart: '6 groups', '12 periods'."""
    kinds = [noun for key, noun in _KEYS.items() if key in _find_differences(parts)]
    return say_count(len(parts), kinds[0] if len(kinds) == 1 else "count")
