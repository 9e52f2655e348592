"""What people may send."""

from django.http import QueryDict

from ucap.kernel.errors import BadInput
from ucap.kernel.messages import gettext_noop
from ucap.plans.content import PlanContent
from ucap.plans.forms.part import PartForm


def form_of(part: str, content: PlanContent, data: QueryDict | None = None) -> PartForm:
    """The form of that part of the plan, or what was sent of it; raises BadInput where there is no such part."""
    from ucap.plans.forms import items, sides, simple

    kinds: dict[str, type[PartForm]] = {
        "heading": simple.HeadingForm,
        "sides": sides.SidesForm,
        "period": simple.PeriodForm,
        "themes": items.ThemesForm,
        "goals": simple.GoalsForm,
        "focus": items.FocusForm,
        "challenges": items.ChallengesForm,
        "objectives": items.ObjectivesForm,
        "activities": items.ActivitiesForm,
        "expected_results": items.ResultsForm,
        "contacts": items.ContactsForm,
        "other": items.OtherForm,
    }
    if part not in kinds:
        raise BadInput(gettext_noop("A plan has no part “%(part)s”. Reload the page."), part=part)
    return kinds[part](content, data)
