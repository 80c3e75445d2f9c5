"""Small hidden truths, the reports that tell them, and reports with one planted fault.

A truth is a list of batches: so many of a group died in a place on one day, and became known on
that day or later. What is known of any count as of any day is the sum of the batches it covers, so
no truthful number ever falls, and no two of one day disagree.
"""

from dataclasses import dataclass

from hypothesis import strategies as st
from law_events import ATOMS, DAYS, LINES, PERIODS, SITES, Report, World, tell

FORMS = ("exact", "exact", "at least", "more than", "or more", "up to", "about")


@dataclass(frozen=True)
class Batch:
    """People who died together: whose, where, on which day, known from which half day, how many.

    Half days are counted from the morning of the first day on.
    """

    group: str
    place: str
    died: int
    known: int
    size: int


@dataclass(frozen=True)
class Truth:
    """Everybody who died."""

    batches: tuple[Batch, ...]

    def count(self, group, place, period, half):
        """How many of those in that scope are known in that half day."""
        first, last = PERIODS[period]
        return sum(
            batch.size
            for batch in self.batches
            if batch.group in ATOMS[group]
            and batch.place in SITES[place]
            and first <= batch.died <= (len(DAYS) if last is None else last)
            and batch.known <= half
        )


def end(day):
    """The last half of a day."""
    return 2 * day + 1


@st.composite
def truths(draw, top=3, is_prompt=True):
    """Truths of a few batches; where prompt, each is known by the end of its day."""
    batches = []
    for _ in range(draw(st.integers(2, 7))):
        died = draw(st.integers(0, 3))
        batches.append(
            Batch(
                draw(st.sampled_from(("officers", "others", "residents"))),
                draw(st.sampled_from(("town", "elsewhere"))),
                died,
                draw(st.integers(2 * died, end(died if is_prompt else 3))),
                draw(st.integers(0, top)),
            )
        )
    return Truth(tuple(batches))


def word(draw, number, form):
    """True words for a number."""
    if form == "exact":
        return str(number)
    less = draw(st.integers(0, number))
    if form == "more than":
        return f"more than {less - 1}" if less else f"at least {less}"
    if form == "or more":
        return f"{less} or more"
    if form == "up to":
        return f"up to {number + draw(st.integers(0, 2))}"
    return f"{form} {less if form == 'at least' else number}"


@st.composite
def true_figures(draw, truth, name, now, speakers):
    """A figure that is true in that half day, or as of the end of an earlier day."""
    published = now // 2
    speaker = draw(st.sampled_from(speakers))
    period = draw(st.sampled_from((None, None, "since-friday", *PERIODS)))
    start, last = PERIODS[period or "since-friday"]
    # What is told of a day is told when the day is over, or in the running count.
    earliest = min(start if last is None else last, published)
    if start > published:
        period, earliest = None, 0
    day = published
    if speaker != "outlet" and draw(st.integers(0, 3)) == 0:
        day = draw(st.integers(earliest, published))
    group = draw(st.sampled_from(tuple(ATOMS)))
    place = draw(st.sampled_from((None, None, "province", "town")))
    half = now if day == published else end(day)
    number = truth.count(group, place or "province", period or "since-friday", half)
    form = draw(st.sampled_from(FORMS))
    told = None if day == published else DAYS[day]
    return tell(
        name,
        word(draw, number, form),
        group,
        speaker=speaker,
        day=told,
        period=period,
        place=place,
    )


OUTLETS = {"courier": None, "herald": "Wire", "tribune": "Wire", "mail": "Post", "star": None}
"""Outlet → the agency that it credits."""


@st.composite
def true_reports(draw, truth, index, speakers, halves):
    """A report with nothing false in it."""
    outlet = draw(st.sampled_from(tuple(OUTLETS)))
    published = draw(st.integers(0, 3))
    now = draw(st.sampled_from((2 * published, end(published)))) if halves else end(published)
    figures = [
        draw(true_figures(truth, f"f{number}", now, speakers))
        for number in range(draw(st.integers(1, 4)))
    ]
    return Report(outlet, DAYS[published], tuple(figures), OUTLETS[outlet], slug=f"r{index}")


@st.composite
def true_worlds(draw, most=6, top=3, is_prompt=True, speakers=(*LINES, "outlet"), has_halves=False):
    """A truth and the reports of it, each of the end of its day, or else of either half."""
    truth = draw(truths(top, is_prompt))
    number = draw(st.integers(1, most))
    reports = [draw(true_reports(truth, index, speakers, has_halves)) for index in range(number)]
    return truth, World(tuple(reports))


WORDINGS = ("{}", "{}", "{}", "at least {}", "up to {}", "more than {}", "about {}", "{} or more")


@st.composite
def any_figures(draw, name, published, top, groups):
    """A figure that may be anything, true or not."""
    period = draw(st.sampled_from((None, None, *PERIODS)))
    if period is not None and PERIODS[period][0] > published:
        period = None
    first = PERIODS[period or "since-friday"][0]
    speaker = draw(st.sampled_from((*LINES, "outlet")))
    wording = draw(st.sampled_from(WORDINGS)).format(draw(st.integers(0, top)))
    other = {}
    if draw(st.integers(0, 7)) == 0 and speaker != "rebels":
        wording, other = f"{draw(st.integers(1, 4))} more", {"change": "increment"}
    if draw(st.integers(0, 5)) == 0:
        other["reviewed"] = False
    if draw(st.integers(0, 9)) == 0:
        other["role"] = "background"
    if draw(st.integers(0, 7)) == 0:
        other["by"] = draw(st.sampled_from(("guards", "rebels", "police")))
    # Only figures of the event itself take its toll's place.
    places = ("province", "town") if "role" in other else (None, "province", "town")
    day = draw(st.integers(first, published))
    if draw(st.integers(0, 4)) == 0:
        other["reported"] = f"{DAYS[day]}T{draw(st.sampled_from(('09', '17')))}:00"
    elif day != published and speaker != "outlet":
        other["reported"] = DAYS[day].isoformat()
    return tell(
        name,
        wording,
        draw(st.sampled_from(groups)),
        speaker=speaker,
        period=period,
        place=draw(st.sampled_from(places)),
        **other,
    )


@st.composite
def any_worlds(draw, most=6, top=8, groups=tuple(ATOMS)):
    """Reports that may say anything."""
    reports = []
    for index in range(draw(st.integers(1, most))):
        outlet = draw(st.sampled_from(tuple(OUTLETS)))
        published = draw(st.integers(0, 3))
        figures = [
            draw(any_figures(f"f{number}", published, top, groups))
            for number in range(draw(st.integers(1, 4)))
        ]
        report = Report(outlet, DAYS[published], tuple(figures), OUTLETS[outlet], slug=f"r{index}")
        reports.append(report)
    return World(tuple(reports))
