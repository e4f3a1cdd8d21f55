from django.apps import AppConfig


class TrainingConfig(AppConfig):
    name = "knowledge.training"

    def ready(self) -> None:
        from knowledge.training import signals  # noqa: PLC0415 - signal receivers need loaded models

        signals.connect()
