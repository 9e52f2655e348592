"""What queries find about drafts, reviews, imports and requests, as shapes."""

from collections.abc import Iterable, Iterator
from typing import Any

from ucap.api.shapes.content import plan_text
from ucap.api.shapes.drafts import (
    Confirmed,
    DoubtOfReader,
    DraftAnswer,
    ImportAnswer,
    MissingPart,
    RequestInList,
    RequestsOfPlan,
    ReviewAnswer,
    SentBackBy,
    SideToConfirm,
    StateOfPlan,
    WorkAnswer,
    WorkInList,
)
from ucap.api.views.as_plans import city_link, part_changed
from ucap.api.views.links import address
from ucap.api.views.speaking import say
from ucap.plans.models import AccessRequest, Plan, Version
from ucap.plans.parts import Missing
from ucap.plans.queries.access import AccessPage
from ucap.plans.queries.editing import DraftPage, doubts_of
from ucap.plans.queries.importing import BeingRead
from ucap.plans.queries.mine import MyWork, Work
from ucap.plans.queries.reviewing import ReviewPage
from ucap.plans.states import VersionState


def draft_answer(draft: DraftPage) -> DraftAnswer:
    return DraftAnswer(
        **_version(draft.version),
        url=address("plans:edit", draft.plan.id),
        part_revisions=draft.version.part_revisions,
        edited_at=draft.version.edited_at,
        plan=plan_text(draft.content),
        missing=_missing(draft.missing),
        doubts=list(_doubts(draft)),
        import_id=draft.imported.id if draft.imported else None,
        undoable=draft.undoable,
        sent_back=SentBackBy.of(draft.sent_back) if draft.sent_back else None,
    )


def _doubts(draft: DraftPage) -> Iterator[DoubtOfReader]:
    for part in draft.parts:
        for doubt in part.doubts:
            yield DoubtOfReader.of(doubt, part=part.name, text=say(doubt.message))


def review_answer(review: ReviewPage) -> ReviewAnswer:
    return ReviewAnswer(
        **_version(review.version),
        blocked=review.blocked,
        sides=[SideToConfirm.of(side, officers=list(side.officers)) for side in review.sides],
        missing=_missing(review.missing),
        changes=[part_changed(change) for change in review.changes],
        asked_by_me=review.asked_by_viewer,
    )


def work_answer(work: MyWork) -> WorkAnswer:
    return WorkAnswer(
        to_confirm=[_work(one) for one in work.to_confirm],
        drafts=[_work(one) for one in work.drafts],
        in_review=[_work(one) for one in work.in_review],
        to_release=[_work(one) for one in work.to_release],
        published=[_work(one) for one in work.published],
        published_count=work.published_count,
        reading=[import_answer(one) for one in work.reading],
        requests=[request_in_list(one) for one in work.requests],
    )


def requests_of_plan(page: AccessPage) -> RequestsOfPlan:
    return RequestsOfPlan(
        document=page.document.name if page.document else None,
        waiting=[request_in_list(one) for one in page.waiting],
        decided=[request_in_list(one.request, one.readings) for one in page.decided],
    )


def request_in_list(one: AccessRequest, readings: int = 0) -> RequestInList:
    return RequestInList.of(one, plan=one.plan_id, readings=readings)


def import_answer(reading: BeingRead) -> ImportAnswer:
    imported = reading.imported
    doubts = doubts_of(imported)
    return ImportAnswer.of(
        imported,
        late=reading.late,
        problem=say(reading.problem) if reading.problem else None,
        plan=imported.plan_id,
        doubts=doubts.all,
        doubts_left=doubts.left,
    )


def state_of(plan: Plan) -> StateOfPlan:
    return StateOfPlan.of(plan, verbs=list(plan.verbs))


def confirmed(version: Version) -> Confirmed:
    published = version.state == VersionState.PUBLISHED
    return Confirmed(
        **state_of(version.plan).model_dump(),
        version=version.number,
        version_state=version.state,
        published=published,
    )


def _version(version: Version) -> dict[str, Any]:
    return {
        "id": version.plan_id,
        "version": version.number,
        "state": version.state,
        "revision": version.revision,
    }


def _missing(found: Iterable[Missing]) -> list[MissingPart]:
    return [MissingPart.of(one, text=say(one.message)) for one in found]


def _work(one: Work) -> WorkInList:
    return WorkInList.of(
        one.version,
        id=one.version.plan_id,
        version=one.version.number,
        sides=[[city_link(city) for city in side] for side in one.sides],
        confirmed=one.confirmed,
        for_me=one.for_me,
    )
