"""The bytes of a first visit: the page and everything it loads, as they are sent (gzip, as browsers take it without TLS)."""

import asyncio
import re
from urllib.parse import urljoin

from bench.client import Client

TAGS = re.compile(r"<(?:link|script|img)\b[^>]*>")
LOADED = re.compile(r'rel="(?:stylesheet|icon|modulepreload|preload)"|^<(?:script|img)')
ADDRESS = re.compile(r'(?:href|src)="([^"]+)"')
# What styles and scripts load in their turn
IN_STYLES = re.compile(r"url\(['\"]?([^'\")]+)['\"]?\)|@import ['\"]([^'\"]+)['\"]")
IN_SCRIPTS = re.compile(r"""(?:from|import)\s*\(?\s*['"](\.{1,2}/[^'"]+)['"]""")


def weight(port: int, path: str) -> dict[str, int]:
    """Each address that is loaded, and its bytes."""
    return asyncio.run(_weight(port, path))


async def _weight(port: int, path: str) -> dict[str, int]:
    sizes: dict[str, int] = {}
    async with Client(port) as client:
        waiting = [path]
        while waiting:
            one = waiting.pop()
            if one in sizes or one.startswith("data:"):
                continue
            answer = await client.get(one, **{"Accept-Encoding": "gzip"})
            assert answer.status == 200, (one, answer.status)
            sizes[one] = len(answer.body)
            plain = await client.get(one)
            waiting += [urljoin(one, other) for other in _loaded_by(one, plain.body.decode())]
    return sizes


def _loaded_by(path: str, text: str) -> list[str]:
    if path.endswith(".css"):
        return [a or b for a, b in IN_STYLES.findall(text)]
    if path.endswith(".js"):
        return IN_SCRIPTS.findall(text)
    if path.endswith(".svg"):
        return []
    tags = [tag for tag in TAGS.findall(text) if LOADED.search(tag)]
    return [address.group(1) for tag in tags if (address := ADDRESS.search(tag))]
