from content.core.models.counts import CountedBatch, DailyCount
from content.core.models.danger import DangerCard
from content.core.models.feedback import FeedbackCount, FeedbackText
from content.core.models.images import SiteImage, SiteRendition
from content.core.models.link_checks import BaseLinkCheck
from content.core.models.loaded_records import LoadedRecord
from content.core.models.pages import BasePage
from content.core.models.search import (
    NoResultQuery,
    PromotedAnswer,
    SearchEntry,
    SearchQuestions,
    SearchSynonym,
    SearchWord,
)
from content.core.models.site_settings import SiteSettings
from content.core.models.themes import Theme

__all__ = [
    "BaseLinkCheck",
    "BasePage",
    "CountedBatch",
    "DailyCount",
    "DangerCard",
    "FeedbackCount",
    "FeedbackText",
    "LoadedRecord",
    "NoResultQuery",
    "PromotedAnswer",
    "SearchEntry",
    "SearchQuestions",
    "SearchSynonym",
    "SearchWord",
    "SiteImage",
    "SiteRendition",
    "SiteSettings",
    "Theme",
]
