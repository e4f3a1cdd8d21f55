"""A real SMTP server that keeps what it is handed."""

from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from typing import Any

from aiosmtpd.controller import Controller


class Postbox:
    """Keeps what a real SMTP server was handed; to addresses in `refused` it answers what stands there."""

    def __init__(self) -> None:
        self.mails: list[Any] = []
        self.refused: dict[str, str] = {}

    async def handle_RCPT(  # noqa: N802 - aiosmtpd calls it so
        self, _server: Any, _session: Any, envelope: Any, address: str, _options: Any
    ) -> str:
        if address not in self.refused:
            envelope.rcpt_tos.append(address)
        return self.refused.get(address, "250 OK")

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802 - aiosmtpd calls it so
        self.mails.append(message_from_bytes(envelope.content, policy=policy.default))
        return "250 OK"


class FreePort(Controller):
    """On whatever port the system has free: aiosmtpd itself asks for a number."""

    def _trigger_server(self) -> None:
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


@contextmanager
def running_postbox() -> Iterator[tuple[Postbox, dict[str, Any]]]:
    """The box, and the value of `MAILERS` that sends to it."""
    box = Postbox()
    controller = FreePort(box, hostname="127.0.0.1", port=0)
    controller.start()
    options = {"host": "127.0.0.1", "port": controller.port, "timeout": 10}
    try:
        yield box, {"default": {"BACKEND": "django.core.mail.backends.smtp.EmailBackend", "OPTIONS": options}}
    finally:
        controller.stop()
