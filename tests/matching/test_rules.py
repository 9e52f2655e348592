"""Who may see the matches of an entry may see the entry: the page of its matches asks for the first alone."""

import pytest
from django.contrib.auth.models import AnonymousUser

from tests.exchange.factories import make_city, make_entry, make_officer, make_organisation
from tests.organisations.factories import make_member, make_person, make_secretary
from ucap.exchange.models import Entry
from ucap.exchange.states import EntryState, Visibility
from ucap.matching.rules import may_see_matches
from ucap.organisations.states import State
from ucap.people.models import User

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("state", [state for state in EntryState if state is not EntryState.DRAFT])
@pytest.mark.parametrize("of_organisation", [State.APPROVED, State.WAITING, State.WITHHELD])
def test_whoever_may_see_matches_sees_the_entry(state: EntryState, of_organisation: State) -> None:
    organisation = make_organisation()
    own = [make_member(organisation), make_member(organisation, owner=True), make_officer()]
    entries = [
        make_entry(organisation=organisation, state=state, visibility=Visibility.CITIES),
        make_entry(city=make_city("Yangzhou"), state=state, visibility=Visibility.CITIES),
    ]
    Entry.objects.filter(organisation=organisation).update(author=None)
    organisation.state = of_organisation
    organisation.save()
    let_in = 0
    for viewer in [*own, make_member(make_organisation()), make_person(), make_secretary(), AnonymousUser()]:
        someone = User.objects.get(pk=viewer.pk) if isinstance(viewer, User) else viewer
        for entry in Entry.objects.filter(pk__in=[one.pk for one in entries]):
            if may_see_matches(someone, entry):
                let_in += 1
                assert Entry.objects.visible_to(someone).filter(pk=entry.pk).exists()
    assert let_in >= 3
