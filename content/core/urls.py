from django.urls import path
from wagtail.contrib.sitemaps.views import sitemap

from content.core import views
from content.core.search.views import search_view
from content.core.styleguide import styleguide, styleguide_component

urlpatterns = [
    path("healthz", views.healthz, name="healthz"),
    path("readyz", views.readyz, name="readyz"),
    path("robots.txt", views.robots_txt, name="robots"),
    path(".well-known/security.txt", views.security_txt, name="security_txt"),
    path("sitemap.xml", sitemap, name="sitemap"),
    path("zoeken/", search_view, name="search"),
    path("stijlgids/", styleguide, name="styleguide"),
    path("stijlgids/<slug:name>/", styleguide_component, name="styleguide_component"),
]
