"""Drafts for tests: numbers of an invented text with what a draft might say of them."""

from __future__ import annotations

from analysis.draft.number import Number
from analysis.draft.propose.proposal import Draft, NewName
from analysis.draft.seed.seed import Entry, Seedling

USUAL = {
    "id": "all-killed",
    "wording": "12 people",
    "measure": "deaths",
    "unit": "persons",
    "group": "people",
    "place": "sampleton",
    "speaker": "county-office",
    "status": "attributed",
    "says": "Twelve people were killed.",
    "evidence": {"measure": "killed 12 people", "speaker": "the county office said"},
    "new": (
        NewName("places", "sampleton", {"name": "Sampleton", "kind": "town"}),
        NewName("speakers", "county-office", {"name": "county office", "kind": "official"}),
    ),
}
"""What a draft has that lacks nothing."""


def make_number(text: str = "12 people", start: int = 7, **others: object) -> Number:
    """A number of the first paragraph."""
    fields = {"paragraph": 1, "nominal": 12, "low": 12, "high": 12, "hedge": "exact", **others}
    return Number(start, start + len(text), text, **fields)  # type: ignore[arg-type]


def make_draft(text: str = "12 people", start: int = 7, **fields: object) -> Draft:
    """A draft that lacks nothing, but for what is given otherwise."""
    number = make_number(text, start)
    return Draft(**{**dict(number), **USUAL, **fields})  # type: ignore[arg-type]


def make_skip(text: str = "2020", start: int = 90, skip: str = "year") -> Draft:
    """A number that is no figure."""
    number = make_number(text, start, skip=skip)
    return Draft(**dict(number))


def make_seedling(*drafts: Draft, **fields: object) -> Seedling:
    """A seedling of such drafts, with a source that lacks nothing."""
    usual = {
        "source": {
            "outlet": "Example Gazette",
            "url": "https://gazette.example/raid",
            "published": "2020-03-04",
            "paragraphs": "3",
            "sha256": "0" * 64,
            "numbers": "2",
        },
        "entries": tuple(
            Entry(draft, (draft.paragraph, (draft.start, draft.end))) for draft in drafts
        ),
        "text_at": "texts/example-2020/2020-03-04-x.txt",
        "has_toll": True,
    }
    return Seedling(**{**usual, **fields})  # type: ignore[arg-type]
