"""What one report says on one side and day that cannot all be true, and totals below their parts.

Reconciliation proves it: the figures of a report that one line says as of one day, its claims apart
from its reports, are one account.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from analysis.accounts.book import Book, write_finding
from analysis.accounts.record import Finding, Kind, Line, Topic, Voice
from analysis.ledger.model import Article
from analysis.reconcile.counts import CountSystem, build_system
from analysis.reconcile.judged import JudgedTie, judge_ties
from analysis.reconcile.parts import Part, find_conflicts, split_parts
from analysis.reconcile.solve.budget import TooHardError

BUDGET = 500_000
"""How much each part of a report may cost, in units of about a microsecond."""
MOST = 3
"""How many conflicts of one account are told at most, the smallest first."""
WELL_BELOW = 1.25
"""A lower bound is well below its parts if their sum is so many times as much, or more."""


@dataclass(frozen=True)
class _Report:
    """A report's system, and its voices by the id that the system has."""

    article: Article
    counts: CountSystem
    parts: Sequence[Part]
    voices: dict[str, Voice]

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

    def list_conflicts(self, sources: frozenset[str]) -> Iterator[frozenset[str]]:
        """The smallest sets of sources that cannot all be true; where too hard to tell, none."""
        for part in self.parts:
            own = sources & part.sources
            if len(own) > 1 and not _is_feasible(part, own):
                yield from find_conflicts(part, own, MOST, BUDGET).conflicts


def _is_feasible(part: Part, sources: frozenset[str]) -> bool:
    try:
        return part.is_feasible(sources)
    except TooHardError:
        return True


def prove(book: Book) -> Iterator[Finding]:
    """Contradictions, partings within one report, and totals well below their parts."""
    by_article: dict[str, list[Voice]] = {}
    for voice in book.voices.values():
        if voice.withdrawn_by is None:
            by_article.setdefault(voice.statement.article, []).append(voice)
    for article in book.articles:
        told = by_article.get(article.name, [])
        if len(told) > 1:
            yield from _prove_report(book, article, told)


def _prove_report(book: Book, article: Article, told: Sequence[Voice]) -> Iterator[Finding]:
    counts = build_system([article], book.convention)
    voices = {voice.id.rpartition("#")[2]: voice for voice in told}
    report = _Report(article, counts, split_parts(counts, BUDGET), voices)
    for day in sorted({voice.as_of for voice in told}):
        names = {name: voice for name, voice in voices.items() if voice.as_of == day}
        yield from _find_low_totals(report, names)
        yield from _find_contradictions(report, names)


def _find_contradictions(report: _Report, names: dict[str, Voice]) -> Iterator[Finding]:
    """Those of each side; a conflict between sides is a parting."""
    sides: dict[tuple[str, bool], set[str]] = {}
    for name, voice in names.items():
        teller = voice.teller or voice.line
        sides.setdefault((teller.name, voice.statement.is_claim), set()).add(name)
    reports = {name for name, voice in names.items() if not voice.statement.is_claim}
    joint = list(report.list_conflicts(report.find_sources(reports)))
    for side, is_claim in sorted(sides):
        # Where all reports can be true, each side's can.
        if is_claim or joint:
            for conflict in report.list_conflicts(report.find_sources(sides[side, is_claim])):
                if not _is_hedge_alone([names[each] for each in conflict & names.keys()]):
                    yield _write_conflict(report, names, conflict, Kind.CONTRADICTION)
    for conflict in joint:
        tellers = {(names[name].teller or names[name].line) for name in conflict & names.keys()}
        # Two lines with one number each part wherever they say it, see `partings`.
        if len(tellers) > 1 and len(conflict & names.keys()) > 2:
            yield _write_conflict(report, names, conflict, Kind.PARTING)


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
    members = [names[name] for name in ids if name in names]
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
    open_above = {
        name
        for name, voice in names.items()
        if voice.statement.high is None
        and voice.statement.low
        and voice.statement.quantity.nominal is not None
    }
    if not open_above:
        return
    for name in sorted(open_above):
        whole = names[name]
        own = [each for each, voice in names.items() if voice.teller == whole.teller]
        yield from _find_low_total(report, names, name, own)


def _find_low_total(
    report: _Report, names: dict[str, Voice], name: str, own: Collection[str]
) -> Iterator[Finding]:
    """What one line says of the parts; another line's parts are another account."""
    for tie in judge_ties(report.counts, report.find_sources(own)):
        whole = names[name]
        is_sum = tie.kind in ("sum", "cover", "part") and tie.verdict != "conflict"
        if tie.whole == name and is_sum:
            low = whole.statement.low or 0
            if len(tie.parts) > 1 and tie.low >= WELL_BELOW * low and tie.low > low:
                members = [whole, *(names[name] for name in tie.parts)]
                line = whole.teller or whole.line
                yield write_finding(Kind.LOW_TOTAL, members, line=line, size=tie.low - low)
