"""The process that keeps one embedded PostgreSQL running for as long as somebody uses it.

Started by :mod:`allesoverpesten.devserver.embedded_postgres`, in a session of its own, so that Ctrl-C in a
terminal does not reach it. Users hold a shared lock on ``users.lock``; the keeper waits for the exclusive one
and gets it when the last user is gone, however that one ended. It writes one line to standard output:
``ready``, or a Dutch sentence that says what is wrong.
"""

import contextlib
import fcntl
import os
import signal
import sys
from pathlib import Path
from types import FrameType
from typing import NoReturn

from allesoverpesten.devserver.home import DatabaseProblem, locked
from allesoverpesten.devserver.server import Server

READY = "ready"
STANDARD_OUTPUT = 1


def main(home: Path) -> None:
    """Keep the server in this home until nobody uses it, it dies, or this process is told to stop.

    Returns at once in the process that was started and goes on in a child, so that the starter need not look
    after it.
    """
    if os.fork():
        return
    os.umask(0o022)  # the server's account must be able to read the programs
    server = Server(home)
    signal.signal(signal.SIGTERM, _end)
    with locked(home / "keeper.lock", fcntl.LOCK_EX):
        try:
            server.start()
            signal.signal(signal.SIGCHLD, _end)
            _report(READY)
            with locked(home / "users.lock", fcntl.LOCK_EX):
                signal.signal(signal.SIGCHLD, signal.SIG_DFL)
                server.stop()
        except DatabaseProblem as problem:
            _report(str(problem))
            sys.exit(1)
        finally:
            server.stop()


def _end(_number: int, _frame: FrameType | None) -> NoReturn:
    sys.exit(1)


def _report(line: str) -> None:
    """Tell whoever started this process, who may be gone by now, and let go of the pipe that they read to its
    end.
    """
    with contextlib.suppress(BrokenPipeError):
        os.write(STANDARD_OUTPUT, line.encode())
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, STANDARD_OUTPUT)
    os.close(nowhere)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
