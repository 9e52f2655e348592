"""E-mail domains whose people may join by themselves."""

from datetime import datetime

from django.db import transaction

from ucap.journal.actions import record
from ucap.kernel.errors import BadInput, NotAllowed, NotNow
from ucap.kernel.messages import gettext_noop
from ucap.organisations.actions.standing import NOT_APPROVED, held
from ucap.organisations.hosts import domain_name, is_public_mail
from ucap.organisations.models import EmailDomain, Organisation
from ucap.organisations.rules import NOT_YOURS, may_manage, may_remove_domain, may_verify_domain
from ucap.organisations.states import State
from ucap.people.models import User

MOST = 20  # of one organisation


@transaction.atomic
def verify_domain(*, organisation: Organisation, domain: str, by: User, at: datetime) -> EmailDomain:
    """The domain, verified: an owner has a confirmed address in it, or the secretariat knows whose it is."""
    organisation = held(organisation)
    if not may_manage(by, organisation):
        raise NotAllowed(NOT_YOURS)
    name = domain_name(domain.rpartition("@")[2])
    if name is None:
        raise BadInput(gettext_noop("This is no domain. Write what stands behind the @, such as ugr.es."))
    if is_public_mail(name):
        raise BadInput(
            gettext_noop(
                "Anybody can have an address there. Use a domain that only your organisation gives out."
            )
        )
    if organisation.state != State.APPROVED:
        raise NotNow(NOT_APPROVED)
    if not may_verify_domain(by, organisation, name):
        raise NotNow(
            gettext_noop(
                "You have no confirmed address in this domain. Add one to your account and confirm it, or ask the secretariat."
            )
        )
    if organisation.domains.exclude(domain=name).count() >= MOST:
        raise NotNow(gettext_noop("An organisation can have 20 domains at most."))
    kept, _ = EmailDomain.objects.update_or_create(
        organisation=organisation,
        domain=name,
        defaults={"verified_at": at, "verified_by": by},
        create_defaults={"at": at, "verified_at": at, "verified_by": by},
    )
    _journal("domain.verified", kept, by, at)
    return kept


@transaction.atomic
def remove_domain(*, domain: EmailDomain, by: User, at: datetime) -> None:
    """Nothing; the domain lets nobody in any more. Who came by it stays."""
    if not may_remove_domain(by, domain):
        raise NotAllowed(NOT_YOURS)
    _journal("domain.removed", domain, by, at)
    domain.delete()


def _journal(verb: str, domain: EmailDomain, by: User, at: datetime) -> None:
    subject = ("organisation", domain.organisation_id)
    record(verb, subject=subject, actor=by.pk, at=at, after={"domain": domain.domain})
