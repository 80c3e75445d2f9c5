"""Worked examples from print: numbers that agree, that are nested, and that cannot all be true."""

import datetime as dt

from small_articles import make_article, make_event, make_figure, relate

from analysis.reconcile.verdicts import check


def read_month(month, groups, within=None, places=None):
    """An event of one month in one country, with what its counts need."""
    start = dt.date.fromisoformat(f"{month}-01")
    end = (start + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1)
    return make_event(
        groups,
        within or {},
        {"pakistan": None, **(places or {})},
        {"month": (start.isoformat(), end.isoformat())},
    )


def count(name, number, group, place="pakistan", period="month"):
    """An exact number of people killed."""
    return make_figure(name, str(number), group, place, period)


def test_picss_may_2025_agrees():
    """52 + 46 + 11 + 4 = 113 killed in attacks.

    Source: Pakistan Institute for Conflict and Security Studies (PICSS), monthly security
    assessment for May 2025, as told by Dawn on 2 June 2025 (dawn.com/news/1914847).
    """
    groups = ("security", "civilians", "militants", "peace-committees")
    event = read_month("2025-05", {"people": groups, **dict.fromkeys(groups, ())})
    figures = [
        count("toll", 113, "people"),
        count("security", 52, "security"),
        count("civilians", 46, "civilians"),
        count("militants", 11, "militants"),
        count("peace-committees", 4, "peace-committees"),
    ]
    outcome = check([make_article(figures, event=event, day=dt.date(2025, 6, 2))])
    assert outcome.feasible
    assert set(outcome.verdicts.values()) == {"agree"}
    assert [judged.verdict for judged in outcome.ties] == ["agree"]


SECURITY_IN_OCTOBER = {
    "people": ("security", "militants", "civilians", "peace-committee"),
    **dict.fromkeys(("security", "militants", "civilians", "peace-committee", "attacked"), ()),
}


def test_picss_october_2025_is_nested():
    """72 security personnel were killed, and 55 of them in attacks: 17 more, and not 127 in all.

    Source: PICSS, monthly report for October 2025, as told by The Express Tribune
    (tribune.com.pk/story/2575383) and, with the total of 458, by WNAM on 1 November 2025.
    """
    event = read_month("2025-10", SECURITY_IN_OCTOBER, {"attacked": "security"})
    figures = [
        count("toll", 458, "people"),
        count("militants", 355, "militants"),
        count("security", 72, "security"),
        count("attacked", 55, "attacked"),
        count("civilians", 30, "civilians"),
        count("peace-committee", 1, "peace-committee"),
    ]
    outcome = check([make_article(figures, event=event, day=dt.date(2025, 11, 1))])
    assert outcome.feasible
    assert outcome.verdicts["security"] == "agree"
    assert outcome.verdicts["attacked"] == "consistent"
    [rest] = outcome.rests
    assert (rest.whole.group, rest.parts[0].group, rest.low, rest.high) == (
        "security",
        "attacked",
        17,
        17,
    )


def test_picss_july_2019_agrees_by_region_and_by_group():
    """16 + 7 + 10 + 5 = 38 by region, 24 of them security personnel, 6 + 7 + 6 + 5.

    Source: PICSS, monthly security report for July 2019
    (picss.net/militant-attacks-on-decline-rise-in-casualties-picss-monthly-report).
    """
    regions = {"balochistan": 16, "fata": 7, "kpk": 10, "kashmir": 5}
    security = {"balochistan": 6, "fata": 7, "kpk": 6, "kashmir": 5}
    event = read_month(
        "2019-07",
        {"people": ("security", "others"), "security": (), "others": ()},
        places=dict.fromkeys(regions, "pakistan"),
    )
    figures = [
        count("all", 38, "people"),
        count("all-security", 24, "security"),
        *(count(name, number, "people", name) for name, number in regions.items()),
        *(count(f"{name}-security", n, "security", name) for name, n in security.items()),
    ]
    relations = [
        relate("by-region", "sum", regions, "all"),
        relate(
            "security-by-region", "sum", [f"{name}-security" for name in security], "all-security"
        ),
    ]
    outcome = check([make_article(figures, relations, event=event, day=dt.date(2019, 8, 1))])
    assert outcome.feasible
    by_relation = {j.relation: j.verdict for j in outcome.ties if j.relation}
    assert by_relation == {"by-region": "agree", "security-by-region": "agree"}
    others = {c.count.place: c.low for c in outcome.counts if c.count.group == "others"}
    assert others == {"pakistan": 14, "balochistan": 10, "fata": 0, "kpk": 4, "kashmir": 0}


def test_22_more_than_145_is_not_177():
    """145 killed until Sunday and 22 more since are 167, and the same day's total is 177.

    Source: Press Trust of India, 1 February 2026 (newsdrum.in, 145 by Sunday) and 2 February
    2026 (telegraphindia.com, cid 2145514: 22 more since Sunday night, 177 in all; the same report
    has 167 bodies).
    """
    event = make_event(
        {"militants": ()},
        {},
        {"balochistan": None},
        {"until-sunday": ("2026-01-31", "2026-02-01"), "since-sunday": ("2026-02-02", None)}
        | {"since-saturday": ("2026-01-31", None)},
    )
    figures = [
        count("first", 145, "militants", "balochistan", "until-sunday"),
        count("more", 22, "militants", "balochistan", "since-sunday"),
        count("in-all", 177, "militants", "balochistan", "since-saturday"),
    ]
    relations = [relate("raised-to", "sum", ["first", "more"], "in-all")]
    article = make_article(figures, relations, event=event, day=dt.date(2026, 2, 2))
    outcome = check([article])
    [conflict] = outcome.conflicts
    assert conflict.ids == ("first", "in-all", "more")
    left = {mend.id: (mend.low, mend.high) for mend in conflict.mends if mend.to}
    assert left == {"first": (155, 155), "more": (32, 32), "in-all": (167, 167)}
