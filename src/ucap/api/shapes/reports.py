"""What the hosts of an event write of what came of it."""

from typing import Annotated

from pydantic import StringConstraints

from ucap.api.shapes.shape import Sent, Text
from ucap.api.shapes.writing import LanguageTag
from ucap.events.models.event import LONGEST_DESCRIPTION


class WrittenReport(Sent):
    """All of its words; the numbers stand beside them by themselves."""

    reached: Annotated[Text, StringConstraints(max_length=LONGEST_DESCRIPTION)]
    """In a few sentences: agreements, projects, contacts."""
    better: Annotated[Text, StringConstraints(max_length=LONGEST_DESCRIPTION)] = ""
    """What to do better next time."""
    language: LanguageTag | None = None
    """Of the two texts; null for that of the event."""
