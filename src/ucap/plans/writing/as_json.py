"""A plan as JSON: the contract of `ucap read`."""

import json

from ucap.plans.content import PlanContent, to_json


def write_json(content: PlanContent, *, language: str, url: str) -> str:
    """The plan's own object, with the address of its page beside it."""
    del language  # data has no labels
    return json.dumps(to_json(content) | {"url": url}, ensure_ascii=False, indent=2) + "\n"
