"""What queries find about entries and conversations, as shapes."""

from dataclasses import asdict
from typing import Any

from ucap.api.shapes.conversations import (
    ConversationAnswer,
    ConversationInList,
    FileOfMessage,
    LineOfPipeline,
    MessageAnswer,
    SideAnswer,
)
from ucap.api.shapes.exchange import (
    EntryAnswer,
    EntryDraft,
    EntryFileAnswer,
    EntryInList,
    EntryText,
    EntryTranslation,
)
from ucap.api.shapes.plans import CityLink
from ucap.api.views.links import address, name_of
from ucap.exchange.content import EntryContent
from ucap.exchange.models import Entry, EntryFile
from ucap.exchange.queries.cards import EntryCard, cards
from ucap.exchange.queries.entries import EntryPage
from ucap.exchange.queries.interests import Conversation, Side, Spoken
from ucap.exchange.queries.pipeline import Line
from ucap.exchange.queries.talks import Talk
from ucap.exchange.queries.translations import Translated
from ucap.places.models import City


def in_list(card: EntryCard) -> EntryInList:
    return EntryInList(**_of_card(card))


def entry_answer(page: EntryPage) -> EntryAnswer:
    (card,) = cards([page.entry.pk])
    files = [file_of_entry(one, page.entry) for one in page.files]
    return EntryAnswer(
        **_of_card(card),
        content=text(page.content),
        files=files,
        may_edit=page.may_edit,
        can=list(page.verbs),
    )


def file_of_entry(file: EntryFile, entry: Entry) -> EntryFileAnswer:
    return EntryFileAnswer.of(file, url=address("exchange:file", entry.slug, file.pk))


def draft(entry: Entry) -> EntryDraft:
    """The draft; of an entry without one what is published, as its next version would begin."""
    version = entry.draft or entry.current
    content = version.content if version else EntryContent()
    revision = entry.draft.revision if entry.draft else 0
    return EntryDraft.of(entry, revision=revision, content=text(content))


def text(content: EntryContent) -> EntryText:
    return EntryText(**asdict(content))


def talk(found: Talk) -> ConversationInList:
    interest = found.interest
    return ConversationInList.of(
        interest,
        url=address("exchange:conversation", interest.pk),
        entry_slug=interest.entry.slug,
        entry_title=interest.entry.title,
        other=_side(found.other),
        received=found.received,
        waits_for_me=found.waits_for_me,
        unread=found.unread,
    )


def line(found: Line) -> LineOfPipeline:
    return LineOfPipeline.of(found, asker=_side(found.asker), answerer=_side(found.answerer))


def conversation(page: Conversation) -> ConversationAnswer:
    return ConversationAnswer.of(
        page.interest,
        url=address("exchange:conversation", page.interest.pk),
        entry=in_list(page.entry),
        own_entry=in_list(page.own_entry) if page.own_entry else None,
        asker=_side(page.asker),
        answerer=_side(page.answerer),
        i_asked=page.i_asked,
        messages=[_message(one) for one in page.messages],
        can=list(page.verbs),
    )


def _message(spoken: Spoken) -> MessageAnswer:
    files = [
        FileOfMessage.of(one, url=address("exchange:message_file", one.pk))
        for one in spoken.files
        if one.file
    ]
    return MessageAnswer.of(spoken, files=files)


def _side(side: Side) -> SideAnswer:
    return SideAnswer.of(side)


def _of_card(card: EntryCard) -> dict[str, Any]:
    own = (
        "id", "slug", "kind", "area", "title", "summary", "language", "state", "visibility", "organisation_slug",
        "country", "published_at", "expires_on", "is_example",
    )  # fmt: skip
    return {
        **{name: getattr(card, name) for name in own},
        "url": address("exchange:entry", card.slug),
        "organisation": card.organisation.text if card.organisation else "",
        "place": _city(card.place),
        "sdgs": list(card.goals),
        "themes": list(card.themes),
        "translation": _translation(card.translated),
    }


def _translation(found: Translated | None) -> EntryTranslation | None:
    if found is None:
        return None
    title, summary = (one.text if one else "" for one in (found.title, found.summary))
    return EntryTranslation.of(found, title=title, summary=summary)


def _city(city: City | None) -> CityLink | None:
    return CityLink(name=name_of(city), country=city.country or "", slug=city.slug) if city else None
