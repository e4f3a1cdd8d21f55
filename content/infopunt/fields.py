"""A text that quotes figures by name tells the reference index so."""

import json
from collections.abc import Iterator
from typing import Any

from django.apps import apps

from content.core.fields import ContentStreamField
from content.infopunt.figures.words import quoted_slugs


class QuotingStreamField(ContentStreamField):
    """A stream field in which `[cijfer:slug]` counts as a use of that figure, as a figure block does."""

    def extract_references(self, value: Any) -> Iterator[tuple[type, str, str, str]]:
        yield from super().extract_references(value)
        slugs = quoted_slugs(json.dumps(self.stream_block.get_prep_value(value)))
        if slugs:
            figure = apps.get_model("infopunt", "Figure")
            # The index names the block of a use; a quotation may stand in any, so it is told as the first one.
            block_name = next(iter(self.stream_block.child_blocks))
            for pk, slug in figure.objects.filter(slug__in=slugs).values_list("pk", "slug"):
                yield figure, str(pk), block_name, f"cijfer:{slug}"
