"""An organisation let through and taken down."""

from datetime import datetime

import pytest

from tests.organisations.factories import (
    make_member,
    make_organisation,
    make_person,
    make_profile,
    make_secretary,
)
from ucap.journal.models import Entry
from ucap.moderation.actions import decide, hold
from ucap.moderation.kinds import kind_of, shown
from ucap.moderation.models import Case
from ucap.moderation.states import Ground, Verdict
from ucap.organisations.actions import create_organisation, merge_organisations
from ucap.organisations.states import State

pytestmark = pytest.mark.django_db


def test_released_it_is_public_and_whoever_was_taken_in_is_verified(at: datetime) -> None:
    founder = make_person()
    waiting = create_organisation(profile=make_profile(), by=founder, at=at)
    colleague = make_member(waiting)
    decide(case=Case.objects.get(), verdict=Verdict.RELEASE, by=make_secretary(), at=at)
    for one in (waiting, founder, colleague):
        one.refresh_from_db()
    assert waiting.state == State.APPROVED
    assert (founder.verified_at, colleague.verified_at) == (None, at)


def test_withheld_only_its_members_see_it_and_twice_does_no_harm(at: datetime) -> None:
    organisation, secretary = make_organisation(), make_secretary()
    kind = kind_of("organisation")
    kind.withhold(organisation.pk, secretary, at)
    kind.withhold(organisation.pk, secretary, at)
    organisation.refresh_from_db()
    assert organisation.state == State.WITHHELD
    assert Entry.objects.filter(verb="organisation.withheld").count() == 1
    kind.release(organisation.pk, secretary, at)
    organisation.refresh_from_db()
    assert organisation.state == State.APPROVED


def test_what_was_merged_or_never_was_stays_as_it_is(at: datetime) -> None:
    secretary = make_secretary()
    source, into = make_organisation(), make_organisation()
    hold(subject=("organisation", source.pk), author=make_person(), reasons=[Ground.DUPLICATE], at=at)
    merge_organisations(source=source, into=into, by=secretary, at=at)
    decide(case=Case.objects.get(), verdict=Verdict.RELEASE, by=secretary, at=at)
    source.refresh_from_db()
    assert source.state == State.MERGED
    kind_of("organisation").release("nothing", secretary, at)
    assert not Entry.objects.filter(verb="organisation.approved").exists()


def test_moderators_see_who_speaks_for_it() -> None:
    owner = make_person()
    organisation = make_organisation(
        owner=owner, name="Rossi", website="https://rossi.example", approved=False
    )
    seen = shown("organisation", organisation.pk)
    assert seen
    assert (seen.title, seen.text, seen.public) == ("Rossi", "https://rossi.example", False)
    assert (seen.author_id, seen.concerned) == (owner.pk, (owner.pk,))
    assert shown("organisation", "nothing") is None
