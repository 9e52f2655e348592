"""The logo: what is sent is drawn anew; what is no longer shown is deleted once the change is kept."""

from datetime import datetime

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction

from ucap.journal.actions import record
from ucap.kernel.errors import NotAllowed, NotNow
from ucap.kernel.ids import new_id
from ucap.kernel.messages import gettext_noop
from ucap.moderation.rules import must_wait
from ucap.moderation.states import Ground
from ucap.organisations.actions.entering import wait_anew
from ucap.organisations.actions.standing import held
from ucap.organisations.logo import read_logo
from ucap.organisations.models import Organisation
from ucap.organisations.rules import NOT_YOURS, may_edit
from ucap.people.models import User


@transaction.atomic
def set_logo(*, organisation: Organisation, data: bytes, by: User, at: datetime) -> Organisation:
    """The organisation with this logo in place of the one before. Raises BadInput for what is no picture."""
    organisation = held(organisation)
    if not may_edit(by, organisation):
        raise NotAllowed(NOT_YOURS)
    logo = read_logo(data)
    _forget_file(organisation)
    organisation.logo.save(f"{new_id()}.webp", ContentFile(logo.data), save=False)
    organisation.logo_width, organisation.logo_height = logo.width, logo.height
    _save(organisation, "organisation.logo_set", by, at)
    if must_wait(by):
        wait_anew(organisation, by=by, reasons=[Ground.UNVERIFIED], at=at)
    return organisation


@transaction.atomic
def remove_logo(*, organisation: Organisation, by: User, at: datetime) -> Organisation:
    """The organisation without a logo."""
    organisation = held(organisation)
    if not may_edit(by, organisation):
        raise NotAllowed(NOT_YOURS)
    if not organisation.logo:
        raise NotNow(gettext_noop("There is no logo to take away."))
    _forget_file(organisation)
    organisation.logo, organisation.logo_width, organisation.logo_height = "", 0, 0
    _save(organisation, "organisation.logo_removed", by, at)
    return organisation


def _forget_file(organisation: Organisation) -> None:
    if before := organisation.logo.name:
        transaction.on_commit(lambda: default_storage.delete(before))


def _save(organisation: Organisation, verb: str, by: User, at: datetime) -> None:
    organisation.edited_at = at
    organisation.save(update_fields=["logo", "logo_width", "logo_height", "edited_at"])
    record(verb, subject=("organisation", organisation.pk), actor=by.pk, at=at)
