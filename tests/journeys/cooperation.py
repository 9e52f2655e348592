"""A small cooperation with something on every page: organisations with names in two scripts, what waits for whom, and what was decided."""

from dataclasses import dataclass
from datetime import timedelta
from io import BytesIO

from PIL import Image, ImageDraw

from tests.exchange.factories import make_city, make_entry
from tests.organisations.factories import YANGZHOU, make_member, make_organisation, make_person
from tests.people.signing_in import add_passkey
from tests.plans.factories import AT, make_draft, make_officer, make_plan
from ucap.api.actions import make_token
from ucap.api.states import Scope
from ucap.exchange.actions import express_interest
from ucap.exchange.models import Entry, Interest
from ucap.exchange.states import EntryState
from ucap.kernel.clock import now
from ucap.matching.actions.searches import save_search
from ucap.matching.models import SavedSearch
from ucap.moderation.actions import answer, decide, report
from ucap.moderation.models import Case
from ucap.moderation.states import Ground, Verdict
from ucap.notices.models import Letter
from ucap.organisations.actions import create_organisation, invite_member, request_to_join, set_logo
from ucap.organisations.models import Organisation
from ucap.organisations.profile import Profile
from ucap.organisations.states import Kind, MemberRole, Size
from ucap.people.actions import invite
from ucap.people.models import User
from ucap.people.states import Office
from ucap.plans.actions import submit
from ucap.plans.models import Plan
from ucap.privacy.actions import ask_for_export


@dataclass(frozen=True, slots=True)
class Cooperation:
    member: User
    owner: User
    newcomer: User  # not yet verified: what they wrote waits
    officer: User
    secretary: User
    university: Organisation
    waiting: Organisation
    twin: Organisation  # looks like the university
    plan: Plan
    decided: Case  # answered since
    to_join: str  # the token of an invitation to the university
    to_office: str  # the token of an invitation to the secretariat
    request: str  # to be taken in
    entry: Entry  # of the university
    interest: Interest  # of the officer's city in it
    draft: Entry  # of the university
    search: SavedSearch  # the owner's


def make_cooperation(secretary: User) -> Cooperation:
    """Everything above, made the way people make it."""
    at = now()
    member, owner = make_person("陈华", verified=True), make_person("Ana López Martínez", verified=True)
    newcomer, officer = make_person("Giulia Bianchi"), make_officer(name="李伟")
    university = make_organisation(
        owner=owner,
        names={"es": "Universidad de Granada", "en": "University of Granada", "zh-Hans": "格拉纳达大学"},
        website="https://www.ugr.example",
        domain="ugr.example",
    )
    set_logo(organisation=university, data=a_logo(), by=owner, at=at)
    make_member(university, member)
    hospital = make_organisation(
        owner=member,
        names={"zh-Hans": "扬州市第一人民医院", "en": "The First People's Hospital of the City of Yangzhou"},
        kind=Kind.PUBLIC,
        city=YANGZHOU,
    )
    make_member(hospital, owner)
    waiting = create_organisation(
        profile=Profile(
            names=(("it", "Officina del Riciclo"), ("zh-Hans", "回收工坊")),
            kind=Kind.COMPANY,
            country="ES",
            place="2517117",
            website="https://officina.example",
            size=Size.SMALL,
            description="We mend what others throw away, with twelve people and two vans.",
            languages=("it", "es"),
            goals=(11, 12),
            words=("repair", "reuse"),
        ),
        by=newcomer,
        at=at,
    )
    twin = make_organisation(names={"en": "Universitiy of Granada"}, website="https://www.ugr.example")
    plan = make_plan(by=officer)
    submit(version=make_draft(title="Canals of two cities", by=officer, at=AT), by=officer, at=AT)
    _, to_join = invite_member(
        organisation=university,
        email="marta@example.org",
        role=MemberRole.MEMBER,
        language="es",
        by=owner,
        at=at,
    )
    _, to_office = invite(
        email="new@example.org", office=Office.SECRETARIAT, name="Zhang Min", by=secretary, at=at
    )
    for asker in (make_person("王芳"), newcomer):  # two notices of one thread
        request = request_to_join(
            organisation=university, text="I lead the laboratory of water.", by=asker, at=at
        )
    make_token(name="Backup of our plans", scopes=[Scope.READ, Scope.PLANS], days=90, by=owner, at=at)
    add_passkey(owner)
    ask_for_export(by=owner, at=at)
    Letter.objects.create(
        to="nobody@example.org",
        subject="Somebody asks to join University of Granada",
        text="…",
        language="en",
        at=at,
        due_at=at,
        state="dead",
        attempts=8,
        error="SMTPRecipientsRefused 550",
    )
    entry = make_entry(organisation=university)
    interest = express_interest(
        entry=entry, text="运河由我们管理。", city=make_city("Yangzhou"), by=officer, at=at
    )
    draft = make_entry(organisation=university, state=EntryState.DRAFT, title="Courses in canal ecology")
    search = save_search(text="运河水质 water quality", filters={"kind": ["offer"]}, by=owner, at=at)
    report(
        subject=("plan", plan.pk),
        by=newcomer,
        ground=Ground.FALSE,
        text="The mayor never signed this.",
        at=at - timedelta(days=4),
    )
    return Cooperation(
        member=member,
        owner=owner,
        newcomer=newcomer,
        officer=officer,
        secretary=secretary,
        university=university,
        waiting=waiting,
        twin=twin,
        plan=plan,
        decided=answered(officer, secretary),
        to_join=to_join,
        to_office=to_office,
        request=request.pk,
        entry=entry,
        interest=interest,
        draft=draft,
        search=search,
    )


def answered(author: User, secretary: User) -> Case:
    """A case that was decided against its author, who answers."""
    at = now()
    plan = make_plan(title="A plan that was taken down", by=author)
    case = report(
        subject=("plan", plan.pk), by=secretary, ground=Ground.ADVERTISING, text="It sells pumps.", at=at
    )
    case = decide(
        case=case,
        verdict=Verdict.WITHHOLD,
        reason="Leave the price list out, please.",
        by=secretary,
        at=at,
    )
    answer(case=case, text="I took it out.", by=author, at=at)
    return Case.objects.get(pk=case.pk)


def a_logo() -> bytes:
    """A disc on white, as a PNG."""
    picture = Image.new("RGB", (320, 120), "white")
    ImageDraw.Draw(picture).ellipse((20, 20, 100, 100), fill="#1f6b5a")
    file = BytesIO()
    picture.save(file, "PNG")
    return file.getvalue()
