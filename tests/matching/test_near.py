"""A search of the index finds what brute force finds; what cannot be is told."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from tests.matching.vectors import EXACT, filled, nearest, some
from ucap.kernel.errors import BadInput
from ucap.matching.near import reader
from ucap.matching.near.files import BLOCK
from ucap.matching.near.reader import Among, Near
from ucap.matching.near.writer import Writer

OFFER, REQUEST, PUBLIC = 1, 2, 4


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "index"


def test_the_nearest_come_best_first_with_their_cosines(folder: Path) -> None:
    vectors = filled(folder, 3000)
    found = Near(folder).search(vectors[7], 10)
    assert found.keys.tolist() == nearest(np.arange(3000), vectors, vectors[7], 10)
    assert found.cosines == pytest.approx(vectors[found.keys] @ vectors[7], abs=EXACT)
    assert (found.keys[0], found.cosines[0]) == (7, pytest.approx(1, abs=EXACT))


def test_several_at_once_are_found_as_one_by_one(folder: Path) -> None:
    vectors = filled(folder, 2000)
    index = Near(folder)
    for one, found in zip(vectors[:5], index.search_many(vectors[:5], 6), strict=True):
        alone = index.search(one, 6)
        assert (found.keys == alone.keys).all()
        assert (found.cosines == alone.cosines).all()


def test_an_index_of_several_blocks_put_in_uneven_parts(folder: Path) -> None:
    count = 2 * BLOCK + 100
    vectors = some(count)
    with Writer(folder) as index:
        for start, end in ((0, 5), (5, BLOCK - 1), (BLOCK - 1, BLOCK + 3), (BLOCK + 3, count)):
            index.append(np.arange(start, end), vectors[start:end])
        for _ in range(2):  # as they were put, and compacted
            for one in vectors[:: BLOCK // 2]:
                found = Near(folder).search(one, 10)
                assert found.keys.tolist() == nearest(np.arange(count), vectors, one, 10)
            index.compact()


@pytest.mark.parametrize("compacted", [False, True])
def test_vectors_as_near_as_each_other_come_by_their_keys(folder: Path, compacted: bool) -> None:
    one = some(1)[0]
    keys = np.random.default_rng(3).permutation(3000)
    with Writer(folder) as index:
        index.append(keys, np.repeat(one[None], 3000, axis=0))
        if compacted:
            index.compact()
    assert Near(folder).search(one, 25).keys.tolist() == list(range(25))


def test_a_search_among_some_ranks_those_alone(folder: Path) -> None:
    flags = np.random.default_rng(1).choice([OFFER, REQUEST, OFFER | PUBLIC, REQUEST | PUBLIC], 8_000)
    vectors = filled(folder, 8_000, flags=flags)
    index, keys = Near(folder), np.arange(8_000)
    for among, meant in (
        (Among(any_of=OFFER | REQUEST), flags >= 0),
        (Among(all_of=PUBLIC | REQUEST), flags == PUBLIC | REQUEST),
        (Among(any_of=REQUEST, none_of=PUBLIC), flags == REQUEST),
        (Among(all_of=OFFER | REQUEST), flags < 0),
    ):
        assert index.count(among) == meant.sum()
        assert index.keys(among).tolist() == keys[meant].tolist()
        found = index.search(vectors[11], 10, among=among, oversample=100)
        assert found.keys.tolist() == nearest(keys[meant], vectors[meant], vectors[11], 10)


@pytest.mark.parametrize("share", [2, 50, 5000])
def test_allowed_keys_and_a_mask_by_key_mean_the_same(folder: Path, share: int) -> None:
    vectors = filled(folder, 10_000)
    allowed = np.arange(0, 10_000, share)
    mask = np.zeros(9_999, np.bool_)
    mask[allowed] = True
    index = Near(folder)
    for given_as in (allowed, mask):
        found = index.search(vectors[3], 10, allowed=given_as, oversample=100)
        assert found.keys.tolist() == nearest(allowed, vectors[allowed], vectors[3], 10)


def test_a_mask_by_key_says_nothing_for_a_negative_key(folder: Path) -> None:
    with Writer(folder) as index:
        index.append([-1, 0], some(2))
    assert Near(folder).search(some(2)[0], 2, allowed=np.array([True, True])).keys.tolist() == [0]


@pytest.mark.parametrize("share", [3, 400, 100_000])
def test_a_filter_is_asked_until_enough_are_let_through_and_never_twice(folder: Path, share: int) -> None:
    vectors = filled(folder, 8_000)
    asked: list[int] = []

    def keep(keys: NDArray[np.int64]) -> NDArray[np.bool_]:
        asked.extend(keys.tolist())
        return keys % share == 1

    found = Near(folder).search(vectors[5], 10, keep=keep)
    meant = np.arange(1, 8_000, share)
    assert found.keys.tolist() == nearest(meant, vectors[meant], vectors[5], 10)
    assert len(asked) == len(set(asked))
    assert (len(asked) < 2_000) == (share == 3)


def test_an_empty_index_finds_nothing(folder: Path) -> None:
    with Writer(folder) as index:
        assert Near(folder).search(some(1)[0], 5).keys.tolist() == []
        index.append([], np.zeros((0, 512)))
        index.compact()
        assert index.waste() == 0
    found = Near(folder).search(some(1)[0], 5, keep=lambda keys: keys > 0)
    assert (found.keys.tolist(), found.cosines.tolist(), Near(folder).count()) == ([], [], 0)


def test_more_than_there_are(folder: Path) -> None:
    vectors = filled(folder, 3)
    assert Near(folder).search(vectors[1], 10).keys.tolist() == nearest(np.arange(3), vectors, vectors[1], 10)


def test_as_many_as_nobody_reads_are_found_in_parts(folder: Path) -> None:
    count = BLOCK + 5
    vectors = filled(folder, count)
    found = Near(folder).search(vectors[3], 10**12)
    assert found.cosines == pytest.approx(np.sort(vectors @ vectors[3])[::-1], abs=EXACT)


def test_the_vectors_come_back(folder: Path) -> None:
    vectors = filled(folder, 50)
    with Writer(folder) as index:
        index.replace([4], -vectors[4:5])
    again = Near(folder).vectors([9, 4, 30, 9])
    assert again == pytest.approx(np.stack([vectors[9], -vectors[4], vectors[30], vectors[9]]), abs=2e-5)
    with pytest.raises(BadInput, match="key 50"):
        Near(folder).vectors([1, 50])
    with Writer(folder, anew=True), pytest.raises(BadInput, match="key 1"):
        Near(folder).vectors([1])


NAN, LONG = np.full((1, 512), np.nan), np.full((1, 512), 1.0)


@pytest.mark.parametrize(
    ("vectors", "told"),
    [
        (np.zeros((1, 384)), "512 numbers.* 1×384"),
        (np.zeros(512), "512 numbers"),
        (NAN, "Vector 1 holds NaN"),
        (np.vstack([some(1), np.full((1, 512), 1e300)]), "Vector 2 holds NaN or infinity"),
        (np.zeros((1, 512)), "Vector 1 has the length 0, not 1"),
        (LONG, "Vector 1 has the length 22.6"),
        (np.full((1, 512), 1e30), "length inf"),
        ([["a"] * 512], "a row of numbers"),
        ([[1.0], [1.0, 2.0]], "a row of numbers"),
    ],
)
def test_what_is_no_unit_vector_is_told(folder: Path, vectors: object, told: str) -> None:
    with Writer(folder) as index:
        for add in (index.append, index.replace):
            with pytest.raises(BadInput, match=told):
                add(range(len(vectors)), vectors)  # type: ignore[arg-type]
    with pytest.raises(BadInput, match=told):
        Near(folder).search_many(vectors, 3)  # type: ignore[arg-type]
    assert Near(folder).count() == 0


@pytest.mark.parametrize(
    ("keys", "flags", "told"),
    [
        ([1], 0, "1 keys for 2"),
        ([1, 1], 0, "key 1 is there twice"),
        ([3, 0], 0, "key 0 is there twice"),
        ([1.5, 2.5], 0, "whole numbers"),
        ([[1, 2]], 0, "whole numbers"),
        ([1, 2], -1, "from 0 to 32767"),
        ([1, 2], 0x8000, "from 0 to 32767"),
        ([1, 2], [1, 2, 3], "one for all vectors"),
        ([1, 2], "public", "one for all vectors"),
    ],
)
def test_keys_and_flags_that_cannot_be_are_told(folder: Path, keys: object, flags: object, told: str) -> None:
    filled(folder, 1)
    with Writer(folder) as index, pytest.raises(BadInput, match=told):
        index.append(keys, some(2), flags)  # type: ignore[arg-type]
    assert Near(folder).keys().tolist() == [0]


@pytest.mark.parametrize("wrong", [{"k": 0}, {"k": -3}, {"k": 1, "oversample": 0}])
def test_none_cannot_be_asked_for(folder: Path, wrong: dict[str, int]) -> None:
    filled(folder, 1)
    with pytest.raises(BadInput, match="at least"):
        Near(folder).search(some(1)[0], **wrong)


@settings(max_examples=20, deadline=None)
@given(count=st.integers(1, 600), k=st.integers(1, 30), seed=st.integers(0, 1000), share=st.integers(1, 9))
def test_oversampled_fully_it_is_brute_force(
    tmp_path_factory: pytest.TempPathFactory, count: int, k: int, seed: int, share: int
) -> None:
    folder = tmp_path_factory.mktemp("index")
    vectors = filled(folder, count, seed=seed)
    one = some(1, seed + 1)[0]
    stored = Near(folder).vectors(np.arange(count))
    keep: Callable[[NDArray[np.int64]], NDArray[np.bool_]] = lambda keys: keys % share == 0  # noqa: E731
    found = Near(folder).search(one, k, keep=keep, oversample=count)
    meant = np.arange(0, count, share)
    assert found.cosines == pytest.approx(np.sort(vectors[meant] @ one)[::-1][:k], abs=EXACT)
    assert found.keys.tolist() == nearest(meant, stored[meant], one, k)


def test_vectors_that_share_a_direction_are_told_apart_once_the_signs_are_about_their_mean(
    folder: Path,
) -> None:
    common = 12 * some(1, seed=9)
    vectors = some(12_000) + common
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    with Writer(folder) as index:
        index.append(np.arange(12_000), vectors)

        def found() -> float:
            right = [nearest(np.arange(12_000), vectors, one, 10) for one in vectors[:20]]
            answers = Near(folder).search_many(vectors[:20], 10)
            shares = [
                len({*answer.keys.tolist()} & {*those}) / 10
                for answer, those in zip(answers, right, strict=True)
            ]
            return float(np.mean(shares))

        assert found() < 0.8
        index.compact()
        assert found() > 0.95


def test_the_more_there_are_the_more_are_ranked(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    vectors = filled(folder, 3000)
    right = [set(nearest(np.arange(3000), vectors, one, 10)) for one in vectors[:20]]

    def found() -> list[set[int]]:
        return [set(one.keys.tolist()) for one in Near(folder).search_many(vectors[:20], 10, oversample=1)]

    monkeypatch.setattr(reader, "FEWEST", 10)
    assert found() != right
    monkeypatch.setattr(reader, "SHARE", 2)
    assert found() == right
