"""One finding each: a computed heading, its chart and its table, from table, chart and prose.

These are the calls that notebooks make. Each takes a `Reading` and returns what a cell shows.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

import pandas as pd

from analysis.ledger.frame import to_records
from analysis.ledger.reading import Reading
from analysis.views import proof, prose, tables
from analysis.views.charts.bounds import draw_bounds
from analysis.views.charts.claims import draw_claims
from analysis.views.charts.overview import draw_overview
from analysis.views.charts.persons import MOST_MARKS, draw_persons
from analysis.views.charts.places import draw_places
from analysis.views.charts.sites import draw_sites
from analysis.views.charts.timeline import draw_timeline
from analysis.views.charts.toll import draw_toll
from analysis.views.display import Chart, Finding, KeyFigures, Prose, Table
from analysis.views.prose import Sentence
from analysis.views.record import describe_run
from analysis.views.style import NARROW, WIDE, compose
from analysis.views.svg import render_svg
from analysis.views.typeset import typeset
from analysis.views.words import say_quantity

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    Draw = Callable[[pd.DataFrame, Axes], Axes]

_FIGURE_HEADINGS = {
    "label": "Figure",
    "shown": "Bounds and wording",
    "speaker_name": "Who says so",
    "status": "Status",
}
_FIGURE_LINKS = {"shown": "id"}


# --- the top of every notebook --------------------------------------------------------------


def show_source(reading: Reading) -> Prose:
    """Outlet, day, convention, and what the words mean that stand beside each figure."""
    sentences = [prose.say_source(reading), prose.say_statuses(reading)]
    return Prose(sentences, role="source", record=describe_run(reading))


def show_limits(reading: Reading) -> Prose:
    """What the figures cannot show."""
    return Prose(prose.list_limits(reading), role="limits")


# --- 00 briefing ----------------------------------------------------------------------------


def answer_briefing(reading: Reading) -> Prose:
    """What was reported, by whom and how firmly."""
    outcome = proof.say_outcome(proof.reconcile(reading))
    told = prose.answer_briefing(reading, outcome)
    return Prose(told, role="answer", record=_record_outcome(reading, outcome))


def show_key_figures(reading: Reading) -> KeyFigures:
    """The counts of deaths, each with wording, speaker and status."""
    toll = to_records(tables.tabulate_toll(reading))
    cards = [
        {
            "id": row["id"],
            "value": say_quantity(row),
            "label": prose.uncapitalise(row["label"]),
            "wording": prose.quote_wording(row),
            "speaker": row["speaker_name"],
            "status": row["status"],
        }
        for row in toll
    ]
    return KeyFigures(cards)


def find_checks_in_brief(reading: Reading) -> Finding:
    """Whether the figures add up, in one sentence and one table."""
    heading = _heading(proof.head_checks(proof.reconcile(reading)))
    return Finding([heading, _typeset_checks(reading)])


# --- 01 figures -----------------------------------------------------------------------------


def answer_figures(reading: Reading) -> Prose:
    """How many figures there are and who stands behind them."""
    return Prose(prose.answer_figures(reading), role="answer")


def find_ledger(reading: Reading) -> Finding:
    """Every figure with its paragraph: what the other pages' links lead to."""
    figures = tables.list_figures(reading)
    headings = {
        "says": "What is said",
        "paragraph": "Paragraph",
        "shown": "Bounds and wording",
        "speaker_name": "Who says so",
        "status": "Status",
        "scope": "Counts",
    }
    table = typeset(
        figures, "ledger", "Every figure and time in the article", headings, is_ledger=True
    )
    notes = prose.list_notes(figures)
    told = [Prose([("What the transcriber adds:",)]), Prose(notes, role="remarks")] if notes else []
    return Finding([_heading(prose.head_ledger(figures)), table, *told])


def find_units(reading: Reading) -> Finding:
    """All figures, each under its own measure."""
    units = tables.tabulate_units(reading)
    heading = _heading(prose.head_units(units))
    title = ("Every count and measure, each kind on its own scale",)
    chart = _chart("figures-by-measure", draw_overview, units, title, reading, "", told_by="ledger")
    return Finding([heading, chart])


def find_conventions(reading: Reading) -> Finding:
    """How far the numbers depend on the convention that reads vague words."""
    readings = tables.compare_conventions(reading)
    heading = _heading(prose.head_conventions(readings))
    if readings.empty:
        return Finding([heading])
    headings = {name: name for name in readings.columns if name != "id"}
    headings |= {"label": "Figure", "wording": "Wording"}
    table = typeset(
        readings, "conventions", "Bounds under each convention", headings, links={"wording": "id"}
    )
    return Finding([heading, table, Prose(prose.list_conventions())])


def find_assumptions(reading: Reading) -> Finding:
    """What is our reading of the article and not its word."""
    assumptions = tables.list_assumptions(reading)
    heading = _heading(prose.head_assumptions(assumptions))
    if assumptions.empty:
        return Finding([heading])
    headings = {"label": "Figure", "reads": "Read as", "because": "Why"}
    table = typeset(assumptions, "assumptions", "Readings of ours", headings, links={"reads": "id"})
    return Finding([heading, table])


# --- 02 toll --------------------------------------------------------------------------------


def answer_toll(reading: Reading) -> Prose:
    """Who was killed, with the bound of each count."""
    return Prose(prose.answer_toll(reading), role="answer")


def find_toll(reading: Reading) -> Finding:
    """Deaths by group, with open bounds."""
    toll = tables.tabulate_toll(reading)
    heading = _heading(prose.lead_toll(toll))
    title = prose.head_toll(toll)
    if toll.empty:
        return Finding([heading])
    subtitle = f"People killed, {prose.cite_period(reading, toll)}"
    chart = _chart("deaths-by-group", draw_toll, toll, title, reading, subtitle, told_by="deaths")
    table = typeset(
        toll, "deaths", "People killed, by group", _FIGURE_HEADINGS, links=_FIGURE_LINKS
    )
    return Finding([heading, chart, table])


def find_persons(reading: Reading) -> Finding:
    """The widest exact toll, one mark a person."""
    persons = tables.tabulate_persons(reading)
    heading = _heading(prose.lead_persons(persons))
    title = prose.head_persons(persons)
    if persons.empty or int(persons["marks"].sum()) > MOST_MARKS:
        return Finding([heading])
    subtitle = f"One mark a person killed, {prose.cite_period(reading, persons)}"
    chart = _chart(
        "one-mark-a-person", draw_persons, persons, title, reading, subtitle, told_by="persons"
    )
    headings = {
        "label": "Group",
        "marks": "Marks",
        "shown": "Reported",
        "subset_label": "Drawn inside it",
        "subset_marks": "Marks inside",
    }
    links = {"shown": "id", "subset_label": "subset_id"}
    table = typeset(persons, "persons", "Marks in the chart", headings, links=links)
    return Finding([heading, chart, table])


# --- 03 claims ------------------------------------------------------------------------------


def answer_claims(reading: Reading) -> Prose:
    """Where the accounts part, as ratios with their bounds."""
    at_odds = proof.say_accounts(proof.reconcile(reading))
    told = prose.answer_claims(reading, tables.compare_claims(reading))
    return Prose([*at_odds, *told], role="answer")


def find_claims(reading: Reading) -> Finding:
    """Each claim beside the reported count that would have to contain it."""
    claims = tables.compare_claims(reading)
    heading = _heading(prose.head_claims(claims))
    title = prose.title_claims(claims)
    if claims.empty:
        return Finding([heading])
    measured = "; ".join(claims["panel"].unique())
    subtitle = f"{measured}, {prose.cite_period(reading, claims)}"
    chart = _chart(
        "claims-and-reports", draw_claims, claims, title, reading, subtitle, told_by="claims"
    )
    headings = {
        "label": "Claim",
        "shown": "Claimed",
        "speaker_name": "Who claims it",
        "reported_label": "Reported beside it",
        "reported_shown": "Reported",
        "ratio_shown": "Ratio",
    }
    links = {"shown": "id", "reported_shown": "reported_id"}
    table = typeset(claims, "claims", "Claims and reports", headings, links=links)
    return Finding([heading, chart, table])


def find_tests(reading: Reading) -> Finding:
    """What each claim would break if it were true."""
    proven = proof.reconcile(reading)
    tests = proof.tabulate_tests(proven) if reading.include_claims else pd.DataFrame()
    if tests.empty:
        return Finding([_heading(("No claim is there to be tested",))])
    headings = {
        "label": "Claim",
        "shown": "Claimed",
        "speaker_name": "Who claims it",
        "against": "Cannot stand beside",
    }
    table = typeset(tests, "claim-tests", "Claims tested", headings, links=_FIGURE_LINKS)
    told = Prose(proof.say_tests(proven))
    return Finding([_heading(proof.head_tests(proven)), told, table])


# --- 04 checks ------------------------------------------------------------------------------


def answer_checks(reading: Reading) -> Prose:
    """Whether all figures can be true, with the arithmetic of the first contradiction."""
    outcome = proof.say_outcome(proof.reconcile(reading))
    return Prose(outcome, role="answer", record=_record_outcome(reading, outcome))


def find_conflicts(reading: Reading) -> Finding:
    """The smallest sets of figures that cannot all be true, and what mends each."""
    proven = proof.reconcile(reading)
    heading = _heading(proof.head_outcome(proven))
    conflicts = proof.list_conflicts(proven)
    if not conflicts:
        return Finding([heading])
    told = [
        line
        for conflict in conflicts
        for line in (*proof.say_conflict(proven, conflict), *proof.say_mends(proven, conflict))
    ]
    headings = {
        "label": "Figure",
        "wording": "Wording",
        "change": "Change that mends it",
        "left_shown": "What the others leave",
    }
    mends = proof.tabulate_mends(proven)
    table = typeset(mends, "mends", "The least changes", headings, links={"wording": "id"})
    return Finding([heading, Prose(told), table])


def find_bounds(reading: Reading) -> Finding:
    """Each count as reported and as it follows from all reports together."""
    bounds = proof.tabulate_bounds(proof.reconcile(reading))
    if bounds.empty:
        return Finding([_heading(("Nothing is counted",))])
    headings = {
        "label": "Count",
        "shown": "Reported",
        "tight_shown": "Follows from all reports",
        "verdict": "Verdict",
    }
    heading = _heading(proof.head_bounds(bounds))
    title: Sentence = ("Each count as reported, and as it follows from all reports",)
    drawn = bounds[bounds["verdict"].ne("withdrawn").fillna(value=True)]
    chart = _chart("bounds", draw_bounds, drawn, title, reading, "", told_by="bounds")
    table = typeset(bounds, "bounds", "Reported and following", headings, links=_FIGURE_LINKS)
    return Finding([heading, chart, table])


def find_follows(reading: Reading) -> Finding:
    """What follows for the dead from all reports, after the least change if one is needed."""
    proven = proof.reconcile(reading)
    follows = proof.tabulate_follows(proven, "deaths")
    heading = _heading(proof.head_follows(proven, follows))
    if follows.empty:
        return Finding([heading])
    subtitle = f"People killed, {prose.cite_period(reading, follows)}"
    title = proof.title_follows(follows)
    chart = _chart(
        "following-deaths",
        draw_bounds,
        follows,
        title,
        reading,
        subtitle,
        told_by="following-deaths",
    )
    headings = {"label": "Count", "shown": "Reported", "tight_shown": "Follows", "panel": "When"}
    if follows["panel"].isna().all():
        del headings["panel"]
    caption = "What follows for the counts of deaths"
    table = typeset(follows, "following-deaths", caption, headings, links=_FIGURE_LINKS)
    return Finding([heading, chart, table])


def find_sensitivity(reading: Reading) -> Finding:
    """Whether the figures agree under each convention and each reading."""
    rows = proof.tabulate_sensitivity(proof.reconcile(reading))
    headings = {
        "convention": "Convention",
        "readings": "Words read",
        "feasible": "Outcome",
        "shown": "Widest count of deaths",
    }
    table = typeset(rows, "sensitivity", "Each way to read the words", headings)
    return Finding([_heading(proof.head_sensitivity(rows)), table])


def find_checks(reading: Reading) -> Finding:
    """Each sum and each subset, with the arithmetic written out."""
    checks = tables.tabulate_checks(reading)
    sentences = [proof.say_check(row) for row in to_records(checks)]
    heading = _heading(proof.head_checks(proof.reconcile(reading)))
    return Finding([heading, Prose(sentences), _typeset_checks(reading)])


# --- 05 time and place ----------------------------------------------------------------------


def answer_time_and_place(reading: Reading) -> Prose:
    """First and last moment, and where."""
    timeline = tables.tabulate_timeline(reading)
    return Prose(prose.answer_time_and_place(reading, timeline), role="answer")


def find_timeline(reading: Reading) -> Finding:
    """What happened when, as exactly as it was told."""
    timeline = tables.tabulate_timeline(reading)
    heading = _heading(prose.lead_timeline(timeline))
    title = prose.head_timeline(timeline)
    if timeline.empty:
        return Finding([heading])
    subtitle = f"Local time, {reading.event.timezone}"
    chart = _chart(
        "timeline", draw_timeline, timeline, title, reading, subtitle, told_by="timeline"
    )
    headings = {
        "label": "When",
        "shown": "Wording",
        "says": "What is said",
        "speaker_name": "Who says so",
        "status": "Status",
    }
    table = typeset(timeline, "timeline", "Days and hours", headings, links=_FIGURE_LINKS)
    return Finding([heading, chart, table])


def find_sites(reading: Reading) -> Finding:
    """Places attacked: named, other, and as a whole."""
    sites = tables.tabulate_sites(reading)
    heading = _heading(prose.lead_sites(sites, tables.tabulate_checks(reading)))
    title = prose.head_sites(sites)
    if sites.empty:
        return Finding([heading])
    subtitle = f"Places, {prose.cite_period(reading, sites)}"
    chart = _chart("places-attacked", draw_sites, sites, title, reading, subtitle, told_by="sites")
    table = typeset(sites, "sites", "Places attacked", _FIGURE_HEADINGS, links=_FIGURE_LINKS)
    return Finding([heading, chart, table])


def find_places(reading: Reading) -> Finding:
    """Where the places lie, and how far apart."""
    places = tables.tabulate_places(reading)
    distances = tables.measure_distances(reading)
    heading = _heading(prose.lead_places(places, distances))
    title = prose.head_places(places, distances)
    if places.empty:
        return Finding([heading])

    def draw(table: pd.DataFrame, ax: Axes) -> Axes:
        return draw_places(table, distances, ax)

    subtitle = "Degrees of latitude and longitude; distances as the crow flies, ours"
    alt, credit = prose.describe_distances(distances), prose.credit_coordinates(places)
    points = places[~places["is_area"]]
    chart = _chart(
        "places", draw, points, title, reading, subtitle, alt=alt, credit=credit, told_by="places"
    )
    shown: list[Table] = [
        typeset(
            places,
            "places",
            "Places with coordinates",
            {
                "name": "Place",
                "kind": "Kind",
                "latitude": "Degrees north",
                "longitude": "Degrees east",
                "coordinates_from": "Coordinates from",
            },
        )
    ]
    if not distances.empty:
        headings = {"origin": "From", "destination": "To", "distance_km": "Kilometres"}
        shown.append(typeset(distances, "distances", "Distances, computed", headings))
    return Finding([heading, chart, *shown])


def _record_outcome(reading: Reading, outcome: list[Sentence]) -> dict[str, str]:
    """The outcome for what lists many reports: the verdict on the article, and why."""
    verdict = proof.find_verdict(proof.reconcile(reading))
    return {"verdict": verdict, "outcome": " ".join(map(prose.plain, outcome))}


# --- the pieces -----------------------------------------------------------------------------


def _heading(sentence: Sentence) -> Prose:
    return Prose([sentence], role="finding")


def _typeset_checks(reading: Reading) -> Table:
    headings: Mapping[str, str] = {
        "whole_label": "Whole",
        "whole_words": "Reported",
        "part_labels": "Parts",
        "parts_words": "Parts together",
        "verdict": "Verdict",
    }
    checks = tables.tabulate_checks(reading)
    return typeset(checks, "checks", "Sums and parts", headings, links={"whole_words": "whole_id"})


def _chart(
    name: str,
    draw: Draw,
    table: pd.DataFrame,
    heading: Sentence,
    reading: Reading,
    subtitle: str,
    *,
    told_by: str,
    alt: str = "",
    credit: str = "",
) -> Chart:
    """The chart at both widths; its alt text tells every row with bounds, speaker and status.

    `told_by` names the typeset table that tells the same in full; `alt` is told after the rows,
    `credit` after the source.
    """
    title = prose.plain(heading)
    alt = f"{prose.describe_chart(title, table, subtitle)} {alt}".strip()
    source = f"Source: {prose.cite_source(reading)}. Convention: {reading.convention.name}."
    source = f"{source} {credit}".strip()
    wide, narrow = (
        render_svg(
            compose(draw, table, width=width, title=title, subtitle=subtitle, source=source),
            f"{name}-{width}",
            alt,
        )
        for width in (WIDE, NARROW)
    )
    return Chart(name, alt, wide, narrow, told_by)
