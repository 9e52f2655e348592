"""The thread of six stages on a plan's page: which locks stand open, and what there is at each."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy, pgettext_lazy

from ucap.plans.queries.plan import PlanPage
from ucap.plans.standing import Standing

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True, slots=True)
class Stage:
    """A lock on the canal line; `open`: the cooperation has come through it."""

    name: "StrOrPromise"
    text: "StrOrPromise"
    open: bool = False


PLAN = Stage(pgettext_lazy("stage", "Plan"), gettext_lazy("What the sides want to do together"))
AFTER = (
    Stage(pgettext_lazy("stage", "Match"), gettext_lazy("Who fits whom: partners are found")),
    Stage(pgettext_lazy("stage", "Meet"), gettext_lazy("Conferences, webinars, visits")),
    Stage(pgettext_lazy("stage", "Agree"), gettext_lazy("Partnerships and memoranda")),
    Stage(pgettext_lazy("stage", "Do"), gettext_lazy("Pilot projects and their partners")),
    Stage(pgettext_lazy("stage", "Show"), gettext_lazy("Results beside what was expected")),
)


def stages_of(page: PlanPage) -> tuple[Stage, ...]:
    """The six stages of this plan. Those after the first are filled by the domains that come after plans."""
    public = page.standing is not Standing.DRAFT
    text = gettext_lazy("Agreed by every side") if public else gettext_lazy("Being written")
    return (replace(PLAN, text=text, open=public), *AFTER)


STAGES = (PLAN, *AFTER)
