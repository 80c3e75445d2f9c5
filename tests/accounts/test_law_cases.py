"""Cases of which each stands for its kind: what a day, a witness or a correction explains."""

import pytest
from law_changes import rename
from law_events import DAYS, World, tell
from law_faults import SUNDAY, report
from law_reading import find, list_ids, read

from analysis.accounts.record import Kind


def test_a_number_that_two_outlets_of_one_agency_have_is_no_moved_number():
    """The two are one witness, and one is not enough."""
    reports = [
        report("x", tell("f", 92, "guards"), agency="Wire"),
        report("y", tell("f", 92, "guards"), agency="Wire"),
        report("z", tell("f", 92, "residents", speaker="outlet")),
    ]
    assert find(read(reports), Kind.MOVED) == []


def test_a_number_that_others_have_of_the_group_as_well_is_not_moved():
    """Where somebody else has nearly as many of that group, chance explains the rest."""
    reports = [
        report("x", tell("f", 92, "guards")),
        report("y", tell("f", 92, "guards")),
        report("w", tell("f", 91, "residents"), day=SUNDAY),
        report("z", tell("f", 92, "residents", speaker="outlet")),
    ]
    assert find(read(reports), Kind.MOVED) == []


@pytest.mark.parametrize(("inner", "outer"), [("officers", "guards"), ("guards", "people")])
def test_a_number_of_those_around_or_inside_is_not_moved(inner, outer):
    """All guards who died may have been officers."""
    for one, other in ((inner, outer), (outer, inner)):
        reports = [
            report("x", tell("f", 92, one)),
            report("y", tell("f", 92, one)),
            report("z", tell("f", 92, other, speaker="outlet")),
        ]
        assert find(read(reports), Kind.MOVED) == []


def test_small_numbers_are_the_same_by_chance():
    """Two and two are no trace of a slip."""
    reports = [
        report("x", tell("f", 2, "guards")),
        report("y", tell("f", 2, "guards")),
        report("z", tell("f", 2, "residents", speaker="outlet")),
    ]
    assert find(read(reports), Kind.MOVED) == []


def test_a_rise_of_the_evening_does_not_contradict_the_number_of_the_morning():
    """33, then 36 and "5 more" in two reports of a day: 36 by noon and 41 by night may be true."""
    growths = (
        tell("more", "5 more", change="increment"),
        tell("more", 5, period="sunday"),
    )
    for growth in growths:
        reports = [
            report("x", tell("then", 33), day=DAYS[1]),
            report("y", tell("noon", 36)),
            report("z", growth),
        ]
        assert find(read(reports), Kind.CONTRADICTION) == []


def test_a_rise_of_the_evening_explains_what_the_morning_began():
    """10 on Saturday, 20 and then 25 with "5 more" on Sunday: nothing is left to explain."""
    reports = [
        report("x", tell("then", 10), day=DAYS[1]),
        report("y", tell("noon", 20)),
        report("z", tell("more", "5 more", change="increment"), tell("now", 25)),
    ]
    assert find(read(reports), Kind.UNEXPLAINED_REST) == []


def test_several_rises_of_one_day_explain_a_number_together():
    """20, then "5 more", "3 more" and 28."""
    reports = [
        report("x", tell("then", 20), day=DAYS[1]),
        report("y", tell("more", "5 more", change="increment")),
        report("z", tell("more", "3 more", change="increment"), tell("now", 28)),
    ]
    assert find(read(reports), Kind.UNEXPLAINED_REST, Kind.CONTRADICTION) == []


def test_ranges_of_two_lines_that_share_no_number_part():
    """20 to 25 and 30 to 40 cannot both hold."""
    reports = [
        report("x", tell("one", "20 to 25")),
        report("y", tell("other", "30 to 40", speaker="hospital")),
    ]
    assert len(find(read(reports), Kind.PARTING)) == 1


def test_a_number_that_its_line_took_back_is_stale_when_it_is_printed_again():
    """103, then 84 by the same speaker, then 103 without a day: no rise, but an old number."""
    reports = [
        report("x", tell("n", 103), day=DAYS[0]),
        report("y", tell("n", 84), day=DAYS[1]),
        report("z", tell("n", 103)),
    ]
    found = read(reports)
    assert "z#n" in list_ids(find(found, Kind.OVERTAKEN))
    assert find(found, Kind.REVISION, Kind.UNCLEAR) == []


def test_a_day_that_came_down_may_have_come_down_in_steps():
    """103 on Friday, 95 and 84 on Saturday, 89 on Sunday: 89 is a rise from what came last."""
    reports = [
        report("x", tell("n", 103, speaker="ministry"), day=DAYS[0]),
        report("y", tell("n", 95, speaker="ministry"), day=DAYS[1]),
        report("w", tell("n", 84, speaker="ministry"), day=DAYS[1]),
        report("z", tell("n", 89, speaker="police")),
    ]
    assert find(read(reports), Kind.UNCLEAR) == []


def test_what_is_told_late_of_an_earlier_day_is_overtaken_by_what_was_out():
    """10 as of Saturday, out on Saturday; 8 as of Saturday, printed on Sunday."""
    reports = [
        report("x", tell("n", 10), day=DAYS[1]),
        report("y", tell("n", 8, day=DAYS[1])),
    ]
    found = read(reports)
    assert "y#n" in list_ids(find(found, Kind.OVERTAKEN))
    assert find(found, Kind.REVISION, Kind.UNCLEAR, Kind.CONTRADICTION) == []


def test_two_witnesses_above_every_line_part_from_none():
    """Both outlets' own 30 stands above the police's 22, and neither is called a parting."""
    reports = [
        report("x", tell("n", 22, "guards")),
        report("y", tell("n", 30, "guards", speaker="outlet")),
        report("z", tell("n", 30, "guards", speaker="outlet")),
    ]
    found = read(reports)
    assert len(find(found, Kind.STANDS_ALONE)) == 1
    assert find(found, Kind.PARTING) == []


def test_a_correction_upwards_is_told():
    """The ministry takes back the 8 of the police and says 10."""
    first = report("x", tell("n", 8), day=DAYS[1])
    back = tell("n", 10, speaker="ministry", corrects=[f"{first.name}#n"])
    kinds = {finding.kind for finding in read([first, report("y", back)]).findings}
    assert kinds & {Kind.CORRECTION, Kind.REVISION}


def test_a_rise_between_two_hours_of_one_day_is_a_revision():
    """3 at nine and 5 at five in the afternoon, with their hours: the order is known."""
    reports = [
        report("x", tell("n", 3, reported=f"{SUNDAY}T09:00")),
        report("y", tell("n", 5, reported=f"{SUNDAY}T17:00")),
    ]
    assert [finding.kind for finding in read(reports).findings] == [Kind.REVISION]


def test_nobody_and_then_somebody_is_a_revision():
    """No deaths on Saturday, five on Sunday."""
    reports = [report("x", tell("n", "no"), day=DAYS[1]), report("y", tell("n", 5))]
    assert [finding.kind for finding in read(reports).findings] == [Kind.REVISION]


def test_whose_number_an_outlet_prints_hangs_on_no_name():
    """Two lines said 12 on one day: under whichever names, the same one is taken, or none."""
    reports = (
        report("x", tell("n", 12), day=DAYS[0]),
        report("y", tell("n", 12, speaker="hospital"), day=DAYS[0]),
        report("w", tell("n", 15), tell("m", 15, speaker="hospital"), day=DAYS[1]),
        report("z", tell("n", 12, speaker="outlet")),
    )
    taken = []
    for names in ({"state": "a-side", "hospital": "z-house"}, {"state": "z-side"}):
        [line] = {
            voice.line.name
            for voice in read(rename(World(reports), names)).voices.values()
            if voice.statement.figure.speaker == "outlet"
        }
        taken.append({new: old for old, new in names.items()}.get(line, line))
    assert taken[0] == taken[1]


def test_those_of_one_doer_are_not_all():
    """30, of them 20 by rebels, and on the next day 35, of them 25: nobody's number fell."""
    reports = [
        report(
            slug,
            tell("all", number, "residents"),
            tell("some", number - 10, "residents", by="rebels"),
            day=day,
        )
        for slug, number, day in (("x", 30, DAYS[1]), ("y", 35, SUNDAY))
    ]
    assert {finding.kind for finding in read(reports).findings} == {Kind.REVISION}
