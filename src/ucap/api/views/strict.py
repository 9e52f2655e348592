"""JSON as RFC 8259 has it: in UTF-8, without NaN."""

import json
from typing import Any

from django.http import HttpRequest
from ninja.parser import Parser


class StrictParser(Parser):
    def parse_body(self, request: HttpRequest) -> dict[str, Any]:
        """What the body says; raises ValueError for what is no JSON, which is answered 400."""
        said: dict[str, Any] = json.loads(request.body.decode("utf-8"), parse_constant=_no_number)
        return said


def _no_number(name: str) -> float:
    raise ValueError(f"{name} is not JSON")
