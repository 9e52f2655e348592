"""Form fields for what people outside write: cleaned, and held to limits that their errors name."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ucap.kernel.hygiene import clean_line, clean_text, links_in, too_long

LONGEST_LINE = 200
LONGEST_TEXT = 2000
MOST_LINKS = 3


class CleanLine(forms.CharField):
    """One line: a name, a title. Without addresses of the web, unless `most_links` allows some."""

    def __init__(self, *, longest: int = LONGEST_LINE, most_links: int = 0, **more: Any) -> None:
        self.longest, self.most_links = longest, most_links
        super().__init__(**more)
        if not isinstance(
            self.widget, forms.Textarea
        ):  # there a browser would cut off what is pasted without a word
            self.widget.attrs.setdefault("maxlength", str(longest))

    def to_python(self, value: Any) -> Any:
        """The clean text; "" for nothing, and for what is nothing once it is clean."""
        return self.cleaned(str(value)) if value not in self.empty_values else self.empty_value

    def cleaned(self, text: str) -> str:
        return clean_line(text)

    def validate(self, value: Any) -> None:
        super().validate(value)
        text = str(value or "")
        if too_long(text, self.longest):
            raise ValidationError(
                _("These are %(number)d characters; at most %(limit)d are possible. Shorten it."),
                code="long",
                params={"number": len(text), "limit": self.longest},
            )
        if links_in(text) > self.most_links:
            raise ValidationError(self._said_of_links(), code="links", params={"limit": self.most_links})

    def _said_of_links(self) -> str:
        if not self.most_links:
            return _("Write it without addresses of web pages.")
        return ngettext(
            "At most %(limit)d address of a web page is possible here. Take the others out.",
            "At most %(limit)d addresses of web pages are possible here. Take the others out.",
            self.most_links,
        )


class CleanText(CleanLine):
    """A text of several lines, with a few addresses of the web at most."""

    def __init__(
        self, *, longest: int = LONGEST_TEXT, most_links: int = MOST_LINKS, rows: int = 4, **more: Any
    ) -> None:
        widget = more.pop("widget", None) or forms.Textarea(attrs={"rows": rows})
        super().__init__(longest=longest, most_links=most_links, widget=widget, **more)

    def cleaned(self, text: str) -> str:
        return clean_text(text)
