from datetime import datetime
from email import message_from_bytes, policy

from django.core.mail import EmailMessage

from tests.notices.conftest import Tell
from ucap.kernel.messages import Message
from ucap.notices.actions import notify
from ucap.notices.models import Letter, Notice, Preference
from ucap.notices.states import Kind
from ucap.people.models import User


def test_each_is_told_once_and_not_whoever_did_it(ana: User, chen: User, at: datetime) -> None:
    told = notify(
        to=[ana, chen, ana], kind=Kind.PLAN, subject=("plan", "a"), title=Message("Hello"), by=chen, at=at
    )
    assert [notice.to for notice in told] == [ana]


def test_nobody_to_tell_is_nothing(at: datetime, db: None) -> None:
    assert notify(to=[], kind=Kind.PLAN, subject=("plan", "a"), title=Message("Hello"), at=at) == []


def test_the_latest_about_one_thing_leads_its_thread(ana: User, chen: User, tell: Tell) -> None:
    first, other, of_chen = tell(ana), tell(ana, about="other"), tell(chen)
    second = tell(ana)
    leading = Notice.objects.filter(leads=True)
    assert set(leading) == {second, other, of_chen}
    assert first.pk < second.pk


def test_at_once_in_the_readers_language_both_as_text_and_as_html(
    chen: User, tell: Tell, mailoutbox: list[EmailMessage]
) -> None:
    notice = tell(chen, text=Message("<b>%(x)s</b>", {"x": "bold"}))
    (mail,) = mailoutbox
    read = message_from_bytes(mail.message().as_bytes(), policy=policy.default)
    text, html = read.get_body(("plain",)), read.get_body(("html",))
    assert text
    assert html
    assert f"/zh-hans/inbox/{notice.pk}/" in text.get_content()
    assert f"/zh-hans/inbox/{notice.pk}/" in html.get_content()
    assert "&lt;b&gt;bold&lt;/b&gt;" in html.get_content()
    assert 'lang="zh-hans"' in html.get_content()
    assert read["Auto-Submitted"] == "auto-generated"
    assert read["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert str(read["List-Unsubscribe"]).strip().startswith("<http://localhost:8000/unsubscribe/")
    assert read["Date"].datetime == notice.at


def test_letters_about_one_thing_are_one_thread(
    ana: User, tell: Tell, mailoutbox: list[EmailMessage]
) -> None:
    tell(ana)
    tell(ana)
    tell(ana, about="other")
    first, second, other = (mail.message() for mail in mailoutbox)
    assert first["Message-ID"] != second["Message-ID"]
    assert (
        first["References"] == first["In-Reply-To"] == second["References"] == "<thread.plan.abc@localhost>"
    )
    assert other["References"] == "<thread.plan.other@localhost>"


def test_what_concerns_the_account_cannot_be_stopped(
    ana: User, tell: Tell, mailoutbox: list[EmailMessage]
) -> None:
    Preference.objects.create(user=ana, kind=Kind.ACCOUNT, pace="never")
    tell(ana, kind=Kind.ACCOUNT)
    assert "List-Unsubscribe" not in mailoutbox[0].message()


def test_for_a_digest_there_is_no_letter_yet(ana: User, tell: Tell, mailoutbox: list[EmailMessage]) -> None:
    notice = tell(ana, kind=Kind.MODERATION)
    assert mailoutbox == []
    assert notice.mail_at


def test_an_account_that_is_closed_gets_no_letter(ana: User, tell: Tell) -> None:
    ana.is_active = False
    tell(ana)
    assert tell(ana, kind=Kind.MODERATION).mail_at is None
    assert not Letter.objects.exists()
