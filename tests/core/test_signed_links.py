from datetime import timedelta

import pytest
import time_machine

from content.core.signed_links import LinkProblem, LinkRefusedError, read_link, sign_link

DAY = timedelta(days=1)


def test_link_gives_its_value_within_its_lifetime() -> None:
    assert read_link("nakijken", sign_link("nakijken", "dienst-7"), DAY) == "dienst-7"


def test_link_that_is_too_old_says_so() -> None:
    with time_machine.travel("2026-11-01T10:00:00Z"):
        token = sign_link("nakijken", "dienst-7")
    with time_machine.travel("2026-11-02T10:00:01Z"), pytest.raises(LinkRefusedError) as refusal:
        read_link("nakijken", token, DAY)
    assert refusal.value.problem is LinkProblem.EXPIRED


@pytest.mark.parametrize("change", [lambda token: token.replace("7", "8", 1), lambda token: token[:-1], lambda _t: ""])
def test_link_that_was_changed_is_refused(change: object) -> None:
    with pytest.raises(LinkRefusedError) as refusal:
        read_link("nakijken", change(sign_link("nakijken", "dienst-7")), DAY)
    assert refusal.value.problem is LinkProblem.BROKEN


def test_link_for_another_purpose_is_refused() -> None:
    with pytest.raises(LinkRefusedError):
        read_link("afmelden", sign_link("nakijken", "dienst-7"), DAY)
