"""What the handbook of operations says must happen by the clock, the clock does."""

import re
from pathlib import Path

from django.conf import settings

ROW = re.compile(r"^\| `manage\.py (?P<name>\w+)` \| every ", re.MULTILINE)


def test_clock_runs_every_task_that_operations_name() -> None:
    root = Path(settings.BASE_DIR)
    named = set(ROW.findall((root / "docs/operations.md").read_text(encoding="utf-8")))
    clock = (root / "compose.yaml").read_text(encoding="utf-8").partition("  clock:")[2].partition("healthcheck:")[0]
    assert len(named) > 8
    assert {name for name in named if not re.search(rf"\b{name}\b", clock)} == set()
