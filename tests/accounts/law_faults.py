"""Reports with one planted fault each, and what must be found of it.

Numbers are offsets of one drawn number, so that a fault is there by arithmetic: each function says
in its first line what is wrong.
"""

from dataclasses import dataclass

from hypothesis import strategies as st
from law_events import DAYS, TOLL, Report, tell

from analysis.accounts.record import Kind

SUNDAY, MONDAY = DAYS[2], DAYS[3]


@dataclass(frozen=True)
class Fault:
    """Reports, and the finding that they must lead to.

    Attributes
    ----------
    kind, group, line : what is found, of whom, in whose account; None may be any.
    members : ids (REPORT#figure) that the finding must name.
    size : how much nobody explains; None where it is not asked.
    """

    reports: tuple[Report, ...]
    kind: Kind
    members: frozenset[str]
    group: str | None
    line: str | None = None
    size: int | None = None


def report(slug, *figures, day=SUNDAY, outlet=None, agency=None):
    """A report by an outlet of its own, unless another is given."""
    return Report(outlet or f"paper-{slug}", day, figures, agency, slug=slug)


def fault(kind, group, line, members, *reports, size=None):
    """A fault with the members given by their short ids."""
    return Fault(tuple(reports), kind, frozenset(members.split()), group, line, size)


numbers = st.integers(12, 60)
gaps = st.integers(1, 9)


@st.composite
def sums_that_are_wrong(draw):
    """Whole numbers of both parts and of the whole, by one line, that do not add up."""
    one, other, gap = draw(numbers), draw(numbers), draw(gaps) * draw(st.sampled_from((1, -1)))
    return fault(
        Kind.CONTRADICTION,
        "people",
        "state",
        "x#all x#some x#rest",
        report(
            "x",
            tell("all", one + other + gap),
            tell("some", one, "guards", speaker="ministry"),
            tell("rest", other, "residents"),
        ),
    )


@st.composite
def parts_above_their_whole(draw):
    """Of a group, a place, a day or a harm inside another: more than of all."""
    most, gap = draw(numbers), draw(gaps)
    inside = draw(
        st.sampled_from(
            (
                {"group": "officers"},
                {"place": "town"},
                {"period": "saturday"},
                {"measure": "injuries"},
            )
        )
    )
    around = {"measure": "casualties"} if "measure" in inside else {}
    form = draw(st.sampled_from(("{}", "at least {}")))
    whole = draw(st.sampled_from(("{}", "up to {}")))
    some = tell("some", form.format(most + gap), "guards", speaker="hospital")
    return fault(
        Kind.CONTRADICTION,
        "guards",
        "hospital",
        "x#all x#some",
        report(
            "x",
            tell("all", whole.format(most), "guards", speaker="hospital", **around),
            {**some, **inside},
        ),
    )


@st.composite
def numbers_that_differ(draw):
    """Two numbers of one count, by two speakers of one line, or by one party."""
    one, gap = draw(numbers), draw(gaps)
    first, second, line = draw(
        st.sampled_from((("police", "ministry", "state"), ("rebels", "rebels", "rebels")))
    )
    return fault(
        Kind.CONTRADICTION,
        "residents",
        line,
        "x#one x#other",
        report(
            "x",
            tell("one", one, "residents", speaker=first),
            tell("other", one + gap, "residents", speaker=second),
        ),
    )


@st.composite
def rises_too_small(draw):
    """So many more than the line said the day before, and still fewer in all than that makes."""
    before, gap = draw(numbers), draw(st.integers(1, 5))
    more = gap + draw(st.integers(1, 5))
    return fault(
        Kind.CONTRADICTION,
        "residents",
        "state",
        "y#now y#more x#then",
        report("x", tell("then", before, "residents"), day=DAYS[1]),
        report("y", tell("now", before + more - gap, "residents"), draw_growth(draw, more)),
    )


@st.composite
def rises_too_great(draw):
    """So many more than the line said the day before, and more in all than that makes."""
    before, gap, more = draw(numbers), draw(gaps), draw(gaps)
    return fault(
        Kind.UNEXPLAINED_REST,
        "residents",
        "state",
        "y#now y#more x#then",
        report("x", tell("then", before, "residents"), day=DAYS[1]),
        report("y", tell("now", before + more + gap, "residents"), draw_growth(draw, more)),
        size=gap,
    )


def draw_growth(draw, more):
    """A growth of Sunday: told as one, or as the count of that day."""
    if draw(st.booleans()):
        return tell("more", f"{more} more", "residents", change="increment")
    return tell("more", more, "residents", period="sunday")


@st.composite
def lines_that_part(draw):
    """Two lines, one day, one count, two numbers; or a part above another line's whole."""
    one, gap = draw(numbers), draw(gaps)
    other = draw(st.sampled_from(("hospital", "rebels")))
    group, place = draw(st.sampled_from((("guards", None), ("officers", None), ("guards", "town"))))
    return fault(
        Kind.PARTING,
        None,
        None,
        "x#one y#other",
        report("x", tell("one", one, "guards")),
        report("y", tell("other", one + gap, group, speaker=other, place=place)),
    )


@st.composite
def moved_numbers(draw):
    """Two witnesses have a number of guards; one outlet has it of residents."""
    number = draw(st.integers(51, 99))
    return fault(
        Kind.MOVED,
        "residents",
        None,
        "z#moved",
        report("x", tell("right", number, "guards"), agency="Wire"),
        report("y", tell("right", number, "guards"), agency="Post"),
        report("z", tell("moved", number, "residents", speaker="outlet")),
    )


@st.composite
def stale_reprints(draw):
    """A number that its line has raised since is printed again, as of its day or without one."""
    old, gap = draw(numbers), draw(gaps)
    outlet = draw(st.sampled_from(("police", "ministry", "outlet")))
    is_dated = draw(st.booleans()) and outlet != "outlet"
    return fault(
        Kind.OVERTAKEN,
        "residents",
        "state",
        "z#old",
        report("x", tell("then", old, "residents"), day=DAYS[0]),
        report("y", tell("now", old + gap, "residents"), day=DAYS[1]),
        report(
            "z",
            tell("old", old, "residents", speaker=outlet, day=DAYS[0] if is_dated else None),
        ),
    )


@st.composite
def falls_by_one_speaker(draw):
    """The same speaker says fewer on a later day, of the same scope."""
    old, gap = draw(numbers), draw(gaps)
    return fault(
        Kind.CORRECTION,
        "people",
        "hospital",
        "y#now",
        report("x", tell("then", old, speaker="hospital"), day=DAYS[1]),
        report("y", tell("now", old - gap, speaker="hospital")),
    )


@st.composite
def withdrawals(draw):
    """Another speaker of the line says fewer, and takes the first number back."""
    old, gap = draw(numbers), draw(gaps)
    first = report("x", tell("then", old), day=DAYS[1])
    back = f"{first.name}#then"
    return fault(
        Kind.CORRECTION,
        "people",
        "state",
        "y#now",
        first,
        report("y", tell("now", old - gap, speaker="ministry", corrects=[back])),
    )


@st.composite
def falls_by_another_speaker(draw):
    """Another speaker of the line says fewer, and nobody says why."""
    old, gap = draw(numbers), draw(gaps)
    return fault(
        Kind.UNCLEAR,
        "people",
        "state",
        "y#now",
        report("x", tell("then", old), day=DAYS[1]),
        report("y", tell("now", old - gap, speaker="ministry")),
    )


@st.composite
def totals_too_low(draw):
    """A lower bound of all that is a fraction of its own parts."""
    guards, residents = draw(numbers), draw(numbers)
    low = (guards + residents) // draw(st.integers(3, 6))
    return fault(
        Kind.LOW_TOTAL,
        "people",
        None,
        "x#all",
        report(
            "x",
            tell("all", draw(st.sampled_from(("more than {}", "at least {}"))).format(low)),
            tell("some", guards, "guards"),
            tell("rest", residents, "residents"),
        ),
    )


@st.composite
def numbers_of_an_outlet_alone(draw):
    """An outlet in its own voice has more than any line."""
    most, gap = draw(numbers), draw(gaps)
    form = draw(st.sampled_from(("{}", "{} or more", "at least {}")))
    return fault(
        Kind.STANDS_ALONE,
        "guards",
        None,
        "z#alone",
        report("x", tell("one", most, "guards")),
        report("y", tell("other", most, "guards", speaker="hospital")),
        report("z", tell("alone", form.format(most + gap), "guards", speaker="outlet")),
    )


@st.composite
def closed_days_that_differ(draw):
    """The dead of Friday, over on the days of both reports, are counted in two ways."""
    number, gap = draw(numbers), draw(gaps)
    speaker, day = draw(st.sampled_from((("ministry", SUNDAY), ("hospital", MONDAY))))
    return fault(
        Kind.PERIOD_MISMATCH,
        "guards",
        None,
        "x#one y#other",
        report("x", tell("one", number + gap, "guards", period="friday"), day=DAYS[1]),
        report("y", tell("other", number, "guards", period="friday", speaker=speaker), day=day),
    )


@st.composite
def statements_told_differently(draw):
    """Two reports of one statement agree in two of its counts and differ in the third."""
    guards, officers, gap = draw(numbers), draw(st.integers(1, 11)), draw(gaps)
    residents = draw(numbers)
    same = (tell("guards", guards, "guards"), tell("officers", officers, "officers"))
    return fault(
        Kind.TOLD_DIFFERENTLY,
        "residents",
        "state",
        "x#third y#third",
        report("x", *same, tell("third", residents, "residents")),
        report("y", *same, tell("third", residents + gap, "residents")),
    )


@st.composite
def wider_stretches(draw):
    """A line counts from Saturday, then from Friday, and tells Friday's dead apart."""
    since, friday = draw(numbers), draw(gaps)
    return fault(
        Kind.WIDER_PERIOD,
        "guards",
        "state",
        "x#narrow y#wide",
        report("x", tell("narrow", since, "guards", period="since-saturday"), day=DAYS[1]),
        report(
            "y",
            tell("wide", since + friday, "guards", period="since-friday"),
            tell("before", friday, "guards", period="friday"),
        ),
        size=friday,
    )


@st.composite
def rises(draw):
    """A line says more on a later day."""
    old, gap = draw(numbers), draw(gaps)
    return fault(
        Kind.REVISION,
        "people",
        "state",
        "x#then y#now",
        report("x", tell("then", old), day=DAYS[1]),
        report("y", tell("now", old + gap, speaker="ministry")),
    )


FAULTS = (
    sums_that_are_wrong,
    parts_above_their_whole,
    numbers_that_differ,
    rises_too_small,
    rises_too_great,
    lines_that_part,
    moved_numbers,
    stale_reprints,
    falls_by_one_speaker,
    withdrawals,
    falls_by_another_speaker,
    totals_too_low,
    numbers_of_an_outlet_alone,
    closed_days_that_differ,
    statements_told_differently,
    wider_stretches,
    rises,
)

ELSEWHERE = "elsewhere"


@st.composite
def noise(draw, event):
    """True reports of another place, which say nothing of the planted count; with their event."""
    places = {**event["places"], ELSEWHERE: {"name": "Far Isle", "kind": "province"}}
    number, reports = 0, []
    for index, day in enumerate(sorted(draw(st.lists(st.sampled_from(DAYS), max_size=3)))):
        number += draw(st.integers(0, 9))
        speaker = draw(st.sampled_from(("police", "hospital")))
        figure = tell("f", number, speaker=speaker, place=ELSEWHERE)
        reports.append(report(f"n{index}", figure, day=day))
    return {**event, "places": places, "toll": TOLL}, tuple(reports)
