"""One entry's page, my entries, and what waits on My desk."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import Http404

from tests.exchange.factories import make_city, make_entry, make_officer, make_organisation, sensors
from tests.organisations.factories import make_member, make_person, make_secretary
from tests.plans.factories import make_plan
from ucap.exchange.actions import add_file, begin_from_plan, publish_entry, write_next_version
from ucap.exchange.models import Entry
from ucap.exchange.queries.desk import waiting_for
from ucap.exchange.queries.entries import entry_page, entry_to_edit
from ucap.exchange.queries.mine import my_entries
from ucap.exchange.queries.moderating import shown_entries, spoken_for
from ucap.exchange.states import EntryState, PlanPart, Visibility
from ucap.people.models import User
from ucap.plans.actions import withhold_plan

pytestmark = pytest.mark.django_db

VISITOR = AnonymousUser()


def author_of(entry: Entry) -> User:
    assert entry.author
    return entry.author


def test_a_visitor_s_page_and_its_people_s(at: datetime) -> None:
    entry = make_entry()
    by = author_of(entry)
    add_file(entry=entry, data=b"x", name="a.txt", by=by, at=at)
    write_next_version(entry=entry, by=by, at=at)
    page = entry_page(entry.slug, VISITOR)
    assert (page.content, page.is_public, page.plan, page.verbs, page.draft) == (
        sensors(),
        True,
        None,
        (),
        None,
    )
    assert page.organisation
    assert page.organisation.text.startswith("Organisation")
    assert ([file.name for file in page.documents], page.pictures) == (["a.txt"], ())
    own = entry_page(entry.slug, by)
    assert own.draft
    assert own.verbs == ("publish", "match", "fulfil", "renew", "withdraw")


def test_who_may_not_see_it_finds_nothing() -> None:
    entry = make_entry(state=EntryState.DRAFT)
    for slug, viewer in ((entry.slug, VISITOR), (entry.slug, make_person()), ("nowhere", make_secretary())):
        with pytest.raises(Http404):
            entry_page(slug, viewer)
    with pytest.raises(Http404):
        entry_to_edit(entry.pk, make_person())
    assert entry_to_edit(entry.pk, author_of(entry)) == entry
    assert "publish" in entry_page(entry.slug, author_of(entry)).verbs


def test_what_waits_again_cannot_be_taken_back(at: datetime) -> None:
    organisation = make_organisation()
    member = make_member(organisation)
    entry = make_entry(organisation=organisation, author=member)
    write_next_version(entry=entry, by=member, at=at)
    publish_entry(entry=entry, by=member, at=at)
    assert entry_page(entry.slug, member).verbs == ("publish",)


def test_the_plan_it_comes_from_as_long_as_that_is_public(at: datetime) -> None:
    plan, organisation = make_plan(), make_organisation()
    assert plan.current
    by = make_member(organisation)
    item = plan.current.content.themes[0].id
    entry = begin_from_plan(
        plan=plan, part=PlanPart.THEMES, item=item, organisation=organisation, by=by, at=at
    )
    page = entry_page(entry.slug, by)
    assert page.plan
    assert (page.plan.title, page.plan.part, page.plan.item) == (plan.current.title, "themes", item)
    withhold_plan(plan.pk, make_secretary(), at)
    assert entry_page(entry.slug, by).plan is None


def test_named_cities_are_told_to_those_who_may_edit() -> None:
    entry = make_entry(visibility=Visibility.CITIES, seen_in=(make_city("Yangzhou"),))
    assert [one.name for one in entry_page(entry.slug, author_of(entry)).seen_in] == ["Yangzhou"]
    assert entry_page(entry.slug, make_officer()).seen_in == ()


def test_my_entries_are_those_of_all_i_act_for(django_assert_num_queries: Callable[..., object]) -> None:
    ana = make_person(verified=True)
    one, other, yangzhou = make_organisation(owner=ana), make_organisation(), make_city("Yangzhou")
    make_member(other, ana)
    for state in EntryState:
        make_entry(organisation=one, state=state)
    make_entry(organisation=other, state=EntryState.DRAFT)  # a colleague's
    make_entry(organisation=other)
    make_entry()
    with django_assert_num_queries(7):
        mine = my_entries(ana)
    assert [len(x) for x in (mine.drafts, mine.waiting, mine.open, mine.over, mine.withheld)] == [
        1,
        1,
        3,
        3,
        1,
    ]
    assert len(my_entries(ana, organisation=other.pk).open) == 1
    assert my_entries(ana, city=yangzhou.pk).empty
    make_entry(city=yangzhou, state=EntryState.DRAFT)
    assert len(my_entries(make_officer(), city=yangzhou.pk).drafts) == 1


def test_drafts_and_ends_wait_on_my_desk(
    at: datetime, django_assert_num_queries: Callable[..., object]
) -> None:
    organisation = make_organisation()
    author, colleague = make_member(organisation), make_member(organisation)
    draft = make_entry(organisation=organisation, author=author, state=EntryState.DRAFT, title="")
    ending = make_entry(organisation=organisation, author=author)
    later = at + timedelta(days=170)
    # the cities of who asks, where they belong, what others ask of their entries, drafts, ends
    with django_assert_num_queries(6):
        waiting = waiting_for(author, later)
    assert [(one.about, one.url) for one in waiting] == [
        ("Entry without a title", f"/en/exchange/{draft.pk}/edit/"),
        (ending.title, f"/en/exchange/{ending.slug}/"),
    ]
    assert waiting[1].at == later.replace(hour=0, minute=0) - timedelta(days=4)
    assert waiting_for(colleague, later) == ()
    assert len(waiting_for(author, at)) == 1


def test_what_moderators_see_of_an_entry(at: datetime) -> None:
    organisation = make_organisation()
    member = make_member(organisation)
    draft = make_entry(organisation=organisation, author=member, state=EntryState.DRAFT)
    entry = make_entry(organisation=organisation, author=member)
    hidden = make_entry(city=make_city("Yangzhou"), visibility=Visibility.MEMBERS)
    officer = make_officer()
    shown = shown_entries([draft.pk, entry.pk, hidden.pk, "nowhere"])
    owner = User.objects.get(memberships__organisation=organisation, memberships__role="owner")
    assert shown.keys() == {entry.pk, hidden.pk}
    assert (shown[entry.pk].public, shown[entry.pk].concerned) == (True, (owner.pk,))
    assert (shown[hidden.pk].public, shown[hidden.pk].concerned) == (False, (officer.pk,))
    assert "five kilometres" in shown[entry.pk].text
    assert set(spoken_for(member)) == {draft.pk, entry.pk}
    assert set(spoken_for(officer)) == {hidden.pk}
    assert set(spoken_for(owner)) == {draft.pk, entry.pk}
