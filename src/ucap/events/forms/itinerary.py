"""One stop of a visit."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ucap.events.actions.itinerary import LONGEST, NAMES, StopSaid, said_of
from ucap.events.forms.days import WallTime
from ucap.events.models import Session
from ucap.events.queries.itinerary import stop_of
from ucap.events.times import instant, local
from ucap.kernel.fields import CleanLine, CleanText
from ucap.language.tags import same_language
from ucap.organisations.wording import tongue_choices


def _line(name: str, **more: Any) -> CleanLine:
    return CleanLine(required=False, longest=LONGEST[name], **more)


class StopForm(forms.Form):
    host = _line("host", label=_("Received by"), help_text=_("A person or an organisation."))
    contact_name = _line("contact_name", label=_("Whom one can call"))
    contact_phone = _line("contact_phone", label=_("Telephone"))
    contact_email = forms.EmailField(label=_("E-mail"), required=False, max_length=LONGEST["contact_email"])
    transport = _line("transport", label=_("How to get there"), help_text=_("Bus, train, on foot …"))
    leaves_from = _line("leaves_from", label=_("Leaves from"))
    departs_at = WallTime(label=_("Leaves at"), required=False)
    notes = CleanText(
        label=_("Good to know"),
        required=False,
        longest=LONGEST["notes"],
        rows=3,
        help_text=_("Only those who come and the hosts read it."),
    )
    other_language = forms.ChoiceField(label=_("In one more language"), required=False)
    other_title = _line("other_title", label=_("Title in that language"))
    other_text = CleanText(
        label=_("Text in that language"), required=False, longest=LONGEST["other_text"], rows=3
    )

    def __init__(self, data: Any = None, *, session: Session) -> None:
        self.session, self.zone = session, session.event.time_zone
        said = said_of(stop_of(session))
        initial = {name: getattr(said, name) for name in NAMES}
        if said.departs_at:
            initial["departs_at"] = local(said.departs_at, self.zone).replace(tzinfo=None)
        super().__init__(data, initial=initial, auto_id=f"stop-{session.pk}-%s")
        tongues: Any = self.fields["other_language"]
        own = session.event.language
        others = [(tag, name) for tag, name in tongue_choices() if not same_language(tag, own)]
        tongues.choices = [("", _("None")), *others]

    def clean_departs_at(self) -> datetime | None:
        """By the clocks of the event."""
        at: datetime | None = self.cleaned_data["departs_at"]
        return instant(at.date(), at.time(), self.zone) if at else None

    def said(self) -> StopSaid:
        """What the action keeps."""
        return StopSaid(**{name: self.cleaned_data[name] for name in NAMES})

    @property
    def is_new(self) -> bool:
        return stop_of(self.session) is None
