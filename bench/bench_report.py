"""How long reports take beside the plain way: papermill and nbconvert, a process each.

Both ways are measured in one run on one machine, most of them three times, and the middle one
counts. Articles are copies of the first one with other numbers, in a folder of their own that is
gone at the end. Memory is that of all processes at work, what they share counted once, at its peak.

    python -m bench.bench_report
    python -m bench.bench_report --articles 10 --rounds 1
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from statistics import median
from typing import NamedTuple

from analysis import paths
from analysis.kernels.client import PromptManager
from analysis.run.parameters import list_notebooks

ARTICLE = "balochistan-2026/2026-02-04-press-tv"
SIZES = (10, 100, 300)
ARTICLES_AN_EVENT = 10
JOBS = 2
ROUNDS = 3
LARGE = 100
"""With more articles than these, one round must do."""
SAMPLE_SECONDS = 1.0
PATIENCE_SECONDS = 60
NUMBER = re.compile(r'"(\d+)"')
"""A wording, or a reading of one, that is a number alone."""
QUIET = ["--IPKernelApp.log_level=50", "--HistoryManager.hist_file=:memory:"]
FIRST_CELL = "import analysis, seaborn, great_tables"
BIN = Path(sys.executable).parent


class Cost(NamedTuple):
    """Seconds by the clock, and the most memory in megabytes; none where it is not known."""

    seconds: float
    peak_mb: float | None = None


def middle(costs: list[Cost]) -> Cost:
    """The middle of several rounds; the memory is the most of all."""
    peaks = [cost.peak_mb for cost in costs if cost.peak_mb is not None]
    return Cost(median(cost.seconds for cost in costs), max(peaks, default=None))


class Workplace:
    """A folder that Tollbook and Jupyter take for their own, and the processes that use it.

    Parameters
    ----------
    folder : empty; it becomes the project's folder, and all variables lead into it.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._begun = time.monotonic()
        self._numbers = count()
        shutil.copytree(paths.notebooks(), folder / "notebooks")
        self._seeds = paths.seeds() / ARTICLE.partition("/")[0]
        for name in ("TOLLBOOK_HOME", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR", "MPLCONFIGDIR"):
            os.environ[name] = str(folder)
        self.forget_parent()

    def forget_parent(self) -> None:
        """Let the next kernel have no warm parent."""
        runtime = self.folder / f"runtime-{next(self._numbers)}"
        runtime.mkdir(mode=0o700)
        os.environ["TOLLBOOK_RUNTIME_DIR"] = str(runtime)
        self.stop_all()

    def stop_all(self) -> None:
        """End what was started from here and still waits for more."""
        for pid in self.find_processes():
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)

    def find_processes(self) -> Iterator[int]:
        """Those with this folder in their command line or in their environment."""
        word = os.fsencode(self.folder)
        for entry in Path("/proc").glob("[0-9]*"):
            with contextlib.suppress(OSError):
                told = (entry / "cmdline").read_bytes() + (entry / "environ").read_bytes()
                if word in told and int(entry.name) != os.getpid():
                    yield int(entry.name)

    def write_seeds(self, articles: int) -> None:
        """As many articles as asked for, ten an event; the first is the real one."""
        for number in range(articles):
            event = self.folder / "seeds" / f"event-{number // ARTICLES_AN_EVENT}"
            if not event.is_dir():
                event.mkdir(parents=True)
                shutil.copy(self._seeds / "event.yaml", event)
            text = (self._seeds / f"{ARTICLE.partition('/')[2]}.yaml").read_text("utf-8")
            changed = NUMBER.sub(lambda hit, by=number: f'"{int(hit[1]) + by}"', text)
            (event / f"2026-02-04-copy-{number}.yaml").write_text(changed, "utf-8")

    def new_folder(self) -> Path:
        """A folder to publish into."""
        folder = self.folder / f"out-{next(self._numbers)}"
        folder.mkdir()
        return folder

    def run(self, *commands: list[str]) -> Cost:
        """Run commands one after the other; what they print is told where one fails."""
        begin = time.perf_counter()
        with self._watch() as peak:
            for program, *words in commands:
                done = subprocess.run(
                    [BIN / program, *words],
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.STDOUT,
                    text=True,
                    check=False,
                )
                if done.returncode:
                    sys.exit(f"{program} {' '.join(words)}: {done.stdout[-2000:]}")
            seconds = time.perf_counter() - begin
        return Cost(seconds, peak() or None)

    @contextlib.contextmanager
    def _watch(self) -> Iterator[Callable[[], float]]:
        peak, is_over = 0.0, threading.Event()

        def watch() -> None:
            nonlocal peak
            while not is_over.wait(SAMPLE_SECONDS):
                peak = max(peak, sum(read_memory_mb(pid) for pid in self.find_processes()))

        watcher = threading.Thread(target=watch)
        watcher.start()
        try:
            yield lambda: peak
        finally:
            is_over.set()
            watcher.join()

    def count_seconds(self) -> float:
        """Since the beginning."""
        return time.monotonic() - self._begun

    def say(self, doing: str) -> None:
        """Tell what is going on, with the time since the beginning."""
        minutes, seconds = divmod(int(self.count_seconds()), 60)
        print(f"{minutes:3}:{seconds:02}  {doing}", file=sys.stderr, flush=True)


def read_memory_mb(pid: int, kind: str = "Pss") -> float:
    """A process's memory in megabytes, its share of what it shares; 0 if it has ended."""
    with contextlib.suppress(OSError):
        text = Path(f"/proc/{pid}/smaps_rollup").read_text("ascii")
        found = re.search(rf"^{kind}:\s+(\d+) kB$", text, re.MULTILINE)
        return int(found[1]) / 1024 if found else 0.0
    return 0.0


def run_plain(place: Workplace, name: str) -> Cost:
    """All notebooks of one article the plain way."""
    out = place.new_folder()
    commands = []
    for notebook in list_notebooks():
        made = str(out / notebook.name)
        words = ["--no-progress-bar", "-p", "article", name]
        commands += [
            ["papermill", str(notebook), made, *words],
            ["jupyter", "nbconvert", "--to", "html", made],
        ]
    cost = place.run(*commands)
    shutil.rmtree(out)
    return cost


def run_tollbook(place: Workplace, out: Path, *names: str) -> Cost:
    """`tollbook report` on these articles, or on all."""
    return place.run(["tollbook", "report", *names, "--jobs", str(JOBS), "--out", str(out)])


async def start_kernel(name: str, cell: str) -> Cost:
    """From asking for a kernel until it has run a cell."""
    begin = time.perf_counter()
    manager = PromptManager(kernel_name=name)
    await manager.start_kernel(extra_arguments=QUIET)
    client = manager.client()
    client.start_channels()
    try:
        await client.wait_for_ready(PATIENCE_SECONDS)
        reply = await client.execute_interactive(cell, timeout=PATIENCE_SECONDS)
        assert reply["content"]["status"] == "ok", reply["content"]
        return Cost(time.perf_counter() - begin)
    finally:
        await manager.shutdown_kernel()
        client.stop_channels()


def find_parent(place: Workplace) -> int:
    """The parent of warm kernels: the one whose own parent is none of ours."""
    ours = set(place.find_processes())
    (parent,) = (pid for pid in ours if read_parent(pid) not in ours)
    return parent


def read_parent(pid: int) -> int:
    """The process that started another."""
    text = Path(f"/proc/{pid}/stat").read_text("utf-8")
    return int(text.rpartition(")")[2].split()[1])


def print_row(
    what: str, plain: Cost | None, own: Cost | None, target: float | None = None, unit: str = "s"
) -> None:
    """Print one row of the table; an untold target is only a figure."""
    ratio = own.seconds / plain.seconds if own and plain else None
    verdict = ""
    if target is not None and ratio is not None:
        verdict = f"<= {target:.3f} {'yes' if ratio <= target else 'NO'}"
    peaks = [f"{cost.peak_mb:.0f}" if cost and cost.peak_mb else "-" for cost in (plain, own)]
    cells = [
        *(f"{cost.seconds:.2f} {unit}" if cost else "-" for cost in (plain, own)),
        "-" if ratio is None else f"{ratio:.3f}",
        verdict,
        " / ".join(peaks),
    ]
    print(f"{what:<44}{cells[0]:>11}{cells[1]:>11}{cells[2]:>8}{cells[3]:>14}{cells[4]:>15}")


def bench_one(place: Workplace, rounds: int) -> Cost:
    """One article: cold, then with nothing changed; the plain way's cost."""
    name = "event-0/2026-02-04-copy-0"
    plain, cold, idle = [], [], []
    for turn in range(1, rounds + 1):
        place.say(f"one article, round {turn} of {rounds}: papermill and nbconvert")
        plain.append(run_plain(place, name))
        place.say(f"one article, round {turn} of {rounds}: tollbook, cold and then unchanged")
        place.forget_parent()
        out = place.new_folder()
        cold.append(run_tollbook(place, out, name))
        idle.append(run_tollbook(place, out, name))
    print_row("one article, cold", middle(plain), middle(cold), 1 / 4)
    print_row("one article, nothing changed", middle(plain), middle(idle), 1 / 40)
    return middle(plain)


def bench_kernels(place: Workplace, rounds: int) -> None:
    """A kernel's start, cold and warm; a notebook's first cell imports the libraries."""
    place.forget_parent()
    for what, cell, target in (
        ("kernel until a notebook's first cell has run", FIRST_CELL, 1 / 5),
        ("kernel until an empty cell has run", "None", None),
    ):
        place.say(f"{what}: cold, then warm")
        asyncio.run(start_kernel("tollbook", cell))
        cold, warm = [], []
        for _ in range(2 * rounds):
            cold.append(asyncio.run(start_kernel("python3", cell)))
            warm.append(asyncio.run(start_kernel("tollbook", cell)))
        print_row(what, middle(cold), middle(warm), target)


def bench_many(place: Workplace, size: int, rounds: int, plain: Cost) -> Iterator[Cost]:
    """Many articles, and a notebook's share of the time; the cost of each round."""
    place.write_seeds(size)
    notebooks = len(list_notebooks())
    costs, idle = [], []
    for turn in range(1, rounds + 1):
        place.say(f"{size} articles, round {turn} of {rounds}")
        out = place.new_folder()
        costs.append(run_tollbook(place, out))
        yield costs[-1]
        idle.append(run_tollbook(place, out))
        shutil.rmtree(out)
    one = Cost(plain.seconds / notebooks, plain.peak_mb)
    share = Cost(middle(costs).seconds / size / notebooks, middle(costs).peak_mb)
    print_row(f"a notebook of {size} articles, --jobs {JOBS}", one, share, 1 / 12)
    all_plain = Cost(plain.seconds * size)
    print_row(f"{size} articles (plain: reckoned)", all_plain, middle(costs))
    print_row(f"{size} articles, nothing changed", all_plain, middle(idle), 1 / 40)


def bench_growth(place: Workplace, most: int, rounds: int, plain: Cost) -> None:
    """From few articles to many; and the memory of the kernels' parent, the same for all."""
    place.forget_parent()
    done, memory = 0, {}
    for size in sorted({min(size, most) for size in SIZES}):
        for _ in bench_many(place, size, rounds if size <= LARGE else 1, plain):
            done += size * len(list_notebooks())
            memory[done] = Cost(read_memory_mb(find_parent(place), "Rss"))
    few, many = min(memory), max(memory)
    what = f"their parent after {few} and {many} notebooks"
    print_row(what, memory[few], memory[many], 1.2, "MB")


def main() -> None:
    """Print one table."""
    ask = argparse.ArgumentParser(description="How long reports take, beside the plain way.")
    ask.add_argument("--articles", type=int, default=max(SIZES), help="at most so many")
    ask.add_argument("--rounds", type=int, default=ROUNDS, help="of which the middle counts")
    asked = ask.parse_args()
    # Stopped in this way, too, it leaves nothing behind.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    print(f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f} before the first round")
    print(
        f"{'what':<44}{'plain':>11}{'Tollbook':>11}{'ratio':>8}{'target':>14}{'memory, MB':>15}",
        flush=True,
    )
    with tempfile.TemporaryDirectory(prefix="tollbook-bench-", ignore_cleanup_errors=True) as made:
        place = Workplace(Path(made))
        try:
            place.write_seeds(1)
            plain = bench_one(place, asked.rounds)
            bench_kernels(place, asked.rounds)
            bench_growth(place, asked.articles, asked.rounds, plain)
        finally:
            place.stop_all()


if __name__ == "__main__":
    main()
