"""Letters in the reader's language."""

import pytest
from django.core.mail import EmailMessage
from django.utils.translation import get_language

from ucap.people.mail import write

pytestmark = pytest.mark.django_db


def test_words_are_written_in_the_readers_language(mailoutbox: list[EmailMessage]) -> None:
    write(to="chen@example.org", language="zh-Hans", words=lambda: (f"In {get_language()}", "Body"))
    (letter,) = mailoutbox
    assert (letter.to, letter.subject, letter.body) == (["chen@example.org"], "In zh-hans", "Body")


def test_a_subject_is_one_line(mailoutbox: list[EmailMessage]) -> None:
    write(to="a@example.org", language="en", words=lambda: ("A\r\nBcc: b@example.org", "Body"))
    assert mailoutbox[0].subject == "A Bcc: b@example.org"
