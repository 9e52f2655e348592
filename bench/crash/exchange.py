"""Entries and conversations for the writers of bench/crash, and what is lost or torn of them; run with the installation's settings."""

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

YANGZHOU, GRANADA = "1787227", "2517117"  # in the gazetteer
ENTRY, TALK = "entry", "talk"  # what of a writer's is not a part of a plan


def prepare(email: str, entries: int, talks: int) -> None:
    """So many drafts of a city that this person speaks for, and so many conversations of it with another one."""
    from ucap.exchange import actions
    from ucap.exchange.content import Area, EntryContent, EntryKind
    from ucap.exchange.models import Interest
    from ucap.exchange.states import InterestState
    from ucap.kernel.clock import now
    from ucap.kernel.ids import new_id
    from ucap.people.models import User
    from ucap.places.actions import ensure_city

    at, person = now(), User.objects.get(email=email)
    ours, theirs = ensure_city(YANGZHOU), ensure_city(GRANADA)
    assert ours
    assert theirs
    person.cities.add(ours, through_defaults={"since": at})
    person = User.objects.get(pk=person.pk)
    other = User.objects.create_user("other@example.org", is_secretariat=True)
    other.cities.add(theirs, through_defaults={"since": at})
    said = EntryContent(
        kind=EntryKind.OFFER,
        area=Area.TECHNOLOGY,
        title="Sensors",
        summary="none yet",
        description="Of canals.",
        language="en",
    )
    for _ in range(entries):
        actions.begin_entry(content=said, city=ours, by=person, at=at)
    for _ in range(talks):
        about = " ".join(new_id() for _ in range(20))  # nobody publishes nearly the same again and again
        content = replace(said, title=new_id(), summary=new_id(), description=about)
        topic = actions.begin_entry(content=content, city=theirs, by=other, at=at)
        topic = actions.publish_entry(entry=topic, by=other, at=at)
        # past the action, which lets a person begin few a day
        Interest.objects.create(
            entry=topic, city=ours, by=person, at=at, moved_at=at, last_at=at, state=InterestState.ANSWERED
        )


def to_write() -> None:
    """Prints [[what, id, form, revision]] as JSON: each draft with its form as it is sent, each conversation."""
    from ucap.exchange.forms.entry import as_data
    from ucap.exchange.models import Entry, Interest

    rows: list[tuple[str, str, dict[str, Any], int]] = []
    for entry in Entry.objects.filter(state="draft").select_related("draft"):
        assert entry.draft
        form = {name: value for name, value in as_data(entry.draft.content).items() if value}
        rows.append((ENTRY, entry.pk, form, entry.draft.revision))
    rows += [(TALK, pk, {}, 0) for pk in Interest.objects.values_list("pk", flat=True)]
    print(json.dumps(rows))


def lost(writers: list[dict[str, Any]]) -> Iterator[str]:
    """Answered texts that are not there: of an entry in its journal or its draft, of a conversation among its messages."""
    from ucap.exchange.models import Entry, Message
    from ucap.journal.models import Entry as JournalEntry
    from ucap.journal.queries import whole_all

    edits = list(JournalEntry.objects.filter(verb="entry.edited"))
    said = whole_all(edits)
    known = {
        *(
            (edit.subject_id, said[edit.pk].after["summary"])
            for edit in edits
            if "summary" in said[edit.pk].after
        ),
        *Message.objects.values_list("interest_id", "text"),
    }
    for one in (one for one in writers if one["part"] in (ENTRY, TALK)):
        yield from (f"not there: {text}" for text in one["answered"] if (one["plan"], text) not in known)
        last = [text for text in (*one["answered"][-1:], one["under_way"]) if text]
        if one["part"] == ENTRY and one["answered"]:
            draft = Entry.objects.select_related("draft").get(pk=one["plan"]).draft
            if draft is None or draft.content.summary not in last:
                yield f"not in the draft: {last}"


def torn() -> Iterator[str]:
    """Drafts and conversations that do not say the same everywhere."""
    from ucap.exchange.models import Entry, Interest
    from ucap.journal.models import Entry as JournalEntry

    for entry in Entry.objects.filter(state="draft").select_related("draft"):
        assert entry.draft
        content = entry.draft.content
        if (entry.title, entry.summary) != (content.title, content.summary):
            yield f"{entry.pk}: lists say {entry.summary}, the draft {content.summary}"
        edits = JournalEntry.objects.about("entry", entry.pk).filter(verb="entry.edited").count()
        if edits != entry.draft.revision:
            yield f"{entry.pk}: {edits} edits in the journal, revision {entry.draft.revision}"
    for interest in Interest.objects.all():
        messages = list(interest.messages.all())
        written = JournalEntry.objects.about("interest", interest.pk).filter(verb="interest.wrote").count()
        if written != len(messages):
            yield f"{interest.pk}: {written} messages in the journal, {len(messages)} there"
        if messages and interest.last_at != messages[-1].at:
            yield f"{interest.pk}: the list says {interest.last_at}, its last message {messages[-1].at}"
