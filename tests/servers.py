"""A real HTTP server on the test database."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.handlers.wsgi import WSGIHandler
from django.test.testcases import LiveServerThread
from wagtail.models import Site


@contextmanager
def running_server() -> Iterator[str]:
    """Serve on a free port of 127.0.0.1 and tell the site its address, so that full links lead back here."""
    # Static files come from WhiteNoise in the middleware, exactly as in production.
    thread = LiveServerThread("127.0.0.1", lambda _media_handler: WSGIHandler())
    thread.daemon = True
    thread.start()
    thread.is_ready.wait()
    if thread.error:
        raise thread.error
    Site.objects.filter(is_default_site=True).update(hostname="127.0.0.1", port=thread.port)
    Site.clear_site_root_paths_cache()
    try:
        yield f"http://127.0.0.1:{thread.port}"
    finally:
        thread.terminate()
        Site.clear_site_root_paths_cache()
