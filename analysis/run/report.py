"""One call of `tollbook report`: what is current is skipped, the rest is run, and remembered."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path

from analysis import paths
from analysis.errors import SeedError, TollbookError, join_errors
from analysis.ledger.subject import Kind, Subject, find_subject
from analysis.render.edition import Edition
from analysis.render.masking import is_secret, mask
from analysis.render.naming import PDF
from analysis.render.versions import KEEP
from analysis.run import history
from analysis.run.batch import Result, Task, run_tasks
from analysis.run.edition import find_editions, hash_edition, read_edition
from analysis.run.execute import Limits
from analysis.run.lock import hold_lock
from analysis.run.parameters import list_notebooks
from analysis.run.plan import digest_folder, hash_inputs, list_versions
from analysis.run.progress import Tell
from analysis.run.publish import Runs, check_target
from analysis.run.site import check_site, digest_site, write_site
from analysis.run.staging import clear
from analysis.run.withdraw import withdraw_reports


@dataclass(frozen=True)
class Options:
    """How a call runs.

    Attributes
    ----------
    jobs : how many notebooks at once.
    scheduler : address of a Dask scheduler; this machine's own processes if left out.
    is_forced : also run what is current.
    has_pdf : also print each report as one PDF; False takes a PDF away; None leaves each report
        what it has.
    skips_unfinished : skip subjects with an unreadable seed instead of stopping.
    wait_seconds : how long to wait for another run on the same folder.
    limits : of time and tries for each notebook.
    keep : how many earlier versions of its figures a report that is published anew has beside it.
    """

    jobs: int = 2
    scheduler: str | None = None
    is_forced: bool = False
    has_pdf: bool | None = None
    skips_unfinished: bool = False
    wait_seconds: float = 600
    limits: Limits = field(default_factory=Limits)
    keep: int = KEEP
    withdraws: frozenset[str] | None = frozenset()
    """Events whose reports without a seed are taken away; None for all events."""


@dataclass(frozen=True)
class Plan:
    """One subject: what must run, and what was published last.

    Attributes
    ----------
    keys : notebook → hash of its inputs, of all whose page the report will have.
    edition : what its pages tell beside their notebooks.
    has_pdf : whether it is also printed.
    """

    subject: Subject
    stale: Runs
    keys: Mapping[str, str]
    last: history.Run | None
    is_current: bool
    edition: Edition
    has_pdf: bool


@dataclass
class Summary:
    """What a call did: names of subjects by what became of them, and why some failed."""

    published: list[str] = field(default_factory=list)
    withdrawn: list[str] = field(default_factory=list)
    current: list[str] = field(default_factory=list)
    failures: dict[str, str] = field(default_factory=dict)
    unfinished: dict[str, SeedError] = field(default_factory=dict)
    missing: set[str] = field(default_factory=set)
    """Characters that no font has, of printed reports."""
    remarks: set[str] = field(default_factory=set)
    """Warnings already given, each once."""


def report(asked: Mapping[Subject, Runs], out: Path, options: Options, tell: Tell) -> Summary:
    """Publish reports, each whole or not at all.

    Parameters
    ----------
    asked : subject → notebook → its parameters.
    out : the folder that holds one folder per event.
    tell : called with each thing that happens, as it happens.

    Raises
    ------
    RunError : another run did not let go of the folder.
    SeedError : `site.yaml` has faults, or a seed cannot be read and is not to be skipped.
    ParameterError : something in the folder is in the way, or what a PDF needs is missing.
    KeyboardInterrupt : stopped by hand; what was published until then stays and is remembered.
    """
    summary, started, edition = Summary(), history.now(), read_edition()
    check_site(out)
    for subject in asked:
        check_target(out, subject)
    with hold_lock(out, options.wait_seconds, lambda why: tell("waiting", why=why)):
        clear(out)
        last = history.find_last(out, asked)
        salt = _find_salt(asked)
        editions = find_editions(asked, out, edition)
        plans = [
            _plan(subject, runs, last.get(subject), out, options, salt, editions[subject])
            for subject, runs in asked.items()
        ]
        _check_printer(plans, options)
        summary.current = [plan.subject.name for plan in plans if plan.is_current]
        waiting = {plan.subject: plan for plan in plans if not plan.is_current}
        for subject, why in _find_unfinished(list(waiting), options).items():
            summary.unfinished[subject.name] = why
            del waiting[subject]
        tell("planned", notebooks=sum(len(plan.stale) for plan in waiting.values()))
        for name in summary.current:
            tell("current", subject=name)
            _tell_audit(name, tell)
        _withdraw(out, options, summary, tell)
        if waiting:
            history.prepare()
        try:
            # Closing it ends its processes, which must not go on during another run's turn.
            with closing(_run(list(waiting.values()), out, options, tell)) as results:
                for result in results:
                    plan = waiting[result.subject]
                    if not result.why:
                        # Before it is remembered: a killed run must not leave it out of the list.
                        write_site(out)
                    run = _describe(plan, result, started, out)
                    history.remember(run)
                    _count(result, run.changes, summary, tell)
        finally:
            clear(out)
        _mend_site(out, summary)
    return summary


def _withdraw(out: Path, options: Options, summary: Summary, tell: Tell) -> None:
    """Take away the reports that have no seed any more, and their entries in list and feed."""
    for subject, why in withdraw_reports(out, options.withdraws):
        if why:
            tell("warning", why=f"'{subject}' has no seed any more, and its report stays: {why}")
        else:
            summary.withdrawn.append(subject.name)
            write_site(out)
            tell("withdrawn", subject=subject.name)


def _mend_site(out: Path, summary: Summary) -> None:
    """Write the list again if somebody changed or removed it."""
    known = history.find_site(out)
    if not (known or summary.current or summary.published):
        return  # nothing has ever been published there
    if not (summary.published or summary.withdrawn) and known != digest_site(out):
        write_site(out)
    if known != (digest := digest_site(out)):
        history.remember_site(out, digest)


def _find_unfinished(subjects: Sequence[Subject], options: Options) -> dict[Subject, SeedError]:
    """Subject → why its seeds cannot be read; only subjects that have such a seed."""
    if not subjects:
        return {}
    from analysis.ledger.reader import find_unreadable

    names = dict.fromkeys(name for subject in subjects for name in subject.articles)
    unreadable = dict(find_unreadable(names))
    if unreadable and not options.skips_unfinished:
        raise join_errors(unreadable.values())
    found = {}
    for subject in subjects:
        if errors := [unreadable[name] for name in subject.articles if name in unreadable]:
            found[subject] = join_errors(errors)
    return found


def _find_salt(asked: Mapping[Subject, Runs]) -> str:
    """The salt that secrets are hashed with; empty, and not made, if no parameter is secret."""
    parameters = (values for runs in asked.values() for values in runs.values())
    has_secret = any(is_secret(name) for values in parameters for name in values)
    return history.find_salt() if has_secret else ""


def _plan(
    subject: Subject,
    asked: Runs,
    last: history.Run | None,
    out: Path,
    options: Options,
    salt: str,
    edition: Edition,
) -> Plan:
    has_pdf = _find_has_pdf(subject, last, out, options)
    keys = {path.stem: hash_inputs(subject, path, values, salt) for path, values in asked.items()}
    is_whole = last is not None and last.digest == digest_folder(out / subject.folder)
    before = last.keys if last is not None and is_whole else {}
    known = {} if options.is_forced else before
    stale = {
        path: values for path, values in asked.items() if known.get(path.stem) != keys[path.stem]
    }
    project = {path.stem for path in list_notebooks(subject.kind)}
    is_current = bool(
        last
        and known
        and not stale
        and last.has_pdf == has_pdf
        and last.edition == hash_edition(edition)
        and known.keys() <= project  # the page of a notebook that is gone must go
    )
    kept = {stem: key for stem, key in before.items() if stem in project}
    return Plan(subject, stale, kept | keys, last, is_current, edition, has_pdf)


def _find_has_pdf(subject: Subject, last: history.Run | None, out: Path, options: Options) -> bool:
    """Whether a report is printed: what was asked for once stays until it is asked away."""
    if options.has_pdf is not None:
        return options.has_pdf
    # Of a report that another machine published, only the folder tells.
    return last.has_pdf if last else (out / subject.folder / PDF).is_file()


def _check_printer(plans: Iterable[Plan], options: Options) -> None:
    """Check before anything runs that what is to be printed can be."""
    if options.has_pdf or any(plan.has_pdf for plan in plans if not plan.is_current):
        from analysis.render.pdf import Printer

        Printer()


def _run(plans: Sequence[Plan], out: Path, options: Options, tell: Tell) -> Generator[Result]:
    """The results as they come; with fewer subjects than `jobs`, each has several kernels."""
    tasks = [
        Task(
            subject=plan.subject,
            runs={str(path): values for path, values in plan.stale.items()},
            home=str(paths.home()),
            out=str(out),
            has_pdf=plan.has_pdf,
            limits=options.limits,
            kernels=max(1, options.jobs // len(plans)),
            edition=plan.edition,
            keep=options.keep,
        )
        for plan in plans
    ]
    yield from run_tasks(
        tasks,
        options.jobs,
        options.scheduler,
        lambda subject, notebook: tell("notebook", subject=subject.name, notebook=notebook),
    )


def _describe(plan: Plan, result: Result, started: str, out: Path) -> history.Run:
    """What is to be remembered of a task."""
    run = history.Run(
        started=started,
        subject=plan.subject.name,
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
        digest=digest_folder(out / plan.subject.folder),
        has_pdf=plan.has_pdf,
        edition=hash_edition(plan.edition),
        figures=result.figures,
        changes=history.tell_changes(plan.last.figures, result.figures) if plan.last else (),
    )


def _count(result: Result, changes: Sequence[str], summary: Summary, tell: Tell) -> None:
    for remark in sorted(set(result.remarks) - summary.remarks):
        summary.remarks.add(remark)
        tell("warning", why=remark)
    name = result.subject.name
    if result.why:
        summary.failures[name] = result.why
        tell("failed", subject=name, why=result.why)
        return
    summary.published.append(name)
    summary.missing.update(result.missing)
    tell("published", subject=name, seconds=sum(result.seconds.values()))
    if changes:
        tell("changed", subject=name, changes=list(changes))
    _tell_audit(name, tell)


def _tell_audit(name: str, tell: Tell) -> None:
    """Where the numbers of an article's text went; nothing of an event, or without the text.

    What was published stands, whatever is wrong with a text.
    """
    if find_subject(name).kind is not Kind.ARTICLE or not paths.texts().is_dir():
        return
    from analysis.draft.audit.transcription import read_transcription

    audit, told = None, ""
    try:
        if audit := read_transcription(name).audit:
            told = audit.tell()
    except (TollbookError, OSError) as error:
        told = str(error).partition("\n")[0]
    if told:
        counts, faults = (audit.counts, list(audit.faults)) if audit else ({}, [])
        tell("audit", subject=name, told=told, counts=counts, faults=faults)
