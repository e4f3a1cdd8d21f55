from typing import Any

import pytest
from django.test import Client

from allesoverpesten.accounts.models import User
from allesoverpesten.accounts.roles import BEHEERDER, COORDINATOR, EINDREDACTEUR, ONDERZOEKER, REDACTEUR
from tests.factories.accounts import UserFactory

# One letter a role, so that a row of a role matrix reads as a word.
LETTERS = {
    "R": REDACTEUR,
    "E": EINDREDACTEUR,
    "C": COORDINATOR,
    "O": ONDERZOEKER,
    "B": BEHEERDER,
}


@pytest.fixture
def staff(db: None, settings: Any) -> dict[str, User]:
    """Somebody of each role, by its letter, who enters without a second factor."""
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    return {letter: UserFactory(roles=(role,)) for letter, role in LETTERS.items()}


@pytest.fixture
def clients(staff: dict[str, User]) -> dict[str, Client]:
    """A signed-in browser for each role, by its letter."""
    signed_in = {letter: Client() for letter in staff}
    for letter, client in signed_in.items():
        client.force_login(staff[letter])
    return signed_in
