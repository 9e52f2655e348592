"""What a plan is about, as IATI says it: a sector, goals, targets and Urban Agenda topics."""

from ucap.plans.content import PlanContent
from ucap.plans.writing.iati.xml import Element, child, narrated
from ucap.themes.goals import goal_title
from ucap.themes.mentions import mentioned_goals
from ucap.themes.topics import topic, topic_name

DAC = 1  # SectorVocabulary
URBAN_DEVELOPMENT = 43030  # urban development and management: what a U-CAP is, whatever its themes
GOALS, TARGETS, OWN = 2, 3, 99  # TagVocabulary
TOPICS_AT = "https://futurium.ec.europa.eu/en/urban-agenda"


def add_subjects(activity: Element, content: PlanContent, language: str) -> None:
    """The sector, then a tag for each goal, for each target that the plan names outright, for each topic."""
    child(activity, "sector", vocabulary=DAC, code=URBAN_DEVELOPMENT, percentage=100)
    for number in content.sdgs:
        narrated(activity, "tag", goal_title(number, language), vocabulary=GOALS, code=number)
    for target in targets_named(content):
        child(activity, "tag", vocabulary=TARGETS, code=target)
    for name in content.urban_agenda:
        found = topic(name)
        code = found.code if found else name
        narrated(
            activity, "tag", topic_name(name, language), vocabulary=OWN, vocabulary_uri=TOPICS_AT, code=code
        )


def targets_named(content: PlanContent) -> list[str]:
    """The targets ("4.7") of the plan's goals that its texts name, in the order of the goals."""
    passages = (*content.focus, *content.challenges)
    texts = [theme.text for theme in content.themes] + [one.text for one in passages]
    texts += [*content.objectives, *(one.text for one in content.expected_results)]
    named = {m.target: m.goal for text in texts for m in mentioned_goals(text) if m.target}
    return sorted(
        (target for target, goal in named.items() if goal in content.sdgs), key=lambda t: (named[t], t)
    )
