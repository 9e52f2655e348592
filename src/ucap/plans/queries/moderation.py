"""Plans as moderators see them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from django.db.models import Q, QuerySet

from ucap.moderation.kinds import Shown
from ucap.people.models import CityOfficer, User
from ucap.plans.models import Plan, Version
from ucap.plans.states import PUBLIC, VersionState

LONGEST = 1500  # characters of a plan's text beside its case; the rest is on its page


def shown_plans(ids: Sequence[str]) -> Mapping[str, Shown]:
    """The plans that were ever published, by id, each as it appears, or would if it were released now. Two queries."""
    plans = Plan.objects.filter(pk__in=ids, current__isnull=False)
    texts = Version.objects.filter(Q(current_of__in=plans) | Q(plan__in=plans, state=VersionState.CONFIRMED))
    # The later one last, so that it stands for its plan
    shown = {version.plan_id: version for version in texts.select_related("plan").order_by("number")}
    officers = _officers([version.plan.current_id for version in shown.values() if version.plan.current_id])
    return {plan: _shown(version, officers) for plan, version in shown.items()}


def _shown(version: Version, officers: Mapping[int, tuple[str, ...]]) -> Shown:
    plan = version.plan
    waits = version.state == VersionState.CONFIRMED
    return Shown(
        title=version.title,
        text=_text(version),
        url_name="plans:review" if waits else "plans:plan",
        url_args=(plan.pk,) if waits else (plan.slug,),
        author_id=plan.created_by_id,
        public=plan.state in PUBLIC,
        concerned=officers.get(plan.current_id or 0, ()),
        language=version.language,
    )


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
