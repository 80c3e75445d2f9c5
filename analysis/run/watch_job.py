"""One run of a watch, in a process of its own: all that is stale, the page looked at first.

The process is forked from one that has imported libraries but nothing of ours, so that it runs the
code as it is now, and the sentences are those that `tollbook report` would print.
"""

from __future__ import annotations

import ctypes
import signal
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.errors import TollbookError
from analysis.paths import tell_os_error

if TYPE_CHECKING:
    from analysis.ledger.subject import Subject
    from analysis.run.publish import Runs

LIBRARIES = (
    *("papermill", "nbconvert", "jinja2", "ruamel.yaml", "pydantic", "rich.console"),
    *("pandas", "pyarrow", "babel", "xlsxwriter", "jupyter_client.asynchronous"),
)
"""What the process that runs are forked from imports ahead."""

_DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG
_WAIT_SECONDS = 60.0


@dataclass(frozen=True)
class Job:
    """What to publish.

    Attributes
    ----------
    name : of the article or event.
    out : the folder to publish into.
    viewed : the page that somebody looks at: EVENT/ARTICLE/NAME.html.
    is_forced : whether what seems current runs, too.
    """

    name: str
    out: Path
    viewed: str
    is_forced: bool


def run_job(job: Job, line: Connection) -> None:
    """Publish, telling after each step what is wrong: a list of sentences, empty if nothing is.

    It ends early after a step that failed.
    """
    # The watch ends its processes itself. Kernels would inherit an ignored signal.
    signal.signal(signal.SIGINT, lambda *_: None)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)
    try:
        for wrong in _publish(job):
            line.send(wrong)
            if wrong:
                return
    except TollbookError as error:
        line.send(str(error).splitlines())
    except OSError as error:
        line.send([tell_os_error(error)])
    except Exception as error:  # the code itself may be half written
        line.send([f"{type(error).__name__}: {error}".splitlines()[0]])


def _publish(job: Job) -> Iterator[list[str]]:
    from analysis.ledger.subject import Kind, find_subject
    from analysis.run.report import Options, report

    is_event = find_subject(job.name).kind is Kind.EVENT
    options = Options(
        is_forced=job.is_forced, skips_unfinished=is_event, wait_seconds=_WAIT_SECONDS
    )
    for asked in split_runs(plan_watch(job.name), job.viewed):
        summary = report(asked, job.out, options, lambda *_, **__: None)
        failed = [f"{name}: {why}" for name, why in summary.failures.items()]
        unread = [fault for error in summary.unfinished.values() for fault in error.faults]
        yield [*failed, *dict.fromkeys(unread)]


def plan_watch(name: str) -> dict[Subject, Runs]:
    """What `tollbook report NAME` would run, the subject that is named first.

    Raises
    ------
    ParameterError : there is no such subject, or no notebook about it.
    """
    from analysis.ledger.subject import find_subject
    from analysis.run.parameters import choose_notebooks
    from analysis.run.publish import plan_runs

    named = find_subject(name)
    named.find_seeds()
    chosen = choose_notebooks([])
    subjects = dict.fromkeys([named, *map(find_subject, named.articles)])
    return {each: plan_runs(each, chosen[each.kind], {}) for each in subjects if chosen[each.kind]}


def split_runs(asked: Mapping[Subject, Runs], viewed: str) -> Iterator[dict[Subject, Runs]]:
    """The runs in their order: the notebook of the page that is looked at, then all others.

    Where no page is looked at that one of them makes, the first of all comes first.
    """
    from analysis.render.naming import page_name

    places = [(subject, notebook) for subject, runs in asked.items() for notebook in runs]
    pages = {f"{s.folder}/{page_name(n.stem)}": (s, n) for s, n in places}
    first = pages.get(viewed, places[0] if places else None)
    for chosen in ([first], [place for place in places if place != first]):
        step: dict[Subject, Runs] = {}
        for subject, notebook in filter(None, chosen):
            step[subject] = {**step.get(subject, {}), notebook: asked[subject][notebook]}
        if step:
            yield step
