"""Small sets that hit many sets, against brute force."""

from hypothesis import given
from hypothesis import strategies as st

from analysis.reconcile.solve.budget import Budget
from analysis.reconcile.solve.hitting import find_hitting_set

MASKS = st.lists(st.integers(0, 63), max_size=6)


@given(MASKS, MASKS, st.integers(0, 6))
def test_a_set_is_found_if_and_only_if_there_is_one(sets, forbidden, size):
    """Some set of six members fits exactly where one is found, and the one found fits."""

    def fits(chosen):
        return (
            chosen.bit_count() <= size
            and all(chosen & members for members in sets)
            and not any(chosen & members == members for members in forbidden)
        )

    found = find_hitting_set(sets, forbidden, size, Budget(10**9))
    assert (found is not None) == any(fits(chosen) for chosen in range(64))
    assert found is None or fits(found)
