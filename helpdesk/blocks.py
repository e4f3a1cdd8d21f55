from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks import StreamValue

from helpdesk.display import service_row
from helpdesk.listings.moment import current_moment


class StepToHelpBlock(blocks.StructBlock):
    """One step on the way to help, with the services that take this step with you."""

    title = blocks.CharBlock(label=_("stap"), max_length=160)
    text = blocks.TextBlock(label=_("uitleg"), required=False, max_length=600)
    services = blocks.ListBlock(
        blocks.PageChooserBlock(page_type="helpdesk.ServicePage"), label=_("diensten"), default=[]
    )

    class Meta:
        icon = "list-ol"
        label = _("stap")


class ShortcutBlock(StepToHelpBlock):
    """What nobody should climb the ladder for: straight to who can act."""

    class Meta:
        icon = "warning"
        label = _("meteen daarheen")


def steps_to_help(stream: StreamValue, block_type: str) -> list[dict[str, Any]]:
    """Context of components/ladder.html: published services with their state; others are left out."""
    moment = current_moment()
    # Raw values hold the ids of the services; asking for the pages would be a query for what the listings know.
    return [
        {
            "title": block["value"]["title"],
            "text": block["value"]["text"],
            "services": [
                service_row(moment.listings.by_pk[item["value"]], moment)
                for item in block["value"]["services"]
                if item["value"] in moment.listings.by_pk
            ],
        }
        for block in stream.raw_data
        if block["type"] == block_type
    ]
