"""Documents made wrong, for every reader; `python -m bench fuzz` tries thousands."""

import random

import pytest
from bench.fuzz.documents import KINDS, document, samples, tried
from bench.fuzz.mutate import TOKENS, mutated
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

# The same ones each time: what is new is looked for by the long run.
few = settings(max_examples=12, derandomize=True, database=None, suppress_health_check=list(HealthCheck))


@pytest.mark.parametrize("kind", KINDS)
@few
@given(number=st.integers(0, 1_000_000))
def test_no_document_makes_a_reader_fall_over(kind: str, number: int) -> None:
    outcome = tried(kind, document(kind, number))
    assert outcome.what in ("read", "refused"), f"{kind} {number}\n{outcome.detail}"


@few
@given(st.lists(st.sampled_from(TOKENS) | st.binary(max_size=20), max_size=40).map(b"".join))
def test_no_heap_of_pieces_does(data: bytes) -> None:
    outcome = tried("pieces", data)
    assert outcome.what in ("read", "refused"), outcome.detail


@pytest.mark.parametrize("kind", KINDS)
def test_a_document_is_the_same_whenever_it_is_asked_for(kind: str) -> None:
    assert document(kind, 7) == document(kind, 7)
    assert len({document(kind, number) for number in range(5)} - set(samples(kind))) >= 4


def test_what_falls_over_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def fall(data: bytes) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("ucap.plans.reading.read.read_document", fall)
    outcome = tried("txt", b"City: Rome")
    assert outcome.what == "failed"
    assert "ZeroDivisionError" in outcome.detail


def test_a_document_of_nothing_can_be_made_wrong_too() -> None:
    for kind in KINDS:
        mutated(b"", kind, [b""], random.Random(1))  # noqa: S311
