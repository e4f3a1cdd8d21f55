from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.log_actions import log

from allesoverpesten.accounts.models import User
from allesoverpesten.accounts.second_factor import remove_all
from allesoverpesten.accounts.signals import FACTORS_CLEARED


def clear_factors(request: HttpRequest, user_id: int) -> HttpResponse:
    """Let somebody start again who lost both telephone and recovery codes."""
    if not request.user.has_perm("accounts.change_user"):
        raise PermissionDenied
    user = get_object_or_404(User, pk=user_id)
    if request.method == "POST":
        remove_all(user)
        log(instance=user, action=FACTORS_CLEARED, user=request.user)
        messages.success(request, _("%(user)s stelt bij het aanmelden een nieuwe tweede stap in.") % {"user": user})
        return redirect("wagtailusers_users:edit", user.pk)
    return TemplateResponse(request, "accounts/clear_factors.html", {"person": user})
