"""Plans for the walk."""

from tests.permissions.world.scene import Scene
from tests.plans.factories import AT, make_draft, make_plan, side
from ucap.kernel.errors import BadInput
from ucap.kernel.permission import Role
from ucap.people.models import User
from ucap.plans.actions import (
    ask_for_full_plan,
    attach_full_plan,
    discard_version,
    finish_import,
    grant_access,
    start_import,
    submit,
)
from ucap.plans.actions.access import access_token
from ucap.plans.actions.importing import begin_reading
from ucap.plans.models import Import, Version
from ucap.plans.reading.read import read_document


def add_plans(scene: Scene) -> None:
    """A published plan, a draft, one in review, one thrown away, an import with a doubt, requests for the full plan."""
    officer = scene.person(Role.OFFICER)
    public = make_plan(by=officer)
    draft = make_draft(by=officer, title="A draft")
    reviewed = make_draft(by=officer, title="In review", sides=(side("Yangzhou"), side("Rome")))
    submit(version=reviewed, by=officer, at=AT)
    thrown = discard_version(version=make_draft(by=officer, title="Thrown away"), by=officer, at=AT)
    attach_full_plan(plan=public, data=b"%PDF-", name="full.pdf", by=officer, at=AT)
    asked = [
        ask_for_full_plan(
            plan=public,
            name="Ana",
            email="ana@example.org",
            organisation="UGR",
            purpose="To join",
            language="es",
            by="",
            at=AT,
        )
        for _ in range(2)
    ]
    grant_access(request=asked[0], by=officer, at=AT)
    asked[0].refresh_from_db()
    text = b"City: Rome\nPartner city: Bologna\nSDGs 4 and 9\n4,6mio people\n"
    begun = begin_reading(import_id=start_import(data=text, name="plan.txt", by=officer, at=AT).id)
    assert begun
    imported = finish_import(imported=begun, outcome=read_document(text), at=AT)
    scene.things |= {
        "public": public,
        "draft": draft,
        "reviewed": Version.objects.get(pk=reviewed.pk),
        "thrown": thrown,
        "asked": asked[1],
        "granted": asked[0],
        "imported": imported,
        "failed": _failed_import(officer),
    }
    of_draft = (draft.plan_id,)
    scene.arguments |= {
        **dict.fromkeys(("plans:plan", "plans:versions", "plans:ask", "plans:asked"), (public.slug,)),
        **dict.fromkeys(("plan_calendar",), (public.slug,)),
        "plans:version": (public.slug, 1),
        "plans:changes": (public.slug, 1, 1),
        "plans:list-download": ("csv",),
        "plan_document": (public.slug, "pdf"),
        "plan_full": (access_token(asked[0]),),
        "city_calendar": ("yangzhou",),
        "city": ("yangzhou",),
        **dict.fromkeys(
            (
                "plans:edit",
                "plans:undo",
                "plans:begin_version",
                "plans:throw_away",
                "plans:review",
                "plans:submit",
            ),
            of_draft,
        ),
        "plans:edit_part": (*of_draft, "heading"),
        **dict.fromkeys(("plans:take_back", "plans:send_back"), (reviewed.plan_id,)),
        "plans:confirm": (reviewed.plan_id, 0),
        "plans:change_state": (public.id, "close"),
        **dict.fromkeys(("plans:access", "plans:access_document"), (public.id,)),
        "plans:bring_back": (thrown.id,),
        **dict.fromkeys(("plans:grant", "plans:refuse"), (asked[1].id,)),
        **dict.fromkeys(("plans:import_progress", "plans:import_again"), (imported.id,)),
        "plans:settle": (imported.id, 0),
    }
    # The secretariat confirms for a side that nobody here speaks for.
    scene.own_arguments[Role.SECRETARIAT, "plans:confirm"] = (reviewed.plan_id, 1)
    scene.data |= {
        "plans:edit_part": {"base": "0", "heading-title": "New", "heading-language": "en"},
        "plans:confirm": {"seen": "0"},
        "plans:send_back": {"reason": "Not yet."},
        "plans:refuse": {"reason": "No."},
    }


def _failed_import(by: User) -> Import:
    imported = begin_reading(import_id=start_import(data=b"x", name="sheet.xlsx", by=by, at=AT).id)
    assert imported
    return finish_import(imported=imported, outcome=BadInput("This is a spreadsheet."), at=AT)
