"""The privacy text, one's own data, and leaving."""

from allauth.account.decorators import reauthentication_required
from django.contrib.auth import logout
from django.http import FileResponse, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ucap.kernel.clock import now
from ucap.kernel.pages import render_page
from ucap.people.pages import PersonRequest, for_people, go, say
from ucap.privacy import actions
from ucap.privacy.forms import LeavingForm
from ucap.privacy.queries.mine import export_to_open, leaving, mine_page
from ucap.privacy.queries.text import privacy_text
from ucap.privacy.tasks import export_own_data


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """What is stored, why, for how long, and what one can ask for."""
    return render_page(request, "privacy/page.html", {"text": privacy_text()})


@for_people(belongs_to="people:account")
@require_safe
def mine(request: PersonRequest) -> HttpResponse:
    """Take away what is stored about me; leave."""
    return render_page(request, "privacy/mine.html", {"mine": mine_page(request.user, now())})


@for_people(belongs_to="people:account")
@require_POST
def export(request: PersonRequest) -> HttpResponse:
    """Back to the page of one's data, where the export is being made."""
    export_own_data(by=request.user, at=now())
    return go(request, "privacy:mine", fragment="export")


@for_people(belongs_to="people:account")
@require_safe
def export_state(request: PersonRequest) -> HttpResponse:
    """How far the export is: the part of the page that asks for itself anew."""
    return render_page(request, "privacy/export.html", {"mine": mine_page(request.user, now())})


@for_people(belongs_to="people:account")
@require_safe
def download(request: PersonRequest, export_id: str) -> FileResponse:
    """The zip."""
    found = actions.open_export(export=export_to_open(export_id, request.user), by=request.user, at=now())
    name = f"ucap-{found.at:%Y-%m-%d}.zip"
    return FileResponse(
        found.file.open("rb"), as_attachment=True, filename=name, content_type="application/zip"
    )


@for_people(belongs_to="people:account")
@require_http_methods(["GET", "HEAD", "POST"])
@reauthentication_required(allow_get=True)  # type: ignore[untyped-decorator]
def erase(request: PersonRequest) -> HttpResponse:
    """What leaving means (GET); POST, after the password or passkey once more, asks for it and signs out."""
    found = leaving(request.user)
    form = LeavingForm(request.POST or None, leaving=found)
    if request.method == "POST" and form.is_valid():
        actions.ask_to_be_erased(by=request.user, at=now(), at_once=form.at_once, hand_over=form.handed_over)
        logout(request)
        said = (
            _("Your account is erased. Good-bye.")
            if form.at_once
            else _("Your account will be erased in 14 days.")
        )
        say(request, said)
        return go(request, "home")
    return render_page(request, "privacy/erase.html", {"form": form, "leaving": found})
