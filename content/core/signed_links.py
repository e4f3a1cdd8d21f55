"""Links in mails that prove who got them: they expire, cannot be changed, and open one purpose only.

A link carries nothing secret; that it is used once is remembered by the record it points to.
"""

from datetime import timedelta
from enum import StrEnum

from django.core.signing import BadSignature, SignatureExpired, TimestampSigner


class LinkProblem(StrEnum):
    EXPIRED = "expired"
    BROKEN = "broken"


class LinkRefusedError(Exception):
    """The link cannot be used; `problem` says why."""

    def __init__(self, problem: LinkProblem) -> None:
        super().__init__(problem)
        self.problem = problem


def sign_link(purpose: str, value: str) -> str:
    """A token for an address, bound to `purpose` and to this moment."""
    return TimestampSigner(salt=f"signed-link/{purpose}").sign(value)


def read_link(purpose: str, token: str, lifetime: timedelta) -> str:
    """The value of a token made by `sign_link` for the same purpose. Raises `LinkRefusedError`."""
    try:
        return TimestampSigner(salt=f"signed-link/{purpose}").unsign(token, max_age=lifetime)
    except SignatureExpired as error:
        raise LinkRefusedError(LinkProblem.EXPIRED) from error
    except BadSignature as error:
        raise LinkRefusedError(LinkProblem.BROKEN) from error
