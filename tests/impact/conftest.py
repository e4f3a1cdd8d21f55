from typing import Any

import pytest

from allesoverpesten.accounts.models import User
from allesoverpesten.accounts.roles import BEHEERDER, COORDINATOR
from tests.factories.accounts import UserFactory


@pytest.fixture
def writer(db: None, settings: Any) -> User:
    """Who fills in."""
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    return UserFactory(roles=(COORDINATOR,), first_name="Ans", last_name="Peeters")


@pytest.fixture
def head(db: None, settings: Any) -> User:
    """Who approves."""
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    return UserFactory(roles=(BEHEERDER,), first_name="Bert", last_name="Claes")
