"""The programme as rows of rooms and rows of sessions; times by the clocks of the event."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from babel.dates import format_skeleton
from django import forms
from django.core.validators import URLValidator
from django.forms.formsets import BaseFormSet
from django.http import QueryDict
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from ucap.events.forms.days import clock_field, kept
from ucap.events.forms.event import Problem
from ucap.events.programme import (
    LONGEST,
    LONGEST_LINK,
    LONGEST_ROOM,
    MOST_LINKS,
    MOST_ROOMS,
    MOST_SESSIONS,
    Programme,
    RoomSaid,
    SessionSaid,
    Spans,
    problems_of,
    tidied,
)
from ucap.events.times import instant, local, locale_of
from ucap.kernel.fields import CleanLine, CleanText
from ucap.kernel.rows import BUTTON, rearranged
from ucap.kernel.whole import whole
from ucap.places.sentences import say

ROOM_NAMES = "room-names"  # id of the <datalist> that the rooms' names are in


class RoomRow(forms.Form):
    was = forms.CharField(required=False, max_length=LONGEST_ROOM, widget=forms.HiddenInput)
    name = CleanLine(label=_("Name of the room"), longest=LONGEST_ROOM)
    link = forms.URLField(
        label=_("Link, of a room of a video service"),
        required=False,
        max_length=LONGEST_LINK,
        assume_scheme="https",
        validators=[URLValidator(schemes=["http", "https"])],
    )


class SessionRow(forms.Form):
    id = forms.CharField(required=False, max_length=32, widget=forms.HiddenInput)
    day = forms.ChoiceField(label=_("Day"))
    begins = clock_field(label=_("Begins"))
    ends = clock_field(label=_("Ends"))
    room = CleanLine(
        label=_("Room"),
        required=False,
        longest=LONGEST_ROOM,
        widget=forms.TextInput(attrs={"list": ROOM_NAMES, "autocomplete": "off"}),
    )
    title = CleanLine(label=_("Title"), longest=LONGEST["title"])
    is_break = forms.BooleanField(label=_("A break"), required=False)
    speakers = CleanText(
        label=_("Speakers, one a line"),
        required=False,
        longest=LONGEST["speakers"],
        most_links=MOST_LINKS["speakers"],
        rows=2,
    )
    text = CleanText(
        label=_("What it is about"),
        required=False,
        longest=LONGEST["text"],
        most_links=MOST_LINKS["text"],
        rows=2,
    )

    def __init__(self, *args: Any, days: Sequence[date], **more: Any) -> None:
        super().__init__(*args, **more)
        language = get_language() or "en"
        day: Any = self.fields["day"]
        day.choices = [(one.isoformat(), _short(one, language)) for one in days]

    def has_changed(self) -> bool:
        """Whether a new row says anything: its day alone does not count."""
        return bool(set(self.changed_data) - {"id", "day", "DELETE"})


RoomRows = forms.formset_factory(
    RoomRow, extra=0, max_num=MOST_ROOMS, absolute_max=MOST_ROOMS, validate_max=True, can_delete=True
)
SessionRows = forms.formset_factory(
    SessionRow, extra=0, max_num=MOST_SESSIONS, absolute_max=MOST_SESSIONS, validate_max=True, can_delete=True
)


class ProgrammeForm:
    """Rooms and sessions; `days` are the spans of the event's days, `zone` its time zone."""

    def __init__(self, data: QueryDict | None = None, *, before: Programme, days: Spans, zone: str) -> None:
        self.days, self.zone = days, zone
        self.changed = rearranged(data) if data else None  # a button moved rows: shown again, not yet sent
        if self.changed is not None and data and data[BUTTON] == "add:sessions":
            self.changed = _following(self.changed)
        given = self.changed or data or None
        rooms = [{"was": one.name, "name": one.name, "link": one.link} for one in before.rooms]
        sessions = [_shown(one, zone) for one in before.sessions]
        self.rooms = RoomRows(given, prefix="rooms", initial=None if given else rooms)
        self.sessions = SessionRows(
            given,
            prefix="sessions",
            initial=None if given else sessions,
            form_kwargs={"days": dates_of(days, zone, before)},
        )
        self.sessions.extra = 0 if sessions else 1

    def is_valid(self) -> bool:
        """Whether it was sent and can be kept."""
        if self.changed is not None or not self.rooms.is_bound:
            return False
        return all([self.rooms.is_valid(), self.sessions.is_valid()]) and self._goes_together()

    def programme(self) -> Programme:
        """What was written; where a room was given another name, its sessions follow."""
        rooms = list(kept(self.rooms))
        renamed = {said["was"]: said["name"] for said in rooms if said["was"]}
        return Programme(
            tuple(RoomSaid(said["name"], said["link"]) for said in rooms),
            tuple(self._session(said, renamed) for said in kept(self.sessions)),
        )

    def problems(self) -> list[Problem]:
        """What is wrong, row by row."""
        if self.changed is not None or not self.rooms.is_bound:
            return []
        sets: tuple[BaseFormSet[Any], ...] = (self.rooms, self.sessions)
        loose = [Problem("", "", str(text)) for one in sets for text in one.non_form_errors()]
        rows = [form for one in sets for form in one.forms if not form["DELETE"].data]
        return loose + [
            Problem(*_place(form, name), str(text))
            for form in rows
            for name, texts in form.errors.items()
            for text in texts
        ]

    def _session(self, said: dict[str, Any], renamed: dict[str, str]) -> SessionSaid:
        day = date.fromisoformat(said["day"])
        over = day if said["ends"] > said["begins"] else day + timedelta(days=1)
        return SessionSaid(
            **{name: said[name] for name in ("id", "title", "text", "speakers", "is_break")},
            room=renamed.get(said["room"], said["room"]),
            starts_at=instant(day, said["begins"], self.zone),
            ends_at=instant(over, said["ends"], self.zone),
        )

    def _goes_together(self) -> bool:
        """Whether no two are in one room at a time, and all within the event's days; else that is said at their rows."""
        programme = tidied(self.programme())
        forms_of = {_key(self._session(form.cleaned_data, {})): form for form in self._forms_kept()}
        found = False
        for place, message in problems_of(programme, self.days):
            found = True
            form = forms_of.get(_key(programme.sessions[place])) if place >= 0 else None
            if form is not None:
                form.add_error(None, say(message))
            else:
                self.rooms.non_form_errors().append(say(message))
        return not found

    def _forms_kept(self) -> list[SessionRow]:
        return [form for form in self.sessions.forms if form.cleaned_data and not form.cleaned_data["DELETE"]]


def _short(day: date, language: str) -> str:
    """ "Tue, 23 Mar"."""
    return str(format_skeleton("MMMEd", day, locale=locale_of(language)))


def dates_of(days: Spans, zone: str, programme: Programme) -> list[date]:
    """The dates on which something can begin: those of the days, and those on which something does already."""
    begun = [one.starts_at for one in programme.sessions]
    ends = [ends - timedelta(minutes=1) for _, ends in days]  # a night's second date
    instants = [*(starts for starts, _ in days), *ends, *begun]
    return sorted({local(one, zone).date() for one in instants})


def _place(form: forms.BaseForm, name: str) -> tuple[str, str]:
    """The id of that field and its label; of what is wrong with a whole row, its title's."""
    shown = name if name in form.fields else "title"
    return form[shown].id_for_label, str(form[shown].label if shown == name else form[shown].value() or "")


def _key(session: SessionSaid) -> tuple[object, ...]:
    return session.id, session.title, session.starts_at, session.ends_at


def _shown(session: SessionSaid, zone: str) -> dict[str, Any]:
    begins, ends = local(session.starts_at, zone), local(session.ends_at, zone)
    names = ("id", "title", "text", "speakers", "room", "is_break")
    return {
        **{name: getattr(session, name) for name in names},
        "day": begins.date().isoformat(),
        "begins": begins.time(),
        "ends": ends.time(),
    }


def _following(data: QueryDict) -> QueryDict:
    """The posted form, whose session that was just added begins where the last one ends."""
    new = (whole(data.get("sessions-TOTAL_FORMS", "")) or 0) - 1
    if 1 <= new <= MOST_SESSIONS:
        data[f"sessions-{new}-day"] = data.get(f"sessions-{new - 1}-day", "")
        data[f"sessions-{new}-begins"] = data.get(f"sessions-{new - 1}-ends", "")
    return data
