"""The last look finds an address wherever a domain forgot it."""

import pytest

from tests.organisations.factories import make_organisation
from tests.plans.factories import make_draft
from ucap.journal.actions import record
from ucap.kernel.person import Person
from ucap.plans.models import Version
from ucap.privacy.actions.sweeping import sweep

pytestmark = pytest.mark.django_db
LI = Person("id", "Li Wei", ("li@example.org",))


def test_it_looks_into_texts_and_json_of_every_table() -> None:
    organisation = make_organisation(name="Li Wei & Co, li@example.org")
    draft = make_draft(objectives=("Write to LI@example.org",))
    found = {".".join(place.split(".")[-2:]) for place in sweep(LI)}
    assert found >= {"OrganisationName.name", "Version.content_json"}
    assert organisation.names.get().name == "Li Wei & Co, …"
    assert Version.objects.get(pk=draft.pk).content_json["objectives"] == ["Write to …"]
    assert sweep(LI) == []


def test_the_journal_and_others_are_let_be() -> None:
    entry = record(
        "x.y",
        subject=("plan", "p"),
        actor="id",
        at=make_draft().created_at,
        detail={"a": "anna.li@example.org"},
    )
    assert sweep(LI) == []
    entry.refresh_from_db()
    assert entry.private.get().data == {"a": "anna.li@example.org"}
