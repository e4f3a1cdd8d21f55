"""What counting costs a visitor: the same page with and without, in turns, kept and made anew."""

from collections.abc import Callable
from functools import partial

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.test.utils import override_settings

from bench.measure import get, paired_ratio
from content.core.counts import flush
from content.core.page_cache import start_new_generation

COUNTING = "content.core.counts."
MOST = 1.02
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


def report(site: WSGIHandler, article: str, say: Callable[[str], None]) -> None:
    """Print how many times as long a page takes because it is counted."""
    with override_settings(MIDDLEWARE=[name for name in settings.MIDDLEWARE if not name.startswith(COUNTING)]):
        uncounted = WSGIHandler()
    say("")
    # The page must be kept by the site that counts: one kept without counts would be counted for nothing.
    start_new_generation()
    get(site, article, kept=True, agent=FIREFOX)
    for label, kept in (("bewaard", True), ("niet bewaard", False)):
        with_counts, without = (
            partial(get, handler, article, kept=kept, agent=FIREFOX) for handler in (site, uncounted)
        )
        ratio = paired_ratio(with_counts, without, rounds=4_000 if kept else 400)
        miss = "" if ratio <= MOST else "   NIET GEHAALD"
        say(f"{f'artikel {label}, met tellen tegen zonder':<50}{ratio:>7.3f}×   (doel: ≤ {MOST}×){miss}")
    flush()
