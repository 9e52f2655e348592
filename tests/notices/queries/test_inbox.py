from datetime import UTC, date, datetime, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import Http404
from pytest_django import DjangoAssertNumQueries

from tests.notices.conftest import Tell
from ucap.kernel.messages import Message
from ucap.notices.actions import mark_read
from ucap.notices.models import Notice
from ucap.notices.queries.desk import news_for
from ucap.notices.queries.inbox import A_PAGE, EARLIER, MANY, Asked, inbox, notice_of, unread_count
from ucap.notices.states import Kind
from ucap.people.models import User


def test_by_the_readers_day_with_all_about_one_thing_together(ana: User, tell: Tell, at: datetime) -> None:
    late = datetime(2026, 11, 22, 23, 30, tzinfo=UTC)  # the 23rd in Madrid
    old, other = tell(ana, at=late), tell(ana, about="other", at=late)
    latest = tell(ana)
    found = inbox(ana, Asked(), at)
    assert [(day.day, day.ago) for day in found.days] == [(date(2026, 11, 24), 0), (date(2026, 11, 23), 1)]
    (today,), (yesterday,) = (day.threads for day in found.days)
    assert (today.latest.id, [one.id for one in today.earlier]) == (latest.pk, [old.pk])
    assert (yesterday.latest.id, yesterday.clock) == (other.pk, "00:30")
    assert found.unread == "2"


def test_a_long_thread_is_cut_off_and_says_how_much_is_older(ana: User, tell: Tell, at: datetime) -> None:
    for _ in range(EARLIER + 4):
        tell(ana)
    ((thread,),) = (day.threads for day in inbox(ana, Asked(), at).days)
    assert (len(thread.earlier), thread.more) == (EARLIER, 3)


def test_page_by_page_nothing_twice_and_nothing_left_out(ana: User, tell: Tell, at: datetime) -> None:
    made = [tell(ana, about=str(number)).pk for number in range(A_PAGE * 2 + 3)]
    seen, before = [], None
    while True:
        found = inbox(ana, Asked(before=before), at)
        seen += [thread.latest.id for day in found.days for thread in day.threads]
        before = found.older
        if before is None:
            break
    assert seen == made[::-1]


def test_of_one_kind_and_unread_alone(ana: User, tell: Tell, at: datetime) -> None:
    plan, access, read = tell(ana), tell(ana, kind=Kind.ACCESS), tell(ana, about="read")
    mark_read(notice=read, by=ana, at=at)

    def ids(asked: Asked) -> list[int]:
        return [thread.latest.id for day in inbox(ana, asked, at).days for thread in day.threads]

    assert ids(Asked(kind=Kind.ACCESS)) == [access.pk]
    assert ids(Asked(unread=True)) == [access.pk, plan.pk]


def test_as_many_queries_however_much_there_is(
    ana: User, tell: Tell, at: datetime, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(30):
        tell(ana, about=str(number % 15))
    with django_assert_num_queries(3):
        inbox(ana, Asked(), at)
    with django_assert_num_queries(1):
        news_for(ana)
    with django_assert_num_queries(1):
        unread_count(ana)
    with django_assert_num_queries(0):
        assert unread_count(AnonymousUser()) == ""


def test_more_than_anybody_counts(ana: User, at: datetime) -> None:
    Notice.objects.bulk_create(
        Notice(to=ana, kind="plan", at=at, title={"template": "x", "values": {}}, subject_id=str(n))
        for n in range(MANY + 2)
    )
    assert unread_count(ana) == "99+"


def test_somebody_elses_is_not_there(ana: User, chen: User, tell: Tell) -> None:
    notice = tell(ana)
    with pytest.raises(Http404):
        notice_of(notice.pk, chen)
    with pytest.raises(Http404):
        notice_of(2**70, ana)


def test_news_are_the_latest_unread_threads(ana: User, tell: Tell, at: datetime) -> None:
    tell(ana, title=Message("First"), at=at - timedelta(days=1))
    tell(ana, title=Message("Second"))
    tell(ana, about="other", title=Message("Third"))
    mark_read(notice=tell(ana, about="read"), by=ana, at=at)
    assert [one.title for one in news_for(ana)] == ["Third", "Second"]
    assert len(news_for(ana, limit=1)) == 1


def test_a_page_that_has_gone_leads_nowhere(ana: User, tell: Tell, at: datetime) -> None:
    tell(ana, link=("plans:gone", ()))
    ((thread,),) = (day.threads for day in inbox(ana, Asked(), at).days)
    assert thread.latest.url == ""
