"""The API held to its own description by schemathesis; `python -m bench api` does the same for longer."""

import pytest
from bench.api.cases import look
from bench.api.people import callers
from django.core.wsgi import get_wsgi_application

from tests.postgres import chosen
from ucap.api.views import face
from ucap.api.views.description import description


@pytest.mark.slow
@pytest.mark.django_db
@pytest.mark.filterwarnings("default")
def test_every_answer_is_one_that_is_described(settings: object) -> None:
    settings.API_REQUESTS_OF_A_TOKEN = settings.API_REQUESTS_OF_A_VISITOR = 1_000_000  # type: ignore[attr-defined]
    # the second store is asked what may be stored at all, the first the rest of it
    found = look(get_wsgi_application(), callers(), examples=1 if chosen() else 2)
    assert found.wrong == {}
    assert found.cases.total() > (200 if chosen() else 300)
    assert found.server_errors == 0


def test_no_two_shapes_share_a_name() -> None:
    """The description tells them apart by name: of two enums called Kind one would be lost."""
    known: dict[str, object] = {}
    for one in face.operations():
        for model in face.models_of(one.id):
            for name, shape in model.model_json_schema().get("$defs", {}).items():
                assert known.setdefault(name, shape) == shape, name


def test_every_operation_is_described_whole() -> None:
    said = description()
    assert said["openapi"].startswith("3.1")
    for path, methods in said["paths"].items():
        for method, operation in methods.items():
            name = f"{method} {path}"
            assert operation["summary"].endswith("."), name
            assert {"401", "403", "404", "422", "429", "500"} <= set(operation["responses"]), name
            assert operation["security"], name
            for content in operation.get("requestBody", {}).get("content", {}).values():
                assert "example" in content, name


def test_a_file_of_json_is_described_as_what_a_program_reads() -> None:
    (document,) = (one for path, one in description()["paths"].items() if path.endswith("/documents/{form}"))
    described = document["get"]["responses"]["200"]["content"]
    assert described["application/json"]["schema"] == {"type": "object"}
    assert described["application/pdf"]["schema"] == {"type": "string", "format": "binary"}
