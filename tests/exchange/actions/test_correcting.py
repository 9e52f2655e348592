from datetime import datetime, timedelta
from typing import Any

import pytest

from tests.exchange.factories import make_entry, make_officer, make_organisation, sensors
from tests.language.service import Spoken
from tests.organisations.factories import make_person
from ucap.exchange import actions
from ucap.exchange.actions.correcting import LONGEST_CORRECTION
from ucap.exchange.actions.machine import translate_entry
from ucap.exchange.models import Entry, EntryTranslation
from ucap.exchange.personal import erase, export
from ucap.exchange.queries.correcting import correcting
from ucap.exchange.queries.moderating import shown_entries
from ucap.exchange.states import EntryState, TextPart
from ucap.journal.models import Entry as JournalEntry
from ucap.journal.queries import whole
from ucap.kernel.errors import BadInput, NotAllowed, NotNow
from ucap.kernel.person import Person
from ucap.moderation.models import Case
from ucap.people.models import User

pytestmark = pytest.mark.django_db
TITLE = (TextPart.TITLE, "Sensors for canals")


@pytest.fixture
def owner(db: None) -> User:
    return make_person("Olga", verified=True)


@pytest.fixture
def entry(owner: User, spoken: Spoken, at: datetime) -> Entry:
    """Translated by the machine."""
    entry = make_entry(organisation=make_organisation(owner=owner, name="Granada"))
    translate_entry(entry_id=entry.pk, at=at)
    return entry


def correct(entry: Entry, by: User, at: datetime, text: str, language: str = "es", **more: Any) -> Entry:
    texts = more.get("texts", {TITLE: text})
    return actions.correct_translation(entry=entry, language=language, texts=texts, by=by, at=at)


def title(entry: Entry, language: str = "es") -> EntryTranslation:
    return EntryTranslation.objects.get(entry=entry, target=language, part="title")


def test_its_people_put_it_better(entry: Entry, owner: User, at: datetime) -> None:
    correct(entry, owner, at, "Sensores <b>flotantes</b>\u200b")
    row = title(entry)
    assert (row.corrected, row.machine, row.by) == ("Sensores flotantes", "[es] Sensors for canals", owner)
    assert title(entry, "it").corrected == ""


def test_the_journal_tells_of_it(entry: Entry, owner: User, at: datetime) -> None:
    correct(entry, owner, at, "Sensores")
    told = JournalEntry.objects.get(verb="entry.translation_corrected")
    assert told.after == {}  # an entry's own words are kept apart
    assert whole(told).after == {"title": "Sensores"}
    assert told.detail == {"language": "es"}


def test_a_correction_stays_when_the_machine_runs_again(
    entry: Entry, owner: User, spoken: Spoken, at: datetime
) -> None:
    correct(entry, owner, at, "Sensores")
    EntryTranslation.objects.update(machine="")
    entry.translated.delete()
    spoken.words["Sensors for canals"] = "Sensores de canal"
    translate_entry(entry_id=entry.pk, at=at)
    assert (title(entry).corrected, title(entry).machine) == ("Sensores", "Sensores de canal")


def test_back_to_the_machine(entry: Entry, owner: User, at: datetime) -> None:
    correct(entry, owner, at, "Sensores")
    actions.use_machine_translation(entry=entry, language="es", by=owner, at=at)
    assert (title(entry).text, title(entry).by) == ("[es] Sensors for canals", None)


@pytest.mark.parametrize("text", ["", "[es] Sensors for canals"])
def test_what_is_empty_or_the_machines_is_no_correction(
    entry: Entry, owner: User, at: datetime, text: str
) -> None:
    correct(entry, owner, at, text)
    assert title(entry).corrected == ""
    assert not JournalEntry.objects.filter(verb="entry.translation_corrected").exists()


def test_before_the_service_answers_its_people_can_translate_it_themselves(
    spoken: Spoken, owner: User, at: datetime
) -> None:
    entry = make_entry(organisation=make_organisation(owner=owner, name="Jaén"))
    correct(entry, owner, at, "Sensores")
    assert title(entry).text == "Sensores"


def test_a_changed_text_begins_with_how_they_put_the_earlier_one(
    entry: Entry, owner: User, at: datetime
) -> None:
    correct(entry, owner, at, "Sensores para canales")
    actions.write_next_version(entry=entry, by=owner, at=at)
    entry.refresh_from_db()
    actions.change_draft(entry=entry, content=sensors(title="Buoys for canals"), base=0, by=owner, at=at)
    actions.publish_entry(entry=entry, by=owner, at=at)
    translate_entry(entry_id=entry.pk, at=at)
    piece = correcting(entry.pk, "es", owner).pieces[0]
    assert (piece.former, piece.begins_with) == ("Sensores para canales",) * 2
    assert (piece.corrected, piece.machine) == ("", "[es] Buoys for canals")
    new = {(TextPart.TITLE, "Buoys for canals"): "Boyas para canales"}
    correct(entry, owner, at + timedelta(hours=1), "", texts=new)
    translate_entry(entry_id=entry.pk, at=at)
    rows = EntryTranslation.objects.filter(entry=entry, target="es", part="title")
    assert [row.corrected for row in rows] == ["Boyas para canales"]


def test_a_form_of_the_earlier_text_is_told_so(entry: Entry, owner: User, at: datetime) -> None:
    with pytest.raises(NotNow):
        correct(entry, owner, at, "", texts={(TextPart.TITLE, "Another title"): "Otro"})
    with pytest.raises(NotNow):
        correct(entry, owner, at, "", texts={(TextPart.SENTENCE, "Another title"): "Otro"})


@pytest.mark.parametrize("language", ["en", "xx", "EN"])
def test_into_its_own_language_or_one_that_nobody_reads_here_it_is_not_translated(
    entry: Entry, owner: User, at: datetime, language: str
) -> None:
    with pytest.raises(BadInput):
        correct(entry, owner, at, "Sensors", language=language)


@pytest.mark.parametrize(
    "text", ["x" * (LONGEST_CORRECTION[TextPart.TITLE] + 1), "Sensores https://example.org"]
)
def test_the_limits_of_entries_hold_for_corrections(
    entry: Entry, owner: User, at: datetime, text: str
) -> None:
    with pytest.raises(BadInput):
        correct(entry, owner, at, text)


def test_others_do_not_correct_it(entry: Entry, at: datetime) -> None:
    for somebody in (make_person("Eve", verified=True), make_officer(name="Li Na")):
        with pytest.raises(NotAllowed):
            correct(entry, somebody, at, "Sensores")
        with pytest.raises(NotAllowed):
            actions.use_machine_translation(entry=entry, language="es", by=somebody, at=at)


def test_what_nobody_has_looked_at_waits_for_a_moderator_who_reads_it(spoken: Spoken, at: datetime) -> None:
    newcomer = make_person("Nina")
    entry = make_entry(organisation=make_organisation(owner=newcomer, name="Novo"))
    correct(entry, newcomer, at, "Compre aquí")
    entry.refresh_from_db()
    assert entry.state == EntryState.WAITING
    assert Case.objects.filter(subject_id=entry.pk).exists()
    assert shown_entries([entry.pk])[entry.pk].text.startswith("es: Compre aquí")
    with pytest.raises(NotNow):
        correct(entry, newcomer, at, "Otra cosa")


def test_who_leaves_is_forgotten_in_translations(entry: Entry, owner: User, at: datetime) -> None:
    correct(entry, owner, at, "Sensores de olga@example.org")
    EntryTranslation.objects.filter(target="it", part="title").update(machine="Da olga@example.org")
    person = Person(owner.pk, owner.name, ("olga@example.org",))
    assert [row["corrected"] for row in export(person)["translations"]] == ["Sensores de olga@example.org"]
    erase(person, at)
    assert title(entry).corrected == "Sensores de …"
    assert not EntryTranslation.objects.filter(target="it", part="title").exists()
