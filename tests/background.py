"""The background worker inside a test, on the connection of the test: `db_worker` itself would close it."""

from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult


def run_background_tasks() -> int:
    """Run everything that waits, in order; returns how many tasks that were. A task that fails is marked so."""
    worker = Worker(
        queue_names=["*"],
        interval=0,
        batch=True,
        backend_name="background",
        startup_delay=False,
        max_tasks=None,
        worker_id="test",
        excluded_queue_names=[],
    )
    waiting = list(DBTaskResult.objects.ready().filter(backend_name="background"))
    for result in waiting:
        result.claim(worker.worker_id)
        worker.run_task(result)
    return len(waiting)
