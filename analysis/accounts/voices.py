"""From the figures of reports to voices: who says what of which count, as of when, and where."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from analysis.accounts.lines import adopt, find_line, find_teller
from analysis.accounts.record import Topic, Voice
from analysis.accounts.topics import find_topics
from analysis.accounts.witnesses import Witnesses
from analysis.errors import ParameterError
from analysis.ledger.model import Article
from analysis.reconcile.statements import Statement, find_told, read_statements
from analysis.reconcile.withdrawn import find_withdrawn


class Heard(NamedTuple):
    """What the reports say, by id ARTICLE#id: totals, and changes such as "22 more".

    `articles` are those with a reviewed figure, with these figures alone.
    """

    articles: tuple[Article, ...]

    voices: dict[str, Voice]
    changes: dict[str, Voice]
    unreviewed: int


def leave_out_later(articles: Sequence[Article], until: dt.date | None) -> tuple[Article, ...]:
    """The reports published by a day, by day of publication and name.

    Raises
    ------
    ParameterError : there is none.
    """
    if not articles:
        raise ParameterError("no article is given; one at least is needed")
    known = [each for each in articles if until is None or each.source.published <= until]
    if not known:
        first = min(each.source.published for each in articles)
        raise ParameterError(
            f"no report was published by {until}; the first is of {first.isoformat()}"
        )
    return tuple(sorted(known, key=lambda each: (each.source.published, each.name)))


def hear(articles: Sequence[Article], convention: str) -> Heard:
    """Every reviewed figure of the event itself that counts something or tells of a change."""
    reviewed = [_keep_reviewed(article) for article in articles]
    kept = [article for article in reviewed if article is not None]
    unreviewed = sum(article.transcript.unreviewed for article in articles)
    if not kept:
        return Heard((), {}, {}, unreviewed)
    withdrawn = find_withdrawn(kept)
    said = read_statements(kept, convention, {}, withdrawn=withdrawn, with_claimed_changes=True)
    statements = _name_fully({**said.totals, **said.changes}, kept)
    taken_back = {_name(kept, old): _name(kept, new) for old, new in withdrawn.items()}
    topics = find_topics(statements.values())
    homes = {article.name: article for article in kept}
    witnesses = Witnesses(kept)
    voices = [
        _give_voice(each, topics[each.id], homes[each.article], witnesses, taken_back.get(each.id))
        for each in statements.values()
    ]
    totals = adopt(each for each in voices if each.statement.figure.change is None)
    changes = [each for each in voices if each.statement.figure.change is not None]
    return Heard(tuple(kept), _by_id(totals), _by_id(changes), unreviewed)


def _keep_reviewed(article: Article) -> Article | None:
    """The article with the figures that a person has confirmed, and the ties among them."""
    transcript = article.transcript
    if not transcript.unreviewed:
        return article
    figures = tuple(figure for figure in transcript.figures if figure.reviewed)
    ids = {figure.id for figure in figures}
    if not figures:
        return None
    relations = tuple(
        each
        for each in transcript.relations
        if ids.issuperset(each.parts) and (not isinstance(each.whole, str) or each.whole in ids)
    )
    assumptions = tuple(each for each in transcript.assumptions if each.figure in ids)
    changed = {"figures": figures, "relations": relations, "assumptions": assumptions}
    return Article(
        name=article.name,
        event=article.event,
        transcript=transcript.model_copy(update=changed),
        sha256=article.sha256,
    )


def _name_fully(
    statements: Mapping[str, Statement], kept: Sequence[Article]
) -> dict[str, Statement]:
    """Statements under ARTICLE#id, which those of a single article do not have."""
    found = (replace(each, id=_name(kept, name)) for name, each in statements.items())
    return {each.id: each for each in found}


def _name(kept: Sequence[Article], name: str) -> str:
    return name if len(kept) > 1 else f"{kept[0].name}#{name}"


def _give_voice(
    statement: Statement,
    topic: Topic,
    article: Article,
    witnesses: Witnesses,
    withdrawn_by: str | None,
) -> Voice:
    line = find_line(statement.figure, article, witnesses)
    told = find_told(statement.figure, article)
    return Voice(
        statement=statement,
        topic=topic,
        line=line,
        as_of=told.day,
        published=article.source.published,
        witness=witnesses.find_of(statement.figure, article),
        hour=told.hour,
        teller=find_teller(statement.figure, article, line),
        is_claim=statement.is_claim,
        withdrawn_by=withdrawn_by,
    )


def _by_id(voices: Sequence[Voice]) -> dict[str, Voice]:
    return {voice.id: voice for voice in sorted(voices, key=lambda voice: voice.id)}
