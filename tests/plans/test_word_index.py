"""The index of words says what the column says, whatever happens to a version."""

from datetime import date

import pytest
from django.db import connection

from tests.plans.factories import AT, make_draft, make_plan, make_secretariat, publish_again, yangzhou_content
from ucap.language.words import words
from ucap.plans.actions import discard_version, edit_part
from ucap.plans.models import Version
from ucap.plans.queries.catalogue import catalogue, ids_with_words
from ucap.plans.word_index import PLANS

pytestmark = pytest.mark.django_db


def versions_saying(word: str) -> set[int]:
    return {version for _, version in PLANS.find(connection, [word])}


def hold_to_the_column() -> None:
    """Raises DatabaseError when the index and what it is of do not agree; PostgreSQL keeps its indices itself."""
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO plans_words(plans_words, rank) VALUES ('integrity-check', 1)")


def test_it_follows_every_edit() -> None:
    draft = make_draft()
    by = make_secretariat()
    assert versions_saying("zeppelin") == set()
    draft = edit_part(
        version=draft, part="objectives", values={"objectives": ("Zeppelins",)}, base=0, by=by, at=AT
    )
    assert versions_saying("zeppelin") == {draft.pk}
    draft = edit_part(
        version=draft, part="objectives", values={"objectives": ("Trams",)}, base=1, by=by, at=AT
    )
    assert versions_saying("zeppelin") == set()
    hold_to_the_column()
    discard_version(version=draft, by=by, at=AT)
    assert versions_saying("trams") == set()
    hold_to_the_column()


def test_only_the_text_that_holds_is_found() -> None:
    plan = make_plan(objectives=("Zeppelins",))
    publish_again(plan, yangzhou_content(objectives=("Trams",)))
    everything = catalogue(date(2026, 11, 24))
    assert ids_with_words(everything, "zeppelins") == frozenset()
    assert ids_with_words(everything, "trams") == {plan.id}


def test_it_leaves_words_as_they_are_cut() -> None:
    text = "Kraków ٣٤ हिन्दी 𠮷野家 Straße Ⅷ ǅ 扬州市 ﷺ x²y O'Neill naïve 한국어 ไทย 2019-11"
    version = make_draft(objectives=(text,))
    assert [word for word in words(text) if versions_saying(word) != {version.pk}] == []
    assert [word for word in words(text) if versions_saying(word[:1]) != {version.pk}] == []


SAID = (
    "Córdoba und Straßenbahn, Œuvre, Łódź; O'Neill's 2019-11 wetland_park",
    "扬州的运河花园与西班牙的园艺博览会",
    "x" * 3000,
)


@pytest.mark.parametrize(
    "searched",
    ["Cordoba", "CÓRD", "strasse", "Straße", "œuv", "neill", "2019", "park", "扬州", "运河", "园", "西班牙", "ｘｘｘ", "x" * 250],
)  # fmt: skip
def test_what_is_found(searched: str) -> None:
    version = make_draft(objectives=SAID)
    assert [word for word in words(searched) if versions_saying(word) != {version.pk}] == []


@pytest.mark.parametrize("searched", ["ordoba", "bahn", "花国", "ark", "y" * 250])
def test_what_is_not_found(searched: str) -> None:
    make_draft(objectives=SAID)
    assert [word for word in words(searched) if versions_saying(word)] == []


def test_a_text_of_more_different_words_than_an_index_holds_is_kept() -> None:
    many = " ".join(f"{number:x}" for number in range(2**20, 2**20 + 170_000))
    version = make_draft(objectives=(many,))
    assert versions_saying("yangzhou") == versions_saying("100000") == {version.pk}


def test_what_a_question_could_be_made_of_is_only_a_word() -> None:
    make_draft()
    for text in ('"', "*", "a OR b", "NEAR(", "words:x", "^", "-"):
        for word in words(text):
            versions_saying(word)
    assert Version.objects.count() == 1
