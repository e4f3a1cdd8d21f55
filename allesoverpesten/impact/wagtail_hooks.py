"""What results and campaigns add to Wagtail's admin."""

from django.urls import URLPattern
from wagtail import hooks
from wagtail.admin.menu import SubmenuMenuItem
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.snippets.models import register_snippet

from allesoverpesten.impact.channels.admin import CampaignViewSet
from allesoverpesten.impact.channels.admin import urlpatterns as channel_patterns
from allesoverpesten.impact.screens.urls import urlpatterns
from allesoverpesten.impact.viewsets import VIEWSETS, results_menu

register_snippet(CampaignViewSet)


@hooks.register("register_admin_urls")
def channel_urls() -> list[URLPattern]:
    return channel_patterns


@hooks.register("register_admin_urls")
def results_urls() -> list[URLPattern]:
    return urlpatterns


@hooks.register("register_admin_viewset")
def results_viewsets() -> list[ModelViewSet]:
    return list(VIEWSETS)


@hooks.register("register_admin_menu_item")
def results_menu_item() -> SubmenuMenuItem:
    return results_menu()
