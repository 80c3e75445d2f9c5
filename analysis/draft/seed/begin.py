"""A new article's seed, drafted from its text: written whole, or not at all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from analysis import paths
from analysis.draft.audit.texts import check_free, hash_text, name_file
from analysis.draft.paragraphs import split_paragraphs
from analysis.draft.seed.drafting import draft_entries, settle_language
from analysis.draft.seed.new_names import SECTIONS, Suggested, find_widest, list_new, write_section
from analysis.draft.seed.seed import Entry, Seedling, collect_asked, compose_seed
from analysis.draft.source.agency import find_agency
from analysis.draft.source.source import Source, read_source
from analysis.errors import ParameterError, SeedError
from analysis.ledger.check_wording import is_english
from analysis.ledger.document import parse
from analysis.ledger.model import Event
from analysis.ledger.names import EVENT_FILE
from analysis.ledger.new_files import write_new
from analysis.ledger.reader import MOST_BYTES, read_record
from analysis.ledger.skeleton import GROUPS, compose_event, find_places, split_name

_NO_TOLL = "toll: # {{place: {name}}}, or a wider place; figures that give no place need it\n"
_SURELY_SMALL = 50_000
"""Characters of a seed up to which no limit of the reader can be reached."""


@dataclass(frozen=True, slots=True)
class Begun:
    """What was written, and what a person does next.

    Attributes
    ----------
    name : of the article.
    files : the files written.
    figures, left_out : how many numbers became entries, and how many did not.
    asked : field -> the figures that lack it.
    language : the text's, if its words are not read.
    notes : what is to be known of how the text was read.
    """

    name: str
    files: tuple[Path, ...]
    figures: int
    left_out: int
    asked: Mapping[str, list[str]]
    language: str | None
    notes: tuple[str, ...]


def begin_seed(name: str, given: str) -> Begun:
    """Draft the seed of a new article from its text, and keep the text.

    Parameters
    ----------
    name : EVENT/YYYY-MM-DD-OUTLET, which has no seed yet.
    given : the text: a file, `-` for standard input, a saved page or a link.

    Raises
    ------
    ParameterError : the name is taken, there is no text, or it makes no seed; nothing is written.
    SeedError : the event's file cannot be read.
    """
    event_file, article_file = find_places(name)
    event = read_record(event_file, Event)[1] if event_file.exists() else None
    source = settle_language(read_source(given))
    text_file = name_file(name)
    check_free(text_file, source.text)
    entries = draft_entries(source, event, split_name(name)[1])
    new = list_new(
        (entry.draft for entry in entries), () if event else (("groups", group) for group in GROUPS)
    )
    seedling = _make_seedling(name, source, entries, event, new)
    seed = compose_seed(seedling)
    _check_size(seed, source)
    files = {} if event else {event_file: _compose_event(name, new, entries)}
    files |= {text_file: source.text, article_file: seed}
    if text_file.exists():
        del files[text_file]
    write_new(files, private=paths.texts())
    return Begun(
        name,
        tuple(files),
        len(seedling.figures),
        len(seedling.left_out),
        collect_asked(seedling),
        None if seedling.is_english else source.language,
        (*source.notes, *_compare_day(source, name)),
    )


def _make_seedling(
    name: str,
    source: Source,
    entries: tuple[Entry, ...],
    event: Event | None,
    new: list[Suggested],
) -> Seedling:
    _, published, outlet = split_name(name)
    agency = find_agency(source.text)
    told: dict[str, str | None] = {
        "outlet": source.outlet or outlet,
        "url": source.url,
        "published": published,
        "language": None if is_english(source.language or "en") else source.language,
        "agency": agency[0] if agency else None,
        "headline": source.headline,
        "paragraphs": str(len(split_paragraphs(source.text))),
        "sha256": hash_text(source.text),
        "numbers": str(sum(entry.place is not None for entry in entries)),
    }
    # A new event is asked for its toll once, and not each of its figures for a place.
    has_toll = event is None or event.toll is not None
    return Seedling(
        {key: value for key, value in told.items() if value or key == "url"},
        entries,
        paths.show(name_file(name)),
        has_toll,
        tuple(new) if event else (),
        event.all_measures if event else {},
        {"agency": agency[1]} if agency else {},
        _collect_event(event, new, entries),
    )


def _compose_event(name: str, new: list[Suggested], entries: tuple[Entry, ...]) -> str:
    """The new event's file, with the names of the draft."""
    sections = {section: write_section(new, section) for section in SECTIONS}
    if widest := find_widest(new):
        sections["toll"] = f"toll: {{place: {widest}}} # the place in which all others lie\n"
    else:
        told = Counter(entry.draft.place for entry in entries if entry.draft.place)
        [(place, _)] = told.most_common(1) or [("NAME", 0)]
        sections["toll"] = _NO_TOLL.format(name=place)
    return compose_event(name, {key: text for key, text in sections.items() if text})


def _collect_event(
    event: Event | None, new: list[Suggested], entries: tuple[Entry, ...]
) -> dict[str, list[str]]:
    """What is still asked of the event's file: field -> the names or the figures that lack it."""
    asked: dict[str, list[str]] = {}
    for each in new:
        for key in each.list_missing():
            asked.setdefault(f"{EVENT_FILE}: {key}", []).append(each.name.name)
    if event and new:
        asked[f"{EVENT_FILE}: new names"] = [each.name.name for each in new]
    if event is None and not any(each.name.section == "places" for each in new):
        asked[f"{EVENT_FILE}: places"] = []
    if event is None and find_widest(new) is None:
        drafts = [entry.draft for entry in entries if entry.draft.skip is None]
        placeless = [str(each.id) for each in drafts if not each.place and each.role == "toll"]
        asked |= {f"{EVENT_FILE}: toll": placeless} if placeless else {}
    return asked


def _check_size(seed: str, source: Source) -> None:
    """Refuse a seed that the reader would refuse for its size."""
    if len(seed) < _SURELY_SMALL:
        return
    try:
        parse(Path(source.shown), seed)
        is_small = len(seed.encode("utf-8")) <= MOST_BYTES
    except SeedError:
        is_small = False
    if not is_small:
        raise ParameterError(
            f"{source.shown} has more numbers than one seed can hold; give one article's text"
        )


def _compare_day(source: Source, name: str) -> Iterator[str]:
    """Whether the page's day is that of the name."""
    published = split_name(name)[1]
    if source.published and source.published != published:
        yield f"the page says that it is of {source.published}, its name here {published}"
