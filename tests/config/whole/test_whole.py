import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.apps import apps
from django.core.files.storage import default_storage
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.exchange.factories import make_entry
from tests.plans.factories import make_draft, make_officer, make_plan, make_secretariat
from ucap.config.cli import main
from ucap.config.whole.give_out import lines
from ucap.config.whole.kinds import KINDS, LEFT_OUT
from ucap.config.whole.take_in import is_whole, take_in
from ucap.kernel.errors import BadInput
from ucap.notices.models import Preference
from ucap.organisations.models import Membership, Organisation, OrganisationName
from ucap.people.models import User
from ucap.plans.actions import ask_for_full_plan, attach_full_plan
from ucap.plans.models import FullDocument, Plan, Version, VersionGoal

pytestmark = pytest.mark.django_db


@pytest.fixture
def everything(at: datetime, settings: Any, tmp_path: Path) -> list[str]:
    """An installation with something of nearly every kind, exported."""
    settings.MEDIA_ROOT = tmp_path / "files"
    plan, by = make_plan(), make_secretariat()
    make_draft(title="Not yet told")
    officer = make_officer(email="li.na@example.org", name="李娜")
    EmailAddress.objects.create(user=officer, email=officer.email, verified=True, primary=True)
    attach_full_plan(plan=plan, data=b"%PDF-\x00the whole plan\xff", name="plan.pdf", by=by, at=at)
    ask_for_full_plan(
        plan=plan,
        name="Ana",
        email="ana@example.org",
        organisation="Uni",
        purpose="To read",
        language="es",
        by="",
        at=at,
    )
    house = Organisation.objects.create(
        slug="ugr", kind="university", country="ES", created_at=at, edited_at=at, state="approved"
    )
    OrganisationName.objects.create(
        organisation=house, language="es", name="Universidad de Granada", is_main=True, key="x", words=" x "
    )
    Membership.objects.create(user=officer, organisation=house, since=at, how="invited")
    Preference.objects.create(user=officer, kind="plan", pace="never")
    make_entry(organisation=house, author=officer)
    return list(lines())


def emptied() -> None:
    """The same database with nothing in it."""
    for kind in reversed(KINDS):
        if kind.model == "plans.Plan":
            Plan.objects.update(current=None)
            Version.objects.all().delete()
        kind.rows.all()._raw_delete("default")
    for name in LEFT_OUT:
        apps.get_model(name)._base_manager.all().delete()


def file_of(folder: Path, said: list[str]) -> Path:
    path = folder / "all.jsonl"
    path.write_text("".join(said), encoding="utf-8", errors="surrogateescape")
    return path


def test_every_table_of_ours_is_exported_or_left_out_for_a_reason() -> None:
    ours = {model._meta.label for model in apps.get_models() if model.__module__.startswith("ucap.")}
    exported = {kind.model for kind in KINDS}
    assert ours == {one for one in exported | set(LEFT_OUT) if not one.startswith("account.")}
    assert not exported & set(LEFT_OUT)
    assert all(LEFT_OUT.values())


def test_no_secret_is_in_it(everything: list[str]) -> None:
    said = "".join(everything)
    for person in User.objects.all():
        assert person.password not in said
    assert '"password"' not in said
    assert "token" not in said
    header = json.loads(everything[0])
    assert (header["kind"], header["format"], header["missing"]) == ("ucap", 1, [])
    assert header["counts"]["person"] == User.objects.count()


def test_out_and_in_and_out_is_the_same(everything: list[str], tmp_path: Path, settings: Any) -> None:
    goals = list(VersionGoal.objects.order_by("version_id", "goal").values_list("version_id", "goal"))
    words = list(Version.objects.order_by("id").values_list("id", "words", "title"))
    emptied()
    settings.MEDIA_ROOT = tmp_path / "other files"
    found = take_in(file_of(tmp_path, everything))
    assert found["plan"] == 2
    assert list(lines()) == everything
    assert list(VersionGoal.objects.order_by("version_id", "goal").values_list("version_id", "goal")) == goals
    assert list(Version.objects.order_by("id").values_list("id", "words", "title")) == words
    with default_storage.open(FullDocument.objects.get().file.name) as file:
        assert file.read() == b"%PDF-\x00the whole plan\xff"
    assert not User.objects.get(email="li.na@example.org").has_usable_password()
    make_plan(title="One more")  # the next numbers are free


def test_the_order_of_lines_does_not_matter(everything: list[str], tmp_path: Path, settings: Any) -> None:
    emptied()
    settings.MEDIA_ROOT = tmp_path / "other files"
    take_in(file_of(tmp_path, [everything[0], *reversed(everything[1:])]))
    assert list(lines()) == everything


def changed(kind: str, /, **values: Any) -> Callable[[dict[str, Any]], dict[str, Any]]:
    """A change of what stands in the lines of that kind."""

    def change(said: dict[str, Any]) -> dict[str, Any]:
        if said["kind"] != kind:
            return said
        if "row" not in said or "kind" in values or "row" in values:
            return {**said, **values}
        return {**said, "row": {**said["row"], **values}}

    return change


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (changed("person", email="nobody"), r"line \d+: person: email is 'nobody': Enter a valid email"),
        (changed("person", email=None), r"line \d+: person: email is None: it must not be null"),
        (changed("person", name=7), r"name is 7: it must be a text"),
        (changed("person", is_active="perhaps"), r"is_active is 'perhaps'"),
        (changed("person", password="x"), r"a person has no 'password'"),
        (changed("person", name="a\0b"), r"it holds the sign 0"),
        (
            changed("plan", state="wonderful"),
            r"line \d+: plan: state is 'wonderful': it must be one of draft",
        ),
        (changed("plan", created_at="yesterday"), r"created_at is 'yesterday'"),
        (changed("version", content_json={"sides": 7}), r"line \d+: version: content_json"),
        (changed("officer", city="atlantis"), r"line \d+: city is 'atlantis', and there is no such line"),
        (changed("full document", file="full/none.bin"), r"the file full/none.bin is not in this export"),
        (changed("file", name="../out"), r"'\.\./out' is no name of a file"),
        (changed("file", name="/etc/ucap"), r"is no name of a file"),
        (changed("file", base64="no!"), r"that is no base64"),
        (changed("plan", kind="planet"), r"there is no kind 'planet'"),
        (changed("plan", row=7), r"line \d+: it has a kind and a row"),
        (changed("plan", kind=None), r"there is no kind None"),
        (changed("ucap", format=2), r"line 1: this is no export .* that ucap .* understands"),
        (changed("ucap", counts=None), r"line 1: the counts are missing"),
        (changed("confirmation", side=-1), r"confirmation"),
        (changed("city", population=10**30), r"city"),
        (changed("journal entry", id="x"), r"id is 'x'"),
    ],
)
def test_what_cannot_be(
    change: Callable[[dict[str, Any]], dict[str, Any]],
    says: str,
    everything: list[str],
    tmp_path: Path,
    settings: Any,
) -> None:
    settings.MEDIA_ROOT = tmp_path / "other files"
    emptied()
    path = file_of(tmp_path, [json.dumps(change(json.loads(line))) + "\n" for line in everything])
    with pytest.raises(BadInput, match=says) as caught:
        take_in(path)
    assert "\n" not in str(caught.value)
    assert not User.objects.exists()
    assert not [one for one in (tmp_path / "other files").rglob("*") if one.is_file()]


def test_a_file_that_was_cut_off(everything: list[str], tmp_path: Path, settings: Any) -> None:
    settings.MEDIA_ROOT = tmp_path / "other files"
    emptied()
    for said, says in (
        (everything[:-1], "was the file cut off|not in this export"),
        ([*everything[:-1], everything[-1][:50]], rf"line {len(everything)} is not JSON"),
        ([*everything, "7\n"], rf"line {len(everything) + 1} is no JSON object"),
        ([*everything, '"\udc83"\n'], rf"line {len(everything) + 1} is not JSON"),
        ([*everything, everything[1]], rf"line {len(everything) + 1}: there is a city"),
        ([everything[0]], "Was the file cut off"),
    ):
        with pytest.raises(BadInput, match=f"(?i){says}"):
            take_in(file_of(tmp_path, said))
        assert not User.objects.exists()


def test_only_into_an_empty_one(everything: list[str], tmp_path: Path) -> None:
    with pytest.raises(
        BadInput, match=r"this installation is not empty .* name an empty folder in UCAP_DATA"
    ):
        take_in(file_of(tmp_path, everything))


def test_a_file_that_was_lost_before_is_said_to_be(
    everything: list[str], tmp_path: Path, settings: Any
) -> None:
    settings.MEDIA_ROOT = tmp_path / "nothing here"
    said = list(lines())
    assert json.loads(said[0])["missing"] == [FullDocument.objects.get().file.name]
    emptied()
    assert take_in(file_of(tmp_path, said))["file"] == 0


NAMES = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=120)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=NAMES, purpose=NAMES)
def test_whatever_people_write(name: str, purpose: str, tmp_path: Path, django_user_model: Any) -> None:
    emptied()
    User.objects.create_user("ana@example.org", name=name)
    before = list(lines())
    emptied()
    take_in(file_of(tmp_path, before))
    assert list(lines()) == before
    assert User.objects.get().name == name


def test_by_the_commands(
    everything: list[str], tmp_path: Path, settings: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", "--everything"]) == 0
    said = capsys.readouterr().out
    assert said == "".join(everything)
    path = file_of(tmp_path, [said])
    assert main(["import", "--publish", str(path)]) == 2
    assert "Import it alone" in capsys.readouterr().err
    assert main(["export", "--everything", "--all"]) == 2
    assert "stands alone" in capsys.readouterr().err
    emptied()
    settings.MEDIA_ROOT = tmp_path / "other files"
    assert main(["import", str(path)]) == 0
    assert json.loads(capsys.readouterr().out)["plan"] == 2


def test_plans_are_told_from_an_installation(tmp_path: Path) -> None:
    for text in ('{"title": "A plan"}\n', "", "PDF", '["ucap"]\n'):
        path = tmp_path / "file"
        path.write_text(text, encoding="utf-8")
        assert not is_whole(path)
    assert not is_whole(tmp_path / "nothing")
