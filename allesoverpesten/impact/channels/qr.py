"""A short address as a QR code: a drawing for any program, and a sheet that can be hung up or cut out."""

import io
import json
from importlib.resources import files

import segno
import typst
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from allesoverpesten.impact.models.channels import CampaignChannel


def qr_svg(channel: CampaignChannel) -> bytes:
    """Correction of the middle level: still read with a fold, a stain or a sticker over a corner."""
    picture = io.BytesIO()
    segno.make(channel.address, error="m", micro=False).save(picture, kind="svg", border=4, scale=10)
    return picture.getvalue()


def qr_pdf(channel: CampaignChannel) -> bytes:
    """A tagged A4 (PDF/UA-1), the same bytes for the same address."""
    data = {
        "title": channel.page.title if channel.page else channel.campaign.name,
        "address": channel.address.split("://")[-1],
        "alt": _("QR-code met het adres %(address)s") % {"address": channel.address},
        "made_for": f"{channel.campaign.name}: {channel}. {channel.label}".rstrip(". "),
        "until": _("Werkt tot en met %(day)s") % {"day": date_format(channel.expires_on, "j F Y")},
        "or_type": _("Of typ in je browser:"),
        "scan": _("Richt de camera van je telefoon op het vierkant."),
    }
    sources = {"main.typ": files(__package__).joinpath("qr.typ").read_bytes(), "qr.svg": qr_svg(channel)}
    return typst.compile(
        sources, sys_inputs={"data": json.dumps(data)}, ignore_system_fonts=True, pdf_standards="ua-1", timestamp=0
    )
