"""One material, and what visitors think is missing."""

from datetime import timedelta
from urllib.parse import urlsplit

from django import forms
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from content.core.counts import Reading, mark
from content.core.enums import Context
from content.core.kept_site import FRONT_DOOR
from content.infopunt.models import Resource, ResourceSuggestion
from content.infopunt.models.resources import LIBRARY_ADDRESS

RETENTION = timedelta(days=183)
# Of everybody together: the queue stays readable, and nothing about a visitor need be known.
MOST_PER_HOUR = 30


def _crumbs() -> list[dict[str, str]]:
    return [
        FRONT_DOOR,
        {"title": _now("Infopunt"), "url": "/infopunt/"},
        {"title": _now("Materialen"), "url": LIBRARY_ADDRESS},
    ]


@require_safe
def resource_view(request: HttpRequest, slug: str) -> HttpResponse:
    resource = get_object_or_404(Resource.objects.public().select_related("document"), slug=slug)
    mark(request, Reading(f"material-{resource.pk}", "infopunt", tuple(resource.audiences)))
    ages = [str(age) for age in (resource.minimum_age, resource.maximum_age) if age is not None]
    facts = {
        _now("Uitgever"): resource.publisher,
        _now("Jaar"): str(resource.year or ""),
        _now("Voor wie"): ", ".join(resource.audience_labels),
        _now("Leeftijd"): " – ".join(ages),
        _now("Waar"): ", ".join(str(Context(key).label) for key in resource.contexts),
        _now("Taal"): resource.get_language_display(),
        _now("Prijs"): resource.get_cost_display(),
        _now("Duur of lengte"): resource.length,
        _now("Nagekeken in"): resource.checked,
    }
    evidence = {
        _now("Wat werd onderzocht?"): resource.evidence_what,
        _now("Waar en bij wie?"): resource.evidence_where,
        _now("Wat kwam eruit?"): resource.evidence_result,
    }
    context = {
        "resource": resource,
        "host": (urlsplit(resource.url).hostname or "").removeprefix("www."),
        "facts": _told(facts),
        "evidence": _told(evidence),
        "crumbs": _crumbs(),
        "meta_title": resource.title,
        "meta_description": resource.description,
        "mood": "general",
    }
    return render(request, "infopunt/resource.html", context)


def _told(facts: dict[str, str]) -> list[dict[str, str]]:
    return [{"term": term, "text": text} for term, text in facts.items() if text]


class SuggestionForm(forms.ModelForm):
    """`website_2` is a trap: people do not see it, robots fill it in."""

    website_2 = forms.CharField(required=False, widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}))

    class Meta:
        model = ResourceSuggestion
        fields = ["title", "url", "reason"]
        labels = {"title": _("Hoe heet het?"), "url": _("Waar staat het?"), "reason": _("Waarom is het goed?")}
        help_texts = {
            "url": _("Het adres van de pagina. Het begint met https://."),
            "reason": _("Zet hier niets over jezelf of over iemand anders."),
        }
        error_messages = {
            "title": {"required": _("Vul in hoe het heet.")},
            "url": {"invalid": _("Dit is geen adres van een website. Het begint met https://.")},
        }
        widgets = {"reason": forms.Textarea(attrs={"rows": 4})}


def _too_many() -> bool:
    key = f"resource-suggestions:{timezone.now():%Y%m%d%H}"
    cache.add(key, 0, timeout=3600)
    try:
        return cache.incr(key) > MOST_PER_HOUR
    except ValueError:  # it expired between the two calls
        return False


# Exempt from CSRF protection because it needs a cookie, and a forged suggestion is only one more suggestion.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def suggest_resource(request: HttpRequest) -> HttpResponse:
    context = {
        "crumbs": _crumbs(),
        "library_url": LIBRARY_ADDRESS,
        "is_sent": "verstuurd" in request.GET,
        "noindex": True,
    }
    if request.method != "POST":
        return render(request, "infopunt/suggest_resource.html", context | {"form": SuggestionForm()})
    form = SuggestionForm(request.POST)
    status = 400
    if form.is_valid():
        if not _too_many():
            if not form.cleaned_data["website_2"]:
                ResourceSuggestion.objects.filter(created_on__lt=timezone.localdate() - RETENTION).delete()
                form.save()
            return HttpResponseRedirect(f"{reverse('suggest_resource')}?verstuurd")
        form.add_error(None, _("Er kwamen net heel veel voorstellen. Probeer het over een uur nog eens."))
        status = 429
    return render(request, "infopunt/suggest_resource.html", context | {"form": form}, status=status)
