"""Changes of the index: after any of them it says what a dict would say, in every process."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.matching.vectors import EXACT, Floats, filled, some
from ucap.kernel.errors import BadInput
from ucap.matching.near.reader import Among, Near
from ucap.matching.near.writer import Writer


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "index"


CHANGES = st.lists(
    st.tuples(
        st.sampled_from(["append", "replace", "remove", "mark", "compact", "open"]),
        st.lists(st.integers(-3, 12), unique=True, max_size=5),
        st.integers(0, 5),
    ),
    max_size=12,
)


@settings(max_examples=40, deadline=None)
@given(changes=CHANGES)
def test_after_any_changes_it_says_what_a_dict_says(
    tmp_path_factory: pytest.TempPathFactory, changes: list[tuple[str, list[int], int]]
) -> None:
    folder = tmp_path_factory.mktemp("index")
    pool = some(40)
    held: dict[int, tuple[int, int]] = {}
    writer = Writer(folder)
    index = Near(folder)
    try:
        for turn, (change, keys, flag) in enumerate(changes):
            rows = [(key * 3 + turn) % 40 for key in keys]
            there = [key for key in keys if key in held]
            if change == "append" and there:
                with pytest.raises(BadInput, match="twice"):
                    writer.append(keys, pool[rows], flag)
            elif change in {"append", "replace"}:
                getattr(writer, change)(keys, pool[rows].reshape(-1, 512), flag)
                held |= {key: (row, flag) for key, row in zip(keys, rows, strict=True)}
            elif change == "remove":
                assert writer.remove(keys) == len(there)
                held = {key: one for key, one in held.items() if key not in keys}
            elif change == "mark":
                assert writer.mark(keys, flag) == len(there)
                held |= {key: (held[key][0], flag) for key in there}
            elif change == "compact":
                writer.compact()
                assert writer.waste() == 0
            else:
                writer.close()
                writer = Writer(folder)
            assert_same(index, held, pool)
    finally:
        writer.close()


def assert_same(index: Near, held: dict[int, tuple[int, int]], pool: Floats) -> None:
    assert index.keys().tolist() == sorted(held)
    for among, right in ((Among(), lambda _: True), (Among(any_of=3), lambda flag: flag & 3)):
        meant = {key: pool[row] for key, (row, flag) in held.items() if right(flag)}
        found = index.search(pool[0], 50, among=among)
        assert sorted(found.keys.tolist()) == sorted(meant)
        for key, cosine in zip(found.keys.tolist(), found.cosines.tolist(), strict=True):
            assert cosine == pytest.approx(float(meant[key] @ pool[0]), abs=EXACT)
        assert (np.diff(found.cosines) <= 0).all()


def test_a_reader_in_another_process_sees_what_is_changed(folder: Path) -> None:
    vectors = filled(folder, 5)
    code = (
        "import sys; from pathlib import Path; from ucap.matching.near.reader import Near\n"
        "index = Near(Path(sys.argv[1])); print(index.keys().tolist(), flush=True)\n"
        "for line in sys.stdin: print(index.keys().tolist(), flush=True)"
    )
    reader = subprocess.Popen(
        [sys.executable, "-c", code, str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert reader.stdin is not None
    assert reader.stdout is not None
    with reader, Writer(folder) as index:

        def seen() -> str:
            assert reader.stdin is not None
            assert reader.stdout is not None
            reader.stdin.write("look\n")
            reader.stdin.flush()
            return reader.stdout.readline().strip()

        assert reader.stdout.readline().strip() == "[0, 1, 2, 3, 4]"
        index.append([7], vectors[:1])
        assert seen() == "[0, 1, 2, 3, 4, 7]"
        index.remove([0, 7])
        assert seen() == "[1, 2, 3, 4]"
        index.compact()
        index.append([8], vectors[:1])
        assert seen() == "[1, 2, 3, 4, 8]"
        reader.stdin.close()
