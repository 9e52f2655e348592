"""The journal, for the secretariat: what happened, when, by whom, newest first; to look through and to take away."""

import csv
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Any

from django import forms
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_safe

from ucap.journal.models import Entry, EntryQuerySet
from ucap.journal.queries import Whole, whole_all
from ucap.kernel.cells import safe_cell
from ucap.kernel.clock import now
from ucap.kernel.errors import NotAllowed
from ucap.kernel.pages import render_page
from ucap.people.models import User
from ucap.people.pages import PersonRequest, for_people
from ucap.web.happenings import in_words, kind_in_words
from ucap.web.rules import SECRETARIAT_READS, may_read_journal

AT_ONCE = 50  # entries on a page
MOST_PEOPLE = 50  # that a search for a name may mean
IN_A_FILE = 20_000  # entries in a download, the newest
CHUNK = 500


class JournalFilters(forms.Form):
    """What of the journal somebody wants to see."""

    q = forms.CharField(
        label=gettext_lazy("A person's name or address, or the id of what it is about"),
        required=False,
        max_length=200,
    )
    verb = forms.ChoiceField(label=gettext_lazy("What happened"), required=False)
    kind = forms.ChoiceField(label=gettext_lazy("To what"), required=False)
    first = forms.DateField(
        label=gettext_lazy("From"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    last = forms.DateField(
        label=gettext_lazy("To"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        verbs = [(verb, in_words(verb) or verb) for verb in _each("verb")]
        kinds = [(kind, kind_in_words(kind)) for kind in _each("subject_kind")]
        for name, choices in (("verb", verbs), ("kind", kinds)):
            field: Any = self.fields[name]
            field.choices = [("", gettext("All")), *sorted(choices, key=lambda one: one[1].casefold())]


@dataclass(frozen=True, slots=True)
class Line:
    """One entry, readable."""

    entry: Entry
    what: str  # in words, "" where there are none for it
    kind: str  # of the subject, in words
    who: str  # "" for a visitor
    whole: Whole


@dataclass(frozen=True, slots=True)
class JournalPage:
    lines: tuple[Line, ...]
    older: int | None  # the id before which the next page begins
    is_first: bool


@for_people(belongs_to="journal")
@require_safe
def journal(request: PersonRequest) -> HttpResponse:
    """A page of the journal; to htmx the entries alone."""
    form = JournalFilters(request.GET)
    page = journal_page(_found(form, request), before=request.GET.get("before", ""))
    context = {"form": form, "page": page}
    return render_page(request, "web/journal.html", context, fragment="web/journal_lines.html")


@for_people(belongs_to="journal")
@require_safe
def journal_download(request: PersonRequest) -> StreamingHttpResponse:
    """The newest 20,000 entries that the filters leave, as a table."""
    rows = _rows(_found(JournalFilters(request.GET), request))
    response = StreamingHttpResponse(rows, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="journal-{now():%Y-%m-%d}.csv"'
    return response


def journal_page(entries: EntryQuerySet, *, before: str = "") -> JournalPage:
    """The entries before that id, the newest first. Three queries."""
    begins = int(before) if before.isdecimal() and len(before) < 19 else None
    found = list((entries.filter(pk__lt=begins) if begins else entries)[: AT_ONCE + 1])
    shown = found[:AT_ONCE]
    return JournalPage(
        lines=tuple(_lines(shown)),
        older=shown[-1].pk if len(found) > AT_ONCE else None,
        is_first=begins is None,
    )


def found_entries(wanted: Mapping[str, Any]) -> EntryQuerySet:
    """The entries that the filters leave."""
    entries = Entry.objects.all()
    if q := str(wanted.get("q") or "").strip():
        entries = entries.filter(Q(subject_id=q) | Q(actor__in=_people(q)))
    if verb := wanted.get("verb"):
        entries = entries.filter(verb=verb)
    if kind := wanted.get("kind"):
        entries = entries.filter(subject_kind=kind)
    if first := wanted.get("first"):
        entries = entries.filter(at__gte=datetime.combine(first, time(), UTC))
    if last := wanted.get("last"):
        entries = entries.filter(at__lt=datetime.combine(last, time(), UTC) + timedelta(days=1))
    return entries


def _found(form: JournalFilters, request: HttpRequest) -> EntryQuerySet:
    if not may_read_journal(request.user):
        raise NotAllowed(SECRETARIAT_READS)
    return found_entries(form.cleaned_data if form.is_valid() else {})


def _people(q: str) -> list[str]:
    """The ids of the people that may be meant."""
    meant = Q(pk=q) | Q(email__iexact=q) | Q(name__icontains=q)
    return list(User.objects.filter(meant).values_list("pk", flat=True)[:MOST_PEOPLE])


def _lines(entries: Iterable[Entry]) -> Iterator[Line]:
    shown = list(entries)
    whole = whole_all(shown)
    people = User.objects.in_bulk({entry.actor for entry in shown if entry.actor})
    for entry in shown:
        person = people.get(entry.actor)
        gone = gettext("Somebody who has left") if entry.actor else ""
        words = in_words(entry.verb, whole[entry.pk].detail)
        kind = kind_in_words(entry.subject_kind)
        yield Line(entry, words, kind, str(person) if person else gone, whole[entry.pk])


def _rows(entries: EntryQuerySet) -> Iterator[str]:
    yield "\ufeff"  # by which spreadsheets know UTF-8
    writer = csv.writer(_Echo())
    head = ("id", "at", "verb", "subject", "subject id", "person id", "person", "before", "after", "detail")
    yield writer.writerow(head)
    left, before = IN_A_FILE, None
    while left > 0:
        chunk = list((entries.filter(pk__lt=before) if before else entries)[: min(CHUNK, left)])
        for line in _lines(chunk):
            yield writer.writerow([safe_cell(value) for value in _row(line)])
        if len(chunk) < CHUNK:
            return
        left, before = left - len(chunk), chunk[-1].pk


def _row(line: Line) -> tuple[str, ...]:
    entry, whole = line.entry, line.whole
    parts = (
        json.dumps(part, ensure_ascii=False) if part else ""
        for part in (whole.before, whole.after, whole.detail)
    )
    return (
        str(entry.pk),
        entry.at.isoformat(timespec="seconds"),
        entry.verb,
        entry.subject_kind,
        entry.subject_id,
        entry.actor,
        line.who,
        *parts,
    )


def _each(column: str) -> Iterator[str]:
    """Every value there is in that column; one look into its index a value, however long the journal."""
    values = Entry.objects.order_by(column).values_list(column, flat=True)
    value = values.first()
    while value:
        yield value
        value = values.filter(**{f"{column}__gt": value}).first()


class _Echo:
    """What csv writes to: it hands each line back."""

    def write(self, line: str) -> str:
        return line
