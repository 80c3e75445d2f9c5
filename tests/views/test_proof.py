"""The proof in words: worked by hand on small articles, and on the first real one."""

import pytest
from analysis.views.prose import plain

from analysis.views import proof
from analysis.views.reading import open_article

ARTICLE = "balochistan-2026/2026-02-04-press-tv"


@pytest.fixture
def reading():
    return open_article(ARTICLE)


def test_the_article_cannot_all_be_true(reading):
    """23 + 36 = 59 is more than 58, so one conflict is told."""
    proven = proof.reconcile(reading)
    assert plain(proof.head_outcome(proven)) == ("3 figures cannot all be true")


def test_the_conflict_names_its_three_figures_and_the_reading_of_ours(reading):
    """A conflict that rests on an assumption says so."""
    proven = proof.reconcile(reading)
    (told,) = proof.say_conflict(proven, proven.outcome.conflicts[0])
    assert plain(told) == (
        "These cannot all be true: 36 civilians killed, 58 people killed and ≥ 23 (“more than 22”) "
        "security personnel killed, if “58” counts security personnel and civilians."
    )


def test_each_of_three_changes_mends_it(reading):
    """58 - 36 = 22; 58 - 23 = 35; 23 + 36 = 59."""
    proven = proof.reconcile(reading)
    mends = proof.tabulate_mends(proven)
    assert mends[["id", "change", "left_shown"]].to_numpy().tolist() == [
        ["civilians-killed", "is read as “up to 36”", "≤ 35"],
        ["death-toll", "is read as “58 or more”", "≥ 59"],
        ["security-killed", "is read as “22 or more”", "22"],
    ]


def test_the_claim_is_tested_against_the_toll(reading):
    """280 of 58 cannot be; the claim is not asserted, only tried."""
    (told,) = proof.say_tests(proof.reconcile(reading))
    assert plain(told) == (
        "If 280 soldiers killed were true, the report of 58 people killed could not be, "
        "if “58” counts security personnel and civilians."
    )


def test_no_reading_of_the_words_makes_the_article_agree(reading):
    """Five conventions by two readings of “36”: 23 + 36 and 23 + 37 are both above 58."""
    rows = proof.tabulate_sensitivity(proof.reconcile(reading))
    assert len(rows) == 10
    assert set(rows["feasible"]) == {"the figures cannot all be true"}


def test_a_count_that_nobody_reports_follows(home):
    """Of 10 people, 4 of one part leave 6 of the other."""
    reading = home.tell(
        {"wording": "10", "group": "people"}, {"wording": "4", "group": "residents"}
    )
    bounds = proof.tabulate_bounds(proof.reconcile(reading))
    shown = dict(zip(bounds["label"], bounds["tight_shown"], strict=True))
    label = "Responders killed, Sample County, time not told, as of 4 March 2020"
    assert shown[label] == "6"


def test_figures_that_agree_are_told_so(home):
    """4 + 6 = 10 is no conflict."""
    reading = home.tell(
        {"wording": "10", "group": "people"},
        {"wording": "4", "group": "residents"},
        {"wording": "6", "group": "responders"},
    )
    proven = proof.reconcile(reading)
    assert plain(proof.head_outcome(proven)) == "The figures can all be true"
    assert proof.tabulate_mends(proven).empty


def test_two_articles_on_one_event_are_checked_together(home):
    """One says 10 and the other 12 of the same closed period: each is named with its article."""
    closed = {"group": "people", "period": "monday"}
    home.tell({"wording": "12", **closed})
    other = home.article_file.with_name("2020-03-05-herald.yaml")
    other.write_text(home.article_file.read_text().replace("Example Gazette", "Example Herald"))
    first = home.tell({"wording": "10", **closed})
    second = open_article("example-2020/2020-03-05-herald")
    proven = proof.reconcile(first, second)
    (told,) = proof.say_conflict(proven, proven.outcome.conflicts[0])
    assert plain(told) == (
        "These cannot all be true: 10 people killed (Example Gazette, 4 March 2020) and "
        "12 people killed (Example Herald, 4 March 2020)."
    )


def test_a_whole_that_nobody_reports_is_not_named_like_a_printed_figure(reading):
    """58 people killed are printed and read by us as fewer groups; the whole is another count."""
    bounds = proof.tabulate_bounds(proof.reconcile(reading))
    unreported = bounds[bounds["id"].isna()]["label"].tolist()
    assert (
        "People killed, Balochistan, since Saturday, 31 January 2026, as of 4 February 2026"
        in unreported
    )
    assert "People killed" not in unreported


def test_a_reading_of_ours_stands_beside_the_printed_name_and_never_in_its_place(reading):
    """The article says whose deaths 58 are no more than it says that gunfire is an attack."""
    bounds = proof.tabulate_bounds(proof.reconcile(reading)).set_index("id")["label"]
    assert bounds["death-toll"] == (
        "People killed, read by us as security personnel and civilians killed"
    )
    assert bounds["security-killed"] == "Security personnel killed"
