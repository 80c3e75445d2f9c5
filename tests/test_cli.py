"""The command: what it prints, where, and with which exit code."""

import datetime as dt
import io
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from projects import ARTICLE, add_article, write_notebook

from analysis import paths
from analysis.cli import run


@pytest.fixture
def in_copy(project_copy, monkeypatch):
    monkeypatch.setenv("TOLLBOOK_HOME", str(project_copy))
    return project_copy


def list_files(folder):
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["report", ARTICLE, "-p", "conventoin=gtd"], "did you mean 'convention'?"),
        (["report", ARTICLE, "-p", "convention=gdt"], "did you mean 'gtd'?"),
        (["report", ARTICLE, "-p", "include_claims=maybe"], "allowed: 'True', 'False'"),
        (["report", ARTICLE, "-p", "2x=1"], "'2x' is not an identifier"),
        (["report", ARTICLE, "-p", "article=x"], "as an argument, not with -p"),
        (["report", "balochistan-2026/2026-02-04-pres-tv"], f"did you mean '{ARTICLE}'?"),
        (["report", "../2026-02-04-press-tv"], "is not of the form EVENT/YYYY-MM-DD-OUTLET"),
        (["report", "/etc/passwd"], "is not of the form EVENT/YYYY-MM-DD-OUTLET"),
        (["report", "--notebook", "01-cheks"], "did you mean '01-checks'?"),
        (["report", "--out", "README.md"], "--out 'README.md' is not a folder"),
        (["ledger", ARTICLE, "--convention", "aceld"], "did you mean 'acled'?"),
        (["ledger", ARTICLE, "--format", "xml"], "'table', 'csv', 'json'"),
        (["ledger"], "Missing argument 'article'"),
        (["new", "a/b/c"], "is not of the form EVENT/YYYY-MM-DD-OUTLET"),
        (["new", ARTICLE], "already exists; nothing was written"),
        (["report", "--all", ARTICLE], "--all means every article; name none beside it"),
        (["report", "--jobs", "0"], "Invalid value for '--jobs': must be 1 or more, not '0'"),
        (["report", "--keep", "many"], "must be a whole number, not 'many'"),
        (["report", "--wait", "soon"], "must be a number, not 'soon'"),
        (["watch", ARTICLE, "--port", "65536"], "must be 65535 or less, not '65536'"),
        (["export", "--format", "cvs", "--out", "x"], "'cvs' is unknown; did you mean 'csv'?"),
        (["export"], "Missing option '--out': a new or empty folder, or an export"),
        (["chart", ARTICLE], "Missing argument 'name': the chart's name"),
        (["report", "--log", "xml"], "'--log': 'xml' is not one of 'text', 'json'"),
        (["runs", "../x"], "is not of the form EVENT/YYYY-MM-DD-OUTLET"),
        (["repotr"], "No such command 'repotr'"),
    ],
)
def test_bad_input_is_one_line_on_standard_error_and_exit_2(
    in_copy, monkeypatch, capsys, words, message
):
    """One clear sentence, no traceback, and nothing was written."""
    monkeypatch.chdir(in_copy)
    before = list_files(in_copy)
    assert run(words) == 2
    out, err = capsys.readouterr()
    assert message in err
    assert (out, err.count("\n")) == ("", 1)
    assert list_files(in_copy) == before


def test_a_broken_seed_leaves_what_was_published(in_copy, capsys):
    """A figure's mistake is named by file and line, and no page changes."""
    seed = paths.seeds() / f"{ARTICLE}.yaml"
    seed.write_text(seed.read_text("utf-8").replace("speaker: police", "speaker: polise", 1))
    before = list_files(in_copy)
    assert run(["report", ARTICLE]) == 2
    err = capsys.readouterr().err
    line = next(n for n, t in enumerate(seed.read_text().splitlines(), 1) if "polise" in t)
    assert err == (
        f"seeds/{ARTICLE}.yaml:{line}: figure 'attacks-weekend': speaker 'polise' is not in "
        "event.yaml; did you mean 'police'?\n"
    )
    assert list_files(in_copy) == before


def test_the_ledger_as_json_has_null_where_there_is_no_bound(in_copy, capsys):
    """Another program reads bounds as numbers or null."""
    assert run(["ledger", ARTICLE, "--format", "json"]) == 0
    rows = {row["id"]: row for row in json.loads(capsys.readouterr().out)}
    keys = ("wording", "nominal", "low", "high", "hedge", "measure", "unit", "group", "place")
    assert [rows["security-killed"][key] for key in keys] == [
        *("more than 22", 22, 23, None, "more-than"),
        *("deaths", "persons", "security-personnel", "balochistan"),
    ]
    assert [rows["security-killed"][key] for key in ("speaker", "status", "paragraph")] == [
        *("outlet", "stated", 5),
    ]


def test_the_ledger_as_csv_has_an_empty_cell_where_there_is_no_bound(in_copy, capsys):
    """A spreadsheet shows nothing where nothing is known."""
    import csv
    import io

    assert run(["ledger", ARTICLE, "--format", "csv"]) == 0
    rows = {row["id"]: row for row in csv.DictReader(io.StringIO(capsys.readouterr().out))}
    assert [rows["security-killed"][key] for key in ("low", "high")] == ["23", ""]


def test_the_ledger_as_a_table_fits_a_person(in_copy, capsys):
    """Every figure is on one line with its bounds and wording."""
    assert run(["ledger", ARTICLE]) == 0
    line = next(t for t in capsys.readouterr().out.splitlines() if "security-killed" in t)
    assert "≥ 23 (“more than 22”)" in line


def test_list_names_every_article(in_copy, capsys):
    """Name, outlet and number of figures."""
    assert run(["list"]) == 0
    assert f"{ARTICLE}  Press TV, 18 figures" in capsys.readouterr().out


def test_list_names_every_event_before_its_articles(in_copy, capsys):
    """With how many articles it has."""
    assert run(["list"]) == 0
    lines = capsys.readouterr().out.splitlines()
    event = ARTICLE.partition("/")[0]
    named = "Attacks in Balochistan, Pakistan, January and February 2026"

    assert lines.index(f"{event}  {named}, 1 article, not published") == 0
    assert lines[1].startswith(f"{ARTICLE}  ")


def test_list_says_how_much_of_a_draft_is_unreviewed(in_copy, capsys):
    """In the place of the number of figures."""
    seed = paths.seeds() / f"{ARTICLE}.yaml"
    text = seed.read_text("utf-8").replace("    measure:", "    reviewed: false\n    measure:", 5)
    seed.write_text(text, "utf-8")
    assert run(["list"]) == 0
    told = f"{ARTICLE}  Press TV, draft: 5 of 18 figures unreviewed, not published"
    assert told in capsys.readouterr().out.splitlines()


def test_new_writes_a_skeleton_that_says_what_is_missing(in_copy, capsys):
    """The next command tells the transcriber which field comes first."""
    name = "example-2026/2026-03-01-example-news"
    assert run(["new", name]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "wrote seeds/example-2026/event.yaml",
        f"wrote seeds/{name}.yaml",
    ]
    assert run(["ledger", name]) == 2
    assert capsys.readouterr().err.startswith("seeds/example-2026/event.yaml:")


def test_list_tells_which_seed_is_unfinished(in_copy, capsys):
    """An article in the making hides no other."""
    run(["new", "example-2026/2026-03-01-example-news"])
    capsys.readouterr()
    assert run(["list"]) == 0
    out = capsys.readouterr().out
    assert "example-news  unfinished: seeds/example-2026/event.yaml:" in out
    assert f"{ARTICLE}  Press TV" in out


def test_an_unfinished_seed_does_not_keep_others_from_being_published(in_copy, capsys):
    """All articles that can be read are published; the exit code tells of the one that cannot."""
    for path in paths.notebooks().glob("*.ipynb"):
        if path.stem != "article-01-checks":
            path.unlink()
    run(["new", "example-2026/2026-03-01-example-news"])
    assert run(["report"]) == 2
    out, err = capsys.readouterr()
    assert out.splitlines()[-1] == f"published reports/{ARTICLE}/01-checks.html"
    page = paths.reports() / ARTICLE / "01-checks.html"
    assert "02-ledger.html" not in page.read_text("utf-8")
    assert "seeds/example-2026/event.yaml:" in err


def test_a_failing_notebook_is_exit_1(in_copy, capsys):
    """The run failed, the input did not."""
    for path in paths.notebooks().glob("*.ipynb"):
        if path.stem != "article-00-report":
            path.unlink()
    path = paths.notebooks() / "article-00-report.ipynb"
    path.write_text(path.read_text("utf-8").replace("import analysis as tb", "import nothing_here"))
    assert run(["report", ARTICLE]) == 1
    err = capsys.readouterr().err
    told = "notebook article-00-report: cell 3 (import nothing_here) failed: ModuleNotFoundError"
    assert told in err
    assert "Traceback" not in err


def test_help_answers_without_loading_pandas():
    """The command line answers at once: heavy libraries are loaded where they are needed."""
    code = (
        "import sys; from analysis.cli import run; run(['--help']); "
        "sys.exit(bool({'pandas', 'matplotlib', 'papermill', 'pydantic'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert done.returncode == 0


def test_the_installed_command_is_the_same():
    """`tollbook` in the environment's bin folder is this command."""
    program = Path(sys.executable).parent / "tollbook"
    done = subprocess.run([program, "list"], capture_output=True, text=True, check=False)
    assert (done.returncode, ARTICLE in done.stdout) == (0, True)


def test_check_tells_the_conflict_in_words(in_copy, capsys):
    """What cannot all be true, and three changes that mend it."""
    assert run(["check", ARTICLE]) == 0
    out = capsys.readouterr().out
    assert "  36 civilians + 22 security personnel = 58 people killed, but “more than 22” " in out
    assert "If “more than 22” (security personnel killed) is read as 22, every figure fits." in out
    assert out.count("the others leave room for") == 2


def test_check_strict_leaves_with_3_where_there_is_a_conflict(in_copy, capsys):
    """A scheduler can stop on a contradiction."""
    assert run(["check", ARTICLE, "--strict"]) == 3


def test_check_as_json_has_what_another_program_needs(in_copy, capsys):
    """Feasible or not, bounds with null for none, conflicts with mends, claims."""
    assert run(["check", ARTICLE, "--format", "json"]) == 0
    outcome = json.loads(capsys.readouterr().out)
    assert outcome["feasible"] is False
    (conflict,) = outcome["conflicts"]
    assert conflict["ids"] == [
        *("civilians-killed", "death-toll", "security-killed", "toll-leaves-militants-out"),
    ]
    assert [mend["to"] for mend in conflict["mends"]] == ["22 or more", "up to 36", "58 or more"]
    counts = {(c["measure"], c["group"]): (c["low"], c["high"]) for c in outcome["counts"]}
    assert counts["attack-sites", None] == (13, 13)
    assert counts["seized-sites", None] == (6, None)
    assert outcome["claims"][0]["against"] == [["death-toll", "toll-leaves-militants-out"]]


def test_a_folder_without_notebooks_replaces_no_report(in_copy, capsys):
    """A report is never replaced by nothing."""
    (paths.reports() / ARTICLE).mkdir(parents=True)
    for path in paths.notebooks().glob("*.ipynb"):
        path.unlink()
    before = list_files(in_copy)
    assert run(["report"]) == 2
    assert capsys.readouterr().err == "there is no article-*.ipynb in notebooks\n"
    assert list_files(in_copy) == before


def test_a_file_that_is_not_a_reports_is_not_lost(in_copy, capsys):
    """What somebody else put into the folder is named, and nothing runs."""
    notes = paths.reports() / ARTICLE / "notes.txt"
    notes.parent.mkdir(parents=True)
    notes.write_text("mine")
    assert run(["report", ARTICLE]) == 2
    assert "holds 'notes.txt', which is not part of a report" in capsys.readouterr().err
    assert notes.read_text() == "mine"


@pytest.mark.parametrize("out", ["", "README.md/x", "loop", "loop/x", "x" * 300])
def test_an_unusable_out_is_told_before_anything_runs(in_copy, monkeypatch, capsys, out):
    """A file in the way, a link to itself, a name too long, no name at all."""
    monkeypatch.chdir(in_copy)
    (in_copy / "loop").symlink_to("loop")
    assert run(["report", ARTICLE, "--out", out]) == 2
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert "not a folder" in err


@pytest.mark.parametrize("name", ["loop", "~nobody-of-that-name", "README.md"])
def test_a_home_that_is_no_folder_is_one_sentence(in_copy, monkeypatch, capsys, name):
    """The environment is input, too."""
    monkeypatch.chdir(in_copy)
    (in_copy / "loop").symlink_to("loop")
    monkeypatch.setenv("TOLLBOOK_HOME", name)
    assert run(["list"]) == 2
    assert capsys.readouterr().err == f"TOLLBOOK_HOME names '{name}', which is not a folder\n"


@pytest.mark.parametrize(
    "words",
    ["report", f"report {ARTICLE}", "runs", "check", f"ledger {ARTICLE}", "new a/2020-03-04-b"],
)
def test_every_verb_asks_whether_there_is_a_home(in_copy, monkeypatch, capsys, words):
    """None of them takes what is missing for empty, or makes it."""
    monkeypatch.setenv("TOLLBOOK_HOME", str(in_copy / "gone"))
    assert run(words.split()) == 2
    told = f"TOLLBOOK_HOME names '{in_copy / 'gone'}', which is not a folder\n"
    assert capsys.readouterr().err == told
    assert not (in_copy / "gone").exists()


def test_a_log_as_json_is_one_object_a_line(small_project, capsys):
    """Time, event and facts, and nothing on standard output."""
    assert run(["report", ARTICLE, "--log", "json"]) == 0
    out, err = capsys.readouterr()
    told = [json.loads(line) for line in err.splitlines()]
    assert (out, [line["event"] for line in told]) == ("", ["planned", "notebook", "published"])
    assert told[1]["notebook"] == "article-00-only"
    assert all(dt.datetime.fromisoformat(line["time"]).tzinfo for line in told)


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (["-p", "artcle=x"], 2, "parameter 'artcle' is unknown; did you mean 'article'?"),
        (["--out", "README.md"], 2, "--out 'README.md' is not a folder"),
    ],
)
def test_an_error_in_a_log_as_json_is_an_object_too(
    small_project, monkeypatch, capsys, words, code, message
):
    """A program that reads the log finds no bare sentence."""
    monkeypatch.chdir(small_project)
    assert run(["report", ARTICLE, "--log", "json", *words]) == code
    (line,) = capsys.readouterr().err.splitlines()
    told = json.loads(line)
    assert (told["event"], told["why"]) == ("error", message)


def test_the_faults_of_a_seed_are_a_list_in_a_log_as_json(small_project, capsys):
    """The object tells the first in one line, how many there are beside it, and each."""
    seed = small_project / "seeds" / f"{ARTICLE}.yaml"
    text = seed.read_text("utf-8")
    seed.write_text(text.replace("status: stated", "status: said"), "utf-8")
    assert run(["report", ARTICLE, "--log", "json"]) == 2
    *_, last = capsys.readouterr().err.splitlines()
    told = json.loads(last)
    count = text.count("status: stated")

    assert (told["event"], len(told["faults"])) == ("error", count)
    assert told["why"] == f"{told['faults'][0]} (and {count - 1} more)"


@pytest.mark.parametrize("form", ["text", "json"])
def test_since_change_says_nothing_where_nothing_changed(small_project, capsys, form):
    """A scheduler sends no message for nothing."""
    run(["report", ARTICLE])
    capsys.readouterr()
    assert run(["report", ARTICLE, "--since-change", "--log", form]) == 0
    assert capsys.readouterr() == ("", "")


def test_since_change_tells_what_changed(small_project, capsys):
    """As without it."""
    assert run(["report", ARTICLE, "--since-change"]) == 0
    assert capsys.readouterr().out == f"published reports/{ARTICLE}/index.html\n"


def test_each_failure_is_named_and_exit_1(small_project, capsys):
    """Two articles fail, each with its reason."""
    second = add_article(small_project, "balochistan-2026/2026-02-05-example")
    write_notebook(paths.notebooks() / "article-00-only.ipynb", "1 / 0")
    assert run(["report", "--all"]) == 1
    lines = capsys.readouterr().err.splitlines()
    assert sorted(line.partition(":")[0] for line in lines) == [ARTICLE, second]
    assert all("ZeroDivisionError" in line for line in lines)


def test_runs_lists_what_was_published(small_project, capsys):
    """As a table for people and as JSON for programs."""
    run(["report", ARTICLE])
    capsys.readouterr()
    assert run(["runs", ARTICLE]) == 0
    assert f"{ARTICLE}  published  article-00-only" in capsys.readouterr().out
    assert run(["runs", "--format", "json"]) == 0
    (told,) = json.loads(capsys.readouterr().out)
    assert (told["subject"], list(told["keys"])) == (ARTICLE, ["article-00-only"])


def test_a_damaged_history_is_one_sentence(small_project, capsys):
    """For who asks, and for who runs."""
    paths.state().mkdir(0o700)
    (paths.state() / "history.sqlite").write_text("this is no database" * 99)
    for words in (["runs"], ["report", ARTICLE]):
        assert run(words) == 1
        out, err = capsys.readouterr()
        assert (out, err.count("\n")) == ("", 1)
        assert err.startswith(".tollbook/history.sqlite is damaged: ")


RAID = (
    "Gunmen killed at least 12 people in Sampleton on Friday, the county office said.\n\n"
    "More than 40 others were injured, and two buildings burned down in 2019.\n"
)
NEW = "example-2021/2021-05-06-sample-post"


@pytest.fixture
def given(tmp_path):
    """An article's text in a file outside the project."""
    file = tmp_path / "given.txt"
    file.write_text(RAID, "utf-8")
    return file


def test_new_drafts_a_seed_from_a_text_and_says_what_comes_next(in_copy, given, capsys):
    """What was written, how much of it, what is asked, and the next command."""
    assert run(["new", NEW, "--from", str(given)]) == 0
    out, err = capsys.readouterr()
    lines = out.splitlines()

    assert lines[:3] == [
        "wrote seeds/example-2021/event.yaml",
        f"wrote texts/{NEW}.txt",
        f"wrote seeds/{NEW}.yaml",
    ]
    assert re.match(r"[1-9] figures? drafted, (no|[1-9]) numbers? left out", lines[3])
    assert lines[4].startswith("still asked: source: url")
    assert lines[-1] == f"next: read the draft beside its text, then 'tollbook audit {NEW}'"
    assert err == ""
    assert (in_copy / "texts" / f"{NEW}.txt").read_text("utf-8") == RAID.rstrip()


def test_new_reads_standard_input(in_copy, monkeypatch):
    """As of a text that is pasted or piped."""
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(RAID.encode())))

    assert run(["new", NEW, "--from", "-"]) == 0
    assert (in_copy / "texts" / f"{NEW}.txt").read_text("utf-8") == RAID.rstrip()


@pytest.mark.parametrize("verb", ["new", "scan"])
@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "is not there"),
        (b"", "is empty"),
        (b"%PDF-1.4", "is a PDF; save its text first"),
        (b"a\x00b", "is a binary file"),
        (b"<html><body></body></html>", "is a page without an article's text in it"),
    ],
)
def test_what_is_no_text_is_one_line_and_exit_2(in_copy, tmp_path, capsys, verb, content, message):
    """And nothing is written."""
    file = tmp_path / "given"
    if content is not None:
        file.write_bytes(content)
    before = list_files(in_copy)
    words = ["new", NEW, "--from", str(file)] if verb == "new" else ["scan", str(file)]

    assert run(words) == 2
    out, err = capsys.readouterr()
    assert message in err
    assert (out, err.count("\n"), list_files(in_copy)) == ("", 1, before)


def test_new_from_a_text_never_overwrites_a_seed(in_copy, given, capsys):
    """It tells the next free name."""
    assert run(["new", ARTICLE, "--from", str(given)]) == 2
    assert f"the next free name is '{ARTICLE}-2'" in capsys.readouterr().err


def test_scan_prints_every_number_as_json(in_copy, given, capsys):
    """One array: each with its span, its bounds and what is proposed, and nothing is written."""
    before = list_files(in_copy)
    assert run(["scan", str(given), "--format", "json"]) == 0
    rows = json.loads(capsys.readouterr().out)

    assert [row["text"] for row in rows] == [RAID[row["start"] : row["end"]] for row in rows]
    assert {row["nominal"] for row in rows} >= {12, 40}
    assert {"measure", "speaker", "status", "wording", "evidence", "skip"} <= set(rows[0])
    assert all(isinstance(row["evidence"], dict) for row in rows)
    assert list_files(in_copy) == before


def test_scan_prints_every_number_as_a_table(in_copy, given, capsys):
    """A line each, under the names of the columns."""
    assert run(["scan", str(given)]) == 0
    head, *lines = capsys.readouterr().out.splitlines()

    assert head.split()[:3] == ["at", "paragraph", "number"]
    assert any("12" in line for line in lines)


def test_scan_of_a_text_without_numbers_is_empty(in_copy, tmp_path, capsys):
    """That is an answer, and no fault."""
    file = tmp_path / "given"
    file.write_text("All is calm.")

    assert run(["scan", str(file), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == []


def test_a_draft_starts_without_what_it_does_not_need(in_copy, given):
    """It would take longer to begin than to draft."""
    code = (
        "import sys; from analysis.cli import run; "
        f"assert run(['new', '{NEW}', '--from', {str(given)!r}]) == 0; "
        "heavy = {'pandas', 'numpy', 'matplotlib', 'trafilatura', 'lxml', 'urllib.request', 'z3'}; "
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.splitlines()[-1] == "[]"
