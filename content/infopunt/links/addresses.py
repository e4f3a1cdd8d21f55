"""The addresses of one material, figure or page, as it is now; drafts too."""

from typing import Any


def of_resource(resource: Any) -> list[str]:
    return [url for url in (resource.url, resource.source_url) if url]


def of_figure(figure: Any) -> list[str]:
    return [figure.source_url]


def of_page(page: Any) -> list[str]:
    """What the sources of an article or a campaign name."""
    return of_sources(page.sources)


def of_sources(sources: Any) -> list[str]:
    """Read as it is stored: nobody needs the block itself."""
    return [block["value"]["url"] for block in sources.raw_data if block["value"].get("url")]
