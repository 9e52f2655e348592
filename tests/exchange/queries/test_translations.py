from datetime import datetime, timedelta
from typing import Any

import pytest
from django.utils.translation import override

from tests.exchange.factories import make_entry, make_organisation
from tests.language.service import Spoken
from ucap.exchange.actions.machine import ask_for_sentences, translate_entry
from ucap.exchange.models import Entry, EntryTranslation
from ucap.exchange.queries.cards import cards
from ucap.exchange.queries.entries import entry_page
from ucap.exchange.queries.listing import Asked, entry_list
from ucap.exchange.queries.stamp import stamp
from ucap.exchange.queries.translations import sentences_in_reader_language
from ucap.people.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def entry(spoken: Spoken, at: datetime) -> Entry:
    entry = make_entry(title="Sensores", summary="Miden el agua.", language="es")
    translate_entry(entry_id=entry.pk, at=at)
    return entry


def test_a_card_says_it_in_the_readers_language(entry: Entry) -> None:
    with override("zh-hans"):
        (card,) = cards([entry.pk])
    assert card.translated
    assert card.translated.language == "zh-Hans"
    assert (card.translated.title, card.translated.summary) != (None, None)
    assert card.title == "Sensores"
    assert not card.translated.corrected


def test_who_reads_the_language_of_the_text_reads_the_text(entry: Entry) -> None:
    with override("es"):
        assert cards([entry.pk])[0].translated is None
        assert entry_page(entry.slug, None).translated is None


def test_without_a_service_nothing_is_shown(entry: Entry, settings: Any) -> None:
    settings.TRANSLATE_URL = ""
    assert cards([entry.pk])[0].translated is None


def test_a_translation_of_another_text_is_never_shown(entry: Entry) -> None:
    Entry.objects.filter(pk=entry.pk).update(title="Boyas", summary="Otra cosa.")
    assert cards([entry.pk])[0].translated is None


def test_a_translation_of_half_of_it_is_shown(entry: Entry) -> None:
    Entry.objects.filter(pk=entry.pk).update(title="Boyas")
    (card,) = cards([entry.pk])
    assert card.translated
    assert card.translated.title is None
    assert card.translated.summary


def test_an_entrys_page_shows_it(entry: Entry) -> None:
    page = entry_page(entry.slug, None)
    assert page.translated
    assert page.translated.title
    assert page.translated.title.text == "[en] Sensores"
    assert page.corrected_in == ""


def test_one_query_more_however_many_entries(
    spoken: Spoken, owner: User, settings: Any, django_assert_num_queries: Any
) -> None:
    organisation = make_organisation(owner=owner, name="Granada")
    ids = [make_entry(organisation=organisation, language="es", title=f"T{n}").pk for n in range(9)]
    for some in (ids[:1], ids):
        with django_assert_num_queries(5):
            cards(some)
        with override("es"), django_assert_num_queries(4):
            cards(some)
    settings.TRANSLATE_URL = ""
    with django_assert_num_queries(4):
        cards(ids)


def test_a_list_has_them(entry: Entry) -> None:
    assert entry_list(Asked(), None).cards[0].translated


def test_what_visitors_were_shown_is_drawn_anew_once_there_is_a_translation(
    entry: Entry, at: datetime
) -> None:
    before = stamp()
    assert stamp() == before
    EntryTranslation.objects.filter(target="it").update(at=at + timedelta(seconds=1))
    assert stamp() != before


def test_sentences_are_told_from_those_that_are_awaited(entry: Entry, spoken: Spoken, at: datetime) -> None:
    said, more = "Developed with two cities;", "A tenth of the price of a fixed station."
    ask_for_sentences(entry=entry, texts=[said], target="en", at=at)
    translate_entry(entry_id=entry.pk, at=at)
    ask_for_sentences(entry=entry, texts=[more], target="en", at=at)
    found = sentences_in_reader_language([entry.pk], at)
    assert found
    reading = found.of(said, "es")
    assert reading
    assert reading.text == f"[en] {said}"
    assert found.missing([said, more], "es") == [more]
    assert found.awaited([more], "es")
    assert not found.rests
    spoken.status = 500
    translate_entry(entry_id=entry.pk, at=at)
    later = sentences_in_reader_language([entry.pk], at)
    assert later
    assert later.rests


def test_the_title_that_matches_needs_no_second_translation(entry: Entry, at: datetime) -> None:
    found = sentences_in_reader_language([entry.pk], at)
    assert found
    assert found.missing(["Sensores"], "es") == []
