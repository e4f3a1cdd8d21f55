"""What pages show besides their own fields, in a fixed number of queries."""

from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from content.core.cards import card_pages
from content.core.enums import Audience
from content.infopunt.campaign_dates import CampaignMoment, Moment, moment_of
from content.infopunt.explaining import Explanation, explain
from content.infopunt.figures.bank import with_figures
from content.infopunt.levels.readers import reader_of
from content.infopunt.models.glossary import GlossaryTerm


def article_context(article: Any, context: dict[str, Any]) -> dict[str, Any]:
    """Body with figures and explained words, points, versions for other readers, related pages and services."""
    [body] = with_figures([str(article.body.render_as_block(context))], is_html=True)
    related, services = _chosen(article.related), _chosen(article.services)
    cards = {page.pk: page for page in card_pages([*related, *services])}
    return {
        "body_html": mark_safe(with_explanations(body)),  # noqa: S308 - rendered blocks, and texts escaped on their way in
        "points": with_figures(block.value for block in article.in_short),
        "sources": [{**block.value, "date_text": block.value["published"]} for block in article.sources],
        "versions": _versions(article),
        "related": [cards[pk] for pk in related if pk in cards],
        "services": [cards[pk] for pk in services if pk in cards],
    }


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


def with_explanations(html: str) -> str:
    explanations = [
        Explanation(term.slug, term.term, tuple(term.forms), term.definition, term.url)
        for term in GlossaryTerm.objects.filter(is_explained_inline=True)
    ]
    return explain(html, explanations, _("Naar de woordenlijst"))


def _chosen(stream: Any) -> list[int]:
    """Page ids straight from the stored stream: the cards fetch the pages, all at once."""
    return [block["value"] for block in stream.raw_data if block["value"]]


def _versions(article: Any) -> list[dict[str, Any]]:
    """This article and its versions for other readers, the youngest first; empty when it stands alone."""
    if not article.topic_id:
        return []
    versions = sorted(type(article).objects.versions_of(article.topic_id), key=lambda one: reader_of(one.audiences))
    shown = [
        {"label": reader_of(one.audiences)[1], "title": one.title, "url": one.url, "is_current": one.pk == article.pk}
        for one in versions
    ]
    return shown if len(shown) > 1 else []
