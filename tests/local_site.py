"""A small web site on this machine, which a guard opens on purpose."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread

from content.core.link_check.fetching import Fetcher
from content.core.link_check.safe_address import Guard

type Reply = tuple[int, dict[str, str], bytes]


class LocalSite:
    """Answers per path with a status, headers and a body; remembers who asked what."""

    def __init__(self) -> None:
        self.replies: dict[str, Reply | Callable[[str], Reply]] = {}
        self.asked: list[tuple[str, str, str]] = []
        self.may_answer = Event()
        self.may_answer.set()
        self.address = ""

    def page(self, path: str, html: str = "<p>Dag</p>", status: int = 200) -> str:
        self.replies[path] = (status, {"Content-Type": "text/html"}, html.encode())
        return self.address + path

    def redirect(self, path: str, to: str, status: int = 301) -> str:
        self.replies[path] = (status, {"Location": to}, b"")
        return self.address + path


@contextmanager
def running_site() -> Iterator[LocalSite]:
    local = LocalSite()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            local.asked.append((self.command, self.path, self.headers["User-Agent"]))
            local.may_answer.wait(20)
            reply = local.replies.get(self.path, (404, {}, b""))
            status, headers, body = reply(self.command) if callable(reply) else reply
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            if self.command == "GET":
                self.wfile.write(body)

        do_HEAD = do_GET  # noqa: N815 - the name that http.server calls

        def log_message(self, *_args: object) -> None:
            """Silence."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    local.address = f"http://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield local
    finally:
        local.may_answer.set()
        server.shutdown()
        server.server_close()
        thread.join()


def local_fetcher() -> Fetcher:
    """Fetches from this machine too, which nothing but a test may."""
    return Fetcher(Guard(also_allowed=["127.0.0.1"]))
