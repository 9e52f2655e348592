"""The letters that organisations send to people who may have no account yet."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext

from ucap.organisations.models import OrganisationInvitation
from ucap.organisations.queries.names import name_of
from ucap.people.mail import write


def invite(invitation: OrganisationInvitation, *, token: str, language: str) -> None:
    """Sends the link that opens the invitation."""

    def words() -> tuple[str, str]:
        name = name_of(invitation.organisation).text
        link = settings.PUBLIC_URL + reverse("organisations:invitation", args=[token])
        return gettext("You are invited to join %(organisation)s") % {"organisation": name}, gettext(
            "%(who)s invites you to join %(organisation)s on the platform on which cities cooperate. "
            "Open this link to see what it means and to accept. It works once, for 14 days, and is for you alone:\n\n%(link)s\n\n"
            "If you did not expect this, leave it: nothing happens without you."
        ) % {"who": invitation.by or "", "organisation": name, "link": link}

    write(to=invitation.email, language=language, words=words, secret=True)
