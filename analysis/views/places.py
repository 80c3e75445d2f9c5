"""Where did it happen? The places that a report names, and how many more it only counts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import pandas as pd

from analysis.charts.atlas import find_atlas
from analysis.charts.display import Prose
from analysis.charts.locator import Map
from analysis.ledger.frame import Row, to_records
from analysis.ledger.model import OUTLET
from analysis.ledger.trees import ancestors
from analysis.reading.captions import Caption
from analysis.reading.frames import frame_rows, sign
from analysis.reading.labels import describe_cited
from analysis.reading.reading import Reading
from analysis.telling.sentences import Sentence, say_counted
from analysis.telling.words import begin_claim, format_number, join, say_quantity

__all__ = ["list_spots", "plot_places", "say_places", "tabulate_places"]

MOST_TITLE = 110
"""Characters of a heading of two lines."""

MOST_MARKS = 60
"""Up to how many places a strip of marks shows; more are told in words."""

_MOST_NAMES = 3
"""How many places a heading names; of more it says the number."""

_MOST_LINES = 2
_MOST_LINE = 56
"""Lines of what is reported at a place, and characters of each."""

_COLUMNS = (
    *("place", "name", "kind", "latitude", "longitude", "coordinates_from", "figures"),
    *("is_mapped", "reported_there", "count_id", "part_label"),
)


def tabulate_places(reading: Reading) -> pd.DataFrame:
    """The places that the article's figures name, apart from an area that holds others.

    A place without coordinates stands for itself unless a place around it has some. Without what
    only background and other attacks have.

    Returns
    -------
    Columns: place, name, kind, latitude, longitude (degrees, WGS 84; none where not known),
    coordinates_from, figures (how many speak of it), is_mapped (whether there are outlines for a
    map around it), reported_there (in a few words), count_id (the count of places that names it,
    none where none does), part_label (what that count says was done there).
    """
    named = _find_named(reading)
    told = [_find_spot(reading, name) for row in reading.told for name in _list_named(row, named)]
    wholes = {whole for name in told for whole in ancestors(reading.event.place_tree, name)}
    rows = [
        _read_place(reading, name, told.count(name), named.get(name))
        for name in dict.fromkeys(told)
        if name not in wholes and not _is_area(reading, name)
    ]
    rows.sort(key=lambda row: (row["count_id"] is None, -row["figures"], row["name"]))
    frame = frame_rows(rows, _COLUMNS)[[*_COLUMNS]]
    sources = frame["coordinates_from"].dropna().unique()
    credit = f"Coordinates: {'; '.join(sources)}." if len(sources) else ""
    return sign(frame, reading, _say_around(reading, frame), credit)


def _list_named(row: Row, named: dict[str, Row]) -> Iterator[str]:
    """The places of a figure: its own, the other end of a distance, those that a count names."""
    yield row["place"]
    if row["to"] is not None:
        yield row["to"]
    yield from (name for name, count in named.items() if count["id"] == row["id"])


def _find_named(reading: Reading) -> dict[str, Row]:
    """Place → the count of places among which the article names it.

    It names those that stand for a number, and those of which what is said of the count says that
    they are among them.
    """
    listed = {figure.id: figure.named for figure in reading.article.figures}
    named: dict[str, Row] = {}
    for row in reading.totals:
        if reading.measures[row["measure"]].units[:1] == ("sites",):
            for name in (*listed[row["id"]], *_find_among(reading, row)):
                named.setdefault(name, row)
    return named


def _find_among(reading: Reading, row: Row) -> Iterator[str]:
    """Places of which a count says that they are among those counted: 'Exampleton among them'."""
    around = {row["place"], *ancestors(reading.event.place_tree, row["place"])}
    for name, place in reading.event.places.items():
        word = re.escape(place.name)
        patterns = (rf"\b{word} among them\b", rf"\b(?:including|among them) {word}\b")
        if name not in around and any(re.search(each, row["says"]) for each in patterns):
            yield name


def _find_spot(reading: Reading, place: str) -> str:
    """The nearest place with coordinates, the place itself or one around it that is no area."""
    for name in (place, *ancestors(reading.event.place_tree, place)):
        if reading.event.places[name].latitude is not None and not _is_area(reading, name):
            return name
    return place


def _is_area(reading: Reading, name: str) -> bool:
    """Whether a place is much land, so that one point would stand for a province."""
    kind = reading.event.places[name].kind.casefold()
    holds = any(
        name in ancestors(reading.event.place_tree, other) and place.latitude is not None
        for other, place in reading.event.places.items()
    )
    return holds or bool(_AREA.search(kind))


_AREA = re.compile(r"^(?:country|(?:\w+ )?(?:province|region|state|governorate|territory|oblast))$")


def _read_place(reading: Reading, name: str, figures: int, count: Row | None) -> Row:
    place = reading.event.places[name]
    has_point = place.latitude is not None and place.longitude is not None
    is_mapped = has_point and find_atlas([(place.longitude, place.latitude)]) is not None  # type: ignore[list-item]
    deed = _tell_deed(reading, count) if count else None
    is_claim = count is not None and count["status"] == "claimed"
    lines = [f"{deed} (claimed)" if is_claim else deed] if deed else []
    lines += _list_reported(reading, name)
    if len(lines) > _MOST_LINES:
        rest = len(lines) - _MOST_LINES + 1
        lines = [*lines[: _MOST_LINES - 1], f"{lines[_MOST_LINES - 1]}; {rest - 1} more"]
    return {
        **{key: getattr(place, key) for key in ("name", "kind", "latitude", "longitude")},
        "place": name,
        "coordinates_from": place.coordinates_from,
        "figures": figures,
        "is_mapped": is_mapped,
        "reported_there": "; ".join(lines) or None,
        "count_id": count["id"] if count else None,
        "part_label": deed,
    }


def _tell_deed(reading: Reading, count: Row) -> str:
    """What a count of places says of one: 'bombed', 'attacked with guns and grenades'."""
    measure = reading.measures[count["measure"]]
    return measure.singular.removeprefix("place ").removeprefix("of ")


def _list_reported(reading: Reading, name: str) -> Iterator[str]:
    """What was done there, as printed: '7 police officers killed (police)'; people first."""
    rows = [
        row
        for row in reading.totals
        if _find_spot(reading, row["place"]) == name
        and reading.measures[row["measure"]].is_deed
        and reading.measures[row["measure"]].is_count
        and reading.measures[row["measure"]].units[:1] != ("sites",)
    ]
    order = [*reading.measures]
    rows.sort(key=lambda row: (row["status"] == "claimed", order.index(row["measure"])))
    told = dict.fromkeys(_tell_figure(reading, row) for row in rows)
    yield from (line for line in told if len(line) <= _MOST_LINE)


def _tell_figure(reading: Reading, row: Row) -> str:
    cited = describe_cited(reading, row)
    cut = {key: _drop_place(cited[key], cited["where"]) for key in ("label", "singular")}
    words = say_quantity(row)
    if row["speaker"] == OUTLET:
        return f"{words}{say_counted(words, cut)}"
    name = reading.event.speakers[row["speaker"]].name
    by = f" (claimed by {name})" if row["status"] == "claimed" else f" ({name})"
    return f"{words}{say_counted(words, cut)}{by}"


def _drop_place(label: str | None, where: str | None) -> str | None:
    return label.replace(f", {where}", "") if label and where else label


def _say_around(reading: Reading, places: pd.DataFrame) -> str:
    """The nearest place that contains all those named; nothing where none does."""
    tree = reading.event.place_tree
    above = [list(ancestors(tree, name)) for name in places["place"]]
    shared = [name for name in above[0] if all(name in names for names in above)] if above else []
    return f"Places in {reading.event.places[shared[0]].name}" if shared else ""


# --- its plot --------------------------------------------------------------------------------

_COUNTED = ("total_low", "total_high", "total_words", "total_label", "speaker_name", "status")


def list_spots(places: pd.DataFrame, sites: pd.DataFrame) -> pd.DataFrame:
    """One row a place of the report: those that it names, and those that it only counts.

    Parameters
    ----------
    places : as `tabulate_places` gives it, or some of its rows.
    sites : as `tabulate_sites` gives it, or some of its rows.

    Returns
    -------
    Columns of `places`, without a name where it is only counted; total_low, total_high,
    total_words, total_label, speaker_name and status of the count that has it; none where none
    does.
    """
    rows: list[Row] = []
    for count in to_records(sites):
        if count["is_account"]:
            rows += _list_counted(count, to_records(places))
    counted = {row.get("place") for row in rows}
    others = [row for row in to_records(places) if row["place"] not in counted]
    columns = [*_COLUMNS, *_COUNTED]
    spots = frame_rows(rows + [{**row, "count_id": None} for row in others], columns)[columns]
    around = sites.attrs.get("subtitle") if len(rows) else places.attrs.get("subtitle")
    return spots.assign().pipe(_sign_like, places, str(around or ""))


def _sign_like(spots: pd.DataFrame, places: pd.DataFrame, subtitle: str) -> pd.DataFrame:
    spots.attrs = {**places.attrs, "subtitle": subtitle}
    return spots


def _list_counted(count: Row, places: Sequence[Row]) -> Iterator[Row]:
    """The places of one count, those named first; of too many or an unknown number, these alone."""
    told = {key: count[key] for key in _COUNTED} | {"count_id": count["id"]}
    named = [row for row in places if row["count_id"] == count["id"]]
    label = re.split(r", | \(", count["singular"] or count["label"])[0]
    deed = label.removeprefix("place ").removeprefix("of ")
    yield from ({**row, **told} for row in named)
    number = int(count["low"] or 0)
    if not 0 < number <= MOST_MARKS:
        number = 1 if not named else 0
    empty = {"figures": 0, "is_mapped": False, "part_label": deed, **told}
    yield from (empty for _ in range(number - len(named)))


def plot_places(spots: pd.DataFrame, sites: pd.DataFrame) -> Map:
    """The places on a map, and below it all that are counted as a strip of marks, filled if named.

    Without outlines around them, or coordinates, there is the strip alone; without a count the map
    alone; and nothing (`is_empty`) without either.

    Parameters
    ----------
    spots : as `list_spots` gives it, or some of its rows.
    sites : as `tabulate_sites` gives it; counts beside the one that is shown are told in words.
    """
    others = [row for row in to_records(sites) if not row["is_account"]]
    return Map(spots, tuple(map(_tell_count, others[:_MOST_OTHERS])))


_MOST_OTHERS = 3


def _tell_count(row: Row) -> str:
    """Another count as printed, with an arrow where it is open: 'Gazette: over a dozen towns →'."""
    words = say_quantity(row)
    claimed = "claimed by " if row["status"] == "claimed" else ""
    arrow = " →" if row["low"] is not None and row["high"] is None else ""
    names = f", {row['wording']}" if row["number_words"] is None else ""
    told = f"{claimed}{row['speaker_name']}: {words}{say_counted(words, row)}{names}{arrow}"
    return told[:1].upper() + told[1:]


# --- its sentences ---------------------------------------------------------------------------


def title_places(spots: pd.DataFrame) -> Sentence:
    """Of how many places the report names how many: the title of the chart."""
    rows = to_records(spots)
    names = [row["name"] for row in rows if row["name"] is not None]
    counted = [row for row in rows if row.get("total_words") is not None]
    if not counted:
        return (_title_named(names),)
    listed = [row["name"] for row in rows if row["name"] is not None and row["part_label"]]
    return (_title_counted(counted, names, len(listed)),)


def _title_named(names: Sequence[str]) -> str:
    if not names:
        return "The figures name no single place"
    told = "The article gives figures for"
    return _fit([f"{told} {_list_names(names)}", f"{told} {format_number(len(names))} places"])


def _title_counted(counted: Sequence[Row], names: Sequence[str], listed: int) -> str:
    """The count, and how many of its places are named; `listed` are named by any count."""
    first = counted[0]
    own = [row for row in counted if row["name"] is not None]
    what = f"{first['total_words']} {first['total_label']}"
    if first["status"] == "claimed":
        named = f" and names {_say_few(listed)}" if listed else ""
        return _fit([f"{begin_claim(first['speaker_name'])}{what}{named}", what])
    if own:
        return f"Of {what}, the article names {_say_few(len(own))}"
    by = f", according to {first['speaker_name']}" if first["status"] == "attributed" else ""
    told = f"{what[:1].upper()}{what[1:]}{by}"
    others = [name for name in names if name]
    rest = f"; figures are given for {_list_names(others)}" if others else "; none of them is named"
    few = f"; figures are given for {format_number(len(others))} of its places" if others else ""
    return _fit([told + rest, told + few, told])


def _list_names(names: Sequence[str]) -> str:
    """The first names, and how many more there are."""
    if len(names) <= _MOST_NAMES + 1:
        return join(names)
    return join([*names[:_MOST_NAMES], f"{format_number(len(names) - _MOST_NAMES)} more"])


def _say_few(number: int) -> str:
    return _FEW[number] if number < len(_FEW) else format_number(number)


_FEW = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def _fit(tries: Sequence[str]) -> str:
    """The first that fits two lines, else the last."""
    return next((told for told in tries if len(told) <= MOST_TITLE), tries[-1])


def say_places(spots: pd.DataFrame) -> Prose:
    """Where it happened; nothing where places are neither counted nor on a map."""
    is_told = "total_words" in spots and spots["total_words"].notna().any()
    if spots.empty or not (is_told or spots["is_mapped"].fillna(False).any()):
        return Prose([], role="finding")
    return Prose([title_places(spots)], role="finding")


CAPTIONS = {
    "places": Caption(
        "Places named",
        {
            "name": "Place",
            "kind": "Kind",
            "reported_there": "Reported there",
            "latitude": "Degrees north",
            "longitude": "Degrees east",
            "coordinates_from": "Coordinates from",
        },
        title=title_places,
        heading=title_places,
        is_detail=True,
        tabulate=tabulate_places,
    ),
}
