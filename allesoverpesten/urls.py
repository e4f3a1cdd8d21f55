"""Composition root: which address belongs to which goal."""

from django.urls import include, path, re_path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from allesoverpesten.accounts.own_files import media_view
from content.core.kept_site import serve_page

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
    # Few uploads, served by the site itself, which knows whether an image is public yet.
    # Not documents: those go through Wagtail, which knows who may read them.
    re_path(r"^media/(?!documents/)(?P<path>.*)$", media_view),
    # Every page; what Wagtail itself needs besides begins with an underscore.
    re_path(r"^((?:(?!_)[\w\-]+/)*)$", serve_page, name="wagtail_serve"),
    path("", include(wagtail_urls)),
]
