from django.urls import reverse


def edit_url(page_pk: int) -> str:
    """Where a service is edited in the admin."""
    return reverse("wagtailadmin_pages:edit", args=[page_pk])
