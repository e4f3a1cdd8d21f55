"""Press, policy and practice look for a researcher; a researcher asks to change or take away a page."""

from http import HTTPStatus
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from content.core.kept_site import FRONT_DOOR
from content.core.rate_limit import within_limit
from content.core.search.documents import SearchDocument
from knowledge.research.models import ResearcherPage, ResearchRequest
from knowledge.research.retention import forget_old_requests

MOST_PER_HOUR = 10


class RequestForm(forms.ModelForm):
    """`website_2` is a trap: people do not see it, robots fill it in."""

    website_2 = forms.CharField(required=False, widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}))

    class Meta:
        model = ResearchRequest
        fields = ["asked_by", "question", "needed_by", "name", "organization", "email"]
        labels = {
            "asked_by": _("Wie ben je?"),
            "question": _("Wat wil je weten, of wie zoek je?"),
            "needed_by": _("Tegen wanneer heb je een antwoord nodig?"),
            "name": _("Je naam"),
            "organization": _("Je organisatie"),
            "email": _("Je e-mailadres"),
        }
        help_texts = {
            "question": _("Schrijf niets over iemand die gepest wordt of pest waaraan je die persoon herkent."),
            "email": _("We gebruiken het alleen om te antwoorden."),
        }
        error_messages = {
            "asked_by": {"required": _("Kies wie je bent.")},
            "question": {"required": _("Schrijf wat je wil weten.")},
            "name": {"required": _("Vul je naam in.")},
            "email": {"required": _("Vul je e-mailadres in."), "invalid": _("Dit is geen e-mailadres.")},
            "needed_by": {"invalid": _("Dit is geen datum.")},
        }
        widgets = {
            "question": forms.Textarea(attrs={"rows": 5}),
            "needed_by": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "email": forms.EmailInput(attrs={"autocomplete": "email"}),
            "name": forms.TextInput(attrs={"autocomplete": "name"}),
        }


# Exempt from CSRF protection because it needs a cookie; a forged question is one more for the queue, and limited.
@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def request_view(request: HttpRequest) -> HttpResponse:
    """`?onderzoeker=<slug>` says about whom it is; only somebody whom the public may see."""
    context: dict[str, Any] = {
        "crumbs": [FRONT_DOOR, {"title": _now("Onderzoek"), "url": "/onderzoek/"}],
        "is_sent": "verstuurd" in request.GET,
        # Somebody's question about one person, and the thanks for it, are nothing to find.
        "noindex": bool(request.GET),
        **request_document().heading,
    }
    person = ResearcherPage.objects.public_listing().filter(slug=request.GET.get("onderzoeker", "")).first()
    context |= {"person": person, "action": request.get_full_path() if person else reverse("research_request")}
    if request.method != "POST":
        return render(request, "research/request.html", context | {"form": RequestForm()})
    form = RequestForm(request.POST)
    status = HTTPStatus.BAD_REQUEST
    if form.is_valid():
        if within_limit(request, "research-request", MOST_PER_HOUR):
            if not form.cleaned_data["website_2"]:
                forget_old_requests()
                form.instance.researcher = person
                form.save()
            return HttpResponseRedirect(f"{reverse('research_request')}?verstuurd")
        form.add_error(None, _("Je stuurde net veel vragen. Probeer het over een uur nog eens."))
        status = HTTPStatus.TOO_MANY_REQUESTS
    return render(request, "research/request.html", context | {"form": form}, status=status)


def request_document() -> SearchDocument:
    """How search and the sitemap know it."""
    return SearchDocument(
        title=_now("Zoek een onderzoeker"),
        url=reverse("research_request"),
        summary=_now(
            "Je zoekt iemand die iets weet over pesten, voor een artikel, beleid of je werk. We brengen je in contact."
        ),
        extra=_now("journalist pers interview expert deskundige spreker advies"),
        kind=_now("Onderzoek"),
        section_key="onderzoek",
    )
