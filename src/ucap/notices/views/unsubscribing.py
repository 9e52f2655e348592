"""Stopping letters by the link in one of them: signed out, by a mail program (RFC 8058) or a person."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import override
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from ucap.kernel.clock import now
from ucap.kernel.pages import opened_by_its_address, render_page
from ucap.notices import actions
from ucap.notices.actions.choosing import reader_of
from ucap.notices.forms.preferences import ResumeForm
from ucap.notices.wording import KINDS


# A mail program posts here without a cookie, so without a CSRF token; the signed link stands for it.
@csrf_exempt
@opened_by_its_address
@require_http_methods(["GET", "HEAD", "POST"])
def unsubscribe(request: HttpRequest, token: str) -> HttpResponse:
    """Asked with GET (mail scanners open every link) a page with a button; with POST it is done, and can be undone."""
    if request.method != "POST":
        person, kinds = reader_of(token)
        context: dict[str, Any] = {"kinds": [KINDS[kind][0] for kind in kinds], "state": "asked"}
    elif resumed := ResumeForm(request.POST).paces():
        person, context = actions.choose_by_link(token=token, paces=resumed, at=now()), {"state": "resumed"}
    else:
        person, kinds = actions.stop_by_link(token=token, at=now())
        context = {"kinds": [KINDS[kind][0] for kind in kinds], "state": "stopped", "before": kinds.items()}
    with override(person.language.lower()):
        return render_page(request, "notices/unsubscribe.html", context)
