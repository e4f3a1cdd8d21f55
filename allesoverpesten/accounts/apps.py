from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "allesoverpesten.accounts"

    def ready(self) -> None:
        from allesoverpesten.accounts import own_files, own_work, signals  # noqa: PLC0415 - they need loaded models

        own_work.register()
        own_files.register()
        signals.connect()
