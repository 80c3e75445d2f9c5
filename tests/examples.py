"""Which examples a property is tried on: the same in every run, or ever new ones.

`make test` and CI take the profile `suite`, so that they fail or pass for what changed and never
by chance; `make fuzz` takes `fuzz`, which looks for what nobody thought of.
"""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import HealthCheck, is_hypothesis_test, settings
from hypothesis.internal.conjecture import providers

SUITE, FUZZ = "suite", "fuzz"

TIMES = 20
"""How many times as many examples `fuzz` tries."""

_OWN = "_hypothesis_internal_use_settings"


def register_profiles() -> None:
    """Make both profiles known and take `suite`; `--hypothesis-profile=fuzz` takes the other.

    How long an example takes is a matter of what else the machine does, so nothing fails of it.
    """
    settings.register_profile(
        SUITE,
        derandomize=True,
        database=None,
        deadline=None,
        print_blob=True,
        suppress_health_check=[HealthCheck.too_slow],
    )
    settings.register_profile(FUZZ, settings.get_profile(SUITE), derandomize=False)
    settings.load_profile(SUITE)


def keep_constants_out() -> None:
    """Draw no constants from our own code.

    Hypothesis takes them from the modules that happen to be imported, so that a test would have
    other examples by itself than behind another test.
    """
    providers._get_local_constants = lambda: providers._local_constants


def settle(test: Callable[..., object] | None) -> None:
    """Put the profile above the settings of a test's own, but for how much is tried.

    A parametrised test comes here once for each case, and is settled once.
    """
    if not is_hypothesis_test(test) or hasattr(test, "is_settled"):
        return
    own, profile = getattr(test, _OWN), settings.default
    setattr(
        test,
        _OWN,
        settings(
            own,
            derandomize=profile.derandomize,
            database=profile.database,
            deadline=profile.deadline,
            print_blob=profile.print_blob,
            max_examples=own.max_examples * (TIMES if is_fuzz() else 1),
            suppress_health_check={*own.suppress_health_check, *profile.suppress_health_check},
        ),
    )
    test.is_settled = True  # type: ignore[attr-defined]


def is_fuzz() -> bool:
    """Whether ever new examples were asked for."""
    return str(settings.get_current_profile_name()).startswith(FUZZ)
