from django.apps import AppConfig


class HelpdeskConfig(AppConfig):
    name = "helpdesk"

    def ready(self) -> None:
        from helpdesk import contact_taps, signals  # noqa: PLC0415 - models exist only now

        signals.connect()
        contact_taps.connect()
