"""Publishing: at once what a verified author wrote; what others wrote, once a moderator has let it through."""

from datetime import datetime

from django.db import transaction
from django.utils.text import slugify

from ucap.exchange.actions.standing import held_to_edit, move, note, wait_anew, with_life
from ucap.exchange.content import EntryContent, links_of, missing_for_publishing
from ucap.exchange.copies import Likeness
from ucap.exchange.life import ends_on
from ucap.exchange.models import Entry, EntryVersion
from ucap.exchange.projection import project
from ucap.exchange.queries.alike import alike
from ucap.exchange.states import EntryState, entry_after
from ucap.kernel.errors import BadInput, NotNow
from ucap.kernel.messages import gettext_noop
from ucap.moderation.rules import must_wait
from ucap.moderation.states import Ground
from ucap.people.models import User

# First words of the addresses under entries/: no entry may take one of them for its own.
RESERVED_SLUGS = frozenset(
    ("conversations", "download", "files", "find-place", "from-plan", "mine", "new", "pipeline", "suggest")
)
MOST_NEARLY_THE_SAME = 3  # of one side that stand at a time
MANY_LINKS = 2  # in all its texts, from which on a moderator is told of them


class SaidAlready(NotNow):
    """The same side says that already; `entry` is where."""

    def __init__(self, entry: Entry, template: str, **values: str | int) -> None:
        super().__init__(template, **values, title=entry.title, address=f"/exchange/{entry.slug}/")
        self.entry = entry


@transaction.atomic
def publish_entry(*, entry: Entry, by: User, at: datetime) -> Entry:
    """The entry with its draft as what others read, or waiting for a moderator. One that is withheld stays so until it is released."""
    entry = held_to_edit(entry, by)
    version = entry.draft
    if version is None:
        raise NotNow(gettext_noop("There is no draft to publish. Begin the next version first."))
    content = version.content
    if missing := missing_for_publishing(content):
        raise BadInput(missing[0].template, **missing[0].values)
    if content.deadline and content.deadline < at.date():
        raise BadInput(gettext_noop("The deadline is over. Choose a later day, or none."))
    nearly = _nearly_the_same(entry, content)
    if entry.state != EntryState.WITHHELD and not must_wait(by):
        entry_after("publish", entry.state)
        return show(entry, version, by=by, at=at)
    if entry.state != EntryState.WITHHELD:
        entry_after("wait", entry.state)
    version.submitted_at = at
    version.save(update_fields=["submitted_at"])
    if entry.state == EntryState.DRAFT:
        move("entry.waits", entry, "wait", by=by, at=at)
    elif entry.state == EntryState.WITHHELD:
        note("entry.submitted", entry, by=by, at=at, version=version.number)
    grounds = {Ground.LINKS: links_of(content) >= MANY_LINKS, Ground.DUPLICATE: nearly}
    wait_anew(entry, by=by, grounds=[ground for ground, found in grounds.items() if found], at=at)
    return entry


@transaction.atomic
def take_back_entry(*, entry: Entry, by: User, at: datetime) -> Entry:
    """The draft that waited for a moderator, to be changed again. What was published before waits until a moderator has looked."""
    entry = held_to_edit(entry, by)
    if entry.current or entry.draft is None:
        raise NotNow(gettext_noop("A moderator looks at this entry. Wait for the answer."))
    entry_after("take_back", entry.state)
    entry.draft.submitted_at = None
    entry.draft.save(update_fields=["submitted_at"])
    return move("entry.taken_back", entry, "take_back", by=by, at=at)


def show(entry: Entry, version: EntryVersion, *, by: User, at: datetime, does: str = "publish") -> Entry:
    """The entry with this version for others to read; inside the transaction of whoever decided it."""
    version.submitted_at, version.published_at = None, at
    version.save(update_fields=["submitted_at", "published_at"])
    content = version.content
    entry.current, entry.draft = version, None
    if entry.published_at is None:
        entry.published_at = at
    if entry.slug == entry.pk:
        entry.slug = _free_slug(entry, content.title)
    if entry.expires_on and entry.expires_on >= at.date():  # its life goes on, as long as the text says
        begun = max(entry.published_at, entry.renewed_at or entry.published_at)
        entry.expires_on = max(ends_on(begun.date(), content.deadline), at.date())
    project(entry, content, published=True)
    move("entry.published", entry, does, by=by, at=at)
    with_life(entry, at)
    entry.save()
    return entry


def _nearly_the_same(entry: Entry, content: EntryContent) -> bool:
    """Whether its side has one that says nearly the same. Raises SaidAlready for the same, and for one too many that are nearly so."""
    there = alike(entry, content)
    if same := there[Likeness.SAME]:
        text = gettext_noop(
            "You have published the same already: “%(title)s”, %(address)s. Change or renew that one."
        )
        raise SaidAlready(same[0], text)
    nearly = there[Likeness.NEAR]
    if len(nearly) >= MOST_NEARLY_THE_SAME:
        text = gettext_noop(
            "%(number)d entries of yours say nearly the same, “%(title)s”, %(address)s among them. Change one of these instead."
        )
        raise SaidAlready(nearly[0], text, number=len(nearly))
    return bool(nearly)


def _free_slug(entry: Entry, title: str) -> str:
    """A readable address that nobody has; the entry's id where the title has no Latin letters."""
    plain = slugify(title)[:80].strip("-")
    slug, number = (plain, 1) if len(plain) > 2 else (entry.pk, 1)
    while slug in RESERVED_SLUGS or Entry.objects.filter(slug=slug).exclude(pk=entry.pk).exists():
        number += 1
        slug = f"{plain}-{number}"
    return slug
