import os
import pwd
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.devserver.checkouts import Checkout

AS_ROOT = os.geteuid() == 0


@pytest.fixture
def account() -> pwd.struct_passwd:
    """Who runs these tests."""
    return pwd.getpwuid(os.geteuid())


@pytest.fixture(params=["root", "nobody"] if AS_ROOT else [pwd.getpwuid(os.geteuid()).pw_name])
def each_account(request: pytest.FixtureRequest) -> pwd.struct_passwd:
    """Root and an ordinary user where root runs these tests, else only the one who runs them."""
    return pwd.getpwnam(request.param)


@pytest.fixture
def make_checkout() -> Iterator[Callable[..., Checkout]]:
    """Makes checkouts in folders that are closed to everyone but their account, and remove all they bring forth."""
    parents: list[Path] = []

    def make(account: pwd.struct_passwd, name: str = "map met spaties, en Ée", parent: Path | None = None) -> Checkout:
        if parent is None:
            parent = Path(tempfile.mkdtemp(prefix="checkout-"))
            parents.append(parent)
            os.chown(parent, account.pw_uid, account.pw_gid)
        folder = parent / name
        folder.mkdir()
        return Checkout.make(folder, account, processes)

    with ExitStack() as processes:
        yield make
    for parent in parents:
        for link in parent.glob("*/var/postgres"):
            shutil.rmtree(link.resolve(), ignore_errors=True)
        shutil.rmtree(parent)


@pytest.fixture
def checkout(make_checkout: Callable[..., Checkout], account: pwd.struct_passwd) -> Checkout:
    return make_checkout(account)
