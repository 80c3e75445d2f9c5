"""The `tollbook` command and its verbs, from `report` to `export`.

Heavy libraries are imported inside the commands that need them, so that a mistyped word
gets its answer at once.
"""

from __future__ import annotations

import enum
import shlex
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from typer.exceptions import TyperException

from analysis import paths
from analysis.errors import (
    ParameterError,
    RunError,
    SeedError,
    TollbookError,
    find_near,
    join_errors,
)
from analysis.ledger.conventions import CONVENTIONS
from analysis.render.versions import KEEP

if TYPE_CHECKING:
    from analysis.draft.audit.transcription import Transcription
    from analysis.ledger.subject import Subject
    from analysis.run.parameters import Value

HELP = "Tables, charts and reports from the figures of a news report on an armed attack."

app = typer.Typer(
    add_completion=True, rich_markup_mode=None, pretty_exceptions_enable=False, help=HELP
)


class Format(enum.StrEnum):
    """How `ledger` prints."""

    table = "table"
    csv = "csv"
    json = "json"


class CheckFormat(enum.StrEnum):
    """How `check` prints."""

    table = "table"
    json = "json"


class ExportFormat(enum.StrEnum):
    """What `export` writes: `analysis.export.files.FORMS` has what makes each."""

    csv = "csv"
    parquet = "parquet"
    sqlite = "sqlite"
    xlsx = "xlsx"


class LogFormat(enum.StrEnum):
    """How `report` logs what it does."""

    text = "text"
    json = "json"


JOBS = 2
STOPPED = 130
CONFLICT = 3
"""The exit code of `check --strict` where figures cannot all be true, and of `audit --strict` where
a number is missing.
"""


Articles = Annotated[
    list[str] | None,
    typer.Argument(help="EVENT/ARTICLE, or EVENT for all its articles; all if none is given."),
]
Named = Annotated[str, typer.Argument(help="EVENT/ARTICLE")]
Parameters = Annotated[
    list[str] | None, typer.Option("-p", help="A notebook's parameter, name=value.")
]
Notebooks = Annotated[
    list[str] | None,
    typer.Option("--notebook", "-n", help="Only this notebook; its short name will do."),
]
Out = Annotated[
    str | None, typer.Option("--out", help="The folder to publish into; reports/ if left out.")
]
Pdf = Annotated[
    bool | None,
    typer.Option(
        "--pdf/--no-pdf",
        help="Print each report as one PDF too (extra pdf), which stays and is kept current; or "
        "take it away. If left out, each report has what it had.",
    ),
]
All = Annotated[
    bool, typer.Option("--all", help="Everything that has a seed; the same as naming nothing.")
]
Force = Annotated[bool, typer.Option("--force", help="Also run what is current.")]
SinceChange = Annotated[
    bool, typer.Option("--since-change", help="Say nothing where nothing changed.")
]
Jobs = Annotated[int, typer.Option("--jobs", min=1, max=256, help="How many notebooks at once.")]
Scheduler = Annotated[
    str | None,
    typer.Option("--scheduler", help="A Dask scheduler, tcp://HOST:PORT (extra cluster)."),
]
CellTimeout = Annotated[
    int, typer.Option("--cell-timeout", min=1, help="Seconds that a cell may take.")
]
NotebookTimeout = Annotated[
    int, typer.Option("--notebook-timeout", min=1, help="Seconds that a notebook may take.")
]
Retries = Annotated[
    int, typer.Option("--retries", min=0, help="How often to try again after a kernel died.")
]
Keep = Annotated[
    int,
    typer.Option("--keep", min=0, help="How many earlier versions of its figures a report keeps."),
]
Wait = Annotated[float, typer.Option("--wait", min=0, help="Seconds to wait for another run.")]
Log = Annotated[LogFormat, typer.Option("--log", help="text or json")]
ConventionName = Annotated[str, typer.Option(help=", ".join(CONVENTIONS))]
TableOrJson = Annotated[CheckFormat, typer.Option("--format", help="table or json")]


@app.command()
def report(
    articles: Articles = None,
    parameter: Parameters = None,
    notebook: Notebooks = None,
    out: Out = None,
    pdf: Pdf = None,
    all_: All = False,
    force: Force = False,
    since_change: SinceChange = False,
    jobs: Jobs = JOBS,
    scheduler: Scheduler = None,
    cell_timeout: CellTimeout = 600,
    notebook_timeout: NotebookTimeout = 1800,
    retries: Retries = 1,
    keep: Keep = KEEP,
    wait: Wait = 600,
    log: Log = LogFormat.text,
) -> None:
    """Run the notebooks and publish their pages; current pages are skipped."""
    from analysis.run.execute import Limits
    from analysis.run.progress import open_log
    from analysis.run.report import Options
    from analysis.run.report import report as run_report

    with _complain_in(log):
        if all_ and articles:
            raise ParameterError("--all means every article; name none beside it")
        folder = _find_out(out)
        asked = _plan_all(articles, notebook, parameter, folder)
        options = Options(
            jobs=jobs,
            scheduler=scheduler,
            is_forced=force,
            has_pdf=pdf,
            skips_unfinished=not _names_article(articles),
            wait_seconds=wait,
            limits=Limits(cell_timeout, notebook_timeout, retries),
            keep=keep,
            withdraws=_find_events(articles),
        )
        with open_log(log.value, folder, is_quiet=since_change) as tell:
            summary = run_report(asked, folder, options, tell)
            if summary.missing:
                from analysis.render.pdf import tell_missing

                tell("warning", why=tell_missing(summary.missing))
        if summary.failures:
            lines = [f"{name}: {why}" for name, why in summary.failures.items()]
            raise RunError("\n".join(lines))
        if summary.unfinished:
            # An article nobody named must not keep the others from their readers.
            raise join_errors(summary.unfinished.values())


@app.command()
def watch(
    name: Annotated[str, typer.Argument(help="EVENT/ARTICLE, or EVENT for its own report.")],
    port: Annotated[
        int, typer.Option("--port", min=0, max=65535, help="The port; 0 for any that is free.")
    ] = 0,
) -> int:
    """Show a report in the browser, and anew whenever a seed, a notebook or the code changes."""
    with suppress(KeyboardInterrupt):
        from analysis.run.watch import watch as run_watch

        run_watch(name, port, lambda line: typer.echo(line, err=not line.startswith("http")))
    return STOPPED


@app.command("list")
def list_() -> None:
    """List the events and the articles that have a seed."""
    from analysis.output.list_text import list_seeds

    _find_articles(None)  # complains where there is none
    for line in list_seeds():
        typer.echo(line)


@app.command()
def init(
    folder: Annotated[str, typer.Argument(help="A folder that is missing or empty.")],
) -> None:
    """Begin a project of one's own: notebooks, an article as example, settings, CI."""
    from analysis.run.own_project import begin_project

    begun = begin_project(folder)
    typer.echo(f"a project is in {begun}; its README.md says how to go on, and to begin with:")
    typer.echo(f"    cd {shlex.quote(str(begun))} && tollbook report")


@app.command()
def new(
    article: Annotated[str, typer.Argument(help="EVENT/YYYY-MM-DD-OUTLET")],
    source: Annotated[
        str | None,
        typer.Option(
            "--from", help="Draft it from a text: a file, a saved page, a link, or - for input."
        ),
    ] = None,
) -> None:
    """Write the skeleton of an article's seed, and of its event's if there is none yet."""
    if source is not None:
        _begin(article, source)
        return
    from analysis.ledger.skeleton import write_skeleton

    for path in write_skeleton(article):
        typer.echo(f"wrote {paths.show(path)}")


def _begin(article: str, source: str) -> None:
    """Draft a seed from a text, and tell what was written and what comes next."""
    from analysis.draft.seed.begin import begin_seed
    from analysis.output.draft_text import tell_begun

    _invite(source)
    with _stop_at_once():
        begun = begin_seed(article, source)
    typer.echo(tell_begun(begun), nl=False)


@app.command()
def scan(
    source: Annotated[
        str, typer.Argument(help="A text: a file, a saved page, a link, or - for input.")
    ],
    format_: TableOrJson = CheckFormat.table,
) -> None:
    """List every number of a text, with what the words around it suggest; write nothing."""
    from analysis.draft.seed.drafting import draft_numbers, settle_language
    from analysis.draft.source.source import read_source
    from analysis.output.draft_text import print_drafts

    _invite(source)
    with _stop_at_once():
        read = settle_language(read_source(source, splits_headline=False))
        drafts = draft_numbers(read, None, read.published)
    typer.echo(print_drafts(drafts, format_.value), nl=False)


def _invite(source: str) -> None:
    """Tell somebody at a terminal that the command waits for them."""
    if source == "-" and sys.stdin is not None and sys.stdin.isatty():
        typer.echo("paste the text, then press Enter and Ctrl-D", err=True)


@contextmanager
def _stop_at_once() -> Iterator[None]:
    """End at Ctrl-C without a traceback: nothing was written."""
    try:
        yield
    except KeyboardInterrupt:
        raise typer.Abort from None


@app.command()
def runs(
    article: Annotated[
        str | None, typer.Argument(help="EVENT/ARTICLE or EVENT; all if left out.")
    ] = None,
    most: Annotated[int, typer.Option("--most", min=1, help="How many runs.")] = 20,
    format_: TableOrJson = CheckFormat.table,
) -> None:
    """List past runs, the newest first: when, what, how it ended, which figures changed."""
    from analysis.ledger.subject import find_subject
    from analysis.run.history import list_runs, print_runs

    subject = None if article is None else find_subject(article)
    typer.echo(print_runs(list_runs(subject, most), format_.value), nl=False)


@app.command()
def site(
    out: Annotated[str, typer.Option("--out", help="The folder to make; it is replaced whole.")],
    drafts: Annotated[
        bool, typer.Option("--drafts", help="Also copy drafts, which no list names.")
    ] = False,
) -> None:
    """Make a folder of the published reports that any web server can serve."""
    from analysis.run.static import make_site

    folder = _find_out(out)
    made = make_site(folder, has_drafts=drafts)
    typer.echo(made.tell(paths.show(folder)))
    for hint in made.hints:
        typer.echo(hint, err=True)


@app.command()
def ledger(
    article: Named,
    format_: Annotated[Format, typer.Option("--format", help="table, csv or json")] = Format.table,
    convention: ConventionName = "literal",
) -> None:
    """Print every figure of an article."""
    from analysis.output.ledger_text import print_ledger
    from analysis.reading.reading import open_article

    reading = open_article(article, convention=convention)
    typer.echo(print_ledger(reading, format_.value), nl=False)


@app.command()
def chart(
    article: Annotated[str, typer.Argument(help="EVENT/ARTICLE or EVENT")],
    name: Annotated[
        str, typer.Argument(help="The chart's name, as in the link to it: #chart-NAME.")
    ],
    format_: Annotated[
        str | None,
        typer.Option("--format", help="svg, png, html or csv; by FILE, or svg, if left out."),
    ] = None,
    out: Annotated[str | None, typer.Option("--out", help="The file to write.")] = None,
    reports: Annotated[
        str | None, typer.Option("--from", help="The folder of reports; reports/ if left out.")
    ] = None,
) -> None:
    """Take one chart of a published report: the drawing, a page to embed, or its figures."""
    from analysis.ledger.subject import find_subject
    from analysis.render.chart_files.published import find_form, read_published, write_whole

    form = find_form(format_, out)
    if form.is_binary and out is None and sys.stdout.isatty():
        raise ParameterError("a PNG is no text for a terminal; name a file with --out FILE")
    folder = paths.reports() if reports is None else Path(reports)
    content = read_published(find_subject(article), name, form, folder)
    if out is None:
        typer.echo(content, nl=False)
    else:
        write_whole(content, Path(out))


@app.command()
def export(
    out: Annotated[str, typer.Option("--out", help="A new or empty folder, or an export.")],
    articles: Articles = None,
    format_: Annotated[
        ExportFormat, typer.Option("--format", help="csv, parquet, sqlite or xlsx")
    ] = ExportFormat.csv,
    convention: ConventionName = "literal",
    wait: Wait = 600,
) -> None:
    """Write all figures, and what follows from them, as tables that are tied by keys."""
    from analysis.run.export import export as write_export

    names, folder = _find_articles(articles), _find_out(out)
    with _stop_at_once():
        told = write_export(
            names, format_.value, folder, convention, wait, lambda why: typer.echo(why, err=True)
        )
    typer.echo(told)


@app.command()
def check(
    articles: Articles = None,
    convention: ConventionName = "literal",
    strict: Annotated[
        bool,
        typer.Option(
            "--strict", help="Exit with 3 if there is a conflict, or in an event a contradiction."
        ),
    ] = False,
    until: Annotated[
        str | None,
        typer.Option("--until", help="Of an event, as known on a day such as 2026-01-31."),
    ] = None,
    format_: TableOrJson = CheckFormat.table,
) -> int:
    """Check whether the figures of articles agree, and show which cannot all be true.

    Of an event: how its counts changed over all its reports, and where accounts part.
    """
    from analysis.ledger.reader import find_unreadable
    from analysis.ledger.subject import Kind
    from analysis.output.check_text import print_checks
    from analysis.reading.reading import open_article

    events = [each for each in _find_named(articles) if each.kind is Kind.EVENT]
    if events and len(events) == len(set(articles or [])):
        return _check_events(events, convention, until, format_, is_strict=strict)
    if events:
        raise ParameterError("name events or articles, not both: they are checked in two ways")
    if until is not None:
        raise ParameterError("--until is about an event; name one")
    names = _find_articles(articles)
    if unreadable := [error for _, error in find_unreadable(names)]:
        raise join_errors(unreadable)
    readings = [open_article(name, convention=convention) for name in names]
    text, has_conflict = print_checks(readings, format_.value)
    typer.echo(text, nl=False)
    return CONFLICT if strict and has_conflict else 0


def _check_events(
    events: Sequence[Subject],
    convention: str,
    until: str | None,
    format_: CheckFormat,
    *,
    is_strict: bool,
) -> int:
    """Print what the reports of each event show together."""
    from analysis.accounts.accounts import read_accounts
    from analysis.ledger.conventions import find_convention
    from analysis.ledger.reader import find_unreadable, read_article
    from analysis.ledger.until import read_until
    from analysis.output.accounts_text import print_accounts

    find_convention(convention)
    day = None if until is None else read_until(until)
    for event in events:
        event.find_seeds()
    names = [name for event in events for name in event.articles]
    if unreadable := [error for _, error in find_unreadable(names)]:
        raise join_errors(unreadable)
    found = {
        event.name: read_accounts([read_article(name) for name in event.articles], convention, day)
        for event in events
    }
    text, has_contradiction = print_accounts(found, format_.value)
    typer.echo(text, nl=False)
    return CONFLICT if is_strict and has_contradiction else 0


@app.command()
def audit(
    articles: Articles = None,
    text: Annotated[
        str | None, typer.Option("--text", help="The article's text; the kept one if left out.")
    ] = None,
    html: Annotated[
        str | None,
        typer.Option("--html", help="Also write the text, each number marked, to this file."),
    ] = None,
    strict: Annotated[
        bool,
        typer.Option("--strict", help="Exit with 3 if a number is missing or a fault stands."),
    ] = False,
    format_: TableOrJson = CheckFormat.table,
) -> int:
    """Check that each number of a text is in its seed: in a figure, or left out with a reason."""
    from analysis.draft.audit.transcription import read_transcription
    from analysis.output.audit_text import print_audits

    names = _find_articles(articles)
    if (text is not None or html is not None) and len(names) > 1:
        option = "--text" if text is not None else "--html"
        raise ParameterError(f"{option} is about one text; name one article, not {len(names)}")
    if text == "":
        raise ParameterError("--text names no file")
    found = [read_transcription(name, text or "") for name in names]
    told, is_whole = print_audits(found, format_.value)
    if html is not None:
        _write_text_page(found[0], Path(html))
    typer.echo(told, nl=False)
    return CONFLICT if strict and not is_whole else 0


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command and exit with its code: 0, 1 for a failed run, 2 for bad input."""
    from analysis.run.streams import open_streams

    open_streams()
    sys.exit(run(arguments))


def run(arguments: Sequence[str] | None = None) -> int:
    """The exit code of one call; whatever a user can cause is told on standard error.

    Each is one line, and a seed has as many as it has faults.
    """
    try:
        # Without standalone mode typer raises what it would print over four lines.
        code = app(args=arguments, prog_name="tollbook", standalone_mode=False)
    except typer.Abort:
        return _complain("stopped; what was published until now stays", STOPPED)
    except TyperException as error:
        return _complain(_explain_usage(error), 2)
    except BrokenPipeError:
        return 0
    except (TollbookError, OSError) as error:
        return _complain(*_explain(error))
    return code if isinstance(code, int) else 0


@contextmanager
def _complain_in(log: LogFormat) -> Iterator[None]:
    """Report Ctrl-C, and write errors into a JSON log as JSON."""
    from analysis.run.progress import tell_json

    try:
        yield
    except KeyboardInterrupt:
        if log is LogFormat.text:
            raise typer.Abort from None
        tell_json("stopped")
        raise typer.Exit(STOPPED) from None
    except (TollbookError, OSError) as error:
        if log is LogFormat.text:
            raise
        message, code = _explain(error)
        if isinstance(error, SeedError):
            tell_json("error", why=error.summary, faults=error.faults)
        else:
            tell_json("error", why=message)
        raise typer.Exit(code) from None


def _explain(error: TollbookError | OSError) -> tuple[str, int]:
    """One sentence, or one a line for the faults of seeds, and the exit code."""
    if isinstance(error, OSError):
        return paths.tell_os_error(error), 1
    return str(error), error.exit_code


_WANTED = {
    "int_parsing": "a whole number",
    "int_from_float": "a whole number",
    "float_parsing": "a number",
    "finite_number": "a number",
    "greater_than_equal": "{ge:g} or more",
    "less_than_equal": "{le:g} or less",
}
"""What an option takes, by the kind of fault that pydantic finds in its value."""


def _explain_usage(error: TyperException) -> str:
    """One line on a call that typer refuses; of what is missing, what it is."""
    from pydantic import ValidationError

    told = " ".join(error.format_message().split())
    if not isinstance(error, typer.BadParameter) or error.param is None:
        return told
    if isinstance(error.__cause__, ValidationError):
        fault = error.__cause__.errors()[0]
        found, hint = str(fault["input"])[:80], told.partition(": ")[0]
        if wanted := _WANTED.get(fault["type"]):
            return f"{hint}: must be {wanted.format(**fault.get('ctx', {}))}, not '{found}'"
        choices = [str(each) for each in error.param.type_descriptor.choices or ()]
        if near := find_near(found, choices):
            return f"{hint}: '{found}' is unknown; did you mean '{near[0]}'?"
        return told.replace("Value error, ", "", 1)
    what = getattr(error.param, "help", None)
    if told.startswith("Missing ") and what:
        what = what if what[1:2].isupper() else what[0].lower() + what[1:]
        return f"{told.rstrip('.')}: {what.rstrip('.')}"
    return told


def _complain(message: str, code: int) -> int:
    typer.echo(message, err=True)
    return code


def _plan_all(
    articles: list[str] | None, notebook: list[str] | None, parameter: list[str] | None, out: Path
) -> dict[Subject, dict[Path, dict[str, Value]]]:
    """Subject → notebook → its parameters, as the words of the command ask.

    Nothing where the last article's seed is gone and only its report is left, to be taken away.
    """
    from analysis.ledger.names import list_articles
    from analysis.run.parameters import choose_notebooks, split_assignments
    from analysis.run.publish import plan_runs
    from analysis.run.withdraw import list_withdrawn

    given = split_assignments(parameter or [])
    chosen = choose_notebooks(notebook or [])
    if not articles and not list_articles() and list_withdrawn(out, None):
        return {}
    subjects = _find_subjects(articles)
    asked = {
        subject: plan_runs(subject, chosen[subject.kind], given)
        for subject in subjects
        if chosen[subject.kind]
    }
    if not asked:
        raise ParameterError(
            "none of the notebooks given with --notebook is about what is to be reported"
        )
    return asked


def _find_subjects(names: list[str] | None) -> list[Subject]:
    """The subjects named, each event after its articles; everything that has a seed if none is."""
    from analysis.ledger.names import list_articles
    from analysis.ledger.subject import find_subject, list_events

    named = [find_subject(name) for name in names or list_articles()]
    if not named:
        raise ParameterError("there is no article yet; 'tollbook new EVENT/ARTICLE' begins one")
    found: list[Subject] = []
    for subject in [*named, *([] if names else list_events())]:
        subject.find_seeds()
        found += [*map(find_subject, subject.articles), subject]
    return list(dict.fromkeys(found))


def _find_named(names: list[str] | None) -> list[Subject]:
    """The subjects that are named, each once."""
    from analysis.ledger.subject import find_subject

    return list(dict.fromkeys(find_subject(name) for name in names or []))


def _find_articles(names: list[str] | None) -> list[str]:
    """The articles that are named or whose event is named; all of them if nothing is named."""
    subjects = _find_subjects(names)
    return list(dict.fromkeys(name for subject in subjects for name in subject.articles))


def _names_article(names: list[str] | None) -> bool:
    from analysis.ledger.subject import Kind, find_subject

    return any(find_subject(name).kind is Kind.ARTICLE for name in names or [])


def _find_events(names: list[str] | None) -> frozenset[str] | None:
    """The events that are named whole; None, for all of them, if nothing is named."""
    from analysis.ledger.subject import Kind, find_subject

    if not names:
        return None
    subjects = map(find_subject, names)
    return frozenset(each.event for each in subjects if each.kind is Kind.EVENT)


def _find_out(out: str | None) -> Path:
    from analysis.run.private import follow_links

    if out is None:
        return follow_links(paths.reports())
    try:
        folder = follow_links(Path(out))
        is_folder = bool(out) and (folder.is_dir() or not folder.exists())
    except (OSError, RuntimeError):  # a link to itself, a name too long
        is_folder = False
    if not is_folder:
        raise ParameterError(f"--out '{out[:80]}' is not a folder")
    return folder


def _write_text_page(transcription: Transcription, file: Path) -> None:
    from analysis.draft.audit.texts import tell_no_text
    from analysis.output.show_text import mark_text
    from analysis.render.text_page import write_text_page

    name = transcription.article.name
    if transcription.text is None:
        raise ParameterError(f"{tell_no_text(name)}; nothing was written")
    write_text_page(mark_text(transcription), f"The numbers of {name}", file)
