"""Who wants to hear of entries and conversations."""

import pytest
from pytest_django import DjangoCaptureOnCommitCallbacks

from tests.exchange.factories import AT, make_entry, make_organisation
from ucap.exchange import watching
from ucap.exchange.actions import answer_interest, express_interest
from ucap.organisations.models import Organisation
from ucap.people.models import User


def owner(organisation: Organisation) -> User:
    return User.objects.filter(memberships__organisation=organisation).get()


def test_each_hears_of_what_it_registered_for() -> None:
    heard: list[str] = []
    watching.register(heard.append, of="interest")

    watching.tell("an entry")
    watching.tell("a talk", of="interest")
    watching.forget(heard.append, of="interest")
    watching.tell("another", of="interest")

    assert heard == ["a talk"]


@pytest.mark.django_db
def test_an_answer_is_told(django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks) -> None:
    entry = make_entry()
    asker = make_organisation()
    heard: list[str] = []
    watching.register(heard.append, of="interest")
    with django_capture_on_commit_callbacks(execute=True):
        interest = express_interest(entry=entry, text="Hello", by=owner(asker), at=AT, organisation=asker)
        assert entry.organisation
        answer_interest(interest=interest, text="Welcome", by=owner(entry.organisation), at=AT)
    watching.forget(heard.append, of="interest")

    assert heard == [interest.pk]
