"""For staff: who registered for what, and the list at the door."""

from uuid import UUID

from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from knowledge.events.attendance import CONTENT_TYPE, attendance_workbook
from knowledge.events.models import Event

PERMISSION = "events.view_registration"
guarded = permission_required(PERMISSION, raise_exception=True)


@guarded
@require_safe
def attendance_list(request: HttpRequest) -> HttpResponse:
    """Dates on which people register here: what is to come first, then what is over and not forgotten yet."""
    return render(request, "events/admin/attendance.html", {"events": Event.objects.for_attendance(timezone.now())})


@guarded
@require_safe
def attendance_file(_request: HttpRequest, uid: UUID) -> HttpResponse:
    event = get_object_or_404(Event, uid=uid)
    response = HttpResponse(attendance_workbook(event), content_type=CONTENT_TYPE)
    day = timezone.localtime(event.starts_at).strftime("%Y-%m-%d")
    response["Content-Disposition"] = f'attachment; filename="aanwezigheden-{day}.xlsx"'
    response["Cache-Control"] = "private, no-store"
    return response
