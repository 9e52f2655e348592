from hypothesis import given
from hypothesis import strategies as st

from ucap.people.sealing import is_sealed, seal, unseal

KEY, FORMER, FOREIGN = "the present key", "the key before", "somebody else's key"


@given(st.text())
def test_what_was_sealed_comes_back(text: str) -> None:
    sealed = seal(text, [KEY])
    assert unseal(sealed, [KEY]) == text
    assert is_sealed(sealed, KEY)
    assert not is_sealed(sealed, FORMER)


def test_nothing_of_it_can_be_read_and_no_two_are_alike() -> None:
    one, other = seal("JBSWY3DPEHPK3PXP", [KEY]), seal("JBSWY3DPEHPK3PXP", [KEY])
    assert "JBSWY3DP" not in one
    assert one != other
    assert KEY not in one


def test_a_former_key_opens_and_closes_nothing() -> None:
    old = seal("a secret", [FORMER])
    assert unseal(old, [KEY, FORMER]) == "a secret"
    assert is_sealed(seal("a secret", [KEY, FORMER]), KEY)


def test_what_was_never_sealed_is_read_as_it_is() -> None:
    assert unseal("JBSWY3DPEHPK3PXP", [KEY]) == "JBSWY3DPEHPK3PXP"
    assert not is_sealed("JBSWY3DPEHPK3PXP", KEY)


def test_no_other_key_opens_it_and_nothing_that_was_changed_is_opened() -> None:
    sealed = seal("a secret", [KEY])
    assert unseal(sealed, [FOREIGN]) is None
    for changed in (sealed[:-5] + "AAAAA", sealed[:30], "sealed:", "sealed::"):
        assert unseal(changed, [KEY]) is None
