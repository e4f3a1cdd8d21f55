"""A reader of QR codes, small and strict: it mends no mistakes, so every square must be right.

Written from ISO/IEC 18004 and from nothing that the site draws with: format and mask, the order of the squares, the
blocks of the levels M and Q up to version 6, and bytes as text.
"""

import re
from collections.abc import Iterator

M, Q = 0b00, 0b11
# By level and version: how many codewords of data, in how many blocks of the same length.
BLOCKS = {
    (M, 1): (16, 1),
    (M, 2): (28, 1),
    (M, 3): (44, 1),
    (M, 4): (64, 2),
    (M, 5): (86, 2),
    (M, 6): (108, 4),
    (Q, 1): (13, 1),
    (Q, 2): (22, 1),
    (Q, 3): (34, 2),
    (Q, 4): (48, 2),
    (Q, 6): (76, 4),
}
ALIGNED = {1: [], 2: [6, 18], 3: [6, 22], 4: [6, 26], 5: [6, 30], 6: [6, 34]}
FORMAT_MASK = 0b101010000010010
MASKS = (
    lambda row, column: (row + column) % 2,
    lambda row, _column: row % 2,
    lambda _row, column: column % 3,
    lambda row, column: (row + column) % 3,
    lambda row, column: (row // 2 + column // 3) % 2,
    lambda row, column: row * column % 2 + row * column % 3,
    lambda row, column: (row * column % 2 + row * column % 3) % 2,
    lambda row, column: ((row + column) % 2 + row * column % 3) % 2,
)
BYTES = 0b0100

type Squares = list[list[bool]]


def squares_of(svg: str) -> Squares:
    """The dark squares of a drawing that is one path of strokes, without the quiet zone around it."""
    (path,) = re.findall(r'<path[^>]* d="([^"]+)"', svg)
    dark: set[tuple[int, int]] = set()
    x = y = 0.0
    for command, numbers in re.findall(r"([Mmh])([^Mmh]*)", path):
        steps = [float(number) for number in re.findall(r"-?[\d.]+", numbers)]
        if command == "h":
            dark |= {(int(y), int(x) + step) for step in range(int(steps[0]))}
            x += steps[0]
        else:
            x, y = (steps[0], steps[1]) if command == "M" else (x + steps[0], y + steps[1])
    top, left = min(row for row, _column in dark), min(column for _row, column in dark)
    size = max(row for row, _column in dark) - top + 1
    return [[(top + row, left + column) in dark for column in range(size)] for row in range(size)]


def text_of(squares: Squares) -> str:
    """What it says; a KeyError where the correction is of another level than M or Q."""
    version = (len(squares) - 17) // 4
    level, mask = _format(squares)
    count, blocks = BLOCKS[level, version]
    bits = [squares[row][column] ^ (MASKS[mask](row, column) == 0) for row, column in _path(version)]
    words = [_number(bits[start : start + 8]) for start in range(0, len(bits) - 7, 8)]
    data = [word for block in range(blocks) for word in words[block:count:blocks]]
    stream = [bool(word >> (7 - place) & 1) for word in data for place in range(8)]
    assert _number(stream[:4]) == BYTES
    length = _number(stream[4:12])
    return bytes(_number(stream[start : start + 8]) for start in range(12, 12 + 8 * length, 8)).decode()


def _number(bits: list[bool]) -> int:
    return int("".join(str(int(bit)) for bit in bits), 2)


def _format(squares: Squares) -> tuple[int, int]:
    """Level and mask, as they stand around the first corner."""
    places = [*((8, column) for column in (0, 1, 2, 3, 4, 5, 7, 8)), (7, 8), *((row, 8) for row in (5, 4, 3, 2, 1, 0))]
    found = _number([squares[row][column] for row, column in places]) ^ FORMAT_MASK
    return found >> 13, found >> 10 & 0b111


def _path(version: int) -> Iterator[tuple[int, int]]:
    """Squares that carry data, in order: up and down in double columns, from the right."""
    size = 17 + 4 * version
    columns = [*range(size - 1, 6, -2), *range(5, 0, -2)]
    for turn, right in enumerate(columns):
        rows = range(size - 1, -1, -1) if turn % 2 == 0 else range(size)
        for row in rows:
            for column in (right, right - 1):
                if not _is_fixed(row, column, version, size):
                    yield row, column


def _is_fixed(row: int, column: int, version: int, size: int) -> bool:
    """Patterns that help the camera, and the format; there is no version before the seventh."""
    near, far = 9, size - 8
    if (row < near and (column < near or column >= far)) or (row >= far and column < near):
        return True
    if 6 in (row, column):
        return True
    centres = ALIGNED[version]
    corners = {(6, 6), (6, size - 7), (size - 7, 6)}
    return any(
        abs(row - down) <= 2 and abs(column - across) <= 2
        for down in centres
        for across in centres
        if (down, across) not in corners
    )
