"""Enters organisations among what moderators look at, and their invitations among those that open a sign-up."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.apps import AppConfig

if TYPE_CHECKING:
    from ucap.people.models import User


class OrganisationsConfig(AppConfig):
    name = "ucap.organisations"

    def ready(self) -> None:
        """Nothing; moderation knows what an organisation looks like, and how it is let through and taken down."""
        from ucap.kernel.errors import NotNow
        from ucap.kernel.messages import gettext_noop
        from ucap.moderation.kinds import Kind, register
        from ucap.organisations.actions.moderating import release, withhold
        from ucap.organisations.queries.moderating import shown, spoken_for

        register(
            Kind(
                "organisation",
                gettext_noop("Organisation"),
                show=shown,
                spoken_for=spoken_for,
                release=release,
                withhold=withhold,
            )
        )

        from ucap.organisations.actions.inviting import NOT_VALID, accept_invitation
        from ucap.organisations.queries.joining import invitation_by_link, sent_to
        from ucap.people import invited

        def accept(token: str, by: "User", at: datetime) -> None:
            found = invitation_by_link(token, at)
            if found is None:
                raise NotNow(NOT_VALID)
            accept_invitation(invitation=found, by=by, at=at, token=token)

        invited.register("organisation", invited.Sort(sent_to, accept))
