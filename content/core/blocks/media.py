"""Images, files and video. Nothing is fetched from elsewhere before the visitor asks for it."""

from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

LIMITED_FEATURES = ["bold", "italic", "ul", "ol", "link"]


class ImageBlock(blocks.StructBlock):
    """An image says what it shows, or says on purpose that it only decorates."""

    image = ImageChooserBlock(label=_("afbeelding"))
    alt_text = blocks.CharBlock(
        label=_("wat is er te zien?"),
        required=False,
        max_length=255,
        help_text=_("Voor wie de afbeelding niet ziet. Beschrijf wat telt, niet 'foto van'."),
    )
    decorative = blocks.BooleanBlock(label=_("alleen versiering"), required=False)
    caption = blocks.CharBlock(label=_("bijschrift"), required=False, max_length=255)
    credit = blocks.CharBlock(label=_("maker of bron"), required=False, max_length=255)

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if not cleaned["alt_text"] and not cleaned["decorative"]:
            message = _("Beschrijf de afbeelding, of vink 'alleen versiering' aan.")
            raise blocks.StructBlockValidationError(block_errors={"alt_text": ValidationError(message)})
        return cleaned

    class Meta:
        icon = "image"
        label = _("Afbeelding")
        description = _("Een foto of tekening met beschrijving.")
        template = "core/blocks/image.html"
        preview_template = "core/block_previews/image.html"


class DownloadBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("titel"), max_length=160)
    document = DocumentChooserBlock(label=_("bestand"))

    class Meta:
        icon = "download"
        label = _("bestand")


class DownloadsBlock(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("titel"), required=False, max_length=120)
    items = blocks.ListBlock(DownloadBlock(), label=_("bestanden"), min_num=1)

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        chosen = [(item["title"], item["document"]) for item in value["items"] if item["document"]]
        context["files"] = [
            {
                "title": title,
                "url": document.url,
                "kind": document.file_extension.upper(),
                "size": filesizeformat(document.file_size) if document.file_size else "",
            }
            for title, document in chosen
        ]
        return context

    class Meta:
        icon = "download"
        label = _("Downloads")
        description = _("Bestanden met soort en grootte erbij.")
        template = "core/blocks/downloads.html"
        preview_template = "core/block_previews/downloads.html"


class VideoBlock(blocks.StructBlock):
    """A video behind a click: no request to the host before, and its words for who cannot hear or play it."""

    title = blocks.CharBlock(label=_("titel"), max_length=160)
    url = blocks.URLBlock(label=_("adres van de video"))
    duration = blocks.CharBlock(label=_("duur"), required=False, max_length=20, help_text=_("Bijvoorbeeld: 2 min."))
    captions_url = blocks.URLBlock(label=_("adres van de ondertitels"), required=False)
    transcript = blocks.RichTextBlock(
        label=_("uitgeschreven tekst"),
        features=LIMITED_FEATURES,
        help_text=_("Schrijf uit wat er gezegd wordt en te zien is."),
    )

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        context["host"] = (urlsplit(value["url"] or "").hostname or "").removeprefix("www.")
        return context

    class Meta:
        icon = "media"
        label = _("Video")
        description = _("Een video die pas laadt als iemand klikt.")
        template = "core/blocks/video.html"
        preview_value = {
            "title": "Wat doet een omstander?",
            "url": "https://www.vrt.be/voorbeeld",
            "duration": "3 minuten",
            "transcript": "<p>Wat er gezegd wordt en te zien is.</p>",
        }
