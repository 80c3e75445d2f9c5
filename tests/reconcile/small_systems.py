"""Small random systems, and all their solutions by trying every value of every count."""

from itertools import combinations, product

from hypothesis import strategies as st

from analysis.reconcile.solve.solver import Constraint, System

COUNTS = ("a", "b", "c", "d")
SOURCES = (None, "p", "q", "r", "s", "t")
TOP = 5


@st.composite
def closed_systems(draw, counts=COUNTS, sources=SOURCES, coefficients=(1, 1, -1, -1, 2, -3)):
    """Systems whose laws keep every count between 0 and TOP at most."""
    names = draw(st.lists(st.sampled_from(counts), min_size=1, unique=True))
    laws = [Constraint(((name, 1),), 0, draw(st.integers(2, TOP)), None) for name in names]
    drawn = st.lists(constraints(names, sources, coefficients), max_size=8)
    return System(tuple(names), (*laws, *draw(drawn)))


@st.composite
def constraints(draw, names, sources=SOURCES, coefficients=(1, 1, -1, -1, 2, -3)):
    """A constraint on some of the counts; one name can come twice, and a low can be too high."""
    terms = st.tuples(st.sampled_from(names), st.sampled_from(coefficients))
    bound = st.none() | st.integers(-4, 12)
    return Constraint(
        tuple(draw(st.lists(terms, max_size=4))),
        draw(bound),
        draw(bound),
        draw(st.sampled_from(sources)),
    )


@st.composite
def forest_systems(draw):
    """Systems without a cycle, most of them open above: each row meets one count met before."""
    size = draw(st.integers(2, 9))
    names = [f"n{i}" for i in range(size)]
    rows, used = [], 1
    while used < size:
        width = draw(st.integers(1, min(3, size - used)))
        members = [draw(st.sampled_from(names[:used])), *names[used : used + width]]
        signs = [draw(st.sampled_from((1, -1))) for _ in members]
        low, high = draw(st.none() | st.integers(-9, 9)), draw(st.none() | st.integers(-9, 9))
        rows.append(Constraint(tuple(zip(members, signs, strict=True)), low, high, f"row{used}"))
        used += width
    said = st.tuples(st.sampled_from(names), st.none() | st.integers(0, 9), st.integers(0, 12))
    for number, (name, low, high) in enumerate(draw(st.lists(said, max_size=5))):
        rows.append(Constraint(((name, 1),), low, high if high < 10 else None, f"said{number}"))
    return System(tuple(names), tuple(rows))


def keep_constraints(system, sources):
    """The laws and what these sources say."""
    kept = tuple(c for c in system.constraints if c.source is None or c.source in sources)
    return System(system.counts, kept)


def list_solutions(system):
    """Every solution with no count above TOP, as a dictionary of count to value."""
    names = sorted(system.counts)
    values = (dict(zip(names, p, strict=True)) for p in product(range(TOP + 1), repeat=len(names)))
    return [value for value in values if all(holds(c, value) for c in system.constraints)]


def holds(constraint, value):
    """Whether the values of the counts satisfy a constraint."""
    total = sum(coefficient * value[name] for name, coefficient in constraint.terms)
    return (constraint.low is None or total >= constraint.low) and (
        constraint.high is None or total <= constraint.high
    )


def list_minimal_conflicts(system):
    """Every minimal conflict, by trying all sets of sources from the smallest on."""
    laws = list_solutions(keep_constraints(system, ()))
    allowed = {
        source: {
            number
            for number, value in enumerate(laws)
            if all(holds(c, value) for c in system.constraints if c.source == source)
        }
        for source in system.sources
    }
    minimal = []
    for size in range(len(allowed) + 1):
        for members in map(frozenset, combinations(sorted(allowed), size)):
            left = set(range(len(laws))).intersection(*(allowed[source] for source in members))
            if not left and not any(known <= members for known in minimal):
                minimal.append(members)
    return sorted(minimal, key=lambda members: (len(members), sorted(members)))
