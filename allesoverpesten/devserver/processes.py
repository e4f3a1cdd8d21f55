"""What the operating system knows about processes."""

import ctypes
import signal
import sys
from collections.abc import Callable
from pathlib import Path

PR_SET_PDEATHSIG = 1  # linux/prctl.h


def stop_with_parent(number: signal.Signals) -> Callable[[], None]:
    """Return a function that asks Linux to send this signal to the calling process when its parent dies, even
    by SIGKILL.

    For ``preexec_fn``: the library is loaded here, in the parent, because little is safe between fork and
    exec. Elsewhere than on Linux it does nothing.
    """
    if sys.platform != "linux":
        return lambda: None
    prctl = ctypes.CDLL(None).prctl
    return lambda: prctl(PR_SET_PDEATHSIG, int(number))


def postgres_processes_in(folder: Path) -> list[int]:
    """Process numbers of every PostgreSQL process at work in this data folder; none where the system has no
    ``/proc``.
    """
    return [int(entry.name) for entry in Path("/proc").glob("[0-9]*") if _is_postgres_in(entry, folder)]


def _is_postgres_in(entry: Path, folder: Path) -> bool:
    try:
        return (entry / "comm").read_text().strip() == "postgres" and (entry / "cwd").samefile(folder)
    except OSError:  # ended meanwhile, or somebody else's
        return False
