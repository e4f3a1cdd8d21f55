from django.apps import AppConfig


class InfopuntConfig(AppConfig):
    name = "content.infopunt"

    def ready(self) -> None:
        from content.infopunt import signals  # noqa: PLC0415 - models exist only now

        signals.connect()
