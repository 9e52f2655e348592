"""What the hosts look for among those who are to meet."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ucap.events.forms.asking import LONGEST_SEARCH
from ucap.events.queries.demand import NONE, SORTS, UNANSWERED, UNWANTED, AskedOfDemand
from ucap.kernel.hygiene import plain_words


class DemandForm(forms.Form):
    q = forms.CharField(label=_("Search the participants"), required=False)
    show = forms.ChoiceField(
        label=_("Who"),
        required=False,
        choices=[
            ("", _("All")),
            (NONE, _("No meeting yet")),
            (UNANSWERED, _("Requests to answer")),
            (UNWANTED, _("Neither asked nor was asked")),
        ],
    )

    def asked(self, sort: str, page: str) -> AskedOfDemand:
        """What is looked for; whatever makes no sense is left out."""
        self.is_valid()
        said = self.cleaned_data
        return AskedOfDemand(
            words=plain_words(self.data.get("q", ""))[:LONGEST_SEARCH],
            show=said.get("show", ""),
            sort=sort if sort.removeprefix("-") in SORTS else "",
            page=page,
        )
