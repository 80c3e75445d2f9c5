"""Events as they were printed, figures alone, and what is known of them by hand."""

from functools import cache

import pytest
from small_reports import FRIDAY, MONDAY, SATURDAY, SUNDAY, find, report, tell

from analysis.accounts.accounts import read_accounts
from analysis.accounts.record import Default, Kind
from analysis.ledger.names import list_articles
from analysis.ledger.reader import read_article
from analysis.reading.accounts import MOST_TOLD, say_finding
from analysis.telling.sentences import Cited, plain


def kerman(*, is_withdrawn):
    """The dead of Kerman, bombed on 3 January 2024, as officials counted them from day to day.

    103, and 95 after the health minister found names twice; 84 by the interior minister a day
    later; 89 and 91 after some of the wounded died.
    https://global.chinadaily.com.cn/a/202401/04/WS6596b4f4a3105f21a507a9e5.html (103, 95, 84);
    https://53habergazetesi.com/haber/iranin_kirman_eyaletindeki_teror_saldirisinda_olu_sayisi_89a_yukseldi-71684.html
    (84, 89); https://ifpnews.com/fatalities-kerman-twin-terrorist-blasts-91/ (91).
    The days here are those of the invented event: the third of January is its Friday as well.
    """
    takes_back = {"corrects": ("2020-01-03-first#a", "2020-01-03-second#a")} if is_withdrawn else {}
    return [
        report(FRIDAY, tell("103", group="people"), name="first"),
        report(FRIDAY, tell("95", "ministry", group="people"), name="second"),
        report(SATURDAY, tell("84", "interior", group="people", **takes_back), name="third"),
        report(SUNDAY, tell("89", "governor", group="people"), name="fourth"),
        report(MONDAY, tell("91", "ambulance", group="people"), name="fifth"),
    ]


def test_kerman_was_corrected_and_then_rose():
    """Where the report says that the number was taken back."""
    assert find(kerman(is_withdrawn=True)) == [
        ("correction", "people", ["103", "95", "84"]),
        ("revision", "people", ["84", "89", "91"]),
    ]


def test_kerman_without_a_word_on_the_earlier_number():
    """Whether another official's lower number takes back the first nobody can tell."""
    assert find(kerman(is_withdrawn=False)) == [
        ("unclear", "people", ["103", "84", "89", "91"]),
        ("revision", "people", ["84", "89", "91"]),
    ]


EVENT = "balochistan-2026"


@cache
def read_event():
    """The accounts of the fifteen reports."""
    names = [name for name in list_articles() if name.startswith(f"{EVENT}/")]
    return read_accounts([read_article(name) for name in names])


def find_numbers(kind):
    """Per finding of a kind: its group or measure, and the numbers that its members print."""
    return sorted(
        (
            each.topic.group or each.topic.measure,
            tuple(int(m.statement.quantity.nominal or 0) for m in each.members),
        )
        for each in read_event().findings
        if each.kind is kind
    )


def test_what_cannot_be_true():
    """14 cities and 16 names; 33 and five more beside 36; more than 22 and 36 beside 58."""
    assert find_numbers(Kind.CONTRADICTION) == [
        ("attack-sites", (14, 16)),
        ("civilians", (33, 5, 36)),
        ("non-militants", (58, 36, 22)),
    ]


def test_what_was_revised():
    """Day by day; what each line said first of each height."""
    revised = find_numbers(Kind.REVISION)
    assert ("security-personnel", (10, 15, 17, 22)) in revised
    assert ("civilians", (11, 18, 31, 33, 36)) in revised
    assert ("security-personnel", (84, 200, 280)) in revised
    assert ("militants", (37, 58, 67, 92, 108, 109, 133, 145, 177, 197, 216)) in revised


def test_what_moved_and_what_friday_counted():
    """92 militants became civilians; 51, some forty and 41 were counted for Friday."""
    assert find_numbers(Kind.MOVED) == [("civilians", (92, 92, 92, 92, 92))]
    assert find_numbers(Kind.PERIOD_MISMATCH) == [("militants", (51, 40, 41))]
    assert ("militants", (67, 108, 41)) in find_numbers(Kind.WIDER_PERIOD)


def test_what_was_stale_when_printed():
    """15, 17 and 31 beside 22 and 36."""
    stale = {
        (member.statement.figure.wording.split()[0], member.statement.article.rpartition("/")[2])
        for finding in read_event().findings
        if finding.kind is Kind.OVERTAKEN
        for member in finding.members
    }
    home = "2026-02-04-geo-news"
    assert {("15", home), ("17", home), ("31", home)} <= stale


def test_where_accounts_part():
    """The claim of 280 soldiers and the state's 22; an outlet's more than 22 stands alone."""
    assert find_numbers(Kind.PARTING) == [("security-personnel", (280, 22))]
    assert find_numbers(Kind.STANDS_ALONE) == [("security-personnel", (22, 22))]
    assert find_numbers(Kind.TOLD_DIFFERENTLY) == find_numbers(Kind.LOW_TOTAL) == []
    assert find_numbers(Kind.UNCLEAR) == find_numbers(Kind.CORRECTION) == []


def test_what_is_a_strong_finding_is_told_once():
    """One a kind, count and line, the strongest kinds first."""
    findings = read_event().findings
    keys = [(each.kind, each.topic, each.line) for each in findings]
    assert len(set(keys)) == len(keys)
    kinds = [list(Kind).index(each.kind) for each in findings]
    assert kinds == sorted(kinds)


@pytest.mark.parametrize("finding", read_event().findings, ids=lambda each: str(each.kind))
def test_a_sentence_names_each_number_and_what_it_rests_on(finding):
    """As pieces that lead to the ledger."""
    told = say_finding(read_event(), finding)
    cited = [piece.figure for piece in told if isinstance(piece, Cited)]
    ids = [member.id for member in finding.members]
    if finding.kind is Kind.REVISION and len(ids) > MOST_TOLD:
        ids = [ids[0], ids[-1]]
        assert f"in {len(finding.members) - 1} steps" in plain(told)
    if finding.kind is not Kind.MOVED:
        assert cited == ids
    assert cited[0] == finding.members[0].id
    words = plain(told)
    assert words.endswith(".")
    assert "  " not in words
    assert ("As we read it" in words) is bool(finding.rests_on)
    assert (Default.TOLL in finding.rests_on) is any(m.statement.ours for m in finding.members)
