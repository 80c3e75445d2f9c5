"""What was reported, by whom and how firmly? The answer, the source, and what cannot be shown."""

from __future__ import annotations

import pandas as pd

from analysis.charts.display import Prose
from analysis.ledger.frame import Row
from analysis.reading.labels import (
    cite_source,
    describe_cited,
    describe_reading,
    find_home,
)
from analysis.reading.outcome import reconcile
from analysis.reading.reading import Reading
from analysis.telling.sentences import (
    Cited,
    Linked,
    Sentence,
    cite_count,
    cite_wording,
    enumerate_pieces,
    plain,
    say_tolls,
    sentence,
)
from analysis.telling.words import (
    capitalise,
    format_number,
    join,
    keep_order,
    say_count,
    say_language,
    stop,
)
from analysis.views.checks import list_outcome, list_untested, record_outcome
from analysis.views.claimed import begin_claims, order_claims, unite_claims
from analysis.views.claims import list_claims
from analysis.views.figures import list_open, sort_assumptions
from analysis.views.record import describe_run
from analysis.views.timeline import say_reach
from analysis.views.toll import list_reported, tabulate_toll

__all__ = ["say_briefing", "say_deaths", "say_limits", "say_source", "say_when_and_where"]


def say_source(reading: Reading) -> Prose:
    """Outlet, day, convention, and what the words mean that stand beside each figure."""
    source = reading.article.source
    about = "".join(f" {each}" for each in _list_about(reading))
    claims = "" if reading.include_claims else " One-sided claims are left out."
    note = f" {source.note}" if source.note else ""
    where: Sentence = (
        "Source: ",
        Linked(cite_source(reading), source.url),
        f"{f', {source.time}' if source.time else ''}, transcribed by hand.{about}{note} "
        f"Vague words are read by the convention “{reading.convention.name}”: "
        f"{reading.convention.title}.{claims}",
    )
    statuses = (
        f"Stated: {source.outlet} says so in its own voice and names no source. "
        f"Attributed: {_list_speakers(reading)} says so, who may belong to a side. "
        "Claimed: a party to the fight says so, without independent evidence.",
    )
    return Prose([where, statuses], role="source", record=describe_run(reading))


_EXCERPT = (
    "Only an excerpt of the article was transcribed: a figure further down in it may be missing."
)


def _list_about(reading: Reading) -> list[str]:
    """What a reader must know of the article's text: part, agency and language."""
    source = reading.article.source
    told = [_EXCERPT] if source.excerpt else []
    told += [stop(f"Agency credited: {source.agency}")] if source.agency else []
    language = say_language(source.language)
    if language != "English":
        told.append(f"The article is in {language}: wordings are as printed, and read in English.")
    return told


def _list_speakers(reading: Reading) -> str:
    """What speakers an attributed figure of the article may have."""
    kinds = {
        reading.event.speakers[row["speaker"]].kind
        for row in reading.records
        if row["status"] == "attributed"
    }
    others = [name for kind, name in _SPEAKERS.items() if kind in kinds]
    *most, last = ["an official", "a witness", *others]
    return f"{', '.join(most)} or {last}"


_SPEAKERS = {
    "think-tank": "a research institute",
    "aid": "an aid or human-rights body",
    "outlet": "another outlet",
    "party": "a party to the fight",
}


def list_unreviewed(reading: Reading) -> list[Sentence]:
    """How many figures no person has confirmed; nothing where there are none."""
    drafts = sum(not row["reviewed"] for row in reading.records)
    if not drafts:
        return []
    were, them = ("was", "it") if drafts == 1 else ("were", "them")
    of_all = f"{format_number(drafts)} of {say_count(len(reading.records), 'figure')}"
    told = f"{of_all} {were} drafted by a program; no person has confirmed {them}."
    return [(told,)]


def say_briefing(reading: Reading) -> Prose:
    """The answer: what was reported, by whom and how firmly, and whether it agrees."""
    told = [
        *list_unreviewed(reading),
        *list_tolls(reading),
        *list_outcome(reconcile(reading)),
        *list_untested(reading),
        *_list_claimed(reading),
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
        for row in reading.totals
        if row["status"] != "claimed"
        and row["withdrawn_by"] is None
        and reading.measures[row["measure"]].is_count
    ]
    if not counts:
        return []
    more = [(say_count(len(counts) - 5, "more count"),)] if len(counts) > 5 else []
    return [sentence("It reports ", enumerate_pieces([*counts[:5], *more]), ".")]


def cite_figure(reading: Reading, row: Row) -> Sentence:
    """A figure with what it counts, for the middle of a sentence."""
    return cite_count({**row, **describe_cited(reading, row)})


def _list_claimed(reading: Reading) -> list[Sentence]:
    """Each claim with its speakers, and with what we read it as."""

    def cite(row: Row) -> Sentence:
        reads = describe_reading(reading, row["assumption"])
        return sentence(cite_figure(reading, row), f" (read by us as {reads})" if reads else "")

    end = "; the article gives no independent evidence of it."
    told = unite_claims(list_claims(reading), lambda row: plain(cite(row)))
    return [sentence(begin_claims(rows), cite(rows[0]), end) for rows in told]


def say_when_and_where(reading: Reading, timeline: pd.DataFrame) -> Prose:
    """The answer: how far the article's times reach, and which places it names."""
    where = _say_where(reading)
    return Prose([say_reach(timeline), *([(where,)] if where else [])], role="answer")


def _say_where(reading: Reading) -> str:
    """The places that the article's figures speak of, apart from the one that holds them all."""
    home = find_home(reading)
    own = [figure for figure in reading.article.figures if figure.role == "toll"]
    told = {name for f in own for name in (f.place, *f.named, *([f.to] if f.to else []))}
    places = reading.event.places
    named = sorted({places[name].name for name in told if name != home})
    if not named:
        return ""
    return f"Places named{f' in {places[home].name}' if home else ''}: {join(named)}."


def _list_ours(reading: Reading) -> list[Sentence]:
    """Where the event's place and period stand for what the article does not say."""
    event = reading.event
    if event.toll is None:
        return []
    period = event.toll.period
    ours = {
        "place": event.places[event.toll.place].name,
        "period": f"“{event.periods[period].label}”" if period else "",
    }
    told: list[Sentence] = []
    for keys in (["place"], ["period"], ["place", "period"]):
        rows = [row for row in reading.told if row["ours"] == " ".join(keys)]
        if rows:
            lacks = f"no {keys[0]}" if len(keys) == 1 else f"neither {' nor '.join(keys)}"
            which = enumerate_pieces(_cite_short(reading, row) for row in rows)
            read = f": there we read {'it' if len(keys) == 1 else 'them'} as "
            opening = f"The article gives {lacks} for "
            told.append(sentence(opening, which, f"{read}{join(ours[key] for key in keys)}."))
    return told


def _cite_short(reading: Reading, row: Row) -> Sentence:
    """A wording; a list of names as what it counts."""
    return cite_figure(reading, row) if row["is_counted"] else (cite_wording(row),)


def _list_others_told(reading: Reading) -> list[Sentence]:
    """Which figures are background or of another attack, and are added to nothing."""
    told: list[Sentence] = []
    for role, opening in _OTHERS.items():
        rows = [row for row in reading.records if row["role"] == role and row["measure"] != "time"]
        if rows:
            cited = enumerate_pieces(cite_figure(reading, row) for row in rows)
            told.append(sentence(opening, cited, "."))
    return told


_OTHERS = {
    "background": "Told as background, and added to nothing: ",
    "other-event": "Told of another event, and added to nothing: ",
}


def say_limits(reading: Reading) -> Prose:
    """What a reader must not take from this report; one sentence each."""
    one = f"All figures come from one article: {cite_source(reading)}. None was checked elsewhere."
    limits: list[Sentence] = [
        (one,),
        *list_unreviewed(reading),
        *([(_EXCERPT,)] if reading.article.source.excerpt else []),
        *_list_ours(reading),
        *list_open(reading),
        *_list_others_told(reading),
    ]
    claims = [row for row in reading.told if row["status"] == "claimed"]
    if not reading.include_claims:
        limits.append(("One-sided claims are left out (include_claims is False).",))
    elif claims:
        ordered = order_claims(claims, reading.measures)
        united = unite_claims((cite_figure(reading, row) for row in ordered), plain)
        cited = enumerate_pieces(first for first, *_ in united)
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
