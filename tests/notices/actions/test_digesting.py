from datetime import UTC, datetime

from django.core.mail import EmailMessage
from django.utils.translation import override

from tests.notices.conftest import Tell
from ucap.kernel.messages import Message
from ucap.notices.actions import mark_read, send_digests
from ucap.notices.models import Preference
from ucap.notices.states import Kind
from ucap.people.models import User

MADRID, SHANGHAI = datetime(2026, 11, 25, 6, tzinfo=UTC), datetime(2026, 11, 24, 23, tzinfo=UTC)


def test_each_hears_in_their_own_morning_and_language(
    ana: User, chen: User, tell: Tell, mailoutbox: list[EmailMessage]
) -> None:
    for person in (ana, chen):
        tell(person, kind=Kind.MODERATION, title=Message("Taken down: %(title)s", {"title": "Canals"}))
        tell(person, kind=Kind.ORGANISATION, about="org", title=Message("Somebody wrote"))
    assert send_digests(SHANGHAI) == 1
    assert send_digests(MADRID) == 1
    assert send_digests(MADRID) == 0
    of_chen, of_ana = mailoutbox
    assert (of_chen.to, of_ana.to) == (["chen@example.org"], ["ana@example.org"])
    for mail, language in ((of_chen, "zh-hans"), (of_ana, "es")):
        with override(language):
            from ucap.notices.wording import KINDS

            words = str(mail.body)
            assert "2" in mail.subject
            assert words.count("Canals") == 1
            assert words.index(str(KINDS[Kind.ORGANISATION][0])) < words.index(str(KINDS[Kind.MODERATION][0]))
            assert f"/{language}/inbox/" in words


def test_what_was_read_meanwhile_is_not_told(
    ana: User, tell: Tell, at: datetime, mailoutbox: list[EmailMessage]
) -> None:
    mark_read(notice=tell(ana, kind=Kind.MODERATION), by=ana, at=at)
    assert send_digests(MADRID) == 0
    assert mailoutbox == []


def test_daily_and_weekly_on_a_monday_are_one_letter(
    ana: User, tell: Tell, mailoutbox: list[EmailMessage]
) -> None:
    Preference.objects.create(user=ana, kind=Kind.PLAN, pace="weekly")
    tell(ana)
    tell(ana, kind=Kind.MODERATION, at=datetime(2026, 11, 29, 9, tzinfo=UTC))
    assert send_digests(MADRID) == 0
    assert send_digests(datetime(2026, 11, 30, 6, tzinfo=UTC)) == 1
    assert len(mailoutbox) == 1


def test_whoever_left_meanwhile_hears_nothing(ana: User, tell: Tell, mailoutbox: list[EmailMessage]) -> None:
    tell(ana, kind=Kind.MODERATION)
    User.objects.update(is_active=False)
    assert send_digests(MADRID) == 0
    assert mailoutbox == []


def test_a_heap_is_cut_off_and_says_so(ana: User, tell: Tell, mailoutbox: list[EmailMessage]) -> None:
    for number in range(103):
        tell(ana, kind=Kind.MODERATION, about=str(number), title=Message("Item"))
    send_digests(MADRID)
    words = str(mailoutbox[0].body)
    assert words.count("* Item") == 100
    assert "103" in mailoutbox[0].subject
    assert words.count("/es/inbox/\n") == 1
