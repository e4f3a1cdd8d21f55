"""Blocks of the site settings."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class EmergencyNumberBlock(blocks.StructBlock):
    label = blocks.CharBlock(label=_("naam"), max_length=60)
    number = blocks.CharBlock(label=_("nummer zoals mensen het lezen"), max_length=20)
    note = blocks.CharBlock(label=_("waarvoor"), max_length=120, required=False)

    class Meta:
        icon = "warning"
        label = _("noodnummer")


class FooterLinkBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("tekst"), max_length=60)
    url = blocks.CharBlock(label=_("adres"), max_length=255)

    class Meta:
        icon = "link"
        label = _("link")


class ContactBlock(blocks.StructBlock):
    """Who to call, with a page for who would rather chat or mail."""

    label = blocks.CharBlock(label=_("naam"), max_length=60)
    number = blocks.CharBlock(label=_("nummer zoals mensen het lezen"), max_length=20)
    url = blocks.CharBlock(label=_("adres van de pagina over deze dienst"), max_length=255, required=False)

    class Meta:
        icon = "mobile-alt"
        label = _("contact")
