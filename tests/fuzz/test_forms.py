"""Every form of ours, sent what nobody would write; `python -m bench fuzz` sends thousands."""

import pytest
from bench.fuzz.forms import Target, form_classes, target_of, targets, tried

SENT = 4  # of each form


@pytest.mark.parametrize("kind", form_classes(), ids=lambda kind: f"{kind.__module__}.{kind.__qualname__}")
def test_it_is_known_how_each_form_is_made(kind, db: None) -> None:  # type: ignore[no-untyped-def]
    assert (
        target_of(kind).names is not None
    )  # TypeError: tell by_name() of bench/fuzz/forms.py what its __init__ asks for


def test_no_form_falls_over(db: None) -> None:
    failed = [
        f"{one.target} {number}: {one.detail}"
        for target in targets()
        for number in range(SENT)
        if (one := tried(target, number)).what == "failed"
    ]
    assert not failed, failed[0]


def test_one_that_falls_over_is_found() -> None:
    def read(data: object, given: object) -> bool:
        raise ZeroDivisionError

    assert tried(Target("a form", ("name",), {}, None, read), 1).what == "failed"


def test_forms_are_refused_and_taken(db: None) -> None:
    """What is sent reaches what comes after a form, too."""
    found = {(target.name, tried(target, number).what) for target in targets() for number in range(2)}
    assert {what for _, what in found} == {"valid", "refused"}
