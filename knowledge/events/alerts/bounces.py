"""A mail that came back: the report of a mail server (RFC 3464) about an address that does not exist (any more).

Only a report that carries our own signed way out is believed, so nobody can take somebody else off by forging one.
"""

import re
from email import message_from_bytes, policy
from email.message import EmailMessage

from content.core.signed_links import LinkRefusedError, read_link
from knowledge.events.alerts.mails import STOP_LIFETIME, STOP_PURPOSE
from knowledge.events.models import AlertSubscription

TOKEN = re.compile(r"/verwittig/stop/([^/>\s]+)/")


def handle_bounce(raw: bytes) -> bool:
    """Delete the subscription that a permanent failure is about; False when the mail is no such report."""
    report = message_from_bytes(raw, policy=policy.default)
    if report.get_content_type() != "multipart/report" or not _is_permanent(report):
        return False
    token = _token(report)
    try:
        uuid = read_link(STOP_PURPOSE, token, STOP_LIFETIME)
    except LinkRefusedError:
        return False
    deleted, _by_model = AlertSubscription.objects.filter(uuid=uuid).delete()
    return bool(deleted)


def _is_permanent(report: EmailMessage) -> bool:
    statuses = [part for part in report.walk() if part.get_content_type() == "message/delivery-status"]
    blocks = [block for part in statuses for block in (part.get_payload() if part.is_multipart() else [])]
    return any(_says_failed(block) for block in blocks)


def _says_failed(block: EmailMessage) -> bool:
    action, status = str(block.get("Action", "")).strip().lower(), str(block.get("Status", "")).strip()
    return action == "failed" and status.startswith("5")


def _token(report: EmailMessage) -> str:
    """From the header of our own mail, which a report quotes whole or in part (text/rfc822-headers)."""
    for part in report.walk():
        header = str(part.get("List-Unsubscribe", ""))
        if part.get_content_type() == "text/rfc822-headers":
            header = str(part.get_content())
        if found := TOKEN.search("".join(header.split())):
            return found[1]
    return ""
