from content.infopunt.models.campaigns import CampaignPage
from content.infopunt.models.figure_bank import FigureBankPage
from content.infopunt.models.figures import Figure
from content.infopunt.models.glossary import FrequentQuestion, GlossaryPage, GlossaryTerm
from content.infopunt.models.link_checks import FigureLinkCheck, PageLinkCheck, ResourceLinkCheck
from content.infopunt.models.pages import ArticlePage, InfopuntPage, ThemePage
from content.infopunt.models.questions import QuestionsPage
from content.infopunt.models.resources import Resource, ResourceIndexPage, ResourceSuggestion
from content.infopunt.models.stories import NewsIndexPage, NewsPage, StoryIndexPage, StoryPage
from content.infopunt.models.versions import Topic, VersionState

__all__ = [
    "ArticlePage",
    "CampaignPage",
    "Figure",
    "FigureBankPage",
    "FigureLinkCheck",
    "FrequentQuestion",
    "GlossaryPage",
    "GlossaryTerm",
    "InfopuntPage",
    "NewsIndexPage",
    "NewsPage",
    "PageLinkCheck",
    "QuestionsPage",
    "Resource",
    "ResourceIndexPage",
    "ResourceLinkCheck",
    "ResourceSuggestion",
    "StoryIndexPage",
    "StoryPage",
    "ThemePage",
    "Topic",
    "VersionState",
]
