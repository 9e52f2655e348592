"""The public text that a download is made of."""

from dataclasses import dataclass

from django.http import Http404

from ucap.people.rules import Viewer
from ucap.plans.models import Plan, Version
from ucap.plans.queries.plan import plan_of, version_of


@dataclass(frozen=True, slots=True)
class Document:
    """A version that was published, and its plan."""

    plan: Plan
    version: Version

    @property
    def file_name(self) -> str:
        return f"{self.plan.slug}-v{self.version.number}"


def document(slug: str, viewer: Viewer, number: int | None) -> Document:
    """The version of that number (None: the current one); raises Http404 unless it was published."""
    plan = plan_of(slug, viewer)
    version = version_of(plan, viewer, number)
    if version.published_at is None:
        raise Http404
    return Document(plan, version)
