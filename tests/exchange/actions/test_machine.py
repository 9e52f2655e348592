from datetime import datetime, timedelta

import pytest

from tests.exchange.factories import make_entry, make_organisation, sensors
from tests.language.service import Spoken
from tests.organisations.factories import make_person
from ucap.exchange import actions
from ucap.exchange.actions.machine import (
    LONGEST_PAUSE,
    MOST_ASKED,
    ask_for_sentences,
    behind,
    go_on_translating,
    translate_entry,
)
from ucap.exchange.models import Entry, EntryTranslated, EntryTranslation, TranslationPause
from ucap.exchange.states import EntryState
from ucap.exchange.tasks import entry_changed, mind_the_translations
from ucap.people.models import User

pytestmark = pytest.mark.django_db
OTHERS = ("zh-Hans", "es", "it", "de", "fr")


def texts(entry: Entry, target: str) -> dict[str, str]:
    return dict(entry.translations.filter(target=target).values_list("part", "machine"))


def publish_anew(entry: Entry, at: datetime, by: User, **changes: str) -> Entry:
    actions.write_next_version(entry=entry, by=by, at=at)
    entry.refresh_from_db()
    actions.change_draft(entry=entry, content=sensors(**changes), base=0, by=by, at=at)
    return actions.publish_entry(entry=entry, by=by, at=at)


@pytest.fixture
def owner(db: None) -> User:
    return make_person("Olga", verified=True)


@pytest.fixture
def entry(owner: User) -> Entry:
    return make_entry(organisation=make_organisation(owner=owner, name="Granada"))


def test_title_and_summary_are_there_in_every_other_language(
    spoken: Spoken, entry: Entry, at: datetime
) -> None:
    translate_entry(entry_id=entry.pk, at=at)
    assert texts(entry, "es") == {"title": f"[es] {entry.title}", "summary": f"[es] {entry.summary}"}
    assert set(entry.translations.values_list("target", flat=True)) == set(OTHERS)
    assert EntryTranslated.objects.get(entry=entry).done
    assert not behind(at).exists()


def test_nothing_is_asked_twice(spoken: Spoken, entry: Entry, at: datetime) -> None:
    translate_entry(entry_id=entry.pk, at=at)
    asked = len(spoken.paths)
    translate_entry(entry_id=entry.pk, at=at)
    assert len(spoken.paths) == asked


def test_without_a_service_nothing_happens(entry: Entry, at: datetime) -> None:
    translate_entry(entry_id=entry.pk, at=at)
    entry_changed(entry.pk)
    mind_the_translations(at)
    assert not go_on_translating(within=1)
    assert not EntryTranslation.objects.exists()
    assert not EntryTranslated.objects.exists()


def test_publishing_has_it_translated(
    spoken: Spoken, owner: User, at: datetime, django_capture_on_commit_callbacks: object
) -> None:
    draft = make_entry(organisation=make_organisation(owner=owner, name="Jaén"), state=EntryState.DRAFT)
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        actions.publish_entry(entry=draft, by=owner, at=at)
    assert texts(draft, "zh-Hans")["title"] == "[zh-Hans] Sensors for canals"


def test_a_draft_goes_to_no_service(spoken: Spoken, at: datetime) -> None:
    draft = make_entry(state=EntryState.DRAFT)
    translate_entry(entry_id=draft.pk, at=at)
    assert not behind(at).exists()
    assert spoken.paths == []


def test_a_changed_text_is_translated_anew_and_the_old_translation_goes(
    spoken: Spoken, owner: User, entry: Entry, at: datetime
) -> None:
    translate_entry(entry_id=entry.pk, at=at)
    publish_anew(entry, at, owner, title="Buoys for canals")
    assert list(behind(at)) == [entry]
    translate_entry(entry_id=entry.pk, at=at)
    assert texts(entry, "es") == {"title": "[es] Buoys for canals", "summary": f"[es] {entry.summary}"}
    assert entry.translations.count() == 2 * len(OTHERS)


def test_only_what_changed_is_asked_anew(spoken: Spoken, owner: User, entry: Entry, at: datetime) -> None:
    translate_entry(entry_id=entry.pk, at=at)
    publish_anew(entry, at, owner, title="Buoys for canals")
    spoken.asked.clear()
    translate_entry(entry_id=entry.pk, at=at)
    assert [asked["q"] for asked in spoken.asked] == [["Buoys for canals"]] * len(OTHERS)


def test_a_service_that_is_down_is_let_alone_for_longer_each_time(spoken: Spoken, at: datetime) -> None:
    first, second = make_entry(), make_entry()
    spoken.status, when, waits = 500, at, []
    for _ in range(12):
        translate_entry(entry_id=first.pk, at=when)
        until = TranslationPause.objects.get().until
        waits.append(until - when)
        when = until
    assert waits[:3] == [timedelta(minutes=1), timedelta(minutes=2), timedelta(minutes=4)]
    assert waits[-1] == LONGEST_PAUSE
    asked = len(spoken.paths)
    translate_entry(entry_id=second.pk, at=when - timedelta(seconds=1))
    assert len(spoken.paths) == asked
    spoken.status = 200
    translate_entry(entry_id=second.pk, at=when)
    assert not TranslationPause.objects.exists()
    assert EntryTranslated.objects.get(entry=second).done


def test_a_busy_service_is_left_alone_as_long_as_it_asks(spoken: Spoken, entry: Entry, at: datetime) -> None:
    spoken.status, spoken.headers = 429, {"Retry-After": "3600"}
    translate_entry(entry_id=entry.pk, at=at)
    assert TranslationPause.objects.get().until == at + timedelta(hours=1)


def test_a_text_that_it_refuses_holds_up_no_other(spoken: Spoken, entry: Entry, at: datetime) -> None:
    spoken.body, spoken.status = b'{"error": "too long"}', 400
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("ucap.exchange.actions.machine.pairs_of", lambda _: {"en": {"es"}})
        translate_entry(entry_id=entry.pk, at=at)
    assert not TranslationPause.objects.exists()
    assert EntryTranslated.objects.get(entry=entry).due_at == at + timedelta(minutes=1)
    assert not behind(at).exists()
    assert behind(at + timedelta(minutes=1)).exists()


def test_what_the_service_missed_is_made_up_for_by_the_clock(spoken: Spoken, at: datetime) -> None:
    entries = [make_entry() for _ in range(3)]
    assert behind(at).count() == 3
    mind_the_translations(at)
    assert [texts(entry, "it")["title"] for entry in entries] == ["[it] Sensors for canals"] * 3
    assert not behind(at).exists()


def test_a_language_that_it_does_not_speak_is_asked_for_again_the_next_day(
    spoken: Spoken, entry: Entry, at: datetime
) -> None:
    spoken.codes = ("en", "es", "zh")
    translate_entry(entry_id=entry.pk, at=at)
    assert set(entry.translations.values_list("target", flat=True)) == {"es", "zh-Hans"}
    assert not behind(at + timedelta(hours=23)).exists()
    spoken.codes = ("en", "es", "zh", "it", "de", "fr")
    translate_entry(entry_id=entry.pk, at=at + timedelta(days=1))
    assert set(entry.translations.values_list("target", flat=True)) == set(OTHERS)


def test_an_answer_is_kept_as_plain_text(spoken: Spoken, entry: Entry, at: datetime) -> None:
    spoken.words[entry.title] = "<script>x</script>Sensores\u202e\0\n para canales"
    translate_entry(entry_id=entry.pk, at=at)
    assert texts(entry, "es")["title"] == "Sensores para canales"


def test_a_hostile_answer_leaves_what_was_there(spoken: Spoken, entry: Entry, at: datetime) -> None:
    spoken.body = b"<html>"
    translate_entry(entry_id=entry.pk, at=at)
    assert not entry.translations.exists()
    assert "LibreTranslate" in TranslationPause.objects.get().error


def test_sentences_are_translated_once_somebody_asks(spoken: Spoken, entry: Entry, at: datetime) -> None:
    sentence = "ten of them cover five kilometres of canal."
    assert ask_for_sentences(entry=entry, texts=[sentence], target="zh-Hans", at=at) == 1
    translate_entry(entry_id=entry.pk, at=at)
    assert ask_for_sentences(entry=entry, texts=[sentence], target="zh-Hans", at=at) == 0
    row = EntryTranslation.objects.get(part="sentence")
    assert (row.target, row.machine) == ("zh-Hans", f"[zh-Hans] {sentence}")


def test_a_sentence_asked_for_of_an_entry_that_is_done_is_not_forgotten_when_the_task_is_lost(
    spoken: Spoken, entry: Entry, at: datetime
) -> None:
    translate_entry(entry_id=entry.pk, at=at)
    ask_for_sentences(entry=entry, texts=["Developed with two cities;"], target="es", at=at)
    assert list(behind(at)) == [entry]


def test_sentences_that_are_said_no_more_go(spoken: Spoken, owner: User, entry: Entry, at: datetime) -> None:
    stays, goes = "A tenth of the price of a fixed station.", "Developed with two cities;"
    ask_for_sentences(entry=entry, texts=[stays, goes], target="es", at=at)
    translate_entry(entry_id=entry.pk, at=at)
    publish_anew(entry, at, owner, description="Developed with nobody.")
    translate_entry(entry_id=entry.pk, at=at)
    assert list(EntryTranslation.objects.filter(part="sentence").values_list("original", flat=True)) == [
        stays
    ]


def test_nobody_asks_for_a_whole_book(spoken: Spoken, entry: Entry, at: datetime) -> None:
    many = [f"Sentence {number}." for number in range(100)]
    assert ask_for_sentences(entry=entry, texts=many, target="es", at=at) == MOST_ASKED
    assert ask_for_sentences(entry=entry, texts=["x" * 5000], target="es", at=at) == 0
    assert ask_for_sentences(entry=entry, texts=["x"], target="en", at=at) == 0
