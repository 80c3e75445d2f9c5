"""Where lines part, what slipped to another group, which reports tell one statement in two ways."""

import pytest
from small_reports import MONDAY, SATURDAY, SUNDAY, TUESDAY, claim, find, report, tell

from analysis.accounts.accounts import read_accounts


def test_two_lines_with_two_numbers_of_one_day_part():
    """One finding, the higher first."""
    other = report(SATURDAY, tell("14", "hospital"), name="daily")
    articles = [report(SATURDAY, tell("10")), other]
    assert find(articles) == [("parting", "civilians", ["14", "10"])]


def test_three_lines_are_one_finding():
    """Never one a pair."""
    told = [tell("10"), tell("14", "hospital"), claim("30", "civilians")]
    assert find([report(SATURDAY, *told)], "parting") == [("civilians", ["30", "14", "10"])]


@pytest.mark.parametrize(
    ("early", "late", "is_parted"),
    [("10", "14", False), ("14", "10", True), ("at least 8", "10", False)],
)
def test_an_older_lower_number_parts_from_nobody(early, late, is_parted):
    """More may have been found since; an older higher one cannot be."""
    articles = [report(SATURDAY, tell(early)), report(SUNDAY, tell(late, "hospital"))]
    assert bool(find(articles, "parting")) is is_parted


def test_a_claim_of_some_parts_from_a_lower_number_of_all():
    """280 recruits are more than 22 soldiers; the count is the wider one."""
    articles = [
        report(SATURDAY, claim("280", "recruits")),
        report(SUNDAY, tell("22", group="soldiers")),
    ]
    assert find(articles) == [("parting", "soldiers", ["280", "22"])]


def test_no_line_parts_by_what_it_has_revised():
    """The freshest number of a day counts."""
    articles = [
        report(SATURDAY, tell("10")),
        report(SUNDAY, tell("14")),
        report(SUNDAY, tell("14", "hospital"), name="daily"),
    ]
    assert find(articles, "parting") == []


def test_a_line_that_rose_past_a_number_within_the_day_does_not_part_from_it():
    """It may have said it on its way."""
    articles = [
        report(SATURDAY, tell("10"), name="morning"),
        report(SATURDAY, tell("30"), name="evening"),
        report(SATURDAY, tell("20", "hospital"), name="noon"),
    ]
    assert find(articles, "parting") == []


def test_lines_that_name_other_doers_of_the_same_deaths_part():
    """Equal numbers of one scope."""
    articles = [
        report(SATURDAY, tell("10", by="rebels")),
        report(SATURDAY, tell("10", "hospital", by="soldiers"), name="daily"),
    ]
    assert find(articles) == [("parting", "civilians", ["10", "10"])]
    same = tell("10", "hospital", by="rebels")
    assert find([articles[0], report(SATURDAY, same, name="daily")]) == []


def test_within_one_report_lines_part_and_contradict_nobody():
    """The whole of one line, the parts of another."""
    told = [
        tell("58", group="others"),
        tell("36", "hospital"),
        tell("23", "hospital", group="soldiers"),
    ]
    assert find([report(SATURDAY, *told)]) == [("parting", "others", ["58", "23", "36"])]


@pytest.mark.parametrize("speaker", ["army", "outlet", "hospital"])
def test_within_one_report_and_side_numbers_must_add_up(speaker):
    """More than 22 and 36 are not 58."""
    told = [
        tell("58", speaker, "others"),
        tell("36", speaker),
        tell("more than 22", speaker, "soldiers"),
    ]
    assert find([report(SATURDAY, *told)]) == [
        ("contradiction", "others", ["58", "36", "more than 22"])
    ]


def test_what_a_party_claims_must_be_possible_as_well():
    """Two numbers of one count."""
    articles = [report(SATURDAY, claim("14"), claim("16"))]
    assert find(articles) == [("contradiction", "soldiers", ["14", "16"])]


def test_two_days_in_one_report_are_no_contradiction():
    """The number before and the number now."""
    told = report(SUNDAY, tell("10", reported="2020-01-04"), tell("15"))
    assert [kind for kind, *_ in find([told])] == ["overtaken", "revision"]


def test_a_part_above_its_whole_is_a_contradiction_though_both_print_one_number():
    """Recruits are soldiers: there cannot be more of them, whoever of the side says so."""
    soldiers = tell("12", "army", "soldiers")
    recruits = tell("more than 12", "ministry", "recruits")
    assert find([report(SATURDAY, soldiers, recruits)]) == [
        ("contradiction", "soldiers", ["12", "more than 12"])
    ]


def test_a_number_that_others_have_for_another_group_has_moved():
    """And stands for nothing else: it parts from nobody and stands alone nowhere."""
    articles = [
        report(SATURDAY, tell("92", group="rebels"), tell("18"), name="one"),
        report(SUNDAY, tell("92", group="rebels"), name="two"),
        report(SUNDAY, tell("92", "outlet"), name="three"),
    ]
    assert find(articles) == [("moved", "civilians", ["92", "92", "92"])]


@pytest.mark.parametrize(
    "change",
    [
        {"wording": "29"},
        {"group": "people"},
        {"measure": "injuries"},
    ],
)
def test_what_chance_or_the_trees_explain_has_not_moved(change):
    """A small number, a group around the other, another measure."""
    number = change.get("wording", "92")
    rebels = tell(number, group="rebels")
    articles = [
        report(SATURDAY, rebels, name="one"),
        report(SUNDAY, rebels, name="two"),
        report(SUNDAY, {**tell(number, "outlet"), **change}, name="three"),
    ]
    assert find(articles, "moved") == []


def test_a_small_number_has_moved_where_others_had_it_before_and_number_its_group():
    """15 civilians, where two reports had 15 rebels the day before and two have 33 civilians."""
    rebels, civilians = tell("15", group="rebels"), tell("33")
    articles = [
        report(SATURDAY, rebels, civilians, name="one"),
        report(SATURDAY, rebels, civilians, name="two"),
        report(SUNDAY, tell("15", "outlet"), name="three"),
    ]
    assert find(articles, "moved") == [("civilians", ["15", "15", "15"])]


def test_one_agency_is_one_witness_of_what_moved():
    """Two outlets that print it bear out no more than one."""
    rebels = tell("92", group="rebels")
    articles = [
        report(SATURDAY, rebels, name="one", agency="Wire"),
        report(SUNDAY, rebels, name="two", agency="Wire"),
        report(SUNDAY, tell("92", "outlet"), name="three"),
    ]
    assert find(articles, "moved") == []


def test_a_number_that_somebody_bears_out_has_not_moved():
    """Another report has about as many civilians."""
    rebels = tell("92", group="rebels")
    articles = [
        report(SATURDAY, rebels, name="one"),
        report(SUNDAY, rebels, tell("90", "hospital"), name="two"),
        report(SUNDAY, tell("92", "outlet"), name="three"),
    ]
    assert find(articles, "moved") == []


def tell_three(third, **other):
    """Three counts of one line."""
    return (
        tell("10", group="soldiers"),
        tell("31", group="rebels"),
        tell(third, place="northtown", **other),
    )


def test_two_reports_that_agree_in_two_counts_and_differ_in_a_third():
    """One statement, told in two ways."""
    articles = [
        report(SATURDAY, *tell_three("5")),
        report(SATURDAY, *tell_three("11"), name="daily"),
    ]
    assert find(articles) == [("told-differently", "civilians", ["5", "11"])]


def test_hours_make_it_a_revision_within_the_day():
    """The later one is higher."""
    articles = [
        report(SATURDAY, *tell_three("5", reported="2020-01-04T08:00")),
        report(SATURDAY, *tell_three("11", reported="2020-01-04T18:00"), name="daily"),
    ]
    assert find(articles, "told-differently") == []


def test_what_the_line_says_again_later_is_a_revision_within_the_day():
    """It had come to the higher number."""
    articles = [
        report(SATURDAY, *tell_three("5")),
        report(SATURDAY, *tell_three("11"), name="daily"),
        report(SUNDAY, tell("11", place="northtown")),
    ]
    assert find(articles, "told-differently") == []


def test_an_outlet_above_every_line_stands_alone():
    """More than 22 where the state says 22."""
    articles = [
        report(SUNDAY, tell("17")),
        report(MONDAY, tell("22")),
        report(MONDAY, tell("more than 22", "outlet"), name="daily"),
    ]
    assert find(articles, "stands-alone") == [("civilians", ["more than 22", "22"])]
    assert find(articles, "parting") == []


def test_an_outlet_that_a_line_comes_to_later_does_not_stand_alone():
    """It was the first to print the number."""
    articles = [report(SUNDAY, tell("17")), report(MONDAY, tell("22", "outlet"))]
    assert find(articles) == [("stands-alone", "civilians", ["22", "17"])]
    assert find([*articles, report(TUESDAY, tell("23"))], "stands-alone") == []


def test_the_newest_number_of_a_report_from_one_line_is_that_lines():
    """The report has its other numbers of that day from the line."""
    told = report(MONDAY, tell("22", "outlet"), tell("9", group="soldiers"))
    assert find([report(SUNDAY, tell("17")), told]) == [("revision", "civilians", ["17", "22"])]


def test_a_lower_bound_well_below_its_parts_is_a_low_total():
    """At least 40 of whom 30 and 25 are told; over 120 beside 125 is near enough."""
    parts = [tell("30"), tell("25", group="soldiers")]
    low = [tell("at least 40", group="others"), *parts]
    assert find([report(SATURDAY, *low)]) == [("low-total", "others", ["at least 40", "25", "30"])]
    near = [tell("more than 52", group="others"), *parts]
    assert find([report(SATURDAY, *near)]) == []


def test_a_withdrawn_number_takes_no_part():
    """The report says so itself."""
    told = report(SATURDAY, tell("70"), tell("92", corrects="a"))
    assert find([told]) == []
    assert read_accounts([told]).voices["example-2020/2020-01-04-paper#a"].withdrawn_by


def test_ranges_part_as_numbers_do():
    """20 to 25 and 30 to 40 share no number."""
    articles = [
        report(SATURDAY, tell("20 to 25")),
        report(SATURDAY, tell("30 to 40", "hospital"), name="daily"),
    ]
    assert find(articles) == [("parting", "civilians", ["30 to 40", "20 to 25"])]


def test_a_hedge_alone_is_no_parting():
    """Both print 12, and one says more than that."""
    articles = [report(SATURDAY, tell("more than 12")), report(SUNDAY, tell("12", "hospital"))]
    assert find(articles) == []


def test_a_period_that_is_over_is_one_finding_between_lines():
    """A mismatch, and no parting as well."""
    articles = [
        report(SATURDAY, tell("13", period="friday")),
        report(MONDAY, tell("12", "hospital", period="friday")),
    ]
    assert find(articles) == [("period-mismatch", "civilians", ["13", "12"])]


def test_a_low_total_counts_no_parts_of_another_line():
    """What rebels claim is no part of the army's total."""
    total = tell("at least 40", group="others")
    told = report(SATURDAY, total, tell("30"), claim("84"))
    assert find([told], "low-total") == []


def test_a_number_that_two_lines_have_alike_stays_the_outlets_own():
    """Renaming a line changes nothing."""
    articles = [
        report(SATURDAY, tell("12"), name="one"),
        report(SATURDAY, tell("12", "hospital"), name="two"),
        report(SUNDAY, tell("12", "outlet"), name="three"),
    ]
    voices = read_accounts(articles).voices
    assert voices["example-2020/2020-01-05-three#a"].line.name == "outlet:Three"


def test_two_speakers_of_a_side_may_differ_by_a_hedge():
    """12, and more than 12: one number; of one speaker it is a contradiction."""
    told = [tell("12"), tell("more than 12", "ministry")]
    assert find([report(SATURDAY, *told)]) == []
    assert len(find([report(SATURDAY, tell("12"), tell("more than 12"))])) == 1
