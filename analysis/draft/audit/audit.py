"""Whether each number of a text is in its seed: in a figure, left out with a reason, or missing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from analysis.draft.audit.entries import HEADLINE, Entry, list_entries, read_field
from analysis.draft.audit.matching import Match, match_entries
from analysis.draft.audit.passages import Passage
from analysis.draft.audit.texts import hash_text
from analysis.draft.number import Number, Row
from analysis.draft.paragraphs import split_paragraphs
from analysis.draft.scan.scan import scan_text
from analysis.ledger.check_wording import ENGLISH, is_english
from analysis.ledger.model import Article

_DIGIT = re.compile(r"\d")
State = Literal["figure", "unreviewed", "left-out", "missing"]


@dataclass(frozen=True, slots=True)
class Audited(Row):
    """A number of the text, and where it went.

    Attributes
    ----------
    number : as the scanner has it; one of the headline stands in paragraph 0, and its span is in
        the headline.
    state : in a reviewed figure, in an unreviewed one, left out, or missing.
    entries : the ids of its figures; empty for the others.
    reason : why it was left out, or what the scanner takes it for; None for a figure.
    """

    number: Number
    state: State
    entries: tuple[str, ...] = ()
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Audit:
    """What an audit found.

    Attributes
    ----------
    numbers : every number of the headline and the text, in its order.
    faults : one sentence each: a changed text, a wording that its paragraph does not have, a
        dropped hedge, a wrong count in the seed.
    """

    numbers: tuple[Audited, ...]
    faults: tuple[str, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether no number is missing and nothing is wrong."""
        return not self.faults and not self.missing

    @property
    def missing(self) -> list[Number]:
        """The numbers that are in no figure and not left out."""
        return [each.number for each in self.numbers if each.state == "missing"]

    @property
    def counts(self) -> dict[str, int]:
        """How many numbers the text has, without its headline, and how many of them are where."""
        return {
            "numbers": self.count(),
            "figures": self.count("figure", "unreviewed"),
            "unreviewed": self.count("unreviewed"),
            "left_out": self.count("left-out"),
            "missing": self.count("missing"),
        }

    def count(self, *states: State, is_headline: bool = False) -> int:
        """How many numbers of the text, or of its headline, are in one of these states, or in any.

        Those of the headline are counted apart: a seed counts those of its text.
        """
        return sum(
            (each.number.paragraph == HEADLINE) == is_headline
            and (each.state in states or not states)
            for each in self.numbers
        )

    @property
    def told(self) -> str:
        """How many of the numbers are where, in a sentence without its stop."""
        return f"{_tell_text(self)}{_tell_headline(self)}"

    def tell(self) -> str:
        """The outcome on one line: where the numbers are, and how many faults stand."""
        faults = len(self.faults)
        more = f"; {_say(faults, 'fault')}" if faults else ""
        return f"{self.told}{more}"


def _tell_text(audit: Audit) -> str:
    figures, drafted = audit.count("figure", "unreviewed"), audit.count("unreviewed")
    left, missing = audit.count("left-out"), audit.count("missing")
    number = audit.count()
    review = f" ({drafted} not reviewed)" if drafted else ""
    if number == 0:
        return "the text has no number"
    if number == 1:
        where = "missing" if missing else "left out with a reason" if left else f"a figure{review}"
        return f"the only number in the text is {where}"
    return (
        f"{_count(figures)} of the {number} numbers in the text "
        f"{_be(figures, 'a figure', 'figures')}{review}, {_count(left)} {_be(left)} left out with "
        f"a reason, {_count(missing)} {_be(missing)} missing"
    )


def _tell_headline(audit: Audit) -> str:
    number, missing = (audit.count(*each, is_headline=True) for each in ((), ("missing",)))
    if number == 0:
        return ""
    if number == 1:
        return f"; the one in the headline is {'missing' if missing else 'not missing'}"
    return f"; of the {number} in the headline {_count(missing)} {_be(missing)} missing"


def _count(number: int) -> str:
    return str(number) if number else "none"


def _say(number: int, one: str) -> str:
    return f"{number} {one}" if number == 1 else f"{number} {one}s"


def _be(number: int, one: str = "", many: str = "") -> str:
    return f"are {many}".rstrip() if number > 1 else f"is {one}".rstrip()


def audit_article(article: Article, text: str) -> Audit:
    """Whether each number of a text is in the article's ledger.

    Parameters
    ----------
    article : also one of which only a part can be read: what cannot be read covers nothing.
    text : of the article, as it was when it was transcribed.
    """
    source = read_field(article.transcript, "source")
    headline = str(read_field(source, "headline", "") or "")
    language = str(read_field(source, "language", ENGLISH))
    passages = _part(text, headline)
    numbers = list_numbers(text, headline, language)
    entries = list_entries(article.transcript, article.event)
    matches = match_entries(entries, text, passages, numbers, is_english=is_english(language))
    counted = sum(each.paragraph != HEADLINE for each in numbers)
    faults = [
        *_check_source(source, text, passages, counted, matches),
        *(fault for match in matches for fault in match.faults),
    ]
    return Audit(tuple(_settle(numbers, matches)), tuple(faults))


def list_numbers(text: str, headline: str = "", language: str = ENGLISH) -> list[Number]:
    """The numbers that a seed must account for: those of the headline, then those of the text.

    How many of them are the text's is what a seed has in its `source.numbers`. Of a text that is
    not English only those in digits count.
    """
    title = [replace(each, paragraph=HEADLINE) for each in scan_text(headline)]
    found = [*title, *scan_text(text)]
    if is_english(language):
        return found
    return [each for each in found if _DIGIT.search(each.text)]


def _part(text: str, headline: str) -> dict[int, Passage]:
    """Number of a paragraph → it, the headline first if there is one."""
    title = {HEADLINE: Passage(headline)} if headline else {}
    places = enumerate(split_paragraphs(text), 1)
    return title | {each: Passage(text[start:end], start) for each, (start, end) in places}


def _settle(numbers: Sequence[Number], matches: Sequence[Match]) -> Iterator[Audited]:
    """Each number with its state."""
    holders: dict[int, list[Entry]] = {}
    for match in matches:
        for place in match.numbers:
            holders.setdefault(place, []).append(match.entry)
    for place, number in enumerate(numbers):
        held = holders.get(place, [])
        figures = [entry for entry in held if entry.id]
        if figures:
            is_reviewed = all(entry.is_reviewed for entry in figures)
            ids = tuple(entry.id for entry in figures)
            yield Audited(number, "figure" if is_reviewed else "unreviewed", ids)
        elif held:
            yield Audited(number, "left-out", reason=held[0].reason)
        else:
            yield Audited(number, "missing", reason=number.skip)


def _check_source(
    source: object,
    text: str,
    passages: Mapping[int, Passage],
    numbers: int,
    matches: Sequence[Match],
) -> Iterator[str]:
    """What the seed's source says of its text and is not so."""
    wanted, found = read_field(source, "sha256"), hash_text(text)
    if wanted and wanted != found:
        searched = [match for match in matches if match.entry.wording]
        standing = sum(match.is_found for match in searched)
        yield (
            f"the text has changed: its sha256 is {found}, source.sha256 is {wanted}; {standing} "
            f"of {len(searched)} wordings stand where the seed has them"
        )
    paragraphs, known = len(passages.keys() - {HEADLINE}), read_field(source, "paragraphs")
    if known is not None and known != paragraphs:
        yield f"the text has {_say(paragraphs, 'paragraph')}, source.paragraphs is {known}"
    counted = read_field(source, "numbers")
    if counted is not None and counted != numbers:
        yield f"the text has {_say(numbers, 'number')}, source.numbers is {counted}"
