"""Data for machines inside a page (JSON-LD in a script element), which no text in it can break out of."""

import json
from collections.abc import Mapping
from typing import Any

from django.utils.safestring import SafeString, mark_safe

# What ends a script element or begins a comment in it, and what ends a line in old scripts, written so that JSON reads it all the same
HTML_IN_DATA = str.maketrans(
    {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
)


def linked_data(data: Mapping[str, Any]) -> SafeString:
    """The data as a script element of a page."""
    written = json.dumps(data, ensure_ascii=False).translate(HTML_IN_DATA)
    return mark_safe(f'<script type="application/ld+json">{written}</script>')  # noqa: S308 - escaped above
