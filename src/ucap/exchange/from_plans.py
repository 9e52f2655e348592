"""An entry out of an item of a plan: a challenge, an expected result or a theme becomes a request in its own words."""

from ucap.exchange.content import LONGEST, Area, EntryContent, EntryKind
from ucap.exchange.states import PlanPart
from ucap.kernel.errors import BadInput
from ucap.kernel.messages import gettext_noop
from ucap.language.sentences import sentences
from ucap.plans.content import ExpectedResult, Passage, PlanContent, Theme

GONE = gettext_noop("This item is no longer in the plan. Reload the plan's page.")


def content_of_item(plan: PlanContent, part: PlanPart, item: str) -> EntryContent:
    """The request that says what the item says. Raises BadInput where the plan has no such item."""
    found = next((one for one in getattr(plan, part.value) if one.id == item), None) if item else None
    if found is None:
        raise BadInput(GONE)
    title, text = _title(found), found.text
    theme = found if isinstance(found, Theme) else _theme_of(plan, title)
    return EntryContent(
        kind=EntryKind.REQUEST,
        area=Area.PILOT,
        title=_cut(title or next(iter(sentences(text)), ""), LONGEST["title"]),
        summary=_cut(text, LONGEST["summary"]),
        description=_cut(text, LONGEST["description"]),
        language=plan.language,
        themes=(theme.name,) if theme else (),
        sdgs=theme.sdgs if theme else (),
        urban_agenda=theme.urban_agenda if theme else (),
    )


def _title(item: Theme | Passage | ExpectedResult) -> str:
    if isinstance(item, Theme):
        return item.name
    return (item.topic or "") if isinstance(item, Passage) else ""


def _theme_of(plan: PlanContent, topic: str) -> Theme | None:
    """The theme of the plan that a challenge is about, where it is called alike."""
    return next((theme for theme in plan.themes if topic and theme.name.casefold() == topic.casefold()), None)


def _cut(text: str, longest: int) -> str:
    """The text, cut at a space where it is too long."""
    text = text.strip()
    if len(text) <= longest:
        return text
    whole_words = text[: longest - 1].rpartition(" ")[0] or text[: longest - 1]
    return f"{whole_words}…"
