"""Families of nodes that do not overlap: against sets of a small universe, taken literally."""

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.reconcile.families import MOST_FAMILIES, find_families, list_bits


@st.composite
def structures(draw, size=6, most=8):
    """Nodes that are sets, a whole around some of them, and which are known to be apart.

    What is inside nodes that are known to be apart is known to be apart, too, as in an event.
    """
    sets = st.frozensets(st.integers(1, size), min_size=1)
    nodes = draw(st.lists(sets, min_size=1, max_size=most, unique=True))
    whole = draw(st.just(frozenset(range(size + 1))) | sets)
    pairs = [pair for pair in combinations(nodes, 2) if not pair[0] & pair[1]]
    is_told = draw(st.lists(st.booleans(), min_size=len(pairs), max_size=len(pairs)))
    told = [pair for pair, known in zip(pairs, is_told, strict=True) if known]
    known = pairs if draw(st.booleans()) else told
    return nodes, whole, known


def is_disjoint(one, other, known):
    """Whether two sets lie in two that are known to be apart."""
    return any(
        (one <= left and other <= right) or (one <= right and other <= left)
        for left, right in known
    )


def mask(nodes, is_meant):
    """The bits of the nodes of which it is so."""
    return sum(1 << number for number, node in enumerate(nodes) if is_meant(node))


def find(structure):
    """The families of a structure, as lists of its sets."""
    nodes, whole, known = structure
    inside = mask(nodes, lambda node: node < whole)
    apart = [mask(nodes, lambda node, own=own: is_disjoint(own, node, known)) for own in nodes]
    above = [mask(nodes, lambda node, own=own: own < node) for own in nodes]
    found = find_families(inside, apart, above)
    assert len(set(found)) == len(found)
    return [[nodes[number] for number in list_bits(family)] for family in found]


def list_possible(structure):
    """Every set of nodes inside the whole that are pairwise apart, by trying all."""
    nodes, whole, known = structure
    inside = [node for node in nodes if node < whole]
    for number in range(1, len(inside) + 1):
        for chosen in combinations(inside, number):
            if all(is_disjoint(one, other, known) for one, other in combinations(chosen, 2)):
                yield chosen


@settings(max_examples=300, deadline=None)
@given(structures())
def test_the_members_of_a_family_are_inside_and_apart(structure):
    """What is told as a family lies strictly in the whole and does not overlap."""
    _, whole, known = structure
    for family in find(structure):
        assert family
        assert all(member < whole for member in family)
        assert all(is_disjoint(one, other, known) for one, other in combinations(family, 2))


@settings(max_examples=300, deadline=None)
@given(structures())
def test_whatever_is_apart_lies_in_a_family(structure):
    """Of any nodes that are apart, each is or lies in a member of one family that is told."""
    families = find(structure)
    for chosen in list_possible(structure):
        assert any(
            all(any(node <= member for member in family) for node in chosen) for family in families
        )


@settings(max_examples=300, deadline=None)
@given(structures())
def test_no_family_lies_in_another(structure):
    """A family of which each member is or lies in a member of another says nothing more."""
    families = find(structure)
    for one, other in combinations(families, 2):
        for inner, outer in ((one, other), (other, one)):
            assert not all(any(node <= member for member in outer) for node in inner)


@settings(max_examples=100, deadline=None)
@given(structures())
def test_the_largest_family_comes_first(structure):
    """Families are in the order of how many members they have."""
    sizes = [len(family) for family in find(structure)]
    assert sizes == sorted(sizes, reverse=True)


def test_two_towns_are_one_family_and_a_street_adds_nothing():
    """A street of the first town and the second town say no more than the two towns do."""
    street, town, port = frozenset({1}), frozenset({1, 2}), frozenset({3})
    structure = ([street, town, port], frozenset(range(5)), [(town, port)])
    assert find(structure) == [[town, port]]


def test_a_street_is_told_where_its_town_is_not_apart():
    """The town reaches into the district and its street does not, so both say something."""
    street, town, county = frozenset({1}), frozenset({1, 2}), frozenset({2, 3})
    structure = ([street, town, county], frozenset(range(5)), [(street, county)])
    assert find(structure) == [[street, county], [town]]


def test_nothing_inside_is_no_family():
    """A whole that contains none of the nodes is taken apart in no way."""
    assert find(([frozenset({1}), frozenset({1, 2})], frozenset({1}), [])) == []


def test_of_too_many_families_those_told_still_hold():
    """Five triangles, of which two sides each meet, have 243 families, and 200 are told."""
    sides = [frozenset(3 * n + k for k in (a, b)) for n in range(5) for a, b in SIDES]
    known = [pair for pair in combinations(sides, 2) if not pair[0] & pair[1]]
    families = find((sides, frozenset(range(16)), known))
    assert len(families) == MOST_FAMILIES == 200
    for family in families:
        assert len(family) == 5
        assert all(not one & other for one, other in combinations(family, 2))


SIDES = ((0, 1), (1, 2), (0, 2))
