"""What follows when one version of a topic is published."""

from typing import Any

from django.urls import reverse
from django.utils import timezone

from content.infopunt.levels.changes import is_meaningful
from content.infopunt.models import ArticlePage, VersionState
from content.infopunt.tasks import tell_owner


def on_published(instance: ArticlePage, **_signal: Any) -> None:
    """Compare with what was published before; this version is in step again, the others may fall out of it."""
    if not instance.topic_id:
        VersionState.objects.filter(article=instance).delete()
        return
    words = f"{instance.title} {instance.words()}"
    state, is_new = VersionState.objects.get_or_create(article=instance, defaults={"words": words})
    changed = not is_new and is_meaningful(state.words, words)
    if not is_new:
        state.words, state.out_of_step_since, state.because_of = words, None, None
        state.save()
    if changed:
        _fall_out_of_step(instance)


def _fall_out_of_step(changed: ArticlePage) -> None:
    others = VersionState.objects.filter(article__topic=changed.topic_id, article__live=True).exclude(article=changed)
    for state in others.select_related("article__owner"):
        state.out_of_step_since = state.out_of_step_since or timezone.localdate()
        state.because_of = changed
        state.save()
        owner = state.article.owner
        if owner and owner.is_active and owner.email:
            edit_path = reverse("wagtailadmin_pages:edit", args=[state.article_id])
            tell_owner.enqueue(owner.email, state.article.title, changed.title, edit_path)


def confirm(state: VersionState) -> None:
    """Somebody read both: this version still holds."""
    state.out_of_step_since, state.because_of = None, None
    state.save()
