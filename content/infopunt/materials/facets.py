"""What one can filter materials on, as one list of keys. Pure."""

from collections.abc import Mapping, Sequence

from content.infopunt.enums import AgeGroup


def facet_keys(values: Mapping[str, Sequence[str]], ages: tuple[int | None, int | None]) -> list[str]:
    """`{"soort": ["film"]}` becomes `["soort:film"]`; ages become every group that they touch, none when unknown."""
    keys = {f"{name}:{value}" for name, chosen in values.items() for value in chosen if value}
    return sorted(keys | {f"leeftijd:{group.value}" for group in AgeGroup if _touches(group, ages)})


def _touches(group: AgeGroup, ages: tuple[int | None, int | None]) -> bool:
    least, most = ages
    if least is None and most is None:
        return False
    youngest, oldest = group.bounds
    return (least or 0) <= oldest and (most if most is not None else oldest) >= youngest
