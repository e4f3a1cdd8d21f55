"""Was this page useful? One tap, and a few words for who wants to. Knows nothing about the visitor."""

from datetime import timedelta

from django import forms
from django.db.models import F
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe
from wagtail.models import Page

from content.core.models import DangerCard, FeedbackCount, FeedbackText
from content.core.rate_limit import within_limit
from content.core.search.results import danger_cards

ANSWERS = {"ja": True, "nee": False}
# A whole school shares one address, so the limit is for robots, not for classes.
ANSWERS_PER_HOUR = 120
TEXTS_PER_HOUR = 30
KEEP_DAYS = 180


class FeedbackForm(forms.Form):
    """A few words. `website_2` is a trap: people do not see it, robots fill it in."""

    text = forms.CharField(
        label=_("Wil je er nog iets over zeggen?"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4, "autocomplete": "off"}),
        help_text=_("Schrijf geen naam, adres of telefoonnummer. We lezen dit, maar we kunnen niet antwoorden."),
        error_messages={"max_length": _("Dit is te lang. Hou het korter dan 1000 tekens.")},
    )
    website_2 = forms.CharField(required=False, widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}))


def _page_or_404(page_id: int) -> Page:
    page = Page.objects.live().public().filter(pk=page_id, depth__gt=1).first()
    if page is None:
        raise Http404
    return page


def _answer_or_404(answer: str) -> bool:
    if answer not in ANSWERS:
        raise Http404
    return ANSWERS[answer]


def count_answer(page: Page, *, is_useful: bool) -> None:
    """One more yes or no for this page today."""
    field = "useful" if is_useful else "not_useful"
    counted, _is_new = FeedbackCount.objects.get_or_create(page=page, day=timezone.localdate())
    FeedbackCount.objects.filter(pk=counted.pk).update(**{field: F(field) + 1})


# Exempt from CSRF protection because it needs a cookie, and a forged answer is only one more tap.
@csrf_exempt
@never_cache
@require_POST
def answer_view(request: HttpRequest, page_id: int) -> HttpResponse:
    """The tap itself. Over the limit it is not counted, but the visitor is thanked all the same."""
    page = _page_or_404(page_id)
    answer = request.POST.get("antwoord", "")
    is_useful = _answer_or_404(answer)
    if within_limit(request, "feedback-answer", ANSWERS_PER_HOUR):
        count_answer(page, is_useful=is_useful)
    return HttpResponseRedirect(reverse("feedback_text", args=[page.pk, answer]))


# Exempt from CSRF protection for the same reason: at worst a robot leaves words that an editor deletes.
@csrf_exempt
@never_cache
def text_view(request: HttpRequest, page_id: int, answer: str) -> HttpResponse:
    """Thanks, and room for a few words. Words that hint at danger bring the card at once and are not kept."""
    page = _page_or_404(page_id)
    is_useful = _answer_or_404(answer)
    form = FeedbackForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return _render(request, page, form, answer=answer)
    text = form.cleaned_data["text"].strip()
    if cards := danger_cards(text):
        return _render(request, page, None, cards=cards)
    if text and not form.cleaned_data["website_2"] and within_limit(request, "feedback-text", TEXTS_PER_HOUR):
        FeedbackText.objects.create(page=page, is_useful=is_useful, text=text, day=timezone.localdate())
    return HttpResponseRedirect(reverse("feedback_thanks", args=[page.pk]))


@never_cache
@require_safe
def thanks_view(request: HttpRequest, page_id: int) -> HttpResponse:
    return _render(request, _page_or_404(page_id), None)


def _render(
    request: HttpRequest,
    page: Page,
    form: FeedbackForm | None,
    *,
    answer: str = "",
    cards: list[DangerCard] | None = None,
) -> HttpResponse:
    context = {"about": page, "form": form, "answer": answer, "danger_cards": cards or [], "noindex": True}
    response = render(request, "core/feedback.html", context, status=400 if form and form.errors else 200)
    response.headers["Referrer-Policy"] = "same-origin"
    return response


def forget_old_texts() -> int:
    """Delete what visitors wrote more than 180 days ago; return how many texts that were."""
    oldest = timezone.localdate() - timedelta(days=KEEP_DAYS)
    deleted, _by_model = FeedbackText.objects.filter(day__lt=oldest).delete()
    return deleted
