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

    def for_workspace(self) -> Self:
        """The list of services in the admin."""
        return (
            self.select_related("organization")
            .prefetch_related("content_type", "sites_rooted_here")
            .prefetch_workflow_states()
            .annotate_site_root_state()
            .annotate_approved_schedule()
        )

    def matching(self, words: str) -> Self:
        """Services whose name, organization or way of contact holds these words."""
        found = (
            models.Q(title__icontains=words)
            | models.Q(organization__name__icontains=words)
            | models.Q(contact_points__value__icontains=words)
        )
        return self.filter(pk__in=self.model.objects.filter(found).values("pk"))

    def with_waiting_changes(self) -> Self:
        """Live services with a draft that is not on the site yet."""
        return self.live().filter(has_unpublished_changes=True)


class CheckRequestQuerySet(models.QuerySet):
    def open(self) -> Self:
        return self.filter(answered_at=None)

    def escalated(self) -> Self:
        return self.open().exclude(escalated_at=None)

    def for_list(self) -> Self:
        return self.select_related("service")
