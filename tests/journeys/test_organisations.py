"""An owner invites, somebody else asks to join and is taken in; in English and in Chinese, without JavaScript too."""

import pytest
from django.core.mail import EmailMessage
from playwright.sync_api import Page, expect

from tests.journeys.axe import assert_accessible, assert_fits
from tests.journeys.conftest import AtWork
from tests.organisations.factories import (
    confirm_address,
    make_organisation,
    make_person,
)
from ucap.organisations.models import Membership, Organisation
from ucap.people.models import User

pytestmark = pytest.mark.usefixtures("mailoutbox")


@pytest.fixture
def olga() -> User:
    owner = make_person("Olga Ruiz", email="olga@ugr.es", verified=True)
    confirm_address(owner)
    return owner


@pytest.fixture
def granada(olga: User) -> Organisation:
    names = {"en": "University of Granada", "es": "Universidad de Granada", "zh-Hans": "格拉纳达大学"}
    return make_organisation(owner=olga, names=names, website="https://www.ugr.es/")


def looked_at(page: Page) -> None:
    assert_fits(page)
    assert_accessible(page)


def test_an_owner_invites_and_somebody_asks_to_join_and_is_taken_in(
    at_work: AtWork, olga: User, granada: Organisation, mailoutbox: list[EmailMessage]
) -> None:
    owners = at_work(olga, f"/en/organisations/{granada.slug}/", width=360, bypass_csp=True)
    looked_at(owners)
    owners.get_by_role("link", name="Members", exact=True).click()
    owners.get_by_role("link", name="Invite somebody").first.click()
    looked_at(owners)
    owners.get_by_label("E-mail address").fill("wang@example.org")
    owners.get_by_label("Language of the letter").select_option("zh-hans")
    owners.get_by_role("button", name="Send the invitation").click()
    expect(owners.get_by_text("wang@example.org").first).to_be_visible()
    link = next(word for word in mailoutbox[-1].body.split() if "/invitation/" in word)

    wang = make_person("Wang Fang", email="wang@example.org", language="zh-hans")
    invited = at_work(wang, "/" + link.split("/", 3)[3], locale="zh-CN", bypass_csp=True)
    looked_at(invited)
    expect(invited.locator("html")).to_have_attribute("lang", "zh-Hans")
    invited.locator("main form button").first.click()
    expect(invited.get_by_role("heading", name="格拉纳达大学")).to_be_visible()
    assert Membership.objects.filter(user=wang).exists()

    chen = make_person("Chen Jie")
    asking = at_work(chen, "/en/organisations/", bypass_csp=True)
    asking.get_by_role("searchbox").fill("格拉纳达")
    expect(asking.locator("[data-count]")).to_have_text("1 found")
    looked_at(asking)
    asking.get_by_role("link", name="University of Granada").click()
    expect(asking.get_by_role("link", name="Report this page")).to_have_attribute(
        "href", f"/en/moderation/report/organisation/{granada.pk}/"
    )
    asking.get_by_role("link", name="I belong here: join").click()
    looked_at(asking)
    asking.get_by_label("Who you are there").fill("Department of hydrology")
    asking.get_by_role("button", name="Ask to join").click()
    expect(asking.get_by_text("An owner will answer.")).to_be_visible()
    looked_at(asking)

    owners.goto(f"/en/organisations/{granada.slug}/members/")
    expect(owners.get_by_text("Department of hydrology")).to_be_visible()
    looked_at(owners)
    owners.get_by_role("button", name="Take in Chen Jie").click()
    expect(owners.locator("#toasts")).to_contain_text("Chen Jie belongs to it now.")
    owners.get_by_role("button", name="Make an owner Chen Jie").click()
    expect(owners.locator("#toasts")).to_contain_text("Chen Jie is an owner now.")
    owners.locator("#toasts").get_by_role("button", name="Undo").click()
    expect(owners.locator("#toasts")).to_contain_text("no owner any more")
    assert not Membership.objects.get(user=chen).is_owner
    asking.goto("/en/organisations/mine/")
    expect(asking.get_by_role("link", name="University of Granada", exact=True)).to_be_visible()


def test_an_organisation_is_entered_in_chinese_without_javascript_and_not_twice(
    at_work: AtWork, granada: Organisation
) -> None:
    wang = make_person("Wang Fang", language="zh-hans")
    page = at_work(wang, "/zh-hans/organisations/new/", width=360, scripts=False)
    page.locator("[name=names-0-name]").fill("格拉纳达大学")
    page.locator("[name=kind]").select_option("university")
    page.locator("[name=country]").select_option("ES")
    page.locator("[name=city]").fill("格拉纳达")
    page.locator("main .button--primary").click()
    expect(page.locator(".similar").get_by_role("link", name="格拉纳达大学").first).to_be_visible()
    page.locator("[name=another]").click()
    expect(page.get_by_role("heading", name="格拉纳达大学")).to_be_visible()
    expect(page.locator(".notice--warning")).to_be_visible()
    assert Organisation.objects.count() == 2
