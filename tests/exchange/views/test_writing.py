"""An entry is drafted out of a pasted text or a plan, written, held to what is possible, and published."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.exchange.factories import make_city, make_entry, make_officer, make_organisation, sensors
from tests.exchange.test_drafting import OFFERS
from tests.organisations.factories import make_member, make_person
from tests.organisations.test_logo import picture
from tests.plans.factories import make_plan
from ucap.exchange.actions import change_draft
from ucap.exchange.forms.entry import as_data
from ucap.exchange.models import Entry
from ucap.exchange.states import EntryState, Visibility
from ucap.organisations.models import Organisation
from ucap.people.models import User

pytestmark = pytest.mark.django_db
ClientOf = Callable[[User], Client]
NEW = "/en/exchange/new/"


@pytest.fixture
def ana() -> User:
    return make_person("Ana", verified=True)


@pytest.fixture
def granada(ana: User) -> Organisation:
    return make_organisation(owner=ana, name="University of Granada")


def acting(organisation: Organisation) -> dict[str, str]:
    return {"acting": f"organisation:{organisation.pk}"}


def sent(entry: Entry, **changes: Any) -> dict[str, Any]:
    """What the form sends of the entry's text, with these fields changed."""
    version = entry.draft or entry.current
    assert version
    said = {name: value for name, value in as_data(version.content).items() if value is not None}
    return {**said, "base": version.revision, **changes}


def edit(entry: Entry) -> str:
    return f"/en/exchange/{entry.pk}/edit/"


def test_who_belongs_nowhere_is_told_what_to_do(client_of: ClientOf, client: Client) -> None:
    page = client_of(make_person()).get(NEW).content.decode()
    assert "Join the organisation you work for" in page
    assert client.get(NEW).status_code == 302


def test_a_pasted_text_fills_the_form_and_is_confirmed_and_published(
    client_of: ClientOf, ana: User, granada: Organisation
) -> None:
    client = client_of(ana)
    page = client.post(NEW, {"text": OFFERS["es"], **acting(granada)}, follow=True).content.decode()
    entry = Entry.objects.get()
    assert entry.draft
    assert (entry.draft.content.language, entry.organisation, entry.author) == ("es", granada, ana)
    assert page.count("data-proposed") > 6
    assert "<q lang=" in page
    answer = client.post(edit(entry), sent(entry, done="publish"), follow=True)
    entry.refresh_from_db()
    assert entry.state == EntryState.PUBLISHED
    assert "Published. Everybody can see it." in answer.content.decode()
    assert entry.slug == "sensores-flotantes-para-canales-urbanos"
    assert "data-proposed" not in client.get(edit(entry)).content.decode()


def test_what_is_saved_is_no_longer_proposed(client_of: ClientOf, ana: User, granada: Organisation) -> None:
    client = client_of(ana)
    client.post(NEW, {"text": OFFERS["en"], **acting(granada)})
    entry = Entry.objects.get()
    answer = client.post(edit(entry), sent(entry, title="Better sensors"), headers={"HX-Request": "true"})
    assert "Saved" in answer.content.decode()
    assert 'value="1"' in answer.content.decode()
    assert "data-proposed" not in client.get(edit(entry)).content.decode()


def test_one_begins_with_an_empty_form_too(client_of: ClientOf, ana: User, granada: Organisation) -> None:
    page = client_of(ana).post(NEW, acting(granada), follow=True).content.decode()
    assert "Entry without a title" in page
    assert "data-proposed" not in page


def test_nobody_writes_for_those_they_do_not_belong_to(
    client_of: ClientOf, ana: User, granada: Organisation
) -> None:
    other = make_organisation()
    assert client_of(ana).post(NEW, {"text": "x", **acting(other)}).status_code == 422
    assert not Entry.objects.exists()


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("🌊🌊🌊", 302),
        ("Szukamy partnerów do projektu czystych kanałów w Warszawie.", 302),
        ("<script>alert(1)</script><img src=x onerror=alert(1)> sensors", 302),
        ("x" * 100_000, 422),
        ("https://a.example/1 https://a.example/2 https://a.example/3 https://a.example/4", 422),
    ],
)
def test_whatever_is_pasted_is_drafted_or_comes_back(
    client_of: ClientOf, ana: User, granada: Organisation, text: str, status: int
) -> None:
    client = client_of(ana)
    answer = client.post(NEW, {"text": text, **acting(granada)})
    assert answer.status_code == status
    if status == 302:
        page = client.get(answer["Location"]).content.decode()
        assert "onerror" not in page
    else:
        assert text[:200] in answer.content.decode()  # nothing is lost


def test_what_is_missing_for_publishing_is_said_at_its_field(
    client_of: ClientOf, ana: User, granada: Organisation
) -> None:
    entry = make_entry(organisation=granada, author=ana, state=EntryState.DRAFT, title="", summary="")
    client = client_of(ana)
    answer = client.post(edit(entry), sent(entry, done="publish", particulars="New words"))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Give the entry a title." in page
    assert 'href="#id_summary"' in page
    assert "New words" in page
    followed = client.post(f"/en/exchange/{entry.pk}/publish/", follow=True).content.decode()
    assert "Give the entry a title." in followed
    entry.refresh_from_db()
    assert entry.state == EntryState.DRAFT


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"title": "x" * 300}, "300 characters"),
        ({"countries": "Atlantis"}, "Atlantis"),
        ({"deadline": "2020-01-01", "done": "publish"}, "deadline is over"),
        ({"deadline": "soon"}, "id_deadline"),
        ({"kind": "gift"}, "id_kind"),
        ({"themes": "\n".join(f"theme {n}" for n in range(60))}, "at most 40 themes"),
        ({"description": "y" * 100_000}, "100000 characters"),
    ],
)
def test_what_cannot_be_kept_comes_back_with_the_reason(
    client_of: ClientOf, ana: User, granada: Organisation, changes: dict[str, str], words: str
) -> None:
    entry = make_entry(organisation=granada, author=ana, state=EntryState.DRAFT)
    client = client_of(ana)
    answer = client.post(edit(entry), sent(entry, **changes))
    assert answer.status_code == 422
    assert words in answer.content.decode()
    small = client.post(edit(entry), sent(entry, **{**changes, "done": ""}), headers={"HX-Request": "true"})
    assert "<html" not in small.content.decode()


def test_two_who_write_lose_nothing(client_of: ClientOf, ana: User, granada: Organisation, at: Any) -> None:
    entry = make_entry(organisation=granada, author=ana, state=EntryState.DRAFT)
    client = client_of(ana)
    mine = sent(entry, title="Mine")
    change_draft(entry=entry, content=sensors(title="Theirs"), base=0, by=ana, at=at)
    page = client.post(edit(entry), mine)
    assert page.status_code == 409
    assert "Theirs" in page.content.decode()
    assert 'value="Mine"' in page.content.decode()
    assert client.post(edit(entry), mine, headers={"HX-Request": "true"}).status_code == 422
    client.post(edit(entry), {**mine, "over": "1"})
    entry.refresh_from_db()
    assert entry.title == "Mine"
    assert client.post(edit(entry), {**mine, "base": "x", "title": "New"}).status_code == 400


def test_a_published_entry_gets_a_next_version_with_the_first_change(
    client_of: ClientOf, ana: User, granada: Organisation
) -> None:
    entry = make_entry(organisation=granada, author=ana)
    client = client_of(ana)
    client.post(edit(entry), sent(entry, base=0, done="look"))
    entry.refresh_from_db()
    assert entry.draft is None  # nothing was changed
    answer = client.post(edit(entry), sent(entry, base=0, title="Better sensors", done="look"), follow=True)
    assert "This is how it will look" in answer.content.decode()
    entry.refresh_from_db()
    assert entry.draft
    assert entry.title == "Sensors for canals"
    client.post(f"/en/exchange/{entry.pk}/publish/")
    entry.refresh_from_db()
    assert (entry.title, entry.current and entry.current.number) == ("Better sensors", 2)


def test_what_a_newcomer_publishes_waits_and_is_not_written_meanwhile(client_of: ClientOf) -> None:
    organisation = make_organisation()
    member = make_member(organisation)
    entry = make_entry(organisation=organisation, author=member, state=EntryState.DRAFT)
    client = client_of(member)
    page = client.post(f"/en/exchange/{entry.pk}/publish/", follow=True).content.decode()
    assert "Waits for a moderator" in page
    assert client.get(edit(entry)).status_code == 302
    client.post(f"/en/exchange/{entry.pk}/do/take_back/")
    assert client.get(edit(entry)).status_code == 200


def test_an_item_of_a_plan_becomes_a_request(client_of: ClientOf, ana: User, granada: Organisation) -> None:
    plan = make_plan()
    assert plan.current
    item = plan.current.content.challenges[0]
    asked = {"plan": plan.slug, "part": "challenges", "item": item.id}
    client = client_of(ana)
    page = client.get(NEW, asked).content.decode()
    assert item.text in page
    answer = client.post(
        f"{NEW}?plan={plan.slug}&part=challenges&item={item.id}", acting(granada), follow=True
    )
    entry = Entry.objects.get()
    assert (entry.plan, entry.plan_item, entry.kind) == (plan, item.id, "request")
    assert item.text in answer.content.decode()
    for wrong in ({**asked, "item": "nothing"}, {**asked, "part": "sides"}, {**asked, "plan": "nowhere"}):
        assert client.get(NEW, wrong).status_code == 404


def test_who_sees_it_is_chosen_by_the_names_of_cities(
    client_of: ClientOf, ana: User, granada: Organisation
) -> None:
    entry = make_entry(organisation=granada, author=ana)
    client = client_of(ana)
    seen = f"/en/exchange/{entry.pk}/seen-by/"
    client.post(seen, {"seen-visibility": "cities", "seen-cities": "扬州\nGranada, Spain"})
    entry.refresh_from_db()
    assert entry.visibility == Visibility.CITIES
    assert {one.city.name for one in entry.seen_in.all()} == {"Yangzhou", "Granada"}
    assert "Yangzhou, CN" in client.get(edit(entry)).content.decode()
    for wrong in ("", "Nowhereville upon Nothing", "\n".join(f"Rome {n}" for n in range(60))):
        answer = client.post(seen, {"seen-visibility": "cities", "seen-cities": wrong})
        assert answer.status_code == 400
    client.post(seen, {"seen-visibility": "public", "seen-cities": ""})
    entry.refresh_from_db()
    assert entry.visibility == Visibility.PUBLIC


def test_pictures_and_files_are_added_described_and_taken_away(
    client_of: ClientOf, ana: User, granada: Organisation
) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    entry = make_entry(organisation=granada, author=ana)
    client = client_of(ana)
    files = f"/en/exchange/{entry.pk}/files/"
    client.post(files, {"file": SimpleUploadedFile("float.png", picture()), "alt": "A float"})
    kept = entry.files.get()
    assert "float.png" in client.get(edit(entry)).content.decode()
    client.post(f"/en/exchange/files/{kept.pk}/describe/", {"alt": "A red float"})
    kept.refresh_from_db()
    assert kept.alt == "A red float"
    assert client.post(files, {}).status_code == 400
    assert client.post(files, {"file": SimpleUploadedFile("run.exe", b"MZ")}).status_code == 400
    client.post(f"/en/exchange/files/{kept.pk}/remove/")
    assert not entry.files.exists()


def test_my_entries_stand_by_what_there_is_to_do(
    client_of: ClientOf,
    ana: User,
    granada: Organisation,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    client = client_of(ana)
    assert "You keep no entry yet" in client.get("/en/exchange/mine/").content.decode()
    for state in EntryState:
        make_entry(organisation=granada, author=ana, state=state, title=f"In {state.value}")
    with django_assert_max_num_queries(16):
        page = client.get("/en/exchange/mine/").content.decode()
    assert all(f"In {state.value}" in page for state in EntryState)
    officer = client_of(make_officer())
    make_entry(city=make_city("Yangzhou"), title="Of the city")
    assert "Of the city" in officer.get("/en/exchange/mine/").content.decode()
    only = officer.get("/en/exchange/mine/", {"for": "organisation:nothing"}).content.decode()
    assert "Of the city" not in only


def test_what_is_there_already_is_refused_with_the_way_to_it(
    client_of: ClientOf, ana: User, granada: Organisation
) -> None:
    there = make_entry(organisation=granada)
    copy = make_entry(organisation=granada, state=EntryState.DRAFT)
    answer = client_of(ana).post(edit(copy), sent(copy, done="publish"))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "It is there already" in page
    assert f'href="/en/exchange/{there.slug}/"' in page
    near = make_entry(organisation=granada, state=EntryState.DRAFT, title="Sensors for all canals")
    page = client_of(ana).post(edit(near), sent(near, done="publish"), follow=True).content.decode()
    assert "“Sensors for canals” of yours says nearly the same" in page
