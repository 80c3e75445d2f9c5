"""How long a draft takes, from the command's start to the written files, beside an empty command.

The article is invented, has about 3,000 characters and a number in each sentence. The middle of
several rounds counts; each is a process of its own, as a user's is.

    python -m bench.bench_draft
    python -m bench.bench_draft --rounds 21
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import NamedTuple

ROUNDS = 9
CHARACTERS = 3000
ARTICLE = "example-2026/2026-01-31-example-news"
BIN = Path(sys.executable).parent
SENTENCES = (
    "Gunmen killed at least {} people in a raid on the town of Sampleton on Friday, police said.",
    "More than {} others were injured, a doctor at the hospital of Testford told reporters.",
    "The Red Side, an armed group, claimed to have killed {} soldiers and to have captured others.",
    "About {} vehicles were burnt on the road, and {} families had fled by Saturday, police said.",
)


def write_article() -> str:
    """An article of about `CHARACTERS` characters, three sentences a paragraph."""
    text, number = "", 11
    while len(text) < CHARACTERS:
        sentence = SENTENCES[number % len(SENTENCES)]
        text += sentence.format(number, number + 40) + ("\n\n" if number % 3 == 0 else " ")
        number += 1
    return text


class Cost(NamedTuple):
    """Seconds by the clock, and seconds of work, which other programs do not lengthen as much."""

    clock: float
    work: float


def time_command(*words: str) -> Cost:
    """What a command takes, from its start to its end."""
    begun, worked = time.perf_counter(), count_work()
    subprocess.run([BIN / "tollbook", *words], check=True, capture_output=True)
    return Cost(time.perf_counter() - begun, count_work() - worked)


def count_work() -> float:
    """Seconds of work of all commands so far."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def measure_draft(text: str) -> Cost:
    """What one draft takes, in a project of its own."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["TOLLBOOK_HOME"] = folder
        file = Path(folder) / "article.txt"
        file.write_text(text, "utf-8")
        cost = time_command("new", ARTICLE, "--from", str(file))
        assert (Path(folder) / "seeds" / f"{ARTICLE}.yaml").is_file()
        return cost


def main() -> None:
    """Print a line for the draft and one for a command that does nothing."""
    parser = argparse.ArgumentParser(description=__doc__, add_help=True)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    rounds = parser.parse_args().rounds
    text = write_article()
    drafts = [measure_draft(text) for _ in range(rounds)]
    starts = [time_command("--help") for _ in range(rounds)]
    for what, costs in ((f"a draft of {len(text):,} characters", drafts), ("--help", starts)):
        clock, work = (median(each) for each in zip(*costs, strict=True))
        most = max(cost.clock for cost in costs)
        print(f"{what}: {clock:.2f} s, {most:.2f} at most; {work:.2f} s of work")


if __name__ == "__main__":
    main()
