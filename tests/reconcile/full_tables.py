"""The full table of `small_articles` several times over: for other measures, for those who did it.

There is one table of groups and atoms for each measure and each attribution. In every atom those of
whom more is said are among those of whom less is said, and casualties are the dead and the injured.
"""

from itertools import product

from small_articles import GROUPS, WITHIN, list_atoms, list_tied, read_bounds

from analysis.reconcile.solve.solver import Constraint, System

NOBODY = (None, None)


def write_tables(article, find_table, measures=("deaths",)):
    """An article's system over the full tables.

    Parameters
    ----------
    article : with figures and nothing else.
    find_table : figure -> the attribution of its table, as a pair of who and how.
    measures : those that have tables; casualties among them are deaths and injuries.
    """
    cells = sorted({(figure.place, figure.period) for figure in article.figures})
    agents = {NOBODY, *(find_table(figure) for figure in article.figures)}
    counts, laws = list_tied(cells, article.event)
    tables = list(product(measures, sorted(agents, key=str)))
    constraints = [
        Constraint(tuple((str((table, name)), n) for name, n in law.terms), law.low, law.high, None)
        for table in tables
        for law in laws
    ]
    atoms = sorted({atom for cell in cells for atom in list_atoms(cell)})
    for group, atom in product(article.event.groups, atoms):
        key = (group, atom)
        for measure, agent, other in product(measures, agents, agents):
            if agent != other and all(b in (None, a) for a, b in zip(agent, other, strict=True)):
                inside = ((str(((measure, agent), key)), 1), (str(((measure, other), key)), -1))
                constraints.append(Constraint(inside, None, 0, None))
        if "casualties" in measures:
            for agent in agents:
                made = zip(("casualties", "deaths", "injuries"), (-1, 1, 1), strict=True)
                terms = tuple((str(((measure, agent), key)), n) for measure, n in made)
                constraints.append(Constraint(terms, 0, 0, None))
    for figure in article.figures:
        low, high = read_bounds(figure.wording)
        own = str(
            ((figure.measure, find_table(figure)), (figure.group, figure.place, figure.period))
        )
        if figure.status != "claimed":
            constraints.append(Constraint(((own, 1),), low, high, figure.id))
    names = tuple(str((table, count)) for table, count in product(tables, counts))
    return System(names, tuple(constraints))


def find_around(group):
    """A group and the groups that contain it."""
    found = {group}
    for _ in GROUPS:
        found |= {whole for whole, parts in GROUPS.items() if found & {*parts}}
        found |= {whole for inner, whole in WITHIN.items() if inner in found}
    return found
