"""What a provider sent becomes a draft in the workflow; nothing of it is public before an editor says so."""

from django.db import transaction
from django.utils.text import slugify

from knowledge.training.models import Provider, TrainingIndexPage, TrainingPage
from knowledge.training.submissions.forms import SessionForms, SubmissionForm, TrainingForm


@transaction.atomic
def submit(form: SubmissionForm, sessions: SessionForms) -> TrainingPage | None:
    """A new training by anybody; None while there is no catalogue to put it in."""
    cleaned = form.cleaned_data
    provider = Provider.objects.filter(name__iexact=cleaned["provider_name"].strip()).first()
    if provider is None:
        provider = Provider.objects.create(
            name=cleaned["provider_name"].strip(),
            slug=_free_slug(cleaned["provider_name"]),
            website=cleaned["provider_website"],
            maintainer_email=cleaned["provider_email"],
        )
    return add_draft(provider, form, sessions)


def add_draft(provider: Provider, form: SubmissionForm | TrainingForm, sessions: SessionForms) -> TrainingPage | None:
    index = TrainingIndexPage.objects.first()
    if index is None:
        return None
    page = TrainingPage(live=False, provider=provider)
    form.apply(page)
    page.sessions.set(_numbered(sessions))
    index.add_child(instance=page)
    page.save_revision(log_action=True)
    _hand_in(page)
    return page


@transaction.atomic
def propose_change(page: TrainingPage, form: TrainingForm, sessions: SessionForms) -> None:
    """Changes of a known training: a draft that waits; the public page stays as it is."""
    form.apply(page)
    page.sessions.set(_numbered(sessions))
    revision = page.save_revision(log_action=True)
    state = page.current_workflow_task_state
    if state:
        state.revision = revision
        state.save(update_fields=["revision"])
    else:
        _hand_in(page)


def _numbered(sessions: SessionForms) -> list:
    found = sorted(sessions.results(), key=lambda session: session.starts_on)
    for place, session in enumerate(found):
        session.sort_order = place
    return found


def _hand_in(page: TrainingPage) -> None:
    fresh = TrainingPage.objects.get(pk=page.pk)
    workflow = fresh.get_workflow()
    if workflow and not fresh.workflow_in_progress:
        workflow.start(fresh, None)


def _free_slug(name: str) -> str:
    base = slugify(name)[:70] or "aanbieder"
    taken = set(Provider.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    return next(slug for slug in [base, *(f"{base}-{number}" for number in range(2, 1000))] if slug not in taken)
