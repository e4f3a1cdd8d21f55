import pkgutil
from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ImpactConfig(AppConfig):
    name = "allesoverpesten.impact"
    verbose_name = _("Resultaten")

    def ready(self) -> None:
        """Make every automatic indicator known by its key, and the public page to search."""
        from allesoverpesten.impact import automatic  # noqa: PLC0415 - the modules need the models of all apps

        for module in pkgutil.iter_modules(automatic.__path__):
            import_module(f"{automatic.__name__}.{module.name}")
        from allesoverpesten.impact.public import results_document  # noqa: PLC0415 - models exist only now
        from content.core.search.documents import register_address  # noqa: PLC0415 - same reason

        register_address("results", results_document)
