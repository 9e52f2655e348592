"""An invitation to an office, from the secretariat's form to the button that takes it up; in English and in Chinese."""

import re

import pytest
from django.core.mail import EmailMessage
from playwright.sync_api import expect

from tests.journeys.axe import assert_accessible, assert_fits
from tests.journeys.conftest import AtWork
from tests.people.signing_in import add_app, make_person
from tests.plans.factories import PLACES, make_officer
from ucap.people.models import User


@pytest.mark.parametrize(("language", "width"), [("en", 1440), ("zh-hans", 360)])
def test_who_has_an_account_is_invited_to_an_office_and_accepts(
    at_work: AtWork, mailoutbox: list[EmailMessage], language: str, width: int
) -> None:
    secretary = make_person("office@example.org", name="Secretary", is_secretariat=True)
    page = at_work(secretary, f"/{language}/account/people/invite/", width=width, bypass_csp=True)
    assert_fits(page)
    assert_accessible(page, words_alone=language != "en")
    page.locator("[name=email]").fill("ana@example.org")
    page.locator("[name=cities]").fill("Granada, Spain")
    page.locator("main form .button--primary").first.click()
    expect(page.locator("main")).to_contain_text("ana@example.org")
    link = next(word for word in str(mailoutbox[-1].body).split() if "/invitation/" in word)

    ana = make_person("ana@example.org", language=language)
    invited = at_work(ana, "/" + link.split("/", 3)[3], width=width, bypass_csp=True)
    assert_fits(invited)
    assert_accessible(invited, words_alone=language != "en")
    invited.locator("main form .button--primary").click()
    expect(invited).to_have_url(re.compile(f"/{language}/account/$"))
    assert [city.names["en"] for city in User.objects.get(pk=ana.pk).cities.all()] == ["Granada"]


@pytest.mark.parametrize(("language", "width"), [("en", 1440), ("zh-hans", 360)])
def test_a_lost_second_step_is_taken_off(at_work: AtWork, language: str, width: int) -> None:
    secretary = make_person("office@example.org", name="Secretary", is_secretariat=True)
    ana = make_officer(PLACES["Granada"], name="Ana Ruiz")
    for person in (secretary, ana):
        add_app(person)
    page = at_work(secretary, f"/{language}/account/people/", width=width, bypass_csp=True)
    lost = page.locator("details", has=page.locator("form[action*=second-step]"))
    expect(lost).to_have_count(1)  # not beside one's own name
    lost.locator("summary").click()
    assert_fits(page)
    assert_accessible(page, words_alone=language != "en")
    lost.locator("button").click()
    expect(page.locator(".toast")).to_contain_text("Ana Ruiz")
    expect(lost).to_have_count(0)
    assert not User.objects.get(pk=ana.pk).has_second_factor
