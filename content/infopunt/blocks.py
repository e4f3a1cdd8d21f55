"""Blocks of articles that the kernel has no need of."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class SourceBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("titel"), max_length=200)
    publisher = blocks.CharBlock(label=_("uitgever"), required=False, max_length=120)
    url = blocks.URLBlock(label=_("adres"), required=False)
    published = blocks.CharBlock(label=_("jaar of datum"), required=False, max_length=20)

    class Meta:
        icon = "link"
        label = _("bron")
