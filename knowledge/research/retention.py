"""What people left behind is kept no longer than we said."""

from datetime import timedelta

from django.utils import timezone

from knowledge.research.models import AbstractSubmission, PublicationUpload, ResearchRequest
from knowledge.research.models.uploads import KEPT

REQUESTS_KEPT = timedelta(days=183)
# Long enough for the proceedings.
SUBMISSIONS_KEPT = timedelta(days=182)


def forget_old_requests() -> int:
    """Delete what was asked more than half a year ago; return how many."""
    old = ResearchRequest.objects.filter(created_on__lt=timezone.localdate() - REQUESTS_KEPT)
    deleted, _by_model = old.delete()
    return deleted


def forget_old_submissions() -> int:
    """Delete abstracts, names and reviews half a year after the colloquium; the programme keeps what is public."""
    _deleted, by_model = AbstractSubmission.objects.over_since(timezone.now() - SUBMISSIONS_KEPT).delete()
    return by_model.get("research.AbstractSubmission", 0)


def forget_old_uploads() -> int:
    deleted, _by_model = PublicationUpload.objects.filter(created_at__lt=timezone.now() - KEPT).delete()
    return deleted


def forget_everything_old() -> dict[str, int]:
    """How many of each were deleted, by a Dutch word."""
    return {
        "vragen": forget_old_requests(),
        "bijdragen": forget_old_submissions(),
        "imports": forget_old_uploads(),
    }
