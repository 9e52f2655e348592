"""What one side offers in Spanish and the other asks for in Chinese: each sees the other first, and it ends in a pilot project."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import Page, expect

from tests.exchange.factories import make_city, make_entry
from tests.exchange.test_drafting import OFFERS
from tests.journeys.axe import assert_accessible, assert_fits
from tests.journeys.conftest import AtWork
from tests.matching.queries.test_matches import CANALS, FESTIVAL
from tests.organisations.factories import make_organisation, make_person
from ucap.exchange import watching
from ucap.exchange.content import EntryKind
from ucap.exchange.models import Interest
from ucap.exchange.states import EntryState
from ucap.kernel.clock import now
from ucap.matching.actions import index_some
from ucap.matching.tasks import index_entry

pytestmark = pytest.mark.usefixtures("mailoutbox")
TITLE, *TEXT = OFFERS["es"].splitlines()


@pytest.fixture(autouse=True)
def indexed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """Entries that change are indexed at once, in a folder of this story."""
    monkeypatch.setattr(settings, "DATA", tmp_path)
    monkeypatch.setattr(settings, "MEDIA_ROOT", tmp_path)
    watching.register(index_entry)
    yield
    watching.forget(index_entry)


def look(page: Page) -> None:
    assert_fits(page)
    assert_accessible(page)


def test_an_offer_in_spanish_and_a_request_in_chinese_come_together(at_work: AtWork) -> None:
    ana, wang = make_person("Ana Ruiz", verified=True), make_person("王芳", verified=True)
    university = make_organisation(
        owner=ana, names={"es": "Universidad de Granada", "zh-Hans": "格拉纳达大学"}
    )
    bureau = make_organisation(
        owner=wang,
        names={"zh-Hans": "扬州市水利局", "es": "Oficina del Agua de Yangzhou"},
        city=make_city("Yangzhou").pk,
    )
    make_entry(**FESTIVAL)
    make_entry(
        kind=EntryKind.REQUEST, title="Teachers for a course on solar power", summary="For apprentices."
    )
    while index_some(
        at=now()
    ):  # what is there already; the rest of the story is worked out as it is published
        pass
    offer = make_entry(
        organisation=university,
        state=EntryState.DRAFT,
        title=TITLE,
        summary=TEXT[0],
        description="\n".join(TEXT),
        particulars="",
        language="es",
    )
    asked = CANALS | {"description": "运河全长四十八公里，设备每小时上报一次数据。"}
    wanted = make_entry(organisation=bureau, state=EntryState.DRAFT, **asked)

    spanish = at_work(ana, f"/es/exchange/{offer.slug}/", locale="es", bypass_csp=True)
    spanish.locator("form[action$='/publish/'] button").click()
    expect(spanish.locator("#toasts .toast")).to_be_visible()
    chinese = at_work(wang, f"/zh-hans/exchange/{wanted.slug}/", width=360, scheme="dark", bypass_csp=True)
    chinese.locator("form[action$='/publish/'] button").click()
    expect(chinese.locator("#toasts .toast")).to_be_visible()

    # Each sees the other first, its sentences in their language and what else counts in the reader's own
    first = chinese.locator(".match").first
    expect(first.locator(".match__title")).to_have_text(TITLE)
    expect(first.locator(".meeting [lang=es]").first).to_be_visible()
    expect(first.locator(".meeting [lang=zh-Hans]").first).to_be_visible()
    expect(first.locator(".reasons").first).to_contain_text("互相呼应：需求与供给")
    spanish.reload()
    first = spanish.locator(".match").first
    expect(first.locator(".match__title")).to_have_text(CANALS["title"])
    expect(first.locator(".reasons").first).to_contain_text("Uno responde al otro: Oferta y Demanda")
    look(spanish)
    look(chinese)

    # One click begins the conversation
    chinese.locator(".match").first.locator(".button--primary").click()
    expect(chinese.locator(".about-entry__title").first).to_have_text(TITLE)
    chinese.locator("#id_text").fill("我们想试用十个传感器。")
    chinese.locator("main form .button--primary").click()
    expect(chinese.locator(".words")).to_contain_text("我们想试用十个传感器。")
    interest = Interest.objects.get()
    assert interest.own_entry_id == wanted.pk

    spanish.goto("/es/exchange/conversations/")
    expect(spanish.locator(".talks li .chip").nth(1)).to_contain_text("1")  # what is new
    spanish.locator(".talks .work__title a").click()
    spanish.locator("#id_text").fill("Con mucho gusto. ¿Hablamos el viernes?")
    spanish.locator("main form .button--primary").click()
    expect(spanish.locator(".words li")).to_have_count(2)
    spanish.locator("form[action$='/stage/negotiation/'] button").first.click()
    expect(spanish.locator("#toasts .toast")).to_be_visible()

    chinese.reload()
    expect(chinese.locator(".words")).to_contain_text("¿Hablamos el viernes?")
    chinese.locator("#outcome summary").click()
    chinese.locator("#outcome input[value=pilot]").check()
    chinese.locator("#outcome button").click()
    expect(chinese.locator(".notice--good")).to_contain_text("试点项目")
    look(chinese)
    interest.refresh_from_db()
    assert (interest.state, interest.outcome) == ("closed", "pilot")
