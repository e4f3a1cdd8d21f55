"""Static files with their hash in the name, so that browsers keep them for a year."""

from typing import Any

from whitenoise.storage import CompressedManifestStaticFilesStorage


class SiteStaticFilesStorage(CompressedManifestStaticFilesStorage):
    """Django's manifest storage raises where a file is missing; a missing drawing must never take a help page down."""

    manifest_strict = False

    def hashed_name(self, name: str, *args: Any, **kwargs: Any) -> str:
        try:
            return super().hashed_name(name, *args, **kwargs)
        except ValueError:
            return name
