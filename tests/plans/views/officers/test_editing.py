"""A draft's page and the saving of its parts."""

from datetime import datetime

import pytest
from django.test import Client

from tests.plans.conftest import Cast
from tests.plans.factories import make_draft, make_plan, side, yangzhou_content
from tests.plans.forms.browser import sent
from tests.plans.views.officers.conftest import HTMX, SignedIn, address, queries_of
from ucap.journal.models import Entry
from ucap.plans.actions import edit_part, start_version, submit
from ucap.plans.content import Contact
from ucap.plans.models import Plan, Version
from ucap.plans.parts import PARTS


@pytest.fixture
def client(signed_in: SignedIn) -> Client:
    return signed_in("yangzhou")


def heading(title: str, base: int = 0, **more: str) -> dict[str, str]:
    return {"heading-title": title, "heading-language": "en", "base": str(base), **more}


def save(client: Client, draft: Version, data: object, part: str = "heading", *, htmx: bool = True):  # type: ignore[no-untyped-def]
    path = address("edit_part", draft.plan_id, part)
    return client.post(path, data, headers=HTMX if htmx else {})


class TestPage:
    @pytest.mark.parametrize("part", PARTS)
    def test_each_part_opens_within_the_page(self, client: Client, draft: Version, part: str) -> None:
        page = client.get(address("edit", draft.plan_id), {"part": part}).content.decode()
        assert page.count("data-autosave") == 1
        assert page.count('class="part__text"') + page.count("Nothing here yet.") == len(PARTS) - 1
        alone = client.get(address("edit_part", draft.plan_id, part), headers=HTMX).content.decode()
        assert alone.count("data-autosave") == 1
        assert "<html" not in alone
        closed = client.get(address("edit_part", draft.plan_id, part) + "?closed", headers=HTMX)
        assert "data-autosave" not in closed.content.decode()

    def test_there_is_no_such_part(self, client: Client, draft: Version) -> None:
        assert client.get(address("edit", draft.plan_id), {"part": "budget"}).status_code == 400
        assert client.get(address("edit_part", draft.plan_id, "budget"), headers=HTMX).status_code == 400
        assert save(client, draft, {"base": "0"}, "budget").status_code == 400

    def test_without_scripts_the_form_opens_on_the_page(self, client: Client, draft: Version) -> None:
        answer = client.get(address("edit_part", draft.plan_id, "focus"))
        assert answer["Location"] == address("edit", draft.plan_id) + "?part=focus#part-focus"

    def test_a_published_plan_offers_a_next_version(self, client: Client, published: Plan) -> None:
        page = client.get(address("edit", published.id)).content.decode()
        assert "Begin a new version" in page
        assert client.post(address("begin_version", published.id)).status_code == 302
        assert Version.objects.filter(plan=published, state="draft").count() == 1
        assert "Close the plan" in client.get(address("edit", published.id)).content.decode()

    def test_what_is_in_review_is_not_edited(
        self, client: Client, draft: Version, cast: Cast, at: datetime
    ) -> None:
        submit(version=draft, by=cast.yangzhou, at=at)
        assert client.get(address("edit", draft.plan_id))["Location"] == address("review", draft.plan_id)
        assert save(client, draft, heading("New")).status_code == 409
        assert Version.objects.get().title == draft.title

    def test_queries_are_known(self, cast: Cast, client: Client, at: datetime) -> None:
        small = make_draft(by=cast.yangzhou, sides=(side("Yangzhou"), side("Granada")), themes=())
        large = make_draft(yangzhou_content(themes=yangzhou_content().themes * 20), by=cast.yangzhou)
        for number in range(12):
            values = {"objectives": (f"Objective {number}",)}
            edit_part(version=large, part="objectives", values=values, base=99, by=cast.granada, at=at)
            edit_part(
                version=large,
                part="other",
                values={"other": (str(number),)},
                base=99,
                by=cast.yangzhou,
                at=at,
            )
        one = edit_part(
            version=small, part="other", values={"other": ("x",)}, base=0, by=cast.yangzhou, at=at
        )
        few = queries_of(client, address("edit", one.plan_id))
        assert queries_of(client, address("edit", large.plan_id)) == few <= 24


class TestSaving:
    def test_what_is_written_is_kept_and_said(self, client: Client, draft: Version) -> None:
        answer = save(client, draft, heading("New"))
        assert answer.status_code == 200
        assert "Saved" in answer.content.decode()
        assert 'id="base-heading" value="1"' in answer.content.decode()
        assert Version.objects.get().title == "New"

    def test_done_closes_the_form(self, client: Client, draft: Version) -> None:
        page = save(client, draft, heading("New", done="1")).content.decode()
        assert "data-autosave" not in page
        assert "New" in page
        assert 'id="draft-status"' in page

    def test_without_scripts_it_leads_back_to_its_place(self, client: Client, draft: Version) -> None:
        answer = save(client, draft, heading("New"), htmx=False)
        assert answer["Location"] == address("edit", draft.plan_id) + "#part-heading"
        assert address("undo", draft.plan_id) in client.get(answer["Location"]).content.decode()

    @pytest.mark.parametrize("htmx", [True, False])
    def test_what_is_wrong_is_said_and_nothing_is_changed(
        self, client: Client, draft: Version, htmx: bool
    ) -> None:
        answer = save(client, draft, heading(" ", done="1"), htmx=htmx)
        assert answer.status_code == 422
        assert "This field is required." in answer.content.decode()
        assert ("<html" in answer.content.decode()) is not htmx
        assert Version.objects.get().revision == 0

    @pytest.mark.parametrize("base", ["", "-1", "x", "9" * 5000])
    def test_it_must_be_known_what_the_writer_saw(self, client: Client, draft: Version, base: str) -> None:
        assert save(client, draft, heading("New") | {"base": base}).status_code == 400
        assert Version.objects.get().revision == 0

    @pytest.mark.parametrize(("htmx", "status"), [(True, 422), (False, 409)])
    def test_two_writers(
        self, client: Client, signed_in: SignedIn, draft: Version, htmx: bool, status: int
    ) -> None:
        save(signed_in("granada"), draft, heading("Theirs"))
        answer = save(client, draft, heading("Mine"), htmx=htmx)
        assert answer.status_code == status
        page = answer.content.decode()
        assert "Ana Ruiz changed this part while you were writing." in page
        assert Version.objects.get().title == "Theirs"
        done = save(client, draft, heading("Mine", done="1"), htmx=htmx)
        assert (done.status_code, "data-unsaved" in done.content.decode()) == (status, True)
        save(client, draft, heading("Mine", over="1"), htmx=htmx)
        assert Version.objects.get().title == "Mine"

    def test_a_long_list_is_saved_whole(self, client: Client, cast: Cast) -> None:
        contacts = tuple(Contact(name=f"Person {number}") for number in range(300))
        draft = make_draft(by=cast.yangzhou, contacts=contacts)
        data = sent("contacts", draft.content, base="0", contacts__0__name="First")
        for number in range(300):
            for field in ("email", "url", "phone"):
                data.setdefault(f"contacts-{number}-{field}", "")
        assert len(data) > 1000
        assert save(client, draft, data, "contacts").status_code == 200
        assert Version.objects.get().content.contacts[0].name == "First"

    def test_a_row_is_added_without_scripts(self, client: Client, draft: Version) -> None:
        data = sent("objectives", draft.content, base="0", rows="add:objectives")
        page = save(client, draft, data, "objectives", htmx=False).content.decode()
        assert 'name="objectives-1-text"' in page
        assert Version.objects.get().revision == 0

    @pytest.mark.parametrize(
        "rows", ["add:sides-0-cities", "up:themes:0", "remove:nothing:7", "add:__proto__"]
    )
    def test_hostile_buttons_change_nothing(self, client: Client, draft: Version, rows: str) -> None:
        data = sent("objectives", draft.content, base="0", rows=rows)
        assert save(client, draft, data, "objectives").status_code == 200
        assert Version.objects.get().content == draft.content

    def test_an_undo_takes_back_only_ones_own(
        self, client: Client, signed_in: SignedIn, draft: Version
    ) -> None:
        save(client, draft, heading("Mine"))
        save(
            signed_in("granada"),
            draft,
            sent("objectives", draft.content, base="1", objectives__0__text="Theirs"),
            "objectives",
        )
        answer = client.post(address("undo", draft.plan_id), {"part": "heading"})
        assert answer["Location"] == address("edit", draft.plan_id) + "?part=heading#part-heading"
        version = Version.objects.get()
        assert (version.title, version.content.objectives) == (draft.title, ("Theirs",))
        assert client.post(address("undo", draft.plan_id)).status_code == 409

    def test_htmx_reloads_a_page_that_it_is_already_on(self, client: Client, draft: Version) -> None:
        save(client, draft, heading("Mine"))
        here = f"http://testserver{address('edit', draft.plan_id)}?part=heading#part-heading"
        answer = client.post(
            address("undo", draft.plan_id), {"part": "heading"}, headers=HTMX | {"HX-Current-URL": here}
        )
        assert answer["HX-Refresh"] == "true"


class TestBeginning:
    def test_a_plan_from_nothing(self, client: Client) -> None:
        data = {"title": "Gardens", "language": "zh-Hans", "here": "扬州", "there": "Bologna，Rome"}
        client.post(address("new"), data)
        content = Version.objects.get().content
        assert [[city.name for city in one.cities] for one in content.sides] == [
            ["扬州"],
            ["Bologna", "Rome"],
        ]
        assert content.sides[1].countries == ("IT",)

    def test_it_needs_a_title(self, client: Client) -> None:
        page = client.post(address("new"), {"title": "", "language": "en"})
        assert "This field is required." in page.content.decode()
        assert not Plan.objects.exists()

    def test_thrown_away_and_back(self, client: Client, draft: Version) -> None:
        client.post(address("throw_away", draft.plan_id))
        assert not Version.objects.exists()
        entry = Entry.objects.get(verb="version.discarded")
        assert address("bring_back", entry.id) in client.get(address("mine")).content.decode()
        assert client.post(address("bring_back", entry.id))["Location"] == address("edit", draft.plan_id)
        assert Version.objects.get().content == draft.content

    def test_an_archived_plan_is_restored_first(
        self, cast: Cast, client: Client, published: Plan, at: datetime
    ) -> None:
        client.post(address("change_state", published.id, "archive"))
        page = client.get(address("edit", published.id)).content.decode()
        assert "Restore it before you change it." in page
        assert client.post(address("begin_version", published.id)).status_code == 409
        client.post(address("change_state", published.id, "restore"))
        assert start_version(plan=published, by=cast.yangzhou, at=at).number == 2


class TestWhileTyping:
    def test_the_places_a_name_can_mean(self, client: Client) -> None:
        row = "sides-0-cities-0"
        data = {"row": row, f"{row}-name": "曼彻斯特", f"{row}-country": ""}
        page = client.get(address("find_place"), data).content.decode()
        assert 'value="2643123"' in page
        assert "None of these" in page

    @pytest.mark.parametrize("data", [{}, {"row": "<script>"}, {"row": "a" * 5000, "a-name": "x"}])
    def test_nonsense_finds_nothing(self, client: Client, data: dict[str, str]) -> None:
        answer = client.get(address("find_place"), data)
        assert answer.status_code == 200
        assert "<script" not in answer.content.decode()
        assert "radio" not in answer.content.decode()

    def test_what_a_text_speaks_of_is_offered(self, client: Client) -> None:
        path = address("suggest") + "?field=themes-0-sdgs"
        data = {
            "themes-0-name": "Water",
            "themes-0-text": "SDG 6, clean drinking water",
            "themes-0-sdgs": "11",
        }
        page = client.post(path, data).content.decode()
        assert 'name="themes-0-sdgs" value="6"' in page
        assert 'value="11"' not in page
        assert "Nothing more is found" in client.post(path, {}).content.decode()


def test_a_plan_of_others_is_not_changed_by_a_stale_page(signed_in: SignedIn) -> None:
    plan = make_plan()
    for name in ("begin_version", "undo", "throw_away"):
        assert signed_in("stranger").post(address(name, plan.id)).status_code == 403
    assert Version.objects.get().state == "published"
