"""What a label, a line and an equation need so that each number is understood, and nothing more."""

from __future__ import annotations

from typing import Any

from homes import Home
from hypothesis import given, settings
from readings import named_articles, read
from test_kinds import with_figures
from told_rows import CLAIM, deaths

from analysis.ledger.frame import to_records
from analysis.reading.labels import find_home, label_count
from analysis.reading.outcome import find_outcome, reconcile
from analysis.telling.sentences import plain
from analysis.views.briefing import say_briefing
from analysis.views.checks import say_at_odds, tabulate_checks
from analysis.views.claims import say_claims, tabulate_claims
from analysis.views.figures import tabulate_figures
from analysis.views.toll import tabulate_toll


def list_labels(*figures: dict[str, Any]) -> list[str]:
    """The labels of an article's figures."""
    return list(tabulate_figures(read(with_figures(*figures)))["label"])


def test_a_doer_is_in_the_label_where_another_figure_of_the_scope_names_none() -> None:
    """Those killed by raiders may be some of those killed."""
    named = {"wording": "3", "group": "residents"}
    assert list_labels({**named, "by": "raiders"}) == ["residents killed"]
    assert list_labels({**named, "by": "raiders"}, named) == [
        "residents killed by raiders",
        "residents killed",
    ]
    assert list_labels({**named, "by": "raiders"}, {**named, "by": "guards"}, named) == [
        "residents killed by raiders",
        "residents killed by guards",
        "residents killed",
    ]


@settings(max_examples=40)
@given(article=named_articles())
def test_counts_of_different_doers_have_different_labels(article: Any) -> None:
    """What reconciliation tells apart, its labels tell apart as well."""
    reading = read(article)
    told: dict[object, list[str]] = {}
    for each in find_outcome(reading).counts:
        count = each.count
        scope = (count.measure, count.unit, count.group, count.place, count.period, count.extent)
        told.setdefault(scope, []).append(label_count(reading.event, count))
    for labels in told.values():
        assert len(set(labels)) == len(labels)


@settings(max_examples=40)
@given(article=named_articles())
def test_in_one_equation_all_tell_their_period_or_none(article: Any) -> None:
    """A number with a period beside one without would leave the reader to guess."""
    reading = read(article)
    rows = {row["id"]: row for row in reading.all_records}
    periods = reading.event.periods
    for check in to_records(tabulate_checks(reading)):
        labels = [check["whole_label"], *check["part_labels"]]
        timed = [rows[name] for name in (check["whole_id"], *check["part_ids"])]
        tells = [
            f"({periods[row['period']].label}" in label
            for row, label in zip(timed, labels, strict=True)
            if row["period"]
        ]
        assert len(set(tells)) <= 1


def test_whose_claims_do_not_add_up_is_said_of_all_who_made_them(home: Home) -> None:
    """Two speakers of one line are one side, and both are named."""
    home.change("event", "red-side:\n", "red-side:\n    line: red\n")
    home.change(
        "event",
        "speakers:\n",
        "speakers:\n  red-voice:\n    {line: red, kind: party, name: Voice}\n",
    )
    claims = (
        deaths("people", "12", **CLAIM),
        deaths("people", "13", **{**CLAIM, "speaker": "red-voice"}),
    )
    proof = reconcile(home.tell(*claims))

    [told] = map(plain, say_at_odds(proof))
    assert told.startswith("The claims of Red Side and Voice do not fit: 12 (Red Side) and 13 ")
    assert proof.at_odds == ["Red Side and Voice"]


def test_claims_stand_by_measure_and_equal_ones_in_one_line(home: Home) -> None:
    """Deaths first, whatever the paragraph; what two claim of one count is one sentence."""
    home.change("event", "speakers:\n", "speakers:\n  blue:\n    {kind: party, name: Blue}\n")
    reading = home.tell(
        {"wording": "40 hours", "measure": "duration", "unit": "hours", **CLAIM},
        deaths("people", "9", measure="injuries", **CLAIM),
        deaths("people", "12", paragraph=2, **CLAIM),
        deaths("people", "12", paragraph=3, **{**CLAIM, "speaker": "blue"}),
        deaths("people", "7", measure="missing", **CLAIM),
    )
    claims = tabulate_claims(reading)

    assert list(claims["measure"]) == ["deaths", "deaths", "injuries", "missing", "duration"]
    told = [plain(each) for each in say_claims(claims).sentences]
    assert [each for each in told if "12 people" in each] == [
        "Red Side and Blue claim 12 people killed"
    ]
    briefing = [plain(each) for each in say_briefing(reading).sentences]
    assert briefing[1:2] == ["Blue claims 12 people killed, without independent evidence."]


def test_of_several_towns_the_one_of_the_greatest_count_comes_first() -> None:
    """An exact 4 in one town does not lead where at least 34 were killed in another."""
    reading = read(
        with_figures(
            {"wording": "4", "group": "guards", "place": "fernhill"},
            {"wording": "at least 34", "group": "residents", "place": "mossbridge"},
            {"wording": "12", "group": "guards", "place": "mossbridge"},
            {"wording": "more than 20", "group": "raiders", "place": "farhaven"},
        )
    )
    toll = tabulate_toll(reading)

    assert find_home(reading) is None
    assert list(toll["where"]) == ["Mossbridge", "Mossbridge", "Farhaven", "Fernhill"]
