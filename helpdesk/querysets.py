"""One definition of what the public sees, and one method a screen."""

from typing import Self

from django.db import models
from wagtail.models import Page
from wagtail.query import PageQuerySet

from helpdesk.enums import ServiceStatus

LISTED_STATUSES = (ServiceStatus.ACTIVE, ServiceStatus.TEMPORARILY_CLOSED)


class PublishedListingQuerySet(models.QuerySet):
    def listed(self) -> Self:
        """Rows of services that visitors may see: live, open to all, and still there."""
        return self.filter(service__page_ptr__in=Page.objects.live().public(), service__status__in=LISTED_STATUSES)


class ServiceQuerySet(PageQuerySet):
    def with_parts(self) -> Self:
        """Everything that an export or a difference needs; as many queries for one as for all."""
        return self.select_related("organization").prefetch_related(
            "themes",
            "contact_points__schedules",
            "contact_points__scheduleexceptions",
            "service_at_locations__location",
            "service_at_locations__schedules",
            "service_at_locations__scheduleexceptions",
            "service_areas",
            "referrals__to_service",
        )
