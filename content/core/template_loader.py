"""Our own templates without their indentation: it helps who writes them and costs who reads half a kilobyte."""

import re

from django.template import Origin
from django.template.loaders.filesystem import Loader

INDENTED = re.compile(r"\s*\n\s+")


class SqueezingLoader(Loader):
    """Reads templates from the project's folder; a line break stays one, so that words never grow together.

    Only HTML: in a mail of plain text the white space is what people see.
    """

    def get_contents(self, origin: Origin) -> str:
        contents = super().get_contents(origin)
        return INDENTED.sub("\n", contents) if origin.name.endswith(".html") else contents
