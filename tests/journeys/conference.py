"""A matching conference as the stories of it begin: those who come, whom they want to meet, and the worker that makes timetables."""

from collections.abc import Callable
from datetime import timedelta
from types import SimpleNamespace

import pytest
from playwright.sync_api import Page, expect

from tests.events.factories import make_city, make_conference, make_registration, make_request, make_slots
from tests.events.published import publish
from tests.organisations.factories import make_member, make_organisation, make_person
from ucap.events import actions, tasks
from ucap.events.actions.registering import Said
from ucap.events.models import Event, EventDay, Registration, Room, Session, Slot
from ucap.events.states import Priority
from ucap.kernel.clock import now
from ucap.organisations.models import Organisation
from ucap.people.models import User

APART = (
    2,
    5,
)  # places further on in the list of those who come: whom each asks for a meeting; never the next one
HOUSES = (
    ("Granada", {"es": "Universidad de Granada", "zh-Hans": "格拉纳达大学"}),
    ("Yangzhou", {"zh-Hans": "扬州市水利局", "en": "Yangzhou Water Bureau"}),
    ("Bologna", {"it": "Officina del Riciclo"}),
    ("Chengdu", {"zh-Hans": "成都环境研究院"}),
    ("Stuttgart", {"de": "Institut für Stadtklima und nachhaltige Wassertechnik"}),
)

Work = Callable[[], None]


def worker(monkeypatch: pytest.MonkeyPatch) -> Work:
    """work() does what the worker of timetables would with all that waits; until then none is made."""
    waiting: list[str] = []
    make = tasks.make
    monkeypatch.setattr(tasks, "make", SimpleNamespace(enqueue=waiting.append))

    def work() -> None:
        while waiting:
            make.call(waiting.pop(0))

    return work


def timetable_made(page: Page, work: Work, button: str = "form[action$='/timetable/make/'] button") -> None:
    """That button asks for a timetable; it is waited for while the worker makes it, until it can be published."""
    # Lets no request out while the test works in the database: they share one connection
    page.route("**/*", lambda route: route.continue_())
    page.locator(button).click()
    expect(page.locator(".making progress, .making [role=progressbar]").first).to_be_visible()
    work()
    publish = page.locator("form[action$='/publish/'] button")
    expect(publish).to_be_visible()  # by itself: the page looks how far it is
    page.unroute("**/*")


def timetable_published(page: Page) -> None:
    """The timetable that is shown is what everybody reads."""
    page.locator("form[action$='/publish/'] button").click()
    expect(page.locator("#toasts .toast")).to_be_visible()


def come(event: Event, number: int) -> list[Registration]:
    """So many people of the houses above register, each for their house."""
    houses = [make_organisation(names=names, city=make_city(city).pk) for city, names in HOUSES]
    return [_comes(event, houses[place % len(houses)]) for place in range(number)]


def all_ask(event: Event) -> int:
    """Everybody asks two of the others, who accept: how many meetings both want now."""
    coming = list(event.registrations.select_related("by").order_by("at", "pk"))
    for apart in APART:
        for place, asker in enumerate(coming):
            _meet(asker, coming[(place + apart) % len(coming)], list(Priority)[place % 3])
    return len(APART) * len(coming)


def days_pass(event: Event, days: int) -> None:
    """As many days later: the event and its meetings lie that much further back."""
    by = timedelta(days=days)
    event.refresh_from_db()
    assert event.starts_at
    assert event.ends_at
    event.starts_at, event.ends_at = event.starts_at - by, event.ends_at - by
    event.save(update_fields=["starts_at", "ends_at"])
    for day in EventDay.objects.filter(event=event):
        day.date -= by
        day.save()
    for slot in event.slots.order_by("starts_at"):
        slot.starts_at, slot.ends_at = slot.starts_at - by, slot.ends_at - by
        slot.save()


def going_on() -> Event:
    """A conference whose first slot has begun, the second comes next; of four who meet one is not listed and of no house."""
    event = make_conference(0, slots=0)
    first, second, third = make_slots(event, 3)
    at = now()
    for number, slot in enumerate((first, second, third)):
        begins = at + timedelta(minutes=30 * number - 10)
        Slot.objects.filter(pk=slot.pk).update(starts_at=begins, ends_at=begins + timedelta(minutes=30))
    water, institute = (make_organisation(names=names) for _, names in HOUSES[1:3])
    ana = make_registration(event, make_person("Ana Ruiz"), organisation=water)
    wang = make_registration(event, make_person("王芳"), organisation=institute)
    shown = make_registration(event, make_person("Giulia Bianchi"))
    hidden = make_registration(event, make_person("Hidden Name"), listed=False)
    pairs = ((ana, wang), (shown, hidden), (ana, shown), (wang, hidden))
    requests = [make_request(one, other) for one, other in pairs]
    places = ((0, 1), (0, 2), (1, 1), (2, 3))
    publish(event, [(one, *place) for one, place in zip(requests, places, strict=True)])
    return event


def agenda_of(person: User) -> Registration:
    """That person's agenda: a meeting that is over, one at a table, one online, one that is not held, and the programme."""
    event = make_conference(0, slots=6)
    mine = make_registration(event, person)
    others = [
        make_registration(event, make_person(f"代表 {place}"), organisation=_house(place))
        for place in range(4)
    ]
    text = (
        "我们想试用十个传感器，https://www.example.org/a/very/long/address/that/nobody/breaks/anywhere?of=it"
    )
    requests = [make_request(mine, other, text=text) for other in others]
    assert event.starts_at
    room = Room.objects.create(event=event, name="运河大厅")
    begins = event.starts_at + timedelta(hours=5)
    Session.objects.create(
        event=event, title="开幕式", room=room, starts_at=begins, ends_at=begins + timedelta(hours=1)
    )
    at_tables = [(requests[0], 0, 1), (requests[1], 1, 2)]
    publish(event, at_tables, virtual=[(requests[2], 2, 1)], not_held=requests[3:])
    event.matchmaking.virtual_link = "https://meet.example.org/{table}"
    event.matchmaking.save()
    first = event.slots.order_by("starts_at")[0]
    # An hour of the night in Shanghai, which is the evening before in Madrid: the longest that a telephone has to show
    over = (now() - timedelta(days=2)).replace(hour=17, minute=4)
    Slot.objects.filter(pk=first.pk).update(starts_at=over, ends_at=over + timedelta(minutes=30))
    return mine


def _comes(event: Event, house: Organisation) -> Registration:
    person = make_member(house, make_person(verified=True))
    said = Said(name=person.name, organisation=house, languages=("en",), listed=True)
    return actions.register(event=event, said=said, by=person, at=now())


def _meet(asker: Registration, asked: Registration, priority: Priority) -> None:
    assert asker.by
    assert asked.by
    at = now()
    request = actions.ask_for_meeting(asker=asker, asked=asked, priority=priority, by=asker.by, at=at)
    actions.accept_meeting(request=request, priority=Priority.WANT, by=asked.by, at=at)


def _house(place: int) -> Organisation:
    city, names = HOUSES[place]
    return make_organisation(names=names, city=make_city(city).pk)
