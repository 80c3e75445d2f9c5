"""What one report says on one side and day that cannot all be true, and totals below their parts.

Reconciliation proves it: the figures of a report that one line says as of one day, its claims apart
from its reports, are one account.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations
from typing import NamedTuple

from analysis.accounts.book import Book, write_finding
from analysis.accounts.lines import OFFICIALS
from analysis.accounts.record import Finding, Kind, Line, Topic, Voice
from analysis.ledger.model import Article
from analysis.reconcile.counts import CountSystem, build_system
from analysis.reconcile.judged import JudgedTie, judge_ties
from analysis.reconcile.parts import Part, find_conflicts, split_parts
from analysis.reconcile.solve.budget import TooHardError

BUDGET = 500_000
"""How much each part of a report may cost, in units of about a microsecond."""
MOST = 3
"""How many conflicts of three and more statements of one account are told at most, the smallest
first; a report that has more is named.
"""
WELL_BELOW = 1.25
"""A lower bound is well below its parts if their sum is so many times as much, or more."""


class Proofs(NamedTuple):
    """What reports cannot all say, and which of them may have more of it than is found."""

    findings: list[Finding]
    cut: tuple[str, ...]


class _Pair(NamedTuple):
    """Two statements that no history admits: the one counts all that the other does, and is less.

    `whole` and `part` are their ids; of one count, in the order of the ids.
    """

    whole: str
    part: str
    gap: int

    @property
    def names(self) -> frozenset[str]:
        return frozenset((self.whole, self.part))


@dataclass
class _Report:
    """A report's system, and its voices by the id that the system has.

    `is_cut` says whether it may have conflicts that were not found.
    """

    article: Article
    counts: CountSystem
    parts: Sequence[Part]
    voices: dict[str, Voice]
    is_cut: bool = field(default=False)

    def find_sources(self, names: Collection[str]) -> frozenset[str]:
        """The statements, with the readings of ours behind them and the ties among them."""
        kept = {name for name in names if name not in self.counts.excluded}
        read = {
            assumption
            for name in kept
            if (assumption := self.counts.statements[name].assumption) is not None
        }
        ties = {
            each.id
            for each in self.counts.relations
            if kept.issuperset(each.parts)
            and (not isinstance(each.whole, str) or each.whole in kept)
        }
        return frozenset(kept | read | ties)

    def list_conflicts(self, names: Collection[str]) -> Iterator[frozenset[str]]:
        """The smallest sets of sources that cannot all be true."""
        sources = self.find_sources(names)
        for part in self.parts:
            own = sources & part.sources
            if len(own) > 1 and not self._is_feasible(part, own):
                found = find_conflicts(part, own, MOST, BUDGET)
                self.is_cut |= found.is_cut
                yield from found.conflicts

    def _is_feasible(self, part: Part, sources: frozenset[str]) -> bool:
        """Whether these can all be true; where that is too hard to tell, they may."""
        try:
            return part.is_feasible(sources)
        except TooHardError:
            self.is_cut = True
            return True

    def list_pairs(self, names: Iterable[str]) -> list[_Pair]:
        """Every pair of statements of which one lies in the other and is more than it."""
        said = [self.counts.statements[name] for name in sorted(names)]
        said = [each for each in said if each.has_bounds and each.id not in self.counts.excluded]
        found = []
        for one, other in combinations(said, 2):
            for whole, part in ((one, other), (other, one)):
                if whole.high is not None and (part.low or 0) > whole.high:
                    is_one = whole.spot == part.spot
                    if is_one or whole.spot.name in self.counts.around[part.spot.name]:
                        first, second = (one, other) if is_one else (whole, part)
                        gap = (part.low or 0) - whole.high
                        found.append(_Pair(first.id, second.id, gap))
        return found


def prove(book: Book) -> Proofs:
    """Contradictions, partings within one report, and totals well below their parts."""
    by_article: dict[str, list[Voice]] = {}
    for voice in book.voices.values():
        if voice.withdrawn_by is None:
            by_article.setdefault(voice.statement.article, []).append(voice)
    findings: list[Finding] = []
    cut: list[str] = []
    for article in book.articles:
        told = by_article.get(article.name, [])
        if len(told) > 1:
            counts = build_system([article], book.convention)
            voices = {voice.id.rpartition("#")[2]: voice for voice in told}
            report = _Report(article, counts, split_parts(counts, BUDGET), voices)
            findings += _prove_report(report)
            cut += [article.name] if report.is_cut else []
    return Proofs(findings, tuple(cut))


def _prove_report(report: _Report) -> Iterator[Finding]:
    for day in sorted({voice.as_of for voice in report.voices.values()}):
        names = {name: voice for name, voice in report.voices.items() if voice.as_of == day}
        yield from _find_low_totals(report, names)
        yield from _find_contradictions(report, names)


def _find_contradictions(report: _Report, names: dict[str, Voice]) -> Iterator[Finding]:
    """Those of each side; a conflict between sides is a parting.

    Pairs are read off the bounds, all of them. In a search for larger conflicts each pair would
    come first, so it is made without one of each, and again with those left out the first time.
    """
    sides: dict[tuple[str, bool], set[str]] = {}
    for name, voice in names.items():
        teller = voice.teller or voice.line
        sides.setdefault((teller.name, voice.statement.is_claim), set()).add(name)
    reports = {name for name, voice in names.items() if not voice.statement.is_claim}
    pairs = report.list_pairs(names)
    joint = _list_larger(report, reports, [pair for pair in pairs if pair.names <= reports])
    for (_, is_claim), side in sorted(sides.items(), key=lambda each: each[0]):
        own = [pair for pair in pairs if pair.names <= side]
        yield from _write_pairs(own, names)
        # Where all reports can be true, each side's can.
        if is_claim or joint or own:
            for conflict in _list_larger(report, side, own):
                yield _write_conflict(report, names, conflict, Kind.CONTRADICTION)
    for conflict in joint:
        tellers = {(names[name].teller or names[name].line) for name in conflict & names.keys()}
        # Two lines with one number each part wherever they say it, see `partings`.
        if len(tellers) > 1 and len(conflict & names.keys()) > 2:
            yield _write_conflict(report, names, conflict, Kind.PARTING)
    yield from _write_officials(pairs, names)


def _list_larger(
    report: _Report, names: Collection[str], pairs: Sequence[_Pair]
) -> list[frozenset[str]]:
    """Conflicts among statements of which no two conflict, each once."""
    first = _leave_out(pairs, sorted(names))
    rests = [first, _leave_out(pairs, sorted(names, key=lambda name: (name in first, name)))]
    found = (
        conflict for rest in rests[: 1 + bool(pairs)] for conflict in report.list_conflicts(rest)
    )
    return list(dict.fromkeys(found))


def _leave_out(pairs: Sequence[_Pair], names: Iterable[str]) -> set[str]:
    """The names but those that are paired with one before them."""
    kept: set[str] = set()
    for name in names:
        if not any(name in pair.names and pair.names & kept for pair in pairs):
            kept.add(name)
    return kept


def _write_pairs(pairs: Iterable[_Pair], names: dict[str, Voice]) -> Iterator[Finding]:
    """One finding a count of the whole: the pair that is furthest apart."""
    widest: dict[Topic, _Pair] = {}
    for pair in sorted(pairs, key=lambda each: (-each.gap, each.whole, each.part)):
        if not _is_hedge_alone([names[pair.whole], names[pair.part]]):
            widest.setdefault(names[pair.whole].topic, pair)
    for topic, pair in widest.items():
        members = [names[pair.whole], names[pair.part]]
        line = members[0].teller or members[0].line
        yield write_finding(Kind.CONTRADICTION, members, topic=topic, line=line, size=pair.gap)


def _write_officials(pairs: Iterable[_Pair], names: dict[str, Voice]) -> Iterator[Finding]:
    """Where officials for whom the event names no side part: one a count, the widest pair."""
    widest: dict[Topic, Finding] = {}
    for pair in sorted(pairs, key=lambda each: (-each.gap, each.whole, each.part)):
        told = [names[pair.whole], names[pair.part]]
        is_official = all(each.line == OFFICIALS and not each.is_claim for each in told)
        if is_official and told[0].teller != told[1].teller and not _is_hedge_alone(told):
            members = [_name_teller(each) for each in told]
            others = [each.line for each in members]
            finding = write_finding(Kind.PARTING, members, size=pair.gap, others=others)
            widest.setdefault(finding.topic, finding)
    yield from widest.values()


def _name_teller(voice: Voice) -> Voice:
    """The voice under its teller, where its line is that of all officials."""
    return replace(voice, line=voice.teller or voice.line) if voice.line == OFFICIALS else voice


def _is_hedge_alone(members: Sequence[Voice]) -> bool:
    """Whether two speakers of a side tell one count by one number, one of them with a hedge.

    A part that is larger than its whole is false whatever the hedge.
    """
    numbers = {each.statement.quantity.nominal for each in members}
    speakers = {each.statement.figure.speaker for each in members}
    topics = {each.topic for each in members}
    is_one = len(topics) == len(numbers) == 1 and None not in numbers
    return len(members) == len(speakers) == 2 and is_one


def _write_conflict(
    report: _Report, names: dict[str, Voice], conflict: frozenset[str], kind: Kind
) -> Finding:
    """A conflict with its whole first, then the parts."""
    ties = [
        tie
        for tie in judge_ties(report.counts, conflict)
        if tie.verdict == "conflict" and tie.sources == conflict
    ]
    ids = (ties[0].whole, *ties[0].parts) if ties else sorted(conflict)
    members = [_name_teller(names[name]) for name in ids if name in names]
    lines: list[Line] = list(dict.fromkeys(each.teller or each.line for each in members))
    return write_finding(
        kind,
        members,
        topic=members[0].topic if ties else _find_widest(members),
        line=lines[0] if kind is Kind.CONTRADICTION else None,
        size=_find_size(ties[0], members[0]) if ties else None,
        others=() if kind is Kind.CONTRADICTION else lines,
    )


def _find_widest(members: Sequence[Voice]) -> Topic:
    return max(members, key=lambda each: (each.statement.low or 0, each.topic.name)).topic


def _find_size(tie: JudgedTie, whole: Voice) -> int | None:
    """By how much the parts are more than the whole, or less."""
    low, high = whole.statement.low, whole.statement.high
    if high is not None and tie.low > high:
        return tie.low - high
    return low - tie.high if low is not None and tie.high is not None and low > tie.high else None


def _find_low_totals(report: _Report, names: dict[str, Voice]) -> Iterator[Finding]:
    """Whole with parts where the whole is open above, printed as a number, and well below."""
    open_above: dict[Line, list[str]] = {}
    for name, voice in sorted(names.items()):
        said = voice.statement
        if said.high is None and said.low and said.quantity.nominal is not None:
            open_above.setdefault(voice.teller or voice.line, []).append(name)
    for line, wholes in open_above.items():
        # What one line says of the parts; another line's parts are another account.
        own = [each for each, voice in names.items() if (voice.teller or voice.line) == line]
        for tie in judge_ties(report.counts, report.find_sources(own)):
            if tie.whole in wholes and _is_low(tie, names[tie.whole]):
                members = [names[name] for name in (tie.whole, *tie.parts)]
                size = tie.low - (members[0].statement.low or 0)
                yield write_finding(Kind.LOW_TOTAL, members, line=line, size=size)


def _is_low(tie: JudgedTie, whole: Voice) -> bool:
    """Whether the parts make well more than the least that the whole admits."""
    low = whole.statement.low or 0
    is_sum = tie.kind in ("sum", "cover", "part") and tie.verdict != "conflict"
    return is_sum and len(tie.parts) > 1 and tie.low >= WELL_BELOW * low and tie.low > low
