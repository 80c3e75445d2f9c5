"""Who publishes a report, on which terms, who read its figures, and when it last changed.

One list for page, print and workbook. Its days are those of the seed, never those of a clock.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from analysis.ledger.licences import find_licence, find_page
from analysis.ledger.site import EMAIL, Site
from analysis.ledger.subject import Kind
from analysis.render.about import About
from analysis.telling.words import say_date

Piece = tuple[str, str]
"""Words and the address to which they lead; empty where they lead nowhere."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line: what it is about, and what is told."""

    term: str
    told: Sequence[Piece]

    @property
    def plain(self) -> str:
        """The words alone."""
        return "; ".join(words for words, _ in self.told)


def list_imprint(about: About) -> list[Row]:
    """What is known of those who publish a report and of its state, in the order of a page."""
    rows = [
        *list_publisher(about.site),
        Row("Review", [(about.state, "")]),
        Row("Last change", [(say_date(about.last_change), "")]),
    ]
    if kept := list(_list_kept(about)):
        rows.append(Row("Kept copy" if len(kept) == 1 else "Kept copies", kept))
    return rows


def is_email(contact: str) -> bool:
    """Whether a contact is an e-mail address; else it is a link."""
    return re.fullmatch(EMAIL, contact) is not None


def find_address(contact: str) -> str:
    """Where a contact leads: a link, or a letter to an e-mail address."""
    if not is_email(contact):
        return contact
    name, _, domain = contact.rpartition("@")
    return f"mailto:{quote(name)}@{domain}"


def find_licence_page(licence: str) -> str:
    """The page of a licence of the SPDX list; empty for other words."""
    return find_page(licence) if find_licence(licence) else ""


def list_publisher(site: Site) -> Iterator[Row]:
    """Who publishes, on which terms, and where readers write; nothing that is not given."""
    if site.publisher:
        yield Row("Published by", [(site.publisher, "")])
    if site.licence:
        yield Row("Licence", [(site.licence, find_licence_page(site.licence))])
    if site.contact:
        yield Row("Contact", [(site.contact, find_address(site.contact))])
    if site.corrections_note:
        yield Row("Corrections", [(site.corrections_note, "")])


def _list_kept(about: About) -> Iterator[Piece]:
    """The copies of the articles that were kept, each by who keeps it and, of an event, by its
    outlet: another link may have the outlet's name alone.
    """
    for source in about.sources:
        if source.archive:
            what = source.title if about.subject.kind is Kind.EVENT else "the article"
            yield f"{what}, at {urlsplit(source.archive).hostname}", source.archive
