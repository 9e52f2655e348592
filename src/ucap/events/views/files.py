"""The documents of an event and of its sessions."""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ucap.events import actions
from ucap.events.forms.files import FileForm
from ucap.events.queries.writing import event_to_edit, file_to_remove, session_of
from ucap.kernel.clock import now
from ucap.kernel.messages import gettext_noop
from ucap.kernel.uploads import raise_refusal
from ucap.people.pages import PersonRequest, for_people, go, say


@for_people(belongs_to="events:mine")
@require_POST
def add_file(request: PersonRequest, event_id: str) -> HttpResponse:
    """The event, or one of its sessions (`session`), with one more document."""
    event = event_to_edit(event_id, request.user)
    form = FileForm(request.POST, request.FILES)
    if not form.is_valid():
        raise_refusal(form, gettext_noop("Choose a file first."))
    given, session = form.cleaned_data["file"], session_of(event, request.POST.get("session", ""))
    actions.add_file(
        event=event, data=given.read(), name=given.name, session=session, by=request.user, at=now()
    )
    say(request, _("The file is added."))
    return go(request, "events:programme" if session else "events:edit", event.pk, fragment="files")


@for_people(belongs_to="events:mine")
@require_POST
def remove_file(request: PersonRequest, file_id: str) -> HttpResponse:
    """The event without that document."""
    kept = file_to_remove(file_id, request.user)
    actions.remove_file(file=kept, by=request.user, at=now())
    say(request, _("The file is taken away."))
    page = "events:programme" if kept.session_id else "events:edit"
    return go(request, page, kept.event_id, fragment="files")
