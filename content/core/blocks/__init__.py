"""The blocks every page can be built from. One place, so that an editor finds the same tools everywhere."""

from content.core.blocks.cards import PageCardsBlock
from content.core.blocks.guidance import (
    CalloutBlock,
    DoDontBlock,
    QuestionsBlock,
    QuoteBlock,
    RichTextSectionBlock,
    StepsBlock,
    UrgencyBlock,
)
from content.core.blocks.media import DownloadsBlock, ImageBlock, VideoBlock

CONTENT_BLOCKS = [
    ("rich_text", RichTextSectionBlock()),
    ("urgency", UrgencyBlock()),
    ("steps", StepsBlock()),
    ("do_dont", DoDontBlock()),
    ("questions", QuestionsBlock()),
    ("callout", CalloutBlock()),
    ("quote", QuoteBlock()),
    ("image", ImageBlock()),
    ("video", VideoBlock()),
    ("downloads", DownloadsBlock()),
    ("page_cards", PageCardsBlock()),
]

__all__ = ["CONTENT_BLOCKS"]
