from django.tasks import task

from helpdesk.link_scan.scanning import Scan


@task(backend="background")
def scan_links() -> int:
    """A whole round in the background worker; returns how many addresses it checked."""
    return Scan().run()
