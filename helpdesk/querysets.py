"""One definition of what the public sees, and one method a screen."""

from typing import Self

from django.db import models
from wagtail.query import PageQuerySet

from helpdesk.enums import ServiceStatus

LISTED_STATUSES = (ServiceStatus.ACTIVE, ServiceStatus.TEMPORARILY_CLOSED)


def listed_q() -> models.Q:
    """Services that visitors may see, provided that their page is live and open to all."""
    return models.Q(status__in=LISTED_STATUSES)


class ServiceQuerySet(PageQuerySet):
    def listed(self) -> Self:
        return self.live().public().filter(listed_q())

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
