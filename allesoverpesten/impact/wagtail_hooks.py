"""What results add to Wagtail's admin."""

from django.urls import URLPattern
from wagtail import hooks
from wagtail.admin.menu import SubmenuMenuItem
from wagtail.admin.viewsets.model import ModelViewSet

from allesoverpesten.impact.screens.urls import urlpatterns
from allesoverpesten.impact.viewsets import VIEWSETS, results_menu


@hooks.register("register_admin_urls")
def results_urls() -> list[URLPattern]:
    return urlpatterns


@hooks.register("register_admin_viewset")
def results_viewsets() -> list[ModelViewSet]:
    return list(VIEWSETS)


@hooks.register("register_admin_menu_item")
def results_menu_item() -> SubmenuMenuItem:
    return results_menu()
