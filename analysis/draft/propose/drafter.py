"""Drafts the figures of a text: what the words around each number suggest, and which words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from analysis.draft.propose.attributions import Attribution
from analysis.draft.propose.deeds import find_doer, find_means
from analysis.draft.propose.entry import Entry
from analysis.draft.propose.found import Found
from analysis.draft.propose.groups import find_group
from analysis.draft.propose.known_names import Known, know_nothing
from analysis.draft.propose.labels import read_label
from analysis.draft.propose.measures import find_measure
from analysis.draft.propose.named import Named
from analysis.draft.propose.naming import Speaker
from analysis.draft.propose.noun_phrase import read_noun
from analysis.draft.propose.own_units import settle_change
from analysis.draft.propose.people import settle_captured
from analysis.draft.propose.places import Mention, find_ends, find_place, list_places
from analysis.draft.propose.proposal import Draft
from analysis.draft.propose.readable import Wordings
from analysis.draft.propose.recall import Memory
from analysis.draft.propose.roles import find_change, find_headline, find_role
from analysis.draft.propose.saying import Ids, Statement, list_runs, say_statement
from analysis.draft.propose.sentences import Sentence, Spot, split_sentences
from analysis.draft.propose.shared_hedge import find_shared_hedge
from analysis.draft.propose.speakers import Listener, find_said, find_via
from analysis.draft.propose.statements import find_sides
from analysis.draft.propose.status import list_near, tell_status
from analysis.draft.propose.when import (
    Time,
    find_hour,
    find_period,
    is_of_saying,
    list_times,
)
from analysis.draft.scan.scan import scan_text
from analysis.ledger.measures import MEASURES
from analysis.ledger.model import OUTLET, Event


def draft_text(text: str, event: Event | None = None, published: str | None = None) -> list[Draft]:
    """Every number phrase of a text with the fields that its surroundings suggest.

    Parameters
    ----------
    text : as pasted.
    event : whose names are taken where the text has them; None proposes all names as new.
    published : the day of publication (2026-01-31), to tell which day "on Tuesday" was.
    """
    day = dt.date.fromisoformat(published[:10]) if published else None
    sentences = list(split_sentences(text, scan_text(text)))
    drafter = _Drafter(text, sentences, Known(event) if event else know_nothing(), day)
    return [draft for sentence in sentences for draft in drafter.draft_sentence(sentence)]


@dataclass
class _Told:
    """What the numbers before tell, of which a number may be a part or go on with.

    Attributes
    ----------
    found, group : what the last count of people counts, and whom.
    place : where the last sentence of the paragraph was.
    last : the measure of the number before.
    line : the paragraph that they stand in.
    index : which number told it.
    """

    found: Found | None = None
    group: Named | None = None
    place: Mention | None = None
    last: str | None = None
    line: int = -1
    index: int = -1


@dataclass(frozen=True, slots=True)
class _Scene:
    """What one sentence tells of all its numbers: who speaks, and the days and places it names."""

    sentence: Sentence
    heard: list[tuple[Attribution, Speaker]]
    times: list[Time]
    all_times: list[Time]
    saying_times: list[tuple[Attribution, Time]]
    places: list[Mention]


class _Drafter:
    """Drafts the numbers of one text, sentence by sentence."""

    def __init__(
        self, text: str, sentences: Sequence[Sentence], known: Known, published: dt.date | None
    ) -> None:
        self._known = known
        self._sides = find_sides(text, sentences, known)
        self._published = published
        self._listener = Listener(known)
        self._wordings = Wordings(known.event)
        self._headline_end = find_headline(text)
        self._runs = list_runs(text)
        self._ids = Ids()
        self._told = _Told()
        self._memory = Memory()
        self._speakers: dict[str, Speaker] = {}

    def draft_sentence(self, sentence: Sentence) -> Iterator[Draft]:
        """The drafts of a sentence's numbers, in order."""
        if sentence.line != self._told.line:
            self._told = _Told(line=sentence.line)
        elif self._told.found is not None:
            # Where a deed stands in the sentence before tells nothing in this one.
            self._told.found = replace(self._told.found, trigger=None)
        scene = self._set_scene(sentence)
        self._told.index = -1
        for spot in sentence.spots:
            yield self._draft(scene, spot)
        if scene.places:
            self._told.place = scene.places[0]

    def _set_scene(self, sentence: Sentence) -> _Scene:
        heard = self._listener.hear(sentence)
        if not sentence.spots:
            times: list[Time] = []
        else:
            times = list_times(sentence, self._published)
        saying = [
            (said, time)
            for said, _ in heard
            for time in times
            if is_of_saying(sentence, time, said)
        ]
        others = [time for time in times if all(time is not each for _, each in saying)]
        return _Scene(sentence, heard, others, times, saying, list_places(sentence, self._known))

    def _draft(self, scene: _Scene, spot: Spot) -> Draft:
        entry = Entry(spot.number, self._known)
        if spot.number.skip in ("time", "date"):
            self._add_time(entry, scene, spot)
        elif spot.number.skip is None:
            self._add_figure(entry, scene, spot)
        return entry.build()

    def _add_figure(self, entry: Entry, scene: _Scene, spot: Spot) -> None:
        """All fields of a number that may be a figure."""
        noun = read_noun(scene.sentence, spot)
        label = read_label(scene.sentence, spot, noun)
        if label is not None and not label.is_part:
            noun = label.noun
        found = find_measure(
            scene.sentence,
            spot,
            noun,
            self._known.event,
            self._told.found,
            is_voice=any(
                said.first <= spot.first < min(said.first + 2, said.last) for said, _ in scene.heard
            ),
            label=label,
        )
        group = find_group(
            scene.sentence, spot, noun, found, self._known, self._told.group,
            is_near=self._told.index >= 0,
        )  # fmt: skip
        if found is not None:
            found = settle_captured(found, group.name if group else None)
        if again := self._memory.recall(scene.sentence, spot, noun, found):
            found, group = again
        elif found is not None:
            self._memory.keep(spot, found, group)
        self._add_speaker(entry, scene, spot, group, found)
        if spot.number.start < self._headline_end:
            entry.set("part", "headline", "")
        entry.set("role", *find_role(scene.sentence, spot, self._published))
        if found is None:
            return
        self._add_measure(entry, scene.sentence, spot, found)
        if group is not None:
            entry.add_group("group", group)
        self._add_place(entry, scene, spot, found)
        self._add_period(entry, scene, spot, found)
        self._add_deed(entry, scene, spot, found, group)
        self._add_words(entry, found, group)
        if not found.is_part and found.measure not in _NO_COUNTS:
            self._told.found, self._told.group = found, group
        self._told.last = found.measure
        if found.unit == "persons":
            self._told.index = spot.index

    def _add_time(self, entry: Entry, scene: _Scene, spot: Spot) -> None:
        """The fields of a clock time or a date, which stays left out unless somebody wants it."""
        is_hour = spot.number.skip == "time"
        when = (
            find_hour(spot, scene.sentence, scene.all_times, self._known.event)
            if is_hour
            else find_period(scene.sentence, spot, scene.all_times, self._known.event)
        )
        found = Found("time", "hour-of-day" if is_hour else "date", spot.number.text)
        if when is None or not self._add_measure(entry, scene.sentence, spot, found):
            return
        entry.add_period(when)
        self._add_speaker(entry, scene, spot, None, found)
        self._add_words(entry, found, None)

    def _add_measure(self, entry: Entry, sentence: Sentence, spot: Spot, found: Found) -> bool:
        """Measure, unit and wording; whether the ledger can read the number as that."""
        is_count = _is_count(found, self._known.event)
        before = self._told.last
        is_other = before is not None and before != found.measure
        change = find_change(sentence, spot, is_count=is_count, is_other=is_other)
        found = settle_change(found, change)
        if not _is_count(replace(found, unit=""), self._known.event):
            change = None
        entry.set("measure", found.measure, found.evidence)
        entry.set("unit", found.unit, found.evidence)
        entry.set("label", found.label, found.evidence)
        entry.set("of", found.of, found.evidence)
        entry.set("change", change, entry.number.text)
        number = entry.number
        if found.measure == "time":
            # What tells a time is more than its number: "two days after".
            number = replace(number, text=found.evidence)
        readable = self._wordings.find(number, found.measure, found.unit, change)
        if readable is not None:
            entry.set("wording", readable[0], find_shared_hedge(sentence, spot))
            entry.set("readings", readable[1], "")
        return readable is not None

    def _add_speaker(
        self, entry: Entry, scene: _Scene, spot: Spot, group: Named | None, found: Found | None
    ) -> None:
        """Who says it, through whom, on which day, and how firmly."""
        said = find_said(spot, scene.heard)
        speaker = self._settle(said.speaker)
        status = tell_status(
            speaker,
            group.name if group else None,
            found.measure if found else None,
            list_near(scene.sentence, spot),
            self._find_doer(scene, found, group) if speaker and speaker.is_side else None,
        )
        if speaker is None:
            entry.set("speaker", OUTLET, "")
        else:
            entry.add_speaker("speaker", speaker)
            via = self._settle(find_via(scene.sentence, said, self._known), is_via=True)
            if via is not None and via.kind == "outlet":
                entry.add_speaker("via", via)
        entry.set("status", status, speaker.evidence if speaker else "")
        for attribution, time in scene.saying_times:
            if attribution is said.attribution and time.end != self._published:
                entry.set("reported", str(time.start), time.words)

    def _settle(self, speaker: Speaker | None, *, is_via: bool = False) -> Speaker | None:
        """A speaker with its side; of one kind wherever the text names it."""
        if speaker is None and is_via:
            return None
        settled = self._sides.settle(speaker)
        if settled is None:
            return None
        first = self._speakers.setdefault(settled.name, settled)
        return replace(settled, kind=first.kind, is_side=first.is_side)

    def _find_doer(self, scene: _Scene, found: Found | None, group: Named | None) -> str | None:
        """Who did it, by name."""
        if found is None or found.measure not in ("deaths", "injuries", "casualties"):
            return None
        victims = group.name if group else None
        doer = find_doer(scene.sentence, found.trigger, self._known, victims)
        return doer.name if doer else None

    def _add_place(self, entry: Entry, scene: _Scene, spot: Spot, found: Found) -> None:
        """Where it was, or the two ends of a distance."""
        if found.measure == "distance":
            place, end = find_ends(spot, scene.places)
            if end is not None:
                entry.add_place("to", end)
        else:
            place = find_place(
                scene.sentence,
                spot,
                scene.places,
                [said for said, _ in scene.heard],
                is_of_sites=found.measure.endswith("-sites"),
            )
            if place is None and found.unit in ("persons", "attacks"):
                place = self._told.place
        if place is not None:
            entry.add_place("place", place)

    def _add_period(self, entry: Entry, scene: _Scene, spot: Spot, found: Found) -> None:
        """When it was; what is there at one moment has no period."""
        measure = MEASURES.get(found.measure)
        if measure is not None and (not measure.is_count or measure.kind == "stock"):
            return
        if when := find_period(scene.sentence, spot, scene.times, self._known.event):
            entry.add_period(when)

    def _add_deed(
        self, entry: Entry, scene: _Scene, spot: Spot, found: Found, group: Named | None
    ) -> None:
        """By whom and by what means, of what was done to people or things."""
        measure = MEASURES.get(found.measure)
        if measure is None or not measure.is_deed or found.measure == "other":
            return
        if found.measure != "weapons":
            # What was done at places may be told beside what was done at others.
            only = found.trigger if found.measure.endswith("-sites") else None
            entry.set("how", *find_means(scene.sentence, spot, only))
        victims = group.name if group else None
        if doer := find_doer(scene.sentence, found.trigger, self._known, victims):
            if self._known.has("speakers", doer.name):
                entry.set("by", doer.name, doer.evidence)
            else:
                entry.add_group("by", doer)

    def _add_words(self, entry: Entry, found: Found, group: Named | None) -> None:
        """The short name, and the statement in our own words."""
        entry.set(
            "id",
            self._ids.name(found.measure, group.name if group else None, found.label, found.unit),
            "",
        )
        statement = Statement(
            number=entry.number,
            measure=entry.fields["measure"],
            unit=found.unit,
            group=group.label if group else None,
            place=entry.place_label,
            speaker=entry.speaker_label,
            is_claim=entry.fields.get("status") == "claimed",
            label=found.label,
            of=entry.fields.get("of"),
            change=entry.fields.get("change"),
        )
        entry.set("says", say_statement(statement, self._runs), "")


_NO_COUNTS = ("share", "age", "duration", "distance", "money", "frequency")
"""Measures of which the next number is no part."""


def _is_count(found: Found, event: Event | None) -> bool:
    measures = event.all_measures if event else MEASURES
    return measures[found.measure].is_count and found.unit != "percent"
