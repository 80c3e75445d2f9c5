"""From the reports of an event to its accounts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from analysis.accounts.book import Book
from analysis.accounts.findings import find_all, list_states
from analysis.accounts.history import read_histories
from analysis.accounts.proofs import prove
from analysis.accounts.record import Accounts
from analysis.accounts.sayings import find_latest, gather_sayings
from analysis.accounts.voices import hear, leave_out_later
from analysis.ledger.conventions import LITERAL
from analysis.ledger.model import Article
from analysis.reconcile.counts import check_articles


def read_accounts(
    articles: Sequence[Article], convention: str = LITERAL, until: dt.date | None = None
) -> Accounts:
    """What is known of each count by a line, as of a day, and what the reports show together.

    Parameters
    ----------
    articles : one or more, all of one event, in any order.
    convention : name of the convention under which vague words become numbers.
    until : leave out what was published after that day.

    Raises
    ------
    ParameterError : no article, two of one name or of different events; none published by `until`.
    """
    check_articles(articles)
    known = leave_out_later(articles, until)
    heard = hear(known, convention)
    sayings = gather_sayings(heard.voices.values())
    book = Book(heard.articles, convention, heard.voices, heard.changes, sayings)
    histories = read_histories(book)
    proofs = prove(book)
    findings = find_all(book, histories, proofs.findings)
    stale = {
        id(each)
        for series, told in book.series.items()
        for each in told
        if histories[series].is_stale(each)
    }
    return Accounts(
        event=known[0].event,
        articles=known,
        voices=heard.voices,
        changes=heard.changes,
        sayings=sayings,
        latest=find_latest(sayings, lambda each: id(each) in stale),
        findings=findings,
        states=list_states(findings),
        unreviewed=heard.unreviewed,
        cut=proofs.cut,
        until=until,
    )
