"""Every page of accounts, organisations, moderation, the inbox, privacy and the API, as each kind of person sees it."""

import time
from collections.abc import Iterable

import pytest
from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from playwright.sync_api import Page

from tests.journeys.axe import assert_fits
from tests.journeys.conftest import AtWork, Visit
from tests.journeys.cooperation import Cooperation, make_cooperation
from tests.journeys.test_every_page import look, seen
from tests.organisations.factories import make_organisation, make_person
from tests.plans.factories import make_secretariat
from ucap.moderation.models import Case
from ucap.notices.stopping import stop_token
from ucap.people.models import User


@seen
@pytest.mark.xdist_group("every-page-of-people")
def test_pages_of_people(visit: Visit, at_work: AtWork, language: str, how: tuple[int, str]) -> None:
    there = make_cooperation(make_secretariat())
    width, scheme = how
    page = visit(f"/{language}/", width=width, scheme=scheme, bypass_csp=True)
    look(page, language, dict.fromkeys(for_visitors(there), 200))
    for person, addresses in (
        (there.member, for_member(there)),
        (there.owner, for_owner(there)),
        (there.newcomer, for_newcomer(there)),
        (there.officer, for_officer(there)),
        (there.secretary, for_secretariat(there)),
        (make_person("Nobody Yet"), for_somebody_new(there)),
    ):
        page = at_work(
            with_password(person), f"/{language}/desk/", width=width, scheme=scheme, bypass_csp=True
        )
        just_proved(page, person)
        asked_anew: list[str] = []
        page.on("request", lambda request, found=asked_anew: found.append(request.url))
        look(page, language, dict.fromkeys(addresses, 200))
        assert not [url for url in asked_anew if "reauthenticate" in url]
        page.context.close()


def test_the_square_of_an_app_can_be_scanned_in_the_dark(at_work: AtWork) -> None:
    person = with_password(make_person())
    page = at_work(person, "/en/desk/", width=360, scheme="dark")
    just_proved(page, person)
    page.goto("/en/account/2fa/totp/activate/")
    assert (
        page.locator("img.qr").evaluate("it => getComputedStyle(it).backgroundColor") == "rgb(255, 255, 255)"
    )


@pytest.mark.parametrize("language", ["de", "es", "fr", "it", "en", "zh-hans"])
def test_the_header_of_somebody_signed_in_fits_between_telephone_and_wide_screen(
    at_work: AtWork, language: str
) -> None:
    person = make_person("Maximiliane Oberbürgermeisterin von Stuttgart", verified=True)
    make_organisation(owner=person)
    page = at_work(person, f"/{language}/desk/", width=768)
    for width in range(360, 1441, 60):
        page.set_viewport_size({"width": width, "height": 900})
        assert_fits(page)


def for_visitors(there: Cooperation) -> Iterable[str]:
    return (
        "account/signup/passkey/",
        f"account/invitation/{there.to_office}/",
        "account/invitation/gone/",
        f"organisations/invitation/{there.to_join}/",
        "organisations/",
        "organisations/?view=map",
        "organisations/?q=nothing+of+the+kind",
        f"organisations/{there.university.slug}/",
        f"moderation/report/plan/{there.plan.pk}/",
        f"moderation/report/plan/{there.plan.pk}/thanks/",
        "privacy/",
        "exchange/",
        f"exchange/{there.entry.slug}/",
        "search/?q=canals",
        "matches/pictures/map/",
        "matches/pictures/pairs/",
        "matches/pictures/matrix/",
        "matches/pictures/gaps/",
        "api/",
        f"/unsubscribe/{stop_token(there.owner, 'plan')}/",
    )


def for_member(there: Cooperation) -> Iterable[str]:
    return (
        f"account/invitation/{there.to_office}/",
        f"organisations/{there.university.slug}/members/",
        "organisations/new/",
        "account/2fa/totp/activate/",
        "account/2fa/webauthn/add/",
        "account/tokens/make/",
    )


def for_owner(there: Cooperation) -> Iterable[str]:
    ours = f"organisations/{there.university.slug}"
    return (
        "desk/",
        "inbox/",
        "inbox/settings/",
        "organisations/mine/",
        f"{ours}/edit/",
        f"{ours}/members/",
        f"{ours}/members/invite/",
        f"organisations/requests/{there.request}/refuse/",
        "account/",
        "account/sessions/",
        "account/2fa/",
        "account/2fa/webauthn/",
        "account/tokens/",
        "privacy/mine/",
        "privacy/mine/erase/",
        "exchange/mine/",
        f"exchange/{there.draft.pk}/edit/",
        "exchange/conversations/",
        f"exchange/conversations/{there.interest.pk}/",
        f"matches/{there.entry.slug}/",
        "matches/my/searches/",
    )


def for_newcomer(there: Cooperation) -> Iterable[str]:
    return (f"organisations/{there.waiting.slug}/", "moderation/mine/")


def for_officer(there: Cooperation) -> Iterable[str]:
    return (
        f"moderation/cases/{there.decided.pk}/",
        "desk/",
        f"exchange/{there.entry.slug}/express/",
        f"moderation/report/message/{there.interest.messages.get().pk}/",
    )


def for_secretariat(there: Cooperation) -> Iterable[str]:
    waiting = Case.objects.get(subject_kind="organisation", subject_id=there.waiting.pk)
    return (
        "desk/",
        "moderation/",
        f"moderation/cases/{there.decided.pk}/",
        f"moderation/cases/{waiting.pk}/",
        "organisations/duplicates/",
        f"organisations/merge/{there.university.pk}/{there.twin.pk}/",
        "account/people/",
        "account/people/invite/",
        "journal/",
        "exchange/pipeline/",
        "matches/learning/weights/",
        "inbox/undelivered/",
    )


def for_somebody_new(there: Cooperation) -> Iterable[str]:
    return (
        "inbox/",
        "organisations/mine/",
        f"organisations/{there.university.slug}/join/",
        "moderation/mine/",
        "account/2fa/webauthn/",
        "account/tokens/",
    )


def with_password(person: User) -> User:
    """The same person, who can prove who they are: nobody else is let to pages of their security."""
    person.set_password("as good as any")
    person.save()
    return person


def just_proved(page: Page, person: User) -> None:
    """The person has just signed in, so that pages of their security ask for nothing more."""
    (cookie,) = [one for one in page.context.cookies() if one["name"] == settings.SESSION_COOKIE_NAME]
    session = SessionStore(cookie["value"])
    session["account_authentication_methods"] = [
        {"method": "password", "at": time.time(), "reauthenticated": True}
    ]
    session["account_authentication_methods_user"] = str(person.pk)
    session.save()
