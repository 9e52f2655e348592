"""Names of hosts."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ucap.organisations.hosts import domain_name, host_of, is_public_mail, mail_domain


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://www.ugr.es/en/", "ugr.es"),
        ("http://UGR.es:8080", "ugr.es"),
        ("https://扬州大学.cn", "xn--pss25ce2ci5g.cn"),
        ("https://our-house.wordpress.com", ""),
        ("https://www.facebook.com/ourhouse", ""),
        ("", ""),
        ("https://[broken", ""),
        ("https://192.168.0.1/", ""),
    ],
)
def test_a_website_is_known_by_its_host_unless_many_share_it(address: str, host: str) -> None:
    assert host_of(address) == host


def test_public_mail_says_nothing_of_where_somebody_works() -> None:
    assert is_public_mail("gmail.com")
    assert is_public_mail("vip.qq.com")
    assert not is_public_mail("ugr.es")
    assert not is_public_mail("notgmail.com")


def test_the_domain_of_an_address() -> None:
    assert mail_domain("Ana@Correo.UGR.es") == "correo.ugr.es"
    assert mail_domain("nobody") == ""


@settings(max_examples=40)
@given(st.text(max_size=30))
def test_a_domain_is_one_again_and_nothing_else_is(text: str) -> None:
    found = domain_name(text)
    assert found is None or (domain_name(found) == found and "." in found and " " not in found)
