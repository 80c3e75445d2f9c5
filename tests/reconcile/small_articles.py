"""Small random articles, and what their event says of them written out in full.

In the full table everyone who died did so in one place outside the smaller ones, on one day: there
is a number for every group in each of these atoms, and a count is the sum of its atoms. It is built
here from the event alone, so that it shares nothing with the code that keeps only the counts that
matter and knows no atoms.
"""

import datetime as dt
from itertools import product

from hypothesis import strategies as st

from analysis.ledger.model import Article, Event, Transcript
from analysis.reconcile.solve.solver import Constraint, System

DAY = dt.date(2020, 1, 10)
PLACES = {"country": None, "north": "country", "town": "north", "south": "country"}
PERIODS = {
    "week": ("2020-01-01", "2020-01-07"),
    "midweek": ("2020-01-03", "2020-01-05"),
    "late": ("2020-01-05", "2020-01-07"),
    "day": ("2020-01-05", "2020-01-05"),
}
GROUPS = {
    "people": ("fighters", "civilians"),
    "fighters": ("soldiers", "rebels"),
    "civilians": (),
    "soldiers": (),
    "rebels": (),
    "officers": (),
    "nurses": (),
}
WITHIN = {"officers": "soldiers", "nurses": "people"}
WORDINGS = ("{}", "at least {}", "up to {}", "more than {}", "{} or so", "{} or more")


def make_event(groups=GROUPS, within=WITHIN, places=PLACES, periods=PERIODS):
    """An event with these trees."""
    return Event.model_validate(
        {
            "name": "Example",
            "timezone": "UTC",
            "groups": {
                name: {"label": name, "parts": parts, "part_of": within.get(name)}
                for name, parts in groups.items()
            },
            "places": {
                name: {"name": name, "kind": "place", "part_of": whole}
                for name, whole in places.items()
            },
            "speakers": {"rebels": {"name": "rebels", "kind": "party"}},
            "periods": {
                name: {"label": name, "start": start, "end": end}
                for name, (start, end) in periods.items()
            },
        }
    )


EVENT = make_event()


def make_figure(name, wording, group, place="north", period="week", **other):
    """A figure of deaths, stated by the outlet if nothing else is given."""
    return {
        "id": name,
        "wording": wording,
        "measure": "deaths",
        "unit": "persons",
        "group": group,
        "place": place,
        "period": period,
        "speaker": "outlet",
        "status": "stated",
        "paragraph": 1,
        "says": name,
        **other,
    }


def claim(figure):
    """The same figure as a claim by a party to the fight."""
    return {**figure, "speaker": "rebels", "status": "claimed"}


def make_article(figures, relations=(), assumptions=(), *, event=EVENT, day=DAY, name="paper"):
    """An article on the event, published on that day."""
    source = {
        "outlet": "Paper",
        "url": "https://paper.example/1",
        "published": day.isoformat(),
        "paragraphs": 1,
    }
    transcript = Transcript.model_validate(
        {
            "source": source,
            "figures": tuple(figures),
            "relations": tuple(relations),
            "assumptions": tuple(assumptions),
        }
    )
    return Article(name=f"event-1/{day}-{name}", event=event, transcript=transcript)


def relate(name, kind, parts, whole):
    """A relation between figures."""
    return {
        "id": name,
        "kind": kind,
        "parts": tuple(parts),
        "whole": whole,
        "paragraph": 1,
        "says": name,
    }


@st.composite
def figures(draw, name, groups=tuple(GROUPS), places=tuple(PLACES), periods=tuple(PERIODS), top=6):
    """A figure of deaths with a small number."""
    wording = draw(st.sampled_from(WORDINGS)).format(draw(st.integers(0, top)))
    group, place = draw(st.sampled_from(groups)), draw(st.sampled_from(places))
    return make_figure(name, wording, group, place, draw(st.sampled_from(periods)))


@st.composite
def relations(draw, ids):
    """Ties between figures, none of them to itself."""
    found = []
    for number in range(draw(st.integers(0, 2))):
        members = draw(st.lists(st.sampled_from(ids), min_size=2, max_size=3, unique=True))
        kind = draw(st.sampled_from(("sum", "part", "same", "at-most")))
        found.append(relate(f"r{number}", kind, members[1:], members[0]))
    return tuple(found)


@st.composite
def articles(draw, size=7, top=6, has_relations=True):
    """Articles with some figures, some ties, and sometimes one figure read as of another group."""
    number = draw(st.integers(1, size))
    drawn = [draw(figures(f"f{index}", top=top)) for index in range(number)]
    is_tied = has_relations and number > 1
    ties = draw(relations([figure["id"] for figure in drawn])) if is_tied else ()
    assumptions = ()
    if draw(st.booleans()):
        group = draw(st.sampled_from([name for name in GROUPS if name != drawn[0]["group"]]))
        reads = {"group": group}
        assumptions = ({"id": "reading", "figure": "f0", "reads": reads, "because": "so"},)
    return make_article(drawn, ties, assumptions)


ATOMS_OF_PLACES = {
    "country": ("country", "north", "town", "south"),
    "north": ("north", "town"),
    "town": ("town",),
    "south": ("south",),
}
ATOMS_OF_TIME = {
    "week": ("1-2", "3-4", "5", "6-7"),
    "midweek": ("3-4", "5"),
    "late": ("5", "6-7"),
    "day": ("5",),
}


def list_tied(cells, event):
    """The full table: counts named (group, place, period), and all that the event says of them."""
    atoms = sorted({a for cell in cells for a in list_atoms(cell)})
    laws = []
    for name, group in event.groups.items():
        for atom in atoms:
            if group.parts:
                parts = [((part, atom), 1) for part in group.parts]
                laws.append(Constraint((((name, atom), -1), *parts), 0, 0, None))
            for whole in group.part_of:
                inside = (((name, atom), 1), ((whole, atom), -1))
                laws.append(Constraint(inside, None, 0, None))
    counts = [(group, *cell) for group, cell in product(event.groups, cells)]
    for group, *cell in counts:
        parts = [((group, atom), 1) for atom in list_atoms(cell)]
        laws.append(Constraint((((group, *cell), -1), *parts), 0, 0, None))
    return [*counts, *product(event.groups, atoms)], laws


def list_atoms(cell):
    """What a place and a period are made of."""
    place, period = cell
    return product(ATOMS_OF_PLACES[place], ATOMS_OF_TIME[period])


def write_in_full(article):
    """An article's system over the full table, with what its figures say."""
    read = {figure.id: figure for figure in article.figures_as_read}
    assumed = {a.figure: a.id for a in article.transcript.assumptions}
    cells = sorted({(figure.place, figure.period) for figure in read.values()})
    counts, said = list_tied(cells, article.event)
    names = {count: str(count) for count in counts}
    constraints = [
        Constraint(tuple((names[count], n) for count, n in c.terms), c.low, c.high, None)
        for c in said
    ]
    owns = {}
    for figure in article.figures:
        low, high = read_bounds(figure.wording)
        own = names[(read[figure.id].group, figure.place, figure.period)]
        if figure.id in assumed:
            constraints.append(Constraint(((figure.id, 1), (own, -1)), 0, 0, assumed[figure.id]))
            own = figure.id
        owns[figure.id] = own
        if figure.status != "claimed":
            constraints.append(Constraint(((own, 1),), low, high, figure.id))
    for relation in article.transcript.relations:
        constraints += write_relation(relation, owns)
    return System((*names.values(), *assumed), tuple(constraints))


def write_relation(relation, owns):
    """What a relation says of the numbers that its figures give."""
    whole, parts = (owns[relation.whole], -1), [(owns[part], 1) for part in relation.parts]
    if relation.kind == "sum":
        return [Constraint((whole, *parts), 0, 0, relation.id)]
    low = 0 if relation.kind == "same" else None
    return [Constraint((whole, part), low, 0, relation.id) for part in parts]


def read_bounds(wording):
    """The bounds of one of the wordings above, read by hand."""
    number = int("".join(char for char in wording if char.isdigit()))
    if wording.endswith("or so"):
        return None, None
    if wording.startswith("more"):
        return number + 1, None
    if wording.startswith("at least") or wording.endswith("or more"):
        return number, None
    return (0, number) if wording.startswith("up to") else (number, number)
