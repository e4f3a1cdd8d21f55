"""The front door, the sections and the settings of a new site."""

import tomllib
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from wagtail.models import Page, Site

from allesoverpesten.home.models import HomePage, PlainPage
from content.core.first_content import add_page, once
from content.core.models import SiteSettings, Theme
from content.infopunt.models import InfopuntPage
from helpdesk.models import HelpPage
from knowledge.research.models import ResearchPage
from knowledge.training.models import LearningPage

DATA = Path(__file__).parent
SECTIONS = {"hulp": HelpPage, "infopunt": InfopuntPage, "leren": LearningPage, "onderzoek": ResearchPage}


def load() -> HomePage:
    """Return the front door, making it and what hangs below it on the first run."""
    data = tomllib.loads((DATA / "site.toml").read_text())
    for theme in data["themes"]:
        once(f"theme/{theme['slug']}", lambda theme=theme: Theme.objects.create(**theme))
    once("home", lambda: _make_home(data["home"]))
    home = HomePage.objects.get()
    for slug, page_type in SECTIONS.items():
        add_page(f"section/{slug}", home, page_type, {"slug": slug, **data["sections"][slug]})
    for page in data["pages"]:
        _add_plain_page(home, page)
    once("site-settings", lambda: _make_settings(data["settings"]))
    return home


def _make_home(values: dict[str, object]) -> None:
    root = Page.get_first_root_node()
    Page.objects.child_of(root).delete()
    root = Page.get_first_root_node()
    home = add_page("home-page", root, HomePage, {"slug": "home", **values})
    address = urlsplit(settings.SITE_URL)
    Site.objects.update_or_create(
        is_default_site=True,
        defaults={
            "hostname": address.hostname,
            "port": address.port or (443 if address.scheme == "https" else 80),
            "root_page": home,
            "site_name": settings.WAGTAIL_SITE_NAME,
        },
    )


def _add_plain_page(parent: Page, values: dict[str, object]) -> None:
    children = values.pop("children", [])
    page = add_page(f"page/{parent.slug}/{values['slug']}", parent, PlainPage, values)
    for child in children if page else []:
        _add_plain_page(page, child)


def _make_settings(values: dict[str, object]) -> None:
    site_settings = SiteSettings.for_site(Site.objects.get(is_default_site=True))
    site_settings.emergency_numbers = [("number", number) for number in values["emergency_numbers"]]
    site_settings.footer_links = [("link", link) for link in values["footer_links"]]
    site_settings.save()
