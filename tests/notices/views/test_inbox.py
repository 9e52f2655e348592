import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from tests.notices.conftest import Tell
from ucap.kernel.messages import Message
from ucap.notices.models import Notice, Preference
from ucap.notices.states import Kind
from ucap.people.models import User

HERE = "/en/inbox/"


@pytest.fixture
def of_ana(client: Client, ana: User) -> Client:
    client.force_login(ana)
    return client


def test_nothing_yet_says_what_comes(of_ana: Client) -> None:
    assert "Nothing has happened yet" in of_ana.get(HERE).content.decode()


def test_what_somebody_wrote_is_text(of_ana: Client, ana: User, tell: Tell) -> None:
    tell(ana, title=Message("%(x)s", {"x": "<script>"}))
    page = of_ana.get(HERE).content.decode()
    assert "&lt;script&gt;" in page
    assert "Unread: 1" in page


def test_opened_it_is_read_and_leads_on(of_ana: Client, ana: User, tell: Tell) -> None:
    notice = tell(ana)
    assert of_ana.head(f"{HERE}{notice.pk}/").status_code == 302
    assert Notice.objects.filter(read_at=None).exists()
    answer = of_ana.get(f"{HERE}{notice.pk}/")
    assert answer["Location"] == "/en/plans/abc/review/"
    assert not Notice.objects.filter(read_at=None).exists()


def test_one_that_leads_nowhere_leads_to_the_inbox(of_ana: Client, ana: User, tell: Tell) -> None:
    assert of_ana.get(f"{HERE}{tell(ana, link=None).pk}/")["Location"] == HERE


def test_somebody_elses_is_not_there(of_ana: Client, chen: User, tell: Tell) -> None:
    notice = tell(chen)
    assert of_ana.get(f"{HERE}{notice.pk}/").status_code == 404
    assert of_ana.post(f"{HERE}{notice.pk}/mark/").status_code == 404


def test_signed_out_one_is_asked_to_sign_in(client: Client) -> None:
    assert client.get(HERE)["Location"] == f"/en/account/login/?next={HERE}"


def test_all_read_and_undone_by_the_button_that_the_page_shows(of_ana: Client, ana: User, tell: Tell) -> None:
    tell(ana)
    tell(ana, kind=Kind.ACCESS)
    answer = of_ana.post(f"{HERE}read/?kind=access&to=x&before=7", follow=True)
    assert answer.redirect_chain[0][0] == f"{HERE}?kind=access"
    (message,) = answer.context["messages"]
    assert [one.kind for one in Notice.objects.filter(read_at=None)] == ["plan"]
    of_ana.post(message.extra_tags.split()[0])
    assert Notice.objects.filter(read_at=None).count() == 2


def test_marked_read_and_unread(of_ana: Client, ana: User, tell: Tell) -> None:
    notice = tell(ana)
    of_ana.post(f"{HERE}{notice.pk}/mark/", {"as": "read"})
    assert not Notice.objects.filter(read_at=None).exists()
    of_ana.post(f"{HERE}{notice.pk}/mark/", {"as": "unread"})
    assert Notice.objects.filter(read_at=None).exists()


@pytest.mark.parametrize("instant", ["9" * 18, "9" * 30])
def test_an_instant_that_there_is_none_of(of_ana: Client, instant: str) -> None:
    assert of_ana.post(f"{HERE}unread-again/{instant}/").status_code == 404


@pytest.mark.parametrize("query", ["before=x", "before=-1", "kind=none&show=none", "before=99999999999"])
def test_what_makes_no_sense_is_left_out(of_ana: Client, ana: User, tell: Tell, query: str) -> None:
    tell(ana)
    assert "Please confirm: Canals" in of_ana.get(f"{HERE}?{query}").content.decode()


def test_the_settings_are_kept(of_ana: Client, ana: User) -> None:
    paces = {
        "plan": "weekly",
        "access": "never",
        "organisation": "daily",
        "entry": "never",
        "interest": "daily",
        "match": "weekly",
        "search": "daily",
        "event": "weekly",
        "moderation": "at once",
    }
    assert of_ana.post(f"{HERE}settings/", paces)["Location"] == f"{HERE}settings/"
    assert dict(Preference.objects.filter(user=ana).values_list("kind", "pace")) == paces
    assert 'value="weekly" selected' in of_ana.get(f"{HERE}settings/").content.decode()


def test_settings_that_there_are_none_of(of_ana: Client) -> None:
    answer = of_ana.post(f"{HERE}settings/", {"plan": "hourly"})
    assert answer.status_code == 200
    assert not Preference.objects.exists()
    assert reverse("notices:inbox") in answer.content.decode()


def test_what_a_page_asks_the_store_does_not_grow(
    of_ana: Client, ana: User, tell: Tell, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(25):
        tell(ana, about=str(number))
        tell(ana, about=str(number))
    of_ana.get(HERE)
    with django_assert_num_queries(6):  # session, person, latest, earlier, unread ones, the header's count
        of_ana.get(HERE)
    with django_assert_num_queries(4):  # session, person, preferences, the header's count
        of_ana.get(f"{HERE}settings/")
