"""What every template may rely on."""

import re
from typing import Any

from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from content.core.enums import Mood
from content.core.kept_site import kept_settings
from content.core.middleware import EDITOR_PREFIX


def _site_values(request: HttpRequest) -> dict[str, Any]:
    try:
        site_settings = kept_settings(request)
    except (OperationalError, InterfaceError):
        # The database does not answer; whoever reads this page may still need to call somebody.
        return {"emergency_numbers": settings.EMERGENCY_NUMBERS, "banner": None, "footer_links": []}
    return {
        "emergency_numbers": [
            {**block.value, "tel": re.sub(r"\D", "", block.value["number"])}
            for block in site_settings.emergency_numbers
        ],
        "banner": site_settings.banner,
        "footer_links": [block.value for block in site_settings.footer_links],
    }


def site(request: HttpRequest) -> dict[str, Any]:
    if request.path.startswith(EDITOR_PREFIX):
        return {}  # Wagtail's own templates give another meaning to some of these names
    values = SimpleLazyObject(lambda: _site_values(request))
    return {
        "site_name": settings.WAGTAIL_SITE_NAME,
        "emergency_numbers": SimpleLazyObject(lambda: values["emergency_numbers"]),
        "banner": SimpleLazyObject(lambda: values["banner"]),
        "footer_links": SimpleLazyObject(lambda: values["footer_links"]),
        "main_sections": [
            {**section, "is_current": request.path.startswith(section["url"])} for section in settings.SITE_SECTIONS
        ],
        "help_url": settings.HELP_URL,
        "search_url": reverse("search"),
        "mood": Mood.GENERAL,
    }
