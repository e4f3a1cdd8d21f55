from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "content.core"

    def ready(self) -> None:
        from content.core import signals  # noqa: PLC0415 - signal receivers need loaded models

        signals.connect()
