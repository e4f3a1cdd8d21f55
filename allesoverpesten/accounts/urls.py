"""Addresses of signing in. They come before Wagtail's own pages for that, which they replace."""

from allauth.account.views import logout
from django.urls import include, path
from django.views.generic import RedirectView

urlpatterns = [
    path("admin/login/", RedirectView.as_view(pattern_name="account_login", query_string=True)),
    path("admin/logout/", logout),
    path("admin/password_reset/", RedirectView.as_view(pattern_name="account_reset_password")),
    # A beheerder keeps one e-mail address with each account: no second list that may differ from it.
    path("account/email/", RedirectView.as_view(pattern_name="wagtailadmin_account")),
    path("account/", include("allauth.urls")),
]
