"""Anybody may tell the coordinator that a listing is wrong: "Klopt er iets niet?"."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from content.core.rate_limit import within_limit
from helpdesk.forms import ReportForm
from helpdesk.listings.moment import current_moment
from helpdesk.models import ListingReport
from helpdesk.views.services import listing_or_404

REPORTS_PER_HOUR = 10


# Exempt from CSRF protection because it needs a cookie, and a forged report is only one more report.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def report_view(request: HttpRequest, slug: str) -> HttpResponse:
    listing = listing_or_404(slug, current_moment())
    if request.method != "POST":
        context = {"service": listing, "form": ReportForm(), "is_sent": "verstuurd" in request.GET}
        return render(request, "helpdesk/report.html", context)
    form = ReportForm(request.POST)
    if not form.is_valid():
        return render(request, "helpdesk/report.html", {"service": listing, "form": form}, status=400)
    if not within_limit(request, "report", REPORTS_PER_HOUR):
        form.add_error(None, ReportForm.TOO_MANY)
        return render(request, "helpdesk/report.html", {"service": listing, "form": form}, status=429)
    if not form.is_from_a_robot:
        ListingReport.objects.create(
            service_id=listing.pk, what=form.cleaned_data["what"], message=form.cleaned_data["message"]
        )
    return HttpResponseRedirect(f"{reverse('report_listing', args=[slug])}?verstuurd")
