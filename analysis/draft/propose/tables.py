"""Tables of words and phrases, and where they stand in a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence


def word_set(words: str) -> frozenset[str]:
    """The words of a line, as a table."""
    return frozenset(words.split())


Phrases = dict[str, list[tuple[tuple[str, ...], object]]]


def index_phrases(table: Iterable[tuple[str, object]]) -> Phrases:
    """Phrases by their first word, longest first."""
    found: Phrases = {}
    for phrase, meaning in table:
        words = tuple(phrase.split())
        found.setdefault(words[0], []).append((words, meaning))
    for each in found.values():
        each.sort(key=lambda pair: -len(pair[0]))
    return found


def find_phrases(
    plain: Sequence[str], phrases: Phrases, first: int = 0, last: int | None = None
) -> Iterator[tuple[int, int, object]]:
    """Every phrase in plain[first:last], the longest where several begin: start, end, meaning."""
    at, end = max(first, 0), len(plain) if last is None else last
    while at < end:
        for words, meaning in phrases.get(plain[at], ()):
            if at + len(words) <= end and tuple(plain[at : at + len(words)]) == words:
                yield at, at + len(words), meaning
                at += len(words) - 1
                break
        at += 1
