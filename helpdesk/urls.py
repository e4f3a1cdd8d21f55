from django.urls import include, path, re_path
from django.views.generic import RedirectView

from helpdesk.api.endpoints import api_urls, unknown_address
from helpdesk.confirmations import views as confirmations
from helpdesk.views import finder, reports, services, take_along

urlpatterns = [
    path("api/hsds/v3/", include((api_urls(), "ninja"), namespace="hsds")),
    re_path(
        r"^api/hsds/v3/(?P<rest>[a-z_]+(/[0-9a-f-]{36})?)/$",
        RedirectView.as_view(url="/api/hsds/v3/%(rest)s", query_string=True),
    ),
    re_path(r"^api/hsds/v3/", unknown_address),
    path("hulp/zoeken/", finder.finder_view, name="help_finder"),
    path("hulp/nu-open/", services.open_now_view, name="open_now"),
    path("hulp/meeneemkaart/", take_along.take_along_view, name="take_along"),
    path("hulp/meeneemkaart/offline.js", take_along.offline_worker, name="take_along_worker"),
    path("hulp/diensten/<slug:slug>/contact.vcf", services.service_vcard, name="service_vcard"),
    path("hulp/diensten/<slug:slug>/kaart/", services.service_print, name="service_print"),
    path("hulp/diensten/<slug:slug>/melden/", reports.report_view, name="report_listing"),
    path("hulp/nakijken/<str:token>/", confirmations.check_answer, name="check_answer"),
    path("hulp/nakijken/<str:token>/aanpassen/", confirmations.check_change, name="check_change"),
]
