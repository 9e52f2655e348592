"""Whom to ask."""

import pytest

from tests.plans.reading.understanding import read, said
from ucap.plans.content import Contact
from ucap.plans.reading.understanding.contacts import read_contacts
from ucap.plans.reading.understanding.margin import Margin
from ucap.plans.writing.items import contacts_said


def contacts(*lines: str) -> tuple[Contact, ...]:
    return read("Contact:\n\n" + "\n\n".join(lines)).content.contacts


@pytest.mark.parametrize(
    ("line", "contact"),
    [
        ("IUC-ASIA office@iuc-asia.eu", Contact(name="IUC-ASIA", email="office@iuc-asia.eu")),
        (
            "Anna Rossi, Tel. +39 051 219 0000, E-Mail: anna@example.it",
            Contact(name="Anna Rossi", email="anna@example.it", phone="+39 051 219 0000"),
        ),
        (
            "柳州市，电话：0772-1234567，邮箱：a@example.cn",
            Contact(name="柳州市", email="a@example.cn", phone="0772-1234567"),
        ),
        ("https://www.example.org/ucap", Contact(url="https://www.example.org/ucap")),
        ("City of Ulm", Contact(name="City of Ulm")),
    ],
)
def test_one_line(line: str, contact: Contact) -> None:
    assert contacts(line) == (contact,)


def test_lines_of_one_contact_are_put_together() -> None:
    assert contacts("City of Ulm", "Phone: 0731 161-0", "mail@example.de") == (
        Contact(name="City of Ulm", phone="0731 161-0", email="mail@example.de"),
    )


def test_two_names_with_addresses_are_two_contacts() -> None:
    assert [one.name for one in contacts("Anna a@example.org", "Paul p@example.org")] == ["Anna", "Paul"]


def test_the_address_behind_a_word_is_found_and_a_broken_one_is_said() -> None:
    assert contacts("[write to us](mailto:a@example.org)") == (
        Contact(name="write to us", email="a@example.org"),
    )
    broken = read("Contact: [a@example.org](mailto:example.org)")
    assert broken.content.contacts == (Contact(email="a@example.org"),)
    assert "leads elsewhere (mailto:example.org)" in said(broken, "contacts[0]")[0]


def test_a_sentence_is_no_contact() -> None:
    reading = read("Contact:\n\na@example.org\n\nThis plan has not been approved by the council yet.")
    assert len(reading.content.contacts) == 1
    assert reading.content.other == ("This plan has not been approved by the council yet.",)
    assert said(reading, "contacts") == [
        "This stands among the contacts and is none; it was kept under other text."
    ]


def test_what_was_written_comes_back_even_with_a_dot_at_its_end() -> None:
    contact = Contact(name="city ·", phone="+86 514 8734 5678")
    assert read_contacts(list(contacts_said([contact])), Margin(), []) == (contact,)
