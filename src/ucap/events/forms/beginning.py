"""Beginning an event: of which kind, and who holds it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ucap.events.content import LONGEST, EventContent
from ucap.events.states import EventKind, Mode
from ucap.events.wording import KINDS
from ucap.exchange.forms.beginning import Belongs
from ucap.kernel.fields import CleanLine
from ucap.organisations.acting import Acting
from ucap.organisations.models import Organisation
from ucap.places.models import City


class BeginForm(forms.Form):
    """`content`: what is known of the event already; of an event from nothing only its language."""

    kind = forms.ChoiceField(label=_("Kind"), choices=list(KINDS.items()), widget=forms.RadioSelect)
    title = CleanLine(
        label=_("Title"),
        required=False,
        longest=LONGEST["title"],
        help_text=_("It can be changed until the event is over."),
    )
    acting = forms.ChoiceField(label=_("Who holds it?"), help_text=_("Others can be asked to hold it too."))

    def __init__(
        self, data: Any, *, hosts: Sequence[Acting], chosen: Acting | None, content: EventContent
    ) -> None:
        begins_with = (chosen or hosts[0]).key if hosts else ""
        kind = content.kind if content.plan else None  # of one from nothing people say themselves what it is
        super().__init__(data, initial={"kind": kind, "title": content.title, "acting": begins_with})
        title: Any = self.fields["title"]
        title.needed_later = True  # a draft is kept without it, but it is not optional
        self.before = content
        acting: Any = self.fields["acting"]
        acting.choices = [(one.key, one.name) for one in hosts]
        if len(hosts) == 1:
            acting.widget = forms.HiddenInput()

    def belongs(self) -> Belongs:
        """The organisation or the city, as actions take it; neither for the programme."""
        kind, _sign, key = self.cleaned_data["acting"].partition(":")
        organisation = Organisation.objects.filter(pk=key).first() if kind == "organisation" else None
        city = City.objects.filter(pk=key).first() if kind == "city" else None
        return {"organisation": organisation, "city": city}

    def content(self) -> EventContent:
        """What the event begins with: where its host is, by the clocks there."""
        said, belongs = self.cleaned_data, self.belongs()
        kind = EventKind(said["kind"])
        organisation = belongs["organisation"]
        home = belongs["city"] or (organisation.city if organisation else None)
        online = kind == EventKind.WEBINAR
        return replace(
            self.before,
            kind=kind,
            title=said["title"],
            mode=Mode.ONLINE if online else Mode.PLACE,
            place=home.pk if home and not online else "",
            time_zone=home.timezone if home else self.before.time_zone,
        )
