from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from helpdesk.models import ImportUpload, ListingReport
from helpdesk.models.imports import KEPT

REPORTS_KEPT = timedelta(days=90)


class Command(BaseCommand):
    """Meant for every night: keeps the promise on the privacy page about reports of visitors."""

    help = "Wist meldingen van bezoekers na 90 dagen, en bestanden van een import die niet bevestigd werd."

    def handle(self, *_args: Any, **_options: Any) -> None:
        now = timezone.now()
        reports, _details = ListingReport.objects.filter(created_at__lt=now - REPORTS_KEPT).delete()
        uploads, _details = ImportUpload.objects.filter(created_at__lt=now - KEPT).delete()
        self.stdout.write(f"Gewist: {reports} meldingen, {uploads} bestanden.")
