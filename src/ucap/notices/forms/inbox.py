"""What is looked for in the inbox."""

from django import forms
from django.utils.translation import gettext_lazy, pgettext

from ucap.kernel.whole import whole
from ucap.notices.queries.inbox import Asked
from ucap.notices.states import Kind
from ucap.notices.wording import KINDS

UNREAD = "unread"


def show_choices() -> list[tuple[str, str]]:
    return [("", pgettext("notices", "All")), (UNREAD, pgettext("notices", "Unread ones alone"))]


def kind_choices() -> list[tuple[str, str]]:
    return [("", pgettext("kinds", "All")), *((kind.value, str(name)) for kind, (name, _) in KINDS.items())]


class InboxForm(forms.Form):
    """The filters of the inbox, read from the address: whatever makes no sense is left out."""

    kind = forms.ChoiceField(label=gettext_lazy("About what"), choices=kind_choices, required=False)
    show = forms.ChoiceField(label=gettext_lazy("Which"), choices=show_choices, required=False)

    def asked(self, before: str = "") -> Asked:
        """What is looked for."""
        kept = self.kept()
        return Asked(
            kind=Kind(kept["kind"]) if "kind" in kept else None,
            unread=kept.get("show") == UNREAD,
            before=whole(before),
        )

    def kept(self) -> dict[str, str]:
        """The filters in use, as an address carries them on."""
        self.full_clean()
        return {name: value for name, value in self.cleaned_data.items() if value}
