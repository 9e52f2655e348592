"""Plans as a Django application; what they tell the domains before them."""

from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "ucap.plans"

    def ready(self) -> None:
        """Registers plans as something that can be reported."""
        from ucap.kernel.messages import gettext_noop
        from ucap.moderation.kinds import Kind, register
        from ucap.plans.actions.moderation import release_plan, withhold_plan
        from ucap.plans.queries.moderation import shown_plans, spoken_for

        register(
            Kind(
                "plan",
                gettext_noop("Plan"),
                show=shown_plans,
                spoken_for=spoken_for,
                release=release_plan,
                withhold=withhold_plan,
            )
        )
