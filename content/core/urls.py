from django.urls import path
from wagtail.contrib.sitemaps import Sitemap
from wagtail.contrib.sitemaps.views import sitemap

from content.core import feedback, views
from content.core.counts import beacon
from content.core.search.views import search_view, suggestions_view
from content.core.sitemaps import AddressSitemap
from content.core.styleguide import styleguide, styleguide_component

SITEMAPS = {"pages": Sitemap, "addresses": AddressSitemap}

urlpatterns = [
    path("healthz", views.healthz, name="healthz"),
    path("readyz", views.readyz, name="readyz"),
    path("robots.txt", views.robots_txt, name="robots"),
    path(".well-known/security.txt", views.security_txt, name="security_txt"),
    path("sitemap.xml", sitemap, {"sitemaps": SITEMAPS}, name="sitemap"),
    path("deelbeeld/<int:page_id>.png", views.social_image, name="social_image"),
    path(beacon.ADDRESS, beacon.told_view, name="counts_told"),
    path("zoeken/", search_view, name="search"),
    path("zoeken/suggesties/", suggestions_view, name="search_suggestions"),
    path("nuttig/<int:page_id>/", feedback.answer_view, name="feedback_answer"),
    path("nuttig/<int:page_id>/bedankt/", feedback.thanks_view, name="feedback_thanks"),
    path("nuttig/<int:page_id>/<slug:answer>/", feedback.text_view, name="feedback_text"),
    path("stijlgids/", styleguide, name="styleguide"),
    path("stijlgids/<slug:name>/", styleguide_component, name="styleguide_component"),
]
