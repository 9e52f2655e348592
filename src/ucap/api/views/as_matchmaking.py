"""How the meetings of a conference are arranged, as shapes."""

from collections.abc import Iterable, Sequence

from ucap.api.shapes.event_texts import DayWritten
from ucap.api.shapes.hosting import SlotAnswer
from ucap.api.shapes.matchmaking import ArrangementAnswer, PreviewAnswer, RoomOfTables, SpanAnswer
from ucap.events.models import Matchmaking, Slot
from ucap.events.queries.arranging import Arranging
from ucap.events.slots_of_days import Span


def arrangement(there: Arranging, slots: Sequence[Slot]) -> ArrangementAnswer:
    arranged = there.arranged or Matchmaking(event=there.event)
    return ArrangementAnswer.of(
        arranged,
        event=there.event.slug,
        time_zone=there.event.time_zone,
        is_arranged=there.arranged is not None,
        days=[
            DayWritten.of(day, begins=day.begins.isoformat(), ends=day.ends.isoformat()) for day in there.days
        ],
        slots=[SlotAnswer.of(slot) for slot in slots],
        room=there.room,
        requests=there.asked,
        rooms=[RoomOfTables(name=name, tables=list(tables)) for name, tables in arranged.rooms],
    )


def preview(slug: str, slots: Iterable[Span], room: int) -> PreviewAnswer:
    return PreviewAnswer(event=slug, slots=[SpanAnswer.of(one) for one in slots], room=room)
