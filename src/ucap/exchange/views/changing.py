"""What its people do with an entry: renew, withdraw and bring back, a partner found, its work done; who sees it, its files."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from ucap.exchange import actions
from ucap.exchange.forms.seeing import AltForm, FileForm, VisibilityForm
from ucap.exchange.models import Entry
from ucap.exchange.queries.entries import entry_to_edit
from ucap.exchange.queries.writing import file_to_change
from ucap.exchange.states import EntryState, Visibility
from ucap.kernel.clock import now
from ucap.kernel.errors import BadInput
from ucap.kernel.messages import gettext_noop
from ucap.kernel.uploads import raise_refusal
from ucap.people.pages import PersonRequest, for_people, go, say

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True, slots=True)
class Deed:
    """A verb: what it does, what is said of it, and the verb that undoes it."""

    does: Callable[..., Entry]
    said: "StrOrPromise"
    undone_by: str = ""


DEEDS: Mapping[str, Deed] = {
    "take_back": Deed(actions.take_back_entry, gettext_lazy("Taken back. You can change it again.")),
    "match": Deed(
        actions.mark_matched,
        gettext_lazy("A partner is found. The entry stays in the lists for others."),
        "reopen",
    ),
    "fulfil": Deed(
        actions.mark_fulfilled,
        gettext_lazy("It has done its work. Its page stays; the lists no longer show it."),
        "reopen",
    ),
    "reopen": Deed(actions.reopen_entry, gettext_lazy("It looks for partners again.")),
    "renew": Deed(actions.renew_entry, gettext_lazy("Renewed.")),
    "withdraw": Deed(
        actions.withdraw_entry, gettext_lazy("Withdrawn. Only you and yours see it."), "bring_back"
    ),
    "bring_back": Deed(actions.bring_back_entry, gettext_lazy("It is back.")),
}


@for_people(belongs_to="exchange:mine")
@require_POST
def change(request: PersonRequest, entry_id: str, verb: str) -> HttpResponse:
    """The entry after what was done with it, and a way to undo that."""
    deed = DEEDS.get(verb)
    entry = entry_to_edit(entry_id, request.user)
    if deed is None:
        raise Http404
    undone_by = _undone_by(deed, verb, entry)
    entry = deed.does(entry=entry, by=request.user, at=now())
    undo = reverse("exchange:change", args=[entry.pk, undone_by]) if undone_by else ""
    say(request, str(deed.said), undo=undo)
    return go(request, "exchange:entry", entry.slug)


@for_people(belongs_to="exchange:mine")
@require_POST
def choose_visibility(request: PersonRequest, entry_id: str) -> HttpResponse:
    """Who sees the entry from now on."""
    entry = entry_to_edit(entry_id, request.user)
    form = VisibilityForm(request.POST, entry=entry)
    if not form.is_valid():
        raise BadInput(_first(form.errors.values()))
    actions.choose_visibility(
        entry=entry,
        visibility=Visibility(form.cleaned_data["visibility"]),
        cities=form.cleaned_data["cities"],
        by=request.user,
        at=now(),
    )
    say(request, _("Saved. Who sees it is changed at once."))
    return go(request, "exchange:edit", entry.pk, fragment="seen")


@for_people(belongs_to="exchange:mine")
@require_POST
def add_file(request: PersonRequest, entry_id: str) -> HttpResponse:
    """The entry with one more picture or document."""
    entry = entry_to_edit(entry_id, request.user)
    form = FileForm(request.POST, request.FILES)
    if not form.is_valid():
        raise_refusal(form, gettext_noop("Choose a file first."))
    given = form.cleaned_data["file"]
    actions.add_file(
        entry=entry,
        data=given.read(),
        name=given.name,
        alt=form.cleaned_data["alt"],
        by=request.user,
        at=now(),
    )
    say(request, _("The file is added."))
    return go(request, "exchange:edit", entry.pk, fragment="files")


@for_people(belongs_to="exchange:mine")
@require_POST
def describe_file(request: PersonRequest, file_id: str) -> HttpResponse:
    """The picture with words for who does not see it."""
    kept = file_to_change(file_id, request.user)
    form = AltForm(request.POST)
    if not form.is_valid():
        raise BadInput(_first(form.errors.values()))
    actions.describe_file(file=kept, alt=form.cleaned_data["alt"], by=request.user, at=now())
    say(request, _("Saved."))
    return go(request, "exchange:edit", kept.entry_id, fragment="files")


@for_people(belongs_to="exchange:mine")
@require_POST
def remove_file(request: PersonRequest, file_id: str) -> HttpResponse:
    """The entry without that file."""
    kept = file_to_change(file_id, request.user)
    actions.remove_file(file=kept, by=request.user, at=now())
    say(request, _("The file is taken away."))
    return go(request, "exchange:edit", kept.entry_id, fragment="files")


def _undone_by(deed: Deed, verb: str, entry: Entry) -> str:
    """What brings the entry back to where it was; "" where nothing does."""
    if verb == "reopen":
        return "match" if entry.state == EntryState.MATCHED else "fulfil"
    if verb == "bring_back":
        return "withdraw"
    return "" if verb == "fulfil" and entry.state == EntryState.MATCHED else deed.undone_by


def _first(errors: object) -> str:
    return str(next(iter(errors))[0])  # type: ignore[call-overload]
