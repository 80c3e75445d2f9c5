"""What the numbers of ordinary sentences say: tables of sentences, each number marked by hand.

A mark is [phrase|what it says]: its value (22, 20..30, ? for a vague word) with its hedge (> < >=
<= ~), a movement, and where the sentence is about them its unit (/km) and its noun ('civilians');
or the reason for which it is no figure.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from analysis.draft import scan_text
from analysis.draft.number import Number
from analysis.draft.skips import SKIPS

TABLES = ("news.txt", "wire.txt", "attacks.txt", "changes.txt")
FOLDER = Path(__file__).parent / "sentences"
MARK = re.compile(r"\[([^|\]]+)\|([^\]]+)\]")
SIGNS = {"more-than": ">", "less-than": "<", "at-least": ">=", "at-most": "<=", "about": "~"}


def list_sentences(name: str) -> list[str]:
    """The marked sentences of a table."""
    lines = (FOLDER / name).read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def tell(number: Number, mark: str) -> str:
    """What an entry says, in the words of a mark and of what the mark asks for."""
    if number.skip:
        return number.skip
    if number.hedge == "vague":
        value = "?"
    elif number.nominal is None:
        value = f"{show(number.low)}..{show(number.high)}"
    else:
        value = SIGNS.get(number.hedge, "") + show(number.nominal)
    told = [value, *([number.movement] if number.movement else [])]
    told += [f"'{number.noun}'"] if "'" in mark else []
    told += [f"/{number.unit}"] if "/" in mark else []
    return " ".join(told)


def show(value: float | None) -> str:
    """A number to two places at most."""
    return "" if value is None else f"{round(value, 2):g}" if value < 10**5 else str(int(value))


def order(mark: str) -> str:
    """A mark with its parts in the order of `tell`."""
    parts = re.findall(r"'[^']*'|\S+", mark)
    parts.sort(key=lambda part: (part.startswith("/"), part.startswith("'")))
    return " ".join(parts)


CASES = [
    pytest.param(line, id=f"{name}-{place}")
    for name in TABLES
    for place, line in enumerate(list_sentences(name), start=1)
]


@pytest.mark.parametrize("line", CASES)
def test_each_number_says_what_a_reader_takes_it_to_say(line):
    """Its span, its value, its hedge and its movement; and no number beside the marked ones."""
    marks = MARK.findall(line)
    found = scan_text(MARK.sub(r"\1", line))
    told = [(each.text, tell(each, mark)) for each, (_, mark) in zip(found, marks, strict=False)]
    told += [(each.text, tell(each, "")) for each in found[len(marks) :]]
    assert told == [(phrase, order(mark)) for phrase, mark in marks]


def test_the_tables_know_only_documented_reasons():
    """A mark of one word is a reason that the list has."""
    marks = [mark for name in TABLES
             for line in list_sentences(name) for _, mark in MARK.findall(line)]  # fmt: skip
    assert {mark for mark in marks if mark.isalpha()} <= set(SKIPS)
