import csv
import io
import json
from pathlib import Path

import pytest

from tests.plans.factories import make_draft, make_plan, make_secretariat, yangzhou_content
from ucap.config.cli import main
from ucap.plans.actions import change_state
from ucap.plans.content import from_json, without_ids
from ucap.plans.models import Plan

pytestmark = pytest.mark.django_db


def exported(capsys: pytest.CaptureFixture[str], *words: str) -> list[dict[str, object]]:
    """The objects written."""
    assert main(["export", *words]) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_what_is_public_in_the_shape_of_the_contract(capsys: pytest.CaptureFixture[str]) -> None:
    plan = make_plan()
    make_draft(title="Still secret")
    (only,) = exported(capsys)
    assert (only["id"], only["slug"], only["state"], only["version"]) == (plan.id, plan.slug, "published", 1)
    assert without_ids(from_json(only)) == yangzhou_content()


def test_everything(capsys: pytest.CaptureFixture[str]) -> None:
    by = make_secretariat()
    archived = make_plan(title="Archived", by=by)
    change_state(plan=archived, verb="archive", by=by, at=archived.created_at)
    make_draft(title="Draft")
    assert {one["title"] for one in exported(capsys, "--all")} == {"Archived", "Draft"}
    assert exported(capsys) == []


def test_plans_by_id_or_address_in_the_order_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    first, second = make_plan(title="One"), make_plan(title="Two")
    assert [one["title"] for one in exported(capsys, second.slug, first.id, second.id)] == ["Two", "One"]


def test_a_plan_that_there_is_none_of(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "atlantis"]) == 2
    assert capsys.readouterr().err.startswith("ucap export: there is no plan atlantis.")


def test_out_and_in_again_is_the_same(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make_plan()
    before = exported(capsys)
    path = tmp_path / "plans.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in before), encoding="utf-8")
    assert main(["import", "--publish", str(path)]) == 0
    capsys.readouterr()
    one, other = exported(capsys)
    assert from_json(one) == from_json(other)  # with the ids of its activities and results
    assert Plan.objects.count() == 2


def test_a_table(capsys: pytest.CaptureFixture[str]) -> None:
    plan = make_plan()
    assert main(["export", "--format", "csv"]) == 0
    head, row = csv.reader(io.StringIO(capsys.readouterr().out.removeprefix("\ufeff")))
    assert dict(zip(head, row, strict=True))["Address"].endswith(f"/plans/{plan.slug}/")


def test_a_document_is_made_of_one_plan(capsys: pytest.CaptureFixture[str]) -> None:
    make_plan()
    make_plan()
    assert main(["export", "--format", "pdf"]) == 2
    assert "name it: ucap export --format pdf PLAN" in capsys.readouterr().err


def test_a_draft_as_a_document(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    draft = make_draft()
    assert main(["export", "--format", "md", draft.plan_id]) == 0
    assert yangzhou_content().title in capsysbinary.readouterr().out.decode()
