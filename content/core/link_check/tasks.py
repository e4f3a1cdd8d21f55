from django.core.cache import cache
from django.tasks import task

from content.core.link_check.registry import checked_models
from content.core.link_check.scanning import SECONDS_IN_ALL, Scan
from content.core.models import BaseLinkCheck


@task(backend="background")
def scan_links(label: str = "") -> int:
    """A whole round in the background worker, or only of the model with this label; returns how many it checked."""
    models = [model for model in checked_models() if label in {"", model._meta.label_lower}]  # noqa: SLF001 - Django's public name for it
    return Scan().run(models)


def start_scan(model: type[BaseLinkCheck]) -> bool:
    """Have the addresses of one model checked now; False when that was asked less than 45 minutes ago.

    Pressing twice would visit every site twice, and would make one bad moment look like two.
    """
    label = model._meta.label_lower  # noqa: SLF001 - Django's public name for it
    if not cache.add(f"link-check:{label}", 1, int(SECONDS_IN_ALL)):
        return False
    scan_links.enqueue(label)
    return True
