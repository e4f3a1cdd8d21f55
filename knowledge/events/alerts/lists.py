"""Which lists somebody can be mailed about. Each goal registers its own in `AppConfig.ready`."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.http import QueryDict
from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class AlertItem:
    """One line of a digest; `url` is a path on this site."""

    title: str
    url: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class AlertList:
    """A list with filters.

    `clean` writes any query of an address in the one way in which it is kept; `describe` names it for people;
    `address` is its path; `find` returns what is new in it since a moment, the most important first. `note` tells who
    asks what else there is to know.
    """

    key: str
    clean: Callable[[QueryDict], str]
    describe: Callable[[str], str]
    address: Callable[[str], str]
    find: Callable[[str, datetime], list[AlertItem]]
    note: str | Promise = ""


_lists: dict[str, AlertList] = {}


def register_alert_list(alert_list: AlertList) -> None:
    _lists[alert_list.key] = alert_list


def alert_list(key: str) -> AlertList | None:
    return _lists.get(key)
