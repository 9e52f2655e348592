"""What somebody may have done here, each deed by itself: what is stored of them afterwards is what tests look for."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.test import Client
from django_tasks_db.models import DBTaskResult

from tests.exchange.factories import make_entry, sensors
from tests.organisations.factories import make_organisation
from tests.plans.factories import AT, make_draft, make_officer, make_plan, make_secretariat, yangzhou_content
from ucap.api.actions import make_token
from ucap.api.states import Scope
from ucap.exchange.actions import (
    add_file,
    answer_interest,
    begin_entry,
    change_draft,
    drop_next_version,
    express_interest,
    publish_entry,
    remove_file,
    say_outcome,
    write_message,
    write_next_version,
)
from ucap.exchange.states import Outcome
from ucap.kernel.messages import Message
from ucap.moderation.actions import report
from ucap.moderation.states import Ground
from ucap.notices.actions import notify
from ucap.notices.states import Kind
from ucap.organisations.actions import invite_member, request_to_join
from ucap.organisations.states import MemberRole
from ucap.people.actions import agree, invite
from ucap.people.models import User
from ucap.people.states import Office
from ucap.places.models import City
from ucap.plans.actions import (
    ask_for_full_plan,
    attach_full_plan,
    discard_version,
    edit_part,
    send_back,
    start_import,
    submit,
    undo_edit,
)
from ucap.plans.actions.importing import begin_reading, finish_import
from ucap.plans.content import Contact
from ucap.plans.reading.reading import Reading, Source
from ucap.privacy.actions import ask_for_export
from ucap.privacy.actions.exporting import make_export

_serial = count(1)


@dataclass(frozen=True)
class Somebody:
    """An officer of Yangzhou with a second address."""

    user: User
    second: str

    @property
    def contact(self) -> Contact:
        return Contact(name=self.user.name, email=self.second.upper(), phone="+86 514 1")


def somebody(name: str, address: str) -> Somebody:
    user = make_officer(email=address, name=name)
    user.set_password("a long enough phrase")
    user.save()
    second = f"second-{address}"
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    EmailAddress.objects.create(user=user, email=second, verified=True)
    return Somebody(user, second)


def begins_a_plan(one: Somebody) -> None:
    make_plan(yangzhou_content(contacts=(one.contact,), objectives=(f"Write to {one.second}.",)), by=one.user)


def changes_a_draft(one: Somebody) -> None:
    draft = make_draft(by=one.user)
    values = {"contacts": (one.contact, Contact(name="Ana", email="ana@example.org"))}
    draft = edit_part(version=draft, part="contacts", values=values, base=draft.revision, by=one.user, at=AT)
    draft = edit_part(
        version=draft, part="contacts", values={"contacts": ()}, base=draft.revision, by=one.user, at=AT
    )
    undo_edit(version=draft, by=one.user, at=AT)


def throws_a_draft_away(one: Somebody) -> None:
    draft = make_draft(by=one.user, contacts=(one.contact,), other=(f"{one.user.name}, {one.second}",))
    attach_full_plan(plan=draft.plan, data=b"%PDF-", name=f"{one.user.name}.pdf", by=one.user, at=AT)
    discard_version(version=draft, by=one.user, at=AT)


def imports_a_document(one: Somebody) -> None:
    start_import(
        data=f"Contact: {one.second}".encode(), name=f"Plan of {one.user.name}.txt", by=one.user, at=AT
    )


def imports_a_plan(one: Somebody) -> None:
    imported = start_import(data=f"{one.second}".encode(), name=f"{one.user.name}.txt", by=one.user, at=AT)
    begin_reading(import_id=imported.pk)
    read = Reading(
        content=yangzhou_content(contacts=(one.contact,)),
        sources=(Source(field="contacts[0]", text=f"{one.user.name} <{one.second}>", page=1, line=1),),
    )
    finish_import(imported=imported, outcome=read, at=AT)


def asks_for_a_plan(one: Somebody) -> None:
    ask_for_full_plan(
        plan=make_plan(),
        name=one.user.name,
        email=one.second,
        organisation=f"{one.user.name} & Co",
        purpose=f"I am {one.user.name}",
        language="en",
        by=one.user.pk,
        at=AT,
    )


def sends_a_plan_back(one: Somebody) -> None:
    draft = submit(version=make_draft(), by=make_secretariat(), at=AT)
    send_back(version=draft, reason=f"{one.user.name} says no; {one.second}", by=one.user, at=AT)


def reports_something(one: Somebody) -> None:
    plan = make_plan()
    report(
        subject=("plan", plan.pk), by=one.user, ground=Ground.FALSE, text=f"{one.user.name} thinks so", at=AT
    )


def asks_to_join(one: Somebody) -> None:
    request_to_join(organisation=make_organisation(), text=f"{one.user.name} of you", by=one.user, at=AT)


def is_invited(one: Somebody) -> None:
    organisation = make_organisation()
    owner = User.objects.get(memberships__organisation=organisation)
    invite_member(
        organisation=organisation, email=one.second, role=MemberRole.MEMBER, language="en", by=owner, at=AT
    )
    invite(email=one.second, office=Office.SECRETARIAT, name=one.user.name, by=make_secretariat(), at=AT)


def owns_an_organisation(one: Somebody) -> None:
    organisation = make_organisation(owner=one.user)
    organisation.description = f"Write to {one.second}"
    organisation.save()


def writes_an_entry(one: Somebody) -> None:
    entry = begin_entry(
        content=sensors(title=f"Ask {one.second}", description=f"Write to {one.second}."),
        city=City.objects.get(officers=one.user),
        by=one.user,
        at=AT,
    )
    file = add_file(
        entry=entry, data=b"x", name=f"{one.user.name}.txt", alt=one.user.name, by=one.user, at=AT
    )
    entry = publish_entry(entry=entry, by=one.user, at=AT)
    write_next_version(entry=entry, by=one.user, at=AT)
    draft = sensors(summary=f"Call {one.user.name}", description=f"{one.second} answers.")
    change_draft(entry=entry, content=draft, base=0, by=one.user, at=AT)
    drop_next_version(entry=entry, by=one.user, at=AT)
    remove_file(file=file, by=one.user, at=AT)
    add_file(entry=entry, data=b"x", name=f"{one.user.name}.txt", alt=one.second, by=one.user, at=AT)


def talks_about_an_entry(one: Somebody) -> None:
    theirs = make_entry()
    yangzhou = City.objects.get(officers=one.user)
    files = [(f"{one.user.name}.txt", f"{one.user.name}, {one.second}".encode())]
    text = f"I am {one.user.name}: {one.second}"
    interest = express_interest(entry=theirs, text=text, city=yangzhou, files=files, by=one.user, at=AT)
    other = theirs.author
    assert other
    answer_interest(interest=interest, text=f"Dear {one.user.name}", by=other, at=AT)
    write_message(interest=interest, text=f"Note of {one.user.name}", note=True, by=one.user, at=AT)
    say_outcome(interest=interest, outcome=Outcome.PILOT, text=f"Ask {one.user.name}", by=other, at=AT)


def is_spoken_of(one: Somebody) -> None:
    notify(
        to=[make_secretariat(), one.user],
        kind=Kind.PLAN,
        subject=("plan", "p"),
        title=Message("%(who)s asks you to confirm: %(title)s", {"who": one.user.name, "title": one.second}),
        at=AT,
    )


def signs_in(one: Somebody) -> None:
    Client().force_login(one.user)
    agree(by=one.user, at=AT)
    Authenticator.objects.create(user=one.user, type="totp", data={"secret": one.second})
    SocialAccount.objects.create(
        user=one.user, provider="city", uid=one.second, extra_data={"name": one.user.name}
    )


def makes_a_token(one: Somebody) -> None:
    make_token(name=f"For {one.user.name}", scopes=[next(iter(Scope))], days=10, by=one.user, at=AT)


def takes_their_data_away(one: Somebody) -> None:
    make_export(export=ask_for_export(by=one.user, at=AT), at=AT)


def is_written_to(one: Somebody) -> None:
    DBTaskResult.objects.create(
        args_kwargs={"args": [one.second, "Hello", f"Dear {one.user.name}"], "kwargs": {}},
        task_path="ucap.notices.tasks.deliver_letters",
        queue_name="default",
        backend_name="default",
        run_after=AT,
    )
    folder = Path(settings.EMAIL_FILE_PATH)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{next(_serial)}.log").write_text(
        f"To: {one.second}\n\nDear {one.user.name}", encoding="utf-8"
    )


DEEDS: tuple[Callable[[Somebody], None], ...] = (
    begins_a_plan,
    changes_a_draft,
    throws_a_draft_away,
    imports_a_document,
    imports_a_plan,
    asks_for_a_plan,
    sends_a_plan_back,
    reports_something,
    asks_to_join,
    is_invited,
    owns_an_organisation,
    writes_an_entry,
    talks_about_an_entry,
    is_spoken_of,
    signs_in,
    makes_a_token,
    takes_their_data_away,
    is_written_to,
)
