"""Addresses that every public site must answer."""

from datetime import timedelta

from django.conf import settings
from django.core.cache import cache
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import FileResponse, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import require_safe
from wagtail.models import Page

from content.core.social_images import social_image_file

SECURITY_TXT_DAYS = 180


@never_cache
@require_safe
def healthz(_request: HttpRequest) -> HttpResponse:
    """Alive: the process answers. Touches nothing else, so that a database outage does not restart it."""
    return HttpResponse("ok", content_type="text/plain")


def _database_problem() -> str:
    try:
        executor = MigrationExecutor(connection)
    except DatabaseError as error:
        return type(error).__name__
    return "migrations" if executor.migration_plan(executor.loader.graph.leaf_nodes()) else ""


def _cache_problem() -> str:
    try:
        cache.set("readyz", "yes", timeout=10)
        return "" if cache.get("readyz") == "yes" else "lost"
    except OSError as error:
        return type(error).__name__


@never_cache
@require_safe
def readyz(_request: HttpRequest) -> JsonResponse:
    """Ready for visitors: database, migrations and cache. 503 with the name of what fails."""
    problems = {"database": _database_problem(), "cache": _cache_problem()}
    report = {name: problem or "ok" for name, problem in problems.items()}
    return JsonResponse(report, status=503 if any(problems.values()) else 200)


@require_safe
@cache_control(public=True, max_age=86_400)
def social_image(_request: HttpRequest, page_id: int) -> FileResponse:
    """The picture of a public page for messengers and social networks; 404 for what is no public page."""
    page = get_object_or_404(Page.objects.live().public(), pk=page_id).specific
    section = next((str(one["title"]) for one in settings.SITE_SECTIONS if one["key"] == page.section_key), "")
    picture = social_image_file(page.title, section, page.illustration)
    return FileResponse(picture.open("rb"), content_type="image/png")


@require_safe
def robots_txt(_request: HttpRequest) -> HttpResponse:
    lines = [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /account/",
        "",
        f"Sitemap: {settings.SITE_URL}/sitemap.xml",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@require_safe
def security_txt(_request: HttpRequest) -> HttpResponse:
    """RFC 9116; the expiry moves along, because the file is made by the running site."""
    expires = timezone.now() + timedelta(days=SECURITY_TXT_DAYS)
    lines = [
        f"Contact: {settings.SECURITY_CONTACT}",
        f"Expires: {expires:%Y-%m-%dT00:00:00Z}",
        "Preferred-Languages: nl, en, fr",
        f"Canonical: {settings.SITE_URL}/.well-known/security.txt",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
