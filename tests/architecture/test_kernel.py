"""The kernel names no goal, not even in a string."""

import re
from pathlib import Path

import pytest
from django.conf import settings

GOALS = re.compile(
    r"""helpdesk|infopunt|knowledge\.|allesoverpesten\.(?!be)|wegwijzer|["'](?:training|research|events)\.|/hulp/""",
    re.IGNORECASE,
)
KERNEL = settings.BASE_DIR / "content" / "core"
FILES = sorted(path for path in KERNEL.rglob("*.py") if "migrations" not in path.parts)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(KERNEL)))
def test_kernel_names_no_goal(path: Path) -> None:
    assert GOALS.findall(path.read_text()) == []


@pytest.mark.parametrize("line", ['"helpdesk.ServicePage"', "from knowledge.training import x", '"/hulp/diensten/"'])
def test_pattern_sees_a_planted_name(line: str) -> None:
    assert GOALS.search(line)
