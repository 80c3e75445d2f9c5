"""What was asked before changes no answer, also where an answer takes all of its budget."""

from analysis.ledger.reader import read_article
from analysis.reconcile.verdicts import check

LONG = "ukraine-civilians-2023/2023-07-18-interfax-ukraine"
OTHERS = ("2026-02-04-press-tv", "2026-02-04-geo-news")


def test_the_verdicts_of_a_long_report_are_those_of_a_fresh_process():
    """Its verdicts end with their budget, which must not depend on what ran before."""
    article = read_article(LONG)
    others = [read_article(f"balochistan-2026/{name}") for name in OTHERS]
    alone = check([article]).verdicts
    for budget in (100_000, 1_000_000):
        check(others, budget=budget)
    check([article], budget=500_000)
    assert check([article]).verdicts == alone
