"""The one way in for files: every form that takes one has this field, and the API has the same forms.

Where the operator set up a scanner for harmful software (UCAP_CLAMD), each file is looked through before anything is done with it; a
scanner that does not answer lets none in.
"""

import logging
from typing import Any, NoReturn

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.forms import BaseForm
from django.utils.translation import gettext

from ucap.kernel import clamd
from ucap.kernel.errors import BadInput, NotNow, Problem
from ucap.kernel.messages import gettext_noop

log = logging.getLogger("ucap.uploads")
HARMFUL = gettext_noop(
    "The file was refused: the scanner for harmful software found “%(found)s” in it. Do not open it, and ask whoever looks after your computer."
)
NO_SCANNER = gettext_noop(
    "No file can be taken just now, for the scanner for harmful software does not answer. Try again later; the rest can be sent without the file."
)


class Refused(ValidationError):
    """What the scanner said, beside the field; `problem` is the same for a page without one."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(gettext(problem.message.template) % problem.message.values, code="refused")
        self.problem = problem


class UploadField(forms.FileField):
    """A file that was looked through."""

    def clean(self, data: Any, initial: Any = None) -> Any:
        file = super().clean(data, initial)
        # What is larger was not stored whole (web/uploads.py), and each place refuses it for that
        if isinstance(file, UploadedFile) and (file.size or 0) <= settings.MAX_UPLOAD:
            try:
                look_through(file)
            except Problem as problem:
                raise Refused(problem) from problem
        return file


def look_through(file: UploadedFile[Any]) -> None:
    """Nothing; raises BadInput for a harmful file, NotNow where nobody can say. Without a scanner every file is let in."""
    scanner: clamd.Scanner | None = settings.CLAMD
    if scanner is None:
        return
    try:
        found = clamd.harm_in(file.chunks(clamd.PIECE), scanner)
    except clamd.NoAnswer as error:
        log.error("clamd at %s does not answer, a file was refused: %s", scanner, error)  # noqa: TRY400 - the trace says no more
        raise NotNow(NO_SCANNER) from error
    finally:
        file.seek(0)
    if found:
        log.warning("a file was refused: clamd found %s", found)
        raise BadInput(HARMFUL, found=found)


def raise_refusal(form: BaseForm, otherwise: str) -> NoReturn:
    """Raises what the scanner said of a file of this form, else BadInput with these words: for pages that show no form again."""
    for errors in form.errors.as_data().values():
        for error in errors:
            if isinstance(error, Refused):
                raise error.problem
    raise BadInput(otherwise)
