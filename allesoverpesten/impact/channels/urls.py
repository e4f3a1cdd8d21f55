from django.urls import re_path

from allesoverpesten.impact.channels.views import channel_view

# With and without a slash, so that what is printed needs one hop and what somebody types works too.
urlpatterns = [re_path(r"^c/(?P<code>[^/]{1,60})/?$", channel_view, name="campaign_channel")]
