"""The `tollbook` command: report, check, list, new and ledger.

Heavy libraries are imported inside the commands that need them, so that a mistyped word is
answered at once.
"""

from __future__ import annotations

import enum
import sys
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from typer.exceptions import TyperException

from analysis import paths
from analysis.errors import ParameterError, RunError, SeedError, TollbookError

if TYPE_CHECKING:
    from analysis.publish.pdf import Printer
    from analysis.publish.report import Runs

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


CONFLICT = 3
"""The exit code of `check --strict` where figures cannot all be true."""


@app.command()
def report(
    articles: Annotated[
        list[str] | None, typer.Argument(help="EVENT/ARTICLE; all articles if none is given.")
    ] = None,
    parameter: Annotated[
        list[str] | None, typer.Option("-p", help="A notebook's parameter, name=value.")
    ] = None,
    notebook: Annotated[
        list[str] | None, typer.Option("--notebook", help="Only this notebook, such as 02-toll.")
    ] = None,
    out: Annotated[
        str | None, typer.Option("--out", help="The folder to publish into; reports/ if left out.")
    ] = None,
    pdf: Annotated[
        bool, typer.Option("--pdf", help="Print each report as one PDF, too (extra pdf).")
    ] = False,
) -> None:
    """Run the notebooks on articles and publish their pages."""
    from analysis.ledger.reader import find_unreadable
    from analysis.publish.parameters import find_notebook, list_notebooks, split_assignments
    from analysis.publish.report import check_target, plan_runs
    from analysis.publish.site import check_site

    given = split_assignments(parameter or [])
    chosen = [find_notebook(name) for name in notebook or []] or list_notebooks()
    names = _find_articles(articles)
    unfinished = [] if articles else find_unreadable(names)
    folder = _find_out(out)
    broken = [name for name, _ in unfinished]
    ready = [name for name in names if name not in broken]
    plans = {name: plan_runs(name, sorted(set(chosen)), given) for name in ready}
    check_site(folder)
    for name in plans:
        check_target(folder, name)
    _publish_all(plans, folder, _find_printer() if pdf else None)
    if unfinished:
        # An article that nobody asked for by name must not keep the others from readers.
        raise SeedError("\n".join(str(error) for _, error in unfinished))


@app.command("list")
def list_() -> None:
    """List the articles that have a seed."""
    from analysis.ledger.reader import read_article

    for name in _find_articles(None):
        try:
            article = read_article(name)
        except SeedError as error:
            typer.echo(f"{name}  unfinished: {error}")
            continue
        published = (paths.reports() / name / "index.html").is_file()
        state = "published" if published else "not published"
        typer.echo(f"{name}  {article.source.outlet}, {len(article.figures)} figures, {state}")


@app.command()
def new(
    article: Annotated[str, typer.Argument(help="EVENT/YYYY-MM-DD-OUTLET")],
) -> None:
    """Write the skeleton of an article's seed, and of its event's where that is new."""
    from analysis.ledger.skeleton import write_skeleton

    for path in write_skeleton(article):
        typer.echo(f"wrote {paths.show(path)}")


@app.command()
def ledger(
    article: Annotated[str, typer.Argument(help="EVENT/ARTICLE")],
    format_: Annotated[Format, typer.Option("--format", help="table, csv or json")] = Format.table,
    convention: Annotated[str, typer.Option(help="literal, acled, gtd, pitf or ccc")] = "literal",
) -> None:
    """Print every figure of an article."""
    from analysis.ledger.reading import open_article
    from analysis.views.ledger_text import print_ledger

    reading = open_article(article, convention=convention)
    typer.echo(print_ledger(reading, format_.value), nl=False)


@app.command()
def check(
    articles: Annotated[
        list[str] | None, typer.Argument(help="EVENT/ARTICLE; all articles if none is given.")
    ] = None,
    convention: Annotated[str, typer.Option(help="literal, acled, gtd, pitf or ccc")] = "literal",
    strict: Annotated[
        bool, typer.Option("--strict", help="Leave with 3 where there is a conflict.")
    ] = False,
    format_: Annotated[
        CheckFormat, typer.Option("--format", help="table or json")
    ] = CheckFormat.table,
) -> int:
    """Tell whether the figures of articles agree, and what cannot all be true."""
    from analysis.ledger.reading import open_article
    from analysis.views.check_text import print_checks

    names = _find_articles(articles)
    readings = [open_article(name, convention=convention) for name in names]
    text, has_conflict = print_checks(readings, format_.value)
    typer.echo(text, nl=False)
    return CONFLICT if strict and has_conflict else 0


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command and leave with its exit code: 0, 1 for a failed run, 2 for bad input."""
    sys.exit(run(arguments))


def run(arguments: Sequence[str] | None = None) -> int:
    """The exit code of one call; whatever a user can cause is one line on standard error."""
    try:
        # Without standalone mode typer raises what it would print over four lines.
        code = app(args=arguments, prog_name="tollbook", standalone_mode=False)
    except TollbookError as error:
        return _complain(str(error), error.exit_code)
    except typer.Abort:
        return _complain("stopped", 130)
    except TyperException as error:
        return _complain(" ".join(error.format_message().split()), 2)
    except BrokenPipeError:
        return 0
    except OSError as error:
        return _complain(f"{error.filename or 'a file'}: {error.strerror}", 1)
    return code if isinstance(code, int) else 0


def _complain(message: str, code: int) -> int:
    typer.echo(message, err=True)
    return code


def _find_articles(named: list[str] | None) -> list[str]:
    from analysis.ledger.reader import list_articles

    names = list(dict.fromkeys(named or list_articles()))
    if not names:
        raise ParameterError("there is no article yet; 'tollbook new EVENT/ARTICLE' begins one")
    return names


def _find_out(out: str | None) -> Path:
    if out is None:
        return paths.reports()
    try:
        folder = Path(out).resolve()
        is_folder = bool(out) and (folder.is_dir() or not folder.exists())
    except (OSError, RuntimeError):  # a link to itself, a name too long
        is_folder = False
    if not is_folder:
        raise ParameterError(f"--out '{out[:80]}' is not a folder")
    return folder


def _find_printer() -> Printer:
    from analysis.publish.pdf import Printer

    return Printer()


def _publish_all(plans: Mapping[str, Runs], out: Path, printer: Printer | None) -> None:
    from analysis.publish.page import page_name
    from analysis.publish.progress import show_progress
    from analysis.publish.report import publish_article
    from analysis.publish.site import write_site

    published, failures = [], []
    with show_progress(sum(len(runs) for runs in plans.values())) as progress:
        for name, runs in plans.items():
            try:
                folder = publish_article(name, runs, out, partial(progress, name), printer)
            except RunError as error:
                failures.append(f"{name}: {error}")
            else:
                first = page_name(min(notebook.stem for notebook in runs))
                published.append(f"published {paths.show(folder / first)}")
    if published:
        write_site(out)
    # After the bar, which would else stand on the same line.
    for line in published:
        typer.echo(line)
    if printer is not None and printer.missing:
        typer.echo(printer.tell_missing(), err=True)
    if failures:
        raise RunError("\n".join(failures))
