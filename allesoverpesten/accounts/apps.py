from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "allesoverpesten.accounts"

    def ready(self) -> None:
        from allesoverpesten.accounts import own_work, signals  # noqa: PLC0415 - both need loaded models

        own_work.register()
        signals.connect()
