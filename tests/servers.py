"""A real HTTP server on the test database."""

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from django.core.handlers.wsgi import WSGIHandler
from django.test.testcases import LiveServerThread
from wagtail.models import Site


@contextmanager
def running_server() -> Iterator[str]:
    """Serve on a free port of 127.0.0.1."""
    # Static files come from WhiteNoise in the middleware, exactly as in production.
    thread = LiveServerThread("127.0.0.1", lambda _media_handler: WSGIHandler())
    thread.daemon = True
    thread.start()
    thread.is_ready.wait()
    if thread.error:
        raise thread.error
    try:
        yield f"http://127.0.0.1:{thread.port}"
    finally:
        thread.terminate()


def point_site_to(address: str) -> None:
    """Tell the site where it is served, so that full links lead back here."""
    parts = urlsplit(address)
    Site.objects.filter(is_default_site=True).update(hostname=parts.hostname, port=parts.port)
    Site.clear_site_root_paths_cache()
