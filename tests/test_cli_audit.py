"""`tollbook audit`: what it prints, what it writes, and with which exit code."""

import json
import shutil

import pytest

from analysis import paths
from analysis.cli import run
from analysis.draft.audit.texts import hash_text, name_file

TEXT = "A flood killed 12 people in Testford.\nIt sank more than 40 boats there, and 7 carts.\n"
FIGURES = (
    {"id": "killed", "wording": "12"},
    {"id": "boats", "wording": "more than 40", "paragraph": 2},
)


@pytest.fixture
def article(home):
    """An article whose text is at hand, one number of which is missing."""
    home.tell(*FIGURES)
    home.change(
        "article",
        '"paragraphs": 9',
        f'"paragraphs": 2, "numbers": 3, "sha256": "{hash_text(TEXT)}"',
    )
    file = name_file(home.name)
    file.parent.mkdir(parents=True)
    file.write_text(TEXT, "utf-8")
    return home


def add_missing(home):
    """The seed with the number that was missing."""
    home.change("article", '"relations": []', '"left_out": [{"wording": "7", "paragraph": 2, '
                '"reason": "It counts carts."}]')  # fmt: skip


def read(capsys, *words):
    """Exit code and standard output; nothing stands on standard error."""
    code = run(["audit", *words])
    out, err = capsys.readouterr()
    assert err == ""
    return code, out


def refuse(capsys, *words):
    """The one line with which a call is refused."""
    assert run(["audit", *words]) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    return err


def test_the_missing_are_told_with_paragraph_and_six_words(article, capsys):
    """Whoever reads the list finds each in the text at once."""
    assert read(capsys, article.name) == (
        0,
        f"{article.name}: 2 of the 3 numbers in the text are figures, none is left out with a "
        "reason, 1 is missing\n"
        "  paragraph  missing  words around it\n"
        "          2  7        40 boats there, and 7 carts.\n",
    )


def test_nothing_but_the_sentence_where_all_are_accounted_for(article, capsys):
    """No table without rows."""
    add_missing(article)
    assert read(capsys, article.name) == (
        0,
        f"{article.name}: 2 of the 3 numbers in the text are figures, 1 is left out with a reason, "
        "none is missing\n",
    )


def test_it_tells_a_seed_written_by_hand_what_to_say_of_its_text(article, capsys):
    """How many numbers there are, and the hash, so that nobody has to count."""
    article.change("article", f', "numbers": 3, "sha256": "{hash_text(TEXT)}"', "")
    told = read(capsys, article.name)[1].splitlines()[-1]
    assert told == (
        f"  for pages that have no text, 'source' may say numbers: 3 and sha256: {hash_text(TEXT)}"
    )


def test_strict_exits_3_where_a_number_is_missing(article, capsys):
    """And 0 where none is."""
    assert read(capsys, article.name, "--strict")[0] == 3
    add_missing(article)
    assert read(capsys, article.name, "--strict")[0] == 0


def test_strict_exits_3_where_a_fault_stands(article, capsys):
    """A wording that its paragraph does not have is one line below the sentence."""
    add_missing(article)
    article.change("article", '"wording": "12"', '"wording": "13"')
    code, out = read(capsys, article.name, "--strict")
    assert code == 3
    assert "  figure 'killed': paragraph 1 does not have “13”; the text does not have it\n" in out


def test_as_json_it_has_every_number_with_its_state(article, capsys):
    """For programs: spans, states, entries, and how many there are of each."""
    told = json.loads(read(capsys, article.name, "--format", "json")[1])
    assert [told[name] for name in ("numbers", "figures", "left_out", "missing")] == [3, 2, 0, 1]
    assert told["is_whole"] is False
    rows = [(TEXT[row["start"] : row["end"]], row["state"], row["entries"]) for row in told["rows"]]
    assert rows == [
        ("12", "figure", ["killed"]),
        ("more than 40", "figure", ["boats"]),
        ("7", "missing", []),
    ]


def test_without_a_text_it_says_where_one_is_looked_for(home, capsys):
    """No clone has the texts, so that is no error; strict, it is not accounted for."""
    code, out = read(capsys, home.name)
    assert (code, out) == (
        0,
        f"{home.name}: its text is not on this machine; it is looked for in texts/{home.name}.txt "
        "and, by its hash, in any .txt file of texts/\n",
    )
    assert read(capsys, home.name, "--strict")[0] == 3


def test_a_text_is_found_by_its_hash_under_any_name(article, capsys):
    """A user keeps texts as they came."""
    name_file(article.name).rename(paths.texts() / "saved.txt")
    assert "1 is missing" in read(capsys, article.name)[1]


def test_what_else_lies_in_the_folder_is_passed_over(article, capsys):
    """A folder, a link that leads nowhere, a file of another user."""
    name_file(article.name).rename(paths.texts() / "saved.txt")
    (paths.texts() / "a.txt").mkdir()
    (paths.texts() / "b.txt").symlink_to("nowhere")
    (paths.texts() / "c.txt").write_bytes(b"\xff")
    assert "1 is missing" in read(capsys, article.name)[1]


def test_a_text_given_by_its_file_is_audited_instead(article, tmp_path, capsys):
    """The kept one is left alone, and a changed text is told."""
    (tmp_path / "new.txt").write_text(TEXT.replace("12", "13"), "utf-8")
    _, out = read(capsys, article.name, "--text", str(tmp_path / "new.txt"))
    assert "  the text has changed: its sha256 is " in out


def test_all_articles_are_audited_where_none_is_named(article, capsys):
    """As `check` does, and for an event as well."""
    other = article.name.replace("03-04", "03-05")
    shutil.copy(article.article_file, paths.seeds() / f"{other}.yaml")
    for words in ([], ["example-2020"]):
        _, out = read(capsys, *words)
        assert [line.partition(":")[0] for line in out.splitlines() if line[0] != " "] == [
            article.name,
            other,
        ]


def test_a_draft_that_cannot_be_read_yet_is_audited_as_far_as_it_goes(article, capsys):
    """Whoever fills it in sees what is missing before the last field is there."""
    article.change("article", '"measure": "deaths"', '"measure": null')
    code, out = read(capsys, article.name, "--strict")
    assert code == 3
    assert "2 of the 3 numbers in the text are figures" in out
    assert f"  the seed cannot be read yet: 1 fault; 'tollbook ledger {article.name}' tells" in out


def test_the_page_is_written_and_written_again(article, tmp_path, capsys):
    """Over an older page of its own it writes without asking, and leaves nothing beside it."""
    folder = tmp_path / "here"
    folder.mkdir()
    for _ in range(2):
        read(capsys, article.name, "--html", str(folder / "text.html"))
    assert [file.name for file in folder.iterdir()] == ["text.html"]
    assert "A flood killed" in (folder / "text.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("file", "why"),
    [
        ("reports/text.html", "is where reports are published"),
        ("reports/a/b/text.html", "is where reports are published"),
        ("elsewhere/a/text.html", "is where reports are published"),
        ("link/text.html", "is where reports are published"),
        ("letter.html", "exists and is no page of an audit"),
        ("folder", "is a folder"),
        ("nowhere/text.html", "there is no folder"),
        ("x" * 300, "cannot be written"),
        ("no\0name", "cannot be written"),
    ],
)
def test_the_page_is_not_written_where_it_would_be_published_or_cost_a_file(
    article, capsys, file, why
):
    """One sentence, and every file stays as it was."""
    home = article.folder
    for folder in ("reports/a/b", "folder", "elsewhere/a"):
        (home / folder).mkdir(parents=True)
    (home / "elsewhere" / "feed.xml").write_text("<generator>Tollbook</generator>")
    (home / "letter.html").write_text("<p>Dear reader</p>")
    (home / "link").symlink_to(home / "reports")
    before = sorted(home.rglob("*"))
    assert why in refuse(capsys, article.name, "--html", f"{home}/{file}")
    assert sorted(home.rglob("*")) == before
    assert (home / "letter.html").read_text() == "<p>Dear reader</p>"


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["example-2020/2020-03-04-gazete"], "did you mean 'example-2020/2020-03-04-gazette'?"),
        (["../x"], "is not of the form EVENT/YYYY-MM-DD-OUTLET"),
        (["{name}", "--text", "{home}/none.txt"], "none.txt is not there"),
        (["{name}", "--text", "{home}"], "is no file"),
        (["{name}", "--text", "x" * 300], "cannot be read: File name too long\n"),
        (["{name}", "--text", "no\0name"], "is not there"),
        (["{name}", "--text", ""], "--text names no file"),
        (["{name}", "--text", "{home}/latin.txt"], "latin.txt is not text in UTF-8"),
        (["--text", "{home}/none.txt"], "--text is about one text; name one article, not 2"),
        (["--html", "{home}/x.html"], "--html is about one text; name one article, not 2"),
        (["{other}", "--html", "{home}/x.html"], "its text is not on this machine"),
        (["{name}", "--format", "xml"], "'table', 'json'"),
    ],
)
def test_bad_input_is_one_line_and_exit_2(article, capsys, words, why):
    """No traceback, and nothing is written."""
    other = article.name.replace("gazette", "zeitung")
    shutil.copy(article.article_file, paths.seeds() / f"{other}.yaml")
    name_file(article.name).rename(name_file(article.name).with_suffix(".kept"))
    (article.folder / "latin.txt").write_bytes("Ein Fluß".encode("latin-1"))
    before = sorted(article.folder.rglob("*"))
    known = {"name": article.name, "other": other, "home": article.folder}
    assert why in refuse(capsys, *(word.format(**known) for word in words))
    assert sorted(article.folder.rglob("*")) == before


PASTED = (
    "Storms killed more than 22 sailors and 36 passengers off Testford on Tuesday, the county "
    "office said.\n\n"
    "“At least six piers were lost,” said Mayor Ann Holm, 52. Two of the 14 injured died later.\n\n"
    "Between 12 and 15 boats sank; the toll rose to 61 from 58, officials said at 17:30.\n"
)


def test_a_seed_that_the_command_drafts_leaves_no_number_out(home, tmp_path, capsys):
    """Each is in the draft or left out, the spans are right, and the counts are the audit's."""
    (tmp_path / "pasted.txt").write_text(PASTED, "utf-8")
    name = "example-2020/2020-03-06-herald"
    assert run(["new", name, "--from", str(tmp_path / "pasted.txt")]) == 0
    capsys.readouterr()
    told = json.loads(read(capsys, name, "--format", "json")[1])
    assert (told["missing"], told["faults"]) == (0, [])
    assert told["unreviewed"] == told["figures"] > 5
