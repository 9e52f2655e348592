"""An event that is reported is taken from view, and put back to where it was."""

import pytest

from tests.events.factories import AT, make_event, make_organisation, make_person
from tests.organisations.factories import GRANADA, make_secretary
from tests.plans.factories import make_officer
from ucap.events.actions import agree_to_host, ask_host, release_event, withhold_event
from ucap.events.models import Event
from ucap.events.queries.moderating import shown_events, spoken_for
from ucap.events.states import SEEN, EventState
from ucap.exchange.states import Visibility
from ucap.kernel.errors import NotAllowed
from ucap.moderation.actions import decide, report
from ucap.moderation.states import Ground, Verdict
from ucap.notices.models import Notice

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("state", SEEN)
def test_an_event_is_put_back_to_where_it_was(state: EventState) -> None:
    event, secretary = make_event(state=state), make_secretary()
    for _ in range(2):
        withhold_event(event.pk, secretary, AT)
    event.refresh_from_db()
    assert event.state == EventState.WITHHELD
    assert event not in Event.objects.visible_to(make_person())
    for _ in range(2):
        release_event(event.pk, secretary, AT)
    event.refresh_from_db()
    assert (event.state, event.sequence) == (state, 2)


def test_a_draft_stays_a_draft() -> None:
    draft, secretary = make_event(state=EventState.DRAFT), make_secretary()
    withhold_event(draft.pk, secretary, AT)
    release_event(draft.pk, secretary, AT)
    draft.refresh_from_db()
    assert draft.state == EventState.DRAFT


def test_only_moderators_decide() -> None:
    officer = make_officer(GRANADA)
    event = make_event(author=officer)
    for does in (withhold_event, release_event):
        with pytest.raises(NotAllowed):
            does(event.pk, officer, AT)


def test_a_reported_event_is_shown_with_all_its_words_and_decided() -> None:
    officer, secretary = make_officer(GRANADA), make_secretary()
    event = make_event(author=officer)
    event.texts.create(language="it", title="Le città dei canali", summary="Due giorni")
    shown = shown_events([event.pk, "gone"])[event.pk]
    assert shown.title == "Canal cities meet"
    assert "Due giorni" in shown.text
    assert "Canal Hall" in shown.text
    assert shown.public
    assert officer.pk in shown.concerned
    case = report(subject=("event", event.pk), by=make_person(), ground=Ground.ADVERTISING, at=AT)
    decide(case=case, verdict=Verdict.WITHHOLD, reason="It sells cars.", by=secretary, at=AT)
    event.refresh_from_db()
    assert event.state == EventState.WITHHELD
    assert Notice.objects.filter(to=officer).exists()


def test_nothing_is_shown_of_what_nobody_saw_and_little_is_public() -> None:
    assert shown_events([make_event(state=EventState.DRAFT).pk]) == {}
    members = make_event(visibility=Visibility.MEMBERS)
    assert not shown_events([members.pk])[members.pk].public


def test_every_host_that_agreed_speaks_for_the_event() -> None:
    officer, owner = make_officer(GRANADA), make_person(verified=True)
    museum = make_organisation(owner=owner)
    event = make_event(author=officer)
    host = ask_host(event=event, organisation=museum, by=officer, at=AT)
    assert event.pk not in spoken_for(owner)
    assert owner.pk not in shown_events([event.pk])[event.pk].concerned
    agree_to_host(host=host, by=owner, at=AT)
    assert event.pk in spoken_for(owner)
    assert event.pk in spoken_for(officer)
    assert set(shown_events([event.pk])[event.pk].concerned) == {officer.pk, owner.pk}
