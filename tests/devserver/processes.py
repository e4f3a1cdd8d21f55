"""Following processes that are not children of the test."""

import contextlib
import os
import select
from pathlib import Path


def parent_of(number: int) -> int:
    return int(Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[1])


def descendants_of(number: int) -> list[int]:
    parents: dict[int, int] = {}
    for entry in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):  # ended meanwhile
            parents[int(entry.name)] = parent_of(int(entry.name))
    found = [number]
    for one in found:  # grows while it is read
        found += [child for child, parent in parents.items() if parent == one]
    return found[1:]


def wait_for_the_end_of(numbers: list[int]) -> None:
    """Returns when all have ended, whoever their parent is."""
    for number in numbers:
        with contextlib.suppress(ProcessLookupError):
            descriptor = os.pidfd_open(number)
            ended, _, _ = select.select([descriptor], [], [], 60)
            os.close(descriptor)
            assert ended, number
