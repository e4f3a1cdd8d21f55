"""Composition root: which address belongs to which goal."""

from django.conf import settings
from django.urls import include, path, re_path
from django.views.static import serve
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

urlpatterns = [
    path("", include("allesoverpesten.accounts.urls")),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("", include("content.core.urls")),
    path("", include("content.infopunt.urls")),
    path("", include("helpdesk.urls")),
    path("", include("knowledge.events.urls")),
    path("", include("knowledge.training.catalogue.urls")),
    path("", include("knowledge.training.urls")),
    path("", include("knowledge.research.urls")),
    path("", include("allesoverpesten.impact.urls")),
    path("", include("allesoverpesten.impact.channels.urls")),
    # Few uploads, served by the site itself so that one process is enough; a proxy in front may take them over.
    # Not documents: those go through Wagtail, which knows who may read them.
    re_path(r"^media/(?!documents/)(?P<path>.*)$", serve, {"document_root": settings.MEDIA_ROOT}),
    path("", include(wagtail_urls)),
]
