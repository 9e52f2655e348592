"""Expressing interest in an entry, and writing to each other."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.core.files.base import ContentFile
from django.db import transaction

from ucap.exchange.actions.standing import held
from ucap.exchange.actions.talking import change, held_to_talk, written_down
from ucap.exchange.files import kind_of_file, read_picture
from ucap.exchange.letters import tell_other_side
from ucap.exchange.models import LONGEST_MESSAGE, Entry, Interest, Message, MessageFile
from ucap.exchange.rules import NOT_INTERESTED, NOT_YOUR_TALK, may_answer, may_express, may_talk, side_of
from ucap.exchange.states import LISTED, TALKING, UNANSWERED
from ucap.kernel.errors import BadInput, NotAllowed, NotNow
from ucap.kernel.hygiene import clean_text, links_in, too_long
from ucap.kernel.ids import new_id
from ucap.kernel.messages import gettext_noop
from ucap.moderation.actions.often import too_often
from ucap.notices.actions import mark_subject_read
from ucap.organisations.models import Organisation
from ucap.people.models import User
from ucap.places.models import City
from ucap.plans.actions.naming import kept_name

PER_DAY = 20  # interests of one person; more is advertising
WITHIN = timedelta(days=1)
MOST_LINKS = 3
MOST_FILES = 5  # of a message

WRITE_SOMETHING = gettext_noop("Write a message first.")
Files = Sequence[tuple[str, bytes]]


@transaction.atomic
def express_interest(
    *,
    entry: Entry,
    text: str,
    by: User,
    at: datetime,
    organisation: Organisation | None = None,
    city: City | None = None,
    own_entry: Entry | None = None,
    files: Files = (),
) -> Interest:
    """The interest, waiting for an answer; `own_entry` is what one has to offer or asks for oneself. The other side is told."""
    entry = held(entry.pk)
    if (organisation is None) == (city is None) or not may_express(by, entry, organisation, city):
        raise NotAllowed(NOT_INTERESTED)
    if entry.state not in LISTED:
        raise NotNow(gettext_noop("This entry is not looking for partners any more."))
    if entry.interests.filter(organisation=organisation, city=city, state__in=TALKING).exists():
        raise NotNow(gettext_noop("You are talking about this entry already. Write in that conversation."))
    if own_entry and (own_entry.organisation, own_entry.city) != (organisation, city):
        raise BadInput(gettext_noop("Choose an entry of those for whom you write."))
    text = _cleaned(text)
    if too_often("interest", by.pk, most=PER_DAY, within=WITHIN, at=at):
        raise NotNow(gettext_noop("You have written to many today. Go on tomorrow."))
    interest = Interest.objects.create(
        entry=entry,
        by=by,
        organisation=organisation,
        city=city,
        own_entry=own_entry,
        at=at,
        moved_at=at,
        last_at=at,
    )
    _say(interest, text, from_asker=True, note=False, files=files, by=by, at=at)
    written_down("interest.expressed", interest, by=by, at=at, detail={"entry": entry.pk})
    title = gettext_noop("%(whose)s is interested in: %(title)s")
    tell_other_side(interest, title, from_asker=True, by=by, at=at)
    return interest


@transaction.atomic
def answer_interest(*, interest: Interest, text: str, by: User, at: datetime, files: Files = ()) -> Interest:
    """The interest, answered by this person, who looks after it from now on; those who are interested are told."""
    interest = held_to_talk(interest)
    if not may_answer(by, interest):
        raise NotAllowed(NOT_YOUR_TALK)
    _say(interest, _cleaned(text), from_asker=False, note=False, files=files, by=by, at=at)
    interest.handled_by, interest.answered_at = by, interest.answered_at or at
    change("interest.answered", interest, "answer", by=by, at=at)
    title = gettext_noop("%(whose)s has answered you about: %(title)s")
    tell_other_side(interest, title, from_asker=False, by=by, at=at)
    return interest


@transaction.atomic
def write_message(
    *, interest: Interest, text: str, by: User, at: datetime, note: bool = False, files: Files = ()
) -> Message:
    """The message; the other side is told. A note is read by the writer's own side alone. The first word of the other side is its answer."""
    interest = held_to_talk(interest)
    if not may_talk(by, interest):
        raise NotAllowed(NOT_YOUR_TALK)
    from_asker = bool(side_of(by, interest))
    if not note and interest.state in UNANSWERED and not from_asker:
        answer_interest(interest=interest, text=text, by=by, at=at, files=files)
        return interest.messages.latest("pk")
    if not note and interest.state not in TALKING:
        raise NotNow(gettext_noop("This conversation has ended. Take it up again to write."))
    message = _say(interest, _cleaned(text), from_asker=from_asker, note=note, files=files, by=by, at=at)
    if note:
        written_down("interest.noted", interest, by=by, at=at)
        return message
    interest.last_at = at
    interest.save(update_fields=["last_at"])
    written_down("interest.wrote", interest, by=by, at=at)
    title = gettext_noop("%(whose)s has written to you about: %(title)s")
    tell_other_side(interest, title, from_asker=from_asker, by=by, at=at)
    return message


@transaction.atomic
def note_reading(*, interest: Interest, up_to: int, by: User, at: datetime) -> None:
    """Nothing; this person's side has read the messages up to that number, and this person what they were told of it."""
    side = side_of(by, interest)
    if not may_talk(by, interest):
        raise NotAllowed(NOT_YOUR_TALK)
    column = "asker_read" if side else "entry_read"
    if up_to > getattr(interest, column):
        earlier = Interest.objects.filter(pk=interest.pk, **{f"{column}__lt": up_to})
        earlier.update(**{column: up_to})
    mark_subject_read(subject=("interest", interest.pk), by=by, at=at)


def _cleaned(text: str) -> str:
    text = clean_text(text)
    if not text:
        raise BadInput(WRITE_SOMETHING)
    if too_long(text, LONGEST_MESSAGE):
        raise BadInput(
            gettext_noop("A message has at most %(limit)d characters. Shorten it."), limit=LONGEST_MESSAGE
        )
    if links_in(text) > MOST_LINKS:
        raise BadInput(
            gettext_noop("A message has at most %(limit)d addresses of web pages. Take the others out."),
            limit=MOST_LINKS,
        )
    return text


def _say(
    interest: Interest, text: str, *, from_asker: bool, note: bool, files: Files, by: User, at: datetime
) -> Message:
    if len(files) > MOST_FILES:
        raise BadInput(gettext_noop("A message has at most %(limit)d files."), limit=MOST_FILES)
    message = Message.objects.create(
        interest=interest, by=by, from_asker=from_asker, note=note, text=text, at=at
    )
    if not note:  # who answers has read what was there
        column = "asker_read" if from_asker else "entry_read"
        setattr(interest, column, message.pk)
        interest.save(update_fields=[column])
    for given, data in files:
        name = kept_name(given)
        ending = kind_of_file(name, data)
        content = data if ending else read_picture(data).data
        kept = MessageFile(message=message, name=name, size=len(content))
        kept.file.save(f"{new_id()}.{ending or 'webp'}", ContentFile(content), save=False)
        kept.save(force_insert=True)
    return message
