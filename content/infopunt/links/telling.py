"""What the link check must look at: everything of the infopunt that visitors see today."""

from content.core.link_check.registry import OwnedAddress, register_addresses
from content.infopunt.links.addresses import of_sources
from content.infopunt.models import (
    ArticlePage,
    CampaignPage,
    Figure,
    FigureLinkCheck,
    PageLinkCheck,
    Resource,
    ResourceLinkCheck,
)


def tell() -> None:
    register_addresses(ResourceLinkCheck, resource_addresses)
    register_addresses(FigureLinkCheck, figure_addresses)
    register_addresses(PageLinkCheck, page_addresses)


def resource_addresses() -> list[OwnedAddress]:
    rows = Resource.objects.public().values_list("pk", "url", "source_url")
    return [OwnedAddress(pk, url) for pk, *urls in rows for url in urls]


def figure_addresses() -> list[OwnedAddress]:
    return [OwnedAddress(*row) for row in Figure.objects.public().values_list("pk", "source_url")]


def page_addresses() -> list[OwnedAddress]:
    rows = [row for model in (ArticlePage, CampaignPage) for row in model.objects.sources_of_public()]
    return [OwnedAddress(pk, url) for pk, sources in rows for url in of_sources(sources)]
