"""Every world that the trees allow, for articles so small that all can be listed.

A world gives a number to every group in every cell. No number of a group without parts need be
above TOP: cut each of them down to TOP, and what held of lows up to TOP, of highs, of sums and of
containment holds still. Bounds from above are told by a figure that caps everything.
"""

from functools import lru_cache
from itertools import combinations, product
from operator import le

from hypothesis import strategies as st
from small_articles import claim, make_article, make_event, make_figure, read_bounds

TOP = 4
GROUPS = {"people": ("soldiers", "civilians"), "soldiers": (), "civilians": (), "officers": ()}
PLACES = {"north": None, "town": "north"}
PERIODS = {"week": ("2020-01-01", "2020-01-07"), "day": ("2020-01-05", "2020-01-05")}
EVENT = make_event(GROUPS, {"officers": "soldiers"}, PLACES, PERIODS)
WIDE, NARROW = ("north", "week"), (("town", "week"), ("north", "day"))
CAP = make_figure("cap", f"up to {TOP}", "people")
WORDINGS = ("{}", "at least {}", "up to {}", "more than {}")


@lru_cache(maxsize=8)
def list_worlds(cells):
    """Every world of these cells, the widest first; a world is a dictionary of count to number."""
    local = [
        {"people": s + c, "soldiers": s, "civilians": c, "officers": o}
        for s, c, o in product(range(TOP + 1), repeat=3)
        if o <= s
    ]
    found = []
    for wide in local:
        # What is outside a narrow cell is made up like what is in it, so each kind of person fits.
        inside = [values for values in local if all(map(le, _sort(values), _sort(wide)))]
        for narrow in product(inside, repeat=len(cells) - 1):
            found.append(
                {
                    (group, *cell): number
                    for cell, values in zip(cells, (wide, *narrow), strict=True)
                    for group, number in values.items()
                }
            )
    return found


def _sort(values):
    """Each person once: officers, other soldiers, civilians."""
    return values["officers"], values["soldiers"] - values["officers"], values["civilians"]


class Worlds:
    """What an article's sources allow, each as a bit mask over all worlds."""

    def __init__(self, article):
        self.figures = {figure.id: figure for figure in article.figures}
        self.read = {figure.id: figure for figure in article.figures_as_read}
        self.assumed = {a.figure: a.id for a in article.transcript.assumptions}
        cells = {(figure.place, figure.period) for figure in article.figures}
        self.worlds = list_worlds((WIDE, *sorted(cells - {WIDE})))
        self.every = (1 << len(self.worlds)) - 1
        reports = {name for name, figure in self.figures.items() if figure.status != "claimed"}
        self.sources = sorted(reports | set(self.assumed.values()))
        self.masks = {name: self.allow(name, f.wording) for name, f in self.figures.items()}

    def allow(self, name, wording):
        """The worlds in which a figure is true in these words."""
        low, high = read_bounds(wording)
        values = self.list_values(name)
        return sum(
            1 << number
            for number, value in enumerate(values)
            if (low is None or value >= low) and (high is None or value <= high)
        )

    def list_values(self, name):
        """What a figure counts in each world."""
        figure = self.read[name]
        count = (figure.group, figure.place, figure.period)
        return [world[count] for world in self.worlds]

    def find(self, sources, **changed):
        """The worlds in which these sources are right; a figure read anew says nothing alone."""
        left = self.every
        for source in sources:
            if source in self.figures and self.assumed.get(source, source) in sources:
                left &= changed.get(source, self.masks[source])
        return left

    def list_conflicts(self, *with_):
        """Every minimal set of sources without a world, the others given being right as well."""
        found = []
        for size in range(len(self.sources) + 1):
            for members in map(frozenset, combinations(self.sources, size)):
                if not any(known <= members for known in found) and not self.find(
                    members | set(with_)
                ):
                    found.append(members)
        return found


@st.composite
def small_articles(draw, has_claim=False):
    """Articles of the event above: a cap, some figures, sometimes a reading or a claim."""
    cells = (WIDE, WIDE, *draw(st.sampled_from([NARROW[:1], NARROW[1:], NARROW])))
    figures = [CAP]
    for number in range(draw(st.integers(1, 5))):
        place, period = draw(st.sampled_from(cells))
        wording = draw(st.sampled_from(WORDINGS)).format(draw(st.integers(0, TOP - 1)))
        group = draw(st.sampled_from(tuple(GROUPS)))
        figures.append(make_figure(f"f{number}", wording, group, place, period))
    if has_claim:
        figures[-1] = claim(figures[-1])
    assumptions = ()
    if draw(st.booleans()):
        group = draw(st.sampled_from([g for g in GROUPS if g != figures[1]["group"]]))
        reads = {"group": group}
        assumptions = ({"id": "reading", "figure": "f0", "reads": reads, "because": "so"},)
    return make_article(figures, assumptions=assumptions, event=EVENT)
