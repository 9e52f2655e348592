"""Whatever somebody uploads: an answer that says what to do, soon, and within the memory that reading is given."""

import resource
import time
from collections.abc import Callable

import pytest

from tests.plans.reading.hostile import HOSTILE, OTHER_KINDS
from ucap.plans.reading import sandbox
from ucap.plans.reading.child import MEMORY
from ucap.plans.reading.read import read_document
from ucap.plans.reading.sandbox import read_safely
from ucap.plans.reading.sniff import UnreadableDocument

REMEDY = (
    "Save",
    "save",
    "Upload",
    "upload",
    "Give only",
    "Copy the plan",
    "Unpack it",
    "Make its text readable",
)


@pytest.mark.parametrize(("make", "words"), OTHER_KINDS.values(), ids=OTHER_KINDS)
def test_other_kinds_of_files_are_told_what_they_are(make: Callable[[], bytes], words: str) -> None:
    with pytest.raises(UnreadableDocument, match=words) as caught:
        read_document(make())
    assert any(remedy in str(caught.value) for remedy in REMEDY)


@pytest.mark.parametrize(("make", "words"), HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_document_ends_in_advice(
    make: Callable[[], bytes], words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    runs: list[sandbox.Run] = []

    def watched(data: bytes) -> sandbox.Run:
        runs.append(run_child(data))
        return runs[-1]

    run_child = sandbox.run_child
    monkeypatch.setattr(sandbox, "run_child", watched)
    monkeypatch.setattr(sandbox, "SECONDS", 2)  # what loops would loop for ten, too
    data = make()
    began = time.monotonic()
    with pytest.raises(UnreadableDocument, match=words) as caught:
        read_safely(data)
    assert time.monotonic() - began < 10
    assert any(remedy in str(caught.value) for remedy in REMEDY)
    assert runs[0].peak < max(MEMORY, ours())


def ours() -> int:
    """The most memory this process ever held: Linux counts it to a child that was started from here."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * sandbox.KILOBYTE + 1


def test_scripts_are_left_out_and_said_to_be() -> None:
    page = b"<html><body onload='evil()'><script>evil()</script><p>Cities: Rome</p><iframe src='//evil.example'></iframe></body></html>"
    reading = read_document(page)
    assert "evil" not in str(reading.content)
    (warning,) = (warning for warning in reading.warnings if "script" in str(warning.message))
    assert (warning.field, warning.source) == ("other", "evil()")
