"""Who wrote with whom: pairs from lists of authors, and a drawing of them on a circle. Pure."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations
from math import cos, pi, sin

from content.core.charts.markup import WIDTH, drawing, line, marker, text

# Names stand beside their place on the circle; more people than this would overlap.
MOST_DRAWN = 24
HEIGHT = 320.0


def joint_works(works: Iterable[Sequence[int]]) -> dict[tuple[int, int], int]:
    """How many works each pair of people has in common; `works` are the people of each work."""
    pairs: Counter[tuple[int, int]] = Counter()
    for people in works:
        pairs.update(combinations(sorted(set(people)), 2))
    return dict(pairs)


def companions(pairs: dict[tuple[int, int], int]) -> dict[int, list[tuple[int, int]]]:
    """For each person the others and how often, most often first."""
    found: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for (one, other), count in pairs.items():
        found[one].append((other, count))
        found[other].append((one, count))
    return {person: sorted(others, key=lambda pair: (-pair[1], pair[0])) for person, others in found.items()}


def network_drawing(title: str, description: str, names: dict[int, str], pairs: dict[tuple[int, int], int]) -> str:
    """People with most companions on a circle, a line for each pair that wrote together."""
    numbers = numbered(names, pairs)
    places = {person: _place(number - 1, len(numbers)) for person, number in numbers.items()}
    parts = [
        line(*places[one], *places[other], "axis") for one, other in sorted(pairs) if one in places and other in places
    ]
    for person, (x, y) in places.items():
        parts.append(marker(0, x, y))
        parts.append(text(x, y - 12 if y < HEIGHT / 2 else y + 20, str(numbers[person]), "tick", "middle"))
    return drawing(title, description, HEIGHT, parts)


def _place(number: int, count: int) -> tuple[float, float]:
    angle = 2 * pi * number / max(count, 1) - pi / 2
    return WIDTH / 2 + 125 * cos(angle), HEIGHT / 2 + 125 * sin(angle)


def numbered(names: dict[int, str], pairs: dict[tuple[int, int], int]) -> dict[int, int]:
    """The number of each person in the drawing."""
    busiest = sorted(companions(pairs).items(), key=lambda one: (-len(one[1]), names.get(one[0], "")))
    drawn = sorted((person for person, _others in busiest[:MOST_DRAWN]), key=lambda person: names[person])
    return {person: number + 1 for number, person in enumerate(drawn)}
