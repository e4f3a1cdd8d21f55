"""What a list, a count or a warning asks of the addresses that were checked."""

from typing import Self

from django.db import models
from django.db.models import OuterRef, Subquery

from content.core.enums import LinkOutcome

FAILING = (LinkOutcome.DEAD, LinkOutcome.SLOW, LinkOutcome.REFUSED)


class LinkCheckQuerySet(models.QuerySet):
    def latest_state(self) -> Self:
        return self.filter(is_latest=True)

    def failing(self) -> Self:
        return self.latest_state().filter(outcome__in=FAILING)

    def failing_twice(self) -> Self:
        """Failing now and the time before: a site that was away for one night is no reason to bother an editor."""
        owner = self.model.owner_field
        history = self.model._default_manager.filter(is_latest=False, url=OuterRef("url"), **{owner: OuterRef(owner)})  # noqa: SLF001 - Django's public name for it
        before = history.order_by("-checked_at", "-pk").values("outcome")[:1]
        return self.failing().annotate(outcome_before=Subquery(before)).filter(outcome_before__in=FAILING)

    def for_list(self) -> Self:
        return self.select_related(self.model.owner_field)
