"""An event's page: what is known now, how it changed, where accounts part, who carries what."""

from __future__ import annotations

import random
import re

import pytest
from events import CLAIM, EVENT, OWN, RISE, say, tell_event, write_reports
from homes import Home

from analysis.charts.display import Prose
from analysis.charts.nothing import Nothing
from analysis.charts.stairs import MAIN, OLD, OTHER
from analysis.output.show import MOST_ALT, make_chart, make_table
from analysis.reading.event import EventReading, open_event
from analysis.telling.sentences import Cited, plain
from analysis.views.event_carriers import say_event_carriers, tabulate_event_carriers
from analysis.views.event_claims import say_event_claims, tabulate_event_claims
from analysis.views.event_headline import say_event_briefing, say_known
from analysis.views.event_latest import (
    MOST_ROWS,
    say_event_latest,
    tabulate_event_freshest,
    tabulate_event_latest,
)
from analysis.views.event_limits import say_event_limits
from analysis.views.event_partings import (
    say_event_misfits,
    say_event_partings,
    say_event_slips,
    tabulate_event_findings,
)
from analysis.views.event_source import say_event_source
from analysis.views.event_statements import tabulate_event_statements
from analysis.views.event_toll import plot_event_toll, tabulate_event_toll


def read(prose: Prose) -> str:
    """All sentences in one line."""
    return " ".join(map(plain, prose.sentences))


# --- what is known now ---------------------------------------------------------------------------


def test_the_headline_tells_the_freshest_numbers_by_whom_and_of_which_day(home: Home) -> None:
    """The parts are older than the whole, which stands alone."""
    assert plain(say_known(tell_event(home, *RISE))) == ("15 people killed, county office says")


def test_parts_that_are_newer_stand_in_the_place_of_their_whole(home: Home) -> None:
    """Nobody has added them up."""
    parts = [say("9", group="residents"), say("4", group="responders")]
    told = plain(say_known(tell_event(home, RISE[0], ("2020-03-05", "Herald", parts))))
    assert told == "9 residents and 4 responders killed, county office says"


def test_no_claim_is_in_the_headline(home: Home) -> None:
    """However fresh, large or often told."""
    claims = [("2020-03-07", name, [say("90", **CLAIM)]) for name in ("A", "B", "C")]
    assert "90" not in plain(say_known(tell_event(home, *RISE, *claims)))


def test_the_answer_tells_since_when_a_number_stands(home: Home) -> None:
    """From the day on which it was first said, to the latest report."""
    again = ("2020-03-08", "Star", [say("15")])
    assert read(say_event_briefing(tell_event(home, *RISE, again))).startswith(
        "The number above is as of 8 March 2020, unchanged since 6 March 2020; the latest report "
        "is of 8 March 2020."
    )


def test_a_claim_is_told_apart_and_without_evidence(home: Home) -> None:
    """By name."""
    told = read(say_event_briefing(tell_event(home, *RISE)))
    assert (
        "Red Side claims 30 responders killed as of 6 March 2020, without independent evidence."
        in told
    )
    assert "Red Side" not in read(say_event_briefing(tell_event(home, *RISE, include_claims=False)))


def test_the_answer_says_whose_numbers_cannot_all_be_true(home: Home) -> None:
    """Each account by its name, with its count."""
    odd = [say("9", **OWN), say("12", group="residents", **OWN)]
    told = read(say_event_briefing(tell_event(home, ("2020-03-03", "Gazette", odd), RISE[1])))
    assert "Within one account not all numbers can be true: Gazette on people killed." in told


def test_the_answer_says_which_number_slipped_and_where(home: Home) -> None:
    """By the outlet that has it for another group than all others."""
    right = [("2020-03-03", name, [say("92", group="responders")]) for name in ("A", "B", "C")]
    slip = ("2020-03-04", "Star", [say("92", group="residents", **OWN)])
    told = read(say_event_briefing(tell_event(home, *right, slip)))
    assert (
        "Star gives 92 residents killed, a number that other reports give for responders killed."
        in told
    )


def test_what_is_not_confirmed_is_one_line(home: Home) -> None:
    """And never a number."""
    more = ("2020-03-07", "Star", [say("77", reviewed=False), say("78", reviewed=False)])
    told = read(say_event_briefing(tell_event(home, *RISE, more)))
    assert "2 figures are not shown: no person has confirmed them." in told
    assert "77" not in told


def test_one_report_alone_says_that_nothing_can_be_compared(home: Home) -> None:
    """It is a page all the same."""
    reading = tell_event(home, RISE[0])
    assert read(say_event_briefing(reading)) == (
        "Only one report is known, so that nothing can be compared."
    )
    assert isinstance(plot_event_toll(tabulate_event_toll(reading)), Nothing)


def test_reports_without_a_common_count_say_so(home: Home) -> None:
    """One counts the dead, another the hurt."""
    hurt = ("2020-03-04", "Herald", [say("7", measure="injuries")])
    told = read(say_event_briefing(tell_event(home, ("2020-03-03", "Gazette", [say("9")]), hurt)))
    assert "No two of the reports count the same, so that nothing can be compared." in told


def test_as_known_on_a_day_says_how_many_reports_came_later(home: Home) -> None:
    """So that nobody takes it for the last word."""
    told = read(say_event_briefing(tell_event(home, *RISE, until="2020-03-04")))
    assert "As known on 4 March 2020: 1 later report left out." in told


def test_the_record_has_what_lists_need(home: Home) -> None:
    """Verdict, outcome and headline; sources, and the freshest number of each count."""
    reading = tell_event(home, *RISE)
    record = say_event_briefing(reading).record
    assert record["verdict"] == "consistent"
    assert record["headline"].startswith("15 people killed")
    about = say_event_source(reading).record["about"]
    assert (about["subject"], len(about["sources"])) == ("example-2020", 3)
    notes = say_event_source(reading).record["notes"]
    (note,) = (note for name, note in notes.items() if name.startswith("People killed, "))
    assert (note["shown"], note["as of"]) == ("15", "2020-03-06")


# --- how it changed ------------------------------------------------------------------------------


def test_each_number_stands_at_the_day_by_which_it_was_known(home: Home) -> None:
    """Days follow each other, and a later day stands further right."""
    toll = tabulate_event_toll(tell_event(home, *RISE))
    people = toll[toll["panel"] == "People killed"]
    assert list(people["known_by"]) == ["2020-03-03", "2020-03-04", "2020-03-06"]
    assert people["slot"].is_monotonic_increasing
    assert list(people["tag"]) == ["9", "≥ 12", "15"]


def test_five_reports_of_one_day_have_five_places(home: Home) -> None:
    """In the order in which the number rises."""
    day = [("2020-03-03", f"Paper {n}", [say(str(n))]) for n in (9, 12, 10, 20, 15)]
    toll = tabulate_event_toll(tell_event(home, *day))
    assert list(toll["low"]) == [9, 10, 12, 15, 20]
    assert toll["slot"].nunique() == 5


def test_equal_numbers_of_one_day_are_one_mark(home: Home) -> None:
    """With all who carry it."""
    day = [("2020-03-03", name, [say("9")]) for name in ("A", "B")]
    toll = tabulate_event_toll(tell_event(home, *day, ("2020-03-04", "C", [say("10")])))
    assert list(zip(toll["tag"], toll["carried_by"], strict=True)) == [
        ("9", "A and B"),
        ("10", "C"),
    ]


def test_claims_have_panels_of_their_own(home: Home) -> None:
    """Which name who claims, and that there is no evidence."""
    more = ("2020-03-07", "Star", [say("40", group="responders", **CLAIM)])
    toll = tabulate_event_toll(tell_event(home, *RISE, more))
    claims = toll[toll["status"] == "claimed"]
    assert set(claims["panel"]) == {
        "Responders killed, claimed by Red Side without independent evidence"
    }
    assert not set(claims["panel"]) & set(toll[toll["status"] != "claimed"]["panel"])


def test_another_line_is_marked_with_its_name(home: Home) -> None:
    """By a letter that stands behind its number and before its words."""
    other = ("2020-03-06", "Star", [say("17", speaker="passer-by")])
    toll = tabulate_event_toll(tell_event(home, *RISE, other))
    (row,) = toll[toll["tone"] == OTHER].to_dict("records")
    assert row["tag"] == "17 (a)"
    assert row["remark_told"].startswith("(a) said by passer-by")


def test_a_number_that_was_overtaken_when_printed_is_grey(home: Home) -> None:
    """A report that reprints the first number after the second was out."""
    stale = ("2020-03-07", "Star", [say("9")])
    toll = tabulate_event_toll(tell_event(home, *RISE, stale))
    tones = {(row["known_by"], row["tag"]): row["tone"] for row in toll.to_dict("records")}
    assert tones["2020-03-07", "9"] == OLD
    assert tones["2020-03-06", "15"] == MAIN


def test_the_title_tells_how_far_the_counts_rose(home: Home) -> None:
    """As printed, each number cited, and by whom."""
    reading = tell_event(home, *RISE)
    toll = tabulate_event_toll(reading)
    chart = make_chart(plot_event_toll(toll), toll, name="event-toll")
    assert chart.alt.startswith("Officials: people killed from 9 to 15 and residents from 4 to 5. ")
    assert len(chart.alt) <= MOST_ALT
    assert "Source: 3 reports by Gazette, Herald and Post, 3 to 6 March 2020." in chart.wide


def test_a_title_takes_no_number_from_another_side(home: Home) -> None:
    """Neither where a reprint of it is older than all of the side that tells most."""
    other = ("2020-03-04", "Star", [say("4", speaker="passer-by")])
    stale = ("2020-03-05", "Sun", [say("2", speaker="passer-by", reported="2020-03-02")])
    toll = tabulate_event_toll(tell_event(home, other, stale, *RISE))
    assert OLD in set(toll["tone"])
    title = make_chart(plot_event_toll(toll), toll, name="event-toll").title
    assert title.startswith("Officials: people killed from 9 to 15")


_LATER_CLAIM = ("2020-03-07", "Star", [say("40", group="responders", **CLAIM)])
_OWN_RISE = [("2020-03-03", "A", [say("9", **OWN)]), ("2020-03-05", "A", [say("11", **OWN)])]
_REPRINT = ("2020-03-07", "Star", [say("9")])


@pytest.mark.parametrize(
    ("reports", "drawn"),
    [
        (RISE, {"Diamond", "Arrow"}),
        ((*RISE, _LATER_CLAIM), {"Diamond", "Arrow", "Dashed"}),
        ((*RISE, _REPRINT), {"Diamond", "Arrow", "Grey"}),
        ((RISE[0], ("2020-03-05", "Post", [say("11")])), {"Diamond"}),
        (_OWN_RISE, {"Filled"}),
    ],
)
def test_the_key_names_only_marks_that_are_drawn(home: Home, reports, drawn) -> None:
    """Each kind of mark stands in the key if, and only if, a number is drawn so."""
    toll = tabulate_event_toll(tell_event(home, *reports))
    wide = make_chart(plot_event_toll(toll), toll, name="event-toll").wide
    assert set(re.findall(r"(Diamond|Dashed|Filled|Arrow|Grey):", wide)) == drawn


def test_a_chart_of_chosen_rows_is_published_as_well(home: Home) -> None:
    """An analyst leaves out a count."""
    toll = tabulate_event_toll(tell_event(home, *RISE))
    people = toll[toll["panel"] == "People killed"]
    chart = make_chart(plot_event_toll(people), people, name="event-toll", title="Mine")
    assert "Residents killed" not in chart.wide
    assert "Mine" in chart.narrow


def test_a_part_of_the_time_is_no_step(home: Home) -> None:
    """Those of one day, told after a greater toll, did not make it fall."""
    reports = (
        ("2020-03-04", "Gazette", [say("20", period="sunday-to-tuesday")]),
        (
            "2020-03-05",
            "Herald",
            [say("22", period="sunday-to-tuesday"), say("3", period="monday")],
        ),
    )
    toll = tabulate_event_toll(tell_event(home, *reports))
    assert list(toll["low"]) == [20, 22]


# --- the freshest --------------------------------------------------------------------------------


def test_the_freshest_number_of_each_line_has_its_age(home: Home) -> None:
    """In days to the latest report."""
    latest = tabulate_event_latest(tell_event(home, *RISE))
    ages = dict(zip(latest["label"], latest["age_told"], strict=True))
    assert ages == {
        "people killed": "the day of the latest report",
        "residents killed": "2 days before the latest report",
        "responders killed": "the day of the latest report",
    }
    assert list(latest["status"])[-1] == "claimed"


def test_two_lines_of_one_count_are_one_in_the_title(home: Home) -> None:
    """It does not say twice of whom."""
    other = ("2020-03-06", "Star", [say("17", speaker="passer-by")])
    latest = tabulate_event_latest(tell_event(home, *RISE, other))
    title = read(say_event_latest(latest))
    assert title in (
        "Freshest, as of 6 March 2020: 15 or 17 people killed",
        "Freshest, as of 6 March 2020: 17 or 15 people killed",
    )


@pytest.mark.parametrize("words", ["dozens", "hundreds", "a handful", "a couple"])
def test_a_vague_number_is_joined_to_what_it_counts(home: Home, words: str) -> None:
    """Dozens are dozens of people."""
    told = tell_event(home, ("2020-03-06", "Star", [say(words)]))
    title = read(say_event_latest(tabulate_event_latest(told)))
    assert title == f"Freshest, as of 6 March 2020: {words} of people killed"


def test_an_outlet_that_stands_alone_with_dozens_has_dozens_of_people(home: Home) -> None:
    """Above what all others carry."""
    low = [("2020-03-06", name, [say("9")]) for name in ("Gazette", "Courier")]
    alone = ("2020-03-06", "Star", [say("dozens", speaker="outlet", status="stated")])
    title = read(say_event_slips(tell_event(home, *low, alone)))
    assert title.startswith("Star alone has dozens of people killed")


def test_a_page_shows_a_dozen_at_once(home: Home) -> None:
    """Of many speakers' numbers, reports and claims."""
    speakers = [
        ("county-office", "attributed"),
        ("passer-by", "attributed"),
        ("red-side", "claimed"),
    ]
    groups = ("people", "residents", "responders", "drivers")
    figures = [
        say(str(n + 10), group=group, speaker=speaker, status=status, measure=measure)
        for n, (speaker, status) in enumerate(speakers)
        for group in groups
        for measure in ("deaths", "injuries")
    ]
    reading = tell_event(home, ("2020-03-03", "Gazette", figures))
    assert len(tabulate_event_latest(reading)) == 24
    freshest = tabulate_event_freshest(reading)
    assert len(freshest) == MOST_ROWS
    assert {"claimed", "attributed"} == set(freshest["status"])


# --- where accounts part, and who carries what ---------------------------------------------------


def test_a_parting_is_told_by_a_sentence_that_names_both(home: Home) -> None:
    """Under a heading that names the count."""
    other = ("2020-03-06", "Star", [say("19", speaker="passer-by")])
    reading = tell_event(home, *RISE, other)
    told = read(say_event_partings(reading))
    assert told.startswith("Accounts part on people killed")
    assert "15" in told
    assert "19" in told
    assert "parting" in set(tabulate_event_findings(reading)["kind"])


def test_numbers_of_one_report_that_cannot_be_true_are_told(home: Home) -> None:
    """More residents than people."""
    odd = ("2020-03-03", "Gazette", [say("9"), say("12", group="residents")])
    reading = tell_event(home, odd, RISE[1])
    assert "cannot" in read(say_event_misfits(reading))
    assert say_event_briefing(reading).record["verdict"] == "conflict"


def test_what_rests_on_a_reading_of_ours_says_so_in_its_sentence(home: Home) -> None:
    """A total that the seed reads as the residents', who are printed with another number."""
    odd = ("2020-03-03", "Gazette", [say("9"), say("12", group="residents")])
    read_as = {"group": "residents"}
    reads = {"id": "of-residents", "figure": "figure-1", "reads": read_as, "because": "We do."}
    later = ("2020-03-06", "Post", [say("15", id="all")])
    write_reports(home, odd, later, assumptions=[reads])
    told = read(say_event_misfits(open_event(EVENT)))
    assert re.search(r"cannot both be true: .* as we read “9”\.", told)
    assert told.count("as we read") == 1


def test_a_rise_of_claims_names_whom_each_number_counts(home: Home) -> None:
    """First of all people, then of responders alone: it is no number of all people."""
    first = ("2020-03-03", "Gazette", [say("9", **CLAIM)])
    then = ("2020-03-05", "Herald", [say("40", group="responders", **CLAIM)])
    told = read(say_event_claims(tell_event(home, first, then)))
    assert "from 9 (Gazette, 3 March) to 40 responders (Herald, 5 March)" in told


def test_an_older_number_has_the_day_that_its_report_gives_it(home: Home) -> None:
    """Who reprints it with its day passes nothing off as new."""
    dated = ("2020-03-07", "Star", [say("9", reported="2020-03-03")])
    plain_reprint = ("2020-03-08", "Post", [say("9")])
    told = read(say_event_carriers(tell_event(home, *RISE, dated, plain_reprint)))
    assert "9 (Star, 7 March, as of 3 March)" in told
    assert "(Post, 8 March)" in told


@pytest.mark.parametrize(("given", "verb"), [(CLAIM, "claims"), ({}, "say")])
def test_what_is_left_unexplained_of_claims_is_told_as_claimed(home: Home, given, verb) -> None:
    """9 and 2 more are 11; 20 leave 9."""
    before = ("2020-03-03", "Gazette", [say("9", **given)])
    more = say("2 more", change="increment", period="monday", **given)
    now = ("2020-03-05", "Herald", [say("20", **given), more])
    told = read(say_event_misfits(tell_event(home, before, now)))
    assert re.search(rf"In what [\w ]+ {verb}, 9 people killed .* leave 9 of 20 ", told)


def test_where_all_agree_nothing_is_told(home: Home) -> None:
    """No heading stands over nothing."""
    reading = tell_event(home, ("2020-03-03", "A", [say("9")]), ("2020-03-04", "B", [say("9")]))
    for tell in (say_event_partings, say_event_misfits, say_event_slips, say_event_claims):
        assert not tell(reading).sentences


def test_a_statement_of_several_reports_has_its_carriers(home: Home) -> None:
    """The most carried first."""
    day = [("2020-03-03", name, [say("9")]) for name in ("A", "B", "C")]
    reading = tell_event(home, *day, ("2020-03-04", "D", [say("11")]))
    (row,) = tabulate_event_carriers(reading).to_dict("records")
    assert (row["shown"], row["carriers"], row["carried_by"]) == ("9", 3, "A, B and C")
    assert read(say_event_carriers(reading)).startswith("1 statement stands in 3 reports")


@pytest.mark.parametrize(
    ("carried", "title"),
    [
        ((3, 2), "2 statements stand in more than one report, one of them in 3"),
        ((3, 3, 2), "3 statements stand in more than one report, 2 of them in 3"),
        ((2, 2), "2 statements stand in 2 reports each"),
    ],
)
def test_the_heading_counts_the_statements_that_most_reports_carry(home, carried, title) -> None:
    """Each statement of another day, printed by so many."""
    told = [
        (f"2020-03-0{day}", f"Paper {day} {copy}", [say(str(10 * day))])
        for day, copies in enumerate(carried, 3)
        for copy in range(copies)
    ]
    assert read(say_event_carriers(tell_event(home, *told))) == title


def test_claims_that_grew_are_told_step_by_step(home: Home) -> None:
    """By whom."""
    more = ("2020-03-07", "Star", [say("40", group="responders", **CLAIM)])
    reading = tell_event(home, *RISE, more)
    told = read(say_event_claims(reading))
    assert told.startswith("Claims without independent evidence grew: responders killed")
    assert list(tabulate_event_claims(reading)["shown"]) == ["30", "40"]


# --- every number leads to its article -----------------------------------------------------------


TELLING = (
    *(say_event_briefing, say_event_partings, say_event_misfits, say_event_slips),
    *(say_event_carriers, say_event_claims),
)


@pytest.mark.parametrize("tell", TELLING, ids=lambda tell: tell.__name__)
def test_every_cited_number_leads_to_a_statement_that_is_there(home: Home, tell) -> None:
    """By article and figure."""
    other = (
        "2020-03-06",
        "Star",
        [say("19", speaker="passer-by"), say("3", **OWN, group="drivers")],
    )
    reading = tell_event(home, *RISE, other)
    ids = {row["id"] for row in reading.records}
    cited = [
        piece for each in tell(reading).sentences for piece in each if isinstance(piece, Cited)
    ]
    assert {piece.figure for piece in cited} <= ids


def test_a_table_links_into_the_report_of_the_article(home: Home) -> None:
    """In the folder beside the event's."""
    table = make_table(tabulate_event_statements(tell_event(home, *RISE)), name="event-statements")
    assert 'href="../2020-03-03-gazette/#figure-figure-1"' in table.markup


def test_the_limits_tell_on_what_all_of_it_rests(home: Home) -> None:
    """How many reports, and that claims are claims."""
    told = read(say_event_limits(tell_event(home, *RISE)))
    assert "All numbers come from 3 reports by Gazette, Herald and Post" in told
    assert "1 number is only claimed by a party to the fight" in told


def test_the_limits_count_the_readings_beyond_the_words(home: Home) -> None:
    """One figure that is read as of a group which its article does not name."""
    read_as = {"group": "residents"}
    reads = {"id": "of-residents", "figure": "figure-1", "reads": read_as, "because": "We do."}
    later = ("2020-03-06", "Post", [say("15", id="all")])
    write_reports(home, RISE[0], later, assumptions=[reads])
    told = read(say_event_limits(open_event(EVENT)))
    assert "We read 1 number beyond the words of its article; its ledger says how, and why." in told
    assert "beyond the words" not in read(say_event_limits(tell_event(home, RISE[0], later)))


def test_a_claim_that_an_outlet_prints_as_its_own_is_no_report(home: Home) -> None:
    """It stays the party's number, in the table and in the title."""
    again = ("2020-03-07", "Star", [say("30", group="responders", **OWN)])
    latest = tabulate_event_latest(tell_event(home, *RISE, again))
    rows = latest[latest["label"] == "responders killed"]
    assert set(rows["line_name"]) == {"Red Side"}
    assert set(rows["status"]) == {"claimed"}
    assert "responders" not in read(say_event_latest(latest))


# --- whatever the reports say ---------------------------------------------------------------------

WORDINGS = ("9", "12", "at least 12", "more than 22", "up to 40", "about 30", "dozens", "1", "0")


def make_event(home: Home, chance: random.Random) -> EventReading:
    """Reports of a few days with any numbers, groups, places, speakers and claims."""
    reports = []
    for number in range(chance.randint(1, 7)):
        figures = []
        for _ in range(chance.randint(1, 6)):
            speaker, status = chance.choice(
                [("outlet", "stated"), ("county-office", "attributed"), ("red-side", "claimed")]
            )
            figures.append(
                say(
                    chance.choice(WORDINGS),
                    group=chance.choice(["people", "residents", "responders", "drivers"]),
                    place=chance.choice(["sample-county", "sample-county", "exampleton"]),
                    measure=chance.choice(["deaths", "deaths", "injuries", "hostages"]),
                    period=chance.choice([None, "monday", "sunday-to-tuesday"]),
                    reviewed=chance.random() < 0.9,
                    speaker=speaker,
                    status=status,
                )
            )
        reports.append((f"2020-03-{chance.randint(4, 9):02}", f"Paper {number}", figures))
    return tell_event(home, *reports)


ALL = (*TELLING, say_event_limits, say_event_source)


@pytest.mark.parametrize("seed", range(25))
def test_any_event_makes_every_table_sentence_and_chart(home: Home, seed) -> None:
    """And no sentence shows what only a program knows, or loses a word."""
    reading = make_event(home, random.Random(seed))
    tables = reading.tables()
    latest, toll = tables["event-latest"], tables["event-toll"]
    told = [*(tell(reading) for tell in ALL), say_event_latest(latest)]
    sentences = [plain(each) for prose in told for each in prose.sentences]
    sentences.append(plain(say_known(reading)))
    for sentence in sentences:
        assert sentence.strip()
        assert not re.search(r"None|nan|\bouts?:|  | ,|\(\)|: ?\.|\.\.$", sentence), sentence
        assert not re.search(r"\b(\w+) \1\b", sentence), sentence
    if len(toll):
        chart = make_chart(plot_event_toll(toll), toll, name="event-toll")
        assert 0 < len(chart.alt) <= MOST_ALT
    for name, frame in tables.items():
        if len(frame):
            assert make_table(frame, name=name).markup


@pytest.mark.parametrize("seed", range(8))
def test_nothing_rests_on_the_order_of_the_reports(home: Home, seed) -> None:
    """The same reports under other names of files make the same steps."""
    chance = random.Random(seed)
    wordings = [str(n) for n in chance.sample(range(5, 60), 5)]
    days = [f"2020-03-{day:02}" for day in chance.sample(range(4, 12), 5)]
    told = []
    for names in ("ABCDE", "EDCBA"):
        reports = [
            (day, f"Paper {name}", [say(wording)])
            for day, name, wording in zip(days, names, wordings, strict=True)
        ]
        for file in (home.folder / "seeds" / "example-2020").glob("2020-*.yaml"):
            file.unlink()
        toll = tabulate_event_toll(tell_event(home, *reports))
        told.append(list(zip(toll["slot"], toll["low"], toll["tone"], strict=True)))
    assert told[0] == told[1]


def test_a_subset_that_is_newer_stands_in_no_headline(home: Home) -> None:
    """Drivers are among the responders, and not all of them."""
    first = ("2020-03-03", "Gazette", [say("9", group="responders"), say("5", group="residents")])
    later = ("2020-03-04", "Herald", [say("2", group="drivers")])
    assert plain(say_known(tell_event(home, first, later))) == (
        "9 responders and 5 residents killed, county office says"
    )


def test_an_outlets_own_number_is_no_freshest_beside_that_of_a_side(home: Home) -> None:
    """Only where nobody else has one."""
    own = ("2020-03-07", "Star", [say("11", **OWN), say("2", group="drivers", **OWN)])
    freshest = tabulate_event_freshest(tell_event(home, *RISE, own))
    rows = set(zip(freshest["label"], freshest["line_name"], strict=True))
    assert ("drivers killed", "Star") in rows
    assert ("people killed", "Star") not in rows


def test_counts_that_differ_in_who_did_it_have_names_of_their_own(home: Home) -> None:
    """In one report alone, too."""
    figures = [say("9", by="red-side"), say("4", by="responders"), say("15")]
    reading = tell_event(home, ("2020-03-03", "Gazette", figures))
    notes = say_event_source(reading).record["notes"]
    assert len(notes) == len(reading.accounts.latest)


def test_the_headline_names_the_side_whose_number_an_outlet_adopts(home: Home) -> None:
    """Not the outlet that printed it without a source."""
    own = ("2020-03-07", "Star", [say("15", **OWN)])
    assert "Star" not in plain(say_known(tell_event(home, *RISE, own)))
