"""Text holds 7:1 (AAA) and every edge 3:1 on each surface it stands on, by day, by night and in every mood."""

import re
from typing import NamedTuple

import pytest
from django.conf import settings

TOKENS = (settings.BASE_DIR / "static" / "css" / "tokens.css").read_text()
DAY, NIGHT = TOKENS.split("@media (prefers-color-scheme: dark)")[:2]
COLOUR = re.compile(r"--([\w-]+):\s*(#[0-9a-f]{3,6});")
PAPERS = ["surface-page", "surface-raised", "surface-sunken", "surface-lit"]
TEXTS = ["text", "text-muted", "text-link", "text-danger", "text-open"]
FIXED_PAIRS = [
    ("text-on-wall", "surface-wall"),
    ("text-on-help", "surface-help"),
    ("text-on-urgent", "surface-urgent"),
    ("surface-page", "text-link"),
]


class Pair(NamedTuple):
    front: str
    back: str
    least: float


PAIRS = [
    *[Pair(text, paper, 7) for text in TEXTS for paper in PAPERS],
    *[Pair(front, back, 7) for front, back in FIXED_PAIRS],
    *[Pair("edge", paper, 3) for paper in PAPERS],
]


def luminance(colour: str) -> float:
    digits = colour.lstrip("#")
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    channels = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """WCAG 2 contrast ratio of two colours written as #rgb or #rrggbb."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def day() -> dict[str, str]:
    return dict(COLOUR.findall(DAY.split("[data-mood", maxsplit=1)[0]))


def night() -> dict[str, str]:
    return day() | dict(COLOUR.findall(NIGHT.split("@media", maxsplit=1)[0]))


def moods() -> dict[str, dict[str, str]]:
    blocks = re.findall(r'\[data-mood="(\w+)"\] \{([^}]*)\}', DAY)
    return {name: day() | dict(COLOUR.findall(block)) for name, block in blocks}


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair.front} on {pair.back}")
def test_contrast_by_day(pair: Pair) -> None:
    assert contrast(day()[pair.front], day()[pair.back]) >= pair.least


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair.front} on {pair.back}")
def test_contrast_by_night(pair: Pair) -> None:
    assert contrast(night()[pair.front], night()[pair.back]) >= pair.least


@pytest.mark.parametrize("mood", ["child", "teen", "professional"])
def test_contrast_on_the_wall_of_every_mood(mood: str) -> None:
    colours = moods()[mood]
    assert contrast(colours["text-on-wall"], colours["surface-wall"]) >= 7
    assert contrast(colours["light"], colours["surface-wall"]) >= 3


def test_focus_ring_has_a_tone_that_stands_out_everywhere() -> None:
    for colours in (day(), night()):
        for surface in (*PAPERS, "surface-wall", "surface-help", "surface-urgent"):
            ring = (colours["focus"], colours["focus-halo"])
            assert max(contrast(tone, colours[surface]) for tone in ring) >= 3, surface


def test_contrast_of_black_and_white_is_known() -> None:
    assert contrast("#000", "#ffffff") == pytest.approx(21)
