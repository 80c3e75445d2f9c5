"""The names that an event has, as a text may spell them; and new ones in their form."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from analysis.draft.propose.tables import Phrases, index_phrases
from analysis.ledger.model import Event

_ARTICLE = re.compile(r"^(?:the|a|an) ", re.IGNORECASE)
_BRACKETS = re.compile(r"\(([^()]{2,40})\)")
LONGEST = 60


def slug(words: str) -> str:
    """Words in the form of a seed's name: lower case, digits and hyphens; empty for none."""
    plain = unicodedata.normalize("NFKD", words.casefold()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain)[:LONGEST].strip("-")


def split_plain(name: str) -> str:
    """A name as the words of a sentence have it."""
    words = name.casefold().replace("’", "'")
    words = re.sub(r"'s\b", "", words)
    words = re.sub(r"\b((?:[a-z]\.){2,})", lambda found: found[1].replace(".", ""), words)
    return " ".join(re.sub(r"([^\w\s'-])", r" \1 ", words).split())


def _list_forms(slug_name: str, names: Iterable[str], *, is_plural: bool) -> Iterator[str]:
    """Every way to spell one name."""
    yield slug_name.replace("-", " ")
    for name in names:
        whole = _ARTICLE.sub("", name.strip())
        yield whole
        yield from _BRACKETS.findall(whole)
        yield _BRACKETS.sub("", whole)
        yield whole.partition(",")[0]
    if is_plural:
        for name in (slug_name.replace("-", " "), *names):
            yield name[:-1] if name.endswith("s") else f"{name}s"


def _index(rows: Iterable[tuple[str, tuple[str, ...]]], *, is_plural: bool = False) -> Phrases:
    table: dict[str, object] = {}
    for name, names in rows:
        for form in _list_forms(name, names, is_plural=is_plural):
            plain = split_plain(form)
            if len(plain) > 1:
                table.setdefault(plain, name)
    return index_phrases(table.items())


class Known:
    """The names of one event, by section, each findable in a sentence."""

    def __init__(self, event: Event | None) -> None:
        self.event = event
        groups = event.groups.items() if event else ()
        places = event.places.items() if event else ()
        speakers = event.speakers.items() if event else ()
        self.groups = _index(
            ((name, (each.label, *each.aliases)) for name, each in groups), is_plural=True
        )
        self.places = _index((name, (each.name, *each.aliases)) for name, each in places)
        self.speakers = _index((name, (each.name, *each.aliases)) for name, each in speakers)

    def has(self, section: str, name: str) -> bool:
        """Whether the event has a name."""
        return self.event is not None and name in getattr(self.event, section)


@lru_cache(maxsize=1)
def know_nothing() -> Known:
    """The names of no event."""
    return Known(None)
