"""Secrets that the system gives as files: systemd's credentials, a container's secrets.

A file has the name of the setting that it holds. systemd says in CREDENTIALS_DIRECTORY where they are; elsewhere UCAP_CREDENTIALS names
the folder. A secret in the environment is seen by every child process and by whoever may look at this one; a file by its owner.
"""

import os
from collections.abc import Mapping
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured


def folder(environment: Mapping[str, str] = os.environ) -> Path | None:
    """Where the files are; None: secrets are in the environment alone. Raises ImproperlyConfigured where the folder named is not there."""
    if by_systemd := environment.get("CREDENTIALS_DIRECTORY"):
        return Path(by_systemd)
    if not (named := environment.get("UCAP_CREDENTIALS")):
        return None
    if not Path(named).is_dir():
        raise ImproperlyConfigured(
            f"UCAP_CREDENTIALS is {named}, and there is no such folder, or this user may not see it. Run this as the service does (docs/operate)."
        )
    return Path(named)


def in_file(name: str, environment: Mapping[str, str] = os.environ) -> bool:
    """Whether the system gives that secret as a file."""
    where = folder(environment)
    return where is not None and (where / name).is_file()


def given(name: str, environment: Mapping[str, str] = os.environ) -> str:
    """The secret of that name: the content of its file, or the environment variable; "" where there is neither."""
    variable = environment.get(name, "")
    where = folder(environment)
    if where is None:
        return variable
    try:
        text = (where / name).read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return variable
    except (OSError, UnicodeDecodeError) as error:
        raise ImproperlyConfigured(f"{name}: {where / name} cannot be read ({error}).") from error
    if variable:
        raise ImproperlyConfigured(
            f"{name} is given twice: as a file in {where}, and in the environment. Take it out of the environment."
        )
    if not text:
        raise ImproperlyConfigured(f"{name}: {where / name} is empty.")
    return text
