"""Carrying out a plan: everything in one transaction, or nothing."""

from collections.abc import Callable, Iterable, Sequence
from itertools import batched
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from content.core.bulk_pages import catch_up, publish_new, until_whole
from knowledge.training.exchange.columns import TrainingRow
from knowledge.training.exchange.plan import Plan, PlannedTraining, coming_sessions, filled
from knowledge.training.models import Provider, TrainingIndexPage, TrainingPage, TrainingSession
from knowledge.training.signals import publish_dates

BATCH = 100
type Progress = Callable[[int, int], None]


@transaction.atomic
def carry_out(plan: Plan, user: Any, progress: Progress = lambda _done, _total: None) -> int:
    """Publish what is new or changed; returns how many. Raises ValueError for a plan with problems.

    `progress(done, total)` hears how many trainings are written.
    """
    if plan.problems:
        raise ValueError("A plan with problems cannot be carried out")
    parent, done = TrainingIndexPage.objects.get(), 0
    providers = _providers(planned.row.provider for planned in (*plan.new, *plan.changed))
    for batch in batched(plan.new, BATCH):
        pages = [_filled_page(TrainingPage(slug=planned.row.slug), planned, providers) for planned in batch]
        for page in pages:
            page.update_facets()
        publish_new(pages, parent, user, tell=_publish_dates)
        catch_up(pages)
        done += len(batch)
        progress(done, plan.to_write)
    for batch in batched(plan.changed, BATCH):
        with until_whole():
            pages = [_filled_page(planned.page, planned, providers) for planned in batch if planned.page]
            for page in pages:
                page.save_revision(user=user, log_action=True).publish(user=user)
        catch_up(list(TrainingPage.objects.filter(pk__in=[page.pk for page in pages]).live().with_sessions()))
        done += len(batch)
        progress(done, plan.to_write)
    return done


def _publish_dates(pages: Sequence[TrainingPage]) -> None:
    for page in pages:
        publish_dates(page)


def _filled_page(page: TrainingPage, planned: PlannedTraining, providers: dict[str, Provider]) -> TrainingPage:
    """The values and dates of the row on its page; past dates stay, and a date that is known keeps its identity."""
    row, today = planned.row, timezone.localdate()
    page.provider = providers[row.provider.casefold()]
    for name, value in filled(row.values).items():
        setattr(page, name, value)
    known = {(one.starts_on, one.start_time, one.place): one for one in coming_sessions(page, today)} if page.pk else {}
    past = [one for one in page.sessions.all() if one not in known.values()]
    sessions = [*past, *_sessions(row, known)]
    for place, session in enumerate(sessions):
        session.sort_order = place
    page.sessions.set(sessions)
    return page


def _sessions(row: TrainingRow, known: dict[tuple[Any, ...], TrainingSession]) -> list[TrainingSession]:
    sessions = []
    for values in row.sessions:
        session = known.pop((values["starts_on"], values["start_time"], values["place"]), None) or TrainingSession()
        for name, value in filled(values).items():
            setattr(session, name, value)
        sessions.append(session)
    return sessions


def _providers(names: Iterable[str]) -> dict[str, Provider]:
    """All providers by their name in small letters, those that were not known yet too."""
    known = {provider.name.casefold(): provider for provider in Provider.objects.all()}
    for name in names:
        if name.casefold() not in known:
            slug = slugify(name)[:80] or "aanbieder"
            known[name.casefold()] = Provider.objects.create(name=name, slug=slug)
    return known
