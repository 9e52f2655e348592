"""What one reads of the pages of events, and what one sends to them."""

import re
from html import unescape
from typing import Any

from django.test import Client


def read(client: Client, path: str, language: str = "en", status: int = 200) -> str:
    """What one reads of a page, on one line."""
    response = client.get(f"/{language}/events/{path}")
    assert response.status_code == status
    return words(response.content.decode())


def words(page: str) -> str:
    main = page.partition("<main")[2] or page
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main)).split())


def send(client: Client, path: str, status: int = 302, **data: Any) -> str:
    response = client.post(f"/en/events/{path}", data)
    assert response.status_code == status, words(response.content.decode())
    return words(response.content.decode())
