"""Lists of the kernel that editors manage or read."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from content.core.models import DangerCard, FeedbackText, PromotedAnswer, SearchQuestions, SearchSynonym, Theme


class ThemeViewSet(SnippetViewSet):
    model = Theme
    icon = "tag"
    menu_label = _("Thema's")
    menu_order = 440
    add_to_admin_menu = True
    list_display = ["name", "slug", "description"]
    ordering = ["name"]


class SynonymViewSet(SnippetViewSet):
    model = SearchSynonym
    icon = "openquote"
    menu_label = _("Andere woorden")
    list_display = ["term", "words"]
    ordering = ["term"]


class PromotedAnswerViewSet(SnippetViewSet):
    model = PromotedAnswer
    icon = "pick"
    menu_label = _("Gekozen antwoorden")
    list_display = ["words", "page", "address", "order"]
    ordering = ["order"]


class SearchQuestionsViewSet(SnippetViewSet):
    model = SearchQuestions
    icon = "help"
    menu_label = _("Vragen bij pagina's")
    list_display = ["page", "questions"]
    ordering = ["page__title"]


class DangerCardViewSet(SnippetViewSet):
    model = DangerCard
    icon = "warning"
    menu_label = _("Kaarten bij gevaar")
    list_display = ["heading", "kind", "level"]


class FeedbackTextViewSet(SnippetViewSet):
    """What visitors wrote: to read, export and delete, never to change."""

    model = FeedbackText
    icon = "comment"
    menu_label = _("Opmerkingen")
    list_display = ["text", "page", "is_useful", "day"]
    list_export = ["text", "page", "is_useful", "day"]
    list_filter = ["is_useful", "day"]
    inspect_view_enabled = True
    inspect_view_fields = ["page", "is_useful", "text", "day"]
    copy_view_enabled = False


class SearchViewSetGroup(SnippetViewSetGroup):
    items = [SynonymViewSet, SearchQuestionsViewSet, PromotedAnswerViewSet, DangerCardViewSet, FeedbackTextViewSet]
    menu_icon = "search"
    menu_label = _("Zoeken en opmerkingen")
    menu_name = "search-words"
    menu_order = 450
