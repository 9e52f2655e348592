"""The nearest meanings among those let through, on whichever store the tests run: as many and the same as by brute force."""

import numpy as np
import pytest
from django.db import connection
from django.db.models import QuerySet
from pytest_django import DjangoAssertNumQueries

from tests.exchange.factories import AT
from tests.matching.vectors import Floats, some
from tests.matching.vectors import nearest as by_brute_force
from ucap.matching.actions.storing import keep_near
from ucap.matching.models import Index, Meaning
from ucap.matching.packing import packed
from ucap.matching.profile import PROFILES
from ucap.matching.queries.nearest import nearest
from ucap.matching.states import Flag, IndexState
from ucap.organisations.models import Organisation

pytestmark = pytest.mark.usefixtures("store")
COUNT = 900


@pytest.fixture
def index() -> Index:
    return Index.objects.create(encoder=PROFILES, state=IndexState.CURRENT, begun_at=AT, finished_at=AT)


@pytest.fixture
def vectors(index: Index) -> Floats:
    """Those of so many organisations, in the order of their meanings' keys."""
    vectors = some(COUNT)
    houses = Organisation.objects.bulk_create(
        Organisation(slug=f"house-{n}", kind="university", country="CN", created_at=AT, edited_at=AT)
        for n in range(COUNT)
    )
    meanings = Meaning.objects.bulk_create(
        Meaning(
            index=index,
            organisation=house,
            flag=Flag.ORGANISATION,
            stamp="1",
            language="en",
            whole=packed(vector),
            profile=b"",
            made_at=AT,
        )
        for house, vector in zip(houses, vectors, strict=True)
    )
    keep_near(index, [one.pk for one in meanings], list(vectors), [Flag.ORGANISATION] * COUNT)
    return vectors


def found(index: Index, vector: Floats, among: QuerySet[Meaning], most: int = 10) -> list[int]:
    near = nearest(vector, most, index=index, flags=Flag.ORGANISATION, among=among)
    assert [one.cosine for one in near] == sorted((one.cosine for one in near), reverse=True)
    return [one.key for one in near]


@pytest.mark.parametrize("share", [1, 3, 40, 400])
def test_as_many_are_found_however_few_are_let_through(index: Index, vectors: Floats, share: int) -> None:
    keys = np.array(Meaning.objects.order_by("pk").values_list("pk", flat=True))
    let_through = keys % share == keys[0] % share
    among = Meaning.objects.filter(index=index, pk__in=keys[let_through].tolist())
    for one in vectors[:5]:
        assert found(index, one, among) == by_brute_force(keys[let_through], vectors[let_through], one, 10)


def test_those_farthest_away_are_found_where_nobody_else_is_let_through(
    index: Index, vectors: Floats
) -> None:
    keys = np.array(Meaning.objects.order_by("pk").values_list("pk", flat=True))
    far = by_brute_force(keys, vectors, vectors[0], COUNT)[-5:]
    assert found(index, vectors[0], Meaning.objects.filter(index=index, pk__in=far)) == far


def test_of_another_encoder_or_kind_nothing_is_found(index: Index, vectors: Floats) -> None:
    every = Meaning.objects.all()
    assert nearest(vectors[0], 5, index=index, flags=Flag.PLAN, among=every) == []
    another = Index.objects.create(encoder="another", begun_at=AT)
    assert found(another, vectors[0], Meaning.objects.filter(index=another)) == []


def test_where_everything_may_be_found_few_questions_are_asked(
    index: Index, vectors: Floats, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    among = Meaning.objects.filter(index=index)
    with django_assert_max_num_queries(2 if connection.vendor == "postgresql" else 1):
        assert len(found(index, vectors[0], among, 200)) == 200
