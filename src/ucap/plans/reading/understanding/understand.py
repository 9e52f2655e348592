"""One understanding of every format's blocks: the plan that they say, with what is doubtful and where it stands."""

from collections.abc import Iterable
from dataclasses import replace

from ucap.kernel.messages import gettext_noop
from ucap.plans.content import PlanContent
from ucap.plans.labels import FormField
from ucap.plans.reading.blocks import Document, Text, as_written, words_of
from ucap.plans.reading.reading import Reading, Warning  # noqa: A004 - the contract's word
from ucap.plans.reading.understanding.activities import read_activities
from ucap.plans.reading.understanding.contacts import URL, read_contacts
from ucap.plans.reading.understanding.find_label import language_of_labels
from ucap.plans.reading.understanding.goals import read_goals
from ucap.plans.reading.understanding.margin import Margin
from ucap.plans.reading.understanding.marks import without_marks
from ucap.plans.reading.understanding.named_cities import warn_of_others
from ucap.plans.reading.understanding.passages import read_objectives, read_passages, read_results
from ucap.plans.reading.understanding.period import read_period
from ucap.plans.reading.understanding.sections import Sections, find_sections
from ucap.plans.reading.understanding.sides import read_sides
from ucap.plans.reading.understanding.themes import read_themes
from ucap.plans.reading.understanding.titles import composed_title, stated_title
from ucap.plans.reading.understanding.tongue import language_of_form
from ucap.plans.reading.understanding.torn import mend_torn

NO_FORM = gettext_noop(
    "No row of the form was recognised. Check whether this is the right document, and fill in the fields."
)
UNPLACED = gettext_noop("This fits no field and was kept under other text.")


def understand(document: Document) -> Reading:
    """The plan that the document says. What was corrected, completed or not placed is a warning."""
    from ucap.language.detect import language_of

    margin = Margin()
    other: list[str] = []
    sections = find_sections(document)
    sections.found = mend_torn(sections.found)
    language = (
        language_of_form(sections)
        or language_of(words_of(document))
        or language_of_labels(sections.labels)
        or "en"
    )
    title = stated_title(sections, margin)
    sides = read_sides(sections, title=title, language=language, margin=margin, other=other)
    content = _content(sections, language, margin, other)
    content = replace(content, title=title or composed_title(sides, sections, margin), sides=sides)
    content = replace(content, other=(*_other(sections, margin), *other))
    warn_of_others(content, margin)
    if not sections.found:
        margin.warn("", "", NO_FORM)
    for notice in document.notices:
        margin.say(Warning("other", notice.source, notice.message))
    return Reading(without_marks(content), tuple(margin.warnings), tuple(margin.sources))


def _content(sections: Sections, language: str, margin: Margin, other: list[str]) -> PlanContent:
    """All of the plan but its title and sides."""
    texts = sections.texts
    period = read_period(texts(FormField.PERIOD), margin, other)
    themes = read_themes(texts(FormField.THEMES), margin)
    goals, topics = read_goals(texts(FormField.GOALS), margin, other)
    return PlanContent(
        language=language,
        period=period,
        themes=themes,
        sdgs=tuple(sorted({*goals, *(goal for theme in themes for goal in theme.sdgs)})),
        urban_agenda=tuple(
            dict.fromkeys((*topics, *(topic for theme in themes for topic in theme.urban_agenda)))
        ),
        focus=read_passages(texts(FormField.FOCUS), "focus", margin),
        challenges=read_passages(texts(FormField.CHALLENGES), "challenges", margin),
        objectives=read_objectives(texts(FormField.OBJECTIVES), margin),
        activities=read_activities(texts(FormField.ACTIVITIES), language, margin),
        expected_results=read_results(texts(FormField.RESULTS), margin),
        contacts=read_contacts(texts(FormField.CONTACT), margin, other),
    )


def _other(sections: Sections, margin: Margin) -> Iterable[str]:
    """The text that has a row of its own for it, then all that fits nowhere, which is a warning; not the plan's own address."""
    noted = sections.texts(FormField.OTHER)
    headings = [Text(heading.text, page=heading.page, line=heading.line) for heading in sections.headings]
    pages = [text for text in sections.texts(FormField.PAGE) if not URL.fullmatch(text.text)]
    for index, text in enumerate((*noted, *headings, *sections.loose, *pages)):
        margin.saw(f"other[{index}]", text)
        if text not in noted:
            margin.warn(f"other[{index}]", as_written(text), UNPLACED)
        yield as_written(text)
