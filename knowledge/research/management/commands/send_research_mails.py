from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from knowledge.research.colloquia.mails import mail_submission
from knowledge.research.members.news import due, mail_member_news
from knowledge.research.models import AbstractSubmission


class Command(BaseCommand):
    """Meant for every few minutes: who already knows gets nothing."""

    help = "Zet mails over bijdragen die nog niet vertrokken, en het weekbericht voor leden, in de wachtrij."

    def handle(self, *_args: Any, **_options: Any) -> None:
        owed = list(AbstractSubmission.objects.owed_a_mail().values_list("pk", flat=True))
        for pk in owed:
            mail_submission.enqueue(pk)
        members = due(timezone.now())
        for pk in members:
            mail_member_news.enqueue(pk)
        self.stdout.write(f"In de wachtrij: {len(owed)} over bijdragen, {len(members)} aan leden.")
