"""A city is invited to an expo, is interested and proposes a garden; the hosts give it a spot, and the public programme shows it."""

from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.events import factories
from tests.events.expos import make_expo
from tests.events.factories import PLACES, make_officer
from tests.journeys.axe import assert_accessible, assert_fits
from tests.journeys.conftest import AtWork, Visit
from ucap.events.models import CityInvitation, Event, Exhibit
from ucap.events.states import ExhibitState, InvitedState
from ucap.kernel.clock import now

pytestmark = pytest.mark.usefixtures("mailoutbox")
GARDEN = "纳斯里花园"


@pytest.fixture
def expo(monkeypatch: pytest.MonkeyPatch) -> Event:
    """The horticulture expo of Yangzhou, in a hundred days."""
    monkeypatch.setattr(factories, "FIRST_DAY", now().date() + timedelta(days=100))
    return make_expo()


def look(page: Page) -> None:
    assert_fits(page)
    assert_accessible(page)


def said(page: Page) -> None:
    expect(page.locator("#toasts .toast")).to_be_visible()
    look(page)


def define_spots(hosts: Page, expo: Event) -> None:
    """Two spots, of which the hosts say nothing but their names and a size."""
    hosts.goto(f"/en/events/{expo.slug}/grounds/")
    look(hosts)
    hosts.locator("[name=spots-0-name]").fill("A1")
    hosts.locator("[name=spots-0-square_metres]").fill("100")
    hosts.get_by_role("button", name="Add a spot").click()
    hosts.locator("[name=spots-1-name]").fill("A2")
    hosts.get_by_role("button", name="Save the grounds").click()
    said(hosts)
    assert list(expo.spots.order_by("name").values_list("name", "left")) == [("A1", 0), ("A2", 100)]


def invite(hosts: Page, expo: Event) -> CityInvitation:
    """The hosts invite Granada."""
    hosts.locator("main nav a[href$='/invitations/']").click()
    look(hosts)
    hosts.get_by_role("textbox", name="Cities").fill("Granada, Spain")
    hosts.get_by_label("What you write to them").fill("Show a garden of your city.")
    hosts.get_by_label("Last day for an answer").fill((now().date() + timedelta(days=30)).isoformat())
    hosts.get_by_role("button", name="Invite them").click()
    expect(hosts.locator(".expo-table").get_by_role("link", name="Granada")).to_be_visible()
    said(hosts)
    return CityInvitation.objects.get()


def show_interest(guests: Page, row: CityInvitation) -> None:
    """The officer of the city finds the invitation on the event's page, and answers there."""
    look(guests)
    expect(guests.locator(f"main a[href$='/invitations/{row.pk}/']")).to_be_visible()
    guests.locator(".answer-box [name=text]").fill("我们很乐意参加。")
    guests.locator(".answer-box button[value=show_interest]").click()
    expect(guests.locator("main")).to_contain_text("我们很乐意参加。")
    said(guests)
    row.refresh_from_db()
    assert row.state == InvitedState.INTERESTED


def propose(guests: Page) -> Exhibit:
    """A garden, in Chinese."""
    guests.locator("main a[href$='/propose/']").first.click()
    look(guests)
    expect(guests.locator("#id_language")).to_have_value("zh-Hans")
    guests.locator("#id_kind").select_option("garden")
    guests.locator("#id_title").fill(GARDEN)
    guests.locator("#id_text").fill("水渠与香桃木。")
    guests.locator("#id_square_metres").fill("80")
    guests.locator("#id_needs").fill("水")
    guests.locator("main form .button--primary").click()
    expect(guests.locator("h1")).to_have_text(GARDEN)
    said(guests)
    return Exhibit.objects.get()


def confirm(hosts: Page, row: CityInvitation) -> None:
    """The hosts read the answer and the proposal, and give it its spot."""
    hosts.goto(f"/en/events/invitations/{row.pk}/")
    expect(hosts.get_by_text("我们很乐意参加。")).to_be_visible()
    look(hosts)
    hosts.get_by_role("link", name=GARDEN).click()
    look(hosts)
    hosts.get_by_label("Spot").select_option(index=1)
    hosts.get_by_role("button", name="Confirm it").click()
    said(hosts)
    expect(hosts.locator("main .facts")).to_contain_text("A1")


def test_from_the_invitation_to_the_public_programme(at_work: AtWork, visit: Visit, expo: Event) -> None:
    programme = f"events/{expo.slug}/exhibits/"
    visitor = visit(f"/en/{programme}", width=360)
    expect(visitor.locator("main")).to_contain_text("Nothing is confirmed yet")
    look(visitor)
    hosts = at_work(make_officer(PLACES["Yangzhou"], name="李伟"), f"/en/events/{expo.slug}/", width=360)
    define_spots(hosts, expo)
    row = invite(hosts, expo)
    ana = make_officer(PLACES["Granada"], name="Ana Ruiz")
    guests = at_work(ana, f"/zh-hans/events/{expo.slug}/", width=360, scheme="dark", locale="zh-CN")
    show_interest(guests, row)
    exhibit = propose(guests)
    visitor.reload()
    expect(visitor.locator(".exhibit")).to_have_count(0)  # it waits for the hosts
    confirm(hosts, row)

    exhibit.refresh_from_db()
    row.refresh_from_db()
    assert (exhibit.state, row.state) == (ExhibitState.CONFIRMED, InvitedState.CONFIRMED)
    assert exhibit.spot
    visitor.reload()
    shown = visitor.locator(f"#exhibit-{exhibit.pk}")
    expect(shown.locator("[lang=zh-Hans]").first).to_have_text(GARDEN)
    expect(shown).to_contain_text("A1")
    expect(visitor.get_by_role("heading", name="Granada")).to_be_visible()
    look(visitor)
    visitor.goto(f"/zh-hans/{programme}?kind=garden&day={factories.FIRST_DAY}")
    expect(shown).to_contain_text(GARDEN)
    expect(visitor.get_by_role("heading", name="格拉纳达")).to_be_visible()
    look(visitor)
    visitor.goto(f"/zh-hans/{programme}?kind=stand")
    expect(shown).to_have_count(0)
    look(visitor)

    # The city sees where its garden will stand, and the event's page shows it to everybody
    guests.reload()
    expect(guests.locator("main .facts")).to_contain_text("A1")
    look(guests)
    guests.locator(f"main a[href$='#exhibit-{exhibit.pk}']").click()
    expect(guests.locator(f"#exhibit-{exhibit.pk}")).to_be_visible()
    visitor.goto(f"/en/events/{expo.slug}/")
    expect(visitor.get_by_role("link", name=GARDEN)).to_be_visible()
    look(visitor)
