"""Reading what was written gives the plan back: random plans in all six languages (random_plans says how wide)."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.plans.writing.random_plans import plans
from tests.plans.writing.test_writing import URL, as_bytes
from ucap.plans.content import PlanContent, without_ids
from ucap.plans.labels import LANGUAGES
from ucap.plans.reading.read import read_document
from ucap.plans.writing import write

QUICK = settings(
    database=None, derandomize=True, suppress_health_check=list(HealthCheck)
)  # the same plans every time: a failure is the change's


def read_back(plan: PlanContent, form: str) -> PlanContent:
    """The plan after it was written in that form and read again."""
    written = write(plan, form, language=plan.language, url=URL)
    return without_ids(read_document(as_bytes(written)).content)


@settings(QUICK, max_examples=30)
@given(plan=plans(), form=st.sampled_from(["html", "md", "json"]))
def test_text_forms_give_the_plan_back(plan: PlanContent, form: str) -> None:
    assert read_back(plan, form) == plan


@settings(QUICK, max_examples=12)
@given(plan=plans())
def test_word_gives_the_plan_back(plan: PlanContent) -> None:
    assert read_back(plan, "docx") == plan


@pytest.mark.parametrize("language", LANGUAGES)
def test_pdf_gives_the_plan_back(language: str) -> None:
    @settings(QUICK, max_examples=6)
    @given(plan=plans(language))
    def check(plan: PlanContent) -> None:
        assert read_back(plan, "pdf") == plan

    check()
