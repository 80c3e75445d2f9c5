"""How long it takes to find the numbers of texts, beside quantulum3 in the same run.

Texts are made from a seeded generator: sentences of many kinds with other numbers each time, in
digits and words. What is timed is the processor's time of one core, so that other work on the
machine counts little; the middle of several rounds is told.

    python -m bench.bench_scan
"""

from __future__ import annotations

import argparse
import random
import statistics
import time
from collections.abc import Callable

from analysis.draft import scan_text

MB = 1_000_000
ROUNDS = 5
TARGET_MB_A_SECOND = 1.0
LARGE_MB = 10
MOST_TIMES_AS_LONG = 1.3
"""How many times as long a character of a text of 10 MB may take as one of 1 MB."""

OTHERS_KB = 4
"""So much text is enough for a reader of about 0.01 MB/s."""

SENTENCES = (
    "At least {small} people were killed and {number} wounded in {word} towns, the police said.",
    "Revenue rose {share}% to ${decimal} billion from ${share} billion a year earlier.",
    "The mayor thanked everybody who had come and said that the town would remember the day.",
    "More than {number} {people} took part, {word} of them on foot, on {small} March {year}.",
    "Shares fell as much as {share} percent before they closed at {decimal}, brokers said.",
    "A witness, who did not want to be named, told of a long night and of smoke over the market.",
    "The probe flew {number} million km in {word} and a half years, and cost about €{small}m.",
    "Between {small} and {number} {people} live there, {share}% on less than ${small} a day.",
    "The side won {small}-1 in front of {number} fans, its third win in {word} games.",
    "Roads were closed until the evening, and nobody could say when the trains would run again.",
    "One in {word} households had cut its spending by a third since {year}, the office said.",
    "The Falcon {small} goes from 0 to {number} km/h in {decimal} seconds and seats {word}.",
)
PLAIN = tuple(sentence for sentence in SENTENCES if "{" not in sentence)
PEOPLE = ("soldiers", "civilians", "workers", "villagers", "students", "visitors")
WORDS = ("two", "five", "twelve", "twenty-two", "thirty", "a dozen", "forty-eight", "nine")

HOSTILE = {
    "digits only": "7",
    "one one one": "one ",
    "1-1-1-1": "1-",
    "1,1,1,1": "1,",
    "hyphens": "twenty-",
    "hedges": "more than up to at least ",
    "blank lines": "\n \n",
    "hundreds": "hundred and ",
    "letters": "x",
    "points": "a.",
}


def write_text(chance: random.Random, size: int, plain: float = 0) -> str:
    """A varied text of so many characters, in paragraphs of a few sentences.

    `plain` is the share of sentences that have no number in any case; without it a text has about
    three times as many numbers as news has.
    """
    parts, length = [], 0
    while length < size:
        kinds = PLAIN if chance.random() < plain else SENTENCES
        sentence = chance.choice(kinds).format(
            small=chance.randint(2, 31),
            number=f"{chance.randint(32, 99_999):,}",
            share=f"{chance.uniform(0.1, 80):.1f}",
            decimal=f"{chance.uniform(1, 400):.2f}",
            year=chance.randint(1990, 2026),
            word=chance.choice(WORDS),
            people=chance.choice(PEOPLE),
        )
        parts.append(sentence + ("\n\n" if chance.random() < 0.3 else " "))
        length += len(parts[-1])
    return "".join(parts)[:size]


def time_call(call: Callable[[], object]) -> float:
    """Seconds of the processor that a call takes."""
    begin = time.process_time()
    call()
    return time.process_time() - begin


def time_middle(text: str, rounds: int) -> float:
    """The middle of several rounds, in seconds."""
    return statistics.median(time_call(lambda: scan_text(text)) for _ in range(rounds))


def bench_speed(rounds: int) -> float:
    """1 MB of varied text, with as many numbers as news has and with more; seconds a MB of that."""
    seconds = 0.0
    for plain in (0.7, 0):
        text = write_text(random.Random(14), MB, plain)
        numbers = len(scan_text(text))
        seconds = time_middle(text, rounds)
        note = f"at least {TARGET_MB_A_SECOND} MB/s: {'yes' if seconds <= 1 else 'NO'}"
        print_row(f"varied text, {numbers:,} numbers", 1, seconds, note)
    return seconds


def bench_growth(one: float) -> None:
    """10 MB, in paragraphs and on one line."""
    text = write_text(random.Random(15), LARGE_MB * MB)
    for what, kind in (("paragraphs", text), ("one line", text.replace("\n", " "))):
        seconds = time_call(lambda kind=kind: scan_text(kind))
        times = seconds / LARGE_MB / one
        verdict = "yes" if times <= MOST_TIMES_AS_LONG else "NO"
        print_row(
            f"varied text, {what}", LARGE_MB, seconds, f"{times:.2f}x a MB, linear: {verdict}"
        )


def bench_hostile() -> None:
    """Text that leads a careless reader astray: 10 times as much takes 10 times as long."""
    for what, piece in HOSTILE.items():
        short, long = (piece * (size // len(piece)) for size in (MB // 5, 2 * MB))
        few, many = (
            time_call(lambda short=short: scan_text(short)),
            time_call(lambda long=long: scan_text(long)),
        )
        times = many / few / 10 if few > 0.01 else 1
        print_row(f"hostile text, {what}", 2, many, f"{times:.2f}x a MB")


def bench_other(one: float) -> None:
    """The same text by quantulum3, where it is installed."""
    try:
        from quantulum3 import parser
    except ImportError:
        print("quantulum3 is not installed here; pip install quantulum3 to compare")
        return
    text = write_text(random.Random(14), OTHERS_KB * 1_000)
    parser.parse("12 km")
    seconds = time_call(lambda: parser.parse(text)) * MB / len(text)
    print_row(
        f"quantulum3 (reckoned from {OTHERS_KB} kB)", 1, seconds, f"{seconds / one:.0f}x as long"
    )


def print_row(what: str, size: float, seconds: float, note: str) -> None:
    """One row of the table."""
    speed = size / seconds if seconds else float("inf")
    print(f"{what:<42}{size:>6g} MB{seconds:>10.2f} s{speed:>10.3f} MB/s   {note}", flush=True)


def main() -> None:
    """Print one table."""
    ask = argparse.ArgumentParser(description="How long the numbers of a text take to find.")
    ask.add_argument("--rounds", type=int, default=ROUNDS, help="of which the middle counts")
    asked = ask.parse_args()
    one = bench_speed(asked.rounds)
    bench_other(one)
    bench_growth(one)
    bench_hostile()


if __name__ == "__main__":
    main()
