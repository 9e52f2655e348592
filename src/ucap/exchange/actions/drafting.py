"""Writing an entry: begun from nothing or from a plan, changed, written anew, and who is to see it."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from ucap.exchange.actions.standing import BRING_IT_BACK, PERSONAL, TAKE_IT_BACK, held_to_edit, note, told
from ucap.exchange.content import EntryContent, as_json, changed_fields, checked
from ucap.exchange.from_plans import content_of_item
from ucap.exchange.models import Entry, EntryCity, EntryVersion
from ucap.exchange.projection import project
from ucap.exchange.rules import NOT_FOR_THEM, may_write
from ucap.exchange.states import EntryState, PlanPart, Visibility
from ucap.journal.actions import record
from ucap.kernel.errors import BadInput, Conflict, NotAllowed, NotNow
from ucap.kernel.messages import gettext_noop
from ucap.organisations.models import Organisation
from ucap.people.models import User
from ucap.places.actions import ensure_city
from ucap.places.models import City
from ucap.plans.models import Plan
from ucap.plans.rules import may_read as may_read_plan

FOR_ONE = gettext_noop("Say for which organisation or which city you write.")


@transaction.atomic
def begin_entry(
    *,
    content: EntryContent,
    by: User,
    at: datetime,
    organisation: Organisation | None = None,
    city: City | None = None,
    visibility: Visibility = Visibility.PUBLIC,
    cities: Sequence[str] = (),
    is_example: bool = False,
) -> Entry:
    """The draft of a new entry, for an organisation or for a city; `cities` (ids of the gazetteer) see it where they are named."""
    entry = Entry(
        visibility=visibility,
        author=by,
        organisation=organisation,
        city=city,
        is_example=is_example,
    )
    return _begin(entry, content, cities, by=by, at=at)


@transaction.atomic
def begin_from_plan(
    *,
    plan: Plan,
    part: PlanPart,
    item: str,
    by: User,
    at: datetime,
    organisation: Organisation | None = None,
    city: City | None = None,
) -> Entry:
    """The draft of a request with the words of that item (its id) of the published plan."""
    if plan.current is None or not may_read_plan(by, plan):
        raise NotNow(gettext_noop("This plan is not published yet."))
    content = content_of_item(plan.current.content, part, item)
    entry = Entry(
        author=by, organisation=organisation, city=city, plan=plan, plan_part=part.value, plan_item=item
    )
    return _begin(entry, content, (), by=by, at=at)


@transaction.atomic
def change_draft(*, entry: Entry, content: EntryContent, base: int, by: User, at: datetime) -> Entry:
    """The entry with this as its draft; `base` is the revision that was seen. Raises Conflict when somebody else changed it since."""
    entry = _to_write(entry, by)
    version = entry.draft
    if version is None:
        raise NotNow(gettext_noop("This entry is published. Begin its next version, then change that."))
    content, before = checked(content), version.content
    old, new = changed_fields(before, content)
    if not new:
        return entry  # also what is sent again because the answer was lost on the way
    if base != version.revision:
        raise Conflict(
            gettext_noop(
                "This entry was changed while you were writing. Compare their text with yours, then choose one."
            )
        )
    version.content_json, version.edited_at = as_json(content), at
    version.submitted_at = None  # of an entry that is withheld: this text no moderator has seen
    version.revision += 1
    version.save(update_fields=["content_json", "edited_at", "submitted_at", "revision"])
    entry.edited_at = at
    if entry.current is None:
        project(entry, content, published=False)
    entry.save()
    note(
        "entry.edited",
        entry,
        by=by,
        at=at,
        before=old,
        after=new,
        version=version.number,
        revision=version.revision,
    )
    return entry


@transaction.atomic
def write_next_version(*, entry: Entry, by: User, at: datetime) -> EntryVersion:
    """The next version of a published entry: the one that is begun already, or a copy of what is published."""
    entry = _to_write(entry, by)
    if entry.draft:
        return entry.draft
    if entry.current is None:
        raise NotNow(gettext_noop("This entry was never published: change its draft."))
    version = _new_version(entry, entry.current.content, entry.current.number + 1, by=by, at=at)
    entry.draft = version
    entry.save(update_fields=["draft"])
    note("entry.version_begun", entry, by=by, at=at, version=version.number)
    return version


@transaction.atomic
def drop_next_version(*, entry: Entry, by: User, at: datetime) -> Entry:
    """The entry without the next version that was begun; the journal keeps its words."""
    entry = _to_write(entry, by)
    version = entry.draft
    if version is None or entry.current is None:
        raise NotNow(gettext_noop("No next version of this entry was begun."))
    note("entry.version_dropped", entry, by=by, at=at, before=version.content_json, version=version.number)
    entry.draft = None
    entry.save(update_fields=["draft"])
    version.delete()
    return entry


@transaction.atomic
def choose_visibility(
    *, entry: Entry, visibility: Visibility, cities: Sequence[str] = (), by: User, at: datetime
) -> Entry:
    """The entry, seen by these from now on; of the visibility "cities" by the people of those named (ids of the gazetteer)."""
    entry = held_to_edit(entry, by)
    before = _seen_by(entry)
    entry.visibility = visibility
    entry.edited_at = at
    entry.save(update_fields=["visibility", "edited_at"])
    _name_cities(entry, cities)
    after = _seen_by(entry)
    if after != before:
        note("entry.visibility_chosen", entry, by=by, at=at, before=before, after=after)
        told(entry)
    return entry


def _begin(entry: Entry, content: EntryContent, cities: Sequence[str], *, by: User, at: datetime) -> Entry:
    if (entry.organisation is None) == (entry.city is None):
        raise BadInput(FOR_ONE)
    if not may_write(by, entry.organisation, entry.city):
        raise NotAllowed(NOT_FOR_THEM)
    content = checked(content)
    entry.slug, entry.created_at, entry.edited_at = entry.pk, at, at
    entry.place = entry.city or (entry.organisation.city if entry.organisation else None)
    project(entry, content, published=False)
    entry.save(force_insert=True)
    entry.draft = _new_version(entry, content, 1, by=by, at=at)
    entry.save(update_fields=["draft"])
    _name_cities(entry, cities)
    record(
        "entry.begun",
        subject=("entry", entry.pk),
        actor=by.pk,
        at=at,
        after=as_json(content),
        detail={"plan": entry.plan_id} if entry.plan_id else None,
        personal=PERSONAL,
    )
    return entry


def _to_write(entry: Entry, by: User) -> Entry:
    """The entry, held, whose text may be changed now."""
    entry = held_to_edit(entry, by)
    if entry.state == EntryState.WAITING:
        raise NotNow(TAKE_IT_BACK)
    if entry.state == EntryState.WITHDRAWN:
        raise NotNow(BRING_IT_BACK)
    return entry


def _new_version(entry: Entry, content: EntryContent, number: int, *, by: User, at: datetime) -> EntryVersion:
    return EntryVersion.objects.create(
        entry=entry, number=number, content_json=as_json(content), by=by, at=at, edited_at=at
    )


def _name_cities(entry: Entry, places: Sequence[str]) -> None:
    entry.seen_in.all().delete()
    if entry.visibility != Visibility.CITIES:
        return
    cities = [ensure_city(place) for place in dict.fromkeys(places)]
    if not cities or None in cities:
        raise BadInput(gettext_noop("Name at least one city whose people are to see the entry."))
    EntryCity.objects.bulk_create(EntryCity(entry=entry, city=city) for city in cities)


def _seen_by(entry: Entry) -> dict[str, object]:
    return {
        "visibility": str(entry.visibility),
        "cities": sorted(entry.seen_in.values_list("city", flat=True)),
    }
