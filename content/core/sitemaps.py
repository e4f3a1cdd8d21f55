"""What `/sitemap.xml` names besides the pages of the tree."""

from typing import Any

from django.conf import settings
from django.contrib.sitemaps import Sitemap

from content.core.search.documents import address_documents


class AddressSitemap(Sitemap):
    """Views that goals registered with `register_address`. No date: nobody says when one of them changed."""

    def items(self) -> list[str]:
        return sorted(document.url for document in address_documents().values())

    def get_urls(self, *_args: Any, **_kwargs: Any) -> list[dict[str, str]]:
        return [{"location": f"{settings.SITE_URL}{url}"} for url in self.items()]
