"""Structured data for search engines inside a page."""

import json
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

# The three characters that could end a script element or open another one, as JSON escapes.
_UNSAFE = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


def json_ld_script(data: dict[str, Any]) -> SafeString:
    """A `<script type="application/ld+json">`: data that no browser runs, so the strict content policy allows it."""
    text = json.dumps({key: value for key, value in data.items() if value is not None}, ensure_ascii=False)
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(text.translate(_UNSAFE)))  # noqa: S308 - escaped on this line
