"""What a plan is called."""

import re

from ucap.kernel.messages import gettext_noop
from ucap.plans.content import Side
from ucap.plans.labels import FormField
from ucap.plans.reading.blocks import Text, bare
from ucap.plans.reading.understanding.margin import Margin
from ucap.plans.reading.understanding.sections import Sections

COMPOSED = gettext_noop(
    "The document has no title of its own, only the form's name; the title was put together from the cities."
)
UNTITLED = gettext_noop("The document has no title. Give the plan one.")


def stated_title(sections: Sections, margin: Margin) -> str:
    """The title that the document gives: its own row, or the first heading that names neither form nor row."""
    row = sections.texts(FormField.TITLE)
    if row:
        margin.saw("title", *row)
        return bare(" ".join(text.text for text in row))
    if sections.headings:  # the page's own title (level 0) may be that of the whole site
        first = next((n for n, heading in enumerate(sections.headings) if heading.level), 0)
        heading = sections.headings.pop(first)
        margin.saw("title", Text(heading.text, page=heading.page, line=heading.line))
        return bare(heading.text)
    return ""


def composed_title(sides: tuple[Side, ...], sections: Sections, margin: Margin) -> str:
    """What people call the plan: the cities of one side, and of the other."""
    names = [", ".join(city.name for city in side.cities) or side.name or "" for side in sides]
    title = " – ".join(re.sub(r"\s+", " ", name) for name in names if name)
    source = sections.form.text if sections.form else ""
    margin.warn("title", source, COMPOSED if title else UNTITLED)
    return title
