"""Who brings a statement: an agency under whichever of its names, or the outlet itself."""

from __future__ import annotations

from collections.abc import Iterable

from analysis.ledger.agencies import AGENCIES
from analysis.ledger.model import Article, Event, Figure

_SIGNED = {name.casefold(): agency for name, agency in AGENCIES.items()}


class Witnesses:
    """The agencies and outlets of reports, each under one name whatever a report calls it."""

    def __init__(self, articles: Iterable[Article]) -> None:
        """Gather how each is called: by the event, by itself, else as the reports spell it."""
        told = list(articles)
        self._names: dict[str, str] = {}
        for event in {id(each.event): each.event for each in told}.values():
            self._add_speakers(event)
        for name in sorted(_find_printed(each) for each in told):
            self._names.setdefault(_fold(name), _SIGNED.get(name.casefold(), name))

    def _add_speakers(self, event: Event) -> None:
        for _, speaker in sorted(event.speakers.items()):
            if speaker.kind == "outlet":
                names = (speaker.name, *speaker.aliases)
                signed = (_SIGNED.get(each.casefold()) for each in names)
                name = next((each for each in signed if each), speaker.name)
                for each in names:
                    self._names.setdefault(_fold(each), name)

    def find(self, article: Article) -> str:
        """The agency that a report credits, else its outlet: reports of one agency are one."""
        return self.name(_find_printed(article))

    def find_of(self, figure: Figure, article: Article) -> str:
        """Who brings a figure: the outlet or agency that the report quotes for it, else its own."""
        via = article.event.speakers.get(figure.via or "")
        return self.find(article) if via is None else self.name(via.name)

    def name(self, name: str) -> str:
        """The one name of an agency or outlet."""
        return self._names.get(_fold(name), name)


def _find_printed(article: Article) -> str:
    return article.source.agency or article.source.outlet


def _fold(name: str) -> str:
    """A name by which spellings are one: in any case, an agency by how it signs."""
    return _SIGNED.get(name.casefold(), name).casefold()
