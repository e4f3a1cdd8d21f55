from datetime import date
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.templatetags.static import static
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import (
    CommentPanel,
    FieldPanel,
    FieldRowPanel,
    MultiFieldPanel,
    ObjectList,
    PublishingPanel,
    TabbedInterface,
)
from wagtail.models import Page, PageViewRestriction
from wagtail.search import index
from wagtail.url_routing import RouteResult

from content.core.counts.panels import ReadingsPanel
from content.core.counts.readings import mark_page
from content.core.enums import Audience, Context, Illustration, Mood, mood_for
from content.core.fields import ChoiceArrayField, FixedChoiceField
from content.core.json_ld import json_ld_script
from content.core.page_cache import kept
from content.core.visibility import restricted_paths


class BasePage(Page):
    """What every page of every goal shares, so that listings, cards and search treat them alike.

    Card contract: `card_title`, `card_summary`, `card_label` and `card_template` let any page be shown on any other
    one without its type being known there. `section_key` names the top-level section for navigation and search.
    Search reads the card contract and `search_fields`; `is_searchable = False` keeps a page type out of it,
    `search_extra_text` adds words that lead to a page without standing in its title, such as phone numbers.
    Dates are local dates (Europe/Brussels).
    """

    summary = models.CharField(
        _("samenvatting"),
        max_length=255,
        help_text=_("Zeg in één of twee korte zinnen wat de lezer hier vindt. Staat op kaarten en in zoekresultaten."),
    )
    audiences = ChoiceArrayField(choices=Audience.choices, verbose_name=_("voor wie"))
    contexts = ChoiceArrayField(choices=Context.choices, verbose_name=_("waar"))
    themes = ParentalManyToManyField("core.Theme", blank=True, related_name="+", verbose_name=_("thema's"))
    image = models.ForeignKey(
        "core.SiteImage",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("foto"),
    )
    illustration = FixedChoiceField(_("tekening"), max_length=32, choices=Illustration.choices, blank=True)
    reviewed_on = models.DateField(
        _("nagekeken op"),
        null=True,
        blank=True,
        help_text=_("De dag waarop iemand deze pagina helemaal heeft nagekeken."),
    )
    review_due = models.DateField(_("opnieuw na te kijken tegen"), null=True, blank=True)
    noindex = models.BooleanField(
        _("niet in zoekmachines"), default=False, help_text=_("Zoekmachines tonen deze pagina dan niet.")
    )

    card_template = "core/page_card.html"
    card_label = ""
    section_key = ""
    is_searchable = True
    search_extra_text = ""

    search_fields = [
        *Page.search_fields,
        index.SearchField("summary", boost=2),
        index.FilterField("audiences"),
        index.FilterField("contexts"),
    ]

    content_panels = [*Page.content_panels, FieldPanel("summary")]
    classification_panels = [
        FieldPanel("audiences"),
        FieldPanel("contexts"),
        FieldPanel("themes", widget=None),
        FieldRowPanel([FieldPanel("illustration"), FieldPanel("image")]),
    ]
    care_panels = [
        FieldPanel("owner"),
        FieldRowPanel([FieldPanel("reviewed_on"), FieldPanel("review_due")]),
    ]
    promote_panels = [
        MultiFieldPanel(
            [
                FieldPanel("slug"),
                FieldPanel("seo_title"),
                FieldPanel("search_description"),
                FieldPanel("noindex"),
            ],
            _("Adres en zoekmachines"),
        )
    ]

    class Meta:
        abstract = True

    def __init_subclass__(cls, **kwargs: Any) -> None:
        """Give each page type the same five tabs, built from its own panel lists.

        Without the last two panels Wagtail silently offers no planning and no comments.
        """
        super().__init_subclass__(**kwargs)
        if "edit_handler" not in cls.__dict__:
            cls.edit_handler = TabbedInterface(
                [
                    ObjectList(cls.content_panels, heading=_("Inhoud")),
                    ObjectList(cls.classification_panels, heading=_("Voor wie en waarover")),
                    ObjectList([*cls.care_panels, PublishingPanel(), CommentPanel()], heading=_("Nakijken")),
                    ObjectList(cls.promote_panels, heading=_("Adres")),
                    ObjectList([ReadingsPanel()], heading=_("Hoe vaak gelezen")),
                ]
            )

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Find the page at an address in one step instead of one a level."""
        if not path_components:
            return super().route(request, path_components)
        url_path = f"{self.url_path}{'/'.join(path_components)}/"
        # A slug has an index and an address has none; an order would have the database walk the tree instead.
        found = Page.objects.filter(slug=path_components[-1], url_path=url_path, path__startswith=self.path)
        page = next(iter(found.order_by()[:1]), None)
        if page is None:
            raise Http404
        return page.specific.route(request, [])

    @property
    def card_title(self) -> str:
        return self.title

    @property
    def card_summary(self) -> str:
        return self.summary

    @property
    def search_kind(self) -> str:
        """What this is, in the words of a visitor, above a search result."""
        return str(self._meta.verbose_name).capitalize()

    @classmethod
    def prepare_cards(cls, pages: list[Self]) -> None:
        """Fetch at once what the cards of these pages show besides their own fields; nothing by default."""

    @property
    def mood(self) -> Mood:
        return mood_for(self.audiences)

    @property
    def audience_labels(self) -> list[str]:
        return [str(Audience(key).label) for key in self.audiences]

    @property
    def illustration_url(self) -> str:
        return static(f"img/illustrations/{self.illustration}.svg") if self.illustration else ""

    @cached_property
    def breadcrumbs(self) -> list[dict[str, str]]:
        """Pages from the front door down to the parent, as `{title, url}`."""
        return kept(f"breadcrumbs-{self.path}", self._breadcrumbs)

    def _breadcrumbs(self) -> list[dict[str, str]]:
        ancestors = self.get_ancestors().filter(depth__gt=1).only("title", "slug", "url_path", "path", "depth")
        return [{"title": page.title, "url": page.url} for page in ancestors]

    @property
    def last_change(self) -> date | None:
        return self.last_published_at.date() if self.last_published_at else None

    def json_ld(self) -> dict[str, Any]:
        """Describe the page to search engines (schema.org); page types widen this."""
        return {
            "@context": "https://schema.org",
            "@type": "WebPage",
            "name": self.title,
            "description": self.summary,
            "url": self.full_url,
            "inLanguage": "nl-BE",
            "dateModified": self.last_published_at.isoformat() if self.last_published_at else None,
            "isPartOf": {"@type": "WebSite", "name": "Alles over pesten"},
        }

    def get_view_restrictions(self) -> models.QuerySet[PageViewRestriction]:
        """Wagtail asks twice for every page served; for one that nothing restricts, the kept list has the answer."""
        is_restricted = any(self.path.startswith(path) for path in restricted_paths())
        return super().get_view_restrictions() if is_restricted else PageViewRestriction.objects.none()

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        mark_page(request, self)
        return super().serve(request, *args, **kwargs)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context |= {
            "mood": self.mood,
            "meta_title": self.seo_title or self.title,
            "meta_description": self.search_description or self.summary,
            "canonical_url": self.full_url,
            "noindex": self.noindex,
            "og_image": settings.SITE_URL + reverse("social_image", args=[self.pk]) if self.pk else "",
            "json_ld": json_ld_script(self.json_ld()),
        }
        return context
