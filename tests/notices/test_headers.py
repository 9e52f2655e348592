from datetime import UTC, datetime
from email import message_from_bytes, policy

from django.core.mail import EmailMessage
from hypothesis import example, given
from hypothesis import strategies as st

from ucap.notices.headers import LONGEST_SUBJECT, headers_of, one_line, thread_of

AT = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)


@given(st.text())
@example("A\r\nBcc: b@example.org")
@example("a\u2028b\x00c\x85d\ud800")
def test_any_text_is_one_header_and_nothing_else(text: str) -> None:
    mail = EmailMessage(one_line(text), "Body", "ucap@example.org", ["a@example.org"])
    read = message_from_bytes(mail.message().as_bytes(), policy=policy.default)
    assert "Bcc" not in read
    assert read.get_content().strip() == "Body"
    assert len(one_line(text)) <= LONGEST_SUBJECT


@given(st.text(), st.text())
def test_a_thread_is_a_name_that_an_address_may_hold(kind: str, thing: str) -> None:
    name = thread_of(kind, thing)
    headers = headers_of("abc", thread=name, at=AT, host="example.org")
    assert headers["References"] == f"<thread.{name}@example.org>"
    assert name.isascii()
    assert len(name) <= 80
    assert not set(name) & set(" <>@\r\n")


def test_a_letter_of_no_thread_answers_to_nothing() -> None:
    assert set(headers_of("abc", thread="", at=AT, host="h")) == {"Message-ID", "Date", "Auto-Submitted"}
