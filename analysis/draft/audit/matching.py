"""Which numbers of a text each entry of its seed covers, and what of the entry is not so."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from analysis.draft.audit.entries import HEADLINE, Entry
from analysis.draft.audit.passages import Passage, Place, fold_text
from analysis.draft.number import Number

MOST_WORDS = 6
"""Words of the text that a message quotes."""


@dataclass(frozen=True)
class Match:
    """What became of an entry.

    Attributes
    ----------
    numbers : places in the list of numbers that it covers.
    is_found : whether its wording stands in its paragraph.
    faults : one sentence each.
    """

    entry: Entry
    numbers: tuple[int, ...] = ()
    is_found: bool = False
    faults: tuple[str, ...] = ()


def match_entries(
    entries: Sequence[Entry],
    text: str,
    passages: Mapping[int, Passage],
    numbers: Sequence[Number],
    *,
    is_english: bool = True,
) -> list[Match]:
    """Each entry with the numbers that it covers, in the order of the entries.

    A span that reads as its wording decides. Where several places have the wording, an entry takes
    the first that keeps its hedge and that no other entry has; the longer wording chooses first.
    So of two "seven" in one paragraph one figure covers the first, and "more than 22" leaves the
    bare "22" to the other figure. Where no place is free, two share one: the same number told by
    two speakers.

    Parameters
    ----------
    text : all of it, for spans.
    passages : number of a paragraph → it; 0 for the headline.
    numbers : as `audit.list_numbers` has them.
    is_english : of another language only digits are read, and neither hedges nor names.
    """
    rest = _Text(text, passages, numbers, is_english)
    order = sorted(entries, key=lambda entry: (entry.span is None, -len(entry.wording)))
    found = {id(entry): rest.match(entry) for entry in order}
    return [found[id(entry)] for entry in entries]


@dataclass
class _Text:
    """A text whose numbers are given to entries, one after the other."""

    text: str
    passages: Mapping[int, Passage]
    numbers: Sequence[Number]
    is_english: bool
    taken: dict[int, Entry] = field(default_factory=dict)

    def __post_init__(self) -> None:
        titled = sum(number.paragraph == HEADLINE for number in self.numbers)
        self._starts = [number.start for number in self.numbers]
        self._reach = {True: (0, titled), False: (titled, len(self.numbers))}

    def match(self, entry: Entry) -> Match:
        """The numbers of an entry, which no other has to give up."""
        entry = self._settle_paragraph(entry)
        passage = self.passages.get(entry.paragraph)
        if passage is None:
            return Match(entry, faults=(f"{entry.what}: {self._tell_no_passage(entry)}",))
        if not entry.wording:
            return self._match_names(entry, passage)
        places = passage.find(entry.wording)
        span, why = self._read_span(entry, places)
        if not places and span is None:
            return Match(entry, faults=(f"{entry.what}: {self._tell_absent(entry)}",))
        place = span or min(places, key=lambda each: self._rank(entry, each))
        covered = self._cover(entry, place)
        faults = [*why, *self._check(entry, place, covered)]
        for each in covered:
            self.taken.setdefault(each, entry)
        told = tuple(f"{entry.what}: {fault}" for fault in faults)
        return Match(entry, tuple(covered), is_found=True, faults=told)

    def _settle_paragraph(self, entry: Entry) -> Entry:
        """The entry in the paragraph of its span, where it names none: all spans are the text's."""
        if entry.paragraph != HEADLINE or entry.span is None:
            return entry
        found = self._find_paragraph(entry.span)
        return entry if found is None else replace(entry, paragraph=found)

    def _find_paragraph(self, span: Place) -> int | None:
        """The paragraph in which a span lies; None where it lies in none."""
        return next(
            (
                number
                for number, each in self.passages.items()
                if number != HEADLINE and each.start <= span[0] < each.start + len(each.text)
            ),
            None,
        )

    def _match_names(self, entry: Entry, passage: Passage) -> Match:
        absent = [names[0] for names in entry.names if not any(map(passage.find, names))]
        if not self.is_english or not absent:
            return Match(entry, is_found=True)
        where = _name(entry.paragraph)
        told = tuple(
            f"{entry.what}: {where} does not name “{name}”; a spelling of its own goes into the "
            "aliases of the place"
            for name in absent
        )
        return Match(entry, faults=told)

    def _read_span(self, entry: Entry, places: list[Place]) -> tuple[Place | None, list[str]]:
        """The place that the span gives, if it reads as the wording; else what is wrong with it."""
        if entry.span is None:
            return None, []
        start, end = entry.span
        inside = [each for each in places if start <= each[0] and each[1] <= end]
        if inside:
            return inside[0], []
        holding = [each for each in places if each[0] <= start < end <= each[1]]
        if holding and self._list(entry.paragraph, entry.span):
            return entry.span, []
        wanted = " or ".join(f"[{first}, {last}]" for first, last in places[:3])
        at = f"; “{entry.wording}” stands at {wanted}" if wanted else ""
        home = self._find_paragraph(entry.span)
        if home not in (None, entry.paragraph):
            wrong = f"lies in {_name(home or HEADLINE)}, not in {_name(entry.paragraph)}"
        elif read := self.text[start:end].strip():
            wrong = f"reads “{quote(read)}”, not “{entry.wording}”"
        else:
            wrong = f"has no words, and “{entry.wording}” is wanted"
        return None, [f"span [{start}, {end}] {wrong}{at}"]

    def _rank(self, entry: Entry, place: Place) -> tuple[bool, bool, int]:
        covered = self._cover(entry, place)
        is_taken = bool(covered) and all(each in self.taken for each in covered)
        return any(self._drops(entry, place, covered)), is_taken, place[0]

    def _cover(self, entry: Entry, place: Place) -> list[int]:
        """The numbers at a place that the entry is about."""
        found = self._list(entry.paragraph, place)
        if not entry.values:
            return found
        meant = [each for each in found if _is_meant(self.numbers[each], entry)]
        if len(found) > 1:
            return meant
        # "A 12-year-old boy" is one person: the age is another figure's.
        is_article = self.is_english and entry.values == {1}
        return meant if is_article else found

    def _list(self, paragraph: int, place: Place) -> list[int]:
        """The numbers of a paragraph that overlap a place."""
        first, last = self._reach[paragraph == HEADLINE]
        start = max(bisect_right(self._starts, place[0], first, last) - 1, first)
        end = bisect_left(self._starts, place[1], first, last)
        return [each for each in range(start, end) if self.numbers[each].end > place[0]]

    def _check(self, entry: Entry, place: Place, covered: list[int]) -> Iterator[str]:
        where = _name(entry.paragraph)
        for number in self._drops(entry, place, covered):
            yield (
                f"its wording is “{entry.wording}”, {where} has “{quote(number.text)}”: the hedge "
                "belongs to the wording"
            )
        for each in covered:
            other = self.taken.get(each)
            if other and bool(other.id) != bool(entry.id):
                yield (
                    f"“{quote(self.numbers[each].text)}” in {where} is in {other.what} as well; "
                    "a number is a figure or left out"
                )

    def _drops(self, entry: Entry, place: Place, covered: Iterable[int]) -> Iterator[Number]:
        """The numbers whose hedge the entry does not have, though the text has it there."""
        if not (self.is_english and entry.id and entry.hedges == {"exact"}):
            return
        for each in covered:
            number = self.numbers[each]
            is_longer = number.start < place[0] or place[1] < number.end
            if is_longer and number.hedge not in ("exact", "vague"):
                yield number

    def _tell_no_passage(self, entry: Entry) -> str:
        if entry.paragraph == HEADLINE:
            return "it is of the headline, and the seed has no source.headline"
        last = max(self.passages, default=HEADLINE)
        end = f"the last is {last}" if last else "the text is empty"
        there = f"; “{entry.wording}” stands in {told}" if (told := self._find(entry)) else ""
        return f"there is no paragraph {entry.paragraph}, {end}{there}"

    def _tell_absent(self, entry: Entry) -> str:
        elsewhere = self._find(entry)
        there = f"it stands in {elsewhere}" if elsewhere else "the text does not have it"
        return f"{_name(entry.paragraph)} does not have “{entry.wording}”; {there}"

    def _find(self, entry: Entry) -> str:
        """Where a wording stands, in words; empty where it stands nowhere."""
        found = (number for number, each in self.passages.items() if each.find(entry.wording))
        return " and ".join(map(_name, found)) if entry.wording else ""


def _is_meant(number: Number, entry: Entry) -> bool:
    """Whether a number of the text is one of those that an entry's readings name."""
    if entry.values & {number.nominal, number.low, number.high}:
        return True
    # Points and commas part or group digits, and only a person knows which.
    digits = re.sub(r"\D", "", fold_text(number.text)[0])
    return any(digits == str(value) for value in entry.values)


def _name(paragraph: int) -> str:
    return f"paragraph {paragraph}" if paragraph else "the headline"


def quote(text: str) -> str:
    """Words of the text on one line, six at most."""
    words = text.split()
    return " ".join(words[:MOST_WORDS])[:80] + (" …" if len(words) > MOST_WORDS else "")
