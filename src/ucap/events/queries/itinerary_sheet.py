"""The itinerary of a visit as a sheet to print, in its languages."""

from django.utils.translation import gettext, override

from ucap.events.itinerary_pdf import Sheet, SheetDay, SheetSide
from ucap.events.queries.itinerary import Itinerary, Side
from ucap.plans.wording import interface_language


def sheet_of(page: Itinerary) -> Sheet:
    """What the PDF is set from. No query."""
    said = [_words(page, tag) for tag in page.languages]
    return Sheet(
        languages=page.languages,
        kickers=tuple(one[0] for one in said),
        titles=page.titles,
        closing=tuple(one[1] for one in said),
        days=[
            SheetDay(
                tuple(name for name, _ in day.names),
                tuple(tuple(_side(side) for side in stop.sides) for stop in day.stops),
            )
            for day in page.days
            if day.stops
        ],
    )


def _words(page: Itinerary, tag: str) -> tuple[str, str]:
    """What the sheet is called, and what stands at its foot, in that language."""
    with override(interface_language(tag)):
        closing = gettext("For those who come and their hosts: please do not pass the contacts on.")
        return gettext("Itinerary"), closing


def _side(side: Side) -> SheetSide:
    return SheetSide(
        when=side.when,
        title=side.title,
        text=side.text,
        words_language=side.words_language,
        facts=tuple((label, said) for label, said, _ in side.facts),
    )
