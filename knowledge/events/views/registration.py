"""Registering without an account, and leaving again by the link in the mail."""

from http import HTTPStatus
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from content.core.private_answers import keep_private
from content.core.rate_limit import within_limit
from content.core.signed_links import LinkRefusedError
from knowledge.events.calendar_text import CONTENT_TYPE, calendar_text
from knowledge.events.forms import RegistrationForm
from knowledge.events.models import Event
from knowledge.events.registering import Person, RegistrationClosedError, cancel, register, registration_of

# A school that sends its whole team shares one address.
REGISTRATIONS_PER_HOUR = 60


def _closed(request: HttpRequest, event: Event) -> HttpResponse:
    return render(request, "events/closed.html", {"event": event, "noindex": True}, status=HTTPStatus.GONE)


# Exempt from CSRF protection because it needs a cookie; a forged registration reaches only a mailbox, with a way out.
@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def register_view(request: HttpRequest, uid: UUID) -> HttpResponse:
    event = get_object_or_404(Event.objects.public(), uid=uid)
    if not event.is_open(timezone.now()):
        return _closed(request, event)
    form = RegistrationForm(request.POST if request.method == "POST" else None)
    status = HTTPStatus.OK
    if request.method == "POST":
        status = HTTPStatus.BAD_REQUEST
        if form.is_valid() and not within_limit(request, "event-registration", REGISTRATIONS_PER_HOUR):
            form.add_error(None, form.TOO_MANY)
            status = HTTPStatus.TOO_MANY_REQUESTS
        elif form.is_valid():
            return _registered(request, event, form)
    return keep_private(
        render(request, "events/register.html", {"event": event, "form": form, "noindex": True}, status=status)
    )


def _registered(request: HttpRequest, event: Event, form: RegistrationForm) -> HttpResponse:
    """The same answer for everybody: who is on the list is for the mailbox of that person only."""
    if not form.is_from_a_robot:
        names = ("name", "email", "organization", "remark")
        try:
            register(event.uid, Person(**{name: form.cleaned_data[name] for name in names}))
        except RegistrationClosedError:
            return _closed(request, event)
    return HttpResponseRedirect(reverse("event_registered", args=[event.uid]))


@never_cache
@require_safe
def registered_view(request: HttpRequest, uid: UUID) -> HttpResponse:
    event = get_object_or_404(Event.objects.public(), uid=uid)
    return render(request, "events/registered.html", {"event": event, "noindex": True})


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def cancel_view(request: HttpRequest, token: str) -> HttpResponse:
    """Look first, leave with a button: mail scanners open links, but press none."""
    try:
        registration = registration_of(token)
    except LinkRefusedError:
        response = render(request, "events/link_refused.html", {"noindex": True}, status=HTTPStatus.GONE)
        return keep_private(response)
    if request.method == "POST":
        cancel(registration.uuid)
        registration.refresh_from_db()
    context = {"registration": registration, "event": registration.event, "token": token, "noindex": True}
    return keep_private(render(request, "events/cancel.html", context))


@require_safe
def calendar_view(_request: HttpRequest, uid: UUID) -> HttpResponse:
    """One date for a calendar, also when it is cancelled: a program may ask again."""
    event = get_object_or_404(Event, uid=uid)
    response = HttpResponse(calendar_text(event.title, [event.calendar_text]), content_type=CONTENT_TYPE)
    response["Content-Disposition"] = 'attachment; filename="afspraak.ics"'
    return response
