"""Where the embedded database of one checkout lives.

An ordinary user keeps it in ``var/postgres``. PostgreSQL refuses to run as root, and the account that then
runs it may be unable to enter the checkout: for root ``var/postgres`` is a link to a folder under
``/var/lib``. Whoever removes ``var`` starts with an empty database, in both cases. Permissions of folders
that were there before stay as they are.
"""

import fcntl
import hashlib
import os
import pwd
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

DATABASE = "allesoverpesten"
PORT = 5432  # only names the socket: the server listens on no network address
STATE_OF_ROOT = Path("/var/lib/allesoverpesten-dev")
LONGEST_SOCKET_FOLDER = 88  # macOS allows 104 bytes for a socket's whole path


class DatabaseProblem(Exception):  # noqa: N818 - a sentence for the person at the keyboard, not a fault in the program
    """The database cannot be used; ``str()`` is one Dutch sentence that says why and what to do."""


@contextmanager
def locked(path: Path, kind: int) -> Iterator[None]:
    """Hold an advisory lock (``fcntl.LOCK_*``) on a file; the kernel drops it when the process dies in any
    way.
    """
    descriptor = open_lock(path)
    try:
        fcntl.flock(descriptor, kind)
        yield
    finally:
        os.close(descriptor)


def open_lock(path: Path) -> int:
    """Open a lock file without following a link that someone else may have put there."""
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)


def is_free(path: Path) -> bool:
    """Tell whether nobody holds an exclusive lock on this file."""
    try:
        with locked(path, fcntl.LOCK_SH | fcntl.LOCK_NB):
            return True
    except BlockingIOError:
        return False


def server_account() -> pwd.struct_passwd:
    """The account that PostgreSQL runs under: one's own, or ``nobody`` for root."""
    try:
        return pwd.getpwnam("nobody") if os.geteuid() == 0 else pwd.getpwuid(os.geteuid())
    except KeyError as missing:
        raise DatabaseProblem(
            "PostgreSQL heeft een gebruiker met een naam nodig en dit systeem kent er geen voor "
            f"nummer {os.geteuid()}: voeg die toe of zet DATABASE_URL."
        ) from missing


def find_home(checkout: Path) -> Path:
    """Return the folder with the database of this checkout, made on first use. Call it under the checkout's
    lock.
    """
    place = checkout / "var" / "postgres"
    if os.geteuid() == 0:
        return _home_of_root(checkout, place)
    if not place.exists() and not place.is_symlink():
        place.mkdir(mode=0o700)
    home = place.resolve()
    _refuse_other_owner(place, home)
    return home


def _home_of_root(checkout: Path, place: Path) -> Path:
    if place.is_symlink():
        home = place.resolve()
        _refuse_other_owner(place, home)
        if not _in_use_by_another_checkout(home, checkout):
            (home / "checkout").write_text(str(checkout), encoding="utf-8")
            return home
        place.unlink()
    elif place.exists():
        _refuse_other_owner(place, place)
        raise DatabaseProblem(
            f"{place} is een map, maar voor root hoort het een verwijzing te zijn: verwijder ze om met een "
            "lege database te beginnen."
        )
    _make_state_folder()
    _remove_what_this_checkout_left(checkout)
    home = Path(tempfile.mkdtemp(prefix="", dir=STATE_OF_ROOT))
    home.chmod(0o711)
    (home / "checkout").write_text(str(checkout), encoding="utf-8")
    place.symlink_to(home)
    return home


def _refuse_other_owner(place: Path, home: Path) -> None:
    try:
        owner = home.stat().st_uid
    except OSError as error:
        raise DatabaseProblem(
            f"De databasemap {home} waar {place} naar verwijst is er niet (meer) of is gesloten voor jou: "
            f"zet ze terug, of verwijder {place} om met een lege database te beginnen."
        ) from error
    if owner != os.geteuid():
        raise DatabaseProblem(
            f"De databasemap {place} is van een andere gebruiker (nummer {owner}): "
            "start als die gebruiker, of verwijder ze om met een lege database te beginnen."
        )


def _in_use_by_another_checkout(home: Path, checkout: Path) -> bool:
    """A copied tree brings the link along; a moved one keeps its database."""
    note = home / "checkout"
    if not note.exists():
        return False
    other = Path(note.read_text(encoding="utf-8"))
    link = other / "var" / "postgres"
    return other != checkout and link.is_symlink() and link.resolve() == home


def _make_state_folder() -> None:
    if not STATE_OF_ROOT.exists():
        STATE_OF_ROOT.mkdir(parents=True, exist_ok=True)
        STATE_OF_ROOT.chmod(0o755)  # whatever the umask is: the server's account must get through


def _remove_what_this_checkout_left(checkout: Path) -> None:
    """Databases that this checkout had before its ``var`` was removed: nothing leads to them any more."""
    for note in STATE_OF_ROOT.glob("*/checkout"):
        if note.read_text(encoding="utf-8") == str(checkout) and is_free(note.parent / "keeper.lock"):
            shutil.rmtree(note.parent)


def socket_folder(home: Path) -> Path:
    """The folder of the server's socket: in its home, or under /tmp where libpq cannot read that path.

    A socket's path has a longest length, and a comma would separate two hosts.
    """
    folder = home / "socket"
    if len(os.fsencode(folder)) <= LONGEST_SOCKET_FOLDER and "," not in str(folder):
        return folder
    name = hashlib.sha256(os.fsencode(home)).hexdigest()[:16]
    return Path(f"/tmp/allesoverpesten-{name}")  # noqa: S108 - the server checks that it is its own


def url(home: Path) -> str:
    """The connection string of the server in this home, understood by libpq and by Django."""
    return f"postgresql://{DATABASE}@:{PORT}/{DATABASE}?host={quote(os.fspath(socket_folder(home)), safe='')}"
