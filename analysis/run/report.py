"""One call of `tollbook report`: what is current is skipped, the rest is run, and remembered."""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path

from analysis import paths
from analysis.render.masking import is_secret, mask
from analysis.run import history
from analysis.run.article import Runs, check_target
from analysis.run.batch import Result, Task, run_tasks
from analysis.run.execute import Limits
from analysis.run.lock import hold_lock
from analysis.run.parameters import list_notebooks
from analysis.run.plan import digest_folder, hash_inputs, list_versions
from analysis.run.progress import Tell
from analysis.run.site import check_site, digest_site, write_site
from analysis.run.staging import clear


@dataclass(frozen=True)
class Options:
    """How a call runs.

    Attributes
    ----------
    jobs : how many notebooks at once.
    scheduler : address of a Dask scheduler; this machine's own processes if left out.
    is_forced : run what is current, too.
    has_pdf : print each report as one PDF, too.
    skips_unfinished : leave out articles whose seed cannot be read, instead of stopping.
    wait_seconds : how long to wait for another run on the same folder.
    limits : of time and tries for each notebook.
    """

    jobs: int = 2
    scheduler: str | None = None
    is_forced: bool = False
    has_pdf: bool = False
    skips_unfinished: bool = False
    wait_seconds: float = 600
    limits: Limits = field(default_factory=Limits)


@dataclass(frozen=True)
class Plan:
    """One article: what must run, and what was published last.

    Attributes
    ----------
    keys : notebook → hash of its inputs, of all whose page the report will have.
    """

    article: str
    stale: Runs
    keys: Mapping[str, str]
    last: history.Run | None
    is_current: bool


@dataclass
class Summary:
    """What a call did: articles by what became of them, and why some failed."""

    published: list[str] = field(default_factory=list)
    current: list[str] = field(default_factory=list)
    failures: dict[str, str] = field(default_factory=dict)
    unfinished: dict[str, str] = field(default_factory=dict)
    missing: set[str] = field(default_factory=set)
    """Characters that no font has, of printed reports."""
    remarks: set[str] = field(default_factory=set)
    """What was told as a warning, each once."""


def report(asked: Mapping[str, Runs], out: Path, options: Options, tell: Tell) -> Summary:
    """Publish articles, each whole or not at all.

    Parameters
    ----------
    asked : article → notebook → its parameters.
    out : the folder that holds one folder per event.
    tell : hears what happens, while it happens.

    Raises
    ------
    RunError : another run did not let go of the folder.
    SeedError : a seed cannot be read, and is not to be skipped.
    ParameterError : something in the folder is in the way.
    KeyboardInterrupt : stopped by hand; what was published until then stays and is remembered.
    """
    summary, started = Summary(), history.now()
    check_site(out)
    for article in asked:
        check_target(out, article)
    with hold_lock(out, options.wait_seconds, lambda why: tell("waiting", why=why)):
        clear(out)
        last = history.find_last(out, list(asked))
        salt = _find_salt(asked)
        plans = [
            _plan(article, runs, last.get(article), out, options, salt)
            for article, runs in asked.items()
        ]
        summary.current = [plan.article for plan in plans if plan.is_current]
        waiting = {plan.article: plan for plan in plans if not plan.is_current}
        summary.unfinished = _find_unfinished(list(waiting), options)
        for article in summary.unfinished:
            del waiting[article]
        tell("planned", notebooks=sum(len(plan.stale) for plan in waiting.values()))
        for article in summary.current:
            tell("current", article=article)
        if waiting:
            history.prepare()
        try:
            # Closed, it leaves no process behind that would go on when the turn is another's.
            with closing(_run(list(waiting.values()), out, options, tell)) as results:
                for result in results:
                    plan = waiting[result.article]
                    if not result.why:
                        # Before it is remembered: a killed run must not leave it out of the list.
                        write_site(out)
                    history.remember(_describe(plan, result, started, out, options))
                    _count(result, summary, tell)
        finally:
            clear(out)
        _mend_site(out, summary)
    return summary


def _mend_site(out: Path, summary: Summary) -> None:
    """Make the list anew that somebody changed or removed since it was written."""
    known = history.find_site(out)
    if not (known or summary.current or summary.published):
        return  # nothing was ever published there
    if not summary.published and known != digest_site(out):
        write_site(out)
    if known != (digest := digest_site(out)):
        history.remember_site(out, digest)


def _find_unfinished(articles: Sequence[str], options: Options) -> dict[str, str]:
    """Of these articles, those whose seed cannot be read → why."""
    if not articles:
        return {}
    from analysis.ledger.reader import find_unreadable

    unreadable = find_unreadable(articles)
    if unreadable and not options.skips_unfinished:
        raise unreadable[0][1]
    return {name: str(error) for name, error in unreadable}


def _find_salt(asked: Mapping[str, Runs]) -> str:
    """What secrets are hashed with; empty where no parameter is secret, so that none is made."""
    parameters = (values for runs in asked.values() for values in runs.values())
    has_secret = any(is_secret(name) for values in parameters for name in values)
    return history.find_salt() if has_secret else ""


def _plan(
    article: str, asked: Runs, last: history.Run | None, out: Path, options: Options, salt: str
) -> Plan:
    keys = {path.stem: hash_inputs(article, path, values, salt) for path, values in asked.items()}
    is_whole = last is not None and last.digest == digest_folder(out / article)
    before = last.keys if last is not None and is_whole else {}
    known = {} if options.is_forced else before
    stale = {
        path: values for path, values in asked.items() if known.get(path.stem) != keys[path.stem]
    }
    project = {path.stem for path in list_notebooks()}
    is_current = bool(
        last
        and known
        and not stale
        and last.has_pdf == options.has_pdf
        and known.keys() <= project  # the page of a notebook that is gone must go
    )
    kept = {stem: key for stem, key in before.items() if stem in project}
    return Plan(article, stale, kept | keys, last, is_current)


def _run(plans: Sequence[Plan], out: Path, options: Options, tell: Tell) -> Generator[Result]:
    """The results as they come; articles that are fewer than `jobs` have several kernels each."""
    tasks = [
        Task(
            article=plan.article,
            runs={str(path): values for path, values in plan.stale.items()},
            home=str(paths.home()),
            out=str(out),
            has_pdf=options.has_pdf,
            limits=options.limits,
            kernels=max(1, options.jobs // len(plans)),
        )
        for plan in plans
    ]
    yield from run_tasks(
        tasks,
        options.jobs,
        options.scheduler,
        lambda article, notebook: tell("notebook", article=article, notebook=notebook),
    )


def _describe(plan: Plan, result: Result, started: str, out: Path, options: Options) -> history.Run:
    """What is to be remembered of a task."""
    run = history.Run(
        started=started,
        article=plan.article,
        out=str(out),
        outcome=history.FAILED if result.why else history.PUBLISHED,
        parameters={
            path.stem: {name: mask(name, value) for name, value in values.items()}
            for path, values in plan.stale.items()
        },
        seconds=result.seconds,
        versions=list_versions(),
        why=result.why,
    )
    if result.why:
        return run
    return replace(
        run,
        keys=plan.keys,
        digest=digest_folder(out / plan.article),
        has_pdf=options.has_pdf,
        figures=result.figures,
        changes=history.tell_changes(plan.last.figures, result.figures) if plan.last else (),
    )


def _count(result: Result, summary: Summary, tell: Tell) -> None:
    for remark in sorted(set(result.remarks) - summary.remarks):
        summary.remarks.add(remark)
        tell("warning", why=remark)
    if result.why:
        summary.failures[result.article] = result.why
        tell("failed", article=result.article, why=result.why)
        return
    summary.published.append(result.article)
    summary.missing.update(result.missing)
    tell("published", article=result.article, seconds=sum(result.seconds.values()))
