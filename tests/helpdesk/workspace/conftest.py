from typing import Any

import pytest
from django.test import Client

from allesoverpesten.accounts.models import User
from allesoverpesten.accounts.roles import COORDINATOR
from tests.factories.accounts import UserFactory


@pytest.fixture
def coordinator(db: None, settings: Any) -> User:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    return UserFactory(roles=(COORDINATOR,), first_name="Ans", last_name="Coördinator")


@pytest.fixture
def desk(coordinator: User) -> Client:
    """The signed-in browser of a coordinator."""
    client = Client()
    client.force_login(coordinator)
    return client
