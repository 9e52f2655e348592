"""One's inbox by program."""

import pytest

from tests.api.conftest import Program
from tests.plans.conftest import Cast
from ucap.api.states import Scope
from ucap.notices.models import Notice

pytestmark = pytest.mark.django_db


def test_the_inbox_is_read_and_marked(cast: Cast) -> None:
    ana = Program(cast.granada)  # to have made a token is a notice
    inbox = ana.get("/me/notices").json()
    (thread,) = inbox["items"]
    assert (inbox["unread"], thread["kind"], thread["unread"]) == ("1", "account", True)
    assert ana.ask("PUT", f"/me/notices/{thread['id']}", {"read": True}).json()["marked"] == 1
    assert ana.get("/me/notices?unread=true").json()["items"] == []
    assert ana.ask("PUT", f"/me/notices/{thread['id']}", {"read": False}).json()["marked"] == 1
    assert ana.ask("POST", "/me/notices/read", {"kind": "plan"}).json()["marked"] == 0
    assert ana.ask("POST", "/me/notices/read", {}).json()["marked"] == 1


def test_nobody_sees_anothers(cast: Cast) -> None:
    Program(cast.granada)
    theirs = Notice.objects.get(to=cast.granada)
    assert Program(cast.yangzhou).ask("PUT", f"/me/notices/{theirs.pk}", {}).status_code == 404
    assert Program(cast.yangzhou, (Scope.READ,)).get("/me/notices").status_code == 403


def test_how_one_hears_of_news_is_chosen_by_kind(cast: Cast) -> None:
    ana = Program(cast.granada)
    before = ana.get("/me/notice-settings").json()["paces"]
    assert (before["plan"], before["match"], "account" in before) == ("at once", "daily", False)
    chosen = ana.ask("PUT", "/me/notice-settings", {"paces": {"match": "never"}})
    assert (
        chosen.json()["paces"]
        == before | {"match": "never"}
        == ana.get("/me/notice-settings").json()["paces"]
    )
    assert Program(cast.yangzhou).get("/me/notice-settings").json()["paces"]["match"] == "daily"
    for wrong in ({"account": "never"}, {"match": "hourly"}, {"weather": "daily"}):
        assert ana.ask("PUT", "/me/notice-settings", {"paces": wrong}).status_code == 422
    assert Program(cast.granada, (Scope.READ,)).get("/me/notice-settings").status_code == 403
