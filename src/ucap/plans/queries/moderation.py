"""Plans as moderators see them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from django.db.models import Q, QuerySet

from ucap.moderation.kinds import Shown
from ucap.people.models import CityOfficer, User
from ucap.plans.models import Plan, Version
from ucap.plans.states import PUBLIC

LONGEST = 1500  # characters of a plan's text beside its case; the rest is on its page


def shown_plans(ids: Sequence[str]) -> Mapping[str, Shown]:
    """The plans that were ever published, by id. Two queries."""
    plans = Plan.objects.filter(pk__in=ids, current__isnull=False).select_related("current")
    by_version = {plan.current.pk: plan for plan in plans if plan.current}
    officers = _officers(list(by_version))
    return {
        plan.pk: Shown(
            title=plan.current.title,
            text=_text(plan.current),
            url_name="plans:plan",
            url_args=(plan.slug,),
            author_id=plan.created_by_id,
            public=plan.state in PUBLIC,
            concerned=officers.get(version, ()),
            language=plan.current.language,
        )
        for version, plan in by_version.items()
        if plan.current
    }


def spoken_for(person: User) -> "QuerySet[Plan, str]":
    """The ids of the published plans that this person began, or of one of whose cities they are an officer."""
    of_their_city = Q(current__cities__city__cityofficer__user=person)
    return Plan.objects.filter(Q(created_by=person) | of_their_city, current__isnull=False).values_list(
        "pk", flat=True
    )


def _officers(versions: Sequence[int]) -> Mapping[int, tuple[str, ...]]:
    """Of each version the people who speak for one of its cities."""
    rows = CityOfficer.objects.filter(city__in_versions__version__in=versions, user__is_active=True)
    found: dict[int, dict[str, None]] = defaultdict(dict)
    for version, person in rows.values_list("city__in_versions__version", "user"):
        found[version][person] = None
    return {version: tuple(people) for version, people in found.items()}


def _text(version: Version) -> str:
    """What the plan is about, in its own words."""
    content = version.content
    themes = (f"{theme.name}: {theme.text}" if theme.text else theme.name for theme in content.themes)
    return "\n".join([*content.objectives, *themes])[:LONGEST]
