"""Background work: Django's own task interface, kept in the database; done at once in tests."""

from .environment import ENVIRONMENT

TASKS = {
    "default": {
        "BACKEND": "django_tasks.backends.immediate.ImmediateBackend"
        if ENVIRONMENT == "test"
        else "django_tasks_db.DatabaseBackend",
        # The second one waits for a service of somebody else, a task of the third takes minutes
        "QUEUES": ["default", "translations", "timetables"],
    }
}
