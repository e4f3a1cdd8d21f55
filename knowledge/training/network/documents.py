"""Documents of meetings, for members only: with the link of a member, or for staff who are signed in."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from content.core.private_answers import keep_private
from content.core.signed_links import LinkRefusedError
from knowledge.training.models import MeetingDocument, MeetingPage, Provider
from knowledge.training.submissions.links import provider_of


def _member_or_none(token: str) -> Provider | None:
    try:
        provider = provider_of(token)
    except LinkRefusedError:
        return None
    return provider if provider.is_member else None


@never_cache
@require_safe
def documents_view(request: HttpRequest, token: str) -> HttpResponse:
    """All documents of all meetings."""
    member = _member_or_none(token)
    if member is None:
        return keep_private(render(request, "events/link_refused.html", {"noindex": True}, status=410))
    meetings = [
        {
            "title": meeting.title,
            "when": meeting.card_label,
            "documents": [
                {"title": one.document.title, "url": reverse("network_document", args=[token, one.document_id])}
                for one in meeting.documents.all()
            ],
        }
        for meeting in MeetingPage.objects.with_documents()
    ]
    context = {"member": member, "meetings": meetings, "noindex": True}
    return keep_private(render(request, "training/member_documents.html", context))


@never_cache
@require_safe
def document_view(_request: HttpRequest, token: str, pk: int) -> HttpResponse:
    if _member_or_none(token) is None:
        raise Http404
    public = MeetingDocument.objects.filter(page__live=True).select_related("document")
    found = public.filter(document_id=pk).first()
    if found is None:
        raise Http404
    return FileResponse(found.document.file.open("rb"), as_attachment=True, filename=found.document.filename)


def refuse_without_link(document: object, request: HttpRequest) -> HttpResponse | None:
    """Wagtail's own address of a document is no way around the link of a member."""
    if request.user.is_authenticated or not MeetingDocument.objects.filter(document=document).exists():
        return None
    raise Http404
