"""What is new for members, mailed once a week to those who asked for it, as long as they are members."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.tasks import task
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from content.core.signed_links import read_link, sign_link
from knowledge.research.members.access import members_page, readers
from knowledge.research.models import MemberDigest

STOP_PURPOSE = "research/member-news-stop"
# A mail from long ago must still be a way out.
STOP_LIFETIME = timedelta(days=3650)
MOST_ITEMS = 30


@dataclass(frozen=True, slots=True)
class NewsItem:
    title: str
    summary: str
    address: str
    is_new: bool


def news_since(moment: datetime) -> list[NewsItem]:
    """Pages of members that were published or changed since, new ones first."""
    top = members_page()
    if top is None:
        return []
    pages = top.get_descendants().live().filter(last_published_at__gt=moment).specific()
    items = [
        NewsItem(page.title, page.summary, f"{settings.SITE_URL}{page.url}", page.first_published_at > moment)
        for page in pages.order_by("-last_published_at")
    ]
    return sorted(items, key=lambda item: not item.is_new)


def follow(user: Any) -> None:
    MemberDigest.objects.get_or_create(user=user)


def stop(user: Any) -> None:
    MemberDigest.objects.filter(user=user).delete()


def follows(user: Any) -> bool:
    return MemberDigest.objects.filter(user=user).exists()


def stop_by_link(token: str) -> None:
    """Raises LinkRefusedError."""
    MemberDigest.objects.filter(user_id=read_link(STOP_PURPOSE, token, STOP_LIFETIME)).delete()


def due(now: datetime) -> list[int]:
    """Whose week is over; the job may be some hours early."""
    week = now - timedelta(days=6, hours=12)
    return list(MemberDigest.objects.filter(looked_at__lte=week).values_list("pk", flat=True))


@task(backend="background")
def mail_member_news(digest_pk: int) -> None:
    """Once a week, whatever queued it how often; nothing when nothing is new, and never to who is no member now."""
    with transaction.atomic():
        now = timezone.now()
        rows = MemberDigest.objects.select_for_update(of=("self",)).select_related("user").filter(pk__in=due(now))
        digest = rows.filter(pk=digest_pk).first()
        if digest is None:
            return
        top = members_page()
        if top is None or not digest.user.email or not readers(top).filter(pk=digest.user_id).exists():
            digest.delete()
            return
        if items := news_since(digest.looked_at):
            _send(digest.user, items)
        digest.looked_at = now
        digest.save(update_fields=["looked_at"])


def _send(user: Any, items: list[NewsItem]) -> None:
    address = f"{settings.SITE_URL}{reverse('member_news_stop', args=[sign_link(STOP_PURPOSE, str(user.pk))])}"
    context = {"items": items[:MOST_ITEMS], "more": max(len(items) - MOST_ITEMS, 0), "stop_address": address}
    EmailMessage(
        _("Nieuw voor leden van het kennisnetwerk"),
        render_to_string("research/mails/member_news.txt", context),
        to=[user.email],
        headers={
            "Auto-Submitted": "auto-generated",
            # RFC 8058: the button "unsubscribe" of a mail program posts to this address, without opening it.
            "List-Unsubscribe": f"<{address}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        },
    ).send()
