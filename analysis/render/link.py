"""What whoever is sent a link to a page sees of it: its address, its finding and its picture."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.charts.card import HEIGHT, WIDTH
from analysis.render.about import About
from analysis.render.card import CARD, CLAIMED
from analysis.render.naming import FRONT

__all__ = ["HEIGHT", "WIDTH", "Link", "describe_link"]


@dataclass(frozen=True, slots=True)
class Link:
    """What a page says of itself to whoever shows a link to it.

    Attributes
    ----------
    address : where the page is; empty where nobody knows it.
    picture : where its picture is; empty where it has none, or nobody knows where.
    description : the finding, whether its figures fit, and that it is a draft.
    site : who publishes it.
    """

    address: str = ""
    picture: str = ""
    description: str = ""
    site: str = "Tollbook"


def describe_link(about: About, page: str, *, has_card: bool) -> Link:
    """What one page of a report says of itself.

    Parameters
    ----------
    about : what the report is about.
    page : the file of the page, in the folder of the report.
    has_card : whether there is a picture of it.
    """
    folder = about.address
    return Link(
        address=folder and name_address(folder, page),
        picture=f"{folder}{CARD}" if folder and has_card else "",
        description=say_finding(about),
        site=about.site.publisher or "Tollbook",
    )


def name_address(folder: str, page: str) -> str:
    """Where a page is; a front page is where its folder is."""
    return folder if page == FRONT else f"{folder}{page}"


def say_finding(about: About) -> str:
    """The finding and the verdict as sentences; of what is told nowhere, what the report is of."""
    told = about.headline or f"{about.event}: the figures of {about.source}"
    claim = f"{CLAIMED}." if about.is_claimed else ""
    return " ".join(filter(None, [about.draft, claim, f"{told.rstrip('.')}.", about.outcome]))
