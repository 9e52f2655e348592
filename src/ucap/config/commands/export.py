"""`ucap export`: plans out of the platform, as data or as documents."""

import argparse
import json
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from ucap.config.installation import start_django
from ucap.kernel.clock import now
from ucap.kernel.errors import BadInput

if TYPE_CHECKING:
    from ucap.plans.models import Plan, Version

EXAMPLE = "ucap export --all > plans.jsonl"
DOCUMENTS = ("pdf", "docx", "md", "iati")
AT_ONCE = 200  # plans read from the database together


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """PLAN..., --everything, --all and --format."""
    parser.add_argument(
        "plans",
        nargs="*",
        metavar="PLAN",
        help="the id or the last part of the address (default: all that are public)",
    )
    parser.add_argument(
        "--everything",
        action="store_true",
        help="the whole installation, one thing a line: ucap import takes it into an empty one",
    )
    parser.add_argument("--all", action="store_true", help="drafts and archived plans too")
    parser.add_argument(
        "--format",
        choices=("json", "csv", *DOCUMENTS),
        default="json",
        help="json: one plan a line, whole, as ucap import takes it; csv: a table; the others: one plan as a document",
    )


def run(arguments: argparse.Namespace) -> int:
    """0 when written to standard output."""
    start_django()
    from ucap.config.preparing import answering, prepare_database

    prepare_database()
    if arguments.everything:
        if arguments.plans or arguments.all or arguments.format != "json":
            raise BadInput("--everything stands alone: it holds every plan, as JSON.")
        from ucap.config.whole.give_out import lines

        with answering():
            sys.stdout.writelines(lines())
        return 0
    with answering():
        plans = _plans(arguments.plans, everything=arguments.all)
        if arguments.format == "json":
            for line in _lines(plans):
                sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")
        elif arguments.format == "csv":
            from ucap.plans.tables import TABLES

            sys.stdout.write(TABLES["csv"][1](_published(plans), now().date()))
        else:
            sys.stdout.buffer.write(_document(plans, arguments.format))
    return 0


def _plans(wanted: list[str], *, everything: bool) -> "list[Plan]":
    """The plans that were named, in that order; else all that may be exported, the oldest first."""
    from django.db.models import Q

    from ucap.plans.models import Plan

    if not wanted:
        found = Plan.objects.all() if everything else Plan.objects.listed()
        return list(found.order_by("created_at", "id"))
    named = {}
    for plan in Plan.objects.filter(Q(slug__in=wanted) | Q(pk__in=wanted)):
        named[plan.slug] = named[plan.id] = plan
    missing = next((name for name in wanted if name not in named), None)
    if missing:
        raise BadInput(
            "there is no plan %(name)s. Give its id, or the last part of its address; ucap export --all names them.",
            name=missing,
        )
    return list({named[name].id: named[name] for name in wanted}.values())


def _lines(plans: "list[Plan]") -> Iterator[dict[str, Any]]:
    """Each plan in the contract's shape, with its id, address and state beside it."""
    from ucap.plans.models import Version

    for start in range(0, len(plans), AT_ONCE):
        some = plans[start : start + AT_ONCE]
        versions = Version.objects.filter(plan__in=some).order_by("plan_id", "number")
        latest = {
            version.plan_id: version for version in versions
        }  # of a draft, where there is no public text
        public = {version.pk: version for version in versions}
        for plan in some:
            version = public[plan.current_id] if plan.current_id else latest[plan.id]
            yield {
                "id": plan.id,
                "slug": plan.slug,
                "state": plan.state,
                "version": version.number,
                "published": plan.published_at.isoformat() if plan.published_at else None,
                "example": plan.is_example,
                **version.content_json,
            }


def _published(plans: "list[Plan]") -> list[str]:
    return [plan.id for plan in plans if plan.current_id]


def _document(plans: "list[Plan]", form: str) -> bytes:
    """The one plan that was named, as a document in its own language."""
    if len(plans) != 1:
        raise BadInput(
            "a document is made of one plan; name it: ucap export --format %(form)s PLAN", form=form
        )
    from django.conf import settings
    from django.urls import reverse
    from django.utils.translation import override

    from ucap.plans.wording import interface_language
    from ucap.plans.writing import write

    version = _text(plans[0])
    with override(interface_language(version.language)):
        url = settings.PUBLIC_URL + reverse("plans:plan", args=[plans[0].slug])
    written = write(version.content, form, language=version.language, url=url)
    return written.encode() if isinstance(written, str) else written


def _text(plan: "Plan") -> "Version":
    """The public text; of a plan that was never published, what its draft says."""
    return plan.current or plan.versions.latest("number")
