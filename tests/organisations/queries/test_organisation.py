"""An organisation's page."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import Http404

from tests.organisations.factories import make_member, make_organisation, make_person, make_secretary
from ucap.organisations.queries.organisation import organisation_by_slug, organisation_page

pytestmark = pytest.mark.django_db


def test_who_belongs_to_it_is_seen_by_those_who_do() -> None:
    organisation = make_organisation(names={"en": "University of Granada", "es": "Universidad de Granada"})
    member = make_member(organisation)
    of_visitor = organisation_page(organisation, AnonymousUser())
    assert (of_visitor.members, of_visitor.members_count, of_visitor.may_see_members) == ((), 0, False)
    assert (of_visitor.may_edit, of_visitor.may_join) == (False, True)
    assert [name.name for name in of_visitor.other_names] == ["Universidad de Granada"]
    of_member = organisation_page(organisation, member)
    assert (of_member.members_count, of_member.may_edit, of_member.may_join) == (2, False, False)
    assert of_member.members[0].is_owner


def test_what_waits_is_not_there_for_others() -> None:
    organisation = make_organisation(approved=False)
    outsider = make_person()
    make_organisation(owner=outsider)
    for viewer in (AnonymousUser(), make_person(), outsider):
        with pytest.raises(Http404):
            organisation_by_slug(organisation.slug, viewer)
    for viewer in (make_member(organisation), make_secretary()):
        assert organisation_by_slug(organisation.slug, viewer) == organisation


def test_the_page_costs_the_same_however_many_belong_to_it(
    django_assert_num_queries: Callable[..., object],
) -> None:
    organisation = make_organisation()
    viewer = make_member(organisation)
    for _ in range(5):
        make_member(organisation)
    organisation = organisation_by_slug(organisation.slug, viewer)
    with django_assert_num_queries(8):
        organisation_page(organisation, viewer)
    with django_assert_num_queries(4):
        organisation_page(organisation, AnonymousUser())
