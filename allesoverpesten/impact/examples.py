"""Taking away what only shows how it works."""

from django.db import transaction

from allesoverpesten.impact.locking import OfPeriod
from content.core.page_cache import start_new_generation


def remove_examples() -> dict[str, int]:
    """Remove every example, whatever its state; how many of each kind went. Goals, actions and indicators stay."""
    removed = {}
    with transaction.atomic():
        for model in OfPeriod.__subclasses__():
            rows = model.objects.filter(is_example=True)  # type: ignore[attr-defined] - each has a manager
            count = rows.count()
            rows.delete()
            removed[str(model._meta.verbose_name)] = count  # noqa: SLF001 - Django's public name for it
    start_new_generation()
    return removed
