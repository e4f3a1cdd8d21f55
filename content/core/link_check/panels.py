"""The warning in an edit form: an address that failed twice."""

from collections.abc import Callable, Iterable
from typing import Any

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import Panel

from content.core.models import BaseLinkCheck


class BrokenLinksPanel(Panel):
    """Shown only where two scans after each other found nothing behind an address that is still in the form.

    `model` keeps the findings; `addresses` gives the addresses of one owner as it is now.
    """

    def __init__(self, model: type[BaseLinkCheck], addresses: Callable[[Any], Iterable[str]], **kwargs: Any) -> None:
        kwargs.setdefault("heading", _("Adressen die niet werken"))
        super().__init__(**kwargs)
        self.check_model = model
        self.addresses = addresses

    def clone_kwargs(self) -> dict[str, Any]:
        return super().clone_kwargs() | {"model": self.check_model, "addresses": self.addresses}

    @property
    def clean_name(self) -> str:
        return super().clean_name or "broken_links"

    class BoundPanel(Panel.BoundPanel):
        template_name = "core/admin/broken_links.html"

        @cached_property
        def checks(self) -> list[BaseLinkCheck]:
            model = self.panel.check_model
            of_owner = {f"{model.owner_field}_id": self.instance.pk}
            still_there = list(self.panel.addresses(self.instance))
            return list(model.objects.failing_twice().filter(url__in=still_there, **of_owner).order_by("url"))

        def is_shown(self) -> bool:
            return bool(self.instance.pk and super().is_shown() and self.checks)

        def get_context_data(self, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
            return super().get_context_data(parent_context) | {"checks": self.checks}
