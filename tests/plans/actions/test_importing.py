"""A document on its way to a draft."""

from datetime import datetime, timedelta

import pytest

from tests.plans.conftest import Cast
from tests.plans.factories import yangzhou_content
from ucap.journal.models import Entry
from ucap.kernel.errors import BadInput, NotAllowed, NotNow, Problem
from ucap.kernel.messages import Message
from ucap.notices.models import Notice
from ucap.notices.wording import said
from ucap.people.models import CityOfficer
from ucap.plans.actions import discard_version, finish_import, read_again, settle_warning, start_import
from ucap.plans.actions.importing import begin_reading
from ucap.plans.models import Import, Plan, Version
from ucap.plans.queries.importing import PATIENCE
from ucap.plans.reading.reading import Reading, Source, Warning  # noqa: A004 - the contract's word

READING = Reading(
    yangzhou_content(),
    (Warning("sides[0].population", "4,6mio", Message("Read as %(number)s.", {"number": 4_600_000})),),
    (Source("sides[0].population", "4,6mio", page=1, line=7),),
)


@pytest.fixture
def waiting(cast: Cast, at: datetime) -> Import:
    return start_import(data=b"City: Yangzhou", name="plan.txt", by=cast.yangzhou, at=at)


def test_a_document_waits_under_a_name_of_our_own(cast: Cast, at: datetime) -> None:
    hostile = "../../etc\\pass\x00wd\u202e\n.txt"
    imported = start_import(data=b"x", name=hostile, by=cast.yangzhou, at=at)
    assert (imported.state, imported.name) == ("waiting", "pass wd .txt")
    assert imported.file.name.startswith("imports/2")
    assert "pass" not in imported.file.name
    assert Entry.objects.about("import", imported.id).get().detail == {"bytes": 1}


def test_an_empty_document_is_said_so(cast: Cast, at: datetime) -> None:
    with pytest.raises(BadInput, match="empty"):
        start_import(data=b" \n", name="plan.txt", by=cast.yangzhou, at=at)


def test_only_officers_import(cast: Cast, at: datetime) -> None:
    with pytest.raises(NotAllowed):
        start_import(data=b"x", name="", by=cast.nobody, at=at)
    assert not Import.objects.exists()


def test_what_was_read_becomes_a_draft_with_its_doubts(waiting: Import, cast: Cast, at: datetime) -> None:
    imported = finish_import(imported=waiting, outcome=READING, at=at)
    assert imported.state == "read"
    assert imported.plan is not None
    version = Version.objects.get(plan=imported.plan)
    assert (version.state, version.created_by) == ("draft", cast.yangzhou)
    (warning,) = imported.warnings
    assert (warning["field"], warning["source"], warning["settled"]) == (
        "sides[0].population",
        "4,6mio",
        False,
    )
    assert warning["template"] % warning["values"] == "Read as 4600000."
    assert imported.sources[0]["page"] == 1


def test_finished_twice_it_makes_one_draft(waiting: Import, at: datetime) -> None:
    finish_import(imported=waiting, outcome=READING, at=at)
    finish_import(imported=waiting, outcome=READING, at=at)
    finish_import(imported=waiting, outcome=Problem("Too late."), at=at)
    assert Plan.objects.count() == 1
    assert Import.objects.get().state == "read"


def test_it_is_read_by_one_worker(waiting: Import) -> None:
    assert begin_reading(import_id=waiting.id) == waiting
    assert begin_reading(import_id=waiting.id) is None
    assert begin_reading(import_id="gone") is None


def test_a_problem_is_kept_for_the_page(waiting: Import, at: datetime) -> None:
    problem = Problem("“%(name)s” is a picture.", name="plan.pdf")
    imported = finish_import(imported=waiting, outcome=problem, at=at)
    assert imported.state == "failed"
    assert imported.problem == {"template": "“%(name)s” is a picture.", "values": {"name": "plan.pdf"}}
    assert not Plan.objects.exists()


def test_whoever_gave_it_hears_what_became_of_it(waiting: Import, cast: Cast, at: datetime) -> None:
    finish_import(imported=waiting, outcome=BadInput("This is a spreadsheet."), at=at)
    notice = Notice.objects.get(to=cast.yangzhou)
    assert said(notice).title.startswith("Your document could not be read:")
    assert said(notice).text == "This is a spreadsheet."
    assert said(notice).url == f"/en/plans/import/{waiting.id}/"


def test_who_is_no_officer_any_more_gets_no_draft(waiting: Import, cast: Cast, at: datetime) -> None:
    CityOfficer.objects.filter(user=cast.yangzhou).delete()
    assert finish_import(imported=waiting, outcome=READING, at=at).state == "failed"
    assert not Plan.objects.exists()


def test_a_failure_can_be_tried_again(waiting: Import, cast: Cast, at: datetime) -> None:
    failed = finish_import(imported=waiting, outcome=Problem("No."), at=at)
    again = read_again(imported=failed, by=cast.yangzhou, at=at)
    assert (again.state, again.problem) == ("waiting", None)


def test_a_reading_cut_off_can_be_tried_again_after_a_while(
    waiting: Import, cast: Cast, at: datetime
) -> None:
    begin_reading(import_id=waiting.id)
    with pytest.raises(NotNow):
        read_again(imported=waiting, by=cast.yangzhou, at=at + timedelta(seconds=5))
    later = at + PATIENCE + timedelta(seconds=1)
    assert read_again(imported=waiting, by=cast.yangzhou, at=later).at == later


def test_what_was_read_is_not_read_again(waiting: Import, cast: Cast, at: datetime) -> None:
    read = finish_import(imported=waiting, outcome=READING, at=at)
    with pytest.raises(NotNow):
        read_again(imported=read, by=cast.yangzhou, at=at + timedelta(days=1))


def test_others_do_not_meddle(waiting: Import, cast: Cast, at: datetime) -> None:
    read = finish_import(imported=waiting, outcome=READING, at=at)
    with pytest.raises(NotAllowed):
        read_again(imported=read, by=cast.stranger, at=at)
    with pytest.raises(NotAllowed):
        settle_warning(imported=read, index=0, settled=True, by=cast.stranger, at=at)


@pytest.mark.parametrize("role", ["yangzhou", "granada", "secretary"])
def test_a_doubt_is_settled_and_unsettled(waiting: Import, cast: Cast, role: str, at: datetime) -> None:
    read = finish_import(imported=waiting, outcome=READING, at=at)
    for settled in (True, False):
        after = settle_warning(imported=read, index=0, settled=settled, by=getattr(cast, role), at=at)
        assert after.warnings[0]["settled"] is settled
    assert Entry.objects.filter(verb="import.settled").count() == 2


@pytest.mark.parametrize("index", [-1, 1])
def test_there_is_no_such_doubt(waiting: Import, cast: Cast, index: int, at: datetime) -> None:
    read = finish_import(imported=waiting, outcome=READING, at=at)
    with pytest.raises(BadInput):
        settle_warning(imported=read, index=index, settled=True, by=cast.yangzhou, at=at)


def test_the_document_outlives_its_draft(waiting: Import, cast: Cast, at: datetime) -> None:
    finish_import(imported=waiting, outcome=READING, at=at)
    discard_version(version=Version.objects.get(), by=cast.yangzhou, at=at)
    assert Import.objects.get().plan is None
