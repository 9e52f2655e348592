"""Letters where no mail server is named: one file each under the data folder, which any mail program opens."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from ucap.kernel.clock import now
from ucap.kernel.ids import new_id


class EmlFiles(BaseEmailBackend):
    """Named by when they were written, so that a folder's listing is in their order."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.folder = Path(settings.EMAIL_FILE_PATH)

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """How many letters were written."""
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        for message in email_messages:
            self._keep(message.message().as_bytes(linesep="\r\n"))  # type: ignore[call-arg] # Django's own
        return len(email_messages)

    def _keep(self, data: bytes) -> None:
        """Written whole or not at all: nobody finds half a letter. Only the owner reads it, for it may open an account."""
        name = f"{now():%Y%m%d-%H%M%S-%f}-{new_id(6)}"
        half = self.folder / f".{name}"
        with os.fdopen(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(data)
        half.rename(self.folder / f"{name}.eml")
