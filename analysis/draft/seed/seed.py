"""A drafted seed as YAML: its source, one entry a figure, what is left out, what is still asked."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from analysis.draft.propose.proposal import Draft
from analysis.draft.seed.asked import list_asked
from analysis.draft.seed.new_names import SECTIONS, Suggested, write_section
from analysis.ledger.check_text import LONGEST_SPAN
from analysis.ledger.check_wording import is_english
from analysis.ledger.measures import Measure
from analysis.ledger.model import Figure
from analysis.ledger.scalars import write_comment, write_list, write_scalar

_LINE = 96
_MOST_WORDS = 6
_MOST_LETTERS = 120
_LISTS = ("readings", "how")
_USUAL = {"part": "body", "role": "toll"}
"""Field -> the value for which it is left out."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A drafted number, and where it stands in the kept text.

    Attributes
    ----------
    draft : the number with what its surroundings suggest.
    place : paragraph and span; None for a number of the headline, which is not kept with the text.
    """

    draft: Draft
    place: tuple[int, tuple[int, int]] | None


@dataclass(frozen=True, slots=True)
class Seedling:
    """All that a drafted seed says.

    Attributes
    ----------
    source : field -> value, as a seed's `source` has them; None where it is asked for.
    entries : every number, in the text's order.
    text_at : where the text is kept, as a message names it.
    has_toll : the event has a place for figures that give none.
    new : names that the event lacks, to be pasted into its file; empty for a new event.
    measures : the event's own.
    evidence : field of the source -> the words that suggested it.
    of_event : what is asked of the event's file: field -> the names that lack it.
    """

    source: Mapping[str, str | None]
    entries: tuple[Entry, ...]
    text_at: str
    has_toll: bool
    new: tuple[Suggested, ...] = ()
    measures: Mapping[str, Measure] = field(default_factory=dict)
    evidence: Mapping[str, str] = field(default_factory=dict)
    of_event: Mapping[str, list[str]] = field(default_factory=dict)

    @property
    def figures(self) -> list[Entry]:
        """The numbers that may be figures."""
        return [entry for entry in self.entries if entry.draft.skip is None]

    @property
    def left_out(self) -> list[Entry]:
        """The numbers that are none."""
        return [entry for entry in self.entries if entry.draft.skip is not None]

    @property
    def is_english(self) -> bool:
        """Whether the text's words are read."""
        return is_english(self.source.get("language") or "en")

    def list_open(self, draft: Draft) -> tuple[str, ...]:
        """The fields of a figure that are asked for."""
        return list_asked(
            draft, has_toll=self.has_toll, is_english=self.is_english, own=self.measures
        )


def collect_asked(seedling: Seedling) -> dict[str, list[str]]:
    """What is still asked: field -> the figures, or the names of the event, that lack it."""
    asked: dict[str, list[str]] = {
        f"source: {name}": [] for name, value in seedling.source.items() if value is None
    }
    asked |= seedling.of_event
    lacking: dict[str, list[str]] = {name: [] for name in Figure.model_fields}
    for entry in seedling.figures:
        for name in seedling.list_open(entry.draft):
            lacking[name].append(str(entry.draft.id))
    return asked | {name: ids for name, ids in lacking.items() if ids}


def compose_seed(seedling: Seedling) -> str:
    """The text of the article's file."""
    parts = [
        "# yaml-language-server: $schema=../article.schema.json\n",
        *_write_head(seedling),
        "source:\n",
        *_write_source(seedling),
        "\nfigures:\n",
        "\n".join(_write_figure(entry, seedling) for entry in seedling.figures),
    ]
    if seedling.left_out:
        parts += ["\nleft_out:\n", *map(_write_left_out, seedling.left_out)]
    if seedling.new:
        parts += ["\n", *_write_new(seedling.new)]
    return "".join(parts)


def _write_head(seedling: Seedling) -> Iterator[str]:
    """What the file is, what is still asked, and what a reviewer does."""
    lines = [
        f"A draft, not reviewed. Figures: {len(seedling.figures)}. Numbers left out: "
        f"{len(seedling.left_out)}.",
        f"Its text is {seedling.text_at}, on this machine only; 'span' says where in it each "
        "number stands.",
        "Read each entry beside the text, put right what is wrong, and take out 'reviewed: false'. "
        "The words behind a # are those that suggested a value.",
    ]
    if not seedling.is_english:
        lines.append(
            "The text is not in English, so only its digits were read: give a wording the words "
            "that hedge its number, and say in 'readings', in English, what it means."
        )
    if seedling.new:
        lines.append("Names that event.yaml lacks stand at the end of this file.")
    for line in lines:
        yield from _comment(line)
    if asked := collect_asked(seedling):
        yield from _comment("Still asked, since no words of the text suggest it:")
        for name, ids in asked.items():
            yield from _comment(_tell_asked(name, ids, len(seedling.figures)), "  - ")


def _tell_asked(name: str, ids: list[str], count: int) -> str:
    if not ids:
        return name
    are_all = name in Figure.model_fields and len(ids) == count > 3
    return f"{name}: {'every figure' if are_all else ', '.join(ids)}"


def _comment(line: str, indent: str = "") -> list[str]:
    lines = textwrap.wrap(
        line,
        _LINE,
        initial_indent=f"# {indent}",
        subsequent_indent=f"# {' ' * len(indent)}",
        break_on_hyphens=False,
    )
    return [f"{each}\n" for each in lines]


def _write_source(seedling: Seedling) -> Iterator[str]:
    for name, value in seedling.source.items():
        if value is None:
            yield f"  {name}: # {'https://…' if name == 'url' else 'asked for'}\n"
        else:
            words = seedling.evidence.get(name)
            is_count = name in ("paragraphs", "numbers")
            yield f"  {name}: {value if is_count else write_scalar(value)}{_behind(words)}\n"


def _behind(words: str | None) -> str:
    return f" {write_comment(words)}" if words and words.strip() else ""


def _write_figure(entry: Entry, seedling: Seedling) -> str:
    """One figure: its fields in the order of the model."""
    draft = entry.draft
    asked = seedling.list_open(draft)
    lines = []
    for name in Figure.model_fields:
        value = _write_field(entry, name)
        if value:
            lines.append(f"{name}: {value}{_behind(draft.evidence.get(name))}{_note(name, draft)}")
        elif name in asked:
            lines.append(f"{name}:")
    return "".join(f"  {'  ' if n else '- '}{line}\n" for n, line in enumerate(lines))


def _note(name: str, draft: Draft) -> str:
    """What a wording's comment says of the phrase that it quotes."""
    is_hedged = name == "wording" and draft.evidence.get(name, "").strip()
    return ": its hedge may hold here too" if is_hedged else ""


def _write_field(entry: Entry, name: str) -> str | None:
    """A field's value as YAML; None where it is left out."""
    draft, place = entry.draft, entry.place
    if name == "reviewed":
        return "false"
    if name in ("paragraph", "span"):
        if place is None:
            return None
        return str(place[0]) if name == "paragraph" else f"[{place[1][0]}, {place[1][1]}]"
    value = getattr(draft, name, None)
    if name == "wording" and not value:
        value = shorten(draft.text)
    if not value or value == _USUAL.get(name):
        return None
    return write_list(value) if name in _LISTS else write_scalar(_flatten(value))


def _write_left_out(entry: Entry) -> str:
    draft, place = entry.draft, entry.place
    fields = [f"wording: {write_scalar(shorten(draft.text), in_flow=True)}"]
    if place:
        fields.append(f"paragraph: {place[0]}")
        if place[1][1] - place[1][0] <= LONGEST_SPAN:
            fields.append(f"span: [{place[1][0]}, {place[1][1]}]")
    fields.append(f"reason: {write_scalar(_flatten(str(draft.skip)), in_flow=True)}")
    return f"  - {{{', '.join(fields)}}}\n"


def shorten(phrase: str) -> str:
    """A number phrase on one line, six words at most."""
    return " ".join(phrase.split()[:_MOST_WORDS])[:_MOST_LETTERS]


def _flatten(value: str) -> str:
    return " ".join(value.split())


def _write_new(new: Iterable[Suggested]) -> Iterator[str]:
    """The names that the event lacks, to be pasted."""
    yield from _comment("New names: move each into its section of event.yaml, without the '# '.")
    for section in SECTIONS:
        if entries := write_section(new, section):
            yield f"# {section}:\n"
            yield from (f"# {line}\n" for line in entries.splitlines())
