"""What pages show besides their own fields, in a fixed number of queries."""

from typing import Any

from django.apps import apps
from django.db.models import BooleanField, CharField, ExpressionWrapper, Q, Value
from django.db.models.functions import Cast, Concat
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import strip_tags
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from wagtail.models import Page

from content.core.cards import card_pages
from content.core.enums import Audience
from content.core.models import SearchEntry
from content.core.page_cache import kept
from content.core.reading_time import reading_minutes
from content.core.search.documents import page_key
from content.core.visibility import open_to_all
from content.infopunt.campaign_dates import CampaignMoment, Moment, moment_of
from content.infopunt.explaining import Explanation, explain
from content.infopunt.figures.bank import with_figures
from content.infopunt.levels.readers import reader_of
from content.infopunt.models.glossary import GlossaryTerm
from content.infopunt.querysets import ArticleQuerySet


def article_context(article: Any, context: dict[str, Any]) -> dict[str, Any]:
    """Body with figures and explained words, points, versions for other readers, related pages and services."""
    related, services = _chosen(article.related), _chosen(article.services)
    entries = _entries(related, article.topic_id)
    body_html = read_stream(article.body, context)
    return {
        "body_html": body_html,
        "reading_minutes": reading_minutes(strip_tags(body_html), article.audiences),
        "points": with_figures(block.value for block in article.in_short),
        "sources": [{**block.value, "date_text": block.value["published"]} for block in article.sources],
        "versions": _versions(article, entries),
        "related": [_card(entries[key]) for key in map(page_key, related) if key in entries],
        "services": card_pages(services),
    }


def _entries(page_ids: list[int], topic_id: int | None) -> dict[str, SearchEntry]:
    """What search knows of these pages and of all versions of a topic: the public ones only, in one query."""
    keys = Concat(Value("page:"), Cast("pk", CharField()))
    versions = ArticleQuerySet(apps.get_model("infopunt", "ArticlePage")).filter(topic=topic_id).values(key=keys)
    is_version = Q(key__in=versions) if topic_id else Q(pk__in=[])
    shown = SearchEntry.objects.filter(Q(key__in=[page_key(pk) for pk in page_ids]) | is_version)
    shown = shown.annotate(is_version=ExpressionWrapper(is_version, BooleanField())).only(
        "key", "title", "summary", "url", "kind", "audiences"
    )
    return {entry.key: entry for entry in shown}


def _card(entry: SearchEntry) -> dict[str, str]:
    return {"title": entry.title, "summary": entry.summary, "url": entry.url, "label": entry.kind}


def campaign_context(campaign: Any) -> dict[str, Any]:
    """The face of a campaign that fits today, with what belongs to it."""
    moment = moment_of(campaign.known_periods(), timezone.localdate())
    faces = {Moment.BEFORE: campaign.before, Moment.DURING: campaign.during, Moment.AFTER: campaign.after}
    return {
        "moment": moment,
        "face": faces.get(moment.state),
        "state_text": _state_text(moment, campaign.unknown),
        "actions": [
            {"term": Audience(one.value["audience"]).label, "text": one.value["text"]} for one in campaign.actions
        ],
        "sources": [{**block.value, "date_text": block.value["published"]} for block in campaign.sources],
        "cards": card_pages(_chosen(campaign.materials)),
    }


def _state_text(moment: CampaignMoment, unknown: str) -> str:
    """Where the campaign stands today, and what we do not know about it."""
    said = {
        Moment.BEFORE: _("Dit begint op %(start)s: %(label)s."),
        Moment.DURING: _("Nu bezig: %(label)s, tot en met %(end)s."),
        Moment.AFTER: _("Dit is voorbij. De laatste keer was %(label)s, tot en met %(end)s."),
    }
    if moment.period is None:
        return unknown
    days = {name: date_format(getattr(moment.period, name), "j F Y") for name in ("start", "end")}
    text = said[moment.state] % {"label": moment.period.label, **days}
    return text if moment.state in {Moment.BEFORE, Moment.DURING} else f"{text} {unknown}".strip()


def story_context(story: Any) -> dict[str, Any]:
    return {"helped": card_pages([story.helped_by_id] if story.helped_by_id else [])}


def ways_on(parent: Page, listed: type[Page]) -> list[dict[str, str]]:
    """Links to the pages below `parent` that are not listed there already."""
    return kept(f"ways-on-{parent.pk}", lambda: _links_below(parent, listed))


def _links_below(parent: Page, listed: type[Page]) -> list[dict[str, str]]:
    others = open_to_all(parent.get_children()).not_exact_type(listed)
    return [{"title": page.title, "url": page.url} for page in others]


def read_stream(stream: Any, context: dict[str, Any]) -> SafeString:
    """Blocks as visitors read them: figures filled in, words explained where they first stand."""
    [html] = with_figures([str(stream.render_as_block(context))], is_html=True)
    explanations = kept("glossary", _explanations)
    explained = explain(html, explanations, _("Naar de woordenlijst"))
    return mark_safe(explained)  # noqa: S308 - rendered blocks, and texts that were escaped on their way in


def _explanations() -> list[Explanation]:
    return [
        Explanation(term.slug, term.term, tuple(term.forms), term.definition, term.url)
        for term in GlossaryTerm.objects.filter(is_explained_inline=True)
    ]


def _chosen(stream: Any) -> list[int]:
    """Page ids straight from the stored stream: the cards fetch the pages, all at once."""
    return [block["value"] for block in stream.raw_data if block["value"]]


def _versions(article: Any, entries: dict[str, SearchEntry]) -> list[dict[str, Any]]:
    """This article and its versions for other readers, the youngest first; empty when it stands alone."""
    if not article.topic_id:
        return []
    own = page_key(article.pk)
    versions = [entry for entry in entries.values() if entry.is_version]
    versions.sort(key=lambda entry: reader_of(entry.audiences))
    shown = [
        {"label": reader_of(one.audiences)[1], "title": one.title, "url": one.url, "is_current": one.key == own}
        for one in versions
    ]
    return shown if len(shown) > 1 else []
