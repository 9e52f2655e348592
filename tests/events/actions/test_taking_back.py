"""Cities that were invited together are taken back together."""

from datetime import datetime, timedelta

import pytest

from tests.events.actions.test_inviting import guest, host, state_of, verbs
from tests.events.actions.test_registering import told
from tests.events.expos import make_exhibit, make_expo, make_invitation
from tests.events.factories import make_city
from ucap.events.actions import invite_cities, take_back_invitations
from ucap.events.models import CityInvitation
from ucap.events.states import ExhibitState, InvitedState
from ucap.kernel.errors import NotAllowed, NotNow
from ucap.people.models import User

__all__ = ["guest", "host"]
pytestmark = pytest.mark.django_db


def test_several_that_were_invited_together_are_taken_back_together(
    host: User, guest: User, at: datetime
) -> None:
    expo = make_expo()
    before = make_invitation(expo, "Bologna", at=at - timedelta(microseconds=1))
    cities = [make_city(name) for name in ("Granada", "Rome", "Chengdu", "Manchester")]
    granada, rome, chengdu, manchester = invite_cities(event=expo, cities=cities, by=host, at=at)
    CityInvitation.objects.filter(pk=rome.pk).update(state=InvitedState.INTERESTED)
    make_exhibit(chengdu, state=ExhibitState.PROPOSED)

    done = take_back_invitations(event=expo, invited_at=at, by=host, at=at)

    assert {one.pk for one in done} == {granada.pk, manchester.pk}
    assert [state_of(one) for one in (granada, manchester)] == ["withdrawn"] * 2
    assert [state_of(one) for one in (before, rome, chengdu)] == ["invited", "interested", "invited"]
    assert told(guest)[-1] == "The hosts withdraw their invitation of Granada: Horticulture Expo"
    assert verbs(granada)[-1] == "expo.withdrawn"
    with pytest.raises(NotNow, match="have answered"):
        take_back_invitations(event=expo, invited_at=at, by=host, at=at)


def test_hosts_alone_take_back_and_only_of_their_own_event(host: User, guest: User, at: datetime) -> None:
    expo, other = make_expo(), make_expo()
    row = make_invitation(expo, at=at)
    with pytest.raises(NotAllowed):
        take_back_invitations(event=expo, invited_at=at, by=guest, at=at)
    with pytest.raises(NotNow):
        take_back_invitations(event=other, invited_at=at, by=host, at=at)
    assert state_of(row) == "invited"
