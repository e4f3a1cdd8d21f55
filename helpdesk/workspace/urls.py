from django.urls import path

from helpdesk.exchange import views as exchange
from helpdesk.workspace import lists, use, views

urlpatterns = [
    path("hulpaanbod/", views.start, name="helpdesk_start"),
    path("hulpaanbod/wijzigingen/", views.changes, name="helpdesk_changes"),
    path("hulpaanbod/wijzigingen/<int:pk>/", views.change, name="helpdesk_change"),
    path("hulpaanbod/wijzigingen/<int:pk>/beslissen/", views.decide, name="helpdesk_decide"),
    path("hulpaanbod/meldingen/", lists.ReportList.as_view(), name="helpdesk_reports"),
    path(
        "hulpaanbod/meldingen/results/",
        lists.ReportList.as_view(results_only=True),
        name="helpdesk_reports_results",
    ),
    path("hulpaanbod/nakijkvragen/", lists.RequestList.as_view(), name="helpdesk_requests"),
    path(
        "hulpaanbod/nakijkvragen/results/",
        lists.RequestList.as_view(results_only=True),
        name="helpdesk_requests_results",
    ),
    path("hulpaanbod/adressen/", lists.LinkList.as_view(), name="helpdesk_links"),
    path("hulpaanbod/adressen/results/", lists.LinkList.as_view(results_only=True), name="helpdesk_links_results"),
    path("hulpaanbod/bereik/", use.UseList.as_view(), name="helpdesk_use"),
    path("hulpaanbod/bereik/results/", use.UseList.as_view(results_only=True), name="helpdesk_use_results"),
    path("hulpaanbod/dekking/", views.cover, name="helpdesk_cover"),
    path("hulpaanbod/verwijzingen/", views.referrals, name="helpdesk_referrals"),
    path("hulpaanbod/import/", exchange.upload, name="helpdesk_import"),
    path("hulpaanbod/import/<uuid:identity>/", exchange.preview, name="helpdesk_import_preview"),
    path("hulpaanbod/import/<uuid:identity>/bevestigen/", exchange.confirm, name="helpdesk_import_confirm"),
    path("hulpaanbod/import/<uuid:identity>/stand/", exchange.status, name="helpdesk_import_status"),
    path("hulpaanbod/export/", exchange.download, name="helpdesk_export"),
]
