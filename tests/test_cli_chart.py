"""`tollbook chart`: one chart of a published report, and one sentence where there is none."""

import os
import stat
from dataclasses import replace

import pytest
from chart_notebooks import SUBJECT, draw_own, draw_rows, make_report

from analysis import paths
from analysis.cli import run
from analysis.render.folder import write_folder


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A folder of reports with one that has two charts, of which one has a table."""
    reports = tmp_path_factory.mktemp("reports")
    ledger = replace(draw_rows(), name="strip", table="ledger")
    write_folder(reports / SUBJECT, {"00-a": make_report(ledger, draw_own())})
    return reports


@pytest.fixture
def chart(made, capsysbinary):
    """Exit code, standard output and standard error of one call on that folder."""

    def call(*words, subject=SUBJECT, reports=made):
        code = run(["chart", subject, *map(str, words), "--from", str(reports)])
        printed = capsysbinary.readouterr()
        return code, printed.out, printed.err.decode()

    return call


@pytest.fixture
def in_folder(tmp_path, monkeypatch):
    """The current folder: an empty one."""
    folder = tmp_path / "current"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.mark.parametrize("form", ["svg", "png", "html"])
def test_a_chart_is_given_as_it_was_published(chart, made, form):
    """Byte for byte."""
    published = made / SUBJECT / "charts" / f"strip.{form}"
    assert chart("strip", "--format", form) == (0, published.read_bytes(), "")


def test_the_figures_of_a_chart_are_those_of_the_table_that_tells_the_same(chart, made):
    """Whatever the name of that table."""
    table = made / SUBJECT / "tables" / "ledger.csv"
    assert chart("strip", "--format", "csv") == (0, table.read_bytes(), "")


@pytest.mark.parametrize(("name", "form"), [("a.png", "png"), ("a.html", "html"), ("a", "svg")])
def test_the_ending_of_a_file_says_what_is_asked_for(chart, made, tmp_path, name, form):
    """And an SVG where it says nothing; a file that is there is replaced, and nothing else left."""
    (tmp_path / name).write_text("old")
    assert chart("strip", "--out", tmp_path / name) == (0, b"", "")
    published = made / SUBJECT / "charts" / f"strip.{form}"
    assert (tmp_path / name).read_bytes() == published.read_bytes()
    assert [path.name for path in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["stripp"], "did you mean 'strip'? (its charts: strip and things)"),
        (["zzz"], "allowed: 'strip', 'things'"),
        (["../../x"], "has no chart '../../x'"),
        (["strip", "--format", "pngg"], "--format 'pngg' is unknown; did you mean 'png'?"),
        (["things", "--format", "csv"], "chart 'things' has no CSV"),
        (["strip", "--out", "/nowhere/at/all.svg"], "cannot be written"),
        (["strip", "--out", ""], "--out names no file"),
        (["strip", "--out", "/"], "is a folder"),
        (["strip", "--out", "~nobody-of-that-name/a.svg"], "cannot be written"),
        (["strip", "--out", "a\0b"], "cannot be written"),
        (["strip", "--out", "a.jpg"], "ends in '.jpg'; name a form with --format"),
        (["strip", "--out", "a.pngg"], "did you mean 'png'?"),
        (["strip", "--format", "svg", "--out", "a.PNG"], "ends in '.png'; the form is SVG"),
    ],
)
def test_what_cannot_be_had_is_told_in_one_sentence(chart, in_folder, words, told):
    """Exit code 2, nothing printed, and nothing written."""
    code, out, err = chart(*words)
    assert (code, out) == (2, b"")
    assert told in err
    assert err.count("\n") == 1
    assert not [*in_folder.iterdir()]


def test_an_ending_of_no_form_stands_where_the_form_is_named(chart, made, in_folder):
    """A file may be called as its user likes."""
    assert chart("strip", "--format", "svg", "--out", "v1.2") == (0, b"", "")
    assert (in_folder / "v1.2").read_bytes() == (made / SUBJECT / "charts/strip.svg").read_bytes()


def test_a_picture_is_not_printed_on_a_terminal(chart, monkeypatch):
    """It would be noise; a file has to be named."""
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    code, out, err = chart("strip", "--format", "png")
    assert (code, out) == (2, b"")
    assert "--out FILE" in err


def test_a_report_that_is_not_published_is_told_with_the_call_that_publishes_it(home, chart):
    """Of a seed that is there; a mistyped one has its nearest."""
    code, _, err = chart("toll", subject=home.name)
    assert code == 2
    assert (
        f"the report on '{home.name}' is not published; 'tollbook report {home.name} --out" in err
    )
    code, _, err = chart("toll", subject=f"{home.name}x")
    assert code == 2
    assert f"did you mean '{home.name}'?" in err


def test_a_report_from_before_charts_could_be_taken_is_to_be_made_anew(chart, tmp_path):
    """It is there, and has none."""
    (tmp_path / SUBJECT).mkdir(parents=True)
    code, _, err = chart("toll", reports=tmp_path)
    assert code == 2
    assert "makes it anew" in err


def test_a_report_without_any_chart_is_not_to_be_made_anew(chart, tmp_path):
    """Its notebooks drew none, so that making it again would help nobody."""
    write_folder(tmp_path / SUBJECT, {"00-a": make_report()})
    code, _, err = chart("toll", reports=tmp_path)
    assert code == 2
    assert err == f"the report on '{SUBJECT}' has no chart: its notebooks drew none\n"


@pytest.mark.parametrize("kind", ["link", "dangling link", "pipe", "device"])
def test_what_is_no_file_is_never_replaced_by_one(chart, tmp_path, kind):
    """A device is the whole machine's; a link stands for what its owner put behind it."""
    out, target = tmp_path / "a.svg", tmp_path / "target.svg"
    if kind == "link":
        target.write_text("mine")
    if kind == "pipe":
        os.mkfifo(out)
    elif kind == "device":
        try:
            os.mknod(out, stat.S_IFCHR | 0o666, os.makedev(1, 3))
        except PermissionError:
            pytest.skip("only the superuser makes devices")
    else:
        out.symlink_to(target)
    before = out.lstat()
    code, printed, err = chart("strip", "--out", out)
    assert (code, printed) == (2, b"")
    assert "is a link or a device and would be lost" in err
    assert (out.lstat().st_ino, out.lstat().st_mode) == (before.st_ino, before.st_mode)
    assert {path.name for path in tmp_path.iterdir()} <= {"a.svg", "target.svg"}
    assert not target.exists() or target.read_text() == "mine"


def test_no_chart_is_written_among_published_reports(chart, made, home):
    """Neither into those of the project nor into any other that has a list of reports."""
    front = made / SUBJECT / "index.html"
    before = front.read_bytes()
    (made / "feed.xml").write_text("<generator>Tollbook</generator>")
    (paths.reports() / "a").mkdir(parents=True)
    for out in (front, paths.reports() / "a" / "x.svg"):
        code, _, err = chart("strip", "--out", out)
        assert code == 2
        assert "is among published reports" in err
    assert front.read_bytes() == before
    assert not (paths.reports() / "a" / "x.svg").exists()
    (made / "feed.xml").unlink()


def test_a_chart_follows_no_link_that_a_neighbour_planted(chart, tmp_path):
    """Whatever names others use in a shared folder; and it has the usual permissions."""
    target = tmp_path / "target"
    target.write_text("mine")
    (tmp_path / f".a.svg-{os.getpid()}.new").symlink_to(target)
    assert chart("strip", "--out", tmp_path / "a.svg")[0] == 0
    assert target.read_text() == "mine"
    (tmp_path / "other").touch()
    assert (tmp_path / "a.svg").stat().st_mode == (tmp_path / "other").stat().st_mode
