"""The inbox, and how somebody hears of news."""

from datetime import datetime

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ucap.kernel.clock import instant_of, now, number_of
from ucap.kernel.pages import render_page
from ucap.notices import actions
from ucap.notices.forms.inbox import InboxForm
from ucap.notices.forms.preferences import PreferencesForm
from ucap.notices.queries.inbox import inbox as inbox_of
from ucap.notices.queries.inbox import notice_of
from ucap.notices.queries.preferences import paces_by_kind
from ucap.notices.wording import said
from ucap.people.pages import PersonRequest, for_people, go, say


@for_people(belongs_to="notices:inbox")
@require_safe
def inbox(request: PersonRequest) -> HttpResponse:
    """The notices that are looked for; to htmx the list alone."""
    form = InboxForm(request.GET)
    asked = form.asked(request.GET.get("before", ""))
    context = {"form": form, "inbox": inbox_of(request.user, asked, now()), "asked": asked}
    return render_page(request, "notices/inbox.html", context, fragment="notices/inbox_results.html")


@for_people(belongs_to="notices:inbox")
@require_safe
def open_notice(request: PersonRequest, notice_id: int) -> HttpResponse:
    """On to what the notice is about; it is read with that. It leads to pages of ours alone."""
    notice = notice_of(notice_id, request.user)
    if request.method == "GET":
        actions.open_notice(notice=notice, by=request.user, at=now())
    return redirect(said(notice).url or reverse("notices:inbox"))


@for_people(belongs_to="notices:inbox")
@require_POST
def mark(request: PersonRequest, notice_id: int) -> HttpResponse:
    """The notice, read or unread, as the button says."""
    notice, at = notice_of(notice_id, request.user), now()
    if request.POST.get("as") == "unread":
        actions.mark_unread(notice=notice, by=request.user, at=at)
    elif actions.mark_read(notice=notice, by=request.user, at=at):
        say(request, _("Marked as read."), undo=_undo(at))
    return go(request, "notices:inbox", **InboxForm(request.GET).kept())


@for_people(belongs_to="notices:inbox")
@require_POST
def mark_all(request: PersonRequest) -> HttpResponse:
    """All of the kind that is looked at, read."""
    form, at = InboxForm(request.GET), now()
    actions.mark_all_read(by=request.user, at=at, kind=form.asked().kind)
    say(request, _("All is marked as read."), undo=_undo(at))
    return go(request, "notices:inbox", **form.kept())


@for_people(belongs_to="notices:inbox")
@require_POST
def unread_again(request: PersonRequest, instant: int) -> HttpResponse:
    """What was marked at that instant is unread again."""
    read_at = instant_of(instant)
    if read_at is None:
        raise Http404
    actions.undo_reading(read_at=read_at, by=request.user)
    say(request, _("It is unread again."))
    return go(request, "notices:inbox")


@for_people(belongs_to="notices:inbox")
@require_http_methods(["GET", "HEAD", "POST"])
def settings(request: PersonRequest) -> HttpResponse:
    """How this person hears of each kind."""
    form = PreferencesForm(request.POST or None, paces=paces_by_kind(request.user))
    if request.method == "POST" and form.is_valid():
        actions.choose(paces=form.paces(), by=request.user, at=now())
        say(request, _("Saved. From now on you hear of news in this way."))
        return go(request, "notices:settings")
    return render_page(request, "notices/settings.html", {"form": form})


def _undo(at: datetime) -> str:
    return reverse("notices:unread_again", args=[number_of(at)])
