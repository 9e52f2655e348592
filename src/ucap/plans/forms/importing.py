"""Giving the platform a document: a file, or its text."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ucap.kernel.errors import BadInput
from ucap.kernel.uploads import UploadField
from ucap.places.sentences import say
from ucap.plans.attached import refuse_other_kinds

KINDS = ".pdf,.docx,.html,.htm,.md,.markdown,.txt,.tsv,.json"


class DocumentField(UploadField):
    """A file that is not too large; what it holds is found out later, from its content."""

    def __init__(self, **more: Any) -> None:
        super().__init__(max_length=255, allow_empty_file=True, **more)

    def clean(self, data: Any, initial: Any = None) -> Any:
        file = super().clean(data, initial)
        if isinstance(file, UploadedFile) and (file.size or 0) > settings.MAX_UPLOAD:
            raise ValidationError(
                _("This file has %(size)s. Give one of at most %(limit)s, or paste its text."),
                code="large",
                params={
                    "size": filesizeformat(file.size or 0),
                    "limit": filesizeformat(settings.MAX_UPLOAD),
                },
            )
        return file


class ImportForm(forms.Form):
    document = DocumentField(
        label=gettext_lazy("The document"),
        required=False,
        widget=forms.FileInput(attrs={"accept": KINDS}),
        help_text=gettext_lazy("PDF, Word (.docx), web page, Markdown or text, up to 25 MB."),
    )
    text = forms.CharField(
        label=gettext_lazy("Or its text"),
        required=False,
        max_length=1_000_000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=gettext_lazy("Copied from a document, a web page or a mail."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["text"].widget.attrs["maxlength"]  # a browser would cut the text off without a word

    def clean(self) -> dict[str, Any]:
        if not self.errors and not self.cleaned_data.get("document") and not self.cleaned_data.get("text"):
            raise ValidationError(_("Choose a file, or paste the text of the plan."), code="nothing")
        return self.cleaned_data

    def given(self) -> tuple[bytes, str]:
        """What was given, and the name it was given under ("" for text)."""
        file = self.cleaned_data.get("document")
        if file:
            return file.read(), file.name
        return self.cleaned_data["text"].encode(), ""


class AttachForm(forms.Form):
    document = DocumentField(
        label=gettext_lazy("The full plan"),
        help_text=gettext_lazy(
            "A PDF, office document, picture or text, up to 25 MB. Nobody but the people you grant it to can read it."
        ),
    )

    def clean_document(self) -> Any:
        """The file, of a kind that is taken: said beside the field."""
        file = self.cleaned_data["document"]
        if data := file.read():
            try:
                refuse_other_kinds(file.name, data)
            except BadInput as problem:
                raise ValidationError(say(problem.message), code="kind") from problem
        file.seek(0)
        return file
