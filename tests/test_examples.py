"""The suite has no dice: the same examples in each run, and ever new ones only when asked for."""

from __future__ import annotations

import os
import re
import subprocess
import sys

import pytest
from examples import FUZZ, SUITE, TIMES, settle
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analysis import paths

TRIED = re.compile(r"Test case: (\w+)\((.*?)\n\)", re.DOTALL)
PROPERTIES = (
    "tests/ledger/test_wording.py::test_any_number_reads_in_digits",
    "tests/ledger/test_trees.py",
    "tests/reconcile/solve/test_hitting.py",
)


def list_examples(*words: str, hash_seed: int = 0) -> dict[str, list[str]]:
    """Each property with what another process tries it on, in order."""
    command = [sys.executable, "-m", "pytest", "-s", "-p", "no:cacheprovider", "-m", "hypothesis"]
    done = subprocess.run(
        [*command, "--hypothesis-verbosity=verbose", *words],
        cwd=paths.home(),
        env={**os.environ, "PYTHONHASHSEED": str(hash_seed)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr
    found: dict[str, list[str]] = {}
    for name, drawn in TRIED.findall(done.stdout):
        found.setdefault(name, []).append(drawn)
    return found


def settle_own(**own: object) -> settings:
    """What is left of a property's own settings when it is collected."""

    @settings(**own)  # type: ignore[arg-type]
    @given(st.integers())
    def hold(number: int) -> None:
        pass

    settle(hold)
    return hold._hypothesis_internal_use_settings  # type: ignore[attr-defined, no-any-return]


@pytest.fixture
def profile(request: pytest.FixtureRequest):
    """The profile that is asked for, while one test lasts."""
    before = settings.get_current_profile_name()
    settings.load_profile(request.param)
    yield settings.default
    settings.load_profile(str(before))


def test_chance_was_asked_for_or_there_is_none(pytestconfig: pytest.Config) -> None:
    """Without an option the active profile has a fixed seed."""
    asked = pytestconfig.getoption("--hypothesis-profile") not in (None, SUITE)
    assert settings.default.derandomize is not asked


def test_two_runs_try_the_same_examples() -> None:
    """Neither the order of the tests, nor what was imported before, nor a hash's seed matters."""
    once = list_examples(*PROPERTIES, hash_seed=1)
    behind = list_examples("tests/telling/test_words.py", *reversed(PROPERTIES), hash_seed=2)
    assert {name: behind[name] for name in once} == once
    assert min(map(len, once.values())) > 50


@pytest.mark.parametrize(
    ("profile", "is_same"), [(SUITE, True), (FUZZ, False)], indirect=["profile"]
)
def test_only_fuzzing_tries_others_the_next_time(profile: settings, is_same: bool) -> None:
    """A property that runs twice meets the same numbers under the one profile alone."""
    met: list[int] = []

    @settings(max_examples=10)
    @given(st.integers())
    def meet(number: int) -> None:
        met.append(number)

    settle(meet)
    meet()
    once = met.copy()
    met.clear()
    meet()
    assert (met == once) is is_same


@pytest.mark.parametrize("profile", [SUITE], indirect=True)
def test_no_test_brings_chance_back(profile: settings) -> None:
    """A test's own settings have no say in the seed."""
    assert settle_own(derandomize=False).derandomize


@pytest.mark.parametrize("profile", [SUITE, FUZZ], indirect=True)
def test_nothing_fails_for_a_busy_machine(profile: settings) -> None:
    """A test that sets a deadline, or leaves checks of health out, has no limit of time either."""
    own = settle_own(deadline=1, suppress_health_check=[HealthCheck.filter_too_much])
    assert own.deadline is None
    assert {HealthCheck.too_slow, HealthCheck.filter_too_much} <= set(own.suppress_health_check)


@pytest.mark.parametrize("profile", [SUITE, FUZZ], indirect=True)
def test_no_examples_are_kept(profile: settings) -> None:
    """What failed once is printed, to be written down as an example, and not left in a folder."""
    assert settle_own().database is None
    assert settle_own().print_blob


@pytest.mark.parametrize(("profile", "times"), [(SUITE, 1), (FUZZ, TIMES)], indirect=["profile"])
def test_fuzzing_tries_many_times_as_many(profile: settings, times: int) -> None:
    """Also where a test says itself how many."""
    assert settle_own(max_examples=60).max_examples == 60 * times


def test_the_makefile_fuzzes_under_the_profile() -> None:
    """`make fuzz` asks for chance by the profile's name."""
    makefile = (paths.home() / "Makefile").read_text("utf-8")
    assert f"-m hypothesis --hypothesis-profile={FUZZ}" in makefile
