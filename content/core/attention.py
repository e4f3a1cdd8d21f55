"""What needs attention at a desk of the admin: a count, in words, with the list behind it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Attention:
    """Drawn by `core/admin/attention_list.html`. `is_urgent`: somebody may be sent the wrong way because of it."""

    count: int
    words: str
    explanation: str
    url: str
    is_urgent: bool = False
