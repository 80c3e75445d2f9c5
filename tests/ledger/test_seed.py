"""The committed seed against the print that it was transcribed from.

The table was worked out from the article by hand, number by number, without the seed.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from analysis.ledger.coverage import Coverage, count_numbers
from analysis.ledger.frame import quantify
from analysis.ledger.model import Article, Figure
from analysis.ledger.reader import read_article

NAME = "balochistan-2026/2026-02-04-press-tv"
ROOT = Path(__file__).parents[2]
PRINT = ROOT.parent / "shared" / "article" / "article.txt"
WORDS_IN_A_ROW = 8

OUTLET, POLICE, OFFICIALS, BLA = "outlet", "police", "security-officials", "bla"

# paragraph, wording, least, greatest, measure, whose, where, who says it, status
NUMBERS = [
    (1, "58", 58, 58, "deaths", "people", "balochistan", OUTLET, "stated"),
    (3, "over a dozen", 13, None, "clash-sites", None, "balochistan", OUTLET, "stated"),
    (3, "197", 197, 197, "deaths", "militants", "balochistan", OUTLET, "stated"),
    (5, "more than 22", 23, None, "deaths", "security-personnel", "balochistan", OUTLET, "stated"),
    (5, "36", 36, 36, "deaths", "civilians", "balochistan", OUTLET, "stated"),
    (6, "around 50,000", None, None, "population", None, "nushki", OUTLET, "stated"),
    (6, "three-day", 3, 3, "duration", None, "nushki", OUTLET, "stated"),
    (6, "seven", 7, 7, "deaths", "police-officers", "nushki", POLICE, "attributed"),
    (10, "280", 280, 280, "deaths", "soldiers", "balochistan", BLA, "claimed"),
    (11, "4 a.m. on Saturday", 4, 4, "time", None, "balochistan", OFFICIALS, "attributed"),
    (11, "11", 11, 11, "raid-sites", None, "balochistan", OFFICIALS, "attributed"),
    (12, "at least six", 6, None, "seized-sites", None, "balochistan", OUTLET, "stated"),
    (12, "within one kilometer", 0, 1, "distance", None, "chief-minister-office", OUTLET, "stated"),
]

# paragraph, wording, first day, last day, who says it
DAYS = [
    (2, "over the weekend", "2026-01-31", "2026-02-01", POLICE),
    (2, "Wednesday", "2026-02-04", "2026-02-04", OUTLET),
    (6, "late Monday", "2026-02-02", "2026-02-02", POLICE),
    (10, "Tuesday", "2026-02-03", "2026-02-03", OUTLET),
    (11, "4 a.m. on Saturday", "2026-01-31", "2026-01-31", OFFICIALS),
]

# paragraph, wording
LEFT_OUT = [(5, "one"), (7, "one")]


@pytest.fixture(scope="module")
def article() -> Article:
    """The committed article, wherever the environment says that home is."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("TOLLBOOK_HOME", raising=False)
        return read_article(NAME)


@pytest.fixture(scope="module")
def paragraphs() -> list[str]:
    """The paragraphs as printed; the text itself is no part of the project."""
    if not PRINT.is_file():
        pytest.skip("the article's text is not beside the project")
    return PRINT.read_text("utf-8").split("\n")


def find(article: Article, paragraph: int, wording: str) -> Figure:
    """The one figure with that wording in that paragraph."""
    (found,) = (
        figure
        for figure in article.figures
        if (figure.paragraph, figure.wording) == (paragraph, wording)
    )
    return found


@pytest.mark.parametrize("row", NUMBERS, ids=lambda row: row[1])
def test_a_number_is_there_with_bounds_and_voice(
    article: Article, row: tuple[int, str, int | None, int | None, str, str | None, str, str, str]
) -> None:
    """Each of the article's numbers has its paragraph, bounds, scope, speaker and status."""
    paragraph, wording, least, greatest, *rest = row
    figure = find(article, paragraph, wording)
    quantity = quantify(figure)

    assert (quantity.low, quantity.high) == (least, greatest)
    assert [
        figure.measure,
        figure.group,
        figure.place,
        figure.speaker,
        figure.status,
    ] == rest


@pytest.mark.parametrize("row", DAYS, ids=lambda row: row[1])
def test_a_day_is_there_with_its_date(
    article: Article, row: tuple[int, str, str, str, str]
) -> None:
    """Each day that the article names has the date that follows from its day of print."""
    paragraph, wording, first, last, speaker = row
    figure = find(article, paragraph, wording)
    period = article.event.periods[str(figure.period)]

    assert (period.start[:10], str(period.end)[:10], figure.speaker) == (first, last, speaker)


def test_the_named_towns_are_counted(article: Article) -> None:
    """The two towns that paragraph 11 names stand as a count of two, said by the officials."""
    (figure,) = (figure for figure in article.figures if figure.named)

    assert (figure.paragraph, figure.named, figure.speaker, quantify(figure).low) == (
        11,
        ("nushki", "pasni"),
        OFFICIALS,
        2,
    )


def test_there_is_nothing_beside_these(article: Article) -> None:
    """The seed holds the 13 numbers, the days and the counted towns, and nothing else."""
    told = {(row[0], row[1]) for row in (*NUMBERS, *DAYS)} | {(11, None)}

    assert {(figure.paragraph, figure.wording) for figure in article.figures} == told


def test_the_only_claim_is_the_armed_groups(article: Article) -> None:
    """One figure is claimed, and it is the one that the article says has no evidence."""
    assert [f.wording for f in article.figures if f.status == "claimed"] == ["280"]


def test_the_seed_was_made_from_this_print(article: Article, paragraphs: list[str]) -> None:
    """The hash in the seed is that of the text, and so is the number of paragraphs."""
    digest = hashlib.sha256(PRINT.read_bytes()).hexdigest()

    assert (article.source.sha256, article.source.paragraphs) == (digest, len(paragraphs))


@pytest.mark.parametrize("row", [*NUMBERS, *DAYS], ids=lambda row: row[1])
def test_a_wording_stands_in_its_paragraph(
    paragraphs: list[str], row: tuple[int, str, object]
) -> None:
    """Each wording is printed in the paragraph that its figure names, between word ends."""
    assert re.search(rf"(?<!\w){re.escape(row[1])}(?!\w)", paragraphs[row[0] - 1])


def test_every_number_of_the_print_is_in_the_table(paragraphs: list[str]) -> None:
    """Digits stand in the print only where the table has them."""
    printed = [
        (number, digits.replace(",", ""))
        for number, paragraph in enumerate(paragraphs, 1)
        for digits in re.findall(r"\d[\d,]*", paragraph)
    ]
    told = [
        (row[0], digits.replace(",", ""))
        for row in NUMBERS
        for digits in re.findall(r"\d[\d,]*", row[1])
    ]

    assert printed == told


def test_every_number_word_of_the_print_is_in_the_tables(paragraphs: list[str]) -> None:
    """As often as it is printed: in a figure's wording, or left out."""
    words = (
        r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?"
        r"|thousands?|millions?|first|second|third|half|once|twice)\b"
    )
    printed = [
        (number, word)
        for number, paragraph in enumerate(paragraphs, 1)
        for word in re.findall(words, paragraph.casefold())
    ]
    tables = (*NUMBERS, *LEFT_OUT)
    told = [(row[0], word) for row in tables for word in re.findall(words, row[1])]

    assert sorted(printed) == sorted(told)


def test_no_number_of_the_print_is_missing(article: Article) -> None:
    """The seed says how many there are, and what was left out."""
    left_out = [(each.paragraph, each.wording) for each in article.transcript.left_out]
    count = len(NUMBERS) + len(LEFT_OUT)

    assert left_out == LEFT_OUT
    assert count_numbers(article.transcript) == Coverage(count, len(NUMBERS), len(LEFT_OUT), 0)


def test_no_sentence_of_the_print_is_in_the_project(paragraphs: list[str]) -> None:
    """No file of the project has eight words in a row that the article has."""
    printed = set(list_runs("\n".join(paragraphs)))

    assert {
        file.name: " ".join(run)
        for file in list_files()
        for run in list_runs(file.read_text("utf-8", errors="ignore"))
        if run in printed
    } == {}


def list_runs(text: str) -> Iterator[tuple[str, ...]]:
    """Every run of eight words in a text."""
    words = re.findall(r"\w+", text.casefold())
    return zip(*(words[start:] for start in range(WORDS_IN_A_ROW)), strict=False)


def list_files() -> list[Path]:
    """What the project holds, committed or not yet; build folders are not it."""
    git = shutil.which("git")
    if git and (ROOT / ".git").exists():
        command = [git, "-C", str(ROOT), "ls-files", "-co", "--exclude-standard"]
        names = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        files = [ROOT / name for name in names.splitlines()]
    else:
        files = [
            file
            for file in ROOT.rglob("*")
            if not any(part.startswith(".") for part in file.relative_to(ROOT).parts)
        ]
    return [file for file in files if file.is_file()]
