from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from knowledge.events.views import attendance


class AttendanceMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm(attendance.PERMISSION))


@hooks.register("register_admin_urls")
def attendance_addresses() -> list[URLPattern]:
    return [
        path("reports/inschrijvingen/", attendance.attendance_list, name="attendance_list"),
        path("reports/inschrijvingen/<uuid:uid>/", attendance.attendance_file, name="attendance_file"),
    ]


@hooks.register("register_reports_menu_item")
def attendance_menu_item() -> MenuItem:
    return AttendanceMenuItem(_("Inschrijvingen"), reverse("attendance_list"), icon_name="group", order=820)
