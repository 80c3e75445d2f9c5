"""What was reported, by whom and how firmly? The answer, the source, and what cannot be shown."""

from __future__ import annotations

import pandas as pd

from analysis.ledger.frame import Row
from analysis.ledger.measures import MEASURES
from analysis.views.checks import list_outcome, record_outcome
from analysis.views.display import Prose
from analysis.views.figures import list_open, sort_assumptions
from analysis.views.labels import (
    cite_source,
    describe_reading,
    find_home,
    label_figure,
    split_label,
)
from analysis.views.outcome import reconcile
from analysis.views.reading import Reading
from analysis.views.record import describe_run
from analysis.views.sentences import (
    Cited,
    Linked,
    Sentence,
    cite_count,
    enumerate_pieces,
    say_tolls,
    sentence,
)
from analysis.views.timeline import say_reach
from analysis.views.toll import list_reported, tabulate_toll
from analysis.views.words import (
    begin_claim,
    capitalise,
    join,
    keep_order,
    say_count,
    stop,
)

__all__ = ["say_briefing", "say_deaths", "say_limits", "say_source", "say_when_and_where"]


def say_source(reading: Reading) -> Prose:
    """Outlet, day, convention, and what the words mean that stand beside each figure."""
    source = reading.article.source
    claims = "" if reading.include_claims else " One-sided claims are left out."
    note = f" {source.note}" if source.note else ""
    where: Sentence = (
        "Source: ",
        Linked(cite_source(reading), source.url),
        f", transcribed by hand.{note} "
        f"Vague words are read by the convention “{reading.convention.name}”: "
        f"{reading.convention.title}.{claims}",
    )
    statuses = (
        f"Stated: {source.outlet} says so in its own voice and names no source. "
        "Attributed: an official or a witness says so, who may belong to a side. "
        "Claimed: a party to the fight says so, without independent evidence.",
    )
    return Prose([where, statuses], role="source", record=describe_run(reading))


def say_briefing(reading: Reading) -> Prose:
    """The answer: what was reported, by whom and how firmly, and whether it agrees."""
    told = [
        *list_tolls(reading),
        *list_outcome(reconcile(reading)),
        *(_say_claim(reading, row) for row in reading.records if _is_told_claim(row)),
    ]
    return Prose(told, role="answer", record=record_outcome(reading))


def say_deaths(reading: Reading) -> Prose:
    """The answer: who was killed, with the bound of each count."""
    return Prose(list_tolls(reading), role="answer")


def list_tolls(reading: Reading) -> list[Sentence]:
    """The widest counts of deaths that do not overlap, then others; where there are none, what
    else is counted.
    """
    reported = list_reported(tabulate_toll(reading))
    widest = [row for row in reported if row["depth"] == 0 and row["is_disjoint"]]
    others = [row for row in reported if row["depth"] == 0 and not row["is_disjoint"]]
    others += [row for row in reported if row["depth"] == 1]
    outlet = capitalise(reading.article.source.outlet)
    if not widest:
        return [(f"{outlet} gives no count of deaths of its own.",), *_list_others(reading)]
    told = [sentence(f"{keep_order(outlet)} reports ", say_tolls(widest, " killed"), ".")]
    if others:
        told.append(sentence("It also reports ", say_tolls(others, " killed"), "."))
    return told


def _list_others(reading: Reading) -> list[Sentence]:
    """What an article counts that reports no deaths: at most five counts."""
    counts = [
        cite_figure(reading, row)
        for row in reading.records
        if row["status"] != "claimed"
        and row["withdrawn_by"] is None
        and MEASURES[row["measure"]].is_count
    ]
    if not counts:
        return []
    more = [(say_count(len(counts) - 5, "more count"),)] if len(counts) > 5 else []
    return [sentence("It reports ", enumerate_pieces([*counts[:5], *more]), ".")]


def cite_figure(reading: Reading, row: Row) -> Sentence:
    """A figure with what it counts, for the middle of a sentence."""
    where = split_label(reading, row)["where"]
    return cite_count({**row, "label": label_figure(reading, row), "where": where})


def _is_told_claim(row: Row) -> bool:
    return row["status"] == "claimed" and row["withdrawn_by"] is None and row["measure"] != "time"


def _say_claim(reading: Reading, row: Row) -> Sentence:
    """A claim with its speaker, and with what we read it as."""
    reads = describe_reading(reading, row["assumption"])
    given = f" (read by us as {reads})" if reads else ""
    end = f"{given}; the article gives no independent evidence of it."
    return sentence(begin_claim(row["speaker_name"]), cite_figure(reading, row), end)


def say_when_and_where(reading: Reading, timeline: pd.DataFrame) -> Prose:
    """The answer: how far the article's times reach, and which places it names."""
    where = _say_where(reading)
    return Prose([say_reach(timeline), *([(where,)] if where else [])], role="answer")


def _say_where(reading: Reading) -> str:
    """The places that the article's figures speak of, apart from the one that holds them all."""
    home = find_home(reading)
    told = {name for figure in reading.article.figures for name in (figure.place, *figure.named)}
    places = reading.event.places
    named = sorted({places[name].name for name in told if name != home})
    if not named:
        return ""
    return f"Places named{f' in {places[home].name}' if home else ''}: {join(named)}."


def say_limits(reading: Reading) -> Prose:
    """What a reader must not take from this report; one sentence each."""
    one = f"All figures come from one article: {cite_source(reading)}. None was checked elsewhere."
    limits: list[Sentence] = [(one,), *list_open(reading)]
    claims = [row for row in reading.records if row["status"] == "claimed"]
    if not reading.include_claims:
        limits.append(("One-sided claims are left out (include_claims is False).",))
    elif claims:
        cited = enumerate_pieces(cite_figure(reading, row) for row in claims)
        told = "Claimed by a party to the fight and never added to reports: "
        limits.append(sentence(told, cited, "."))
    limits += [
        (
            Cited("Our reading", assumption.figure),
            f", not the article's: {stop(assumption.because)}",
        )
        for assumption in sort_assumptions(reading)
    ]
    return Prose(limits, role="limits")
