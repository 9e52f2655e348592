import json
from pathlib import Path
from typing import Any

import pytest

from tests.plans.factories import yangzhou_content
from ucap.config.plan_files import read_plan_file
from ucap.kernel.errors import BadInput
from ucap.plans.content import to_json, with_ids

CONTENT = yangzhou_content()
PLAN = to_json(CONTENT)


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "plans.json"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "text",
    [
        json.dumps(PLAN),
        json.dumps([PLAN]),
        json.dumps(PLAN) + "\n\n",
        "\ufeff" + json.dumps(PLAN, indent=2),
        json.dumps({"id": "x", "slug": "y", "state": "published", **PLAN, "warnings": []}),
    ],
)
def test_one_plan_however_it_is_wrapped(text: str, tmp_path: Path) -> None:
    file = read_plan_file(written(tmp_path, text))
    assert not file.is_document
    assert [reading.content for reading in file.readings] == [CONTENT]


def test_one_plan_a_line(tmp_path: Path) -> None:
    other = with_ids(CONTENT)
    file = read_plan_file(written(tmp_path, f"{json.dumps(PLAN)}\n\n{json.dumps(to_json(other))}\n"))
    assert [reading.content for reading in file.readings] == [CONTENT, other]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"sdgs": [4, 99]}, r"plan 1: \$\.sdgs is 99; goals go from 1 to 17\."),
        ({"period": {"start": "2019-13"}}, r"\$\.period\.start is '2019-13'; write a date as 2019, 2019-11"),
        ({"activities": [{"text": "a visit", "end": "soon"}]}, r"\$\.activities\[0\]\.end is 'soon'"),
        (
            {"sides": [{"countries": ["ZZ"]}]},
            r"\$\.sides\[0\]\.countries is 'ZZ'; write a country as its two letters",
        ),
        ({"sides": [{"cities": [{"name": "X", "place": "no such"}]}]}, r"cities\[0\]\.place is 'no such'"),
        ({"sides": [{"population": -1}]}, r"\$\.sides\[0\]\.population is -1"),
        ({"sides": "Yangzhou"}, r"This is not a plan in JSON: Expected `array`.*\$\.sides"),
    ],
)
def test_a_value_that_cannot_be_is_named_with_its_place(
    change: dict[str, Any], told: str, tmp_path: Path
) -> None:
    with pytest.raises(BadInput) as error:
        read_plan_file(written(tmp_path, json.dumps(PLAN | change)))
    assert str(error.value).startswith(str(tmp_path / "plans.json"))
    error.match(told)


@pytest.mark.parametrize("line", [b'{"title": ', b'{"title": "\x83"}', b"[" * 5000])
def test_a_broken_line_is_named(line: bytes, tmp_path: Path) -> None:
    (tmp_path / "plans.json").write_bytes(json.dumps(PLAN).encode() + b"\n" + line + b"\n")
    with pytest.raises(BadInput, match=r"line 2 is not JSON"):
        read_plan_file(tmp_path / "plans.json")


@pytest.mark.parametrize("text", ["{}", '{"name": "something else"}', '[{"language": "es"}]'])
def test_something_else_in_json_is_no_plan(text: str, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="there is nothing of a plan in it"):
        read_plan_file(written(tmp_path, text))


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"missing\.pdf cannot be read \(No such file or directory\)"):
        read_plan_file(tmp_path / "missing.pdf")
