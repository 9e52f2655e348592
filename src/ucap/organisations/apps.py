"""Enters organisations among what moderators look at."""

from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "ucap.organisations"

    def ready(self) -> None:
        """Nothing; moderation knows what an organisation looks like, and how it is let through and taken down."""
        from ucap.kernel.messages import gettext_noop
        from ucap.moderation.kinds import Kind, register
        from ucap.organisations.actions.moderating import release, withhold
        from ucap.organisations.queries.moderating import shown

        register(
            Kind("organisation", gettext_noop("Organisation"), show=shown, release=release, withhold=withhold)
        )
