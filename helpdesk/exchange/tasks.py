"""A confirmed import runs in the background worker: thousands of services take longer than a request may."""

from django.core.cache import cache
from django.tasks import task

from helpdesk.enums import ImportState
from helpdesk.exchange.importing import PlanHasProblemsError, carry_out
from helpdesk.exchange.plan import plan_import
from helpdesk.models import ImportUpload

PROGRESS_KEPT = 3600


def progress_key(upload: ImportUpload) -> str:
    """While it runs, progress lives in the cache: the import is one transaction, nobody sees inside it."""
    return f"import:{upload.uuid}"


@task(backend="background")
def run_import(upload_pk: int) -> None:
    """Write an upload that was confirmed. What happened stands in its state."""
    queued = ImportUpload.objects.filter(pk=upload_pk, state=ImportState.QUEUED)
    if not queued.update(state=ImportState.RUNNING):
        return
    upload = ImportUpload.objects.select_related("user").get(pk=upload_pk)
    files = bytes(upload.services), bytes(upload.contacts)
    try:
        upload.done = upload.total = carry_out(
            plan_import(*files),
            *files,
            progress=lambda done, total: cache.set(progress_key(upload), (done, total), PROGRESS_KEPT),
            user=upload.user,
        )
    except PlanHasProblemsError:
        upload.state = ImportState.FAILED
        upload.problem = "De site veranderde sinds het voorbeeld. Laad de bestanden opnieuw op."
    except Exception:
        ImportUpload.objects.filter(pk=upload_pk).update(
            state=ImportState.FAILED, problem="Er ging iets mis. Er is niets ingelezen."
        )
        raise  # the worker logs it
    else:
        upload.state = ImportState.DONE
    upload.save(update_fields=["state", "problem", "done", "total"])
