from typing import Any

from django import template
from django.utils.safestring import SafeString

from content.infopunt.screens import read_stream

register = template.Library()


@register.simple_tag(takes_context=True)
def read(context: template.Context, stream: Any) -> SafeString:
    """A stream of blocks as visitors read it: figures filled in, words explained."""
    return read_stream(stream, context.flatten())
