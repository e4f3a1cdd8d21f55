import pkgutil
from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ImpactConfig(AppConfig):
    name = "allesoverpesten.impact"
    verbose_name = _("Resultaten")

    def ready(self) -> None:
        """Make every automatic indicator known by its key, and the public page to search."""
        from allesoverpesten.impact import automatic, signals  # noqa: PLC0415 - they need the models of all apps

        for module in pkgutil.iter_modules(automatic.__path__):
            import_module(f"{automatic.__name__}.{module.name}")
        signals.connect()
