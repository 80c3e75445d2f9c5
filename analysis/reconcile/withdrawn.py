"""What later statements take back."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from analysis.errors import ParameterError
from analysis.ledger.model import Article
from analysis.ledger.names import find_article
from analysis.ledger.trees import find_loop
from analysis.reconcile.statements import is_tested, name_source


def find_withdrawn(articles: Sequence[Article], without: Collection[str] = ()) -> dict[str, str]:
    """Id of each statement withdrawn within these articles -> id of the one that withdraws it.

    Background and other attacks take back nothing that is tested.

    Raises
    ------
    ParameterError : statements of several articles withdraw each other.
    """
    found: dict[str, str] = {}
    told = {
        name_source(article, figure.id, articles): is_tested(figure, article.event)
        for article in articles
        for figure in article.figures
    }
    homes = {article.name: article for article in articles}
    for article in articles:
        for figure in article.figures:
            name = name_source(article, figure.id, articles)
            for corrected in figure.corrects if name not in without else ():
                other, _, entry = corrected.rpartition("#")
                home = homes.get(find_article(article.name, other) if other else article.name)
                if home is not None:
                    withdrawn = name_source(home, entry, articles)
                    if told[name] or not told.get(withdrawn):
                        found[withdrawn] = min(name, found.get(withdrawn, name))
    loop = find_loop({withdrawn: (by,) for withdrawn, by in found.items()})
    if loop:
        raise ParameterError(f"the figures withdraw each other: {' withdrawn by '.join(loop)}")
    return found
