"""A report whose seed is gone is withdrawn: its pages, its entry in the list and in the feed go.

Only what is ours is taken away: what this project published into that folder, or a report that lies
in the project's own folder of reports.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from analysis import paths
from analysis.errors import ParameterError
from analysis.ledger.subject import Subject, find_subject
from analysis.render.site import list_entries
from analysis.run import history
from analysis.run.publish import check_target
from analysis.run.staging import stage, take_away


def list_withdrawn(out: Path, events: frozenset[str] | None) -> list[Subject]:
    """The reports in a folder that have no seed any more, sorted.

    Parameters
    ----------
    events : look at those of these events alone; None for all.
    """
    found = {find_subject(name) for name in history.list_published(out)}
    if out.resolve() == paths.reports().resolve():
        found |= {entry.subject for entry in list_entries(out)}
    return sorted(
        subject
        for subject in found
        if (events is None or subject.event in events)
        and (out / subject.folder).is_dir()
        and not _has_seed(subject)
    )


def withdraw_reports(out: Path, events: frozenset[str] | None) -> Iterator[tuple[Subject, str]]:
    """Take away each report that has no seed any more, and remember that it is gone.

    Yields
    ------
    The subject, and why its report stays where it is: it holds files of somebody else. Empty where
    it went.
    """
    for subject in list_withdrawn(out, events):
        try:
            check_target(out, subject)
        except ParameterError as error:
            yield subject, str(error)
            continue
        with stage(out) as staging:
            take_away(out / subject.folder, staging)
        history.remember(
            history.Run(history.now(), subject.name, str(out), outcome=history.WITHDRAWN)
        )
        yield subject, ""


def _has_seed(subject: Subject) -> bool:
    try:
        subject.find_seeds()
    except ParameterError:
        return False
    return True
