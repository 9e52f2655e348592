"""What holds for every form in which a plan is written."""

import subprocess
import sys

import pytest

from tests.plans.factories import yangzhou_content
from ucap.kernel.errors import BadInput
from ucap.plans.content import without_ids
from ucap.plans.reading.read import read_document
from ucap.plans.writing import WRITERS, write

URL = "https://ucap.example/en/plans/yangzhou-granada-2019/"
READABLE = sorted(set(WRITERS) - {"iati"})


def as_bytes(written: str | bytes) -> bytes:
    """What was written, as it stands in a file."""
    return written if isinstance(written, bytes) else written.encode()


@pytest.mark.parametrize("form", READABLE)
def test_the_real_plan_comes_back(form: str) -> None:
    written = write(yangzhou_content(), form, language="en", url=URL)
    assert without_ids(read_document(as_bytes(written)).content) == yangzhou_content()


@pytest.mark.parametrize("form", sorted(WRITERS))
def test_the_same_plan_gives_the_same_bytes(form: str) -> None:
    first, second = (write(yangzhou_content(), form, language="en", url=URL) for _ in range(2))
    assert first == second


def test_another_form_is_refused_with_those_there_are() -> None:
    with pytest.raises(BadInput, match=r"cannot be written as exe.*json, pdf, docx"):
        write(yangzhou_content(), "exe", language="en", url=URL)


def test_importing_it_is_instant_and_knows_no_framework() -> None:
    code = "import sys, ucap.plans.writing; print(*sorted(sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    slow = {"django", "typst", "docx", "lxml", "babel", "segno", "markdown_it"}
    assert not slow & {name.partition(".")[0] for name in loaded.stdout.split()}
