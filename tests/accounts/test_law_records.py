"""What holds of every record of accounts, whatever the reports say."""

from collections import Counter, defaultdict

from hypothesis import given, settings
from law_events import World
from law_histories import any_worlds
from law_reading import RANK, read

from analysis.accounts.record import Default, Kind
from analysis.ledger.checks import check_transcript

EXAMPLES = 40
OF_A_LINE = {
    Kind.UNEXPLAINED_REST,
    Kind.UNCLEAR,
    Kind.CORRECTION,
    Kind.WIDER_PERIOD,
    Kind.OVERTAKEN,
    Kind.REVISION,
}
"""Kinds that are always of one line's account."""


def list_written(world):
    """ARTICLE#id → the report and the figure, of all that takes part."""
    return {
        f"{report.name}#{figure['id']}": (report, figure)
        for report in world.reports
        for figure in report.figures
        if figure.get("reviewed", True) and figure.get("role", "toll") == "toll"
    }


@settings(max_examples=EXAMPLES)
@given(any_worlds())
def test_the_reports_of_these_laws_are_seeds_that_the_reader_takes(world):
    """No check of the ledger finds a fault in them."""
    for article in world.build():
        assert [
            fault.sentence for fault in check_transcript(article.transcript, article.event)
        ] == []


@settings(max_examples=EXAMPLES)
@given(any_worlds())
def test_voices_are_the_reviewed_statements_of_the_event_itself(world):
    """Each is there once, totals and changes apart, with its day, its report's day and witness."""
    accounts, written = read(world), list_written(world)
    totals = {name for name, (_, figure) in written.items() if "change" not in figure}
    assert set(accounts.voices) == totals
    assert set(accounts.changes) == set(written) - totals
    for name, voice in {**accounts.voices, **accounts.changes}.items():
        report, figure = written[name]
        assert voice.id == name
        assert voice.published == report.published
        assert voice.as_of.isoformat() == figure.get("reported", str(report.published))[:10]
        assert voice.witness == (report.agency or report.outlet)
        assert (voice.topic.measure, voice.topic.group) == (figure["measure"], figure["group"])
        assert voice.is_adopted or voice.is_claim == (figure["status"] == "claimed")
        assert figure["speaker"] == "outlet" or not voice.is_adopted


@settings(max_examples=EXAMPLES)
@given(any_worlds())
def test_findings_stand_on_statements_that_take_part(world):
    """Members exist, are each named once, and the finding's day is their latest."""
    accounts = read(world)
    known = {**accounts.voices, **accounts.changes}
    for finding in accounts.findings:
        ids = [member.id for member in finding.members]
        assert ids
        assert all(known[member.id] == member for member in finding.members)
        assert len(set(ids)) == len(ids)
        assert finding.as_of == max(member.as_of for member in finding.members)
        assert list(finding.rests_on) == [d for d in Default if d in finding.rests_on]
        assert finding.size is None or finding.size > 0


@settings(max_examples=EXAMPLES)
@given(any_worlds())
def test_there_is_one_finding_of_a_kind_topic_and_line(world):
    """Never one for each pair of reports; the strongest kinds first."""
    findings = read(world).findings
    counted = Counter((f.kind, f.topic, f.line) for f in findings)
    assert [key for key, number in counted.items() if number > 1] == []
    ranks = [RANK[finding.kind] for finding in findings]
    assert ranks == sorted(ranks)
    assert all(finding.line is not None for finding in findings if finding.kind in OF_A_LINE)


@settings(max_examples=EXAMPLES)
@given(any_worlds())
def test_a_finding_of_a_line_is_told_by_that_line(world):
    """Its members are the line's own; between lines, at least two lines speak."""
    for finding in read(world).findings:
        lines = {member.line for member in finding.members}
        if finding.kind in OF_A_LINE or finding.kind == Kind.CONTRADICTION:
            assert lines == {finding.line}
        if finding.kind == Kind.PARTING:
            assert len(lines) > 1
            assert finding.line is None or finding.line in lines


@settings(max_examples=EXAMPLES)
@given(any_worlds())
def test_equal_counts_of_one_line_are_one_saying_with_its_carriers(world):
    """Every voice is in exactly one saying, beside all others of its count, day and bounds."""
    accounts = read(world)
    expected = defaultdict(set)
    for voice in accounts.voices.values():
        expected[list_said(voice)].add(voice.id)
    told = {}
    for saying in accounts.sayings:
        [key] = {list_said(voice) for voice in saying.voices}
        first = saying.first.statement
        assert (saying.period, saying.low, saying.high) == (first.period, first.low, first.high)
        assert key not in told
        told[key] = {voice.id for voice in saying.voices}
        assert len(told[key]) == len(saying.voices)
    assert told == dict(expected)


def list_said(voice):
    """All in which the voices of one saying are alike; "about 5" is not "about 6"."""
    said = voice.statement
    number = said.figure.wording if said.figure.wording.startswith("about") else None
    moment = (voice.topic, voice.line, voice.as_of, voice.hour, said.period)
    return (*moment, said.low, said.high, number, voice.is_claim)


@settings(max_examples=EXAMPLES)
@given(any_worlds())
def test_a_sayings_witnesses_are_agencies_and_outlets_once_each(world):
    """Two outlets of one agency are one witness; the earliest published comes first."""
    accounts, written = read(world), list_written(world)
    for saying in accounts.sayings:
        brought = {
            written[voice.id][0].agency or written[voice.id][0].outlet for voice in saying.voices
        }
        assert len(saying.witnesses) == len(set(saying.witnesses))
        assert set(saying.witnesses) == brought
        days = [voice.published for voice in saying.voices]
        assert days == sorted(days)


@settings(max_examples=EXAMPLES)
@given(any_worlds())
def test_the_latest_of_a_line_is_its_freshest_by_day(world):
    """Of its period, no saying of a later day is left but stale ones; each line has one a topic."""
    accounts = read(world)
    by_line = defaultdict(list)
    for saying in accounts.sayings:
        by_line[saying.topic, saying.line, saying.is_claim].append(saying)
    assert set(accounts.latest) == set(by_line)

    def is_stale(saying):
        return all(
            accounts.states.get(voice.id, frozenset()) & {Kind.OVERTAKEN, Kind.UNCLEAR}
            for voice in saying.voices
        )

    for key, latest in accounts.latest.items():
        sayings = by_line[key]
        assert latest in sayings
        valid = [
            saying.as_of
            for saying in sayings
            if saying.period == latest.period and not is_stale(saying)
            # "At least 0" and "up to 1" are no news of "more than 0".
            if saying.low is not None
            and (saying.low == saying.high or saying.low >= (latest.low or 0) > 0)
        ]
        assert latest.as_of >= max(valid, default=latest.as_of)


@settings(max_examples=EXAMPLES)
@given(any_worlds())
def test_states_are_told_by_findings(world):
    """A statement is in a state only if a finding of that kind names a statement of its line."""
    accounts = read(world)
    known = {**accounts.voices, **accounts.changes}
    found = {(finding.kind, finding.topic) for finding in accounts.findings}
    for name, kinds in accounts.states.items():
        assert name in known
        for kind in kinds:
            assert kind in {each for each, _ in found}


@settings(max_examples=20)
@given(any_worlds(most=4))
def test_a_report_alone_neither_revises_between_reports_nor_is_copied(world):
    """Of one report nothing is found that needs a second."""
    for report in world.reports:
        kinds = {finding.kind for finding in read(World((report,))).findings}
        assert not kinds & {Kind.MOVED, Kind.TOLD_DIFFERENTLY}


@settings(max_examples=EXAMPLES)
@given(any_worlds())
def test_a_finding_names_the_defaults_of_ours_that_it_rests_on(world):
    """The toll's scope where print gives none, the day of print as the day, speakers as a side."""
    written = list_written(world)
    for finding in read(world).findings:
        figures = [written[member.id][1] for member in finding.members]
        is_bare = any("place" not in figure or "period" not in figure for figure in figures)
        assert (Default.TOLL in finding.rests_on) == is_bare
        if Default.AS_OF in finding.rests_on:
            assert any("reported" not in figure for figure in figures)
        if Default.LINE in finding.rests_on:
            speakers = {figure["speaker"] for figure in figures}
            assert len(speakers) > 1 or any(member.is_adopted for member in finding.members)
