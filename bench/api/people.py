"""Who calls, and what there is for them: a plan that is public, a draft, one in review, a request, tokens of all scopes."""

from dataclasses import dataclass
from datetime import timedelta

from bench.api.around_events import with_more
from tests.events.factories import make_conference, make_event, make_registration, make_request
from tests.plans.factories import AT, PLACES, make_draft, make_officer, make_plan, make_secretariat
from ucap.api.actions import make_token
from ucap.api.states import Scope
from ucap.events.models import BroughtAlong, Interpreter, KeptApart, Timetable
from ucap.events.states import AskedState, EventState, RegistrationState, TimetableState
from ucap.exchange.actions import begin_entry, express_interest, publish_entry
from ucap.exchange.content import EntryContent
from ucap.kernel.clock import now
from ucap.moderation.actions import report
from ucap.moderation.states import Ground
from ucap.organisations.actions import accept_request, create_organisation, invite_member, request_to_join
from ucap.organisations.profile import Profile
from ucap.organisations.states import Kind, MemberRole
from ucap.people.models import User
from ucap.plans.actions import ask_for_full_plan, attach_full_plan, submit

KINDS = ("visitor", "member", "officer", "secretariat")


@dataclass(frozen=True, slots=True)
class Callers:
    """The header of each kind of caller, and of each part of an address values that are there."""

    headers: dict[str, dict[str, str]]
    known: dict[str, list[str]]


def callers() -> Callers:
    """Those who call, with something of theirs to call for."""
    officer, secretary = make_officer(PLACES["Yangzhou"]), make_secretariat()
    member = User.objects.create_user("member@example.org", name="Member", verified_at=AT)
    people = {"member": member, "officer": officer, "secretariat": secretary}
    tokens = {kind: _token(person) for kind, person in people.items()}
    headers = {kind: {"Authorization": f"Bearer {text}"} for kind, text in tokens.items()}
    known = _of_plans(officer) | _of_organisations(member) | _of_exchange(officer)
    return Callers({"visitor": {}, **headers}, known | with_more(_of_events(officer, member), officer))


def _token(person: User) -> str:
    at = now() - timedelta(hours=1)
    return make_token(name="schemathesis", scopes=list(Scope), days=30, by=person, at=at)[1]


def _of_organisations(owner: User) -> dict[str, list[str]]:
    """An organisation with two members, somebody who asks to join, somebody invited, and a case about it."""
    profile = Profile(names=(("en", "University of Granada"),), kind=Kind.UNIVERSITY, country="ES")
    made = create_organisation(profile=profile, by=owner, at=AT)
    other, asks = (User.objects.create_user(f"{name}@example.org", name=name) for name in ("other", "asks"))
    taken_in = request_to_join(organisation=made, text="Of the university", by=other, at=AT)
    accept_request(request=taken_in, by=owner, at=AT)
    asked = request_to_join(organisation=made, text="Also of it", by=asks, at=AT)
    invited, _ = invite_member(
        organisation=made, email="new@example.org", role=MemberRole.MEMBER, language="en", by=owner, at=AT
    )
    case = report(subject=("organisation", made.pk), by=other, ground=Ground.FALSE, text="", at=AT)
    return {
        "organisation": [made.slug],
        "user_id": [other.pk, owner.pk],
        "join_request": [asked.pk],
        "invitation_id": [invited.pk],
        "case_id": [case.pk],
    }


def _of_exchange(officer: User) -> dict[str, list[str]]:
    """An entry and a draft of the officer's city, and the interest of a university in what it asks for."""
    yangzhou = officer.cities.get()
    entry, draft = (
        begin_entry(
            content=EntryContent(title=f"Shade {n}", summary="Cool yards", description="Of four schools"),
            city=yangzhou,
            by=officer,
            at=now(),
        )
        for n in range(2)
    )
    published = publish_entry(entry=entry, by=officer, at=now())
    other = User.objects.create_user("rome@example.org", name="Rome", verified_at=AT)
    profile = Profile(names=(("en", "University of Rome"),), kind=Kind.UNIVERSITY, country="IT")
    house = create_organisation(profile=profile, by=other, at=AT)
    interest = express_interest(entry=published, text="We too", organisation=house, by=other, at=now())
    return {
        "exchange_entry": [published.slug],
        "entry_id": [published.pk, draft.pk],
        "interest_id": [interest.pk],
    }


def _of_events(officer: User, member: User) -> dict[str, list[str]]:
    """A conference of the officer's city that both come to, with meetings between them, and its draft's like."""
    event = make_conference(2, city=officer.cities.get(), author=officer)
    draft = make_event(city=officer.cities.get(), author=officer, state=EventState.DRAFT)
    mine, theirs, other = (make_registration(event, one) for one in (officer, member, None))
    asked = [
        make_request(theirs, mine, state=AskedState.WAITING),
        make_request(other, theirs, state=AskedState.WAITING),
        make_request(mine, other),
    ]
    guest = make_registration(event, state=RegistrationState.ASKED)
    ready, made = (
        Timetable.objects.create(event=event, number=number, state=state, at=AT)
        for number, state in enumerate((TimetableState.READY, TimetableState.PUBLISHED), 1)
    )
    speaks = Interpreter.objects.create(event=event, name="Li Na", languages=["en", "zh-Hans"])
    office = [make_registration(event, city=event.city) for _ in range(2)]
    one, other = sorted(office, key=lambda who: who.pk)
    pair = KeptApart.objects.create(one=one, other=other)
    along = BroughtAlong.objects.create(request=asked[-1], beside=mine, who=one, at=AT)
    return {
        "event": [event.slug],
        "event_id": [event.pk, draft.pk],
        "registration_id": [mine.pk, theirs.pk, guest.pk],
        "meeting_id": [one.pk for one in asked],
        "timetable_id": [ready.pk, made.pk],
        "interpreter_id": [speaks.pk],
        "pair_id": [pair.pk],
        "along_id": [along.pk],
    }


def _of_plans(officer: User) -> dict[str, list[str]]:
    public, draft, reviewed = make_plan(by=officer), make_draft(by=officer), make_draft(by=officer)
    submit(version=reviewed, by=officer, at=AT)
    attach_full_plan(plan=public, data=b"%PDF-1.7", name="full.pdf", by=officer, at=AT)
    asked = [
        ask_for_full_plan(
            plan=public, name="Eva", email=f"eva{n}@example.org", organisation="University", purpose="To learn",
            language="en", by="", at=AT,
        )
        for n in range(3)
    ]  # fmt: skip
    return {
        "slug": [public.slug],
        "city": ["granada"],
        "plan_id": [draft.plan_id, reviewed.plan_id, public.id],
        "request_id": [one.id for one in asked],
        "number": ["1"],
        "before": ["1"],
        "after": ["1"],
        "side": ["0", "1"],
    }
