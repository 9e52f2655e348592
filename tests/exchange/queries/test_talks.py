"""One's own conversations as a list."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from tests.exchange.factories import make_city, make_entry, make_officer, make_organisation
from tests.organisations.factories import make_member, make_person
from ucap.exchange.actions import (
    answer_interest,
    decline_interest,
    express_interest,
    move_stage,
    note_reading,
    pass_on_interest,
    write_message,
)
from ucap.exchange.models import Interest
from ucap.exchange.queries.desk import waiting_for
from ucap.exchange.queries.talks import (
    RECEIVED,
    SENT,
    AskedOfMine,
    my_conversations,
    talks_by_id,
    wanted_ids,
)
from ucap.exchange.states import DeclineReason, InterestStage
from ucap.notices.models import Notice
from ucap.people.models import User

pytestmark = pytest.mark.django_db


def found(viewer: User, **asked: str) -> list[Interest]:
    """What a search of one's own conversations finds."""
    return [one.interest for one in my_conversations(AskedOfMine(**asked), viewer).talks]


def another(entry_of: Interest, at: datetime, name: str = "Hydro Roma") -> Interest:
    house = make_organisation(name=name)
    return express_interest(
        entry=entry_of.entry, text="We too", organisation=house, by=make_member(house), at=at
    )


def test_they_are_those_of_all_i_act_for(
    interest: Interest,
    owner: User,
    officer: User,
    at: datetime,
    django_assert_num_queries: Callable[..., object],
) -> None:
    for number in range(3):
        another(interest, at - timedelta(1), f"House {number}")
    with django_assert_num_queries(5):  # the cities of who asks, counts, how many, the page, names
        mine = my_conversations(AskedOfMine(), owner)
    assert (mine.total, mine.waiting, len(mine.talks)) == (4, 4, 4)
    assert (mine.talks[0].other.name, mine.talks[0].mine.name) == ("Yangzhou", "Granada")
    assert mine.talks[0].received
    (theirs,) = my_conversations(AskedOfMine(), officer).talks
    assert (theirs.interest, theirs.other.name, theirs.received) == (interest, "Granada", False)
    assert not theirs.waits_for_me
    assert my_conversations(AskedOfMine(), make_person()).total == 0


def test_what_waits_for_me_comes_first(interest: Interest, owner: User, officer: User, at: datetime) -> None:
    later = another(interest, at + timedelta(hours=1))
    answer_interest(interest=later, text="Gladly", by=owner, at=at + timedelta(hours=2))
    assert found(owner) == [interest, later]
    answer_interest(interest=interest, text="Gladly", by=owner, at=at + timedelta(hours=3))
    assert my_conversations(AskedOfMine(), owner).waiting == 0
    assert my_conversations(AskedOfMine(), officer).waiting == 1
    write_message(interest=interest, text="Ours", note=True, by=officer, at=at + timedelta(hours=4))
    assert my_conversations(AskedOfMine(), officer).waiting == 1  # a note is no answer
    write_message(interest=interest, text="Thanks", by=officer, at=at + timedelta(hours=5))
    assert my_conversations(AskedOfMine(), officer).waiting == 0
    assert found(owner)[0] == interest


def test_what_is_passed_on_waits_for_whom_it_was_passed_on_to(
    interest: Interest, owner: User, at: datetime
) -> None:
    assert interest.entry.organisation
    colleague = make_member(interest.entry.organisation)
    pass_on_interest(interest=interest, to=colleague, by=owner, at=at)
    assert my_conversations(AskedOfMine(), owner).waiting == 0
    assert my_conversations(AskedOfMine(), colleague).waiting == 1


def test_they_are_filtered_and_searched(interest: Interest, owner: User, officer: User, at: datetime) -> None:
    other = another(interest, at)
    mine = express_interest(
        entry=make_entry(city=make_city("Rome"), title="Roof gardens"),
        text="A roof of ours",
        organisation=interest.entry.organisation,
        by=owner,
        at=at,
    )
    answer_interest(interest=interest, text="Gladly", by=owner, at=at)
    move_stage(interest=interest, stage=InterestStage.NEGOTIATION, by=owner, at=at)
    decline_interest(interest=other, reason=DeclineReason.FOUND, by=owner, at=at)
    assert set(found(owner, side=RECEIVED)) == {interest, other}
    assert found(owner, side=SENT) == [mine]
    assert found(owner, state="declined") == [other]
    assert found(owner, stage="negotiation") == [interest]
    assert found(owner, words="hydro roma") == [other]
    assert found(owner, words="roof GARDENS") == [mine]
    assert found(owner, words="have canals") == [interest]
    assert found(owner, words="%") == []
    write_message(interest=interest, text="Secret word", note=True, by=officer, at=at)
    assert found(owner, words="Secret") == []


def test_what_is_found_can_be_taken_along(interest: Interest, owner: User, at: datetime) -> None:
    ids = wanted_ids(AskedOfMine(), owner)
    assert [one.interest for one in talks_by_id(ids, owner)] == [interest]
    assert talks_by_id(ids, make_person()) == []


def test_what_a_side_has_not_read_is_counted_until_somebody_of_it_opens_the_conversation(
    interest: Interest, owner: User, officer: User, at: datetime
) -> None:
    assert (unread(owner), unread(officer)) == ([1], [0])
    write_message(interest=interest, text="Gladly.", by=owner, at=at)
    assert unread(owner) == [0]  # who answers has read it
    write_message(interest=interest, text="Ask for more", note=True, by=owner, at=at)
    write_message(interest=interest, text="On Friday?", by=owner, at=at)
    assert unread(officer) == [2]
    assert my_conversations(AskedOfMine(), officer).unread == 1
    latest = interest.messages.latest("pk").pk
    note_reading(interest=interest, up_to=latest, by=officer, at=at)
    note_reading(interest=interest, up_to=1, by=officer, at=at)  # an older page, opened again
    assert unread(officer) == [0]
    assert unread(make_officer(name="Wang Fang")) == [0]  # of the same city
    assert not Notice.objects.filter(to=officer, read_at=None).exists()
    assert [one.what for one in waiting_for(officer, at)] == []
    write_message(interest=interest, text="At nine.", by=owner, at=at)
    assert [one.what for one in waiting_for(officer, at)] == ["Read what was written to you"]


def unread(person: User) -> list[int]:
    return [talk.unread for talk in my_conversations(AskedOfMine(), person).talks]
