from django.urls import URLPattern
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from allesoverpesten.impact.channels.admin import CampaignViewSet
from allesoverpesten.impact.channels.admin import urlpatterns as channel_patterns

register_snippet(CampaignViewSet)


@hooks.register("register_admin_urls")
def channel_urls() -> list[URLPattern]:
    return channel_patterns
