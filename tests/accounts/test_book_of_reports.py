"""What takes part: reviewed figures of the event, published by a day; and what is refused."""

import pytest
from small_reports import EVENT, MONDAY, SATURDAY, SUNDAY, find, report, tell

from analysis.accounts.accounts import read_accounts
from analysis.errors import ParameterError
from analysis.ledger.model import Article
from analysis.reading.accounts import say_notes
from analysis.telling.sentences import plain


def list_notes(*articles):
    """What a reader must know of the reports, in sentences."""
    return [plain(each) for each in say_notes(read_accounts(articles))]


def test_unreviewed_figures_take_no_part_and_are_counted():
    """A program's draft is nobody's statement."""
    articles = [
        report(SATURDAY, tell("10")),
        report(SUNDAY, tell("15", reviewed=False), tell("9", reviewed=False)),
    ]
    accounts = read_accounts(articles)
    assert [accounts.findings, accounts.unreviewed, len(accounts.voices)] == [(), 2, 1]
    assert list_notes(*articles)[-1] == "2 figures that nobody has reviewed take no part."


def test_nothing_reviewed_is_no_accounts_but_no_fault():
    """It says so."""
    accounts = read_accounts([report(SUNDAY, tell("15", reviewed=False))])
    assert [accounts.voices, accounts.sayings, accounts.unreviewed] == [{}, (), 1]


def test_background_and_other_events_take_no_part():
    """A year's dead are none of this attack."""
    articles = [
        report(SATURDAY, tell("10")),
        report(SUNDAY, tell("500", role="background"), tell("2", role="other-event")),
    ]
    assert find(articles) == []


def test_until_leaves_out_what_came_later():
    """As known on a day."""
    articles = [report(SATURDAY, tell("10")), report(MONDAY, tell("15"))]
    assert find(articles, until=SUNDAY) == []
    assert len(read_accounts(articles, until=SUNDAY).articles) == 1


def test_until_before_the_first_report_is_refused():
    """With the first day."""
    with pytest.raises(ParameterError, match="no report was published by 2020-01-04"):
        read_accounts([report(MONDAY, tell("15"))], until=SATURDAY)


def test_articles_of_two_events_are_refused():
    """They share no counts."""
    one, other = report(SATURDAY, tell("10")), report(SUNDAY, tell("10"))
    moved = Article(name="other-2020/2020-01-05-x", event=EVENT, transcript=other.transcript)
    refused = {"two events": [one, moved], "twice": [one, one], "no article": []}
    for words, articles in refused.items():
        with pytest.raises(ParameterError, match=words):
            read_accounts(articles)


def test_one_report_alone_says_that_nothing_can_be_compared():
    """Its voices have their article's name all the same."""
    told = report(SATURDAY, tell("10"))
    assert list_notes(told) == ["There is one report of it, so that no two can be compared."]
    assert list(read_accounts([told]).voices) == ["example-2020/2020-01-04-paper#a"]


def test_no_common_count_and_one_day_are_said():
    """A page that shows no change says why."""
    first = report(SATURDAY, tell("10"))
    other = report(SATURDAY, tell("10", group="rebels"), name="daily")
    assert list_notes(first, other) == [
        "No two reports count the same, so that none can be compared."
    ]
    same = report(SATURDAY, tell("10"), name="daily")
    assert list_notes(first, same) == [
        "All numbers are as of one day, 4 January 2020, so that no change over time is seen."
    ]


def test_two_reports_with_one_link_are_said():
    """One may have been read twice."""
    link = {"url": "https://paper.example/1"}
    articles = [report(SATURDAY, tell("10"), **link), report(SUNDAY, tell("12"), **link)]
    assert list_notes(*articles) == [
        "example-2020/2020-01-04-paper and example-2020/2020-01-05-paper have one link, and may be "
        "one report read twice."
    ]


def test_figures_under_another_convention_are_read_by_it():
    """One of them takes "at least 15" for 15."""
    articles = [report(SATURDAY, tell("at least 15")), report(SATURDAY, tell("20", "hospital"))]
    articles[1] = report(SATURDAY, tell("20", "hospital"), name="daily")
    assert find(articles) == []
    assert [kind for kind, *_ in find(articles, convention="gtd")] == ["parting"]
