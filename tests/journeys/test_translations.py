"""An entry in Spanish is read in Chinese and in English; its author puts it better."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.exchange.factories import make_entry
from tests.journeys.axe import assert_accessible, assert_fits
from tests.journeys.conftest import AtWork, Visit
from tests.language.service import Spoken, speaking
from tests.organisations.factories import make_organisation, make_person
from ucap.exchange.actions.machine import translate_entry
from ucap.exchange.models import Entry
from ucap.kernel.clock import now
from ucap.people.models import User

TITLE, SUMMARY = "Sensores para canales", "Miden el oxígeno del agua cada minuto."


@pytest.fixture
def spoken(settings: Any) -> Iterator[Spoken]:
    with speaking() as there:
        settings.TRANSLATE_URL = there.url
        yield there


def looked_at(page: Page) -> None:
    assert_fits(page)
    assert_accessible(page)


@pytest.mark.parametrize("how", [("en", 1440, "light"), ("zh-hans", 360, "dark")], ids=str)
def test_an_entry_is_read_in_ones_language_and_its_author_puts_it_better(
    at_work: AtWork, visit: Visit, transactional_db: None, spoken: Spoken, how: tuple[str, int, str]
) -> None:
    language, width, scheme = how
    tag, better = ("zh-Hans", "运河传感器") if language == "zh-hans" else ("en", "Canal sensors")
    ana: User = make_person("Ana Ruiz", verified=True)
    entry: Entry = make_entry(
        organisation=make_organisation(owner=ana), title=TITLE, summary=SUMMARY, language="es"
    )
    translate_entry(entry_id=entry.pk, at=now())
    page = visit(f"/{language}/exchange/", width=width, scheme=scheme, bypass_csp=True)
    expect(page.locator('.original [lang="es"]')).to_have_text(TITLE)
    looked_at(page)
    page.get_by_role("link", name=f"[{tag}] {TITLE}").click()
    expect(page.locator("h1")).to_have_text(f"[{tag}] {TITLE}")
    expect(page.locator(".original__title")).to_have_text(TITLE)
    looked_at(page)
    path = f"/{language}/exchange/{entry.pk}/translations/{tag}/"
    work = at_work(ana, path, width=width, scheme=scheme, bypass_csp=True)
    looked_at(work)
    work.locator('input[name^="title-"]').fill(better)
    work.locator('.translation button[type="submit"]').first.click()
    expect(work.locator('input[name^="title-"]')).to_have_value(better)
    looked_at(work)
    page.reload()
    expect(page.locator("h1")).to_have_text(better)
