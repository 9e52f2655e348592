"""The parts a plan is edited by, and what changing one of them means for the rest."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from ucap.kernel.errors import BadInput
from ucap.kernel.messages import Message, gettext_noop
from ucap.plans.content import PlanContent
from ucap.plans.dates import first_day, last_day

# part -> the fields of PlanContent it is made of
PARTS: dict[str, tuple[str, ...]] = {
    "heading": ("title", "language"),
    "sides": ("sides",),
    "period": ("period",),
    "themes": ("themes",),
    "goals": ("sdgs", "urban_agenda"),
    "focus": ("focus",),
    "challenges": ("challenges",),
    "objectives": ("objectives",),
    "activities": ("activities",),
    "expected_results": ("expected_results",),
    "contacts": ("contacts",),
    "other": ("other",),
}
# Fields in which a plan names persons: the journal keeps them where they can be erased. `other` holds what no field was found for.
PERSONAL = ("contacts", "other")


def changed(content: PlanContent, part: str, values: Mapping[str, Any]) -> PlanContent:
    """The plan with that part changed. Goals and topics of the themes are always among those of the plan.

    Raises BadInput for a part or field there is none of.
    """
    if part not in PARTS or not set(values) <= set(PARTS[part]):
        raise BadInput(gettext_noop("A plan has no part “%(part)s”. Reload the page."), part=part)
    after = replace(content, **values)
    if part == "themes":
        # A goal that only the old themes spoke of goes with them; one the plan lists by itself stays.
        alone = set(content.sdgs) - _theme_goals(content)
        topics_alone = [t for t in content.urban_agenda if t not in _theme_topics(content)]
        after = replace(after, sdgs=tuple(alone), urban_agenda=tuple(topics_alone))
    topics = dict.fromkeys((*after.urban_agenda, *_theme_topics(after)))
    return replace(
        after, sdgs=tuple(sorted(set(after.sdgs) | _theme_goals(after))), urban_agenda=tuple(topics)
    )


@dataclass(frozen=True, slots=True)
class Missing:
    """Something to add before both sides are asked to confirm, and the part where it is mended."""

    part: str
    message: Message
    needed: bool = True  # False: advice; the plan can be published without it


def missing_for_review(content: PlanContent) -> tuple[Missing, ...]:
    """What must, or had better, be added before both sides are asked to confirm; empty when nothing is."""
    return tuple(_missing(content))


def _missing(content: PlanContent) -> Iterator[Missing]:
    if not content.title.strip():
        yield Missing("heading", Message(gettext_noop("Give the plan a title.")))
    if len(content.sides) < 2:
        yield Missing("sides", Message(gettext_noop("A plan has at least two sides. Add the other side.")))
    for number, side in enumerate(content.sides, start=1):
        if not side.cities:
            says = gettext_noop("Side %(number)s has no city. Add one.")
            yield Missing("sides", Message(says, {"number": number}))
        for city in side.cities:
            if city.place is None:
                says = gettext_noop("Choose which place “%(city)s” is, so that it is on the map.")
                # Advice only: a village that no gazetteer knows can cooperate too.
                yield Missing("sides", Message(says, {"city": city.name}), needed=False)
    if not content.themes:
        yield Missing("themes", Message(gettext_noop("Name at least one theme of cooperation.")))
    start, end = first_day(content.period.start), last_day(content.period.end)
    if start and end and end < start:
        says = gettext_noop("The period ends before it begins. Correct one of the two dates.")
        yield Missing("period", Message(says))


def _theme_goals(content: PlanContent) -> set[int]:
    return {goal for theme in content.themes for goal in theme.sdgs}


def _theme_topics(content: PlanContent) -> tuple[str, ...]:
    return tuple(dict.fromkeys(topic for theme in content.themes for topic in theme.urban_agenda))
