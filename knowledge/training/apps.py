from django.apps import AppConfig


class TrainingConfig(AppConfig):
    name = "knowledge.training"

    def ready(self) -> None:
        from knowledge.events.alerts.lists import register_alert_list  # noqa: PLC0415 - models exist only now
        from knowledge.training import signals  # noqa: PLC0415 - same reason
        from knowledge.training.catalogue.alerts import TRAINING_ALERTS  # noqa: PLC0415 - same reason
        from knowledge.training.interest import INTEREST  # noqa: PLC0415 - same reason

        signals.connect()
        register_alert_list(TRAINING_ALERTS)
        register_alert_list(INTEREST)
