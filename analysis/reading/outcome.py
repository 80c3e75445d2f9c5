"""What reconciliation says of readings, worked out once for all tables and sentences."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from analysis.ledger.frame import Row
from analysis.ledger.model import Article, Assumption, Event
from analysis.reading.labels import (
    cite_source,
    describe_cited,
    describe_reading,
    label_figure,
)
from analysis.reading.reading import Reading
from analysis.reconcile.statements import name_source
from analysis.reconcile.verdicts import Conflict, Outcome, check
from analysis.telling.sentences import enumerate_pieces, plain, say_counted
from analysis.telling.words import join, say_quantity


@dataclass(frozen=True)
class Proof:
    """One or more articles on an event, reconciled.

    `figures` has the ledger's rows by statement id, with `label`, `timed_label` (with its period)
    and `reads`; the id is ARTICLE#id and the label names the article where there are several.
    """

    readings: tuple[Reading, ...]
    outcome: Outcome
    figures: Mapping[str, Row]
    all_figures: Mapping[str, Row]
    """The same with claims among them also where claims are not told."""

    @property
    def shows_claims(self) -> bool:
        """Whether what parties claim is told."""
        return all(reading.include_claims for reading in self.readings)

    @property
    def event(self) -> Event:
        """The event of all the articles."""
        return self.readings[0].event

    @property
    def convention(self) -> str:
        """The convention under which all of them are read."""
        return self.readings[0].convention.name

    @property
    def articles(self) -> list[Article]:
        """The articles themselves."""
        return [reading.article for reading in self.readings]

    @property
    def conflicts(self) -> list[Conflict]:
        """Those among the reports, then those within each party's claims, if claims are told."""
        accounts = self.outcome.accounts if self.shows_claims else ()
        return [*self.outcome.conflicts, *(each for a in accounts for each in a.conflicts)]

    @property
    def at_odds(self) -> list[str]:
        """Those whose claims cannot all be true, each party by its speakers; none where none are
        told.
        """
        if not self.shows_claims:
            return []
        return [
            name_parties(self, account.conflicts) or self.event.speakers[account.speaker].name
            for account in self.outcome.accounts
            if account.feasible is False
        ]

    @property
    def verdict(self) -> str:
        """The verdict for lists: that on the reports; 'claims' where only those fail."""
        verdict = self.outcome.verdict
        return "claims" if verdict != "conflict" and self.at_odds else verdict


def find_outcome(reading: Reading) -> Outcome:
    """What follows from the article's figures under the reading's convention."""
    key = (reading.article.sha256, id(reading.article), reading.convention.name)
    if key not in reading.memo:
        reading.memo[key] = check([reading.article], reading.convention.name)
    outcome: Outcome = reading.memo[key]
    return outcome


def reconcile(*readings: Reading) -> Proof:
    """Whether the figures of articles on one event agree, all under one convention."""
    key = ("proof", *(id(reading.article) for reading in readings))
    memo = readings[0].memo
    if key not in memo:
        memo[key] = _reconcile(readings)
    proof: Proof = memo[key]
    return proof


def _reconcile(readings: tuple[Reading, ...]) -> Proof:
    only, *others = readings
    articles = [reading.article for reading in readings]
    told: dict[str, Row] = {}
    for reading in readings:
        label = f" ({cite_source(reading)})" if others else ""
        for row in reading.all_records:
            name = name_source(reading.article, row["id"], articles)
            reads = describe_reading(reading, row["assumption"])
            timed = label_figure(reading, row, is_timed=True)
            said = {**describe_cited(reading, row), "timed_label": timed}
            for key in _LABELS:
                said[key] = said[key] and said[key] + label
            told[name] = {**row, **said, "reads": reads, "id": name}
    outcome = check(articles, only.convention.name) if others else find_outcome(only)
    for name in outcome.system.withdrawn.keys() & told.keys():
        if told[name]["withdrawn_by"] is None:  # an article of the others withdraws it
            for key in _LABELS:
                told[name][key] = told[name][key] and told[name][key] + ", withdrawn"
    shown = {
        name_source(reading.article, row["id"], articles)
        for reading in readings
        for row in reading.records
    }
    figures = {name: row for name, row in told.items() if name in shown}
    return Proof(readings, outcome, figures, told)


_LABELS = ("label", "timed_label", "singular")


def label_together(rows: Sequence[Row]) -> list[str]:
    """The labels of figures that are compared: where one tells its period, all do that have one.

    Parameters
    ----------
    rows : as a proof has them.
    """
    is_timed = any(row["period"] and row["label"] == row["timed_label"] for row in rows)
    return [row["timed_label" if is_timed and row["period"] else "label"] for row in rows]


def name_parties(proof: Proof, conflicts: Iterable[Conflict]) -> str:
    """Who says what cannot all be true, by name: speakers of one line are one party."""
    members = dict.fromkeys(name for each in conflicts for name in each.ids)
    rows = [proof.all_figures[name] for name in members if name in proof.all_figures]
    told = dict.fromkeys(proof.event.speakers[row["speaker"]].name for row in rows)
    return plain(enumerate_pieces((name,) for name in told))


def name_member(proof: Proof, name: str) -> str:
    """A member of a conflict in words: a figure, a reading of ours, or a tie that is stated."""
    if name in proof.figures:
        row = proof.figures[name]
        words = say_quantity(row)
        return f"{words}{say_counted(words, row)}"
    for reading in proof.readings:
        transcript = reading.article.transcript
        for assumption in transcript.assumptions:
            if name_source(reading.article, assumption.id, proof.articles) == name:
                figure = name_source(reading.article, assumption.figure, proof.articles)
                return _say_assumed(proof.event, proof.figures[figure], assumption)
        for relation in transcript.relations:
            if name_source(reading.article, relation.id, proof.articles) == name:
                return f"“{relation.says.rstrip('.')}”"
    return name


def _say_assumed(event: Event, row: Row, assumption: Assumption) -> str:
    """What we read a figure as: '“58” leaves militants out', '“58” counts civilians'."""
    reads = assumption.reads.model_dump(exclude_none=True)
    parts = event.groups[row["group"]].parts if row["group"] else ()
    if [*reads] == ["group"] and reads["group"] in parts:
        others = join(event.groups[part].label for part in parts if part != reads["group"])
        return f"“{row['wording']}” leaves {others} out"
    return f"“{row['wording']}” counts {row['reads']}"


def name_tie(proof: Proof, name: str) -> str:
    """A reading of ours or a stated tie, as what a sentence speaks of."""
    is_reading = any(
        name == name_source(reading.article, assumption.id, proof.articles)
        for reading in proof.readings
        for assumption in reading.article.transcript.assumptions
    )
    told = name_member(proof, name)
    return f"our reading that {told}" if is_reading else f"the tie {told}"


def list_conditions(proof: Proof, names: Collection[str]) -> str:
    """The readings and ties among members of a conflict; empty for none.

    ', if “58” leaves militants out, as we read it'; ', if “all were police” holds'.
    """
    told = [(name_member(proof, name), name) for name in names if name not in proof.figures]
    ties = {relation.id for relation in proof.outcome.system.relations}
    stated = [f"{words} holds" for words, name in told if name in ties]
    ours = [words for words, name in told if name not in ties]
    given = f", if {join([*stated, *ours])}" if told else ""
    return f"{given}, as we read {'it' if len(ours) == 1 else 'them'}" if ours else given
