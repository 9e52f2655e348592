"""The beginning of an entry that answers another: an offer to a request, a request to an offer, an interest to an interest. Pure."""

from ucap.exchange.content import EntryContent, EntryKind

ANSWER = {EntryKind.REQUEST: EntryKind.OFFER, EntryKind.OFFER: EntryKind.REQUEST}


def content_that_answers(asked: EntryContent, *, country: str, language: str) -> EntryContent:
    """The other kind of entry about the same; what it says its author has to write. `country` is where the other comes from."""
    return EntryContent(
        kind=ANSWER.get(asked.kind, asked.kind),
        area=asked.area,
        language=language,
        themes=asked.themes if asked.language == language else (),  # in the words of its language
        sdgs=asked.sdgs,
        urban_agenda=asked.urban_agenda,
        countries=(country,) if country else (),
    )
