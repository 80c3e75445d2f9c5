"""Where the places lie that an article's figures name, and how far they are from each other."""

from __future__ import annotations

import itertools

import pandas as pd

from analysis.charts.atlas import find_atlas, measure_km
from analysis.charts.display import Prose
from analysis.charts.locator import Map
from analysis.ledger.frame import to_records
from analysis.ledger.trees import ancestors
from analysis.reading.captions import Caption
from analysis.reading.frames import frame_rows, sign
from analysis.reading.reading import Reading
from analysis.telling.sentences import Sentence
from analysis.telling.words import format_number, join

__all__ = ["plot_places", "say_places", "tabulate_distances", "tabulate_places"]

_MOST_NAMES = 4
"""How many places a title names; of more it says the number."""

_COLUMNS = (
    *("place", "name", "kind", "latitude", "longitude", "coordinates_from", "figures"),
    *("is_area", "is_mapped"),
)


def tabulate_places(reading: Reading) -> pd.DataFrame:
    """The places with coordinates that the article's figures name, and what contains them.

    Without those that only background and other attacks have.

    Returns
    -------
    Columns: place, name, kind, latitude, longitude (degrees, WGS 84), coordinates_from, figures
    (how many speak of it or of a place inside it that has no coordinates), is_area (contains other
    places that have coordinates), is_mapped (a point around which there are outlines for a map).
    """
    places, tree = reading.event.places, reading.event.place_tree
    shown = {row["id"] for row in reading.told}
    told = [
        name
        for figure in reading.article.figures
        if figure.id in shown
        for name in (figure.place, *figure.named, *([figure.to] if figure.to else []))
    ]
    own = {each for name in told for each in (name, *ancestors(tree, name))}
    nearest = [_find_nearest(reading, name) for name in told]
    wholes = {place.part_of for place in places.values() if place.latitude is not None}
    rows = [
        {
            **{key: getattr(place, key) for key in ("name", "kind", "latitude", "longitude")},
            "place": name,
            "coordinates_from": place.coordinates_from,
            "figures": nearest.count(name),
            "is_area": name in wholes,
            "is_mapped": name not in wholes
            and find_atlas([(place.longitude, place.latitude)]) is not None,
        }
        for name, place in places.items()
        if name in own and place.latitude is not None and place.longitude is not None
    ]
    frame = frame_rows(rows, _COLUMNS)
    sources = _list_points(frame)["coordinates_from"].dropna().unique()
    credit = f"Coordinates: {'; '.join(sources)}." if len(sources) else ""
    return sign(frame, reading, _say_where(reading, frame), credit)


def _say_where(reading: Reading, places: pd.DataFrame) -> str:
    """The place that contains all points; nothing where none does."""
    tree = reading.event.place_tree
    above = [set(ancestors(tree, name)) for name in _list_points(places)["place"]]
    areas = [row for row in to_records(places) if row["is_area"]]
    shared = [row for row in areas if above and all(row["place"] in names for names in above)]
    nearest = max(shared, key=lambda row: len(list(ancestors(tree, row["place"]))), default=None)
    return f"Places in {nearest['name']}" if nearest else ""


def _list_points(places: pd.DataFrame) -> pd.DataFrame:
    """The places that have a point of their own; an area has one spot for much land."""
    return places[~places["is_area"].astype(bool)].reset_index(drop=True)


def _find_nearest(reading: Reading, place: str) -> str:
    """The nearest place with coordinates: the place itself or one that contains it."""
    names = [place, *ancestors(reading.event.place_tree, place)]
    return next((n for n in names if reading.event.places[n].latitude is not None), place)


def tabulate_distances(reading: Reading) -> pd.DataFrame:
    """Distances between the places, as the crow flies, the nearest first; ours, not the article's.

    Returns
    -------
    Columns: origin, destination (names), distance_km (on the WGS 84 ellipsoid).
    """
    points = [row for row in to_records(tabulate_places(reading)) if not row["is_area"]]
    rows = [
        {
            "origin": a["name"],
            "destination": b["name"],
            "distance_km": round(
                measure_km((a["longitude"], a["latitude"]), (b["longitude"], b["latitude"])), 1
            ),
        }
        for a, b in itertools.combinations(points, 2)
    ]
    rows.sort(key=lambda row: row["distance_km"])
    return sign(frame_rows(rows, ("origin", "destination", "distance_km")), reading)


def plot_places(places: pd.DataFrame) -> Map:
    """The places on a map; none (`is_empty`) where there are no outlines around any of them.

    Parameters
    ----------
    places : as `tabulate_places` gives it, or some of its rows. Areas have no point of their own.
    """
    return Map(_list_points(places))


def title_places(places: pd.DataFrame) -> Sentence:
    """Which places the figures name: the title of the map."""
    names = _list_points(places)["name"].tolist()
    if not names:
        return ("The figures name no single place whose position is known",)
    if len(names) > _MOST_NAMES:
        return (f"The figures name {format_number(len(names))} places whose position is known",)
    return (f"The figures name {join(sorted(names))}",)


def say_places(places: pd.DataFrame, distances: pd.DataFrame) -> Prose:
    """How far the places lie apart, and whether there is a map of them."""
    sentences = [lead_places(places, distances)]
    if not _list_points(places).empty and plot_places(places).is_empty:
        sentences.append(("There is no map: we have no outlines of the land around these places.",))
    return Prose(sentences, role="finding")


def lead_places(places: pd.DataFrame, distances: pd.DataFrame) -> Sentence:
    """Between which distances the places lie."""
    if distances.empty:
        return title_places(places)
    near, far = (format_number(round(km)) for km in distances["distance_km"].agg(["min", "max"]))
    if len(distances) == 1:
        row = to_records(distances)[0]
        return (f"{row['origin']} and {row['destination']} lie {far} km apart",)
    return (f"The places lie {near} to {far} km apart",)


CAPTIONS = {
    "places": Caption(
        "Places with coordinates",
        {
            "name": "Place",
            "kind": "Kind",
            "latitude": "Degrees north",
            "longitude": "Degrees east",
            "coordinates_from": "Coordinates from",
        },
        title=title_places,
        tabulate=tabulate_places,
    ),
    "distances": Caption(
        "Distances as the crow flies, computed",
        {"origin": "From", "destination": "To", "distance_km": "Kilometres"},
        tabulate=tabulate_distances,
    ),
}
