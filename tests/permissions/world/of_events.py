"""Events of the organisation and of the city concerned, for the walk: everybody comes to one of them, and has been asked for a meeting."""

from typing import Any

from django.core.files.base import ContentFile

from tests.events.factories import (
    AT,
    make_city,
    make_event,
    make_registration,
    make_request,
    make_session,
    make_slots,
)
from tests.permissions.world.scene import Scene
from ucap.events.models import (
    BroughtAlong,
    CityInvitation,
    Delegation,
    Event,
    EventFile,
    EventHost,
    Exhibit,
    FeedKey,
    Interpreter,
    KeptApart,
    Matchmaking,
    Meeting,
    Poll,
    Timetable,
)
from ucap.events.states import AskedState, EventKind, EventState, ExhibitKind, TimetableState
from ucap.kernel.clock import number_of
from ucap.kernel.permission import PEOPLE, Role
from ucap.places.models import City

HOSTED = (Role.ACCOUNT, Role.OFFICER)  # whose event: the organisation's, the city's


def add_events(scene: Scene) -> None:
    """For each of the two a conference that is open, a draft, and one they are asked to hold together with others."""
    member, officer = scene.person(Role.MEMBER), scene.person(Role.OFFICER)
    member.verified_at = AT  # somebody has vouched for them
    member.save(update_fields=["verified_at"])
    for whose, author, belongs in (
        (Role.ACCOUNT, member, {"organisation": scene.things["organisation"]}),
        (Role.OFFICER, officer, {"city": scene.things["yangzhou"]}),
    ):
        scene.things[f"{whose} event"] = _conference(scene, whose, author=author, **belongs)
        scene.things[f"{whose} draft event"] = make_event(author=author, state=EventState.DRAFT, **belongs)
        scene.things[f"{whose} deleted event"] = make_event(
            author=author, state=EventState.DELETED, **belongs
        )
        scene.things[f"{whose} reported event"] = make_event(
            author=author, state=EventState.REPORTED, **belongs
        )
        scene.things[f"{whose} visit"] = visit = make_event(author=author, kind=EventKind.VISIT, **belongs)
        scene.things[f"{whose} session"] = make_session(visit)
        scene.things[f"{whose} expo"] = make_event(author=author, kind=EventKind.EXPO, **belongs)
        theirs = make_event(city=make_city("Bologna"))
        scene.things[f"{whose} host"] = EventHost.objects.create(event=theirs, at=AT, **belongs)
        own_host = EventHost(event=scene.things[f"{whose} event"], city=make_city("Rome"), at=AT)
        own_host.save()
        scene.things[f"{whose} own host"] = own_host
        scene.things[f"{whose} poll"] = Poll.objects.create(
            event=scene.things[f"{whose} event"], minutes=60, zones=["UTC"], at=AT
        )
    for whose, city in ((Role.ACCOUNT, scene.things["yangzhou"]), (Role.OFFICER, make_city("Rome"))):
        _show(scene, whose, city)
    for role in PEOPLE:
        _come(scene, role)
    _add_pages(scene)


def _conference(scene: Scene, whose: Role, **belongs: Any) -> Event:
    event = make_event(minutes_public=True, **belongs)
    Matchmaking.objects.create(event=event, tables=2)
    slots = make_slots(event, 2)
    one, other, third = make_registration(event), make_registration(event), make_registration(event)
    request = make_request(one, other)
    scene.things[f"{whose} interpreter"] = Interpreter.objects.create(
        event=event, name="Li Na", languages=["en", "zh-Hans"]
    )
    for number, state in enumerate(
        (TimetableState.PUBLISHED, TimetableState.READY, TimetableState.MAKING), 1
    ):
        timetable = Timetable.objects.create(event=event, number=number, state=state, at=AT, beat_at=AT)
        Meeting.objects.create(timetable=timetable, request=request, slot=slots[0], table=1)
        scene.things[f"{whose} {state} timetable"] = timetable
    scene.things[f"{whose} other registration"] = other
    scene.things[f"{whose} third registration"] = third
    file = EventFile(event=event, name="plan.txt", size=1, at=AT)
    file.file.save("plan.txt", ContentFile(b"x"))
    scene.things[f"{whose} event file"] = file
    return event


def _show(scene: Scene, whose: Role, city: City) -> None:
    """That city is invited to the expo of those, and shows something there with the organisation concerned."""
    expo = scene.things[f"{whose} expo"]
    invitation = CityInvitation.objects.create(event=expo, city=city, at=AT)
    scene.things[f"{whose} city invitation"] = invitation
    scene.things[f"{whose} exhibit"] = Exhibit.objects.create(
        event=expo,
        invitation=invitation,
        organisation=scene.things["organisation"],
        kind=ExhibitKind.GARDEN,
        language="en",
        title="Roses",
        at=AT,
    )


def _come(scene: Scene, role: Role) -> None:
    """That role comes to the event it is asked about, has a delegation there and was asked for a meeting."""
    person, whose = scene.person(role), Role.OFFICER if role is Role.OFFICER else Role.ACCOUNT
    event, other = scene.things[f"{whose} event"], scene.things[f"{whose} other registration"]
    registration = make_registration(event, person)
    make_registration(scene.things[f"{whose} visit"], person)
    scene.things[f"{role} registration"] = registration
    scene.things[f"{role} request"] = make_request(other, registration, state=AskedState.WAITING)
    scene.things[f"{role} own request"] = make_request(
        registration, scene.things[f"{whose} third registration"], state=AskedState.WITHDRAWN
    )
    scene.things[f"{role} delegation"] = two = Delegation.objects.create(
        event=event, name="Two", by=person, at=AT
    )
    people = [make_registration(event, by=person, delegation=two) for _ in range(2)]
    one, apart = sorted(people, key=lambda who: who.pk)
    scene.things[f"{role} kept apart"] = KeptApart.objects.create(one=one, other=apart)
    met = scene.things[f"{role} own request"]
    scene.things[f"{role} colleague"] = one
    scene.things[f"{role} along"] = BroughtAlong.objects.create(
        request=met, beside=registration, who=one, at=AT
    )


def _add_pages(scene: Scene) -> None:
    """For every address of events its arguments: the organisation's event; an officer is asked about their city's, each about their own."""
    key = FeedKey.objects.create(person=scene.person(Role.ACCOUNT), key="a" * 40, at=AT)
    scene.arguments |= _of(scene, Role.ACCOUNT) | {
        "events:download": ("csv",),
        "events:my_feed": (key.key,),
    }
    scene.data["events:answer_invitation"] = {"verb": "confirm"}
    for role in PEOPLE:
        own = _of(scene, role)
        scene.own_arguments |= {(role, name): arguments for name, arguments in own.items()}


OF_SLUG = (
    *("event", "feed_of_event", "register", "delegation", "questions", "registrations", "decide", "badges"),
    *("participants", "check_in", "check_in_list", "let_in", "check_in_worker", "meetings", "availability"),
    *("matchmaking", "demand", "demand_download", "propose", "table_cards", "interpreters", "colleagues"),
    *("timetable", "timetable_progress", "make_timetable", "repair"),
    *("minutes", "undo_minutes", "feedback"),
    *("poll", "vote", "propose_times", "choose_time", "drop_poll"),
)
OF_VISIT = ("itinerary", "itinerary_pdf", "edit_itinerary")
OF_REPORTED = ("report", "report_pdf", "report_csv", "write_report", "publish_report", "take_up_report")
OF_EXPO = ("invitations", "invitations_download", "remind_cities", "exhibits", "grounds")
OF_EVENT = ("edit", "programme", "hosts", "add_file", "board")
OF_REGISTRATION = (
    *("registration", "change_registration", "withdraw_registration", "bring_back_registration"),
    *("badge", "certificate", "undo_decision", "agenda"),
)
OF_REQUEST = ("answer", "review", "fix_meeting", "give_interpreter")
OF_INTERPRETER = ("interpreter", "drop_interpreter", "bring_back_interpreter")
OF_OWN_REQUEST = ("ask_again", "withdraw_request", "along")
# What the hosts do, and what the city does that is invited by somebody else
OF_OWN_INVITATION = ("withdraw_invitation", "invite_again")
OF_INVITATION = ("invitation", "answer_invitation", "undo_invitation_answer", "propose_exhibit")
OF_OWN_EXHIBIT = ("decide_exhibit", "undo_exhibit_decision", "place_exhibit")
OF_EXHIBIT = ("exhibit", "edit_exhibit", "withdraw_exhibit", "propose_exhibit_again")


def _of(scene: Scene, role: Role) -> dict[str, tuple[object, ...]]:
    def each(names: tuple[str, ...], value: object) -> dict[str, tuple[object, ...]]:
        return {f"events:{name}": (value,) for name in names}

    event = scene.own(role, "event")
    registration, file = scene.own(role, "registration"), scene.own(role, "event file")
    visit, session = scene.own(role, "visit"), scene.own(role, "session")
    return {
        **each(OF_SLUG, event.slug),
        **each(OF_VISIT, visit.slug),
        **each(OF_REPORTED, scene.own(role, "reported event").slug),
        **each(OF_EXPO, scene.own(role, "expo").slug),
        **each(OF_EVENT, event.pk),
        **each(OF_REGISTRATION, registration.pk),
        **each(OF_REQUEST, scene.own(role, "request").pk),
        **each(("end_apart",), scene.own(role, "kept apart").pk),
        **each(("end_along",), scene.own(role, "along").pk),
        **each(OF_INTERPRETER, scene.own(role, "interpreter").pk),
        **each(OF_OWN_REQUEST, scene.own(role, "own request").pk),
        **each(OF_OWN_INVITATION, scene.own(role, "city invitation").pk),
        **each(OF_INVITATION, scene.things[f"{Role.ACCOUNT} city invitation"].pk),
        **each(OF_OWN_EXHIBIT, scene.own(role, "exhibit").pk),
        **each(OF_EXHIBIT, scene.things[f"{Role.ACCOUNT} exhibit"].pk),
        **each(("publish_timetable", "drop_timetable"), scene.own(role, "ready timetable").pk),
        **each(("stop_timetable",), scene.own(role, "making timetable").pk),
        **each(("remove_file",), file.pk),
        **each(("badge_key",), registration.key),
        **each(("delegation_people",), scene.own(role, "delegation").pk),
        **each(("agree",), scene.own(role, "host").pk),
        "events:ask": (event.slug, scene.own(role, "other registration").pk),
        "events:change": (event.pk, "close"),
        "events:take_back_invitations": (scene.own(role, "expo").slug, number_of(AT)),
        "events:file": (event.slug, file.pk),
        "events:registrations_download": (event.slug, "csv"),
        "events:edit_stop": (visit.slug, session.pk),
        "events:undo_stop": (visit.slug, session.pk),
    }
