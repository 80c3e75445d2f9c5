"""A cell that cannot open an article leaves nothing of the former one to be used."""

import pytest
from homes import NAME
from IPython.core.interactiveshell import InteractiveShell

from analysis.errors import ParameterError
from analysis.reading.reading import Reading, open_article

GOOD, BAD = f"open_article({NAME!r})", "open_article('example-2020/2020-03-04-gazete')"
WHY = (
    "run again from the set-up cell on, which failed: "
    "article 'example-2020/2020-03-04-gazete' has no seed; did you mean "
    f"'{NAME}'?"
)


@pytest.fixture
def shell(home):
    """An interactive namespace in which articles can be opened."""
    shell = InteractiveShell.instance()
    shell.run_cell("from analysis.errors import TollbookError", store_history=True)
    shell.run_cell("from analysis.reading.reading import open_article", store_history=True)
    yield shell
    shell.history_manager.end_session()
    InteractiveShell.clear_instance()


def run(shell, *cells):
    """The error of the last cell; nothing where there is none."""
    for cell in cells:
        found = shell.run_cell(cell, store_history=True)
    return found.error_before_exec or found.error_in_exec


@pytest.mark.parametrize(
    "use",
    [
        "reading.figures",
        "len(rows)",
        "rows['low']",
        "low + 1",
        "1 + low",
        "print(low)",
        "f'{low}'",
        "[row for row in rows]",
        "if_low = 1 if low else 2",
        "own.head()",
        "ask()",
    ],
)
def test_what_was_made_of_the_former_article_is_not_used(shell, use):
    """However far from the article it is, and whatever is done with it."""
    run(
        shell,
        f"reading = {GOOD}",
        "rows = reading.figures\nlow = rows['low'].max()",
        "import pandas\nown = pandas.DataFrame()\nown['low'] = rows['low']",
        "def ask():\n    return reading.records",
        f"reading = {BAD}",
    )
    error = run(shell, use)
    assert isinstance(error, ParameterError)
    assert WHY in str(error)


def test_a_cell_that_only_names_what_is_withdrawn_shows_the_sentence(shell, capsys):
    """It is named as the user knows it."""
    run(shell, f"reading = {GOOD}", "rows = reading.figures", f"reading = {BAD}")
    capsys.readouterr()
    assert run(shell, "rows") is None
    assert capsys.readouterr().out.rstrip().endswith(f"'rows' is not there until the cells {WHY}")


def test_what_was_not_made_of_it_stays(shell):
    """The user's own values, and a name that was bound to something else since."""
    run(
        shell,
        f"reading = {GOOD}",
        "own = 3\nrows = reading.figures",
        "rows = [1, 2]",
        f"reading = {BAD}",
    )
    assert run(shell, "assert (own, rows) == (3, [1, 2])") is None


def test_another_article_stays_open(shell):
    """Only what the failing statement was to bind is withdrawn."""
    run(shell, f"first = {GOOD}", f"second = {GOOD}", f"second = {BAD}")
    assert isinstance(shell.user_ns["first"], Reading)
    assert isinstance(run(shell, "second.records"), ParameterError)


def test_after_a_good_run_all_is_there_again(shell):
    """The set-up cell and those behind it run as if nothing had been."""
    cells = (f"reading = {GOOD}", "rows = reading.figures", "assert len(rows)")
    run(shell, *cells, f"reading = {BAD}")
    assert [run(shell, cell) for cell in cells] == [None] * 3


def test_a_cell_that_expects_the_error_goes_on(shell):
    """What it binds itself is as it has it."""
    run(shell, f"reading = {GOOD}")
    tries = (
        f"for name in ({NAME!r}, 'example-2020/2020-03-04-x'):\n"
        "    try:\n"
        "        reading = open_article(name)\n"
        "    except TollbookError:\n"
        "        reading = name\n"
    )
    assert run(shell, tries, "assert reading == 'example-2020/2020-03-04-x'") is None


def test_a_cell_of_another_language_breaks_nothing(shell):
    """What IPython makes of magic words need not be read."""
    run(shell, f"reading = {GOOD}", "%%script true\n= = =", f"reading = {BAD}")
    assert isinstance(run(shell, "reading.records"), ParameterError)


def test_a_script_keeps_what_it_has(home):
    """Outside an interactive kernel nothing is withdrawn."""
    names = {"open_article": open_article, "ParameterError": ParameterError}
    exec(f"reading = {GOOD}\ntry:\n    reading = {BAD}\nexcept ParameterError:\n    pass", names)
    assert isinstance(names["reading"], Reading)
