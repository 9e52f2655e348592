import json
from pathlib import Path

import pytest

from tests.plans.factories import make_officer, make_secretariat, yangzhou_content
from ucap.config.cli import main
from ucap.journal.models import Entry
from ucap.plans.content import to_json, without_ids
from ucap.plans.models import Import, Plan

pytestmark = pytest.mark.django_db
SUMMARY = Path(__file__).parents[3] / "examples" / "plans" / "yangzhou-ucap-summary.txt"


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    """A file with two plans, one a line."""
    both = [to_json(yangzhou_content()), to_json(yangzhou_content(title="The second plan"))]
    path = tmp_path / "plans.jsonl"
    path.write_text("".join(json.dumps(plan) + "\n" for plan in both), encoding="utf-8")
    return path


def test_plans_become_drafts_of_the_secretariat(plans: Path, capsys: pytest.CaptureFixture[str]) -> None:
    secretary = make_secretariat()
    assert main(["import", str(plans)]) == 0
    said = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["title"] for line in said] == [yangzhou_content().title, "The second plan"]
    assert {line["state"] for line in said} == {"draft"}
    first = Plan.objects.get(pk=said[0]["id"])
    assert without_ids(first.versions.get().content) == yangzhou_content()
    assert Entry.objects.about("plan", first.id).get().actor == secretary.id


def test_published_in_the_name_of_both_sides(plans: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make_secretariat()
    assert main(["import", "--publish", str(plans)]) == 0
    slugs = [json.loads(line)["slug"] for line in capsys.readouterr().out.splitlines()]
    assert slugs == ["yangzhou-granada-2019", "yangzhou-granada-2019-2"]
    assert Plan.objects.listed().count() == 2


def test_nobody_confirms_for_a_side_that_has_officers(
    plans: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make_secretariat()
    make_officer()
    assert main(["import", "--publish", str(plans)]) == 2
    assert "side 1 (Yangzhou) has officers of its own" in capsys.readouterr().err
    assert not Plan.objects.exists()


def test_one_bad_file_and_nothing_is_written(
    plans: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make_secretariat()
    (tmp_path / "bad.json").write_text('{"title": 5}')
    assert main(["import", str(plans), str(tmp_path / "bad.json")]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "bad.json: plan 1: This is not a plan in JSON: Expected `str`" in said.err
    assert said.err.count("\n") == 1
    assert not Plan.objects.exists()


def test_a_plan_that_cannot_be_published_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make_secretariat()
    (tmp_path / "one.json").write_text(
        '{"title": "One side only", "sides": [{"cities": [{"name": "Rome"}]}]}'
    )
    assert main(["import", "--publish", str(tmp_path / "one.json")]) == 2
    assert "one.json: A plan has at least two sides." in capsys.readouterr().err
    assert not Plan.objects.exists()


def test_without_a_secretariat_it_says_how_to_make_one(
    plans: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", str(plans)]) == 2
    assert "ucap invite --role secretariat EMAIL" in capsys.readouterr().err


def test_in_the_name_of_somebody_else(plans: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make_secretariat()
    second = make_secretariat()
    assert main(["import", str(plans), "--by", second.email.upper()]) == 0
    assert set(Plan.objects.values_list("created_by", flat=True)) == {second.id}
    assert main(["import", str(plans), "--by", "nobody@example.org"]) == 2
    assert "nobody@example.org is not of the secretariat" in capsys.readouterr().err


def test_a_document_keeps_its_doubts_beside_the_draft(capsys: pytest.CaptureFixture[str]) -> None:
    make_secretariat()
    assert main(["import", str(SUMMARY)]) == 0
    said = capsys.readouterr()
    line = json.loads(said.out)
    imported = Import.objects.get()
    assert imported.plan_id == line["id"]
    assert len(imported.warnings) == line["warnings"] > 0
    assert len(said.err.splitlines()) == line["warnings"]
    assert all(doubt.startswith("yangzhou-ucap-summary.txt: ") for doubt in said.err.splitlines())
