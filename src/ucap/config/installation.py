"""This installation before Django knows of it: its data folder, and settings that cannot work, told in one line."""

import os
from pathlib import Path

from ucap.kernel.errors import BadInput

RESTORING = ".restoring"  # in a data folder into which a backup is being put

# What an operator reads on a terminal is English; it is no part of the catalogues.


def data_folder() -> Path:
    """Where everything is kept: UCAP_DATA, or `data` in the current folder."""
    return Path(os.environ.get("UCAP_DATA") or "data").absolute()


def ensure_data_folder() -> Path:
    """The data folder, made if it is missing. Raises BadInput when nothing can be written there."""
    folder = data_folder()
    if (folder / RESTORING).exists():
        raise BadInput(
            "a restore into %(folder)s goes on, or was cut off. If none goes on, empty the folder and restore again.",
            folder=str(folder),
        )
    probe = folder / f".writable-{os.getpid()}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe.touch()
        probe.unlink()
    except OSError as error:
        reason = error.strerror or str(error)
        raise BadInput(
            "the data folder %(folder)s cannot be written to (%(reason)s). "
            "Give this user the right to write there, or name another folder in UCAP_DATA.",
            folder=str(folder),
            reason=reason,
        ) from error
    return folder


def start_django() -> None:
    """Nothing; Django is set up afterwards. Raises BadInput when a setting cannot work."""
    ensure_data_folder()
    import django
    from django.core.exceptions import ImproperlyConfigured

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ucap.config.settings")
    try:
        django.setup()
    except ImproperlyConfigured as error:
        raise BadInput("%(error)s", error=" ".join(str(error).split())) from error
    except OSError as error:  # the key of this installation, for one
        raise BadInput(
            "%(file)s cannot be read (%(reason)s). Give this user the right to read it.",
            file=str(error.filename or data_folder()),
            reason=error.strerror or str(error),
        ) from error
