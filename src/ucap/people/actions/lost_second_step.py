"""Somebody has lost their telephone, or whatever they signed in with beside a password: they begin anew."""

from datetime import datetime

from allauth.mfa.models import Authenticator
from django.db import transaction

from ucap.journal.actions import record
from ucap.kernel.errors import NotAllowed, NotNow
from ucap.kernel.messages import gettext_noop
from ucap.people.account_letters import letter
from ucap.people.actions.sessions import sign_out_everywhere
from ucap.people.mail import Mail, send
from ucap.people.models import User
from ucap.people.rules import NOT_THEIR_SECOND_STEP, may_take_off_second_step


@transaction.atomic
def take_off_second_step(*, person: User, by: User | None, at: datetime) -> User:
    """The person, who signs in without apps, passkeys and recovery codes until they add one; signed out everywhere, and told.

    An office rests until then. `by` is None on the command line: whoever holds the machine decides.
    """
    if by is not None and not may_take_off_second_step(by, person):
        raise NotAllowed(NOT_THEIR_SECOND_STEP)
    steps, _ = Authenticator.objects.filter(user=person).delete()
    if not steps:
        raise NotNow(gettext_noop("This account has no second step (any more)."))
    person.__dict__.pop("has_second_factor", None)
    sign_out_everywhere(person.id)
    record("second_step.taken_off", subject=("user", person.id), actor=by.id if by else "", at=at)
    said = letter("people/second_step_taken_off", person.email, {}, person)
    send(Mail(person.email, person.language, said.subject, said.text, said.html))
    return person
