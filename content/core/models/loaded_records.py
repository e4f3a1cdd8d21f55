from django.db import models


class LoadedRecord(models.Model):
    """Remembers which piece of first content was already loaded.

    Loading again never touches it any more: an editor may have changed or deleted it since.
    """

    key = models.CharField(max_length=200, unique=True)
    loaded_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.key
