"""Giving a document."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import override_settings

from ucap.plans.forms.importing import AttachForm, ImportForm


def test_a_file_is_taken_as_it_is() -> None:
    form = ImportForm({}, {"document": SimpleUploadedFile("plan.pdf", b"%PDF")})
    assert form.is_valid()
    assert form.given() == (b"%PDF", "plan.pdf")


def test_text_is_taken_without_a_name() -> None:
    form = ImportForm({"text": "City: 扬州"})
    assert form.is_valid()
    assert form.given() == ("City: 扬州".encode(), "")


def test_a_text_is_never_cut_off_but_too_long_is_said() -> None:
    assert "maxlength" not in str(ImportForm()["text"])
    form = ImportForm({"text": "x" * 1_000_001})
    assert not form.is_valid()
    assert "1000000" in str(form.errors["text"])


def test_nothing_is_asked_about() -> None:
    form = ImportForm({"text": "  "})
    assert not form.is_valid()
    assert "Choose a file" in str(form.non_field_errors())


def test_a_kind_that_is_not_taken_is_said_beside_the_field() -> None:
    form = AttachForm({}, {"document": SimpleUploadedFile("plan.exe", b"MZ")})
    assert not form.is_valid()
    assert "PDF" in str(form.errors["document"])
    form = AttachForm({}, {"document": SimpleUploadedFile("plan.pdf", b"%PDF-1")})
    assert form.is_valid()
    assert form.cleaned_data["document"].read() == b"%PDF-1"


@override_settings(MAX_UPLOAD=10)
@pytest.mark.parametrize("kind", [ImportForm, AttachForm])
def test_too_large_is_said_with_the_limit(kind: type[ImportForm]) -> None:
    form = kind({}, {"document": SimpleUploadedFile("plan.pdf", b"x" * 11)})
    assert not form.is_valid()
    assert "10" in str(form.errors["document"])
