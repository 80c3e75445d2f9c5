"""What a report tells beside its notebooks: who publishes it, and what later reports say.

A change of it makes the pages again and runs no notebook. It is compared by a run to which nothing
changed, so this file imports no pandas.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.ledger.site import NOBODY, Site

if TYPE_CHECKING:
    from analysis.reading.later import Since


@dataclass(frozen=True, slots=True)
class Edition:
    """What a report tells beside its notebooks.

    Attributes
    ----------
    site : who publishes it, and on which terms.
    logo : the publisher's, as the address of an image; empty where there is none.
    since : what later reports of the event say of an article's numbers; None where it is alone.
    """

    site: Site = NOBODY
    logo: str = ""
    since: Since | None = None


PLAIN = Edition()
"""That of a report of which nobody says who publishes it, and which is alone."""
