"""Writing an entry: one page, saved as one writes; nothing is lost where something is wrong."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ucap.exchange import actions
from ucap.exchange.actions.publishing import SaidAlready
from ucap.exchange.content import missing_for_publishing
from ucap.exchange.copies import Likeness
from ucap.exchange.forms.entry import EntryFields, as_data, problems, sections
from ucap.exchange.forms.seeing import FileForm, VisibilityForm
from ucap.exchange.models import Entry
from ucap.exchange.queries.alike import alike
from ucap.exchange.queries.entries import entry_to_edit
from ucap.exchange.queries.writing import (
    CANNOT_BE_WRITTEN,
    differences,
    open_text,
    proposed,
    seen_revision,
)
from ucap.exchange.states import EntryState, Visibility
from ucap.kernel.clock import now
from ucap.kernel.errors import BadInput, Conflict
from ucap.kernel.messages import gettext_noop
from ucap.kernel.pages import render_page
from ucap.kernel.whole import whole
from ucap.people.pages import PersonRequest, for_people, go, say
from ucap.places.sentences import say as in_words

MISSING_BASE = gettext_noop("The page did not say which text you saw. Reload it.")


@for_people(belongs_to="exchange:mine")
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: PersonRequest, entry_id: str) -> HttpResponse:
    """The entry's text; when it is sent, what was saved, what is wrong with it, or who else wrote there."""
    entry = entry_to_edit(entry_id, request.user)
    if entry.state in CANNOT_BE_WRITTEN:
        return go(request, "exchange:entry", entry.slug)
    if request.method != "POST":
        return _shown(request, entry)
    done = request.POST.get("done", "")
    form = _form(entry, request.POST, publishing=done == "publish")
    if not form.is_valid():
        return _unsaved(request, entry, form)
    try:
        return _saved(request, _changed(request, entry, form), done)
    except Conflict:
        return _unsaved(
            request, entry, form, clash=differences(entry_to_edit(entry_id, request.user), form.content())
        )


@for_people(belongs_to="exchange:mine")
@require_POST
def publish(request: PersonRequest, entry_id: str) -> HttpResponse:
    """The draft for others to read; where something is missing, the form with that said at its field."""
    entry = entry_to_edit(entry_id, request.user)
    if entry.draft and missing_for_publishing(entry.draft.content):
        return go(request, "exchange:edit", entry.pk, missing="1")
    return _published(request, entry)


@for_people(belongs_to="exchange:mine")
@require_POST
def drop(request: PersonRequest, entry_id: str) -> HttpResponse:
    """The entry without the next version that was begun."""
    entry = entry_to_edit(entry_id, request.user)
    entry = actions.drop_next_version(entry=entry, by=request.user, at=now())
    say(request, _("The next version is dropped. What is published stays."))
    return go(request, "exchange:entry", entry.slug)


def _form(entry: Entry, data: Any, *, publishing: bool) -> EntryFields:
    needed_by = now().date() if publishing else None
    return EntryFields(data, before=open_text(entry).content, needed_by=needed_by)


def _shown(request: PersonRequest, entry: Entry) -> HttpResponse:
    """The form; with ?missing as if it had been sent to be published."""
    if "missing" in request.GET:
        return _page(request, entry, _form(entry, as_data(open_text(entry).content), publishing=True))
    return _page(request, entry, _form(entry, None, publishing=False))


def _changed(request: PersonRequest, entry: Entry, form: EntryFields) -> Entry:
    """The entry with what the form says, its next version begun where it was published."""
    base = whole(request.POST.get("over") or request.POST.get("base", ""))
    if base is None:
        raise BadInput(MISSING_BASE)
    content, at = form.content(), now()
    if entry.draft is None and content != open_text(entry).content:
        actions.write_next_version(entry=entry, by=request.user, at=at)
    elif entry.draft is None:
        return entry
    return actions.change_draft(entry=entry, content=content, base=base, by=request.user, at=at)


def _saved(request: PersonRequest, entry: Entry, done: str) -> HttpResponse:
    """On to what was asked for: publishing, the preview; while one writes, when it was saved."""
    if done == "publish":
        return _published(request, entry)
    if done == "look":
        query = {"draft": "1"} if entry.draft and entry.current_id else {}
        return go(request, "exchange:entry", entry.slug, **query)
    if request.htmx:
        context = {"entry": entry, "base": seen_revision(entry)}
        return render_page(request, "exchange/parts/saved.html", context)
    say(request, _("Saved."))
    return go(request, "exchange:edit", entry.pk)


def _published(request: PersonRequest, entry: Entry) -> HttpResponse:
    if entry.draft is None:  # nothing was changed
        return go(request, "exchange:entry", entry.slug)
    try:
        entry = actions.publish_entry(entry=entry, by=request.user, at=now())
    except SaidAlready as problem:
        return _said_already(request, entry, problem)
    nearly = alike(entry, open_text(entry).content)[Likeness.NEAR]
    say(request, f"{_said_of(entry)} {_nearly(nearly[0]) if nearly else ''}".strip())
    return go(request, "exchange:entry", entry.slug)


def _said_already(request: PersonRequest, entry: Entry, problem: SaidAlready) -> HttpResponse:
    """The form as it is kept, with where the same is said; everything that was written stays in the draft."""
    twin = {"words": in_words(problem.message), "entry": problem.entry}
    response = _page(request, entry, _form(entry, None, publishing=False), twin=twin)
    response.status_code = 422
    return response


def _nearly(other: Entry) -> str:
    return _("“%(title)s” of yours says nearly the same: is that one still needed?") % {"title": other.title}


def _said_of(entry: Entry) -> str:
    if entry.state == EntryState.WAITING:
        return _("A moderator looks at it before others see it.")
    if entry.state == EntryState.WITHHELD:
        return _("The new text is sent to the moderators.")
    if entry.visibility == Visibility.PUBLIC:
        return _("Published. Everybody can see it.")
    return _("Published for those whom you chose.")


def _unsaved(request: PersonRequest, entry: Entry, form: EntryFields, **more: Any) -> HttpResponse:
    """The form as it was sent, with what is wrong (while one writes, only that)."""
    if more:
        more["clash_revision"] = seen_revision(entry_to_edit(entry.pk, request.user))
    if request.htmx and "done" not in request.POST:
        context = {"entry": entry, "problems": problems(form), "base": seen_revision(entry), **more}
        response = render_page(request, "exchange/parts/not_saved.html", context)
    else:
        response = _page(request, entry, form, unsaved=True, **more)
    response.status_code = 409 if more and not request.htmx else 422
    return response


def _page(request: PersonRequest, entry: Entry, form: EntryFields, **more: Any) -> HttpResponse:
    """The whole page; to htmx the form alone."""
    marks = {} if form.is_bound else proposed(entry, now().date())
    context = {
        "entry": entry,
        "form": form,
        "sections": list(sections(form, marks)),
        "problems": problems(form) if form.is_bound else [],
        "marked": len(marks),
        "base": request.POST.get("base", seen_revision(entry)),
        "files": entry.files.all(),
        "file_form": FileForm(auto_id="file_%s"),
        "visibility_form": VisibilityForm(entry=entry),
        **more,
    }
    return render_page(request, "exchange/edit.html", context, fragment="exchange/parts/editor.html")
